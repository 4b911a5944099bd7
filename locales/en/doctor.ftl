# What `doctor` says to the operator: one line each, ok or what to do.

doctor-config-ok = The settings are right
doctor-config-bad = A setting is wrong. { $why }
doctor-database-ok = The database can be read and written
doctor-check-ok = The database file was looked through, nothing in it is damaged
doctor-check-long = The database file is large: { $seconds } seconds were enough for a part of it, and nothing there is damaged
doctor-database-missing = There is no database yet: run python -m bot run, or restore a backup
doctor-database-bad = The database can't be opened ({ $why }): look at LINLI_DATABASE_URL, whether it runs, whether the file may be read and written
doctor-database-damaged = The database file is damaged: stop the house, keep the file aside, and restore the newest backup: python -m bot restore FILE.tar.gz
doctor-database-locked = Another process has kept the database to itself for five seconds: find and end it (an import, a tool that looks into the file)
doctor-migrations-ok = The database has the newest shape ({ $have })
doctor-migrations-behind = The database has shape { $have }, the program wants { $want }: start python -m bot run once; if the database is newer, install a newer version
doctor-telegram-off = Telegram is not connected
doctor-token-ok = The token of the Telegram bot @{ $name } is right
doctor-token-bad = Telegram refuses the token: copy it from @BotFather to LINLI_TELEGRAM_TOKEN again
doctor-token-away = Telegram can't be reached ({ $why }): look at the network, the proxy, telegram.base_url
doctor-webhook-ok = Telegram calls { $url }
doctor-webhook-unset = Telegram does not call { $url }: does the house run? If it does, another one with this token has taken its place: stop that, start this one again
doctor-webhook-failing = Telegram could not call { $url } { $minutes } minutes ago ({ $why }), { $count } updates wait: look at the certificate, the proxy, and whether it is port 443, 80, 88 or 8443
doctor-webhook-foreign = Telegram brings this bot's messages to { $host }, where another house may run: stop that one, or set telegram.take_over = true to have them come here
doctor-privacy-off = Privacy mode is off: the bot hears everything in its groups
doctor-privacy-on = Privacy mode is on: where it is no administrator, the bot hears only commands, mentions and replies
doctor-groups-ok = All is well in { $count } groups
doctor-group-deaf = In “{ $title }” the bot is a plain member with privacy mode on, and doesn't hear reports: make it an administrator, or send /setprivacy to @BotFather and add it again
doctor-group-lost = The bot is no longer in “{ $title }” or may not write there: add it again, or take the group out of the community file
doctor-clock-ok = The clock is right
doctor-clock-unchecked = The clock was not compared (no platform, or out of reach)
doctor-clock-off = This machine's clock is { $seconds } seconds off: switch time synchronisation (NTP) on
doctor-clock-ahead = Town time is { $hours } hours ahead: this is a demo's database, not one for a real community
doctor-https-ok = The chat page is reached over HTTPS (or on this machine only): recording, place and camera work, and nobody on the way reads links, QR codes or cookies
doctor-https-missing = The chat page's address { $address } is not HTTPS: on phones recording, place and camera will not work, people who scan the QR code or open a link are warned, and personal links and cookies can be read on the way. Put a certificate in front (a reverse proxy) and set web.public_url to an address that begins with https://: links and QR codes are made of it
doctor-media-ok = The picture folder can be written, { $count } pictures looked for are there
doctor-media-unwritable = The picture folder can't be written ({ $folder }): look at its permissions
doctor-media-missing = Of { $count } pictures looked for, { $missing } are missing: restore { $folder } from a backup
doctor-disk-ok = { $free } MB of disk are free
doctor-disk-full = Only { $free } MB of disk are free: make room, { $least } MB at least
doctor-calendar-ok = The holidays of { $year } are known
doctor-calendar-unknown = Of { $year } only 1 January, 1-2 May and 1-3 October are known as holidays, otherwise counted Monday to Friday: upgrade, or fill in town.days_off and town.workdays
doctor-aside-ok = Nothing was set aside
doctor-aside-some = { $count } events failed five times and were set aside: { $rows }. Look for their number (trace) in the logs
doctor-inbox-ok = Everything received is handled
doctor-inbox-late = { $count } events wait, the oldest for { $minutes } minutes: does the house run? Look for event.failed in the logs
doctor-outbox-ok = Everything due is sent
doctor-outbox-late = { $count } notices wait, the oldest { $minutes } minutes late: does the house run, can the platform be reached?
doctor-done-well = All is well.
doctor-done-ill = { $count ->
    [one] There is one thing to do.
   *[other] There are { $count } things to do.
}
