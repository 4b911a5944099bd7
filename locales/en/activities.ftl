# Activities of volunteers: cards, sign-up, the queue, making one.

when-in-full = { $weekday } { $date }, { $time }

activity-title = Activity { $number } · { $title }
activity-number = Activity { $number }
activity-open = { $left ->
    [1] 1 more is needed
   *[other] { $left } more are needed
}
activity-full = full, you can queue
activity-opens = sign-up opens { $when }
activity-published = sign-up is not open yet
activity-draft = not announced yet
activity-closed = sign-up has closed
activity-under-way = under way
activity-results-in = over
activity-settled = over
activity-cancelled = cancelled
activity-postponed = postponed, new time to come

activity-why = Why
activity-when = When
activity-place = Meet
activity-what = What to do
activity-bring = Please bring
activity-people = People
activity-points = Points
activity-who = Who may come
activity-closes = Sign-up closes
activity-leave = Cancel by
activity-leader = Captain
activity-area = Area
activity-opens-at = Sign-up opens
activity-span = { $start }–{ $end }
activity-count = { $taken } of { $capacity }
activity-least = at least { $minimum }
activity-each = { $points ->
    [1] 1 point each
   *[other] { $points } points each
}
activity-age = aged { $age } or over
activity-guardian = children with a guardian
activity-skill = skill: { $name }
activity-locals = this community only
activity-compact = { $taken } are in, { $queued } wait. The list is long: see below.
activity-stuck = { $left ->
    [1] One place is free, but those who are first in the queue come together and need more.
   *[other] { $left } places are free, but those who are first in the queue come together and need more.
} Change the number of people, or, under More, who goes first.
activity-queue = Queue ({ $rule }): { $names }
activity-strict = in order
activity-fit-first = whoever fits goes first
activity-guest = { $guest } (entered by { $by })
activity-neighbour = a neighbour
activity-years = aged { $age }
activity-with = guardian { $name }
activity-offered = {" "}(asked)
activity-asked = {" "}(not answered)
activity-calendar = Calendar
activity-map = Map
activity-roster = Full list
activity-feed = My calendar
activity-to = { $names }: { $text }

deed-household = household help
deed-mediation = mediation
deed-care = care and company
deed-youth = young people
deed-hardship = help in hardship
deed-manners = good manners
deed-policy = policy talks
deed-welfare = public benefit
deed-cleaning = cleaning up
deed-hazards = hazard inspection
deed-patrol = patrol
deed-other = other

# Making one
plan-check = Is this right? { $title }
plan-check-body = Nobody else sees it yet. Please check the date and the day of the week.
plan-more = What else: { $title }
plan-repeat = Repeats
plan-groups = Goes to
plan-street = The street
plan-street-list = on the day's list at five
repeat-weekly = every { $day }
repeat-other = every second { $day }
repeat-monthly = { $nth ->
    [1] first
    [2] second
    [3] third
   *[other] fourth
} { $day } of each month
plan-ask-title = What is it? Write a title
plan-ask-when = When?
plan-ask-place = Where do people meet?
plan-ask-count = How many people?
plan-ask-points = How many points each?
plan-ask-what = What is there to do?
plan-ask-bring = What shall people bring?
plan-ask-opens = When does sign-up open?
plan-ask-closes = When does sign-up close?
plan-ask-leave = Until when may people cancel by themselves?
plan-ask-who = Who may come?
plan-ask-add = Whom do you add? Write a name
plan-ask-remove = Whom do you take off? Write a name and why
plan-ask-move-up = Who goes first in the queue? Write a name and why
plan-ask-captain = Who is the captain? Write a name
plan-ask-cancel = Why is it cancelled? Everybody who signed up reads it
plan-ask-postpone = Why is it postponed? Add the new time if you know it
plan-ask-copy = When is it this time?
plan-example-title = For example: Sweep Spring Square
plan-example-when = For example: Saturday 9am to 11am; every second Saturday 9am
plan-example-place = For example: at the door of building 3; or send a pin
plan-example-count = For example: 12; or 8 to 12 people
plan-example-points = For example: 2
plan-example-opens = For example: Thursday 8pm
plan-example-closes = For example: Friday 6pm
plan-example-leave = For example: Friday 6pm
plan-example-who = For example: aged 18 and over; skill: first aid; this community only
plan-example-add = For example: Daisy Brook; or Tom 8 years old guardian Daisy Brook
plan-example-remove = For example: Daisy Brook first aid is needed this time
plan-example-move-up = For example: Daisy Brook waited twice
plan-example-postpone = For example: rain Sunday 9am
plan-example-copy = For example: next Saturday 9am
plan-edit-title = Title
plan-edit-when = Time
plan-edit-place = Place
plan-edit-count = People
plan-edit-points = Points
plan-edit-what = What to do
plan-edit-bring = What to bring
plan-edit-opens = Opens
plan-edit-closes = Closes
plan-edit-leave = Cancel by
plan-edit-who = Who may come
plan-edit-add = Add
plan-edit-remove = Take off
plan-edit-move-up = Move up
plan-edit-captain = Captain
plan-edit-cancel = Cancel it…
plan-edit-postpone = Postpone…
plan-edit-copy = Do it again
plan-edit-stop = Stop repeating
switch-strict = { $on ->
    [yes] Queue: in order
   *[no] Queue: who fits first
}
switch-hard = { $on ->
    [yes] Overlaps: refused
   *[no] Overlaps: a hint
}
switch-locals-only = { $on ->
    [yes] This community only
   *[no] Everybody may come
}
switch-guardian = { $on ->
    [yes] Children with a guardian
   *[no] Guardians not asked
}
templates-title = Which template do you start from?
templates-none = There is none yet. You can keep one from an activity's card.

activity-done-published = Activity { $number } is in the volunteers' group, and on the street's list at five.
activity-done-changed = Activity { $number } is changed. Of another time, place, work, points or cancelling time, whoever signed up knows.
activity-done-cancelled = Activity { $number } is cancelled, and whoever signed up knows.
activity-done-postponed = Activity { $number } is postponed, and whoever signed up knows.
activity-done-added = Added to activity { $number }.
activity-done-removed = Taken off activity { $number }, and they know.
activity-done-moved = Moved up in activity { $number }, and they know.
activity-done-captain = { $name } is the captain of activity { $number } now.
activity-done-template = The template “{ $name }” is kept. Write “activity templates” to use it.
activity-done-stopped = Activity { $number } does not repeat any more; what is announced stays.
activity-done-dropped = All right, nothing was announced.

activity-changed = Activity { $number } · { $title } has changed
activity-changed-ask = The time has changed. Do you still come?
activity-off = Activity { $number } · { $title } is cancelled
activity-off-body = Thank you for signing up, see you next time.
activity-off-later = Activity { $number } · { $title } is postponed
activity-off-later-body = Your place is kept; you will be asked once there is a new time.

# Sign-up
signed-seated = { $count ->
    [1] You are in “{ $title }”, no. { $place }.
   *[other] { $count } of you are in “{ $title }”, nos. { $place } to { $last }.
}
signed-queued = { $count ->
    [1] “{ $title }” is full: you are no. { $place } in the queue, and hear at once when a place is free.
   *[other] “{ $title }” is full: { $count } of you wait, nos. { $place } to { $last }, and hear at once when places are free.
}
signed-left = All right, you are no longer signed up for “{ $title }”.
signed-left-with = All right, you are no longer signed up for “{ $title }”, and neither are { $names }.
signed-left-guests = All right, no longer signed up for “{ $title }”: { $names }.
signed-asked = { $waiting ->
    [1] One person waits.
   *[other] { $waiting } people wait.
} If you really want to cancel, press (or say) it again within a minute.
signed-asked-with = { $waiting ->
    [1] One person waits.
   *[other] { $waiting } people wait.
} To cancel for { $names }, too, press (or say) it again within a minute.
signed-confirmed = All right, see you on { $when }.
signed-warn = At the same time you signed up for “{ $title }”.
guest-ask = Whom do you sign up for “{ $title }”?
guest-ask-body = A name is enough, for example: Mrs Wang. For a child also age and guardian: Tom 8 years old guardian Daisy Brook.
seat-offered = { $count ->
    [1] A place in “{ $title }” is free, and yours until { $when }. Do you come?
   *[other] { $count } places in “{ $title }” are free, and yours until { $when }. Do you come?
}
seat-lapsed = There was no answer about the place in “{ $title }”, so the next one has it. To come all the same, write “sign up { $number }”.
entered-added = { $by } signed you up: activity { $number } · { $title }
entered-moved = { $by } moved you to the front of the queue: activity { $number } · { $title }
entered-removed = { $by } took you off the list: activity { $number } · { $title }

activities-list = Coming activities
activities-week = Activities this week
activities-next-week = Activities next week
activities-mine = My activities
activities-none = There are none now. New ones come to the volunteers' group.
mine-seated = you are in, no. { $place }
mine-offered = a place is free, please answer
mine-queued = no. { $place } in the queue
roster-text = Copy for WeChat
calendar-queued = Waiting: { $title }
roster-queue = Queue
my-calendar = Your calendar of activities
my-calendar-body = Add this address as a subscribed calendar on your phone, and what you sign up for appears by itself. It is for you alone, please don't pass it on.
roster-needs = { $capacity ->
    [one] 1 person is needed
   *[other] { $capacity } people are needed
}, { $points ->
    [one] 1 point
   *[other] { $points } points
} each
roster-bring = Please bring: { $what }
roster-link = List and sign-up: { $link }
roster-read = { $fresh ->
    [0] Activity { $number }: nobody new, { $known } were on the list.
   *[other] Activity { $number }: { $fresh } new{ $queued ->
        [0] {""}
       *[other] {" "}({ $queued } of them in the queue)
    }, { $known } were on the list.
}
roster-unknown = Not known
roster-off = Say they don't come (nothing done, please ask them)
roster-who = They are entered by nickname. If you know who it is, tell me, for example: { $nickname }=Daisy Brook
activity-done-named = Remembered: { $name }. It will not be asked again.
results-ask = It is over: who came? Press “All here”, or first the names of who was missing, then “That's all”.
results-but = That's all, { $count } missing
results-in = Activity { $number }: { $came } came, { $missing } did not
results-told = The points are recorded; each and the volunteers' group read it at 7 p.m.
results-own = Nobody records their own points: please ask the desk for yours.
button-all-came = All here
done-all-came = Noted.
refusal-not-over-yet = Activity { $number } is not over yet. Please say who came when it is.
refusal-results-are-in = The results of activity { $number } are in already. To change points please ask the desk.
