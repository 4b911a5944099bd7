# What roles, states, moves, purposes, reasons are called.

role-resident = 居民
role-volunteer = 志愿者
role-building_leader = 楼栋长
role-grid_member = 网格员
role-grid_leader = 网格长
role-desk = 社区工作者
role-street = 街道
role-officer = 单位经办人
role-unit_head = 单位负责人
role-supervisor = 督导

purpose-residents = 居民群
purpose-volunteers = 志愿者群
purpose-work = 网格工作群
purpose-unit = 单位工作群
purpose-direct = 私聊

language-zh_CN = 中文
language-en = English

satisfaction-satisfied = 满意
satisfaction-mostly = 基本满意
satisfaction-not_satisfied = 不满意

# Staff read states so; residents read progress-*.
state-filed = 待安排
state-assigned = 待接办
state-accepted = 办理中
state-handled = 待核实
state-verified = 已核实
state-closed = 已办结
state-paused = 已挂账
state-cancelled = 已撤销
state-duplicate = 已合并

move-file = 收到反映
move-log = 当场办好,登记备案
move-place = 补上地点
move-categorise = 定了类别
move-add = 补充了情况
move-reword = 整理了说明
move-assign = 交给经办人
move-return = 退回社区,重新安排
move-pass_up = 往上报
move-accept = 开始办
move-promise_today = 说好今天办
move-ask_time = 申请晚几天
move-grant_time = 同意晚几天
move-refuse_time = 没同意晚几天
move-hand_in = 处理完,等核实
move-send_back = 还没办好,再办
move-verify = 去看过,确实办好了
move-close = 已办好
move-reopen = 没解决,重新办
move-rate = 收到评价
move-draw = 抽到看一看
move-pause = 一时办不了
move-resume = 接着办
move-cancel = 不用办了
move-merge = 和同一件事合并
move-hand_to_desk = 请社区来定
move-remind = 到期前提醒
move-urge = 到期催办
move-climb = 提醒上一级
move-pass_on = 已转告反映人

decline-not-ours = 不归我们管
decline-no-such-place = 找不到这个地方
decline-private-matter = 是住户自己的事
decline-needs-other-unit = 该别的单位办
decline-duplicate = 和别的重复了

time-parts = 等配件
time-weather = 天气原因
time-contractor = 等施工队
time-owner = 等业主配合
time-work-load = 活多,排不开
routed-no-property-linked = 这个小区没有物业,由对口单位来办
routed-no-property = 这个小区没有物业,由社区来安排
routed-no-unit = 这类事还没定责任单位,由社区来安排
routed-no-officers = 责任单位还没有经办人,由社区来安排
routed-no-grid-member = 这里还没有网格员,由社区来安排
routed-no-category = 还没定是哪类事,由社区来安排
routed-no-place = 还不清楚在哪儿,由社区来安排
routed-discreet = 由社区直接办,不对外公开
routed-returned = 社区在重新安排
routed-wrong = 有人说转错了,社区在重新安排
routed-passed-up = 已往上报,请上一级协调
routed-desk = 由社区指定
