# 周报、月报、季报: drafts until somebody publishes them.

bulletin-week = { $area }周报
bulletin-month = { $area }月报
bulletin-quarter = { $area }季报
bulletin-is-draft = 草稿,最早{ $when } 发
bulletin-is-approved = { $when } 发
bulletin-is-published = 已经发到工作群
bulletin-is-dropped = 这期不发
bulletin-is-lapsed = 这期没有发
bulletin-waits = 可以发了,还没有人按
bulletin-received = 收到
bulletin-closed = 办结
bulletin-logged = 当场办好
bulletin-open = 还在办
bulletin-overdue = 现在超期
bulletin-count = { $count } 件
bulletin-compared = { $count } 件,比上期 { $more }
bulletin-kinds = 反映最多
bulletin-kind = { $name } { $count } 件
bulletin-units = 各单位
bulletin-unit = { $name }:{ $what }
bulletin-late = 到期没办好 { $late } 件
bulletin-red = 红榜
bulletin-improve = 待改进
bulletin-improves = { $name }:{ $what }
bulletin-low = { $what } { $is_ },标准 { $floor }
bulletin-oldest = 放得最久的
bulletin-days = { $days } 天
bulletin-more = 另有 { $count } 个单位,见文字。
bulletin-note = 括号里是件数;不到 { $least } 件的只写件数,不算比率,不排,也不算待改进。
bulletin-foot = 括号里是件数,竖线是标准。不到 { $least } 件的只写件数,不排,也不算待改进。 | 没回话的不算满意;不公开、保密的事不列。
bulletin-out = 去掉的单位
bulletin-objected = 有异议
bulletin-said = { $name }:{ $why }
bulletin-take-out = 去掉/放回 { $name }
bulletin-after-all = 还是要发
bulletin-gone = 这一期不归您定了
bulletin-line-waits = { $decides ->
    [street] 还是草稿,街道还没有发。哪里不对,请告诉街道。
   *[desk] 还是草稿,社区还没有发。哪里不对,请告诉社区。
 }
bulletin-line-left-out = 已经发到工作群,没有写你们这一行
bulletin-line = { $what } · 关于你们的一行
bulletin-line-red = 有你们
bulletin-line-body = { $decides ->
    [street] 还是草稿,最早{ $when } 发到工作群,由街道定。哪里不对,请在那以前告诉街道。
   *[desk] 还是草稿,最早{ $when } 发到工作群,由社区定。哪里不对,请在那以前告诉社区。
 }
bulletin-objection = { $name } 对{ $what }有异议
bulletin-decide-anew = 请看过再定:去掉这一行、写一句说明,或者照发。以前按过发的,要再按一次。
bulletin-answer-left-out = 您说的有道理:{ $what },没有写你们那一行
bulletin-answer-published = { $decides ->
    [street] 您的意见街道看过了:{ $what },照发了
   *[desk] 您的意见社区看过了:{ $what },照发了
 }
bulletin-answer-dropped = { $decides ->
    [street] 您的意见街道看过了:{ $what },这期不发
   *[desk] 您的意见社区看过了:{ $what },这期不发
 }
bulletin-answer-lapsed = { $what }到时没有人发,你们那一行不会出现在群里
bulletin-write-words = 请写一句放在最前面的话,一条消息发来。不要写人名和住户。
bulletin-write-objection = { $decides ->
    [street] 请写哪里不对,一条消息发来。街道看得到,不公开。
   *[desk] 请写哪里不对,一条消息发来。社区看得到,不公开。
 }
bulletin-still-late = 现在还超期 { $overdue } 件
bulletin-few = { $what } { $part }/{ $of } 件
