# Commands in Telegram's menu.

command-report = Report something
command-case = See how a report stands
command-looks = Who looked at a matter
command-log = Log what you solved on the spot
command-mine = What I reported
command-grid = My grid member
command-todo = What is mine to do
command-hard = Hard cases (grid leaders, desk, street)
command-ledger = the ledger: find matters
command-duty = Duty roster (staff)
command-leave = On leave, with a stand-in (staff)
command-help = How this works
command-me = Who I am here
command-lang = Switch language
command-bind = Connect this group (staff)
command-mylink = My own link
command-joinlink = Group link (staff)
command-link = Link another account
command-mycard = My contact card (staff)
command-paste = Paste a WeChat group (staff)
command-tell = Please tell (staff)
command-behalf = report for a caller (grid, desk)
command-guide = report step by step
command-clue = Tell a clue in confidence
command-activity = Activities: see, sign up, make
command-rates = figures (units, desk, street)
