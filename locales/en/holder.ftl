# What people read who have to act: officers, heads, grid members and leaders.

holder-title = Assignment { $number }
holder-hard-title = Hard case { $number }
holder-please-coordinate = { $to ->
    [grid_leader] The grid member can't solve it: please coordinate.
    [desk] The grid can't solve it: please coordinate.
   *[street] Hard case: please coordinate.
}
holder-waiting-for-time = More time has been asked for. Nobody is chased until the desk answers.
holder-unwritten = There is a voice message: the community desk is writing it out, you will be told.

reminder-title = { $left } left: no. { $number }, { $what }.
accept-reminder-title = No. { $number } has no answer yet: { $what }.
accept-reminder-body = One press is enough; say so too if it isn't yours.

urge-title = No. { $number } was due { $day }. How does it stand?
urge-title-today = No. { $number } was due { $when }. How does it stand?
urge-sheet = Reminder sheet
urge-desk-time = Time at the desk
urge-unit-time = Time since assigned

overdue-title = For your attention: no. { $number } is { $late } past its date.
overdue-please = { $to ->
    [head] Please see where it is stuck.
    [leader] Please see where it is stuck, and whether to go along.
    [desk] Please ask how it stands; change the unit or the date if needed.
   *[street] Please see whether it needs coordinating.
}

time-granted-title = No. { $number } has more time, now due { $when }.
time-granted-told = You asked for less: the reporter reads { $when }.
time-granted-late = No. { $number } may be done by { $when }. Its limit has passed, so it stays overdue.
time-refused-title = No. { $number } gets no more time, still due { $when }.
time-refused-body = If that is hard, please talk to the desk.
put-off-title = No. { $number } is put off until { $day }: nothing to do for now.
put-off-body = It goes on by itself then, and you will hear.
holder-not-solved = { $times ->
    [1] the resident says it isn't solved: once more, please
   *[other] the resident says for the { $times }th time that it isn't solved: once more, please
}
nudged-title = { $by ->
    [resident] The reporter asks about
   *[desk] The desk asks about
} no. { $number }: how does it stand?

sent-back-title = { $by ->
    [signer] No. { $number } can't be signed yet. Once more, please.
    [reporter] The resident says no. { $number } isn't solved. Once more, please.
   *[verifier] No. { $number } was checked and isn't done yet. Once more, please.
}
added-title = Something was added to no. { $number }.

verifier-title = Have you checked no. { $number }?
verifier-reminder = No. { $number } is still waiting for you to take a look.
verifier-done = No. { $number } was checked: really done.
verifier-not-done = No. { $number } isn't done yet; they were asked to do it again.
verifier-other = No. { $number } needs no checking now.
holder-gone = No. { $number } is no longer with you: nothing left to do.
overdue-undecided = For your attention: nobody has decided yet who takes no. { $number }.
verifier-visit = Somebody has to have been there before such a matter is closed. Just press once you have; nothing is tracked.
