# Bulletins: drafts until somebody publishes them.

bulletin-week = { $area }, weekly bulletin
bulletin-month = { $area }, monthly bulletin
bulletin-quarter = { $area }, quarterly bulletin
bulletin-is-draft = Draft, not before { $when }
bulletin-is-approved = Goes out { $when }
bulletin-is-published = Posted in the work group
bulletin-is-dropped = Not to be posted
bulletin-is-lapsed = Nobody posted it in its time
bulletin-waits = May be posted now; nobody has pressed yet
bulletin-received = Received
bulletin-closed = Closed
bulletin-logged = Solved on the spot
bulletin-open = Open
bulletin-overdue = Overdue now
bulletin-count = { $count }
bulletin-compared = { $count }, { $more } on the last
bulletin-kinds = Most of all
bulletin-kind = { $name } { $count }
bulletin-units = Units
bulletin-unit = { $name }: { $what }
bulletin-late = not done by its date { $late }
bulletin-red = Red list
bulletin-improve = To improve
bulletin-improves = { $name }: { $what }
bulletin-low = { $what } { $is_ }, floor { $floor }
bulletin-oldest = Open for longest
bulletin-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
bulletin-more = { $count ->
    [one] 1 more unit stands
   *[other] { $count } more units stand
} in the text.
bulletin-note = Numbers of cases in brackets; of fewer than { $least } only the number is told: no rate, no place, nothing called low.
bulletin-foot = Numbers of cases in brackets; the upright line is the floor. | Fewer than { $least }: only the number, no place, nothing called low. | Silence is not content; what is not open to all is in no list.
bulletin-out = Taken out
bulletin-objected = Objections
bulletin-said = { $name }: { $why }
bulletin-take-out = Out or in: { $name }
bulletin-after-all = Post it after all
bulletin-gone = This one is no longer yours to decide
bulletin-line-waits = { $decides ->
    [street] Still a draft: the street office has not posted it. If something is wrong, please tell them.
   *[desk] Still a draft: the community desk has not posted it. If something is wrong, please tell them.
 }
bulletin-line-left-out = Posted to the work group, without your line
bulletin-line = { $what } · your line
bulletin-line-red = with you
bulletin-line-body = { $decides ->
    [street] It is a draft, posted in the work group not before { $when }, by a press of the street's. If something is wrong, please tell the street until then.
   *[desk] It is a draft, posted in the work group not before { $when }, by a press of the desk's. If something is wrong, please tell the desk until then.
 }
bulletin-objection = { $name } objects to its line: { $what }
bulletin-decide-anew = Please look and decide: take the line out, say something about it, or post it as it is. If it was to be posted, press again.
bulletin-answer-left-out = Point taken: { $what } went out without your line
bulletin-answer-published = { $decides ->
    [street] The street read your objection: { $what } went out as it was
   *[desk] The desk read your objection: { $what } went out as it was
 }
bulletin-answer-dropped = { $decides ->
    [street] The street read your objection: { $what } is not published this time
   *[desk] The desk read your objection: { $what } is not published this time
 }
bulletin-answer-lapsed = { $what } was not posted in its time: your line stands in no group
bulletin-write-words = Please write the words that stand in front, in one message; no names, no households.
bulletin-write-objection = { $decides ->
    [street] Please write what is wrong, in one message. Only the street reads it.
   *[desk] Please write what is wrong, in one message. Only the desk reads it.
 }
bulletin-still-late = overdue now { $overdue }
bulletin-few = { $what } { $part } of { $of }
