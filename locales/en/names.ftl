# What roles, states, moves, purposes, reasons are called.

role-resident = resident
role-volunteer = volunteer
role-building_leader = building leader
role-grid_member = grid member
role-grid_leader = grid leader
role-desk = community worker
role-street = street office
role-officer = officer
role-unit_head = head of unit
role-supervisor = supervisor

purpose-residents = residents' group
purpose-volunteers = volunteers' group
purpose-work = grid work group
purpose-unit = unit's group
purpose-direct = direct chat

language-zh_CN = 中文
language-en = English

satisfaction-satisfied = Satisfied
satisfaction-mostly = Mostly satisfied
satisfaction-not_satisfied = Not satisfied

# Staff read states so; residents read progress-*.
state-filed = to be assigned
state-assigned = waiting to be taken
state-accepted = in hand
state-handled = to be checked
state-verified = checked
state-closed = closed
state-paused = paused
state-cancelled = withdrawn
state-duplicate = merged

move-file = Report received
move-log = solved on the spot and logged
move-place = Place added
move-categorise = Kind decided
move-add = More details added
move-reword = Description tidied up
move-assign = Passed to those who act
move-return = Back to the desk, to be passed on
move-pass_up = Passed up
move-accept = Work started
move-promise_today = Promised for today
move-ask_time = More time asked for
move-grant_time = More time granted
move-refuse_time = More time not granted
move-hand_in = Handled, to be checked
move-send_back = Not done yet, once more
move-verify = Checked: really done
move-close = Done
move-reopen = Not solved, taken up again
move-rate = Feedback received
move-draw = drawn to be looked at
move-pause = Can't be done for now
move-resume = Work goes on
move-cancel = No longer needed
move-merge = Joined with the same matter
move-hand_to_desk = For the desk to decide
move-remind = Reminder before the date
move-urge = Asked at the date
move-climb = Next level told
move-pass_on = the reporter was told

decline-not-ours = Not our job
decline-no-such-place = Can't find the place
decline-private-matter = A private matter
decline-needs-other-unit = Needs another unit
decline-duplicate = Already reported

time-parts = waiting for parts
time-weather = weather
time-contractor = waiting for a contractor
time-owner = waiting for the owner
time-work-load = too much work
routed-no-property-linked = This compound has no property company; its linked unit takes it
routed-no-property = This compound has no property company; the desk arranges it
routed-no-unit = No unit is named for this kind of matter; the desk arranges it
routed-no-officers = The unit has no officer yet; the desk arranges it
routed-no-grid-member = There is no grid member here; the desk arranges it
routed-no-category = The kind is not clear yet; the desk arranges it
routed-no-place = The place is not clear yet; the desk arranges it
routed-discreet = The desk takes it directly and keeps it private
routed-returned = The desk is passing it on
routed-wrong = Somebody says it went to the wrong place; the desk is passing it on
routed-passed-up = It was passed up: the next level coordinates
routed-desk = Chosen by the desk
