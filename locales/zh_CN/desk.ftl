# What the desk and the street read.

desk-title = { $number } 号 · { $state }
time-asked-title = { $by }申请把 { $number } 号晚 { $days } 天:{ $why }。
returned-title = { $by }说 { $number } 号不归他们。
returned-reason = 原因
returned-body = 请选一个单位,或改类别。
