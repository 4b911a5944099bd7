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
post-ended = { $by } has ended this post of yours.
post-ended-body = Thank you for your work. Please ask the community if in doubt.
