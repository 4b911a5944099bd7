# Saying no: one kind sentence that says what to do.

refusal-nothing-said = 还没看到内容。写一句话或发张照片就行,比如:上报 3号楼楼道灯坏了。
refusal-too-long = 太长了,请写在 { $most } 字以内:在哪儿、什么事。
refusal-message-too-long = 一条消息最多 { $most } 字,请分几次发。
refusal-too-many-photos = 一次最多 { $most } 张照片,请少发几张。
refusal-reported-before = { $number ->
    [0] 这条已经有人报过了,社区在看。
   *[other] 这条已经报过了,是 { $number } 号。发“进度 { $number }”看进展。
}
refusal-not-a-neighbour = 这条不是邻居自己发的,没法替人上报。请写一句话,比如:上报 3号楼楼道灯坏了。
refusal-behalf-how = 写一行就行,姓名电话可以不写,比如:代报 王奶奶 13900000000 3号楼2单元水管漏水。
refusal-behalf-in-private = 里面可能有姓名电话,请在和我的私聊里发“代报”,再把群里这条撤回。
refusal-behalf-by-staff = 代报是网格员和社区用的。您直接说在哪儿、什么事就行,替邻居说的也收。
refusal-half-a-phone = 这个电话好像不对,请核对一下再发。
refusal-step-over = 这一步已经过去了。请用最新的卡片,或发“引导上报”重新来。
refusal-photos-enough = { $number ->
    [0] 照片够 { $most } 张了,谢谢您,后面的就不收了。
   *[other] { $number } 号的照片够 { $most } 张了,谢谢您,后面的就不收了。
}
refusal-photo-too-large = 这张照片太大,请换一张小些的,截个图发也行。
refusal-not-a-photo = 这不是照片,请发图片。
refusal-broken-photo = 这张照片打不开,请重拍一张再发。
refusal-not-a-voice = 这不是语音,请按住话筒说一段,或者写一句话、发张照片。
refusal-broken-voice = 这段语音打不开,请再说一遍,或者写下来。
refusal-silent-voice = 这段语音里听不到声音,请靠近话筒再说一遍。
refusal-voice-too-long = 一段语音最多一分钟,请短一点,或者分几段说。
refusal-one-voice = 一次发一段语音就好,请分开发。
refusal-too-fast = 发得有点快,请过一会儿再发。
refusal-which-number = 要看哪一件? 写上编号,比如“谁看过 128”。
refusal-no-such-case = { $number ->
    [0] 没找到这件事,请发“我反映的”看看。
   *[other] 没找到 { $number } 号。请核对编号,或发“我反映的”看看。
}
refusal-not-yours = 这件事不由您办,所以按不了。有疑问请找社区。
refusal-not-for-strangers = 这一项要社区登记过才能用。有事要反映,直接发一句话就行。
refusal-no-longer-appointed = 您现在不担任这项工作了,按钮用不了。有疑问请找社区。
refusal-stale = 这张卡片已经更新,请看最新的。
refusal-taken = { $name }已经接了,不用再按。
refusal-taken-by-somebody = 已经有人接了,不用再按。
refusal-unknown-button = 这个按钮用不了了,请发“待办”或“我反映的”看最新的。
refusal-not-now = 这一步现在做不了,请看卡片上的最新进展。
refusal-handler-cannot-verify = 自己办的要请别人去看,请让另一位网格员核实。
refusal-no-unit = 这类事还没定责任单位,请选一个单位,或往上报。
refusal-nobody-in-unit = { $name }现在没有人在,请换一个单位。
refusal-not-for-units = 这件只由社区和街道来办,不转给单位。类别不对的话,请先改类别。
refusal-nobody-above = 已经报到最上一级,请在这里定怎么办。
refusal-too-late = 已经过了七天,请重新反映一次,我们接着办。
refusal-no-more-time = 已经延过两次,不能再延。有难处请跟社区说。
refusal-need-photo = 请发一张办好后的照片。
refusal-unknown-place = 没找到这个地方,请选楼栋或发定位。
refusal-not-here = 这里用不了。群的事请在群里发,自己的事请私聊我。
refusal-not-your-grid = 那儿不在您的片区。那儿的事请发“上报”,我们转过去。
refusal-card-over = 这张卡片过期了,请发“待办”看现在的。
refusal-none-ticked = 还没勾。请先点一下办不完的那几件。
refusal-not-a-file = 请发社区的工作簿(.xlsx,不超过 5 MB)或社区文件(.toml,UTF-8 文本,不超过 1 MB),或标准表(.tsv)。
refusal-file-in-direct = 里面可能有电话,请在和我的私聊里发这个文件。
refusal-save-as-xlsx = 这种表格读不了。请在表格软件里另存为 .xlsx(不带宏),再发给我。
refusal-nobody-named = 没看出是谁。请转发对方的一条消息、发对方的名片,或在群里回复对方发 /appoint。
refusal-nobody-called = 没找到叫这个名字的人,请写全名再试,或者请管那一片的人来找。
refusal-outranked = 这一级要请上一级来办,请找街道或社区。
refusal-not-appointed = 现在没有您能免去的任职。级别更高的请找街道。
refusal-date-past = 这个日期已经过了,请写以后的日期,比如:到12月31日。
refusal-link-gone = 这个入群码已经换了新的,或者停用了。请找网格员或社区要新的。
refusal-link-full = 这个入群码用的人满了,请网格员换一个新的。
refusal-nothing-to-recall = 您在这里没有刚报的事可以撤回。
refusal-too-late-to-recall = { $number } 号已经在办,或者过了五分钟,撤不回了。不用办了,或者写错了,请回复卡片说一声。
refusal-ledger-gone = 这张台账太旧了,请再发一次“台账”。
refusal-export-gone = 这个下载链接过期了。请再发一次“导出”。
refusal-export-nowhere = 这里没有开网页,没有地方下载。请管机器的人运行 python -m bot export 文件.xlsx,再转给您。
refusal-export-sign-in = 带电话的只给要它的人。请先发“我的链接”,用自己的入口进来,再点一次。
refusal-my-link-gone = 这个链接已经换了新的。请打电话给网格员或社区,用六位数字进来。
refusal-card-gone = 这张联系卡已经不用了,请向社区问现在的网格员。
refusal-no-name = 还没看到名字,请写一下怎么称呼您。
refusal-no-page = 这里没有开聊天页面,所以没有链接。有事请直接在这里跟我说。
refusal-no-link-for-group = 这个群不能用入群码:只有聊天页面上的居民群、志愿者群可以。别的群请用它自己的邀请。
refusal-code-wrong = 数字不对,或者过了十分钟。请核对一遍,或者请对方再念一个新的。
refusal-too-many-codes = 试错的次数太多了,请过十分钟再试,或者请对方再念一个新的。
refusal-same-already = 这两边本来就是同一个人,不用再绑定。
refusal-two-registered = 两边在社区都登记过,不能自己合在一起,请找社区核对。
refusal-no-card = 联系卡是网格员、网格长、楼栋长和社区用的。要找网格员,请发“我的网格员”。
refusal-nothing-pasted = 还没看到群消息。请先在微信里复制,再粘贴到这里,然后按“贴完了”。
refusal-paste-too-long = 一次最多 { $most } 字,前面的已收下;请先按“贴完了”,剩下的下次再贴。
refusal-no-group-of-yours = 您管的地方还没有登记小区,请社区先导入社区文件。
refusal-over = { $number } 号已经办结,不用再往上报;还没解决的话,请反映的人按“没解决”。
refusal-already-hard = { $number } 号已经在街道的疑难清单上了,发“疑难”就能看。
refusal-needs-another = { $number } 号要网格长和社区两个人一起认定,已经请另一方看了,请等回复。
refusal-not-proposed = { $number } 号现在没有人提出是疑难,请看最新的卡片。
refusal-no-unit-yet = { $number } 号现在没有交给单位,开不了通知单。先转给单位,再开。
refusal-paper-out = { $number } 号的这张已经开出了。要再开一张,重新发“通知单 { $number }”。
refusal-paper-gone = 这个链接过期了。请社区再发一次“通知单”和编号,点里面的链接。
refusal-not-hard = { $number } 号不在疑难清单上,请先由网格长和社区认定。
refusal-say-why = { $number } 号只能您一个人认定,请写一句为什么,比如:疑难 { $number } 找不到责任单位。
refusal-unit-twice = { $name }已经在办 { $number } 号了,请选别的单位。
refusal-no-lead-yet = { $number } 号还没有主办单位,请先按“转给…”定一个。
refusal-nobody-below = 社区现在没人在,{ $number } 号先留在街道,请定单位或等社区有人。
refusal-unknown-colleague = 在您这里没找到这位同事,请写全名,或请社区先登记身份。
refusal-several-colleagues = 有好几位:{ $names }。请写全名再发一次。
refusal-unreadable-duty = 没看懂。请写谁、哪几天,比如:值班 小李 周六;每晚、周末、到3月31日也行。
refusal-unreadable-leave = 没看懂。请写从哪天到哪天、谁来代,比如:请假 3月5日到3月8日 小王代。
refusal-duty-twice = { $name }这段时间已经排了值班,没有再排一遍。发“值班”看看。
refusal-leave-over = 这几天已经过去了,请写今天以后的日期。
refusal-leave-twice = 这几天您已经请过假了。要改的话,先发“销假”,再请一次。
refusal-leave-twice-of = { $name }这几天已经请过假了,没有再记一遍。
refusal-not-your-people = 给别人记请假要由社区、网格长或单位负责人来。您请假由别人代,请把名字写在日期后面,比如:请假 明天 小李代。
refusal-stands-in-for-self = 自己不能代自己,请写一位同事的名字。
refusal-stand-in-away = { $name }这几天也请假,请换一位来代。
refusal-not-on-leave = 您现在没有请假,不用销假。
refusal-others-too = { $number } 号还有 { $others } 位邻居在等结果,会接着办,不能撤。
refusal-nudge-which = 要催哪一件? 写上编号,比如“催一下 128”。不记得编号,发“我反映的”。
refusal-nudged-today = { $number } 号今天已经催过了,单位和社区都收到了。下个工作日还没动静,请再催。
refusal-nudge-paused = { $number } 号一时办不了,到日子会接着办,不用催。原因发“进度 { $number }”看。
refusal-nudge-over = { $number } 号已经处理过了,不用催。还没解决的话,请按“没解决”。
refusal-merge-how = 请写要合并的编号,前面的留下,比如:合并 128 131。
refusal-merge-twice = 同一个编号写了两遍,请写不同的编号。
refusal-merge-over = { $number } 号已经办结或合并了,请换还在办的编号。
refusal-merge-private = { $number } 号不公开,不能和别的合并。
refusal-merge-many = 一次最多合并 { $most } 件,请分几次。
refusal-not-merged = { $number } 号没有合并到别的事里,不用拆开。
refusal-part-how = 请写要拆开的编号,一次一个,比如:拆开 131。
refusal-already-there = { $name }已经到场了,{ $number } 号不再催问。
refusal-no-alarm = { $number } 号不是紧急的事,或者已经处理,不用报到场。
refusal-return-late = { $number } 号要在收到后 { $days } 个工作日内退,现在请先办,或按“要晚几天”。
refusal-designated = { $number } 号退过 { $most } 次了,由社区指定,不能再退。有困难请和社区商量。
refusal-paused-before = { $number } 号已经挂过一次账,不能再挂。请办理,或申请街道协调。
refusal-pause-why = 请写一句为什么一时办不了,反映人会读到。
refusal-need-words = 这类事办好时要写一句怎么办的,请和照片一起再发一次。
refusal-needs-visit = { $number } 号要有人到现场看过才能结束。您去看过的话,请按“确实办好了”。
refusal-clue-nobody = 这个社区还没有人接线索,没有保存。请打 110,或直接问社区。
refusal-clue-code-wrong = 没有这个查询码,请对照收到时的那张卡片再发一次。
refusal-clue-gone = 没有这条线索,或者它不归您看。
refusal-clue-by-button = 线索请按卡片上的按钮,刚才写的没有保存。
refusal-no-such-activity = 没找到活动 { $number }。发“活动”看看有哪些。
refusal-not-your-activity = 活动 { $number } 不归您管,请找带队的人。
refusal-not-an-organiser = 发活动要网格员、楼栋长或社区来。想参加,发“活动”看有哪些。
refusal-activity-cancelled = 活动 { $number } 不办了。发“活动”看看别的。
refusal-activity-postponed = 活动 { $number } 延期了,定了新时间再报名。
refusal-activity-ended = 活动 { $number } 已经开始或结束了。发“活动”看看别的。
refusal-plan-here = 发活动请在和我的私聊里写,核对好了再发到群里。
refusal-plan-past = 这个时间已经过了,请写以后的时间,比如:周六上午9点。
refusal-plan-ends-before = 结束比开始还早,请重写时间,比如:周六上午9点到11点。
refusal-plan-count = 人数要在 1 到 { $most } 之间,请重写,比如:12人。
refusal-plan-points = 积分要在 0 到 { $most } 之间,请重写,比如:2分。
refusal-plan-minimum = 最少人数比名额还多,请重写,比如:8到12人。
refusal-plan-sign-up-times = 报名的时间对不上:先开放、再截止,都在活动以前,请重写。
refusal-plan-unread = 没看懂,请照例子再写一次,或按“算了”。
refusal-no-volunteers-group = 这一片还没有志愿者群。请社区在群里发“绑定本群”,选志愿者群。
refusal-below-taken = 已经报了 { $taken } 人,名额不能比这少。要减人,先跟人说好再去掉。
refusal-same-as-before = 和原来一样,没有改动。
refusal-say-reason = 请写一句原因,对方会读到。
refusal-not-repeated = 活动 { $number } 现在没有重复。
refusal-sign-up-not-open = 活动 { $number } { $opens } 开放报名,到时候再来。
refusal-sign-up-closed = 活动 { $number } 报名截止了,想来请找带队的人。
refusal-already-in = { $queued ->
    [yes] 您已经在候补了,第 { $place }。
   *[no] 您已经报上了,第 { $place } 位。
}
refusal-not-in = 您没有报活动 { $number },不用取消。
refusal-leave-late = { $phone ->
    [no] 活动 { $number } 已经过了取消的时间,去不了请跟带队的{ $name }说一声。
   *[other] 活动 { $number } 已经过了取消的时间,去不了请跟带队的{ $name }说一声 ☎ { $phone }。
}
refusal-offer-gone = 这个已经不用回复了,请看活动 { $number } 的卡片。
refusal-overlaps = 同一时间您已经报了活动 { $number }“{ $name }”,要换请先取消那个。
refusal-too-young = 活动 { $number } 要满 { $age } 岁才能来。
refusal-guardian-needed = { $name }还小,请写上监护人,比如:{ $name } 8岁 监护人王秋月。
refusal-skill-needed = 活动 { $number } 要会{ $name }的人。会的话请找带队的人登记。
refusal-ask-captain = 这次请队长确认一下再报名,请找{ $name },说一声就好。
refusal-not-your-community = 活动 { $number } 这次只限本社区的居民。
refusal-too-many-guests = 活动 { $number } 每人最多替 { $most } 位报名。
refusal-guest-unread = 没看出是谁,请写名字,比如:报名 3 +1 王奶奶。
refusal-which-activity = 要报哪个? 写上编号,比如:报名 3。发“活动”看有哪些。
refusal-not-waiting = 这一位不在活动 { $number } 的候补里,不用提前。
refusal-nobody-on-list = 活动 { $number } 的名单里没找到这个名字,请写名单上的全名。
refusal-exempted = { $number } 号已经不计入考核了。
refusal-not-late = { $number } 号没有超期,不用免。
refusal-exempt-why = 请写清为什么,例如:免考核 { $number } 等厂家配件。
refusal-which-period = 请写一个时段,例如:考核 本月、考核 上周、考核 9月。
