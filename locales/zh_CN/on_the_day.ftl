# 活动前后:提醒、人不够、不办、延期
soon-title = { $when }:{ $title },别忘了
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
