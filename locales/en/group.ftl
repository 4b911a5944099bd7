# What groups read: number, kind, place, state, date. Never words, photos or names.

group-received = Got it, no. { $number }.
group-now = No. { $number }: { $progress }.
group-private = Got it, being handled in private.

team-title = Assignment { $number }
team-private = This one is private: those who handle it read it in their direct chat.

daily-title = Today's progress
daily-line = No. { $number } · { $what } · { $progress }
daily-more = { $count ->
    [one] { $count } more has moved.
   *[other] { $count } more have moved.
}
