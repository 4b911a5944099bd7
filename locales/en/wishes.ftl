# Small wishes and help among neighbours. No card in a group says who, where or why.

wish-number = Wish { $number }
help-number = Help { $number }
wish-word = wish
wish-gone = This card of wish { $number } can't be read any more.
wish-open = Look
wish-points = { $points } points each
wish-count = { $count } of { $wanted } people
wish-where-about = Compound
wish-worth = Points
wish-visit = Home visit
wish-visit-rule = At home: the community agrees first, and two go together
wish-people = In hand of
wish-along = With you
wish-for = Whose
wish-where = Lives at
wish-phone = Phone
wish-told-by = Told by
wish-wanted = People
wish-when = When
wish-skill = With what
wish-first-time = The first time with
wish-leader = Wish { $number }: a first visit to a home. Please go along.
wish-go = { $name } goes
wish-stay = { $name } not this time
wish-which-rule = Which line of the points table?
wish-needs-two = Two go together. Once the other one is settled you read who it is and where.
wish-waits-desk = The community looks first, then you read who it is and where.
wish-act = Please get in touch by { $when }; otherwise somebody else may have it. Name and door are for you alone, and put away when it is done.
wish-act-arranged = Agreed. It is yours until { $when }.

wish-is-told = the community is looking
wish-is-open = { $left } wanted
wish-is-taken = taken
wish-is-done = done, to be confirmed
wish-is-confirmed = came true
wish-is-rejected = not posted
wish-is-withdrawn = taken back
wish-is-unmet = waiting
help-is-told = the community is looking
help-is-open = asking neighbours nearby
help-is-taken = a neighbour will help
help-is-done = done, to be confirmed
help-is-confirmed = helped
help-is-rejected = not posted
help-is-withdrawn = taken back
help-is-unmet = nobody nearby has time just now
wish-next-told = Once the community has looked, it goes to the volunteers' group, without your name or door. Whoever takes it reads your name, door and phone.
wish-next-done = Is it done? If it came true, please press.
wish-next-confirmed = If you want to say thank you, write a line; we pass it on.
help-next-open = One neighbour is asked after the other, nothing goes to a group. Whoever says yes reads your name, door and phone.
help-next-done = Is it done? If so, please press.
help-next-confirmed = If you want to say thank you, write a line; we pass it on.
help-next-unmet = Everybody who could has been asked. Shall the community look at it and post it for the volunteers?

claim-waiting = waits for your word
claim-held = goes
claim-done = says it is done
claim-confirmed = did it
part-is-asked = A neighbour could use your help. Please answer by { $when }.
part-is-waiting = You took wish { $number }
part-is-held = No. { $number } is yours
part-is-done = No. { $number }: done, to be confirmed
part-is-confirmed = No. { $number } came true. Thank you!
part-is-passed = All right, the next neighbour is asked.
part-is-lapsed = The next neighbour has been asked.
part-is-declined = Wish { $number }: the community has arranged it otherwise this time. Thank you all the same.
part-is-given-back = No. { $number }: you gave it back.
part-is-released = No. { $number } has gone to somebody else.
part-is-over = No. { $number } is over.

wish-news-posted = { $about } has been looked at and is in the volunteers' group. You'll hear as soon as somebody takes it.
wish-news-rejected = { $about } was not posted this time. The community says: { $words }
wish-news-claimed = { $about }: { $name } took it and will get in touch.
wish-news-helping = { $about }: { $name } will help you and get in touch.
wish-news-coming = { $about }: { $name } will visit, and get in touch first.
wish-news-declined = { $about }: the community has arranged it otherwise this time. Thank you all the same.
wish-news-given-back = { $about }: { $name } can't come after all; others are asked.
wish-news-released = { $about } stood still, so somebody else may take it. Come back when you have time.
wish-news-withdrawn = { $about } was taken back, no need to go. Thank you!
wish-news-taken-down = { $about } was taken back by the community. Please talk to them if anything is wrong.
wish-news-confirmed = { $about } came true. Thank you!{ $points ->
    [0] {""}
   *[other] {" "}+{ $points } points, told at 7 in the evening with the others.
}
wish-news-desk-confirmed = { $about }: the community asked and wrote it down as done. Please tell them if that is wrong.
wish-news-not-yet = { $about }: not done yet, they say. Please get in touch again.
wish-news-thanks = { $about }: they thank you. “{ $words }”
wish-news-unclaimed = Nobody has taken { $about } for a week: { $words }

wish-ask-new = What do you wish for? One sentence
wish-example-new = For example: a pair of reading glasses; somebody to chat with at home, Saturday afternoon. Say what, no need to say why.
wish-ask-words = How should it read? This is what the group reads
wish-ask-count = How many people?
wish-ask-reject = Why not? Whoever told it will read this
wish-ask-thank = Write a line of thanks; we pass it on
wish-ask-need = What is to be done, and when does it suit?
wish-example-need = For example: carry a table to the third floor, Saturday morning

wishes-title = Wishes in { $area }
wishes-none = None is waiting just now.
wishes-own = Mine
wishes-check = For you to look at
need-which = With what?
can-title = You can help neighbours with
can-none = What can you do for neighbours?
can-body = Press to add or take off. Or write: I can help with haircuts, weekends. You are asked in private, and may always say no.
blocks-title = Whom would you rather not meet again?
blocks-none = You have not helped each other with a neighbour yet.
blocks-body = Nobody you block is brought together with you again, by help or by a wish. They are not told.
block = Block { $name }
unblock = ✓ { $name }, unblock
switch-visit = { $on ->
    [yes] Home visit: yes
   *[no] Home visit: no
}

skill-haircut = Haircuts
skill-devices = Phones
skill-sewing = Sewing
skill-tutoring = Homework
skill-childcare = Children
skill-errands = Errands
skill-carrying = Carrying
skill-writing = Writing
skill-lending = Tools to lend
skill-repairs = Small repairs
skill-cooking = Cooking
skill-cleaning = Cleaning
skill-pets = Pets
skill-plants = Plants
skill-company = Company
slot-workday-day = weekdays
slot-workday-evening = weekday evenings
slot-weekend-day = weekends
slot-weekend-evening = weekend evenings

service-title = My volunteering
service-activities = Activities this year
service-times = { $count ->
    [one] once
   *[other] { $count } times
}
service-hours = Time given
service-span = { $minutes ->
    [0] { $hours } h
   *[other] { $hours } h { $minutes } min
}
service-wishes = Wishes and help
service-done = { $wishes } wishes came true, { $helps } neighbours helped
service-points = { $month } this month, { $year } this year, { $spendable } to spend
service-coming = Signed up for
service-held = In hand

button-wish-new = I have a wish
button-wish-post = Post it
button-wish-words = Edit words
button-wish-count = People
button-wish-rules = Points
button-wish-reject = Not posted…
button-wish-claim = I'll do it
button-wish-arranged = Date agreed
button-wish-did = Done
button-wish-back = I can't come
button-wish-true = It came true
button-wish-not-yet = Not yet
button-wish-thank = Say thanks
button-wish-withdraw = Take back
button-wish-to-desk = Ask community
button-need-new = I need help
button-need-report = It's to report
button-need-yes = I'll help
button-need-no = Not this time
button-can = I can help
button-blocks = Block
button-my-service = My service

done-wish = Here it is.
done-wish-new = Please write it.
done-wish-post = Posted, and whoever told it knows.
done-wish-words = Changed.
done-wish-count = Changed.
done-wish-visit = Changed.
done-wish-rules = Please choose.
done-wish-rule = Changed.
done-wish-reject = All right, whoever told it reads why.
done-wish-claim = It is yours; please look at our direct chat.
done-wish-go = All right, they know.
done-wish-stay = All right, they know.
done-wish-arranged = All right, it is yours for some more days.
done-wish-did = Thank you! Now they confirm it.
done-wish-back = All right, others are asked. Never mind.
done-wish-true = How nice! Those who did it know.
done-wish-not-yet = All right, they will get in touch again.
done-wish-thank = Passed on.
done-wish-withdraw = Taken back; everybody concerned knows.
done-wish-to-desk = All right, the community looks at it first.
done-need-new = Please choose.
done-need-kind = Please write it.
done-need-report = Taken as a report.
done-need-yes = Thank you! Who and where is on the card.
done-need-no = All right, the next one is asked.
done-can = Here it is.
done-can-switch = Changed.
done-blocks = Here they are.
done-block = Changed. They are not told.
done-my-service = Here it is.

refusal-no-such-wish = There is no wish { $number }. Write “wishes” to see what there is.
refusal-not-your-claim = No. { $number } is not in your hands now. Write “wishes” to see what there is.
refusal-wish-taken = Somebody has taken wish { $number } already, thank you. Write “wishes” to see others.
refusal-wish-over = No. { $number } is over. Write “wishes” to see others.
refusal-wish-empty = What is it you wish for? One sentence, for example: wish a pair of reading glasses.
refusal-wish-unsaid = Say what, no need to say why: “{ $words }” is neither kept nor shown. Please put it another way. For the community's own help just write to me; only they read that.
refusal-wish-for-how = For somebody else please write: wish for Mrs Li, building 3 stair 2 door 501, phone: a pair of reading glasses. What stands before the colon is for whoever takes it.
refusal-wish-by-staff = Wishes for others are told by the grid member or the building leader. Please talk to them.
refusal-wish-count = There may be 1 to { $most } people.
refusal-wish-many = { $most } of yours are open already; please wait a little, or take one back.
refusal-wish-direct-first = Please say hello to me in a direct chat first: name and door are told there only.
refusal-asked-too-late = The next one has been asked about no. { $number }. Thank you.
refusal-claimed-already = Wish { $number } is yours already; please look at our direct chat.
refusal-own-wish = You told this wish yourself; please let somebody else take it.
refusal-not-this-wish = Wish { $number } has been arranged otherwise this time. Thank you; others are waiting.
refusal-enough-in-hand = You have { $most } in hand already; finish one first.
refusal-approves-self = Whether you go is for a colleague to say.
refusal-go-in-twos = Two go together. Please wait until the other one is settled.
refusal-nobody-did = Nobody has taken no. { $number } yet, so it can't have come true.
refusal-thanked-already = Your thanks for no. { $number } have been passed on already.
refusal-skill-unread = I didn't understand with what. Please name it, for example: I can help with haircuts, weekends; or write “I can help” and choose.
refusal-block-who = I don't know that neighbour. Please write the whole name, or write “block” and choose from those you met.
refusal-wish-order = I didn't understand what to do with no. { $number }. Write: wish { $number } claim, done, I can't come, came true, take back.
