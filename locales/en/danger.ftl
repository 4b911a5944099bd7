# People in danger: numbers first.

danger-answer = Danger: call { $numbers } first.
danger-answer-listens = Please call { $listens }: somebody listens at any hour. If it is happening now, call { $numbers } at once.
danger-told = The { $role }, { $name } ☎, has been told.
danger-desk-told = The community desk has been told.
danger-alert = Urgent: { $what }
danger-alert-body = Whoever reported it was told to call { $numbers } first. Please get in touch with the place at once.
and = { ", " }
danger-again = Urgent, nobody is there yet (asked { $times ->
    [one] once
   *[other] { $times } times
}): { $what }
danger-discreet = The matter is confidential: only what and where. Please go there first and ask the desk for more.
danger-ask = You wrote of “{ $what }”: is there danger now?
on-site = No. { $number }: the { $role } is there.
on-site-by = No. { $number }: { $name } ({ $role }) is there.
alarm-off = No. { $number } is asked no more: whoever told it says it is no longer needed.
alarm-off-by = No. { $number } is asked no more: { $by } says it is no longer needed.
alarm-off-body = Please ring or have a look, to be sure that all is well.
