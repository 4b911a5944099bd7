# 社区工作簿里的字:表名和说明;列名、批注和例子用 | 隔开;下拉框里的词。

book-sheet-notes = 说明
book-sheet-areas = 区域 | 街道、社区、网格,从大到小。别的表都要用到它,请先填。
book-sheet-compounds = 小区 | 小区和大院,各归哪家物业。没有物业就空着。
book-sheet-buildings = 楼栋 | 每栋楼一行:在哪个网格、哪个小区。
book-sheet-stairs = 单元 | 每个单元一行。不分单元的楼不用填。
book-sheet-units = 责任单位 | 物业、供水、环卫这些来办事的单位。
book-sheet-people = 人员 | 有职责的人,每人一行;电话只有要用的人看得到。
book-sheet-appointments = 任职 | 谁担任什么、管哪里。一个人管几处就写几行。每个社区要有一名社区工作者。
book-sheet-chats = 群 | 居民群、工作群、单位群,每个群一行。
book-sheet-categories = 事项类别 | 大家会反映哪些事、平常怎么说、多久办好。
book-sheet-conditions = 具体情形 | 同一类事里,哪种情形多久办好、办到什么样、通常归谁。可以不填。
book-sheet-responsibilities = 责任分工 | 哪类事在哪里归哪个单位。小范围的优先。
book-sheet-roster = 值班 | 晚上、周末谁值班,每人每种日子一行。没排到的时间由平常的人负责。
book-sheet-point_rules = 计分标准 | 志愿服务做一次记几分。可以不填。
book-sheet-gifts = 礼品 | 积分能换什么。可以不填;照片在群里用“礼品 名称”发。
book-sheet-openings = 以前的积分 | 来邻里以前每个人攒下的总分,只算进累计,只记一次。可以不填。

book-areas-key = 代号 | 小写字母、数字、- 和 _,最多 32 个。定了就不要改,名称可以改。 | chunfeng
book-areas-name = 名称 | 大家怎么叫这里。 | 春风社区
book-areas-level = 级别 | 从下拉框里选:街道、社区或网格。 | 社区
book-areas-parent = 上级区域 | 社区写所在街道,网格写所在社区:代号或名称。街道空着。 | xinliu
book-areas-aliases = 别的叫法 | 有几种就用顿号隔开。 | 春风、春风居委会
book-areas-lat = 纬度 | 和经度一起写,或都不写。 | 30.5
book-areas-lon = 经度 | 和纬度一起写,或都不写。 | 124.5
book-areas-outline = 边界 | 网格的边界:GeoJSON 的 Polygon,经度在前。可以空着,也可以另外导入 .geojson 文件。只有网格写。

book-compounds-key = 代号 | 小写字母、数字、- 和 _,最多 32 个。定了就不要改。 | chunfengli
book-compounds-name = 名称 | 小区的名字。 | 春风里
book-compounds-property = 物业公司 | “责任单位”表里的代号或名称。没有物业就空着。 | chunfengli-wuye
book-compounds-linked = 结对单位 | 没有物业时先找谁:“责任单位”表里的代号或名称。 | tushuguan
book-compounds-aliases = 别的叫法 | 有几种就用顿号隔开。 | 春风小区、春风里小区
book-compounds-lat = 纬度 | 和经度一起写,或都不写。 | 30.5
book-compounds-lon = 经度 | 和纬度一起写,或都不写。 | 124.5

book-buildings-key = 代号 | 小写字母、数字、- 和 _,最多 32 个。定了就不要改。 | chunfengli-3
book-buildings-name = 名称 | 大家怎么叫这栋楼。 | 3号楼
book-buildings-parent = 所在网格 | “区域”表里的代号或名称。 | chunfeng-g1
book-buildings-compound = 所在小区 | “小区”表里的代号或名称。 | chunfengli
book-buildings-aliases = 别的叫法 | 标志物也可以,用顿号隔开。 | 快递柜那栋
book-buildings-lat = 纬度 | 有人发定位时找最近的楼。和经度一起写,或都不写。 | 30.5
book-buildings-lon = 经度 | 和纬度一起写,或都不写。 | 124.502
book-buildings-outline = 边界 | 这栋楼的边界:GeoJSON 的 Polygon,经度在前。一般空着。

book-stairs-key = 代号 | 小写字母、数字、- 和 _,最多 32 个。定了就不要改。 | chunfengli-3-1
book-stairs-name = 名称 | 几单元。 | 1单元
book-stairs-parent = 所在楼栋 | “楼栋”表里的代号。 | chunfengli-3
book-stairs-aliases = 别的叫法 | 有几种就用顿号隔开。 | 东门
book-stairs-lat = 纬度 | 一般不用写。和经度一起写,或都不写。
book-stairs-lon = 经度 | 和纬度一起写,或都不写。

book-units-key = 代号 | 小写字母、数字、- 和 _,最多 32 个。定了就不要改。 | chunfengli-wuye
book-units-name = 名称 | 单位的名字。 | 春风里物业
book-units-name_en = 英文名称 | 给说英语的人看,可以空着。 | Chunfengli Property
book-units-phone = 电话 | 按文本填:数字、空格和 -,开头可以有 +。 | 000-0000-0001

book-people-key = 代号 | 小写字母、数字、- 和 _,最多 32 个。定了就不要改。 | li
book-people-name = 姓名 | 大家怎么称呼。 | 李小满
book-people-phone = 电话 | 按文本填:数字、空格和 -,开头可以有 +。 | 000-0000-0011
book-people-home = 住在哪里 | 单元、楼栋或区域的代号,可以空着。 | chunfengli-3-1
book-people-language = 语言 | 第一次用什么语言,以后由本人选。空着是中文。 | 中文
book-people-telegram = Telegram 编号 | 本人 Telegram 账号的数字编号,没有就空着。

book-appointments-person = 谁 | “人员”表里的代号或姓名。 | li
book-appointments-role = 担任什么 | 从下拉框里选。 | 网格员
book-appointments-area = 管哪片 | 区域、楼栋或单元的代号或名称。单位的人空着。 | chunfeng-g1
book-appointments-unit = 哪个单位 | 只有单位经办人和负责人写。
book-appointments-until = 到哪天为止 | 最后一天,如 2027-06-30。长期的空着。 | 2027-06-30

book-chats-key = 代号 | 小写字母、数字、- 和 _,最多 32 个。定了就不要改。 | chunfengli-residents
book-chats-title = 群名 | 群的名字。 | 春风里居民群
book-chats-purpose = 用途 | 从下拉框里选。 | 居民群
book-chats-area = 属于哪片 | 工作群写区域。区域、小区、单位三项只写一项。
book-chats-compound = 属于哪个小区 | 小区的居民群写这里。 | chunfengli
book-chats-unit = 属于哪个单位 | 单位工作群写这里。
book-chats-language = 语言 | 机器人在群里说什么语言。空着是中文。 | 中文
book-chats-platform = 在哪里 | 空着是自带的聊天网页。 | 网页
book-chats-external_id = 群编号 | 只有 Telegram 群写:群在那边的编号。
book-chats-members = 成员 | 只有网页群写:人的代号,用顿号隔开。写“自动”或空着,就是该在的人都在。 | 自动

book-categories-key = 代号 | 小写字母、数字、- 和 _,最多 32 个。定了就不要改。 | stairwell-lamp
book-categories-name = 名称 | 这类事叫什么。 | 楼道灯
book-categories-name_en = 英文名称 | 给说英语的人看。 | Stairwell lamp
book-categories-first = 谁先办 | 从下拉框里选:单位或网格。 | 单位
book-categories-words = 大家怎么说 | 用顿号隔开。越具体越好;中间可以用一个 … 隔开几个字。 | 楼道灯、灯…坏
book-categories-accept = 接办时限 | 30分钟、4小时、2天(昼夜都算),4个工作小时、2个工作日(只算上班时间)。 | 4个工作小时
book-categories-handle = 办结时限 | 写法和接办时限一样。 | 2个工作日
book-categories-sensitivity = 谁能看 | 从下拉框里选。空着是公开。 | 公开
book-categories-emergency = 紧急电话 | 先给出的电话,用顿号隔开。
book-categories-desk_closes = 社区来结束 | “是”:核实以后还要社区工作者来结束。空着是“否”。 | 否
book-categories-against_unit = 对单位的意见 | “是”:先到社区,绝不只交给那个单位。空着是“否”。 | 否
book-categories-near = 多近算一件 | 相隔多少米以内可能是同一件事;0 是只看同一栋楼。空着是 250。 | 250
book-categories-points = 反映属实记几分 | 核实办好以后,给反映人(选过怎么上榜的志愿者)记几分,0 到 100。空着不记。 | 1
book-categories-work_points = 网格办好记几分 | 网格员、楼栋长自己办好、别人核实以后记几分,0 到 100。空着不记。 | 2
book-categories-sign_role = 谁签字(岗位) | 只有这个岗位的人签了才算办结。不要签字就空着。
book-categories-sign_person = 谁签字(人) | 只有这个人(或者替他的人)签了才算办结。不要签字就空着。
book-categories-needs_photo = 要照片 | “是”:不管谁办,都要有办好后的照片。单位办的总要照片。空着是“否”。 | 否
book-categories-needs_words = 要写明 | “是”:办好时要写一句怎么办的。空着是“否”。 | 否
book-categories-needs_visit = 要去看 | “是”:别人到现场看过才能办结。空着是“否”。 | 否
book-categories-code = 本市代码 | 本市标准里的代码,如 部件-01-01。没有就空着。 | 部件-01-01
book-categories-national = 国标代码 | GB/T 47678.5 的五位代码。 | 01001
book-categories-national_before = 旧国标代码 | GB/T 30428.2 的代码。
book-conditions-category = 类别 | “事项类别”表里的代号或名称。 | stairwell-lamp
book-conditions-name = 情形 | 看到的是什么情况。 | 灯杆歪了,可能倒下
book-conditions-handle = 办结时限 | 2小时、4个工作小时、2个工作日。 | 2小时
book-conditions-closing = 办结标准 | 办到什么样算办好。 | 扶正、加固
book-conditions-unit = 通常归谁 | “责任单位”表里的代号或名称。没有别的分工时归它。
book-conditions-units = 标准里写的单位 | 照标准原文,只给人看。
book-conditions-sign_role = 谁签字(岗位) | 看到这种情形,只有这个岗位的人签了才算办结;比类别里的优先。
book-conditions-sign_person = 谁签字(人) | 看到这种情形,只有这个人(或者替他的人)签了才算办结。

book-responsibilities-category = 事项类别 | “事项类别”表里的代号或名称,几类用顿号隔开。 | stairwell-lamp
book-responsibilities-area = 在哪片 | 区域、楼栋的代号或名称。 | xinliu
book-responsibilities-unit = 归哪个单位 | “责任单位”表里的代号或名称;写“小区物业”就是各小区自己的物业。 | 小区物业

book-level-street = 街道
book-level-community = 社区
book-level-grid = 网格
book-level-building = 楼栋
book-level-stair = 单元

book-roster-person = 谁 | “人员”表里的代号或姓名。 | yang
book-roster-area = 给哪片值班 | 网格、社区或街道的代号或名称。给单位值班的空着。
book-roster-unit = 给哪个单位值班 | “责任单位”表里的代号或名称。 | chunfengli-wuye
book-roster-role = 替什么岗位 | 一般空着:单位是经办人,网格是网格员,社区是社区工作者。
book-roster-days = 哪几天 | 从下拉框里选。空着是每天。 | 周末和节假日
book-roster-hours = 几点到几点 | 如 18:00-08:00,可以过夜。空着是全天。 | 08:00-18:00
book-roster-since = 从哪天起 | 第一天。空着是马上开始。
book-roster-until = 到哪天为止 | 最后一天。长期的空着。 | 2027-06-30
book-days-every-day = 每天
book-days-workdays = 工作日
book-days-days-off = 周末和节假日
book-days-mon = 周一
book-days-tue = 周二
book-days-wed = 周三
book-days-thu = 周四
book-days-fri = 周五
book-days-sat = 周六
book-days-sun = 周日

book-role-volunteer = 志愿者
book-role-building_leader = 楼栋长
book-role-grid_member = 网格员
book-role-grid_leader = 网格长
book-role-desk = 社区工作者
book-role-street = 街道工作人员
book-role-officer = 单位经办人
book-role-unit_head = 单位负责人
book-role-supervisor = 督导
book-role-community_police = 社区民警
book-role-clue_contact = 线索联系人

book-purpose-residents = 居民群
book-purpose-volunteers = 志愿者群
book-purpose-work = 网格工作群
book-purpose-unit = 单位工作群

book-language-zh_CN = 中文
book-language-en = 英文

book-platform-web = 网页
book-platform-telegram = Telegram

book-first-unit = 单位
book-first-grid = 网格

book-sensitivity-open = 公开
book-sensitivity-private = 不公开
book-sensitivity-sealed = 保密

book-measure-min = 分钟
book-measure-h = 小时
book-measure-d = 天
book-measure-wh = 个工作小时
book-measure-wd = 个工作日

book-word-auto = 自动
book-word-property = 小区物业
book-word-yes = 是
book-word-no = 否
book-word-example = 例:

book-target-areas = “区域”“楼栋”“单元”这些表
book-target-compounds = 表“小区”
book-target-buildings = 表“楼栋”
book-target-units = 表“责任单位”
book-target-people = 表“人员”
book-target-categories = 表“事项类别”

book-title = 社区情况登记表
book-notes =
    1. 一张表填一类内容,表名和表头不要改。带 * 的列必填,鼠标放在表头上有说明。
    2. 第 2 行灰色斜体的是例子,导入时不算,可以留着,也可以删掉。真正的内容从第 3 行写起。
    3. 提到别的表里的内容时,写代号或名称都行;有同名的就写代号。几项写在一格里,用顿号隔开。
    4. 电话按文本填,前面的 0 才不会丢。不要合并单元格,不要用公式,不要藏起行、列和表。
    5. 填好后,在和机器人的私聊里把这个文件发过去:它先告诉您会改什么,按“确定导入”才算数。有错会一处一处说明,什么都不会变。
    6. 可以反复导入:按代号认。从表里删掉的任职、类别、分工和群到此结束,办过的事都留着。

# 工作簿里的错:在哪里,怎么改。
book-at-sheet = 表“{ $sheet }”
book-at-row = 表“{ $sheet }”第 { $row } 行
book-at-cell = 表“{ $sheet }”第 { $row } 行 { $column } 列“{ $heading }”

book-wrong-no-areas = 一行也没有,没法导入。请先填街道、社区和网格。
book-wrong-missing-field = “{ $given }”空着,请填上。
book-wrong-wrong-type = “{ $given }”不是数字,请写成 30.5 这样。
book-wrong-not-one-of = 这里不能写“{ $given }”,请从这些里选:{ $choices }。
book-wrong-bad-account = “{ $given }”不是 Telegram 账号编号,请写 1 到 16 位数字。
book-wrong-bad-limit = 看不懂时限“{ $given }”。请写成 30分钟、4小时、2天,或者 4个工作小时、2个工作日。
book-wrong-unknown-measure = 看不懂时限“{ $given }”。请写成 30分钟、4小时、2天,或者 4个工作小时、2个工作日。
book-wrong-no-words = 一个词也没有,大家说了也认不出来。请写上大家平常的说法。
book-wrong-empty = 这里不能空着,请填上。
book-wrong-bad-hours = 看不懂时间“{ $given }”。请写成 18:00-08:00(过夜的也这样写)或 00:00-24:00。
book-wrong-bad-date = “{ $given }”不是日期,请写成 2027-06-30。
book-wrong-out-of-range = { $given } 超出了范围:纬度在 -90 到 90 之间,经度在 -180 到 180 之间。
book-wrong-half-a-place = 纬度和经度要写全,或者都不写。
book-wrong-unknown-reference = { $target }里没有“{ $given }”。{ $near ->
    [none] 请先在那里写上,或改这里。
   *[other] 应该是“{ $near }”吧?
}
book-wrong-cycle = 上级绕成了圈:顺着“{ $given }”往上又回到了自己。请改上级区域。
book-wrong-needs-parent = { $level }要写上级区域:它所在的{ $wants }。
book-wrong-no-parent = 街道是最上级,请清空上级区域“{ $given }”。
book-wrong-wrong-level = { $level }要写在{ $wants }下面,而“{ $parent }”是{ $found },请改。
book-wrong-building-without-compound = “{ $given }”没写属于哪个小区,请补上。
book-wrong-role-needs-area = { $role }要写“管哪片”,“哪个单位”空着。
book-wrong-role-needs-unit = { $role }要写“哪个单位”,“管哪片”空着。
book-wrong-role-level = { $role }不能管{ $level }这一级,请写{ $choices }一级的区域。
book-wrong-twice-appointed = 同一个任职({ $role })写了两遍,请删掉一行。
book-wrong-community-without-desk = { $name }没有社区工作者,没人接的事就没地方去。请在表“任职”里加一行:担任“社区工作者”,管“{ $given }”或所在街道。
book-wrong-chat-place = { $purpose }要写清属于哪里,而且只写一项:{ $choices }。
book-wrong-needs-external-id = { $given } 的群要写群编号。
book-wrong-external-id-not-here = 网页上的群不用写群编号,请清空;别处的群请改“在哪里”。
book-wrong-members-not-here = { $given } 的群成员由那边管,请清空成员。
book-wrong-two-responsibilities = “{ $category }”在“{ $area }”已经由第 { $other } 行定了单位,请只留一行。
book-wrong-chat-moved = 这个群现在是 { $holds },和这里的“{ $given }”不一样。群搬了家就写新的编号;是另一个群就换个代号。

import-not-a-book = 这个文件打不开,不是完好的 .xlsx 工作簿。请在表格软件里另存为 .xlsx 再发。
import-old-book = 这是旧格式(.xls)或加了密码的工作簿。请在表格软件里另存为 .xlsx,不设密码,再发。
import-book-too-large = 文件太大了,工作簿最多 { $most } MB。请删掉图片和用不着的内容再发。
import-bomb = 这个文件展开以后太大,或者里面的写法不安全,没有打开。请从空白的模板重新填一份,展开后最多 { $most } MB。
import-macros = 工作簿里有宏或嵌入的程序,没有打开。请另存为不带宏的 .xlsx 再发。
import-outside-links = 工作簿连着别的文件或网址,没有打开。请断开链接,粘贴为数值,再发。
import-too-slow = 这个文件读得太久,停下了,什么都没有变。请从空白的模板重新填一份。
import-unknown-sheet = 没有“{ $given }”这张表。{ $near ->
    [none] 可用的表:{ $choices }。用不着的表请删掉。
   *[other] 应该是“{ $near }”吧?可用的表:{ $choices }。用不着的表请删掉。
}
import-sheet-twice = “{ $given }”和另一张表是同一类内容,请合成一张。
import-no-sheets = 工作簿里没有可以导入的表。可用的表:{ $choices }。
import-hidden-sheet = 表“{ $given }”藏起来了,里面有内容。请取消隐藏,看过再发。
import-merged = { $given } 是合并的单元格,分不清每一行写了什么。请取消合并,每格都填上。
import-formula = { $given } 是公式。请复制后粘贴为数值再发。
import-hidden-row = 第 { $given } 行藏起来了,里面有内容。请取消隐藏或清除筛选,看过再发。
import-hidden-column = { $given } 列藏起来了,里面有内容。请取消隐藏,看过再发。
import-too-many-rows = 一共有 { $given } 行,最多 { $most } 行。请分开填,或删掉用不着的行。
import-unknown-column = { $column } 列“{ $given }”不认识。{ $near ->
    [none] 可用的列:{ $choices }。用不着的请删掉。
   *[other] 应该是“{ $near }”吧?可用的列:{ $choices }。用不着的请删掉。
}
import-column-twice = “{ $given }”这一列出现了两次,请只留一列。
import-missing-column = 少了“{ $given }”这一列,请在表头补上。
import-example-changed = 这一行以“例:”开头,但内容改过。是真的就去掉“例:”,是例子就删掉这一行。
import-error-cell = 这里是出错的值 { $given },请改成真正的内容。
import-lost-digits = “{ $given }”被表格软件改短了,后面的数字已经没有了。请把这一列设为文本,重新填一遍。
import-lost-zero = “{ $given }”前面的 0 可能丢了。请把这一列设为文本,重新填一遍。
import-same-names = 有好几个都叫“{ $given }”,请写代号。

book-point_rules-key = 代号 | 小写字母、数字、- 和 _。定了就不要改。 | mediation
book-point_rules-name = 做什么 | 大家看到的名称。 | 矛盾调解
book-point_rules-name_en = 英文名称 | 可以不填。 | Mediation
book-point_rules-group = 哪一类 | 从下拉框里选。 | 居民服务
book-point_rules-points = 几分 | 做一次记几分,1 到 100。改了只管以后的。 | 3
book-point_rules-daily_cap = 一天最多几分 | 一个人一天凭这一项最多得几分。空着不限。 | 6
book-point_rules-area = 哪里用 | 街道(全街道用)或社区的代号或名称。 | xinliu
book-point_rules-since = 从哪天起 | 空着从导入那天起。 | 2026-01-01
book-gifts-key = 代号 | 小写字母、数字、- 和 _。定了就不要改。 | detergent
book-gifts-name = 礼品 | 大家看到的名称。 | 洗衣液
book-gifts-name_en = 英文名称 | 可以不填。 | Detergent
book-gifts-points = 几分 | 换一件要几分。 | 20
book-gifts-stock = 一共进了几件 | 从头到现在一共进了多少件;改大就是进货。 | 30
book-gifts-most = 每人限几件 | 空着不限。 | 2
book-gifts-since = 从哪天起 | 空着马上可以兑。 | 2026-12-01
book-gifts-until = 到哪天止 | 空着一直可以兑。 | 2026-12-31
book-gifts-area = 社区 | 社区的代号或名称。 | chunfeng
book-openings-person = 谁 | 人员表里的代号或姓名。 | tang
book-openings-points = 一共几分 | 以前各年加起来。 | 213
book-openings-area = 社区 | 社区的代号或名称。 | chunfeng
book-rule-group-service = 居民服务
book-rule-group-culture = 文明实践
book-rule-group-governance = 社区治理
book-rule-group-other = 其他
