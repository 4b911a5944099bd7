# People in danger: numbers first.

danger-answer = Danger: call { $numbers } first.
danger-told = The { $role }, { $name } ☎, has been told.
danger-desk-told = The community desk has been told.
danger-alert = Urgent: { $what }
danger-alert-body = Whoever reported it was told to call { $numbers } first. Please get in touch with the place at once.
and = { ", " }
