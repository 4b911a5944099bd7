# Who looked: at what is not open to everybody, and when.

looks-title = No. { $number }: who looked
looks-none = Nobody has looked at no. { $number } yet
looks-none-body = Whoever looks up who reported, hears a voice message, or opens a private matter or a photo of it, is written down here.
looks-line = { $when } { $role }: { $what }
looks-line-named = { $when } { $role } { $name }: { $what }
looks-more = There are earlier ones; these are the latest 20.
looks-staff = staff
looked-reporter = looked up who reported
looked-matter = opened the matter
looked-voice = opened a voice message
looked-photo = opened a photo
