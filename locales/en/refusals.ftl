# Saying no: one kind sentence that says what to do.

refusal-nothing-said = I don't see anything yet. A sentence or a photo is enough, such as: /report the stairwell lamp in building 3 is out.
refusal-too-long = That is too long. Please use at most { $most } characters: where, and what.
refusal-write-shorter = That is too long: please keep to { $most } characters.
refusal-not-claimed = Nobody looks after this town yet. Whoever runs the machine, please send me the line that its console shows: /start and the code.
refusal-not-set-up = Street and communities are not set up yet, so nothing can be taken down. Please send it again once the administrator has done so. If it is urgent, call 110, 119 or 120.
refusal-message-too-long = One message holds at most { $most } characters: please send it in several.
refusal-too-many-photos = { $most } photos at a time at most: please send fewer.
refusal-reported-before = { $number ->
    [0] That one has been reported already, the community is on it.
   *[other] That one has been reported already: no. { $number }. Send “status { $number }” to see how it stands.
}
refusal-not-a-neighbour = That was not said by a neighbour, so I can't report it for them. Please write a sentence: /report The light on the stairs of building 3 is broken.
refusal-behalf-how = One line is enough, name and phone may be missing: /behalf Mrs Wang 13900000000 Pipe leaking in building 3.
refusal-behalf-in-private = There may be a name and phone in it: please send /behalf in our direct chat, and delete it here.
refusal-behalf-by-staff = /behalf is for the grid and the desk. Just say what is wrong and where; what you tell for a neighbour counts too.
refusal-half-a-phone = That phone number doesn't look right. Please check it and send it again.
refusal-step-over = That step is over. Please use the newest card, or send /guide to start again.
refusal-photos-enough = { $number ->
    [0] Thank you, { $most } photos are enough: the others were not kept.
   *[other] Thank you, { $most } photos are enough for no. { $number }: the others were not kept.
}
refusal-photo-too-large = This photo is too large: please send a smaller one, or a screenshot of it.
refusal-not-a-photo = This isn't a photo: please send a picture.
refusal-broken-photo = This photo can't be opened: please take it again.
refusal-not-a-voice = This isn't a voice message: please hold the microphone and speak, or send a sentence or a photo.
refusal-broken-voice = This voice message can't be opened: please say it again, or write it.
refusal-silent-voice = Nothing can be heard in this voice message: please say it again, close to the microphone.
refusal-voice-too-long = A voice message takes a minute at most: please make it shorter, or send several.
refusal-one-voice = One voice message at a time, please: send the others one by one.
refusal-too-fast = That was a bit fast: please try again in a while.
refusal-which-number = Which one? Add the number, for example “who saw 128”.
refusal-no-such-case = { $number ->
    [0] I can't find it. Please write “my reports” to see yours.
   *[other] I can't find no. { $number }. Please check the number, or write “my reports”.
}
refusal-not-yours = This isn't yours to handle. Please ask the desk if in doubt.
refusal-press-it = That is a button: please press it on its card. To find the card write “my reports” or “to do”.
refusal-no-work-here = Nothing waits for you here. For what you reported yourself write “my reports”.
refusal-not-for-strangers = This works once the community has registered you. To report something, just send a sentence.
refusal-no-longer-appointed = You no longer hold this post, so the button does nothing. Please ask the desk if in doubt.
refusal-stale = This card has changed: please look at the newest one.
refusal-taken = { $name } already has it: no need to press again.
refusal-taken-by-somebody = Somebody already has it: no need to press again.
refusal-unknown-button = This button no longer works: write “to do” or “my reports” for the newest.
refusal-not-now = That can't be done right now: please see the card for how it stands.
refusal-handler-cannot-verify = Somebody else has to look at your own work: please ask another grid member.
refusal-no-unit = No unit is named for this yet: please choose one, or pass it up.
refusal-nobody-in-unit = Nobody of { $name } is there now: please choose another unit.
refusal-not-for-units = Only the desk and the street office handle this one. If the kind is wrong, please change that first.
refusal-nobody-above = It has reached the top: please decide here.
refusal-too-late = Seven days have passed: please report it again, and we'll go on from there.
refusal-no-more-time = It has been extended twice already. If that is hard, please talk to the desk.
refusal-other-days = You can ask for 1, 3 or 7 days at a time.
refusal-need-photo = Please send a photo of the result.
refusal-unknown-place = I can't find this place: please choose a building or send a pin.
refusal-not-here = This doesn't work here: group matters in the group, your own in our direct chat, please.
refusal-not-your-grid = That place is outside your area. Please report it with /report, and we pass it on.
refusal-card-over = This card is out of date: please send “to do” for what is open now.
refusal-none-ticked = Nothing is ticked yet: please tick those that won't be done today.
refusal-not-a-file = Please send the community's workbook (.xlsx, at most 5 MB) or a community file (.toml, UTF-8 text, at most 1 MB), or a table of standards (.tsv).
refusal-file-in-direct = Phones may stand in this file: please send it in our direct chat.
refusal-save-as-xlsx = This kind of table can't be read: save it as .xlsx (without macros) in your spreadsheet program and send it again.
refusal-nobody-named = Who is it? Forward a message of theirs, send their contact, or reply to them in a group with /appoint.
refusal-nobody-called = I can't find anybody of that name. Please write the full name, or ask whoever looks after that area.
refusal-outranked = That is for the level above: please ask the street office or the community.
refusal-not-appointed = There is no post that you may end. For higher ones, please ask the street office.
refusal-date-past = That date has passed. Please write a later one, such as: until 31 December.
refusal-link-gone = This code to join was renewed or ended. Please ask your grid member or community for the new one.
refusal-link-full = Too many people have come by this code. Please ask your grid member for a new one.
refusal-nothing-to-recall = You have not just reported anything here that could be taken back.
refusal-too-late-to-recall = No. { $number } is in hand already, or five minutes have passed: it can’t be taken back. If it is no longer needed, or wrong, please answer its card and say so.
refusal-ledger-gone = This list is too old. Please write “ledger” again.
refusal-month-which = Please say which month, for example “activity history October”.
refusal-month-to-come = This month is still to come. Please name one that has begun.
refusal-export-gone = This download link has ended. Please write “export” again.
refusal-export-nowhere = There is no web page here to download it from. Please ask whoever runs the machine for: python -m bot export FILE.xlsx.
refusal-export-sign-in = The one with phones is only for whoever asked for it. Please write “my link”, come in by your own way, and open it again.
refusal-my-link-gone = This link was replaced by a new one. Please call your grid member or community, and enter with six digits.
refusal-card-gone = This contact card is no longer in use. Please ask the community who your grid member is now.
refusal-no-name = I don't see a name yet. Please write what to call you.
refusal-no-page = There is no chat page here, so there is no link. Just write to me here.
refusal-no-link-for-group = This group has no code to join: only residents' and volunteers' groups on the chat page do. Please use this group's own invitation.
refusal-code-wrong = These digits are wrong, or older than ten minutes. Please check them, or ask for new ones.
refusal-too-many-codes = There were too many wrong tries. Please try again in ten minutes, or ask for new digits then.
refusal-same-already = Both sides are the same person already: nothing to link.
refusal-two-registered = Both sides are registered with the community, so you can't join them yourself. Please ask the community.
refusal-no-card = Contact cards are for grid members, grid leaders, building leaders and the desk. To find yours, write “my grid member”.
refusal-nothing-pasted = No messages yet. Copy them in WeChat, paste them here, then press “That's all”.
refusal-paste-too-long = At most { $most } characters at once; what came before is kept. Press “That's all” and paste the rest next time.
refusal-no-group-of-yours = No compound is known in your area yet; please have the community file brought in first.
refusal-over = No. { $number } is closed, there is nothing to pass up; if it isn't solved, whoever reported it can press “not solved”.
refusal-already-hard = No. { $number } is on the street's list of hard cases already: write “hard” to see it.
refusal-needs-another = No. { $number } needs the word of both grid leader and desk: the other side has been asked, please wait.
refusal-not-proposed = Nobody calls no. { $number } a hard case now: please see the newest card.
refusal-no-unit-yet = No unit has no. { $number } now, so there is nobody to write to. Pass it to a unit first.
refusal-paper-out = This one for no. { $number } has been issued. For another, write “notice { $number }” again.
refusal-paper-gone = This link has ended. Please ask the community to write “notice” and the number again, and open the link there.
refusal-not-hard = No. { $number } is not among the hard cases: grid leader and desk have to agree first.
refusal-say-why = You alone can say so for no. { $number }: please write why, such as: hard { $number } no unit is responsible.
refusal-unit-twice = { $name } works on no. { $number } already: please choose another unit.
refusal-no-lead-yet = No. { $number } has no leading unit yet: please choose one first.
refusal-nobody-below = Nobody is at the desk now, so no. { $number } stays with the street: name a unit, or wait.
refusal-unknown-colleague = I can't find this colleague of yours: please write the full name, or ask the desk to register them.
refusal-several-colleagues = There are several: { $names }. Please write the full name.
refusal-unreadable-duty = I don't understand. Please write who and on which days, such as: duty Li Sat; nights, weekends, until 31 March.
refusal-unreadable-leave = I don't understand. Please write from which day to which, and who stands in, such as: leave 5 March to 8 March Wang.
refusal-duty-twice = { $name } is on duty in these hours already; nothing was added. Write “duty” to see the roster.
refusal-leave-over = These days are over: please write a date from today on.
refusal-leave-twice = You are on leave in these days already. To change it, write “back” first.
refusal-leave-twice-of = { $name } is on leave in these days already; nothing was added.
refusal-not-your-people = Leave for others is entered by desk, grid leader or head of unit. For your own, name who stands in behind the days, such as: leave tomorrow Li.
refusal-stands-in-for-self = You can't stand in for yourself: please name a colleague.
refusal-stand-in-away = { $name } is on leave in these days as well: please name somebody else.
refusal-not-on-leave = You are not on leave.
refusal-others-too = No. { $number } is awaited by { $others } of your neighbours as well, so it goes on.
refusal-sign-no-log = Matters of this kind are closed by the press of one person: please report it instead.
refusal-sign-no-end = Matters like no. { $number } are closed by one person's signature only: nobody else ends them. If it is something else, please change its kind first.
refusal-needs-signing = No. { $number } is closed by the press of one person only, who has been asked.
refusal-write-why = Please write the reason.
refusal-canned-how = Please say where it is used and what it says, as in “canned answer The property team has been called”. Where: answer, returned, more-time, paused, note.
refusal-canned-many = There are { $most } already: please take some off first.
refusal-nothing-to-reply = Please give the number and your words, as in “answer 128 the part comes on Friday”.
refusal-reply-nowhere = Whoever reported no. { $number } has never spoken with me alone and can't be reached here. Please call them.
refusal-batch-none = Nothing on this list can be done by you in one go (closed matters do not count).
refusal-transfer-how = Please say whose work goes to whom, as in “transfer Zhang Li”.
refusal-nothing-in-hand = { $name } has nothing in hand that you could give on.
refusal-note-how = A note needs a number and words, as in “note 128 the key is with the guard”; “note …” in answer to the card will do, too.
refusal-nudge-which = Which one? Please add its number, as in “nudge 128”. “my reports” lists them.
refusal-nudged-today = No. { $number } was asked about today; unit and desk have heard. If nothing happens, please ask again on the next working day.
refusal-nudge-paused = No. { $number } can't be done for now; it goes on by itself when the day comes. To read why, please send “status { $number }”.
refusal-nudge-over = No. { $number } has been handled. If it isn't solved, please press “Not solved”.
refusal-merge-how = Please write the numbers to merge, the one that stays first: merge 128 131.
refusal-merge-twice = One number stands there twice. Please write different ones.
refusal-merge-over = No. { $number } is closed or merged already. Please choose one that is still open.
refusal-merge-private = No. { $number } is not public and can't be merged with others.
refusal-merge-many = At most { $most } at once, please: do it in several steps.
refusal-not-merged = No. { $number } is not merged into another, there is nothing to take out.
refusal-part-how = Please write the number to take out, one at a time: take out 131.
refusal-already-there = { $name } is there already; nobody is asked about no. { $number } any more.
refusal-no-alarm = No. { $number } is no emergency, or is dealt with already.
refusal-return-late = No. { $number } can be returned within { $days } working { $days ->
    [one] day
   *[other] days
} of receipt. Please handle it, or ask for more time.
refusal-designated = No. { $number } was returned { $most } times and is designated by the desk now. Please talk to the desk.
refusal-paused-before = No. { $number } was put off once already and can't be put off again. Please go on, or ask the street.
refusal-pause-why = Please write why it can't be done for now; whoever reported it reads that.
refusal-need-words = Such a matter needs a sentence about what was done: please send it together with the photo.
refusal-needs-visit = No. { $number } can be closed once somebody has been there. If you have, press “Really done”.
refusal-clue-nobody = Nobody hears clues in this community yet, and nothing was kept. Please ring 110, or ask the community.
refusal-clue-code-wrong = There is no such code. Please compare it with the card that told you.
refusal-clue-gone = There is no such clue, or it isn't yours to read.
refusal-clue-by-button = Please use the buttons on the clue's card. What you wrote was not kept.
refusal-no-such-activity = There is no activity { $number }. Write “activities” to see what there is.
refusal-not-your-activity = Activity { $number } is not yours to run, please ask its captain.
refusal-not-an-organiser = Activities are made by grid members, building leaders and the desk. To take part, write “activities”.
refusal-activity-cancelled = Activity { $number } is cancelled. Write “activities” to see others.
refusal-activity-postponed = Activity { $number } is postponed; sign-up goes on once there is a new time.
refusal-activity-ended = Activity { $number } has begun or is over. Write “activities” to see others.
refusal-plan-here = Please make activities in a direct chat with me; once you have checked it, it goes to the groups.
refusal-plan-past = That time has passed, please write a coming one, for example: Saturday 9am.
refusal-plan-ends-before = It would end before it begins, please write the time again, for example: Saturday 9am to 11am.
refusal-plan-count = The number of people must be between 1 and { $most }, for example: 12 people.
refusal-plan-points = Points must be between 0 and { $most }, for example: 2 points.
refusal-plan-minimum = The minimum is larger than the number of places, for example: 8 to 12 people.
refusal-plan-sign-up-times = The sign-up times do not fit: it opens, then closes, and all of that before the activity.
refusal-plan-unread = That was not understood, please write it like the example, or press “never mind”.
refusal-no-volunteers-group = There is no volunteers' group here yet. Please ask the desk to write “connect this group” in it.
refusal-below-taken = { $taken } people are in already, so there cannot be fewer places. To have fewer, agree with people and take them off first.
refusal-same-as-before = That is what it says already, nothing was changed.
refusal-say-reason = Please write why in a few words, they will read it.
refusal-not-repeated = Activity { $number } does not repeat.
refusal-sign-up-not-open = Sign-up for activity { $number } opens { $opens }, please come back then.
refusal-sign-up-closed = Sign-up for activity { $number } has closed; to come all the same, ask its captain.
refusal-already-in = { $queued ->
    [yes] Activity { $number }: you are in the queue already, no. { $place }.
   *[no] Activity { $number }: you are in already, no. { $place }.
}
refusal-not-in = You are not signed up for activity { $number }, there is nothing to cancel.
refusal-leave-late = { $phone ->
    [no] It is too late to cancel activity { $number } by yourself, please tell its captain { $name }.
   *[other] It is too late to cancel activity { $number } by yourself, please tell its captain { $name } ☎ { $phone }.
}
refusal-offer-gone = There is nothing to answer any more, please see the card of activity { $number }.
refusal-overlaps = At that time you are in activity { $number }, “{ $name }”; to change, cancel that one first.
refusal-too-young = Activity { $number } is for people aged { $age } or over.
refusal-guardian-needed = { $name } is a child, please add a guardian, for example: { $name } 8 years old guardian Daisy Brook.
refusal-skill-needed = Activity { $number } needs the skill: { $name }. If you have it, write “my skills { $name }” in the direct chat, and sign up again.
refusal-not-your-community = Activity { $number } is for residents of its own community this time.
refusal-too-many-guests = For activity { $number } each may sign up { $most } others at most.
refusal-guest-by-words = Whom do you sign up? Just write it here, for example: sign up { $number } +1 Mrs Wang.
refusal-guest-unread = Whom do you mean? Please write the name, for example: sign up 3 +1 Mrs Wang.
refusal-which-activity = Which one? Please write its number, for example: sign up 3. Write “activities” to see what there is.
refusal-not-waiting = They do not wait for activity { $number }, so there is nothing to move up.
refusal-nobody-on-list = That name is not on the list of activity { $number }, please write the whole name.
refusal-exempted = No. { $number } does not count already.
refusal-not-late = No. { $number } is not late, so there is nothing to exempt.
refusal-exempt-why = Please say why, as in: exempt { $number } waiting for a part.
refusal-which-period = Please name a period, as in: rates this month, rates last week, rates September.
refusal-feed-gone = This address was renewed, or it is wrong. Write “my calendar” for the right one.
refusal-not-a-roster = There is no list in this. Please copy the whole list from WeChat and send it again.
refusal-no-bulletin = There is none of this kind for you yet. A weekly one comes each week; a month's or quarter's is drafted on the next month's first working day.
refusal-bulletin-out = This one has been posted and can't be changed.
refusal-bulletin-lapsed = Nobody posted this one in its time; the next one is due, so it can't be posted or changed any more. Write “weekly” for the newest.
refusal-no-work-group = No work group is bound here yet: write “/bind” in the group first.
