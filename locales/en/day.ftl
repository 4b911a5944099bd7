# The cards of the day.

day-work-title = { $fresh ->
    [0] { $total } in hand, by building
   *[other] { $total } in hand, { $fresh } not taken yet
}
day-work-done = Everything in hand is done. Thank you!
day-work-reply = Done with one? Reply to this card with a photo and its number, such as “{ $number }”.
day-somewhere = Place not known yet
day-with = { $name } has it
day-asked = { $days ->
    [one] 1 more day
   *[other] { $days } more days
} asked for
day-take = I'll take { $number }
day-done = Done { $number }
day-part = Part done { $number }
day-helps = helping { $unit }
day-tick-title = Which won't be done today? Press their numbers
day-days-title = How many more days for { $count ->
    [one] this one
   *[other] these { $count }
}?
day-why-title = { $days ->
    [one] 1 more day
   *[other] { $days } more days
} for { $count }, because?
day-and = ,{" "}
day-count = { $count }
day-to-whom = { $count } ({ $whom })
day-overview-title = { $total } to look at today
day-overview-done = All dealt with, nothing to look at today.
day-week = Last week (in brackets the week before):
day-week-line = { $what } { $last } ({ $before })
week-new = New
week-closed = Done
week-returned = Returned
week-late = Overdue
week-logged = Solved on the spot
due-hard = hard cases
due-agree = hard, for you to agree
day-agree = { $number } is hard
day-not-yet = { $number } not yet
day-agree-by = { $by } said so { $day }
day-agree-why = { $told }: { $why }
due-new = new
due-returned = returned
due-dispatch = to be assigned
due-asked = more time asked
due-overdue = overdue
due-today = due today
due-callback = to call back
due-verify = to be checked
due-results = Activities, nobody said who came
day-activities = { $count }
due-title = { $total } { $topic }
day-kinds-title = { $total } logged without a kind: one press each
day-kinds-done = Every kind is there. Thank you!
day-photo-only = photo
day-other-kind = { $number } other…
day-logged-title = { $total } solved on the spot and logged
day-logged-none = Nothing new was logged.
day-looked = looked at
day-drawn = Seed { $seed } drew no. { $numbers }.
day-drawn-title = Drawn { $place } of { $of }: no. { $number }
day-looked-fine = { $by } looked at your no. { $number }: all right
day-looked-doubt = { $by } looked at your no. { $number } and has a question
drawn-fine = all right
drawn-doubt = a question
day-for-learning = Drawn to learn from each other: nobody is marked or ranked.
went-take-all = All right, { $count } taken.
went-ticked-why = { $count } sent to the desk for an answer.
went-others = { $name } has no. { $numbers } already.
went-no-more-time = No. { $numbers } was put off twice and can't be again: please speak with the desk.
went-changed = No. { $numbers } has just changed: please look at the newest.
which-done = Got the photo. Which one is done?
