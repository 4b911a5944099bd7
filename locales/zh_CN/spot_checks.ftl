# 街道核对活动:每天下午 5 点一张名单,抽十分之一细看,不是审批。

street-list = { $day }的志愿活动,请街道看看
street-list-body = 名单点活动号看。没问题按“都没问题”;哪个有疑问按哪个,只放下那一个,原因写:有疑问 3 名单有重复。
street-drawn = 抽签号 { $seed },抽中细看:{ $numbers }
street-names = 名单:{ $names }
street-published = 新发布
street-closed = 名单已定
street-doubt = { $number } 有疑问
street-checked = { $day }的活动名单,{ $name }看过:都没问题。
street-checked-but = { $day }的活动名单,{ $name }看过:{ $numbers } 号有疑问,别的没问题。
street-said-doubted = 活动 { $number } · { $title },街道{ $name }有疑问
street-said-cleared = 活动 { $number } · { $title },街道{ $name }核对清楚了
street-said-held = 活动 { $number } · { $title },街道在核对
street-said-held-body = 这次的分先收回,核对清楚了再记上。
street-said-body = 活动照常,积分等核对清楚再记。请和街道说一声。
results-held = 街道有疑问,核对清楚再记分。

button-street-fine = 都没问题
button-street-clear = 核对清楚了
done-street-fine = 记下了,谢谢。
done-street-doubt = 记下了,只放下活动 { $number } 这一个。原因请写:有疑问 { $number } 原因;清楚了写:核对清楚 { $number }
done-street-clear = 记下了,活动 { $number } 照常。
refusal-list-checked = 这张名单已经有人看过了。哪个还有疑问,单独按那一个。
refusal-doubted-already = 活动 { $number } 已经记了有疑问。清楚了写:核对清楚 { $number }。
refusal-not-doubted = 活动 { $number } 现在没有疑问。
refusal-month-confirmed = 那个月的积分已经确认,不能再收回。记错了的,请社区用“冲正”更正。
refusal-doubt-how = 请写活动号,比如:有疑问 3 名单有重复。
