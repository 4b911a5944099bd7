# Ways in: joining a group, the personal link, coming back with a code, linking accounts.

join-title = 欢迎来到{ $title }
join-hint = 三句话就好,以后不会再问。
join-known = { $name },您已经登录。按一下就进群。
join-name = 您的姓名
join-home = 住哪栋楼
join-home-later = 以后再说
join-shown = 名字在榜上怎么写
join-button = 进群

shown-sample = 王小芳
shown-full = 全名:{ $example }
shown-auntie = 称呼:{ $example }
shown-uncle = 称呼:{ $example }
shown-masked = 隐去中间:{ $example }
shown-hidden = 不上榜
called-auntie = { $surname }阿姨
called-uncle = { $surname }叔叔

me-door-title = { $name },您好!
me-door-button = 进入
me-door-hint = 这是您一个人的入口,请收藏好,不要发给别人。

restore-title = 重新进来
restore-hint = 请给网格员或社区打电话,对方会念六位数字给您,十分钟内有效。
restore-code = 六位数字
restore-button = 进入

door-closed = 这扇门打不开
door-to-restore = 用六位数字进来
door-to-chat = 去我的聊天
door-forbidden = 这个页面是从别处打开的。请直接点社区发给您的链接,再按一次。
door-nowhere = 这里没有这个页面,请检查链接是不是完整。
door-trouble = 刚才没有成功,请过一会儿再按一次。

my-link-title = 您的专属入口
my-link-title-new = 您的新入口
my-link-body = 点开就能进来,换手机也能用。请收藏好,只给自己用。万一发给了别人,按“换新的”,旧的就作废。
my-link-open = 打开
my-link-copy = 复制链接

join-card-title = “{ $title }”的入群链接
join-card-body = 发到微信群,或把二维码贴在楼道:扫码填名字就能进群。按“换新的”,旧码就作废。
join-card-joined = 已用它进群
join-card-count = { $joined } 人
join-card-copy = 复制链接
join-picture-title = “{ $title }”的入群二维码
join-picture-body = 长按图片可以保存、转发。
join-choose = 哪个群的入群码?
join-revoked = “{ $title }”的入群链接已停用。
join-nothing = 现在没有您能邀请人的群。群要在这个聊天页面上。

invite-title = 请邻居进来
invite-link = 点开这个链接,填个名字,就进“{ $title }”;也可以转给邻居:
invite-bot = 也可以直接找我说事:{ $link }
invite-ask = 入群码由网格员和社区给:打个电话,或者请他们在群里发“入群码”。

links-title = 居民进来的路
links-none = 现在没有入群链接
links-line = { $title }:{ $joined } 人用它进了群,{ $day }做的
links-how = 停用哪位居民的专属入口,请写上名字,比如:停用入口 王阿姨
links-who = 哪一位?
link-of-title = { $name }的专属入口
link-of-browsers = { $count } 个浏览器登录着,最近一次{ $day }
link-of-nobody = 现在没有浏览器登录
link-of-body = 停用以后,旧链接打不开,登录着的都要重新进来。本人打电话给网格员或社区,用六位数字就能再进来。
link-ended-of = { $name }的专属入口停用了。
link-ended = 您的专属入口停用了
link-ended-body = 是{ $by }停用的。您的事都还在;要再进来,请打电话给网格员或社区,用六位数字进来。

restored-you = 您回来了。旧的都还在。
restored-you-body = 下面是您的专属入口,收藏好,下次直接点它。不是您本人操作的话,请马上按“换新的”并告诉社区。
restored-by = { $name }已用您念的数字重新进来了。
restore-who = 找回谁?
restore-who-unknown = 请写上名字,比如:找回 王阿姨
restore-code-title = 请念给{ $name }听
restore-code-body = 十分钟内有效,只能用一次。请先听清是本人,再念。对方打开 { $link },填这六位数字。
restore-code-digits = 六位数字

link-title = 请在另一边发这句话
link-body = 十分钟内有效。请在您的另一个账号(比如另一个聊天软件)里,私聊我发上面这句话。
link-say = 绑定 { $code }
linked-title = 好了,两边现在是同一个人。
linked-body = 两边反映过的事,在哪边都看得到。
link-how = 先在一边发“绑定账号”,我给您六位数字;再到另一边发“绑定 123456”。

# The contact card.
card-title = 您的联系卡
card-name = 姓名
card-post = 身份
card-phone = 电话
card-duties = 找我办什么
card-nothing-yet = 还没写
card-no-phone = 社区还没登记
card-phone-hidden = 不显示
card-hide-phone = 不显示电话
card-show-phone = 显示电话
card-print = 打开联系卡
card-send = { $what ->
    [photo] 请发一张您的照片,大家见面好认。
   *[duties] 请用一句话写写居民可以找您办什么,120 字以内。
}
card-picture-title = { $name }的联系卡
card-scan = 扫一扫,进“{ $title }”
card-paper-title = 有事找我
card-paper-hint = 也可以在群里发“上报 3号楼楼道灯坏了”,带张照片更好。
card-save = 打印
poster-scan = 微信扫一扫,填名字就进群

# Asked once, kindly.
intro-title = { $how ->
    [own] 您的资料
   *[first] 方便的话,告诉我怎么称呼您
}
intro-name = 称呼
intro-home = 住处
intro-shown = 榜上名字
intro-open = 还没说
intro-body = { $how ->
    [own] 想改哪样,按一下。
   *[first] 不填也行,直接说事就可以。只问这一次,以后想改发“我的”。
}
intro-ask = { $what ->
    [name] 请发一下您的称呼。
    [yard] 您住哪个小区?
   *[building] 您住哪栋楼?
}

# The community as a workbook.
export-title = 社区工作簿
export-open = 下载
export-without = 里面是区域、单位、人员、群和分工,没有个人电话。链接十分钟内有效;谁要过,记了一笔。改好发给我,就能导入:空着的电话不会动。
export-with = 里面有大家的电话:请像钥匙一样保管,用完删掉。链接十分钟内有效,只有您登录着的浏览器打得开;您要过电话,记了一笔。
