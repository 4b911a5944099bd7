# Ways in: joining a group, the personal link, coming back with a code, linking accounts.

join-title = Welcome to { $title }
join-hint = Three short questions, asked only once.
join-known = { $name }, you are signed in already. One press and you are in the group.
join-name = Your name
join-home = Your building
join-home-later = Later
join-shown = How should lists show your name?
join-button = Join

shown-sample = Wang Fang
shown-full = In full: { $example }
shown-auntie = As { $example }
shown-uncle = As { $example }
shown-masked = Partly hidden: { $example }
shown-hidden = On no list
called-auntie = Auntie { $surname }
called-uncle = Uncle { $surname }

me-door-title = Hello { $name }!
me-door-button = Enter
me-door-hint = This is your own way in. Please keep it, and don't pass it on.

restore-title = Come back in
restore-hint = Please call your grid member or your community. They tell you six digits, good for ten minutes.
restore-code = Six digits
restore-button = Enter

door-closed = This door is closed
door-to-restore = Enter with six digits
door-to-chat = To my chats
door-forbidden = This page was opened from somewhere else. Please open the link your community sent you, and press again.
door-nowhere = There is no such page. Please check whether the link is complete.
door-trouble = That didn't work just now. Please press again in a while.

my-link-title = Your own way in
my-link-title-new = Your new way in
my-link-body = Open it and you are in, on a new phone too. Please keep it for yourself. If others got it, press “New link”: the old one ends.
my-link-open = Open
my-link-copy = Copy link

join-card-title = Link to join “{ $title }”
join-card-body = Send it to a group, or hang the QR code in the stairwell: people scan it, write their name and are in. “New link” ends the old one.
join-card-joined = Joined by it
join-card-count = { $joined ->
    [one] { $joined } person
   *[other] { $joined } people
}
join-card-copy = Copy link
join-picture-title = QR code to join “{ $title }”
join-picture-body = Press and hold the picture to save or forward it.
join-choose = Which group's link?
join-revoked = The link to join “{ $title }” has ended.
join-nothing = There is no group here that you may invite people to. It has to be on this chat page.

invite-title = Bring a neighbour in
invite-link = Open this link, write a name, and you are in “{ $title }”; pass it on to neighbours if you like:
invite-bot = Or they write to me: { $link }
invite-ask = Grid members and the community hand out the link: call them, or ask them to write “join link” in the group.

links-title = How people come in
links-none = There is no group link now
links-line = { $title }: { $joined } joined by it, made { $day }
links-how = To end somebody's own way in, add the name, such as: end link Wang Fang
links-who = Which one?
link-of-title = { $name }'s own way in
link-of-browsers = { $count ->
    [one] Signed in with { $count } browser, last { $day }
   *[other] Signed in with { $count } browsers, last { $day }
}
link-of-nobody = Nobody is signed in with it
link-of-body = Once ended, the old link leads nowhere and everybody signed in with it has to come in anew. They call their grid member or you, and enter with six digits.
link-ended-of = { $name }'s own way in has ended.
link-ended = Your own way in has ended
link-ended-body = { $by } ended it. Everything is still here: to come back, call your grid member or community, and enter with six digits.

restored-you = You are back. Everything is still here.
restored-you-body = Below is your own way in: keep it, and open it next time. If this wasn't you, press “New link” at once and tell your community.
restored-by = { $name } is back in with the digits you told.
restore-who = Who wants to come back?
restore-who-unknown = Please add a name, such as: restore Wang Fang
restore-code-title = Please tell { $name } on the phone
restore-code-body = Good for ten minutes, and once. Make sure it is really them before you tell it. They open { $link } and enter the six digits.
restore-code-digits = Six digits

link-title = Please write this on the other side
link-body = Good for ten minutes. In your other account (another chat app, for example), send me the words above in the direct chat.
link-say = link { $code }
linked-title = Done: both sides are one person now.
linked-body = What you reported on either side is shown on both.
link-how = First write “link accounts” on one side, and I give you six digits; then write “link 123456” on the other.

# The contact card.
card-title = Your contact card
card-name = Name
card-post = Post
card-phone = Phone
card-duties = Come to me for
card-nothing-yet = nothing yet
card-no-phone = not registered yet
card-phone-hidden = not shown
card-hide-phone = Hide the phone
card-show-phone = Show the phone
card-print = Contact card
card-send = { $what ->
    [photo] Please send a photo of yourself, so that people know you when they meet you.
   *[duties] Please write in one sentence what people may come to you for, at most 120 characters.
}
card-picture-title = Contact card of { $name }
card-scan = Scan to join “{ $title }”
card-paper-title = Come to me
card-paper-hint = Or write “/report the stairwell lamp in building 3 is out” in the group, best with a photo.
card-save = Print
poster-scan = Scan, write your name, and you are in

# Asked once, kindly.
intro-title = { $how ->
    [own] About you
   *[first] If you like, tell me what to call you
}
intro-name = Name
intro-home = Home
intro-shown = On lists
intro-open = not told yet
intro-body = { $how ->
    [own] Press what you would like to change.
   *[first] You may leave this out and just say what the matter is. I ask only once; to change it later, write “about me”.
}
intro-ask = { $what ->
    [name] Please send me your name.
    [yard] Which compound do you live in?
   *[building] Which building do you live in?
}

# The community as a workbook.
export-title = The community's workbook
export-open = Download
export-without = Areas, units, people, groups and responsibilities, without anybody's phone. The link is good for ten minutes, and who asked for it is written down. Change it and send it to me to bring it in: an empty phone changes none.
export-with = Everybody's phone stands in it: keep it like a key, and delete it afterwards. The link is good for ten minutes, in a browser where you are signed in; that you asked for phones is written down.
