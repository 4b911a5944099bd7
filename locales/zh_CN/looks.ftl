# 谁看过:不公开的内容,谁在什么时候看过。

looks-title = { $number } 号,这些人看过
looks-none = { $number } 号还没有人查看过
looks-none-body = 看反映人、听语音、打开不公开的事和它的照片,都会记在这里。
looks-line = { $when } { $role }:{ $what }
looks-line-named = { $when } { $role } { $name }:{ $what }
looks-more = 更早的还有,这里只列最近的 20 次。
looks-staff = 工作人员
looked-reporter = 看了反映人
looked-matter = 打开了这件事
looked-voice = 打开了语音
looked-photo = 打开了照片
