# Saying no: one kind sentence that says what to do.

refusal-nothing-said = I don't see anything yet. A sentence or a photo is enough, such as: /report the stairwell lamp in building 3 is out.
refusal-too-long = That is too long. Please use at most { $most } characters: where, and what.
refusal-too-many-photos = { $most } photos at a time at most: please send fewer.
refusal-photo-too-large = This photo is too large: please send a smaller one, or a screenshot of it.
refusal-not-a-photo = This isn't a photo: please send a picture.
refusal-broken-photo = This photo can't be opened: please take it again.
refusal-not-a-voice = This isn't a voice message: please hold the microphone and speak, or send a sentence or a photo.
refusal-broken-voice = This voice message can't be opened: please say it again, or write it.
refusal-silent-voice = Nothing can be heard in this voice message: please say it again, close to the microphone.
refusal-voice-too-long = A voice message takes a minute at most: please make it shorter, or send several.
refusal-one-voice = One voice message at a time, please: send the others one by one.
refusal-too-fast = That was a bit fast: please try again in a while.
refusal-no-such-case = { $number ->
    [0] I can't find it. Please write “my reports” to see yours.
   *[other] I can't find no. { $number }. Please check the number, or write “my reports”.
}
refusal-not-yours = This isn't yours to handle, so the button does nothing. Please ask the desk if in doubt.
refusal-not-for-strangers = This works once the community has registered you. To report something, just send a sentence.
refusal-no-longer-appointed = You no longer hold this post, so the button does nothing. Please ask the desk if in doubt.
refusal-stale = This card has changed: please look at the newest one.
refusal-taken = { $name } already has it: no need to press again.
refusal-taken-by-somebody = Somebody already has it: no need to press again.
refusal-unknown-button = This button no longer works: write “to do” or “my reports” for the newest.
refusal-not-now = That can't be done right now: please see the card for how it stands.
refusal-handler-cannot-verify = Somebody else has to look at your own work: please ask another grid member.
refusal-no-unit = No unit is named for this yet: please choose one, or pass it up.
refusal-not-for-units = Only the desk and the street office handle this one. If the kind is wrong, please change that first.
refusal-nobody-above = It has reached the top: please decide here.
refusal-too-late = Seven days have passed: please report it again, and we'll go on from there.
refusal-no-more-time = It has been extended twice already. If that is hard, please talk to the desk.
refusal-need-photo = Please send a photo of the result.
refusal-unknown-place = I can't find this place: please choose a building or send a pin.
refusal-not-here = This doesn't work here: group matters in the group, your own in our direct chat, please.
refusal-not-your-grid = That place is outside your area. Please report it with /report, and we pass it on.
refusal-card-over = This card is out of date: please send "to do" for what is open now.
refusal-none-ticked = Nothing is ticked yet: please tick those that won't be done today.
refusal-not-a-file = Please send a community file: .toml, UTF-8 text, at most 1 MB.
refusal-nobody-named = Who is it? Forward a message of theirs, send their contact, or reply to them in a group with /appoint.
