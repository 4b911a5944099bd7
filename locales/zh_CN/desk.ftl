# What the desk and the street read.

desk-title = { $number } 号 · { $state }
time-asked-title = { $by }申请把 { $number } 号晚 { $days } 天:{ $why }。
time-asked-due = 同意后时限
time-asked-told = 居民会读到
time-asked-late = 申请时已经超期:同意只改预计日期,时限不变,仍算超期。
returned-title = { $by }说 { $number } 号不归他们。
canned-title = 常用语,共 { $count } 条
canned-line = { $at }. { $words }
canned-drop = 去掉 { $at }
canned-how = 加一条:常用语 答复 已联系物业,两天内换好。前面写用在哪儿(答复、退回、延期、挂账、备注),后面可以写类别和状态,比如“常用语 答复 楼道灯 办理中 …”。
moment-reply = 答复
moment-return = 退回
moment-more-time = 延期
moment-pause = 挂账
moment-note = 备注
returned-reason = 原因
returned-body = 请选一个单位,或改类别。
desk-please-write-out = 有语音还没写下来。请听一听,再按“写下来”,经办人才看得到内容。

merge-title = 把 { $others } 号合并到 { $number } 号?
merge-total = 一共 { $count } 人反映。合并后只办 { $number } 号,每位反映人都会收到结果。
take-out-title = 把 { $number } 号从 { $whole } 号拆出来?
take-out-body = 拆开后重新转办,反映人会收到通知。
returned-designate = 已经退了三次,请指定一个单位:指定以后不能再退。
