# The cards of the day.

day-work-title = { $fresh ->
    [0] 手上 { $total } 件,按楼栋排好了
   *[other] 手上 { $total } 件,{ $fresh } 件还没接
}
day-work-done = 手上的都办好了,辛苦了!
day-work-reply = 办好了:回复这张卡片发照片,写上编号,比如“{ $number }”。
day-somewhere = 地点待定
day-with = { $name }在办
day-asked = 申请晚 { $days } 天
day-take = 我来 { $number }
day-done = 办好 { $number }
day-part = 配合好了 { $number }
day-helps = 配合{ $unit }
day-tick-title = 哪几件今天办不完?点一下编号
day-days-title = { $count } 件要晚几天?
day-why-title = { $count } 件晚 { $days } 天,因为?
day-and = 、
day-count = { $count } 件
day-to-whom = { $count }({ $whom })
day-overview-title = 今天有 { $total } 件要看
day-overview-done = 都处理好了,今天没有要看的。
day-week = 上周(括号里是前一周):
day-week-line = { $what } { $last }({ $before })
week-new = 新收
week-closed = 办好
week-returned = 退回
week-late = 超期
week-logged = 当场办好登记
due-hard = 等街道协调
due-new = 新收
due-returned = 退回
due-dispatch = 待安排
due-asked = 申请延期
due-overdue = 超期
due-today = 今天到期
due-callback = 待回访
due-verify = 待核实
due-title = { $topic } { $total } 件
day-kinds-title = 今天记的,{ $total } 件还差类别,点一下就好
day-kinds-done = 类别都齐了,辛苦了!
day-photo-only = 照片
day-other-kind = { $number } 其他…
day-logged-title = 当场办好、登记 { $total } 件
day-logged-none = 没有新登记的。
day-looked = 看过
day-drawn = 抽签号 { $seed }:抽到 { $numbers } 号。
day-for-learning = 抽看是为了互相学,不打分,不排名。
went-take-all = 好的,{ $count } 件都接了。
went-ticked-why = { $count } 件已报社区,等回复。
went-others = { $name }已经接了 { $numbers } 号。
went-no-more-time = { $numbers } 号已经延过两次,不能再延,有难处请跟社区说。
went-changed = { $numbers } 号刚才有变化,请看最新的。
which-done = 收到照片。办好了哪一件?
