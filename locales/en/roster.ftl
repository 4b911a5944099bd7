# On duty, on leave: who is there, who stands in.

duty-board = Duty roster
duty-nothing = There is nothing of yours to keep a roster for yet.
duty-place = { $where } ({ $role })
duty-now = On duty now: { $names }
duty-now-usual = Asked now: { $names }
duty-nobody = nobody; it goes to the next one up
duty-stretch = { $span } { $names }
duty-span = { $start } – { $end }
duty-full = The whole week is covered.
duty-empty = { $count ->
    [one] { $count } stretch of this week is
   *[other] { $count } stretches of this week are
} empty: { $spans }. The usual ones are asked then: { $names }.
duty-empty-nobody = { $count ->
    [one] { $count } stretch of this week is
   *[other] { $count } stretches of this week are
} empty: { $spans }. There are no usual ones either{ $names }: it goes to the next one up.

duty-who = Who shall be on duty?
duty-days = On which days is { $name } ({ $where }) on duty?
duty-until = Until when is { $name } ({ $where }) on duty?
duty-no-end = no end
duty-until-day = until { $day }
duty-between = { $first } to { $last }
duty-set = Done: { $name } is on duty
duty-set-body = Whoever is on duty is asked first; it ends by itself.
duty-ended = { $name } is off the roster
duty-where = Where
duty-when = When
duty-how-long = Until
on-duty = { $by } put you on duty
on-duty-body = You are asked first then, and every button on the cards is yours; it ends by itself.

days-every-day = every day
days-every-night = every night, 18:00 to 08:00
days-workdays = workdays
days-days-off = weekends and holidays
days-mon = Mondays
days-tue = Tuesdays
days-wed = Wednesdays
days-thu = Thursdays
days-fri = Fridays
days-sat = Saturdays
days-sun = Sundays

leave-title = Noted: you are on leave { $span }
leave-stand-in = { $name } is asked meanwhile.
leave-others = { $role }: { $names } go on.
leave-nobody = { $role }: there is nobody else, so it goes to the next one up.
leave-back = If you come back earlier, write “back”.
leave-title-of = Noted: { $name } is on leave { $span }
leave-told = They have been told.
leave-told-both = They and whoever stands in have been told.
leave-sure = Note that { $name } is on leave { $span }?
leave-entered = { $by } noted that you are on leave { $span }
leave-ended = { $name } is not on leave after all; they have been told.
leave-ended-by = { $by } ended your leave: you are asked again.
stand-in-over = The leave of { $name } is over: you no longer stand in. Thank you.
stands-in = { $span } you stand in for { $name }
back-again = Welcome back: you are asked again.

button-duty-at = Roster: { $where }
button-duty-off-of = Off: { $what }

me-duty = On duty
me-duty-now = on duty now, until { $end }
me-duty-always = on duty now
me-duty-from = from { $start }
me-leave = On leave
me-leave-asked = { $name } is asked
me-leave-nobody = nobody named to stand in
me-stands-in = You stand in for
