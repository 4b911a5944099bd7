# What the desk and the street read.

desk-title = { $number } 号 · { $state }
time-asked-title = { $by }申请把 { $number } 号晚 { $days } 天:{ $why }。
returned-title = { $by }说 { $number } 号不归他们。
returned-reason = 原因
returned-body = 请选一个单位,或改类别。
desk-please-write-out = 有语音还没写下来。请听一听,再按“写下来”,经办人才看得到内容。
