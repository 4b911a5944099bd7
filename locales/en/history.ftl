# activity history: what was done in a month, who came, how many hours.

history-title = { $area } { $month } · volunteering
history-count = Activities
history-count-value = { $count }
history-off = { $count } more were called off
history-came = Came
history-came-value = { $came } of { $seats }, which is { $rate }
history-heads = Volunteers
history-heads-value = { $count }
history-hours = Hours served
history-hours-value = { $hours }
history-line = { $day } { $title }: { $came } of { $seats }, { $hours } h
history-area = { $name }: { $times ->
    [one] 1 activity
   *[other] { $times } activities
}, { $came } came, { $hours } h
history-more = { $count } more are in the workbook.
history-none = Nothing was done in this month yet.
history-link = The link to the workbook is good for ten minutes; it has volunteers’ names, so please hand it only to those who need it.
history-before = The month before
history-next = The month after
history-month = { $month }/{ $year }

history-sheet-lines = Activities { $month }
history-sheet-people = Volunteers { $month }
history-sheet-areas = Areas { $month }
history-column-number = Number
history-column-when = Time
history-column-title = Activity
history-column-where = Place
history-column-deed = Kind
history-column-seats = Signed up
history-column-came = Came
history-column-absent = Missing
history-column-hours = Hours
history-column-name = Name
history-column-area = Area
history-column-times = Activities held

history-told = Activities: { $count }. Volunteers: { $heads }, who came { $came ->
    [one] once
   *[other] { $came } times
} and gave { $hours } hours. Thank you all!
history-poster = Volunteering in { $area }
history-poster-count = activities
history-poster-heads = volunteers
history-poster-came = times somebody came
history-poster-hours = hours
history-poster-done = What we did together
history-poster-line = { $came } people · { $hours } h
history-poster-thanks = Thank you, every one of you
button-month-picture = as a picture
