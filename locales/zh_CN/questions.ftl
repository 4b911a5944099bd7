# Questions with buttons, and requests for a photo, a place, some words.

choose-compound = { $number } 号在哪个小区?
choose-building = { $number } 号在哪栋楼?
choose-spot = 已补充到 { $number } 号,{ $count ->
    [1] 是这里吗?
   *[other] 是哪一处?
 }
choose-stair = { $number } 号在哪个单元?
choose-category = { $number } 号是哪类事?
choose-condition = { $number } 号具体是哪种情形?
choose-unit = { $number } 号转给哪个单位?
choose-days = { $number } 号要晚几天?
choose-time-why = { $number } 号晚 { $days } 天,是什么原因?
choose-decline-why = { $number } 号为什么不归你们?
nothing-to-choose = 这里还没有可选的,请联系社区。

send-pin = 请发一下 { $number } 号的位置。
send-pin-body = 点“+”选位置就行,大概的地方也可以。
send-proof = 请发一张 { $number } 号办好后的照片。
send-words = { $what ->
    [note] { $number } 号备注什么?
    [reply] { $number } 号怎么答复反映人?
    [return] { $number } 号为什么不归你们?
    [more-time] { $number } 号为什么要晚几天?
    [pause] { $number } 号为什么一时办不了?请写一句。
    [not-done] { $number } 号哪里还没办好?
    [not-solved] { $number } 号哪里还没解决?
    [pass-up] { $number } 号难在哪里?
    [write-out] { $number } 号的语音说了什么?
    [hard] { $number } 号难在哪里,为什么只能报街道?
    [send-down] { $number } 号请社区怎么办?
    [drawn-doubt] { $number } 号哪里有疑问?
   *[reword] { $number } 号改成怎么说?
}
send-words-body = { $what ->
    [reply] 请用一条消息写好,反映人会收到。姓名、电话和门牌会去掉。
    [return] 请用一句话写清楚,社区读得到。
    [more-time] 请用一句话写清楚,反映人读得到。
    [note] 只有社区、街道、网格和办事的单位看得到,反映人看不到。姓名、电话和门牌会去掉。
    [pause] 反映人会读到这句话。
    [reword] 请用一条消息写好,经办人看到的就是这段话。请不要写姓名、电话和门牌。
    [write-out] 请用一条消息写好。姓名、电话和门牌,经办人不会看到。
    [hard] 请用一条消息写清楚,会记在流转里,和事情一起报上去。
    [send-down] 请用一条消息写清楚,社区和网格长都读得到。
    [drawn-doubt] 请用一条消息写清楚,登记的人读得到,也会记在流转里。
   *[other] 请用一条消息说一下,也可以跳过。
}

bind-purpose = “{ $title }”是什么群?
bind-area = “{ $title }”管哪里?
bound-title = 接好了:“{ $title }”
bound-purpose = 用途
bound-where = 范围
send-proof-body = 没有照片的话,写一句也行。
choose-pause = { $number } 号多久以后再办?
send-proof-words = 这类事还要写一句怎么办的,和照片一起发。
