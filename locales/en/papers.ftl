# Notices on paper: the draft, the issued one, the page to print.

paper-rectify = Notice to put right
paper-urge = Written reminder
paper-label = { $community } [{ $year }] no. { $serial }
paper-to = Unit
paper-basis = Ground
paper-until = By
paper-draft = { $what } (draft) · no. { $number }
paper-draft-body = Choose a limit: it is issued, the unit is told at once, and it stands in the history of no. { $number }.
paper-draft-urge = One press issues it, the unit is told at once, and it stands in the history of no. { $number }.
paper-days = { $days ->
    [1] In 1 working day
   *[other] In { $days } working days
}
paper-issued = About no. { $number }, issued by { $issuer }. When it is done, hand in a photo as always.
paper-print = Open to print and stamp

paper-dear = To { $unit }
paper-found = { $matter ->
    [nothing] It was checked: something at { $place } needs your attention.
   *[other] It was checked: { $place } has a problem, “{ $matter }”, for which your unit is responsible.
}
paper-said = What was found: { $words }
paper-ground = Ground: { $basis }
paper-ask-rectify = Please put it right by { $until }, and send photos of it to the community desk to be checked and struck off.
paper-ask-urge = The limit of this matter is { $until }. Please attend to it now, and send photos to the community desk to be checked and struck off.
paper-ask-soon = Please attend to it now, and send photos to the community desk to be checked and struck off.
paper-otherwise = If there are difficulties, or it is not your unit's, please say so within one working day of receiving this.
paper-moment = { $year }-{ $month }-{ $day }, { $time }
paper-sign-issuer = Issued by
paper-sign-receiver = Received by, date
paper-sign-stamp = Stamp
paper-foot = Two copies: one for the unit, one for the community.
