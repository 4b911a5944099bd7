refusal-points-odd = 分值要是 1 到 { $most } 之间的整数。
refusal-own-points = 不能给自己记分,请另一位负责人来记。
refusal-unknown-rule = { $several ->
    [true] “{ $words }”对得上好几项,请写全:{ $names }
   *[false] 没有“{ $words }”这一项。可以记的有:{ $names }
}
refusal-deed-to-come = 这一天还没到,做过以后再记。
refusal-deed-otherwise = 这件事已经记过 { $points } 分,内容不一样,没有再记。要改请用“冲正”。
refusal-day-is-full = “{ $rule }”一人一天最多 { $most } 分,这天已经有 { $had } 分。
refusal-not-reversible = 这一笔不能冲正。只有记上的分可以冲正,一笔一次。
refusal-needs-second = 要两个人:一位提出,另一位确认。请换一位来确认。
refusal-reversed-before = 这一笔已经冲正过了。
refusal-not-enough-points = 要 { $cost } 分,现在可兑换 { $have } 分,还不够。
