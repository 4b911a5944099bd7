# What the desk and the street read.

desk-title = { $number } 号 · { $state }
time-asked-title = { $by }申请把 { $number } 号晚 { $days } 天:{ $why }。
time-asked-due = 同意后时限
time-asked-told = 居民会读到
time-asked-late = 申请时已经超期:同意只改预计日期,时限不变,仍算超期。
returned-title = { $by }说 { $number } 号不归他们。
returned-reason = 原因
returned-body = 请选一个单位,或改类别。
desk-please-write-out = 有语音还没写下来。请听一听,再按“写下来”,经办人才看得到内容。

merge-title = 把 { $others } 号合并到 { $number } 号?
merge-total = 一共 { $count } 人反映。合并后只办 { $number } 号,每位反映人都会收到结果。
take-out-title = 把 { $number } 号从 { $whole } 号拆出来?
take-out-body = 拆开后重新转办,反映人会收到通知。
returned-designate = 已经退了三次,请指定一个单位:指定以后不能再退。
