# Moments, days, spans.

when-today = 今天 { $time }
when-tomorrow = 明天 { $time }
when-yesterday = 昨天 { $time }
when-weekday = { $weekday } { $time }
when-date = { $date } { $time }

day-today = 今天
day-tomorrow = 明天
day-yesterday = 昨天
date = { $month }月{ $day }日
date-with-year = { $year }年{ $month }月{ $day }日
weekday = { $day ->
    [1] 周一
    [2] 周二
    [3] 周三
    [4] 周四
    [5] 周五
    [6] 周六
   *[7] 周日
}

part-of-today = { $part ->
    [early] 今天早上
    [morning] 今天上午
    [noon] 今天中午
    [afternoon] 今天下午
   *[evening] 今天晚上
}
part-of-day = { $day }{ $part ->
    [early] 早上
    [morning] 上午
    [noon] 中午
    [afternoon] 下午
   *[evening] 晚上
}
weekday-in-full = { $day ->
    [1] 周一
    [2] 周二
    [3] 周三
    [4] 周四
    [5] 周五
    [6] 周六
   *[7] 周日
}

before = { $when } 前

span-minutes = { $minutes } 分钟
span-hours = { $hours } 小时
span-days = { $days } 天
span-days-hours = { $days } 天 { $hours } 小时
limit-natural_minutes = { $amount } 分钟
limit-natural_hours = { $amount } 小时(昼夜)
limit-natural_days = { $amount } 天(昼夜)
limit-working_hours = { $amount } 个工作小时
limit-working_days = { $amount } 个工作日
