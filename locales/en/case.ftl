# The parts every card of a case shares.

number = No. { $number }
category-unknown = not decided yet
place-unknown = not known yet

resident-what = What
resident-found = What exactly
resident-where = Where
resident-progress = Progress
resident-called = Reported for
called-tell = Please tell
called-nobody = whoever called
resident-words = You wrote
resident-voice = Voice

staff-what = Matter
staff-where = Place
staff-due = Due
staff-found = Found
staff-closing = Done when
found-unsaid = Not said yet: the shortest limit it may be holds
stage-intake = Intake
stage-dispatch = Finding a unit
stage-check = Check
stage-open = waiting for { $span }
stage-late = { $span } too long
staff-answer-by = Please answer
staff-words = Report
staff-voice = Voice
staff-note = Note
staff-unit = Unit
staff-officer = Officer
staff-state = State
staff-secrecy = Visible to
staff-filed = Reported
staff-assigned = Assigned
staff-accepted = Accepted
staff-handled = Handled
staff-closed = Closed
staff-asked = More time asked
staff-extensions = Extended
staff-reopened = Reopened
staff-satisfaction = Feedback
staff-until = Expected
staff-told = Reporter reads
staff-nudged = Asked about
staff-signer = To be signed by
sign-asked = No. { $number } was checked and waits for you to sign.
sign-asked-body = Only your press closes it.
sign-nobody = No. { $number } has to be signed by { $by }, and nobody is there who could.
sign-nobody-body = Please appoint somebody, put somebody on duty or name a stand-in.
staff-notes = Notes
note-line = { $words } ({ $by }, { $when })
staff-added = Added
staff-passed-up = Why passed up
staff-sent-back = Why sent back
staff-reopened-words = Why not solved

spoken = { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}
times = { $times ->
    [one] once
   *[other] { $times } times
}
asked = { $days ->
    [one] { $days } day
   *[other] { $days } days
} more, { $why }
secrecy-private = private, only those who handle it
secrecy-sealed = private, only desk and street office

# Residents read these.
progress-filed = with the community desk
progress-assigned = { $by ->
    [unit] with { $unit }
    [grid_member] with the grid member
    [grid_leader] with the grid leader
    [street] with the street office
   *[desk] with the community desk
}
progress-accepted = being worked on
progress-handled = handled, to be checked
progress-verified = handled and checked
progress-closed = done
progress-paused = can't be done for now, being arranged
progress-paused-until = can't be done for now, expected by { $day }
progress-cancelled = no longer needed
progress-duplicate = handled together with the same matter
progress-until = { $progress }, by { $when }

ask-place = Where is it?
ask-spot = { $count ->
    [1] Is it here? Please press it, or choose another building.
   *[other] Which of these is it? Please press one.
 }
ask-category = Which kind is it?
matter-private = a private matter
people = { $count } people reported it
also-line = No. { $number }: { $words }
line-number = No. { $number }
resident-people = Reported by
staff-people = Reported by
staff-also = Others wrote
staff-merged-into = Merged into
staff-paused-why = Why not now
staff-returned = Returned
staff-second = Second handling
second-until = Not satisfied; done again by { $when }
second-was = Not satisfied; handled again from { $day }
staff-exempt = Figures
exempt-yes = its being late does not count
