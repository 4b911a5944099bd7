# For plain WeChat groups: texts to copy there, stretches pasted from there, who still has to be told.

copied-case = 【邻里】{ $number } 号:{ $progress }
copied-field = { $label }:{ $text }
copied-day = 【邻里】{ $group } { $day }
copied-new = 新反映 { $count } 件:
copied-done = 办好 { $count } 件:
copied-more = 另有 { $count } 件
copied-thanks = 有事请告诉网格员,谢谢大家!
copy-title = 长按下面的文字复制

desk-daily-title = 今天可以发到微信群的话
desk-daily-line = { $group }:新反映 { $new } 件,办好 { $done } 件
desk-daily-body = 每个群一段,按一下复制,到群里粘贴。

paste-here = 请把群消息粘贴到这里
paste-here-of = 请把{ $group }的群消息粘贴到这里
paste-came = 收到 { $lines } 行
paste-which = 是哪个小区的群?
paste-how = 长的可以分几次发,发完按“贴完了”。
paste-taken = 好的,正在看,马上告诉您。
paste-counted = { $matters } 件事,{ $receipts } 人收到,其余 { $rest } 条没动
paste-nothing = 没看出要报的事:{ $receipts } 人收到,其余 { $rest } 条没动。
paste-nobody = 没写名字
paste-also = 另有 { $count } 人也说
paste-left-out = (不报){ $line }
paste-before = 以前报过的 { $count } 件没再算。
paste-more = 另有 { $count } 件,报完这些再贴一次。
paste-where = 第 { $number } 件在哪儿?请发楼栋,比如“3号楼2单元”。
paste-who = “{ $name }”是谁?请发姓名和电话,不知道就按“先这样”。
paste-who-of = “{ $name }”是哪一位?
paste-join = {"、"}
paste-filed = 报上去了,一共 { $count } 件:{ $numbers } 号。
paste-filed-none = 没有新的要报。
paste-twice = 有 { $count } 件别人刚报过,没再报。

tell-one = 请转告:{ $number } 号,{ $what },反映人还没看到结果。
tell-title = 请转告 { $total } 位
tell-none = 没有要转告的。
tell-line = { $number } 号 · { $what } · { $progress } · 请告诉{ $name }
tell-more = 请转告 { $total } 位
