# Solved on the spot and logged.

send-log = Send a photo of it
send-log-body = A sentence will do as well, such as “building 3 stair 2, clutter cleared”. It counts as done at once, nobody has to approve it.
logged-title = Logged, no. { $number }
logged-kind-later = Tonight, all at once
logged-by = Done by
logged-at = When
logged-as-last-time = You didn't say where, so it is the building you logged last. If that is wrong, choose below.
logged-own-building = You didn't say where, so it is the building you look after. If that is wrong, choose below.
logged-where = Where was it? Choose the building below.
