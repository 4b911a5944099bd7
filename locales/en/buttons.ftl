# What is written on buttons.

button-accept = We'll do it
button-take = I'll take it
button-decline = Not ours
button-today = Today
button-more-time = Need more time
button-more-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
button-done = Done, send photo
button-solved-here = Solved
button-to-unit = To the unit
button-pass-up = Can't solve, pass up
button-really-done = Really done
button-not-done = Not done yet
button-solved = Solved
button-not-solved = Not solved
button-wrong = Wrong place
button-categories = Change kind
button-unsure = Not sure
button-home = My building
button-compounds = Choose building
button-pin = Send a pin
button-units = Pass to…
button-grant = Agree
button-refuse = Don't agree
button-pause = Can't for now
button-resume = Go on
button-close = Close
button-cancel = No longer needed
button-reporter = Who reported
button-reword = Reword
button-write-out = Write it out
button-show = Show no. { $number }
button-todo = To do
button-mine = My reports
button-log = Done, log it
button-never-mind = Never mind
button-take-all = We take them all
button-not-today = Not all today
button-ticked = Ticked, go on
button-draw = Draw a few to look at
button-report = Report something
button-my-grid = My grid member

button-call = ☎ { $role } { $name }
button-call-number = ☎ { $number }
button-whole-building = Whole building
button-whole-compound = Shared ground
button-previous = Previous
button-next = Next
button-skip = Skip
button-import = Import it
button-link-new = New link
button-join = Group link
button-join-new = New link
button-join-end = End it
button-restore = Restore
button-card-duties = Change duties
button-card-photo = Change photo
button-card-picture = As a picture
button-appoint = Appoint
button-dismiss = End the post
button-intro-name = Change name
button-intro-home = Choose home
button-intro-how = How to show me
