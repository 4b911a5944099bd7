# The first administrator's walk, appointments, and community files sent in a chat.

setup-title-street = 您是管理员了。街道叫什么名字?
setup-body-street = 发名称就行,比如“春风街道”。填好的社区工作簿(.xlsx)或社区文件(.toml)也可以直接发给我。
setup-title-communities = { $street }有哪些社区?
setup-body-communities = 一行一个,发一条消息。
setup-title-ready = { $street }设好了,可以开始反映问题。
setup-body-ready =
    下一步:
    1. 把我拉进群,在群里发 /bind,选这个群做什么用、属于哪里。
    2. 登记工作人员:转发对方的一条消息给我,或在群里回复对方发 /appoint。
    3. 楼栋、单位、类别写在社区文件里,发给我就能导入。
    在登记别人之前,收到的事都由您来安排。
file-taken = 收到文件,正在看。
file-checked = 文件没有错。会有这些变化,要导入吗?
file-same = 和现在的一样,没有变化。
file-applied = 导入好了。
file-wrong = 文件有 { $count } 处要改,什么都没有变。
file-table = { $table ->
    [units] 责任单位
    [compounds] 小区
    [areas] 区域
    [outlines] 网格和楼栋的边界
    [people] 人员
    [appointments] 任职
    [roster] 值班
    [categories] 事项类别
    [limits] 时限
    [conditions] 具体情形
    [responsibilities] 分工
    [accounts] 登录账号
    [chats] 群
    [point_rules] 记分规则
    [gifts] 礼品
    [openings] 以往积分
   *[members] 群成员
}
file-line = { $name }:新增 { $created },改动 { $changed },结束 { $ended }

# A city's table of standards.
standards-rows = 标准表共 { $rows } 行:新增 { $imported },改动 { $changed },已有 { $known },没看懂 { $unread }。新类别 { $categories } 个。
standards-unread = 第 { $row } 行“{ $text }”:{ $why }。
standards-more = 还有 { $count } 行没看懂,用命令行导入时会全部列出。
unread-empty = 没写时限
unread-no-number = 时限里没有数字
unread-unknown-measure = 不知道是小时还是天
unread-says-more = 除了时限还写了别的
unread-not-positive = 时限要大于 0
unread-too-long = 时限超过一年
unread-no-class-code = 缺大类代码
unread-no-matter-code = 缺小类代码
unread-no-matter = 缺小类名称
unread-no-condition = 没写具体情形
unread-no-limit = 没写时限
unread-bad-code = 代码要是数字或字母,最多 8 位
unread-too-long-text = 文字太长(名称最多 64 字,其他 200 字)
unread-twice = 前面已经有同样的一行
