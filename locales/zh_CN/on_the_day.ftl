# 活动前后:提醒、人不够、不办、延期
soon-title = { $when } { $title },别忘了
short-title = 活动 { $number } · { $title },还差 { $missing } 人
short-body = 至少要 { $needed } 人。按一下就发到志愿者群;微信群里,复制下面这段。
call-text = “{ $title }”缺人手,还有 { $missing } 个名额,有空的来搭把手!
call-title = 缺人手,还有 { $missing } 个名额:活动 { $number } · { $title }
call-body = 有空的,按“报名”就行。
call-captain = 带队:{ $name }
activity-done-called = 活动 { $number } 的招呼发到志愿者群了。
reminders-title = 活动提醒:{ $chosen }
reminders-body = 报了名的活动,什么时候提醒您? 夜里和中午不打扰。
remind-both = 前一晚和两小时前
remind-evening = 只要前一晚
remind-hours = 只要两小时前
remind-never = 不用提醒
off-weather = 天气不好
off-few = 人手不够
off-place = 场地用不了
off-captain = 带队的来不了
off-later = { $days ->
    [0] 天气不好,时间另定
    [1] 天气不好,晚一天
   *[other] 天气不好,下周同一时间
}
button-call-help = 发到志愿者群
button-reminders = 改提醒
done-call-help = 发出去了。
done-call-off = 取消了,都告诉了。
done-put-off = 延期了,都告诉了。
done-reminders = 在下面。
done-remind-me = 好的。
refusal-nobody-needed = 活动 { $number } 现在不缺人,或者还不能报名,不用招呼。
refusal-called-today = 活动 { $number } 今天已经招呼过一次了,明天再发。
heard-reminders = 活动提醒|提醒设置|改提醒

# 签到
code-words = 银杏|石榴|荷花|桂花|梅花|牡丹|茉莉|月季|海棠|芍药|水仙|兰花|菊花|杜鹃|玉兰|紫藤|樱桃|枇杷|柿子|核桃|葡萄|西瓜|南瓜|冬瓜|萝卜|白菜|竹子|松树|柳树|梧桐|喜鹊|燕子|鸽子|蝴蝶|蜻蜓|鲤鱼|月亮|彩虹|灯笼|风筝
heard-check-in = 签到
heard-check-out = 签退
activity-word = 签到口令
activity-checked = 已签到
activity-qr = 签到二维码
switch-checks-out = { $on ->
    [yes] 要签退
   *[no] 不用签退
}
check-in-ask = 人到了,把口令念给大家,各人私聊发“签到 口令”;或者打开二维码让大家扫;没带手机的,点名字。
check-in-code = 签到二维码
check-in-word = 口令:{ $word }
check-in-how = 用手机扫一扫,按“我到了”。也可以在和机器人的私聊里发:签到 加上口令。二维码半分钟换一次。
check-in-as = 您是{ $name }。
check-in-button = 我到了
check-in-stranger = 这台手机还没有进邻里。请在和机器人的私聊里发“签到”加上带队说的口令,或者请带队的点一下您的名字。
checked-came = 签到了,第 { $place } 位。谢谢您来“{ $title }”!
checked-late = 签到了,第 { $place } 位。来了就好!
checked-again = 您已经签到了,第 { $place } 位。
checked-left = 签退了,一共 { $hours } 小时 { $minutes } 分。辛苦了!
checked-out-later = 走的时候发“签退”。
mark-attended = { " ✓" }
mark-late = (迟到)
mark-stood_in = (替班)
mark-excused = (请假)
mark-absent = (没来)
mark-late-entry = (补记)
tick-attended = ✓ { $name }
tick-late = { $name }(迟到)
tick-stood_in = ✓ { $name }(替班)
tick-excused = { $name }(请假)
tick-absent = ✗ { $name }
ticks = { $now ->
    [absent] 现在点名字 = 没来;改成迟到
   *[other] 现在点名字 = 迟到;改成没来
}
names-page = 名字第 { $page } / { $pages } 页
marked-attended = 记下了:到了。
marked-late = 记下了:迟到。
marked-stood_in = 记下了:替班。
marked-excused = 记下了:请假。
marked-absent = 记下了:没来。
marked-open = 改回来了。
results-checked = 签到的 { $count } 人来了,其余 { $open } 人没来
results-excused = 请假 { $count } 人
plan-edit-word = 换口令
plan-edit-late = 有人迟到
plan-edit-excuse = 有人请假
plan-edit-stand-in = 有人替班
plan-ask-word = 口令换成什么?
plan-ask-late = 谁迟到了? 写名字
plan-ask-excuse = 谁请假? 写名字和原因
plan-ask-stand-in = 谁替谁? 先写没来的,再写来的
plan-example-word = 比如:梧桐
plan-example-late = 比如:王秋月
plan-example-excuse = 比如:王秋月 孩子发烧
plan-example-stand-in = 比如:王秋月 李秀英
activity-done-word = 活动 { $number } 的口令换成“{ $name }”了。
activity-done-noted = 记下了,活动 { $number }。
done-mark = 记下了。
done-mark-as = 好的。
done-names = 好的。
refusal-no-check-in = 现在没有可以签到的活动:开始前半小时到结束后半小时可以签到。
refusal-no-check-out = 现在没有要您签退的活动。
refusal-code-word-aloud = 签到请私聊我发,口令不用发在群里。
refusal-code-word-wrong = 口令不对,再听一次。发:签到 加上口令。
refusal-code-word-missing = 请把口令也写上,比如:签到 银杏。口令由带队的在现场说。
refusal-code-word-often = 口令猜错太多次了,请带队的点一下您的名字。
refusal-code-old = 这个二维码过时了,请再扫一次带队手机上的。
refusal-not-on-yet = 活动 { $number } 开始前半小时起才能点名。
refusal-word-unfit = 口令要一个词,不带空格,最多 { $most } 个字。
refusal-full-by-hand = 活动 { $number } 只有 { $most } 个名额,已经记满,不能再补。

# 没来过两次
signed-ask-captain = 这次请队长确认:已经告诉{ $name }了,点个头就给您报上。
missed-title = “{ $title }”没等到您,这个季度是第 { $times } 次了
missed-body = 是不是有事耽搁了? 下次报名请队长确认一下就行,一句话的事。要是记错了,请跟队长说一声,马上改。
let-title = { $name }想报名活动 { $number } · { $title }
let-body = 这个季度有报了名没来、也没说原因的。您点个头就行,以后照常报名。
button-let-come = 可以来
done-let-come = 好的,报上了。
activity-done-let = 好的,活动 { $number }:可以来,以后照常报名。
activity-done-entered-late = 补记上了,活动 { $number }。名单上写着“补记”。
plan-edit-enter-late = 补记
plan-edit-let-come = 同意来
plan-ask-enter-late = 补记谁? 写名字
plan-ask-let-come = 同意谁来? 写名字
plan-example-enter-late = 比如:王秋月
plan-example-let-come = 比如:王秋月
refusal-noted-before = { $name }已经记过来了,不用补。
refusal-nothing-to-allow = { $name }不用等队长确认,直接报名就行。

# 照片和总结
which-photo = 收到照片。这是哪一件?
button-activity-photo = 发照片
button-closing = 看总结
button-closing-out = 发到志愿者群
done-activity-photo = 请发照片。
done-closing = 在下面。
done-closing-drop = 去掉了。
done-closing-out = 发出去了。
button-photo-out = 照片里有我,想撤下
done-photo-out = 在和我的私聊里,按一下是哪张。
done-photo-gone = 撤下了,群里马上就没有了。
heard-photo-out = 撤照片|撤下照片|删照片|照片撤下
refusal-no-photo-out = 活动 { $number } 的总结里没有照片。
refusal-photo-out-alone = { $number ->
    [0] 请私聊我发:撤照片 加上活动的编号。
   *[other] 请私聊我发:撤照片 { $number }。
}
done-which-activity = 收好了。
photos-ask = 请发活动 { $number } · { $title }的照片
photos-kept = 收到 { $count } 张,活动 { $number } 现在有 { $all } 张照片
photos-who = 先只有带队的看得到,由带队的决定发不发到群里。
closing-title = 活动 { $number } · { $title },办完了
closing-came = 参加
closing-people = { $count } 人,一共 { $hours } 小时
closing-faces = 发之前请看一遍:有孩子的,家长同意了才发;不想露脸的,先去掉那张。
closing-children = 这次有孩子参加:{ $names }。
closing-ask = 照片里有他们的,先问一声愿不愿意:{ $names }。
closing-posted = 已经发到群里了。现在去掉的,群里也会撤下。
photo-out-title = 活动 { $number } · { $title }:撤下哪一张?
photo-out-body = 按一下就撤,不用说原因,也不告诉别人是谁撤的。
photo-gone = 撤下第 { $place } 张
closing-drop = 去掉第 { $place } 张
closing-thanks = 谢谢大家!
activity-done-photo-out = 活动 { $number } 的总结里,有一张照片按照片里的人的意思撤下了。
activity-done-closing = 活动 { $number } 的总结发到志愿者群了。
refusal-photos-of-others = 您没有报活动 { $number },照片请发给带队的,或者请参加的人来发。
refusal-no-photos-yet = 活动 { $number } 还没开始,开始以后再发照片。
refusal-activity-photos-enough = 活动 { $number } 的照片够了,最多 { $most } 张。
refusal-closing-out = 活动 { $number } 的总结已经发过了。
plan-edit-photo = 配图
plan-ask-photo = 请发一张照片,放在活动卡片上

# 特长和年龄
heard-my-skills = 特长|我的特长|我的技能
heard-my-birth = 出生年份|我的年龄|哪年生
volunteer-title = 活动里用到的您的情况
volunteer-skills = 特长
volunteer-birth = 出生年份
volunteer-unsaid = 还没说
volunteer-body = 改:发“特长 急救、理发”,或“出生年份 1960”。只用来看能不能报名,不给别人看。
refusal-skills-unread = 请写会什么,用顿号隔开,最多 { $most } 样,比如:特长 急救、理发。
refusal-birth-unread = 请写出生的年份,比如:出生年份 1960。
refusal-party-too-large = 活动 { $number } 一共只有 { $most } 个名额,{ $size } 位一起坐不下,请分开报。
check-in-telegram = 用 Telegram 签到
