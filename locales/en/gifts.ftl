refusal-no-such-gift = There is no such gift. Please send “gifts” to see what there is.
refusal-gift-gone = The last “{ $gift }” has just been taken; your points have not moved. Please send “gifts” to see the others.
refusal-gift-not-yet = “{ $gift }” can be had from { $day }/{ $month } on. Please come back then.
refusal-gift-past = “{ $gift }” is no longer on the list. Please send “gifts” to see what there is.
refusal-gift-limit = “{ $gift }”: { $most } to a person, and you have had yours. Let's leave the rest to the neighbours.
refusal-gift-how = Please write the gift, its points and how many there are, for example: gift detergent 20 points 30 pieces 2 each until 31 December.
refusal-gift-odd = “{ $given }” can't be read: points and pieces are whole numbers above 0, and the end is not before the start.
refusal-gift-many = A list holds { $most } gifts. Please take some off first.
refusal-count-how = Please write the gift and how many there are, for example: count detergent 28.
refusal-hand-how = Please write the six digits, for example: hand over 482913.
refusal-gift-code-unknown = There is no such code. Please compare it with its owner once more.
refusal-gift-code-used = { $name } handed this one over on { $day }/{ $month } at { $time }; a code is good once.
refusal-gift-code-over = This code was cancelled or has lapsed, and its points are returned: nothing can be fetched with it any more. The gift can be taken anew.
refusal-own-gift = Please let a colleague hand over your own gift.
refusal-gift-fetched = This one has been fetched and can't be given back.
gifts-title = { $spendable ->
    [one] 1 point
   *[other] { $spendable } points
} to spend · gifts
gifts-none = There are no gifts in { $area } at the moment.
gift-line = { $gift }, { $points ->
    [one] 1 point
   *[other] { $points } points
}
gift-left = { $left } left
gift-none-left = none left
gift-short = { $points ->
    [one] 1 point
   *[other] { $points } points
} to go
gift-had = you have had yours
gift-most = { $most } to a person
gift-since = from { $day }
gift-until = until { $day }
gift-waits = Waiting for you: { $gift }, by { $until }
gift-code-of = Show the code: { $gift }
gift-take = Take it for { $points ->
    [one] 1 point
   *[other] { $points } points
}
gift-yours = You have
gift-stock = In stock
gift-points = { $points ->
    [one] 1 point
   *[other] { $points } points
}
gift-how = You get a code and fetch it at the desk with it. Until then you can change your mind, and the points return.
gift-code = Code { $code }
gift-gift = Gift
gift-fetch = Fetch it
gift-fetch-by = { $until } at the latest, in { $area }
gift-paid = Spent
gift-paid-left = { $points } points, { $spendable } left
gift-code-how = Say these six digits at the desk. Not fetched in time, the points return by themselves.
gift-soon = { $gift } still waits for you
gift-soon-body = Not fetched in time, it goes to somebody else and your { $points } points return. Somebody at home may say the code for you.
gift-your-code = Code
gift-show = Show the QR code
gift-check = { $name }: { $gift }
gift-check-how = Is it { $name } (or somebody sent by them)? Please hand it over first, then press.
gift-handed = Handed over: { $gift } to { $name }
gift-handed-left = { $points } points spent. { $left } can still be had.
gift-thanks = Enjoy your { $gift }
gift-thanks-body = { $points } points spent, { $spendable } to spend. You earned it bit by bit: thank you!
gift-back-cancelled = Given back: { $gift }
gift-back-lapsed = { $gift } was not fetched in time and went back
gift-back-body = { $points } points returned, { $spendable } to spend. You can take it anew.
shelf-title = Gift list: { $count }
shelf-stock = { $left } left, { $reserved } waiting, { $handed } fetched
shelf-how = To add one: gift name 20 points 30 pieces 2 each until 31 December, with a photo if you like. More came in: gift name 10 more. To count: count name 28. To hand over: hand over and the code.
gift-end = Off the list: { $gift }
gift-kept-new = On the list: { $gift }
gift-kept-changed = Changed: { $gift }
gift-kept-pictured = Its photo is there: { $gift }
gift-kept-shown = { $gift }
gift-kept-counted = Counted: { $gift }
gift-kept-ended = Off the list: { $gift }
kept-no-photo = No photo yet: send one with the words “gift { $gift }”.
kept-count = There should be { $expected } (with those waiting), there are { $counted }
kept-off = Off by { $off }
kept-short = { $short } more are waited for than there are: please get some soon.
button-gifts = What can I get?
button-gift-cancel = I don't want it, points back
button-gift-hand = Handed over
gift-book = Gifts and exchanges: { $count } rows
gift-book-name = Gifts
gift-sheet-redemptions = Exchanges
gift-sheet-shelf = Stock
gift-sheet-counts = Counts
gift-column-number = No.
gift-column-at = When
gift-column-gift = Gift
gift-column-person = Who
gift-column-points = Points
gift-column-state = State
gift-column-ended = Fetched or returned
gift-column-by = By
gift-column-stocked = Came in
gift-column-left = Left
gift-column-reserved = Waiting
gift-column-handed = Fetched
gift-column-listed = On the list
gift-column-expected = Expected
gift-column-counted = Counted
gift-column-off = Off by
gift-listed = yes
gift-unlisted = no
exchange-reserved = waiting
exchange-handed = fetched
exchange-cancelled = given back
exchange-lapsed = not fetched in time
button-gift-book = As a workbook
