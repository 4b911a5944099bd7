# What people write instead of a command; "|" between the ways of saying it.
# Only words that nobody says by chance in a group.

heard-case = status|case
heard-looks = who saw|who looked at|looks
heard-todo = to do|todo|my tasks
heard-log = log it|done, log it
heard-mine = my reports|my cases
heard-grid = my grid member|my grid
heard-start = get started
heard-help = help|how does it work
heard-me = who am i|about me
heard-me-short = me|whoami
heard-lang = switch language|speak english
heard-bind = connect this group
heard-duty = duty|on duty|duty roster
heard-leave = leave|on leave
heard-back = back|i am back
heard-hard = hard|hard cases
heard-polite = thanks|thank you|thank you very much|thx|ok|okay|all right|got it|hello|hi|hey|good morning|good afternoon|good evening|bye|goodbye|never mind
bot-mentions = linli|neighbourhood
heard-appoint = appoint|appoint this person
heard-mylink = my link|my own link
heard-joinlink = join link|group link
heard-restore = restore
heard-links = end link|ways in
heard-linkup = link accounts|link my accounts
heard-link = link
heard-mycard = my contact card|my card
heard-dismiss = dismiss
heard-profile = my profile
heard-paste = paste from wechat|paste group
heard-pasted = that's all|done pasting
heard-tell = please tell
heard-behalf = behalf|report for
heard-guide = guide|step by step
heard-ledger = ledger|find matters
heard-export = export|export workbook
