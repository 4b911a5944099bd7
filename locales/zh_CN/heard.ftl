# What people write instead of a command; "|" between the ways of saying it.
# Only words that nobody says by chance in a group.

heard-case = 进度|查进度|看进度
heard-looks = 谁看过|谁看了|谁查过|查看记录
heard-todo = 待办|待办事项|我的待办
heard-log = 已办|已办好|已办好了|已办,记一笔|已办，记一笔|记一笔|当场办好
heard-mine = 我反映的|我的反映|我上报的|我报修的
heard-grid = 我的网格员|找网格员|网格员电话
heard-start = 开始使用
heard-help = 帮助|怎么用|使用说明
heard-me = 我的|我的身份|我的信息
heard-me-short = 我|我是谁
heard-lang = 换语言|切换语言|说中文
heard-bind = 绑定本群|接入本群
heard-duty = 值班|值班表|排班
heard-leave = 请假
heard-back = 销假|我回来了
heard-hard = 疑难|疑难事项|疑难情况|疑难情况上报表
heard-polite = 谢谢|谢谢您|谢谢你|多谢|谢了|感谢|非常感谢|辛苦了|您辛苦了|好的|好|嗯|嗯嗯|哦|行|可以|知道了|收到|明白|明白了|您好|你好|在吗|早|早上好|下午好|晚上好|再见|没事了
bot-mentions = 邻里|小邻|邻里助手
heard-appoint = 任命|登记身份|登记这个人
heard-mylink = 我的链接|我的入口|专属链接
heard-joinlink = 入群码|入群链接|入群二维码
heard-restore = 找回
heard-links = 停用入口|查入口|入口清单
heard-linkup = 绑定账号|绑定帐号|关联账号
heard-link = 绑定
heard-mycard = 我的联系卡|联系卡
heard-dismiss = 免去|免职
heard-profile = 我的资料|改资料
heard-paste = 粘贴群消息|粘贴群
heard-pasted = 贴完了|贴完|完了
heard-tell = 请转告|转告
heard-behalf = 代报|代人上报|替人上报
heard-guide = 引导上报|一步一步|一步一步报
heard-ledger = 台账|查台账|事项台账
heard-export = 导出|导出工作簿|导出社区
