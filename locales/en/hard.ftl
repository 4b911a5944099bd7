# Hard cases: leader and desk agree, the street coordinates one or several units.

hard-asked = { $by } calls no. { $number } a hard case. Do you agree?
hard-asked-body = Once both of you say so, it stands on the street's list.
hard-proposed = All right, the other side is asked about no. { $number }.
hard-refused = { $by } wants to try no. { $number } once more in the grid.
hard-back = The street sent no. { $number } back to the desk. Please do as it says:
hard-lead-done = No. { $number }: { $by }, who leads, has done its part and waits for yours.
hard-part-done = No. { $number }: { $by } has done its part.
hard-title = { $total ->
    [one] { $total } hard case
   *[other] { $total } hard cases
}
hard-empty = There are no hard cases now.
hard-since = passed up { $day }
hard-days = { $days ->
    [one] on the list for { $days } day
   *[other] on the list for { $days } days
}
hard-tried = Tried: { $steps }
hard-step-up = passed up to the { $role }
hard-step = { $move } ({ $why })
hard-what-now = Please name a leading unit, or send it back with a word on what to do.
hard-more-units = If others have to help, ask them as well.

joint-title = Please help with no. { $number }
joint-body = Reply to this card with words or photos: the leading unit reads them. Press once your part is done.
choose-joint = Which unit shall help with no. { $number }?

staff-hard = Passed up
staff-sent-down = The street's word
part-lead = Leads
part-joint = Helps
part-done = { $name } (done)
button-coordinate = Coordinate no. { $number }
status-names = { $move } ({ $names })
