# Around an activity: reminders, too few people, calling it off, putting it off
soon-title = Don't forget: { $title }, { $when }
short-title = Activity { $number } · { $title }: { $missing ->
    [one] { $missing } person missing
   *[other] { $missing } people missing
}
short-body = It takes { $needed } people at least. One press posts a call in the volunteers' group; for WeChat copy the text below.
call-text = “{ $title }” still has { $missing ->
    [one] { $missing } place
   *[other] { $missing } places
}, please lend a hand!
call-title = { $missing ->
    [one] { $missing } place is
   *[other] { $missing } places are
} still free, lend a hand! Activity { $number } · { $title }
call-body = If you have time, press “Sign up”.
call-captain = Captain: { $name }
activity-done-called = The call for activity { $number } is in the volunteers' group.
reminders-title = Reminders: { $chosen }
reminders-body = When shall I remind you of what you signed up for? Never at night or at noon.
remind-both = evening before and two hours before
remind-evening = only the evening before
remind-hours = only two hours before
remind-never = no reminders
off-weather = Bad weather
off-few = Too few people
off-place = The place can't be used
off-captain = The captain can't come
off-later = { $days ->
    [0] Bad weather, a new time later
    [1] Bad weather, a day later
   *[other] Bad weather, same time next week
}
button-call-help = Post in the group
button-reminders = Reminders
done-call-help = Posted.
done-call-off = Cancelled, and everybody knows.
done-put-off = Postponed, and everybody knows.
done-reminders = Here it is.
done-remind-me = All right.
refusal-nobody-needed = Activity { $number } needs nobody now, or nobody may sign up yet; there is nothing to call for.
refusal-called-today = There was a call for activity { $number } today already, please wait until tomorrow.
heard-reminders = reminders|activity reminders

# Check-in
code-words = ginkgo|pomegranate|lotus|osmanthus|plum|peony|jasmine|rose|begonia|lily|daffodil|orchid|daisy|azalea|magnolia|wisteria|cherry|loquat|persimmon|walnut|grape|melon|pumpkin|gourd|radish|cabbage|bamboo|pine|willow|maple|magpie|swallow|pigeon|butterfly|dragonfly|carp|moon|rainbow|lantern|kite
heard-check-in = check in
heard-check-out = check out
activity-word = Code word
activity-checked = Checked in
activity-qr = QR code
switch-checks-out = { $on ->
    [yes] With check-out
   *[no] Without check-out
}
check-in-ask = As people arrive, say the code word, and each writes “check in” and the word to me; or let them scan the QR code; or press the names of those without a phone.
check-in-code = QR code for check-in
check-in-word = Code word: { $word }
check-in-how = Scan it and press “I am here”. Or write to the bot in a direct chat: check in, and the code word. The code changes every half minute.
check-in-as = You are { $name }.
check-in-button = I am here
check-in-stranger = This phone is not signed in here. Please write “check in” and the captain's code word to the bot in a direct chat, or ask the captain to press your name.
checked-came = You are checked in, no. { $place }. Thank you for coming to “{ $title }”!
checked-late = You are checked in, no. { $place }. Good that you came!
checked-again = You have checked in already, no. { $place }.
checked-left = You are checked out: { $hours } h { $minutes } min in all. Thank you!
checked-out-later = When you go, write “check out”.
mark-attended = { " ✓" }
mark-late = { " " }(late)
mark-stood_in = { " " }(stood in)
mark-excused = { " " }(excused)
mark-absent = { " " }(missing)
mark-late-entry = { " " }(entered later)
tick-attended = ✓ { $name }
tick-late = { $name } (late)
tick-stood_in = ✓ { $name } (stood in)
tick-excused = { $name } (excused)
tick-absent = ✗ { $name }
ticks = { $now ->
    [absent] Names say: missing. Change to late
   *[other] Names say: late. Change to missing
}
names-page = Names, page { $page } of { $pages }
marked-attended = Noted: here.
marked-late = Noted: late.
marked-stood_in = Noted: stood in.
marked-excused = Noted: excused.
marked-absent = Noted: missing.
marked-open = Taken back.
results-checked = The { $count } checked in came, the other { $open } did not
results-excused = { $count } excused
plan-edit-word = Another word
plan-edit-late = Somebody late
plan-edit-excuse = Somebody excused
plan-edit-stand-in = Somebody stood in
plan-ask-word = What is the new code word?
plan-ask-late = Who was late? Write the name
plan-ask-excuse = Who is excused? Write the name and the reason
plan-ask-stand-in = Who came for whom? First who could not come, then who came
plan-example-word = For example: maple
plan-example-late = For example: Daisy Brook
plan-example-excuse = For example: Daisy Brook her child is ill
plan-example-stand-in = For example: Daisy Brook Tom Hill
activity-done-word = The code word of activity { $number } is “{ $name }” now.
activity-done-noted = Noted, activity { $number }.
done-mark = Noted.
done-mark-as = All right.
done-names = All right.
refusal-no-check-in = There is nothing to check in at now: it goes from half an hour before the start to half an hour after the end.
refusal-no-check-out = There is nothing you need to check out of now.
refusal-code-word-aloud = Please check in by writing to me directly; the word need not stand in the group.
refusal-code-word-wrong = That is not the word, please listen again. Write: check in, and the word.
refusal-code-word-missing = Please write the code word, too, for example: check in ginkgo. The captain says it on the spot.
refusal-code-word-often = The code word was guessed too often, please ask the captain to press your name.
refusal-code-old = This QR code is out of date, please scan the captain's phone again.
refusal-not-on-yet = The names of activity { $number } can be ticked from half an hour before its start.
refusal-word-unfit = A code word is one word without spaces, at most { $most } letters.
refusal-full-by-hand = Activity { $number } has { $most } places and all are taken, nobody more can be entered.

# Missing twice
signed-ask-captain = This time please have the captain confirm it: { $name } knows already, and one word signs you up.
missed-title = We missed you at “{ $title }”, no. { $times } this quarter
missed-body = Did something come up? Next time the captain just confirms it, one word is enough. If this is a mistake, tell the captain, and it is put right.
let-title = { $name } would like to join activity { $number } · { $title }
let-body = They signed up and were missing this quarter without a word. If you agree they are in, and sign up as ever from now on.
button-let-come = They may come
done-let-come = All right, they are in.
activity-done-let = All right, activity { $number }: they may come, and sign up as ever from now on.
activity-done-entered-late = Entered for activity { $number }; the list says “entered later”.
plan-edit-enter-late = Enter later
plan-edit-let-come = Let come
plan-ask-enter-late = Whom do you enter? Write the name
plan-ask-let-come = Who may come? Write the name
plan-example-enter-late = For example: Daisy Brook
plan-example-let-come = For example: Daisy Brook
refusal-noted-before = { $name } is noted as there already.
refusal-nothing-to-allow = { $name } needs nobody's word and can just sign up.

# Photos and the closing post
which-photo = A photo came. What does it show?
button-activity-photo = Send photos
button-closing = The closing post
button-closing-out = Post in the group
done-activity-photo = Please send the photos.
done-closing = Here it is.
done-closing-drop = Taken out.
done-closing-out = Posted.
button-photo-out = I am on a photo, take it out
done-photo-out = In your direct chat with me: press which one.
done-photo-gone = Taken out; it leaves the group in a moment.
heard-photo-out = take out photo|photo out|remove photo
refusal-no-photo-out = There is no photo in the closing post of activity { $number }.
refusal-photo-out-alone = { $number ->
    [0] Please write to me directly: photo out, and the activity's number.
   *[other] Please write to me directly: photo out { $number }.
}
done-which-activity = Kept.
photos-ask = Please send the photos of activity { $number } · { $title }
photos-kept = { $count ->
    [one] { $count } photo
   *[other] { $count } photos
} came; activity { $number } has { $all } now
photos-who = For now only the captain sees them, and decides what goes to the group.
closing-title = Activity { $number } · { $title }: done
closing-came = Took part
closing-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}, { $hours } hours in all
closing-faces = Please look first: children only if their guardians agreed; take out whoever doesn't want to be seen.
closing-children = Children took part: { $names }.
closing-ask = If they are in a photo, please ask them first: { $names }.
photo-out-title = Activity { $number } · { $title }: which one is to go?
photo-out-body = One press takes it out. Nobody asks why, and nobody is told who it was.
photo-gone = Take out no. { $place }
closing-posted = It has been posted. What you take out now leaves the group, too.
closing-drop = Without no. { $place }
closing-thanks = Thank you all!
activity-done-photo-out = A photo was taken out of the closing post of activity { $number }, as somebody on it wished.
activity-done-closing = The closing post of activity { $number } is in the volunteers' group.
refusal-photos-of-others = You are not signed up for activity { $number }: please give your photos to its captain, or to somebody who came.
refusal-no-photos-yet = Activity { $number } has not begun yet, please send photos once it has.
refusal-activity-photos-enough = Activity { $number } has photos enough, { $most } at most.
refusal-closing-out = The closing post of activity { $number } is out already.
plan-edit-photo = Picture
plan-ask-photo = Please send one photo; the card shows it

# Skills and age
heard-my-skills = my skills|skills
heard-my-birth = born|year of birth|my age
volunteer-title = What activities know of you
volunteer-skills = Skills
volunteer-birth = Born
volunteer-unsaid = not said yet
volunteer-body = To change it, write “my skills first aid, haircuts” or “born 1960”. It only tells what you may join; nobody else sees it.
refusal-skills-unread = Please write what you can do, with commas between, at most { $most }, for example: my skills first aid, haircuts.
refusal-birth-unread = Please write the year, for example: born 1960.
refusal-party-too-large = Activity { $number } has { $most } places in all, too few for { $size } together; please sign up one by one.
check-in-telegram = Check in with Telegram
