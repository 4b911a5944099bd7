# For plain WeChat groups: texts to copy there, stretches pasted from there, who still has to be told.

copied-case = [Linli] No. { $number }: { $progress }
copied-field = { $label }: { $text }
copied-day = [Linli] { $group }, { $day }
copied-new = { $count } new:
copied-done = { $count } done:
copied-more = and { $count } more
copied-thanks = Anything else? Tell the grid member. Thank you all!
copy-title = Press and hold the text below to copy it

desk-daily-title = Today's texts for the WeChat groups
desk-daily-line = { $group }: { $new } new, { $done } done
desk-daily-body = One text for each group: press to copy, then paste it there.

paste-here = Please paste the group's messages here
paste-here-of = Please paste the messages of { $group }'s group here
paste-came = { $lines } lines received
paste-which = Which compound's group is it?
paste-how = Send long ones in several messages, then press “That's all”.
paste-taken = Thank you, reading it now.
paste-counted = { $matters } to report, { $receipts } acknowledged, { $rest ->
    [one] 1 other
   *[other] { $rest } others
} left alone
paste-nothing = Nothing to report found: { $receipts } acknowledged, { $rest ->
    [one] 1 other
   *[other] { $rest } others
} left alone.
paste-nobody = no name
paste-also = { $count } more said so
paste-left-out = (left out) { $line }
paste-before = { $count } reported before are not counted again.
paste-more = { $count } more: report these, then paste once more.
paste-where = Where is no. { $number }? Send the building, such as “3号楼2单元”.
paste-who = Who is “{ $name }”? Send name and phone, or press “Leave it”.
paste-who-of = Which one is “{ $name }”?
paste-join = {", "}
paste-filed = Reported { $count }: no. { $numbers }.
paste-filed-none = Nothing new to report.
paste-twice = { $count } had just been reported by somebody else.

tell-one = Please tell: no. { $number }, { $what }; the reporter has not seen the result.
tell-title = Please tell { $total }
tell-none = Nobody has to be told.
tell-line = No. { $number } · { $what } · { $progress } · please tell { $name }
tell-more = Please tell { $total }
