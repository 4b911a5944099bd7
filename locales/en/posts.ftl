# Posts given and ended by command.

appoint-whom = Who of these?
appoint-role = What is { $name }?
appoint-place = Where is { $name } ({ $role }) in charge?
appoint-sure = Appoint { $name }: is this right?
appointed-title = Appointed: { $name }
appointed-role = Role
appointed-where = For
appointed-until = Until
post-without-end = no end date
post-until-other = Until { $day }
post-given = { $by } has appointed you.
post-given-body = What is yours to do comes to you here; write “to do” to see it all.
post-names = community=desk|street=street|head=unit_head|leader of the building=building_leader
dismiss-which = Which post shall end?
dismiss-sure = End this post of { $name }: is this right?
dismiss-sure-body = One press and it has ended; they will be told.
dismissed = Ended: { $name }
dismissed-open = Still in their hands, please pass it on:
dismissed-nothing = Nothing was left in their hands.
transfer-whom = Who goes on with what { $name } has in hand?
transfer-nobody = Nobody else holds this post. Please name somebody, as in “transfer Zhang Li”.
transfer-to = To { $name }
transfer-sure = Give what { $name } has in hand ({ $count }) to { $to }?
transfer-taken = { $count } in hand
transfer-waiting = { $count } waiting to be taken
transfer-checks = { $count } to be checked
transfer-left = No. { $numbers } can't go to { $to }, who holds no post there: please see to it.
transfer-away = { $to } is on leave until { $until }; { $by } stands in.
transfer-away-nobody = { $to } is on leave until { $until } and nobody stands in: until then it goes one level up. Somebody else, perhaps?
transferred = All right, { $to } has { $count } now.
taken-over = { $by } gives you what { $name } had in hand: { $count }.
handed-on = { $by } gave what you had in hand ({ $count }) to { $to }: you need not do it any more.
post-ended = { $by } has ended this post of yours.
post-ended-body = Thank you for your work. Please ask the community if in doubt.
