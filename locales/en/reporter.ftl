# What the person who reported reads, in the direct chat.

reporter-received = Got it, no. { $number }.
reporter-looking = Got it, no. { $number }. The community desk is looking at it.
reporter-due = Got it, no. { $number }. You'll hear by { $by }.
reporter-again = No. { $number } is taken up again. You'll hear by { $by }.
reporter-looking-again = No. { $number } is taken up again. The community desk is looking at it.
reporter-danger = Got it, no. { $number }. People have been told. Call first, don't wait for us.
reporter-late = No. { $number } is later than promised. It is still being worked on, and we are asking.
reporter-handled = No. { $number } has been handled and will be checked.
reporter-verified = No. { $number } has been handled and checked.
reporter-closed = No. { $number } is done.
reporter-paused = No. { $number } can't be done for now. We'll tell you as soon as it moves.
reporter-paused-until = No. { $number } can't be done for now, expected by { $day }.
reporter-cancelled = No. { $number } is no longer needed. Thank you for telling us.
reporter-duplicate = Somebody has already reported this; no. { $number } is handled together with it.
reporter-private = Only those who handle it can see it. Nothing of it shows in the group.
reporter-unwritten = Your voice message is here: the community desk listens and writes it out, those who handle it read the text only.

outcome-done = No. { $number } is done.
outcome-see = No. { $number } is done, please see the photos.
outcome-ask = Is it solved?
outcome-rate = How was it handled?
outcome-thanks = Thank you for telling us.
outcome-rated = Thank you for your feedback: { $satisfaction }.
outcome-again = Understood, no. { $number } is taken up again.

changed-unit = No. { $number } is now { $progress }.
changed-unit-due = No. { $number } is now { $progress }. You'll hear by { $by }.
changed-date = No. { $number } is delayed, expected by { $day }.
changed-date-why = No. { $number } is delayed: { $why }, expected by { $day }.
changed-date-open = No. { $number } is delayed. We'll tell you once there is a date.
changed-date-today = No. { $number } takes a little longer. You'll hear by { $by }.
changed-date-today-why = No. { $number } takes a little longer: { $why }. You'll hear by { $by }.
changed-resumed = No. { $number } goes on. You'll hear by { $by }.
changed-new = No. { $number } now has the time for what was found. You'll hear by { $by }.
changed-reopened = No. { $number } is taken up again. We'll tell you as soon as it moves.

identity-title = Who reported no. { $number }
identity-name = Name
identity-filed-by = Filed by
identity-phone = Phone
identity-home = Home
identity-words = In their own words
identity-viewer = For { $name } only.
identity-logged = This look has been logged. Please use it only to get in touch, and don't tell those it is about.
changed-cancelled = The community desk has ended no. { $number }. Please ask the desk if in doubt.
replied-title = About no. { $number }
changed-merged = Others have reported the same as no. { $number }: it is handled as one, and you will hear how it ends.
changed-parted = No. { $number } is handled on its own again. We'll tell you as soon as it moves.
joined-title = No. { $number } is handled together with no. { $whole }; you will hear how it ends.

alike-ask = Something like it has been reported nearby. Is it the same?
alike-since = reported { $day }
alike-filed = the community is looking at it
alike-assigned = passed on
alike-accepted = in hand
alike-handled = done, to be checked
alike-verified = done, checked
alike-paused = can't be done for now
changed-paused = No. { $number } can't be done for now, expected by { $day }. { $why }
reporter-second = The community sees to no. { $number } once more; you hear by { $day }.
call-back-title = No. { $number } was done. How is it now? ({ $what })
call-back-body = We ask only once; one press is enough.
call-back-satisfied = Solved, satisfied
call-back-mostly = Solved, mostly satisfied
call-back-not_satisfied = Solved, not satisfied
