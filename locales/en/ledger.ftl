# The ledger: matters found by number, place, kind, unit, standing, date.

ledger-title = Ledger
ledger-number = No. { $number }
ledger-filed = reported { $day }
ledger-from-to = { $first } to { $last }
ledger-none = There is no such matter.
ledger-none-yet = None lately; you can look further back.
ledger-try = You can ask like this: “ledger building 3 lamp this month”, “ledger overdue”, “ledger property September”, “ledger 128”.
ledger-further = Look further back
ledger-all = all
ledger-open = not done
ledger-late = overdue
ledger-closed = closed
ledger-month = this month
ledger-last-month = last month
ledger-any-time = any time
ledger-or = { " or " }
