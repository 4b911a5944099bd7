# Short answers: help, front door, who am I, receipts.

help-title = What you can do here
help-report = Report something: just send a sentence, a voice message or a photo, such as “the stairwell lamp in building 3 is out”.
help-report-group = Report something: write “/report the stairwell lamp in building 3 is out”, best with a photo.
help-quietly = Anything others shouldn't see: send it to me in the direct chat.
help-status = See how it stands: write “status 128”, with your own number.
help-mine = See what you reported: write “my reports”.
help-grid = Find your grid member: write “my grid member”.
help-work = See what is to do: write “to do”, most urgent first.
help-unit = When something comes in, press “We'll do it”; when it is done, reply to its card with a photo.
help-log = Solved on the spot: send “log it” with a photo, or press “Done, log it”; it is closed at once.
help-solve = Solved on the spot: press “Solved”; otherwise pass it to the unit, or up.
help-verify = Take a look at what others did and press “Really done” or “Not done yet”.
help-paper = In writing: “notice 128” and on what ground, or “urge notice 128”. One press issues it and tells the unit; open it to print and stamp.
help-hard = Beyond grid and desk: write “hard 128”; once both say so it is the street's. “hard” shows the list.
help-roster = Duty roster: write “duty Li Sat”; “duty” shows who is on.
help-award = Record a volunteer's points: write “award Zhang Wei mediation, why”; if one is wrong, “reverse Zhang Wei”.
help-gifts = Gifts: “gift detergent 20 points 30 pieces” adds one, “count detergent 28” counts it, “hand over 482913” hands one over.
help-leave = On leave: write “leave 5 March to 8 March Wang”.
help-dispatch = Change the kind, the unit or the date on the card of the matter.
help-bind = Connect a group: write /bind in that group.

start-title = Hello { $name }!
start-title-unnamed = Hello!
start-body = Stairwells, street lamps, rubbish, parking: send me a sentence or a photo about anything around here.
start-work = What is yours to do is under “To do”.

me-title = { $name }
me-roles = You are
me-role-where = { $role } ({ $where })
me-home = Home
me-home-unknown = not registered yet
me-language = Language
me-account = Account

my-grid-title = Your { $role } is { $name }
my-grid-unknown = I don't know your grid yet. Report something and choose a building once, and I will.
my-grid-nobody = This grid has no grid member yet: just send it to me.
my-grid-grid = Grid
my-grid-phone = Phone
my-grid-leader = Grid leader

language-now = All right, English from now on.
thanked = { $what ->
    [fine] All right. Write any time.
   *[thanks] You're welcome! Write any time.
}
no-case-yet = Please tell me where and what, such as: the stairwell lamp in building 3 is out
no-case-yet-body = A sentence or a photo is enough. In a group, please start with “/report”.
photo-lost = No. { $number }: { $why }
photo-lost-body = Everything else has arrived.
filed-for-author = { $by } reported what you said in “{ $title }”: no. { $number }
filed-for-author-body = You'll hear how it goes. If it isn't needed, press “No longer needed” on its card.
filed-for-yours = I don't know the neighbour who said it yet, so this one is under your name.
got-it = Added to no. { $number }.

welcome = Hello, I am Linli
welcome-body = About anything around here, write “/report the stairwell lamp in building 3 is out” in this group, best with a photo.
welcome-bind = Community staff, please write /bind to tell me which group this is.
how-private = Would you like the news sent to you alone? Tap here, then press “Start”.
how-private-button = Open a direct chat

bot-name = Linli
help-paste = From a WeChat group: send “paste from wechat”, then paste its messages; whom to tell: “please tell”.
help-behalf = For somebody who called or came: /behalf Mrs Wang 13900000000 Pipe leaking in building 3. Only you and the desk see name and phone.
help-guide = Not sure what to say? Send /guide and press buttons, step by step.
help-clue = An illegal building, a hazard, a fraud stall, in confidence: write “clue” to me. Who you are isn't written down.
help-clues = Clues to look into: write “clue”, and press the buttons on the card.
help-rates = Figures: write “rates this month” or “rates last week”.
help-exempt = Late, and not the unit's fault: write “exempt 128” and why. It does not count, and stays marked late.
help-bulletin = Bulletins come as drafts and are posted in the work group by your press. Write “weekly” for the newest.
help-wishes = Wishes and help among neighbours: write “wishes”, “need help”, or “I can help”.
help-activities = Volunteering: write “activities” to see what there is, “sign up 3” to come.
help-organise = Make an activity: write “activity Saturday 9am Sweep Spring Square needs 12 people 2 points”, check it, announce it.
