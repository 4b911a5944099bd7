# 引导上报,一步一步。

guide-what = 1/4 是什么事?
guide-what-body = 点一下,或者说一句话、按住话筒说一段、发张照片。
guide-danger = 着火、煤气、有人受伤:请先打 119、120、110。
guide-where = 2/4 在哪儿?
guide-where-body = 点一下,或者写“3号楼2单元”。
guide-yard = 2/4 哪个小区?
guide-building = 2/4 哪栋楼?
guide-stair = 2/4 几单元?
guide-spot = 2/4 是哪一处?
guide-pin = 2/4 请发定位
guide-photos = 3/4 有照片吗?
guide-photos-more = 3/4 收到照片,还可以再发
guide-photos-body = 照片让办的人一看就懂。没有也行。
guide-photos-none = 没有照片
guide-photos-enough = 够了,下一步
guide-check = 4/4 这样报,对吗?
guide-photo = 照片
guide-count = { $count ->
    [0] 没有
   *[other] { $count } 张
}
guide-spoken = 有语音
guide-pinned = 按您发的定位
guide-change-what = 改什么事
guide-change-where = 改地方
guide-change-photos = 改照片
guide-door = 一步一步报,点一下就开始
guide-leads = 到和我的私聊里一步一步来,别人看不到。
