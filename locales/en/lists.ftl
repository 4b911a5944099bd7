# Lists: to do, my reports, one list instead of many cards, a case's history.

line = No. { $number } · { $what }
left = { $span } left
late = { $span } late
page = page { $page } of { $pages }

todo-title = { $total ->
    [one] { $total } thing to do
   *[other] { $total } things to do
}
todo-empty = Nothing to do right now.
mine-title = { $total ->
    [one] You reported { $total } thing
   *[other] You reported { $total } things
}
mine-empty = You haven't reported anything yet. A sentence or a photo is enough.

why-answer = waiting for your answer
why-handle = yours to do
why-help = your unit helps
why-verify = please take a look
why-place = please set the place
why-category = please set the kind
why-dispatch = please choose a unit
why-close = please confirm it is done

gathered-title = { $count ->
    [one] { $count } thing for you
   *[other] { $count } things for you
}
gathered-more = { $count } more: write “to do” to see them all.

status-title = No. { $number }: { $progress }
status-line = { $when } { $move }
status-line-why = { $when } { $move }: { $why }
status-missed = { $line } (wasn't sent then)
status-words = { $why }: { $words }
status-private = No. { $number } is private: please ask me in our direct chat.
