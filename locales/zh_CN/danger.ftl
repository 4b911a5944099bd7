# People in danger: numbers first.

danger-answer = 有危险请先打 { $numbers }。
danger-answer-listens = 请先打 { $listens },随时有人听您说。正在出事,马上打 { $numbers }。
danger-told = { $role }{ $name } ☎ 已同时通知。
danger-desk-told = 社区已同时通知。
danger-alert = 紧急:{ $what }
danger-alert-body = 已请反映的人先打 { $numbers }。请马上联系现场。
and = 、
danger-again = 紧急,还没有人到场(第 { $times } 次问):{ $what }
danger-discreet = 内容保密,只写是什么事、在哪儿。请先到现场,详情问社区。
danger-ask = 您说的“{ $what }”,是现在有危险吗?
on-site = { $number } 号:{ $role }已经到场。
on-site-by = { $number } 号:{ $role }{ $name }已经到场。
alarm-off = { $number } 号不再催了:反映的人说不用办了。
alarm-off-by = { $number } 号不再催了:{ $by }说不用办了。
alarm-off-body = 请打个电话或去看一眼,确认没事。
