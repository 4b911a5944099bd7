refusal-points-odd = Points are a whole number from 1 to { $most }.
refusal-own-points = Nobody awards points to themselves. Please ask somebody else in charge.
refusal-unknown-rule = { $several ->
    [true] “{ $words }” fits several rules, please write more of it: { $names }
   *[false] There is no rule “{ $words }”. There are: { $names }
}
refusal-deed-to-come = That day is still to come. Please record it afterwards.
refusal-deed-otherwise = This is recorded already with { $points } points and other content; nothing was added. To correct it, reverse it.
refusal-day-is-full = “{ $rule }” gives { $most } points a day to one person; there are { $had } for that day.
refusal-not-reversible = This entry can't be reversed. Only awarded points can be, each once.
refusal-needs-second = It takes two: one proposes, another confirms. Please let somebody else confirm.
refusal-reversed-before = This entry was reversed already.
refusal-not-enough-points = It takes { $cost } points; you have { $have } to spend.
