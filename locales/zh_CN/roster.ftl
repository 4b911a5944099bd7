# 值班、请假:谁在,谁替。

duty-board = 值班表
duty-nothing = 您这里还没有要排班的地方。
duty-place = { $where }({ $role })
duty-now = 现在值班:{ $names }
duty-now-usual = 现在找:{ $names }
duty-nobody = 没人在,有事报给上一级
duty-stretch = { $span } { $names }
duty-span = { $start }–{ $end }
duty-full = 这一周都排满了。
duty-empty = 这一周有 { $count } 段没排到:{ $spans }。由平常的人负责:{ $names }。
duty-empty-nobody = 这一周有 { $count } 段没排到:{ $spans }。平常也没有人{ $names },会报给上一级。

duty-who = 排谁值班?
duty-days = { $name }({ $where })哪几天值班?
duty-until = { $name }({ $where })值班到什么时候?
duty-no-end = 一直这样
duty-until-day = 到{ $day }
duty-between = { $first }到{ $last }
duty-set = 排好了:{ $name }值班
duty-set-body = 值班的时候,有事先找值班的人;时间一过自动结束。
duty-ended = 不排{ $name }了
duty-where = 在哪儿
duty-when = 时间
duty-how-long = 期限
on-duty = { $by }排您值班
on-duty-body = 这段时间有事会先找您,卡片上的按钮您都能按;时间一过自动结束。

days-every-day = 每天
days-every-night = 每晚 18 点到 8 点
days-workdays = 工作日
days-days-off = 周末和节假日
days-mon = 每周一
days-tue = 每周二
days-wed = 每周三
days-thu = 每周四
days-fri = 每周五
days-sat = 每周六
days-sun = 每周日

leave-title = 记下了:您{ $span }请假
leave-stand-in = 这几天有事找{ $name }。
leave-others = { $role }的事由{ $names }接着办。
leave-nobody = { $role }的事没有别人,会报给上一级。
leave-back = 提前回来就发“销假”。
leave-title-of = 记下了:{ $name }{ $span }请假
leave-told = 已经告诉本人。
leave-told-both = 已经告诉本人和代班的人。
leave-sure = 给{ $name }记{ $span }请假,对吗?
leave-entered = { $by }给您记了{ $span }请假
leave-ended = { $name }的请假取消了,已经告诉本人。
leave-ended-by = { $by }取消了您的请假,有事又会找您了。
stand-in-over = { $name }的请假结束了,不用您代了,谢谢。
stands-in = { $span }请您替{ $name }
back-again = 欢迎回来,有事又会找您了。

button-duty-at = 排班:{ $where }
button-duty-off-of = 撤:{ $what }

me-duty = 值班
me-duty-now = 现在值班,到{ $end }
me-duty-always = 现在值班
me-duty-from = { $start }起
me-leave = 请假
me-leave-asked = 有事找{ $name }
me-leave-nobody = 没有指定代班
me-stands-in = 您在代
