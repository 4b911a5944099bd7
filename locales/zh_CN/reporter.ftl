# What the person who reported reads, in the direct chat.

reporter-received = 收到,编号 { $number }。
reporter-looking = 收到,编号 { $number }。社区马上看。
reporter-due = 收到,编号 { $number }。最晚{ $by }答复您。
reporter-again = { $number } 号重新办。最晚{ $by }答复您。
reporter-looking-again = { $number } 号重新办,社区马上看。
reporter-danger = 收到,编号 { $number }。已经通知了人,请先打电话,别等。
reporter-late = { $number } 号比说好的晚了,还在办,我们在催。
reporter-handled = { $number } 号处理完了,等人去核实。
reporter-verified = { $number } 号处理完了,也去看过了。
reporter-closed = { $number } 号已办好。
reporter-paused = { $number } 号一时办不了,有进展马上告诉您。
reporter-paused-until = { $number } 号一时办不了,预计{ $day }前。
reporter-cancelled = { $number } 号不用办了。谢谢您告诉我们。
reporter-duplicate = 这件已经有人反映了,{ $number } 号和它一起办。
reporter-private = 只有经办人看得到,群里不会出现内容。
reporter-unwritten = 语音收到了,社区听了会写下来,经办人只看文字。

outcome-done = { $number } 号办好了。
outcome-see = { $number } 号办好了,请看照片。
outcome-ask = 解决了吗?
outcome-rate = 办得怎么样?
outcome-thanks = 谢谢您告诉我们。
outcome-rated = 谢谢您的评价:{ $satisfaction }。
outcome-again = 知道了,{ $number } 号再办一次。

changed-unit = { $number } 号{ $progress }。
changed-unit-due = { $number } 号{ $progress },最晚{ $by }答复您。
changed-date = { $number } 号要晚几天,预计{ $day }前。
changed-date-why = { $number } 号要晚几天:{ $why },预计{ $day }前。
changed-date-open = { $number } 号要晚几天,有准日子马上告诉您。
changed-date-today = { $number } 号要晚一些,最晚{ $by }答复您。
changed-date-today-why = { $number } 号要晚一些:{ $why },最晚{ $by }答复您。
changed-resumed = { $number } 号接着办了,最晚{ $by }答复您。
changed-new = { $number } 号按看到的情形定了时间,最晚{ $by }答复您。
changed-reopened = { $number } 号重新办,有进展马上告诉您。

identity-title = { $number } 号的反映人
identity-name = 姓名
identity-filed-by = 代报人
identity-phone = 电话
identity-home = 住处
identity-words = 原话
identity-viewer = 只给 { $name } 看。
identity-logged = 这次查看已经记录。请只用来联系,不要告诉被反映的一方。
changed-cancelled = { $number } 号社区已结束办理。有疑问请联系社区。
replied-title = { $number } 号的答复
changed-merged = { $number } 号和别人反映的是同一件事,合在一起办,办好了告诉您。
changed-parted = { $number } 号改为单独办,有进展马上告诉您。
joined-title = 好的,{ $number } 号和 { $whole } 号是同一件事,一起办,办好了告诉您。

alike-ask = 附近有人反映过类似的事,是同一件吗?
alike-since = { $day }反映
alike-filed = 社区在看
alike-assigned = 已经转办
alike-accepted = 正在办
alike-handled = 已处理,等核实
alike-verified = 已处理,去看过了
alike-paused = 一时办不了
changed-paused = { $number } 号一时办不了,预计{ $day }前。{ $why }
reporter-second = { $number } 号社区再办一次,{ $day }前答复您。
call-back-title = { $number } 号办好了,现在怎么样?({ $what })
call-back-body = 只问这一次,按一下就行。
call-back-satisfied = 解决了,满意
call-back-mostly = 解决了,基本满意
call-back-not_satisfied = 解决了,不满意
