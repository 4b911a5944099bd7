# What groups read: number, kind, place, state, date. Never words, photos or names.

group-received = 收到,编号 { $number }。
group-now = { $number } 号{ $progress }。
group-private = 收到,已私下处理。

team-title = 交办单 { $number }
team-private = 这件不公开,内容在经办人的私聊里。

daily-title = 今天的进展
daily-line = { $number } 号 · { $what } · { $progress }
daily-more = 另有 { $count } 件有进展。
