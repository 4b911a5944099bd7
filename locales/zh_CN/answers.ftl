# Short answers: help, front door, who am I, receipts.

help-title = 您可以这样用
help-report = 反映问题:直接发一句话、一段语音或一张照片,比如“3号楼楼道灯坏了”。
help-report-group = 反映问题:在群里发“上报 3号楼楼道灯坏了”,带张照片更好。
help-quietly = 不想让别人看到的事,私聊发给我。
help-status = 看进展:发“进度 128”,128 换成您的编号。
help-mine = 看自己反映的:发“我反映的”。
help-grid = 找网格员:发“我的网格员”。
help-work = 看要办的:发“待办”,急的在前面。
help-unit = 来了事就按“我们来办”;办好后回复那张卡片,发张照片。
help-log = 当场办好的:发“已办”带张照片,或按“已办,记一笔”,登记了就算办结。
help-solve = 当场能办的按“已解决”;办不了的转责任单位,或往上报。
help-verify = 别人办的去看一眼,按“确实办好了”或“还没办好”。
help-paper = 要发书面的:发“通知单 128 依据…”,或“催办单 128”,选好就开出、告诉单位,点开能打印盖章。
help-hard = 网格和社区都办不了的:发“疑难 128”,两个人都认定就报街道;“疑难”看清单。
help-roster = 排班:发“值班 小李 周六”;“值班”看谁在。
help-award = 给志愿者记分:发“记分 张阿姨 矛盾调解 事由”;记错了发“冲正 张阿姨”。
help-gifts = 管礼品:发“礼品 洗衣液 20分 30件”加一件,“盘点 洗衣液 28”点数,“核销 482913”发礼品。
help-leave = 请假:发“请假 3月5日到3月8日 小王代”。
help-dispatch = 改类别、换单位、定延期,都在事项的卡片上。
help-bind = 把一个群接进来:在那个群里发 /bind。

start-title = { $name },您好!
start-title-unnamed = 您好!
start-body = 楼道、路灯、垃圾、停车……小区里的事,发一句话或一张照片给我就行。
start-work = 要办的事都在“待办”里。

me-title = { $name }
me-roles = 身份
me-role-where = { $role }({ $where })
me-home = 住处
me-home-unknown = 还没登记
me-language = 语言
me-account = 账号

my-grid-title = 您的{ $role }是{ $name }
my-grid-unknown = 还不知道您住哪个网格。反映一次、选一下楼栋就知道了。
my-grid-nobody = 这个网格还没有网格员,有事直接发给我。
my-grid-grid = 网格
my-grid-phone = 电话
my-grid-leader = 网格长

language-now = 好的,以后说中文。
thanked = { $what ->
    [fine] 好的,有事随时说。
   *[thanks] 不客气!有事随时说。
}
no-case-yet = 请说说在哪儿、什么事,比如:3号楼楼道灯坏了
no-case-yet-body = 一句话或一张照片就行。在群里请用“上报”开头。
photo-lost = { $number } 号:{ $why }
photo-lost-body = 别的内容都收到了。
filed-for-author = { $by }把您在“{ $title }”里说的报上来了,编号 { $number }
filed-for-author-body = 进展会告诉您。不用办的话,在它的卡片上按“不用办了”。
filed-for-yours = 原来说话的邻居我还不认识,这件先记在您名下。
got-it = 已补充到 { $number } 号。

welcome = 大家好,我是邻里
welcome-body = 小区里的事,在群里发“上报 3号楼楼道灯坏了”,带张照片更好。
welcome-bind = 请社区工作人员发 /bind,告诉我这是哪里的群。
how-private = 想让进展单独发给您?点一下,再按“开始”。
how-private-button = 打开私聊

bot-name = 邻里
help-paste = 微信群里的事:发“粘贴群消息”,把群消息贴给我;要转告谁,发“请转告”。
help-behalf = 替来电、来访的人报:发“代报 王奶奶 13900000000 3号楼2单元水管漏水”,姓名电话只有您和社区看得到。
help-guide = 不知道怎么说:发“引导上报”,按按钮一步一步报。
help-clue = 违建、隐患、骗人的摊点,不想公开:私聊发“线索”,不记您是谁。
help-clues = 要核实的线索:发“线索”,按卡片上的按钮。
help-rates = 看数:发“考核 本月”,或“考核 上周”。
help-exempt = 超期不怪单位的:发“免考核 128 原因”,不计入按期办结率,仍记超期。
help-bulletin = 周报、月报、季报:先出草稿,您按了才发到工作群。发“周报”看最新一期。
help-wishes = 微心愿和邻里互助:发“心愿”看看;有人要帮忙,发“求助”;您会什么,发“我能”。
help-activities = 志愿活动:发“活动”看有哪些,发“报名 3”报名。
help-organise = 发活动:发“活动 周六上午9点 春风广场清扫 需要12人 2分”,核对好了再发布。
