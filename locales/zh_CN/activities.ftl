# 志愿者活动:卡片、报名、候补、发活动。

when-in-full = { $date } { $weekday } { $time }

activity-title = 活动 { $number } · { $title }
activity-number = 活动 { $number }
activity-open = 还差 { $left } 人
activity-full = 满了,可候补
activity-opens = { $when } 开放报名
activity-published = 还没开放报名
activity-draft = 还没发布
activity-closed = 报名已截止
activity-under-way = 进行中
activity-results-in = 已结束
activity-settled = 已结束
activity-cancelled = 不办了
activity-postponed = 延期,时间另定

activity-why = 原因
activity-when = 时间
activity-place = 集合
activity-what = 做什么
activity-bring = 请带
activity-people = 人数
activity-points = 积分
activity-who = 谁能来
activity-closes = 报名截止
activity-leave = 最晚取消
activity-leader = 带队
activity-area = 片区
activity-opens-at = 开放报名
activity-span = { $start }-{ $end }
activity-count = 已报 { $taken } / { $capacity }
activity-least = 最少 { $minimum } 人
activity-each = 每人 { $points } 分
activity-age = 满 { $age } 岁
activity-guardian = 孩子要有家长陪
activity-skill = 要会{ $name }
activity-locals = 只限本社区
activity-compact = 已报 { $taken } 人,候补 { $queued } 人。名单较长,点下面看。
activity-stuck = 空着 { $left } 个位子,排在最前的几位一起来,坐不下。可以改人数,或在“更多”里改成“坐得下先上”。
activity-queue = 候补({ $rule }):{ $names }
activity-strict = 按先后
activity-fit-first = 空位坐得下的先上
activity-guest = { $guest }({ $by }代报)
activity-neighbour = 一位邻居
activity-years = { $age } 岁
activity-with = 监护人{ $name }
activity-offered = (等回复)
activity-asked = (待回复)
activity-calendar = 日历
activity-map = 地图
activity-roster = 完整名单
activity-feed = 我的日历
activity-to = { $names }:{ $text }

deed-household = 便民服务
deed-mediation = 矛盾调解
deed-care = 关爱陪护
deed-youth = 青少年服务
deed-hardship = 助困助学
deed-manners = 文明劝导
deed-policy = 政策宣传
deed-welfare = 公益活动
deed-cleaning = 环境清洁
deed-hazards = 隐患排查
deed-patrol = 治安巡逻
deed-other = 其他

# 发活动
plan-check = 这样发,对吗? { $title }
plan-check-body = 发布前别人看不到。时间按上面写的日期和星期几,请核对。
plan-more = 还可以定:{ $title }
plan-repeat = 重复
plan-groups = 发到
plan-street = 街道
plan-street-list = 下午 5 点上当天的名单
repeat-weekly = 每{ $day }
repeat-other = 每隔一周的{ $day }
repeat-monthly = 每月第 { $nth } 个{ $day }
plan-ask-title = 什么活动? 写个标题
plan-ask-when = 什么时候?
plan-ask-place = 在哪儿集合?
plan-ask-count = 要多少人?
plan-ask-points = 每人几分?
plan-ask-what = 具体做什么?
plan-ask-bring = 要大家带什么?
plan-ask-opens = 什么时候开放报名?
plan-ask-closes = 什么时候截止报名?
plan-ask-leave = 最晚什么时候可以自己取消?
plan-ask-who = 谁能来?
plan-ask-add = 加谁? 写名字
plan-ask-remove = 去掉谁? 写名字和原因
plan-ask-move-up = 让谁排到前面? 写名字和原因
plan-ask-captain = 请谁带队? 写名字
plan-ask-cancel = 为什么不办了? 报名的人都会读到
plan-ask-postpone = 为什么延期? 定了新时间就一起写
plan-ask-copy = 这次什么时候?
plan-example-title = 比如:春风广场清扫
plan-example-when = 比如:周六上午9点到11点;每隔一周的周六上午9点
plan-example-place = 比如:3号楼门口;也可以发定位
plan-example-count = 比如:12;或者 8到12人
plan-example-points = 比如:2
plan-example-opens = 比如:周四晚上8点
plan-example-closes = 比如:周五18点
plan-example-leave = 比如:周五18点
plan-example-who = 比如:满18岁;要会急救;只限本社区;孩子要家长陪同
plan-example-add = 比如:王秋月;或者 小明 8岁 监护人王秋月
plan-example-remove = 比如:王秋月 这次要会急救的
plan-example-move-up = 比如:王秋月 上次等了两回
plan-example-postpone = 比如:下雨 周日上午9点
plan-example-copy = 比如:下周六上午9点
plan-edit-title = 改标题
plan-edit-when = 改时间
plan-edit-place = 改地点
plan-edit-count = 改人数
plan-edit-points = 改积分
plan-edit-what = 做什么
plan-edit-bring = 带什么
plan-edit-opens = 何时开放
plan-edit-closes = 何时截止
plan-edit-leave = 最晚取消
plan-edit-who = 谁能来
plan-edit-add = 加人
plan-edit-remove = 去掉
plan-edit-move-up = 候补提前
plan-edit-captain = 换带队
plan-edit-cancel = 不办了…
plan-edit-postpone = 延期…
plan-edit-copy = 再办一次
plan-edit-stop = 停止重复
switch-strict = { $on ->
    [yes] 候补:按先后
   *[no] 候补:坐得下先上
}
switch-hard = { $on ->
    [yes] 时间重叠:不能报
   *[no] 时间重叠:提醒
}
switch-locals-only = { $on ->
    [yes] 只限本社区
   *[no] 谁都能来
}
switch-guardian = { $on ->
    [yes] 孩子要家长陪
   *[no] 孩子不问家长
}
templates-title = 从哪个模板开始?
templates-none = 还没有模板。在活动的管理卡片上可以存一个。

activity-done-published = 活动 { $number } 发到志愿者群了,下午 5 点上街道的名单。
activity-done-changed = 活动 { $number } 改好了。时间、地点、内容、积分、最晚取消有变的,报名的人都告诉了。
activity-done-cancelled = 活动 { $number } 取消了,报名的人都告诉了。
activity-done-postponed = 活动 { $number } 延期了,报名的人都告诉了。
activity-done-added = 加上了,活动 { $number }。
activity-done-removed = 去掉了,也告诉了本人,活动 { $number }。
activity-done-moved = 排到前面了,也告诉了本人,活动 { $number }。
activity-done-captain = 活动 { $number } 由{ $name }带队了。
activity-done-template = 模板“{ $name }”存好了。发“活动 模板”就能用。
activity-done-stopped = 活动 { $number } 不再重复,已经发出的照常。
activity-done-dropped = 好的,没有发。

activity-changed = 活动 { $number } · { $title },有变化
activity-changed-ask = 时间变了,您还来吗?
activity-off = 活动 { $number } · { $title },不办了
activity-off-body = 谢谢您报名,下次再见。
activity-off-later = 活动 { $number } · { $title },延期
activity-off-later-body = 您的名额留着,定了新时间再问您。

# 报名
signed-seated = { $count ->
    [1] “{ $title }”报上了,第 { $place } 位。
   *[other] “{ $title }”报上了,{ $count } 位,第 { $place } 到 { $last } 位。
}
signed-queued = { $count ->
    [1] “{ $title }”满了,您排第 { $place },有空位马上告诉您。
   *[other] “{ $title }”满了,{ $count } 位从第 { $place } 排到第 { $last },有空位马上告诉您。
}
signed-left = 好的,“{ $title }”的报名取消了。
signed-left-with = 好的,“{ $title }”的报名取消了,{ $names }的也一起取消了。
signed-left-guests = 好的,“{ $title }”:{ $names }的报名取消了。
signed-asked = 还有 { $waiting } 人在等。真的取消,请一分钟内再按(再说)一次。
signed-asked-with = 还有 { $waiting } 人在等。连{ $names }一起取消,请一分钟内再按(再说)一次。
signed-confirmed = 好的,{ $when } 见。
signed-warn = 同一时间您还报了“{ $title }”。
guest-ask = 替谁报名“{ $title }”?
guest-ask-body = 写名字就行,比如:王奶奶。孩子写上年龄和监护人,比如:小明 8岁 监护人王秋月。
seat-offered = { $count ->
    [1] “{ $title }”有空位了,给您留到 { $when }。您去吗?
   *[other] “{ $title }”有 { $count } 个空位了,给您留到 { $when }。您去吗?
}
seat-lapsed = “{ $title }”的空位没等到您回复,给下一位了。还想来,再发“报名 { $number }”。
entered-added = { $by }给您报了名:活动 { $number } · { $title }
entered-moved = { $by }把您排到了候补前面:活动 { $number } · { $title }
entered-removed = { $by }取消了您的报名:活动 { $number } · { $title }

activities-list = 近期活动
activities-week = 本周的活动
activities-next-week = 下周的活动
activities-mine = 我报的活动
activities-none = 现在没有。有新的会发到志愿者群。
mine-seated = 已报,第 { $place } 位
mine-offered = 有空位,等您回复
mine-queued = 候补第 { $place }
roster-text = 复制到微信群
calendar-queued = 候补:{ $title }
roster-queue = 候补
my-calendar = 您的活动日历
my-calendar-body = 在手机日历里“添加订阅日历”,粘贴这个地址,报了名的活动会自己出现。地址只给自己用,别发给别人。
roster-needs = 需要 { $capacity } 人,每人 { $points } 分
roster-bring = 请带:{ $what }
roster-link = 名单和报名:{ $link }
roster-read = { $fresh ->
    [0] 活动 { $number }:没有新的,{ $known } 位已经在名单上。
   *[other] 活动 { $number }:新报上 { $fresh } 位{ $queued ->
        [0] {""}
       *[other] (其中 { $queued } 位候补)
    },{ $known } 位已经在名单上。
}
roster-unknown = 不认识
roster-off = 说不来了(没动,请跟本人核对)
roster-who = 先按昵称记下了。知道是谁就告诉我,比如:{ $nickname }=李秀英
activity-done-named = 记住了:{ $name }。以后的接龙不再问。
results-ask = 结束了,谁来了?都来了按“全到了”;有人没来,先点名字,再按“就这些”。
results-but = 就这些,{ $count } 人没来
results-in = 活动 { $number }:来了 { $came } 人,没来 { $missing } 人
results-told = 积分记上了,晚上 7 点告诉每个人和志愿者群。
results-own = 您自己的分不能自己记,请社区帮您记。
button-all-came = 全到了
done-all-came = 记下了。
refusal-not-over-yet = 活动 { $number } 还没结束,结束以后再记谁来了。
refusal-results-are-in = 活动 { $number } 的结果已经记过了。要改积分请找社区。
