# Telegram 菜单里的命令。

command-report = 反映一件事
command-case = 看一件事的进展
command-log = 当场办好的,记一笔
command-mine = 我反映的
command-grid = 我的网格员
command-todo = 要办的事
command-help = 怎么用
command-me = 我的身份
command-lang = 换语言
command-bind = 绑定本群(社区工作人员)
command-mylink = 我的专属链接
command-joinlink = 入群码(网格员、社区)
command-link = 绑定另一个账号
command-mycard = 我的联系卡(网格员)
command-paste = 粘贴群消息(工作人员)
command-tell = 请转告(工作人员)
