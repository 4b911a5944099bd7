# Questions with buttons, and requests for a photo, a place, some words.

choose-compound = Which compound is no. { $number } in?
choose-building = Which building is no. { $number } at?
choose-spot = Added to no. { $number }. { $count ->
    [1] Is it here?
   *[other] Which of these is it?
 }
choose-stair = Which stair is no. { $number } at?
choose-category = Which kind is no. { $number }?
choose-condition = What exactly is no. { $number }?
choose-unit = Which unit should take no. { $number }?
choose-days = How many more days for no. { $number }?
choose-time-why = No. { $number }, { $days ->
    [one] { $days } more day
   *[other] { $days } more days
}: what is the reason?
choose-decline-why = Why isn't no. { $number } yours?
nothing-to-choose = There is nothing to choose here yet; please ask the desk.

send-pin = Please send the place of no. { $number }.
send-pin-body = Press “+” and choose a place; roughly is fine.
send-proof = Please send a photo of no. { $number } now that it is done.
send-words = { $what ->
    [reply] What shall whoever reported no. { $number } read?
    [return] Why isn't no. { $number } yours?
    [more-time] Why does no. { $number } need more time?
    [note] What is to be noted on no. { $number }?
    [pause] Why can't no. { $number } be done for now? Please write it.
    [not-done] What isn't done yet with no. { $number }?
    [not-solved] What isn't solved yet with no. { $number }?
    [pass-up] What makes no. { $number } hard?
    [write-out] What does the voice message of no. { $number } say?
    [hard] What makes no. { $number } hard, and why can only the street help?
    [send-down] What shall the desk do about no. { $number }?
    [drawn-doubt] What is the question about no. { $number }?
   *[reword] How should no. { $number } read?
}
send-words-body = { $what ->
    [reply] Please write it in one message: the reporter reads it. Names, phones and doors are taken out.
    [return] Please write it in one sentence: the desk reads it.
    [more-time] Please write it in one sentence: the reporter reads it.
    [note] Desk, street, grid and the unit read it, whoever reported does not. Names, phones and doors are taken out.
    [pause] Whoever reported it reads this.
    [reword] Please write it in one message: those who handle it read exactly this. No names, phones or doors, please.
    [write-out] Please write it in one message. Names, phones and doors are kept from those who handle it.
    [hard] Please write it in one message: it is recorded and goes up with the matter.
    [send-down] Please write it in one message: desk and grid leader read it.
    [drawn-doubt] Please write it in one message: whoever logged it reads it, and the timeline keeps it.
   *[other] Please write it in one message, or skip.
}

bind-purpose = What is the group “{ $title }” for?
bind-area = Which place does “{ $title }” look after?
bound-title = Connected: “{ $title }”
bound-purpose = For
bound-where = Place
send-proof-body = Without a photo, a sentence will do.
choose-pause = How long is no. { $number } put off?
send-proof-words = Such a matter also needs a sentence about what was done: send it with the photo.
