# The guided way to report, step by step.

guide-what = 1/4 What is it about?
guide-what-body = Press one, or say it: a sentence, a voice, a photo.
guide-danger = Fire, gas, somebody hurt: call 119, 120, 110 first.
guide-where = 2/4 Where is it?
guide-where-body = Press one, or write the building and stair.
guide-yard = 2/4 Which compound?
guide-building = 2/4 Which building?
guide-stair = 2/4 Which stair?
guide-spot = 2/4 Which of these is it?
guide-pin = 2/4 Please send the place
guide-photos = 3/4 Do you have a photo?
guide-photos-more = 3/4 Got it; you may send more
guide-photos-body = A photo tells most. It may be missing.
guide-photos-none = No photo
guide-photos-enough = That's all, go on
guide-check = 4/4 Is this right?
guide-photo = Photos
guide-count = { $count ->
    [0] none
   *[other] { $count }
}
guide-spoken = a voice
guide-pinned = the pin you sent
guide-change-what = Change what
guide-change-where = Change where
guide-change-photos = Change photos
guide-door = Report step by step: press to begin
guide-leads = Let's do it step by step in our direct chat, where nobody else reads along.
