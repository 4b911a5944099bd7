# 疑难:网格长和社区一起认定,报街道;街道请一个或几个单位。

hard-asked = { $by }认为 { $number } 号是疑难,您看呢?
hard-asked-body = 两个人都认定,就报到街道的疑难清单上。
hard-proposed = 好的,{ $number } 号已经请另一方认定。
hard-refused = { $by }说 { $number } 号先在网格里再办办。
hard-back = { $number } 号街道退回社区,请照着办:
hard-lead-done = { $number } 号:主办的{ $by }办好了,等你们这部分。
hard-part-done = { $number } 号:{ $by }配合的部分办好了。
hard-title = 疑难情况 { $total } 件
hard-empty = 现在没有疑难事项。
hard-since = { $day }上报
hard-days = 在清单上 { $days } 天了
hard-tried = 试过:{ $steps }
hard-step-up = 报给{ $role }
hard-step = { $move }({ $why })
hard-what-now = 请定一个主办单位,或写上怎么办退回社区。
hard-more-units = 还要别的单位配合,就再请。

joint-title = 请配合 { $number }
joint-body = 回复这张卡片,写句话或发照片,主办单位都看得到;你们这部分办好了就按一下。
choose-joint = { $number } 号请哪个单位配合?

staff-hard = 疑难上报
staff-sent-down = 街道的意见
part-lead = 主办
part-joint = 配合
part-done = { $name }(办好了)
button-coordinate = 协调 { $number } 号
status-names = { $move }({ $names })
