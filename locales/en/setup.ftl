# The first administrator's walk, appointments, and community files sent in a chat.

setup-title-street = You are the administrator. What is the street called?
setup-body-street = Just send its name, such as “Chunfeng Street”. The community's workbook (.xlsx) or file (.toml) will do as well.
setup-title-communities = Which communities are there in { $street }?
setup-body-communities = One a line, in one message.
setup-title-ready = { $street } is set up: people can report.
setup-body-ready =
    Next:
    1. Add me to a group, write /bind there, and choose what it is for and where it belongs.
    2. Appoint staff: forward a message of theirs to me, or reply to them in a group with /appoint.
    3. Buildings, units and categories stand in a community file: send it to me.
    Until you appoint others, everything reported comes to you.
file-taken = Got the file, reading it.
file-checked = The file is right. This would change: import it?
file-same = It is the same as now: nothing changes.
file-applied = Imported.
file-wrong = The file needs { $count } corrections; nothing was changed.
file-table = { $table ->
    [units] units
    [compounds] compounds
    [areas] areas
    [people] people
    [appointments] posts
    [roster] duty lines
    [categories] categories
    [limits] limits
    [conditions] conditions
    [responsibilities] responsibilities
    [accounts] accounts
    [chats] groups
   *[members] group members
}
file-line = { $name }: { $created } new, { $changed } changed, { $ended } ended
