# The street checks activities: one list a day at five, a tenth drawn for a closer look; a spot-check, no gate.

street-list = Activities of { $day }, for the street to look at
street-list-body = Press a number for its list. Nothing odd: All fine. Something is: press that one, it alone waits; say why with: doubt 3 names twice.
street-drawn = Seed { $seed }, drawn for a closer look: { $numbers }
street-names = Names: { $names }
street-published = new
street-closed = list final
street-doubt = Doubt { $number }
street-checked = Activities of { $day }: { $name } looked, all fine.
street-checked-but = Activities of { $day }: { $name } looked; no. { $numbers } is doubted, the others are fine.
street-said-doubted = Activity { $number } · { $title }: { $name } of the street has a question
street-said-cleared = Activity { $number } · { $title }: { $name } of the street has no question any more
street-said-held = Activity { $number } · { $title }: the street is checking it
street-said-held-body = Its points are taken back for now, and recorded again once it is clear.
street-said-body = It takes place; its points wait until that is clear. Please talk to the street.
results-held = The street has a question; points are recorded once it is clear.

button-street-fine = All fine
button-street-clear = It is clear now
done-street-fine = Noted, thank you.
done-street-doubt = Noted: activity { $number } alone waits. Say why with: doubt { $number } why. Once it is clear: cleared { $number }
done-street-clear = Noted: activity { $number } goes on.
refusal-list-checked = Somebody has looked at this list already. If one is doubted, press that one.
refusal-doubted-already = Activity { $number } is doubted already. Once it is clear write: cleared { $number }.
refusal-not-doubted = Nobody doubts activity { $number } now.
refusal-month-confirmed = The points of that month are confirmed and can't be held any more. What is wrong is corrected by the desk.
refusal-doubt-how = Please write the activity's number, for example: doubt 3 names twice.
