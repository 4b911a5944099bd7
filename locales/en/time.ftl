# Moments, days, spans.

when-today = today { $time }
when-tomorrow = tomorrow { $time }
when-yesterday = yesterday { $time }
when-weekday = { $weekday } { $time }
when-date = { $date } { $time }

day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday
date = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
date-with-year = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }
weekday = { $day ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}

part-of-today = { $part ->
    [early] this morning
    [morning] this morning
    [noon] midday today
    [afternoon] this afternoon
   *[evening] this evening
}
part-of-day = { $day } { $part ->
    [early] morning
    [morning] morning
    [noon] midday
    [afternoon] afternoon
   *[evening] evening
}
weekday-in-full = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}

before = by { $when }

span-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
span-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
span-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
span-days-hours = { $days ->
    [one] { $days } day
   *[other] { $days } days
} { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
limit-natural_minutes = { $amount } min
limit-natural_hours = { $amount } h, day and night
limit-natural_days = { $amount } d, day and night
limit-working_hours = { $amount } working hours
limit-working_days = { $amount } working days
