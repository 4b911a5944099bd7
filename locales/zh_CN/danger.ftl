# People in danger: numbers first.

danger-answer = 有危险请先打 { $numbers }。
danger-told = { $role }{ $name } ☎ 已同时通知。
danger-desk-told = 社区已同时通知。
danger-alert = 紧急:{ $what }
danger-alert-body = 已请反映的人先打 { $numbers }。请马上联系现场。
and = 、
