refusal-points-odd = Points are a whole number from 1 to { $most }.
refusal-own-points = Nobody awards points to themselves. Please ask somebody else in charge.
refusal-unknown-rule = There is no rule “{ $words }”. There are: { $names }.
refusal-several-rules = “{ $words }” fits several rules, please write more of it: { $names }.
refusal-deed-to-come = That day is still to come. Please record it afterwards.
refusal-deed-otherwise = This is recorded already with { $points } points and other content; nothing was added. To correct it, reverse it.
refusal-day-is-full = “{ $rule }” gives { $most } points a day to one person; there are { $had } for that day.
refusal-day-cap = One person earns { $most } points a day at most; there are { $had } for that day.
refusal-not-reversible = This entry can't be reversed. Only awarded points can be, each once.
refusal-needs-second = It takes two: one proposes, another confirms. Please let somebody else confirm.
refusal-reversed-before = This entry was reversed already.
refusal-not-enough-points = It takes { $cost } points; you have { $have } to spend.
refusal-reverse-how = Please write a name, for example: reverse Zhang Wei.
refusal-reverse-why = Please write why in a sentence, for example: it was somebody else.
refusal-nothing-to-reverse = There are no points of “{ $name }” that can be reversed.
refusal-correction-waits = Somebody has proposed to correct this already; another person has to confirm.
refusal-correction-decided = { $how ->
    [yes] { $name } has confirmed it already.
    [back] { $name } has taken it back; nothing was changed.
   *[no] { $name } has not agreed; nothing was changed.
 }
refusal-objection-late = The time to object to the list of month { $month } is over; that month is not changed any more. If there is news, please ask the desk.
refusal-objected-before = You have objected to this one already; the desk is looking at it.
refusal-objections-enough = You have objected several times; please wait for the desk's answers first.
refusal-objection-answered = { $how ->
    [yes] This one was put right and answered already ({ $name } confirmed it).
   *[no] { $name } has answered this one already: nothing was changed.
 }
refusal-missing-how = Please write the rule, the day and the reason; the day has to be in month { $month }, for example: mediation 2026-11-03 made peace.
refusal-not-posted = There is no such list, or it is of another community.
refusal-rule-how = Please write a name (at most { $most } characters) and points, for example: new rule Waste sorting guide 2.
refusal-rule-there = “{ $rule }” is there already, or waits for the street.
refusal-list-gone = There is no such list, or it is not for you.
refusal-no-community = It isn't known yet which community you live in. Please send “me” and choose your home.
refusal-award-value = “{ $rule }” is worth { $points } points a time: no need to write it, and it can't be another value.
refusal-award-day = “{ $rule }” can be recorded from { $day }/{ $month } on.
refusal-no-open-list = No list is open now. If an entry is wrong, just tell the desk.
refusal-award-how = Please write a name and a deed, and a reason if you like, for example: award Zhang Wei mediation made peace. If it was another day: award Zhang Wei mediation 2026-11-03 made peace.
points-mine = { $spendable } points to spend
points-owed = {" "}(after a correction { $points } are still to be made up, out of what comes next)
points-until = , until { $day }
points-month = This month
points-year = This year
points-life = In all
points-place = place { $place }
points-none = No points yet. Come to an activity and there will be some.
points-wrong = Something wrong? Say so here once the month is posted, or tell the desk at once.
points-told = Today { $sum } ({ $what })
points-told-on = { $day }: { $sum } ({ $what })
points-told-body = To spend { $spendable }, this year { $year }, in all { $life }. Thank you! Subject to the check until the month is posted.
points-told-less = To spend { $spendable }, this year { $year }, in all { $life }. If this is wrong, please tell the desk.
points-day = Voluntary service in { $area } today: { $sum } points
points-day-on = Voluntary service in { $area } on { $day }: { $sum } points
points-others = And { $count } { $count ->
    [one] neighbour
   *[other] neighbours
} who would rather not be named: thank you too.
entry-late = reported late
entry-earn = voluntary service
entry-reverse = reversed
entry-opening = years before
entry-spend = exchanged
entry-return = returned
entry-expire = expired
entry-sealed = other
board-title = Points in { $area } · { $span }
board-span-day = today
board-span-week = this week
board-span-month = this month
board-span-quarter = this quarter
board-span-year = this year
board-span-life = in all
board-empty = Nobody is on the board yet.
board-place = No. { $place }
board-mine = You are no. { $place } with { $points } points.
board-before = Before
board-more = More
board-week = Points in { $area } last week
board-nobody = Nobody has chosen to stand on lists yet. If you would like to, send “me” in private and press “How to show me”.
board-week-all = { $people } took part and earned { $points } points; the week before it was { $before }. Thank you all!
award-whom = Several are called so. Which one? { $rule } +{ $points }
award-done = Recorded: { $name }, { $rule } +{ $points }. They and the volunteers' group are told at 7 p.m.
award-second = { $name }, { $rule } +{ $points }: so many points take two. Somebody else has been asked to confirm.
award-again = { $by } has recorded this for { $name } already; nothing was added. If it was another time, send it with another reason.
award-late = Done on { $day }; the list of that month is posted, so it counts for this month, marked as late
button-award = Record
button-points = My points
button-board = Leaderboard
reverse-which = Which one is wrong?
reverse-why = What is wrong with it? Please write a sentence; it is taken back once another person confirms.
reverse-why-more = For another value write it so: to 2 points, only half a day
correction-ask = { $by } proposes a correction: please confirm
correction-new-ask = { $by } wants to record so many points: please confirm
correction-new-done = Confirmed and recorded
correction-new-what = What for
correction-new-yes = Record it
correction-asked = Another person was asked to confirm
correction-done = It is put right
correction-back = Take it back
correction-withdrawn = Taken back; nothing was changed
correction-not = { $second } did not agree; nothing was changed
correction-whose = Whose
correction-entry = As it stands
correction-missing = Missing
correction-right = What is right
correction-nothing = Taken back, no points
correction-by = Proposed by
correction-second = Confirmed by
button-correction-yes = Confirm
button-correction-no = Don't agree
month-name = { $year }-{ $month }
month-posted = Volunteers' points in { $area }, { $month }
month-sum = { $people } { $people ->
    [one] person
   *[other] people
}, { $points } points.
month-more = And { $count } more on the whole list, or who would rather not be named: thank you too.
month-until = If something is wrong, press “Something wrong?” by { $until }; only the desk sees it.
month-late = What is reported from now on counts for the new month, with a note.
month-head = Proof: entry { $number } { $hash }
month-list = The whole list
month-print = Points in { $area }, { $month }: please print and post
month-print-body = On the board and in each building, until { $until }.
month-print-open = Print on A4
month-closed = Points in { $area }, { $month }: confirmed, and never changed from now on
month-corrected = { $count } { $count ->
    [one] entry was
   *[other] entries were
} corrected meanwhile.
object-which = { $area }, { $month }: which one is wrong?
object-until = Only the desk sees this. Until { $until }.
object-why-own = What is wrong with it? Please write a sentence.
object-why-missing = Which one is missing? Please write what you did, and on which day.
object-why-other = Whose points, and what is wrong? Please write a sentence.
object-private = Only the desk sees this; nobody is told who said it.
doubt-own = one of mine is wrong
doubt-missing = One of mine is missing
doubt-other = Somebody else's are wrong
objection-taken = Got it. You'll hear by { $by }.
objection-title = { $area }, { $month }: somebody says that points are wrong
objection-late = { $area }, { $month }: somebody says that points are wrong, and the limit to answer is over
objection-about = About
objection-by = Answer by
objection-quiet = Please check. Don't tell anybody who said so; we pass the result on.
objection-how-no = Please write in a sentence why it is right; we pass it on.
objection-how-missing = Please write the rule, the day and the reason, for example: mediation 2026-11-03 made peace.
objection-how-other = Please write whose points they are (the name).
objection-upheld = { $area }, { $month }: you were right, it was corrected
objection-not = { $area }, { $month }: it was checked, and nothing was changed
button-object = Something wrong?
button-objection-yes = True: correct it
button-objection-no = It is right
board-poster = { $area }: points
board-days = last week · { $first } – { $last }
board-points = points
board-new = new
board-tag = {" "}({ $tag })
board-together = points together
board-against = than the week before
board-against-month = than the month before
board-month-days = the month · { $first } – { $last }
board-everybody = took part
board-grids = { $of ->
    [community] By community
   *[grid] By grid
 }
board-grid = { $points } · { $people } people
board-newcomers = For the first time: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. Thank you!
board-newcomers-unnamed = { $count } { $count ->
    [one] neighbour
   *[other] neighbours
} for the first time. Thank you!
board-foot = Everybody as they chose to be shown; staff are not ranked
board-between = { $first } – { $last }
board-all = The whole list
board-more-people = { $count } more are on it: press “The whole list”.
board-gap = { " " }{ $gap } more and you are level with the one above.
board-first = { " " }Nobody is above you: thank you!
board-off-staff = Staff have points and are not ranked. Thank you for all you do.
board-off-hidden = You chose to be on no list, so there is no place; your points count. Send “me” to change it.
board-off-unchosen = You have not chosen to be on lists, so there is no place; your points count. To be on them, send me “me” in private, then “How to show me”.
board-off-none = No points of yours in that time yet. See you at the next activity!
board-grids-title = { $of ->
    [community] Communities
   *[grid] Grids
 } of { $area } · { $span }
button-board-mine = My place
button-board-grids = By grid
rule-ask = { $area } would like a rule of its own: does the street agree?
rule-asked = The street was asked; once it agrees it can be recorded
rule-yes-title = The street agrees: it can be recorded from today
rule-no-title = The street does not agree
rule-what = Rule
rule-points = Points
button-rule-yes = Agree
button-rule-no = Don't agree
quarter-name = { $year }, quarter { $number }
quarter-title = Volunteers' points in { $area }, { $quarter }
quarter-body = All three months are confirmed. Please print, stamp and archive it, or take the workbook.
quarter-open = Open the table
month-board = the community's board
month-each = One for each building ({ $count })
month-until-paper = Until { $until }. If points are wrong, press “Something wrong?” in the group, or tell the desk.
month-is-closed = Confirmed, and never changed from now on
month-hidden = And { $count } who would rather not be named, with { $points } points.
month-place = Posted at: { $place }
list-place = Place
list-name = Name
list-points = Points
list-number = No.
list-grid = Grid
list-sum = Sum
list-hidden = { $count } who would rather not be named
list-xlsx = As a workbook
list-made-by = Made by
list-checked-by = Checked by
list-page = Page { $page } of { $pages }
list-verify = To verify: python -m bot ledger verify FILE --head { $number }:{ $hash }
year-title = Volunteers' points in { $area }, { $year }
year-rule-top = At the end of the year the first { $top } of the street (honoured leaders included) get a free medical check; with equal points at the line all are in.
year-rule-leaders = Of building and unit leaders (grid members) the best { $percent }% are named outstanding; with equal points all are in.
year-held-back = { $count ->
    [one] One more building or unit leader has the points to be named, has not chosen to be on lists and is not named. If they want to be, they write “about me” in private and choose how to be shown; then open the ranking again.
   *[other] { $count } more building or unit leaders have the points to be named, have not chosen to be on lists and are not named. Those who want to be write “about me” in private and choose how to be shown; then open the ranking again.
 }
year-ask = { $area }, { $year }: your { $points } points are enough to be named an outstanding leader. Thank you!
year-ask-body = You have not chosen to be on lists, so your name is not written. If you would like it to be, choose how; if not, that is fine, and your points count all the same.
year-open = Open the ranking
list-community = Community
list-named = Named
honour-leader = Outstanding leader
honour-top = Free medical check
year-certificates = Print certificates
certificate = Certificate
certificate-text = { $name }: { $points } points of voluntary service in { $year }, place { $place } in { $area }, { $honours }. With our thanks!
certificate-leader = outstanding leader
certificate-top = a free medical check
certificate-both = outstanding leader, with a free medical check
certificate-day = { $area }, { $year }-{ $month }-{ $day }
