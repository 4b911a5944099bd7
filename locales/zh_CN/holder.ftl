# What people read who have to act: officers, heads, grid members and leaders.

holder-title = 交办单 { $number }
holder-hard-title = 疑难事项 { $number }
holder-please-coordinate = { $to ->
    [grid_leader] 网格员解决不了,请网格长协调。
    [desk] 网格里解决不了,请社区协调。
   *[street] 疑难事项,请街道协调。
}
holder-waiting-for-time = 延期申请已报社区,等回复,期间不催。
holder-unwritten = 有一段语音,社区正在听写,写好马上告诉您。

reminder-title = 还剩 { $left }:{ $number } 号,{ $what }。
accept-reminder-title = { $number } 号还没回复:{ $what }。
accept-reminder-body = 能办就按一下,不归你们也说一声,不耽误。

urge-title = { $number } 号{ $day }到期。现在什么情况?
urge-title-today = { $number } 号{ $when } 到期。现在什么情况?
urge-sheet = 催办单
urge-desk-time = 社区用时
urge-unit-time = 办理用时

overdue-title = 提醒:{ $number } 号超过期限 { $late }。
overdue-please = { $to ->
    [head] 请帮着看看卡在哪里。
    [leader] 请帮着看看卡在哪里,要不要一起去。
    [desk] 请问一下情况,需要时换单位或改日期。
   *[street] 请街道看看要不要协调。
}

time-granted-title = { $number } 号同意延期,改到{ $when } 前。
time-granted-told = 您申请的日子更早,居民读到的是{ $when } 前。
time-granted-late = { $number } 号同意{ $when } 前办好。时限已过,仍算超期。
time-refused-title = { $number } 号没同意延期,还是{ $when } 前。
time-refused-body = 有难处请直接跟社区说。
put-off-title = { $number } 号先挂账到{ $day },现在不用办。
put-off-body = 到时候自动恢复办理,会再告诉你们。
holder-not-solved = { $times ->
    [1] 居民说没解决,请再办一次
   *[other] 居民第 { $times } 次说没解决,请再办一次
}
nudged-title = { $by ->
    [resident] 反映的人在问
   *[desk] 社区在问
} { $number } 号:现在什么情况?

sent-back-title = { $by ->
    [signer] { $number } 号还不能签字办结,请再办一次。
    [reporter] { $number } 号居民说没解决,请再办一次。
   *[verifier] { $number } 号去看过,还没办好,请再办一次。
}
added-title = { $number } 号有补充。

verifier-title = { $number } 号去看过了吗?
verifier-reminder = { $number } 号还等着您去看看。
verifier-done = { $number } 号核实过了,确实办好了。
verifier-not-done = { $number } 号还没办好,已请他们再办。
verifier-other = { $number } 号现在不用核实。
holder-gone = { $number } 号已不在您这里,不用办了。
overdue-undecided = 提醒:{ $number } 号还等着定给谁办。
verifier-visit = 这类事要到现场看过才能办结。看了按一下就行,不打卡,不记位置。
