# Posts given and ended by command.

appoint-whom = 是哪一位?
appoint-role = { $name }担任什么?
appoint-place = { $name }({ $role })负责哪里?
appoint-sure = 任命{ $name },对吗?
appointed-title = 任命好了:{ $name }
appointed-role = 身份
appointed-where = 范围
appointed-until = 任期到
post-without-end = 不限
post-until-other = 改到{ $day }
post-given = { $by }请您担任这项工作。
post-given-body = 要办的事会直接发给您,也可以发“待办”看全部。
post-names = 社区=desk|受理台=desk|街道办=street|经办人=officer|负责人=unit_head|楼长=building_leader
dismiss-which = 免去哪一项?
dismiss-sure = 免去{ $name }的这项任职,对吗?
dismiss-sure-body = 按下就生效,对方会收到通知。
dismissed = 已免去:{ $name }
dismissed-open = 手上还有这些没办完,请另外安排:
dismissed-nothing = 手上没有没办完的事。
transfer-whom = { $name }手上的事交给谁?
transfer-nobody = 没有同岗位的人。请写上名字,比如“移交 老张 小李”。
transfer-to = 交给{ $name }
transfer-sure = 把{ $name }手上的 { $count } 件事交给{ $to },对吗?
transfer-taken = { $count } 件在办
transfer-waiting = { $count } 件等人接
transfer-checks = { $count } 件要去核实
transfer-left = { $numbers } 号{ $to }接不了(不在那里任职),请另外安排。
transfer-away = { $to }请假到{ $until },这几天由{ $by }代。
transfer-away-nobody = { $to }请假到{ $until },没有人代,这几天会往上一级报。要不要换个人?
transferred = 好的,{ $count } 件已交给{ $to }。
taken-over = { $by }把{ $name }手上的 { $count } 件事交给您。
handed-on = { $by }把您手上的 { $count } 件事交给了{ $to },不用您再办。
post-ended = { $by }已结束您的这项任职。
post-ended-body = 谢谢您的付出。有疑问请找社区。
