# Around an activity: reminders, too few people, calling it off, putting it off
soon-title = { $when }: { $title }
short-title = Activity { $number } · { $title }: { $missing ->
    [one] { $missing } person missing
   *[other] { $missing } people missing
}
short-body = It takes { $needed } people at least. One press posts a call in the volunteers' group; for WeChat copy the text below.
call-text = “{ $title }” still has { $missing ->
    [one] { $missing } place
   *[other] { $missing } places
}, please lend a hand!
call-title = { $missing ->
    [one] { $missing } place is
   *[other] { $missing } places are
} still free, lend a hand! Activity { $number } · { $title }
call-body = If you have time, press “Sign up”.
call-captain = Captain: { $name }
activity-done-called = The call for activity { $number } is in the volunteers' group.
reminders-title = Reminders: { $chosen }
reminders-body = When shall I remind you of what you signed up for? Never at night or at noon.
remind-both = evening before and two hours before
remind-evening = only the evening before
remind-hours = only two hours before
remind-never = no reminders
off-weather = Bad weather
off-few = Too few people
off-place = The place can't be used
off-captain = The captain can't come
off-later = { $days ->
    [0] Bad weather, a new time later
    [1] Bad weather, a day later
   *[other] Bad weather, same time next week
}
button-call-help = Post in the group
button-reminders = Reminders
done-call-help = Posted.
done-call-off = Cancelled, and everybody knows.
done-put-off = Postponed, and everybody knows.
done-reminders = Here it is.
done-remind-me = All right.
refusal-nobody-needed = Activity { $number } needs nobody now, or nobody may sign up yet; there is nothing to call for.
refusal-called-today = There was a call for activity { $number } today already, please wait until tomorrow.
heard-reminders = reminders|activity reminders
