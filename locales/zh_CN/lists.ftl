# Lists: to do, my reports, one list instead of many cards, a case's history.

line = { $number } 号 · { $what }
left = 还剩 { $span }
late = 过期 { $span }
page = 第 { $page }/{ $pages } 页

todo-title = 待办 { $total } 件
todo-empty = 现在没有要办的事。
mine-title = 您反映过 { $total } 件
mine-empty = 您还没有反映过。发一句话或一张照片就行。

why-answer = 等您回复
why-handle = 等您办
why-help = 等您配合
why-verify = 等您去看
why-place = 等您定地点
why-category = 等您定类别
why-dispatch = 等您派单位
why-close = 等您确认办结

gathered-title = 有 { $count } 件事请您看
gathered-more = 另有 { $count } 件,发“待办”看全部。

status-title = { $number } 号:{ $progress }
status-line = { $when } { $move }
status-line-why = { $when } { $move }:{ $why }
status-missed = { $line }(当时没发出)
status-words = { $why }:{ $words }
status-private = { $number } 号不公开,请私聊问我。
