# 活动 历史:一个月办了什么,谁来了,多少小时。

history-title = { $area } { $month } · 志愿活动
history-count = 活动
history-count-value = { $count } 场
history-off = 另有 { $count } 场没办成
history-came = 到场
history-came-value = { $came } / { $seats } 人次,到场率 { $rate }
history-heads = 志愿者
history-heads-value = { $count } 人
history-hours = 服务时长
history-hours-value = { $hours } 小时
history-line = { $day } { $title }:{ $came } / { $seats } 人,{ $hours } 小时
history-area = { $name }:{ $times } 场,{ $came } 人次,{ $hours } 小时
history-more = 还有 { $count } 场,在表格里。
history-none = 这个月还没有办过活动。
history-link = 表格链接十分钟内有效;里面有志愿者的名字,请只给需要的人。
history-before = 上个月
history-next = 下个月
history-month = { $year } 年 { $month } 月

history-sheet-lines = { $month } 活动
history-sheet-people = { $month } 志愿者
history-sheet-areas = { $month } 片区
history-column-number = 编号
history-column-when = 时间
history-column-title = 活动
history-column-where = 地点
history-column-deed = 类别
history-column-seats = 报名人次
history-column-came = 到场
history-column-absent = 缺席
history-column-hours = 小时
history-column-name = 姓名
history-column-area = 片区
history-column-times = 场次

history-told = { $count } 场活动,{ $heads } 位志愿者,{ $came } 人次,{ $hours } 小时。谢谢大家!
history-poster = { $area }志愿服务
history-poster-count = 场活动
history-poster-heads = 位志愿者
history-poster-came = 人次
history-poster-hours = 小时
history-poster-done = 我们一起做了
history-poster-line = { $came } 人 · { $hours } 小时
history-poster-thanks = 谢谢每一位邻居
button-month-picture = 画成图
