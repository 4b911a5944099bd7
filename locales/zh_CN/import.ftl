# 社区文件有错时说的话。每句都说怎么改。
import-syntax = 第 { $line } 行第 { $column } 列不是正确的 TOML:{ $why }。请检查引号、方括号和逗号。
import-unknown-table = 没有“{ $given }”这张表。{ $near ->
    [none] 可用的表:{ $choices }。
   *[other] 应该是“{ $near }”吧?可用的表:{ $choices }。
}
import-not-a-list = “{ $given }”要写成多条:每条用 [[{ $given }]] 开头。
import-no-areas = 文件里一个区域也没有,没法导入。请先写 [[areas]]:街道、社区、网格、楼栋、单元。
import-unknown-field = 没有“{ $given }”这一项。{ $near ->
    [none] 可用的有:{ $choices }。
   *[other] 应该是“{ $near }”吧?可用的有:{ $choices }。
}
import-missing-field = 少了“{ $given }”,请补上。
import-wrong-type = “{ $given }”的写法不对,这里要写{ $wants ->
    [text] 带引号的文字
    [truth] true 或 false(不带引号)
    [number] 数字(不带引号)
    [list] 列表,如 ["甲", "乙"]
    [table] 一组内容,如 {"{"} role = "desk", area = "chunfeng" {"}"}
   *[other] 别的内容,请看文档里的例子
}。
import-not-one-of = 这里不能写“{ $given }”,请从这些里选:{ $choices }。
import-bad-key = 代号“{ $given }”不行:只用小写字母、数字、- 和 _,最多 32 个字符,用字母或数字开头。
import-reserved-key = “{ $given }”已经用来表示“小区自己的物业”,请给这个单位换个代号。
import-empty = 这里不能空着,请填上或删掉这一项。
import-too-long = “{ $given }”太长了,最多 { $most } 个字,请写短些。
import-bad-phone = “{ $given }”打不出去。电话只写数字、空格和 -,开头可以有 +。
import-bad-account = “{ $given }”不是 Telegram 账号编号。请写 1 到 16 位数字,加引号。
import-bad-limit = 看不懂时限“{ $given }”。请写成 30min、4h、2d(昼夜都算),或 4wh、2wd(只算上班时间),加引号。
import-limit-not-positive = 时限“{ $given }”要大于零,请写至少 1。
import-limit-too-long = 时限“{ $given }”太长,最多 { $longest }。
import-unknown-measure = 时限“{ $given }”里的单位“{ $measure }”没有。{ $near ->
    [none] 请用 min、h、d、wh、wd。
   *[other] 应该是 { $near } 吧?请用 min、h、d、wh、wd。
}
import-no-words = 这类事一个词也没有,大家说了也认不出来。请在 words 里写上大家平常的说法。
import-two-gaps = “{ $given }”里的 … 只能有一个,而且要在中间,像“灯…坏”。
import-bad-date = “{ $given }”不是日期。请写成 2027-06-30(当天结束后到期,不加引号),或带时区的时间 2027-06-30T18:00:00+08:00。
import-out-of-range = { $given } 超出了范围:纬度 lat 在 -90 到 90 之间,经度 lon 在 -180 到 180 之间。
import-half-a-place = 经纬度要写全:lat 和 lon 都写,或者都不写。
import-no-outline = “{ $given }”不是边界:要写 GeoJSON 的 Polygon 或 MultiPolygon,像 "type": "Polygon", "coordinates": [[[经度, 纬度], …]]。
import-outline-position = “{ $given }”不是一个点:每个点写 [经度, 纬度],两个都是数字。
import-outline-swapped = “{ $given }”的经纬度写反了:GeoJSON 先写经度,再写纬度。
import-outline-open = 从“{ $given }”开始的一圈没有合上:最后一个点要和第一个点一样,一圈至少三个角。
import-outline-empty = 边界里什么都没有({ $given }):角都在一条线上,或者一圈也没有。请重新画。
import-outline-crosses = 边界在“{ $given }”附近和自己交叉了。请把那里的点改成绕一圈的顺序。
import-outline-points = 边界的点太多,最多 { $given } 个。请把线画简单些。
import-outline-level = { $level } 不用画边界,只有 { $choices } 可以有。请删掉 outline。
import-bad-near = “{ $given }”不行:请写 0 到 { $most } 之间的整数,单位是米,不加引号。
import-no-map = 这不是地图文件:要一个 GeoJSON 的 FeatureCollection,里面每个 Feature 是一个网格或一栋楼。{ $given }
import-feature-unnamed = 这块地方没写是哪里。请在 properties 里写 "key"(区域的代号)或 "name"(名称)。
import-feature-twice = “{ $given }”在第 { $other } 块已经有了,请只留一块。
import-feature-kind = “{ $given }”不能用:网格和楼栋用 Polygon、MultiPolygon 或 Point,小区只用 Point。
import-name-twice = 有几个地方都叫“{ $given }”,分不清。请在 properties 里写代号 "key"。
import-duplicate-key = 代号“{ $given }”用了 { $times } 次,请给每一条起不同的代号。
import-unknown-reference = [[{ $target }]] 里没有“{ $given }”。{ $near ->
    [none] 请先在那里写上,或改这里。
   *[other] 应该是“{ $near }”吧?
}
import-cycle = 上级绕成了圈:顺着“{ $given }”往上又回到了自己。请改 parent。
import-needs-parent = { $level } 要有上级,请在 parent 里写它所在的 { $wants }。
import-no-parent = 街道(street)是最上级,请删掉 parent = "{ $given }"。
import-wrong-level = { $level } 的上级要是 { $wants },而“{ $parent }”是 { $found }。请改 parent 或 level。
import-building-without-compound = “{ $given }”没写属于哪个小区,请补上 compound。
import-compound-not-here = compound 只写在楼栋(building)上,{ $level } 不用写,请删掉。
import-rule-place = 计分标准只能归街道或社区,“{ $given }”不是。
import-gift-place = 礼品和开账的积分归某个社区,“{ $given }”不是。
import-gift-days = 结束日期 { $given } 比开始日期早,请改一下。
import-opening-otherwise = 这个人以前的积分已经记过 { $other } 分,现在写的是 { $given }。记上的不能改,请由两个人冲正或补记。
import-same-name = “{ $given }”和“{ $other }”在同一个地方同名,大家分不清。请改其中一个名称。
import-role-needs-area = { $role } 要写 area(管哪一片),不写 unit。
import-role-needs-unit = { $role } 要写 unit(哪个单位),不写 area。
import-role-level = { $role } 不能管 { $level } 这一级,请写 { $choices } 一级的区域。
import-twice-appointed = 同一个任职({ $role })写了两遍,请删掉一条。
import-community-without-desk = { $name }没有受理台,没人接的事就没地方去。请给一个人写上 role = "desk", area = "{ $given }"(或所在街道)。
import-chat-place = { $purpose } 群要写清属于哪里,而且只写一项:{ $choices }。
import-needs-external-id = { $given } 的群要写 external_id:群在那边的编号,加引号。
import-external-id-not-here = 网页群不用写 external_id,请删掉;别的平台的群请写 platform。
import-members-not-here = { $given } 的群成员由那边管,请删掉 members。
import-same-account = “{ $given }”已经写给了“{ $other }”,一个编号只能用一次。
import-two-responsibilities = “{ $category }”在“{ $area }”已经由 { $other } 条定了单位,请只留一条。
import-bad-hours = 看不懂时间“{ $given }”。请写成 "18:00-08:00"(过夜的也这样写)或 "00:00-24:00",加引号。
import-roster-place = 值班要写清给谁值:area(网格、社区、街道)和 unit 只写一项,role 要和它相配。
import-roster-twice = “{ $given }”在同样的时间排了两遍,请删掉一条。
import-roster-gap = “{ $place }”的值班表在 { $start } 到 { $end } 没有人,平常也没有人:请补上这段,或给它任命一个人。
import-chat-moved = 这个群现在是 { $holds },和文件里的“{ $given }”不一样。群搬了家就把新的编号写进文件;是另一个群就换个代号 key。
import-account-taken = Telegram 账号“{ $given }”已经是“{ $other }”的,请核对两人的编号。

import-problem = { $where }:{ $sentence }
import-failed = 社区文件有 { $count } 处要改,什么都没有导入。
import-done = 导入好了。
import-nothing-new = 和现在的一样,什么都没变。
import-dry-run = 只是试一遍,什么都没有存。
import-row = { $table }:新增 { $created },修改 { $changed },结束 { $ended },不变 { $unchanged }
