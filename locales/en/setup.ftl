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
    [outlines] outlines
    [people] people
    [appointments] posts
    [roster] duty lines
    [categories] categories
    [limits] limits
    [conditions] conditions
    [responsibilities] responsibilities
    [accounts] accounts
    [chats] groups
    [point_rules] point rules
    [gifts] gifts
    [openings] earlier points
   *[members] group members
}
file-line = { $name }: { $created } new, { $changed } changed, { $ended } ended

# A city's table of standards.
standards-rows = The table of standards has { $rows } rows: { $imported } new, { $changed } changed, { $known } there already, { $unread } not understood. New categories: { $categories }.
standards-unread = Row { $row } “{ $text }”: { $why }.
standards-more = { $count } more rows were not understood; the command line lists them all.
unread-empty = no limit is given
unread-no-number = there is no number in the limit
unread-unknown-measure = hours or days? the unit of time is missing or unknown
unread-says-more = it says more than a limit
unread-not-positive = the limit must be more than 0
unread-too-long = the limit is longer than a year
unread-no-class-code = the code of the class is missing
unread-no-matter-code = the code of the matter is missing
unread-no-matter = the name of the matter is missing
unread-no-condition = no condition is given
unread-no-limit = no limit is given
unread-bad-code = a code is up to 8 digits or letters
unread-too-long-text = the text is too long (names 64 characters, others 200)
unread-twice = the same row stands above already
