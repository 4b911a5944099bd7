# Solved on the spot and logged: 已办,记一笔.

send-log = 拍一张发过来就行
send-log-body = 写一句也可以,比如“3号楼2单元 楼道堆物清走了”。发来就算办结,不用审批。
logged-title = 记好了,编号 { $number }
logged-kind-later = 晚上一起补
logged-by = 谁办的
logged-at = 时间
logged-as-last-time = 没说在哪儿,先按您上次记的楼栋。不对就点下面改一下。
logged-own-building = 没说在哪儿,先记在您管的这栋楼。不对就点下面改一下。
logged-where = 在哪儿办的?点下面选一下楼栋。
