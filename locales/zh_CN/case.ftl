# The parts every card of a case shares.

number = { $number } 号
category-unknown = 还没定
place-unknown = 还不清楚

resident-what = 什么事
resident-found = 具体情况
resident-where = 在哪儿
resident-progress = 进展
resident-called = 替谁报的
called-tell = 请转告
called-nobody = 来反映的人
resident-words = 您说的
resident-voice = 语音

staff-what = 事项
staff-where = 地点
staff-due = 期限
staff-found = 具体情形
staff-closing = 办结标准
found-unsaid = 还没选,先按可能的最短期限
stage-intake = 弄清情况
stage-dispatch = 安排单位
stage-check = 去看
stage-open = 已等 { $span }
stage-late = 超过 { $span }
staff-answer-by = 请先回复
staff-words = 反映内容
staff-voice = 语音
staff-note = 说明
staff-unit = 责任单位
staff-officer = 经办人
staff-state = 状态
staff-secrecy = 公开范围
staff-filed = 反映
staff-assigned = 派出
staff-accepted = 接办
staff-handled = 处理完
staff-closed = 办结
staff-asked = 申请延期
staff-extensions = 已延期
staff-reopened = 重新办理
staff-satisfaction = 评价
staff-until = 预计
staff-told = 居民读到
staff-nudged = 催过
staff-signer = 等签字
sign-asked = { $number } 号去看过了,等您签字办结。
sign-asked-body = 只有您签了才算办结。
sign-nobody = { $number } 号要{ $by }签字,现在没有人能签。
sign-nobody-body = 请任命一位,或者排值班、指定代班。
staff-notes = 备注
note-line = { $words }({ $by },{ $when })
staff-added = 补充
staff-passed-up = 上报说明
staff-sent-back = 退回说明
staff-reopened-words = 没解决的说明

times = { $times } 次
spoken = { $seconds } 秒
asked = 晚 { $days } 天,{ $why }
secrecy-private = 不公开,只有经办人看得到
secrecy-sealed = 不公开,只限社区和街道

# Residents read these.
progress-filed = 社区在看
progress-assigned = { $by ->
    [unit] 已转{ $unit }
    [grid_member] 已交给网格员
    [grid_leader] 已交给网格长
    [street] 已请街道协调
   *[desk] 社区在安排
}
progress-accepted = 正在办
progress-handled = 已处理,等核实
progress-verified = 已处理,去看过了
progress-closed = 已办好
progress-paused = 一时办不了,在协调
progress-paused-until = 一时办不了,预计{ $day }前
progress-cancelled = 不用办了
progress-duplicate = 和同一件事一起办
progress-until = { $progress },{ $when } 前

ask-place = 在哪儿?
ask-spot = { $count ->
    [1] 是这里吗?请点一下;不是就选楼栋。
   *[other] 是哪一处?请点一下。
 }
ask-category = 是哪类事?
matter-private = 不公开的事
people = { $count } 人反映
also-line = { $number } 号:{ $words }
line-number = { $number } 号
resident-people = 反映
staff-people = 反映
staff-also = 别人也反映
staff-merged-into = 合并到
staff-paused-why = 办不了的原因
staff-returned = 被退回
staff-second = 二次办理
second-until = 居民不满意,{ $when } 前再办好
second-was = 居民不满意,{ $day }起办了第二次
staff-exempt = 考核
exempt-yes = 超期不计入考核
