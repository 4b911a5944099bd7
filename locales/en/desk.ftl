# What the desk and the street read.

desk-title = No. { $number } · { $state }
time-asked-title = { $by } asks for { $days ->
    [one] { $days } more day
   *[other] { $days } more days
} for no. { $number }: { $why }.
time-asked-due = Due, if granted
time-asked-told = Reporter would read
time-asked-late = Asked after its end: granting moves the expected date only, it stays overdue.
returned-title = { $by } says no. { $number } isn't theirs.
canned-title = Canned replies: { $count }
canned-line = { $at }. { $words }
canned-drop = Take off { $at }
canned-how = Add one: canned answer The property team has been called. First where it is used (answer, returned, more-time, paused, note), then, if you like, the category and the state.
moment-reply = answer
moment-return = returned
moment-more-time = more-time
moment-pause = paused
moment-note = note
returned-reason = Reason
returned-body = Please choose a unit or change the kind.
desk-please-write-out = A voice message is not written out yet. Please listen and press “Write it out”, so that those who handle it can read it.

merge-title = Merge { $others } into no. { $number }?
merge-total = Reported by { $count } people. Only no. { $number } is handled then, and each of them hears the result.
take-out-title = Take no. { $number } out of no. { $whole }?
take-out-body = It is sent on anew, and its reporter is told.
returned-designate = Three units have returned it. Please designate one: that one can not return it.
