# 台账:按编号、地点、类别、单位、状态、日期找事项。

ledger-title = 台账
ledger-number = { $number } 号
ledger-filed = { $day }报的
ledger-from-to = { $first }到{ $last }
ledger-none = 没有这样的事项。
ledger-none-yet = 近来没有这样的,可以再往前找。
ledger-try = 可以这样找:“台账 3号楼 路灯 本月”“台账 超期”“台账 物业 9月”“台账 128”。
ledger-further = 再往前找
ledger-all = 全部
ledger-open = 没办完
ledger-late = 超期
ledger-closed = 已办结
ledger-month = 本月
ledger-last-month = 上月
ledger-any-time = 不限时间
ledger-or = 或
