# The words of the workbook: sheets with notes; columns with notes and examples, separated by |; what drop-downs offer.

book-sheet-notes = Notes
book-sheet-areas = Areas | Streets, communities and grids, from large to small. The other sheets need them: fill this in first.
book-sheet-compounds = Compounds | Residential compounds and their property companies. Leave the company empty where there is none.
book-sheet-buildings = Buildings | One row a building: its grid and its compound.
book-sheet-stairs = Stairs | One row a stair. Buildings without separate stairs need none.
book-sheet-units = Units | Who does the work: property companies, water, cleaning.
book-sheet-people = People | Whoever has a duty, one row each; phones are shown only to whom needs them.
book-sheet-appointments = Appointments | Who is what, and where: several places, several rows. Each community needs a community worker.
book-sheet-chats = Groups | Residents', work and units' groups, one row each.
book-sheet-categories = Categories | What people report, the words they use, and how long it may take.
book-sheet-conditions = Conditions | Within one category: what is found, how long it may take, when it is done, whose it usually is. May stay empty.
book-sheet-responsibilities = Responsibilities | Which unit answers for what, and where. The smaller area wins.
book-sheet-roster = Roster | Who is on duty at nights and on weekends, a row for each person and kind of day. The usual ones have the rest.
book-sheet-point_rules = Table of points | What a voluntary deed is worth. May stay empty.
book-sheet-gifts = Gifts | What points are exchanged for. May stay empty; photos are sent in the chat with “gift” and the name.
book-sheet-openings = Years before | What each had earned before Linli, in all: part of the lifetime only, recorded once. May stay empty.

book-areas-key = Key | Lower-case letters, digits, - and _, at most 32. It stays as it is when the name changes. | chunfeng
book-areas-name = Name | What people call it. | Chunfeng Community
book-areas-level = Level | Choose from the list: street, community or grid. | community
book-areas-parent = Lies in | A community's street, a grid's community: key or name. Empty for a street. | xinliu
book-areas-aliases = Other names | Separate several by commas. | Chunfeng, Spring Wind
book-areas-lat = Latitude | Together with the longitude, or neither. | 30.5
book-areas-lon = Longitude | Together with the latitude, or neither. | 124.5
book-areas-outline = Outline | Where a grid ends: a GeoJSON Polygon, longitude first. May be empty, or come from a .geojson file. Grids only.

book-compounds-key = Key | Lower-case letters, digits, - and _, at most 32. It stays as it is. | chunfengli
book-compounds-name = Name | The compound's name. | Chunfengli
book-compounds-property = Property company | Key or name from sheet Units. Empty where there is none. | chunfengli-wuye
book-compounds-linked = Linked unit | Whom to ask where there is no company: key or name from sheet Units. | tushuguan
book-compounds-aliases = Other names | Separate several by commas. | Chunfeng Estate
book-compounds-lat = Latitude | Together with the longitude, or neither. | 30.5
book-compounds-lon = Longitude | Together with the latitude, or neither. | 124.5

book-buildings-key = Key | Lower-case letters, digits, - and _, at most 32. It stays as it is. | chunfengli-3
book-buildings-name = Name | What people call the building. | Building 3
book-buildings-parent = Grid | Key or name from sheet Areas. | chunfeng-g1
book-buildings-compound = Compound | Key or name from sheet Compounds. | chunfengli
book-buildings-aliases = Other names | Landmarks too, separated by commas. | the one with the parcel boxes
book-buildings-lat = Latitude | A shared position finds the nearest building. Together with the longitude, or neither. | 30.5
book-buildings-lon = Longitude | Together with the latitude, or neither. | 124.502
book-buildings-outline = Outline | Where the building ends: a GeoJSON Polygon, longitude first. Usually empty.

book-stairs-key = Key | Lower-case letters, digits, - and _, at most 32. It stays as it is. | chunfengli-3-1
book-stairs-name = Name | Which stair it is. | Stair 1
book-stairs-parent = Building | Key from sheet Buildings. | chunfengli-3
book-stairs-aliases = Other names | Separate several by commas. | east door
book-stairs-lat = Latitude | Seldom needed. Together with the longitude, or neither.
book-stairs-lon = Longitude | Together with the latitude, or neither.

book-units-key = Key | Lower-case letters, digits, - and _, at most 32. It stays as it is. | chunfengli-wuye
book-units-name = Name | The unit's name. | Chunfengli Property
book-units-name_en = English name | For people who read English; may be empty. | Chunfengli Property
book-units-phone = Phone | As text: digits, spaces and -, with + in front if needed. | 000-0000-0001

book-people-key = Key | Lower-case letters, digits, - and _, at most 32. It stays as it is. | li
book-people-name = Name | What they are called. | Li Xiaoman
book-people-phone = Phone | As text: digits, spaces and -, with + in front if needed. | 000-0000-0011
book-people-home = Home | Key of a stair, building or area; may be empty. | chunfengli-3-1
book-people-language = Language | How they are first spoken to; later they choose. Empty is Chinese. | Chinese
book-people-telegram = Telegram id | The numeric id of their account; empty if they have none.

book-appointments-person = Person | Key or name from sheet People. | li
book-appointments-role = Role | Choose from the list. | grid member
book-appointments-area = Area | Key or name of an area, building or stair. Empty for people of units. | chunfeng-g1
book-appointments-unit = Unit | For officers and heads of units only.
book-appointments-until = Until | The last day, such as 2027-06-30. Empty if there is no end. | 2027-06-30

book-chats-key = Key | Lower-case letters, digits, - and _, at most 32. It stays as it is. | chunfengli-residents
book-chats-title = Title | The group's name. | Chunfengli residents
book-chats-purpose = Purpose | Choose from the list. | residents' group
book-chats-area = Area | For work groups. Only one of area, compound and unit.
book-chats-compound = Compound | For residents' groups of a compound. | chunfengli
book-chats-unit = Unit | For units' groups.
book-chats-language = Language | What the bot speaks there. Empty is Chinese. | Chinese
book-chats-platform = Platform | Empty is the chat page of our own. | web page
book-chats-external_id = Group id | Telegram only: the group's id there.
book-chats-members = Members | Web page only: keys of people, separated by commas. "automatic" or empty: whoever belongs there. | automatic

book-categories-key = Key | Lower-case letters, digits, - and _, at most 32. It stays as it is. | stairwell-lamp
book-categories-name = Name | What such a matter is called in Chinese. | 楼道灯
book-categories-name_en = English name | What it is called in English. | Stairwell lamp
book-categories-first = Who acts first | Choose from the list: unit or grid. | unit
book-categories-words = Words | What people say, separated by commas. One … in the middle stands for a few characters. | stairwell lamp, lamp…broken
book-categories-accept = Accept within | 30 minutes, 4 hours, 2 days (day and night); 4 working hours, 2 working days. | 4 working hours
book-categories-handle = Done within | Written like the limit for accepting. | 2 working days
book-categories-sensitivity = Who may see it | Choose from the list. Empty is open. | open
book-categories-emergency = Emergency numbers | Shown before anything else, separated by commas.
book-categories-desk_closes = Desk closes | "yes": the community worker closes it after the check. Empty is "no". | no
book-categories-against_unit = About a unit | "yes": it goes to the desk, never to the unit alone. Empty is "no". | no
book-categories-near = How near | Metres within which two reports may be one matter; 0 is the same building only. Empty is 250. | 250
book-categories-points = Points for a true report | What whoever reported it (a volunteer who chose how to be shown) earns when it was checked, 0 to 100. Empty: none. | 1
book-categories-work_points = Points for handling it | What a grid member or building leader earns who handled it, when somebody else has checked, 0 to 100. Empty: none. | 2
book-categories-sign_role = Signed by (post) | Only the press of whoever holds this post closes it. Leave empty if nobody has to sign.
book-categories-sign_person = Signed by (person) | Only this person’s press (or their stand-in’s) closes it. Leave empty if nobody has to sign.
book-categories-needs_photo = Needs a photo | "yes": a photo of the result, whoever handles it. Units always send one. Empty is "no". | no
book-categories-needs_words = Needs words | "yes": whoever hands it in writes what was done. Empty is "no". | no
book-categories-needs_visit = Needs a visit | "yes": closed only once somebody else has been there. Empty is "no". | no
book-categories-code = City's code | What the city's own standard calls it. May stay empty. | 部件-01-01
book-categories-national = National code | Five digits of GB/T 47678.5. | 01001
book-categories-national_before = Former national code | Its code in GB/T 30428.2.
book-conditions-category = Category | A key or name of the sheet Categories. | stairwell-lamp
book-conditions-name = Condition | What is found. | The post leans and may fall
book-conditions-handle = Handle within | 2 hours, 4 working hours, 2 working days. | 2 hours
book-conditions-closing = Done when | What it must look like to be done. | Upright and fixed
book-conditions-unit = Usually whose | A key or name of the sheet Units: where nobody else answers for the place.
book-conditions-units = Units in the standard | As the standard words it, for people to read.
book-conditions-sign_role = Signed by (post) | What is found so is closed by the press of this post only; goes before the category’s.
book-conditions-sign_person = Signed by (person) | What is found so is closed by this person’s press only.

book-responsibilities-category = Categories | Keys or names from sheet Categories, separated by commas. | stairwell-lamp
book-responsibilities-area = Area | Key or name of an area or building. | xinliu
book-responsibilities-unit = Unit | Key or name from sheet Units; "own property company" is each compound's own. | own property company

book-level-street = street
book-level-community = community
book-level-grid = grid
book-level-building = building
book-level-stair = stair

book-roster-person = Person | Key or name from sheet People. | yang
book-roster-area = Area | Key or name of a grid, community or street. Empty for a unit.
book-roster-unit = Unit | Key or name from sheet Units. | chunfengli-wuye
book-roster-role = In whose place | Mostly empty: a unit's officer, a grid's member, a community's desk.
book-roster-days = Days | Choose from the list. Empty for every day. | weekends and holidays
book-roster-hours = Hours | Such as 18:00-08:00, over midnight too. Empty for the whole day. | 08:00-18:00
book-roster-since = From | The first day. Empty if it begins at once.
book-roster-until = Until | The last day. Empty if there is no end. | 2027-06-30
book-days-every-day = every day
book-days-workdays = workdays
book-days-days-off = weekends and holidays
book-days-mon = Monday
book-days-tue = Tuesday
book-days-wed = Wednesday
book-days-thu = Thursday
book-days-fri = Friday
book-days-sat = Saturday
book-days-sun = Sunday

book-role-volunteer = volunteer
book-role-building_leader = building leader
book-role-grid_member = grid member
book-role-grid_leader = grid leader
book-role-desk = community worker
book-role-street = street office
book-role-officer = officer
book-role-unit_head = head of unit
book-role-supervisor = supervisor
book-role-community_police = community police
book-role-clue_contact = clue contact

book-purpose-residents = residents' group
book-purpose-volunteers = volunteers' group
book-purpose-work = grid work group
book-purpose-unit = unit's group

book-language-zh_CN = Chinese
book-language-en = English

book-platform-web = web page
book-platform-telegram = Telegram

book-first-unit = unit
book-first-grid = grid

book-sensitivity-open = open
book-sensitivity-private = private
book-sensitivity-sealed = sealed

book-measure-min = minutes
book-measure-h = hours
book-measure-d = days
book-measure-wh = working hours
book-measure-wd = working days

book-word-auto = automatic
book-word-property = own property company
book-word-yes = yes
book-word-no = no
book-word-example = Example:{" "}

book-target-areas = sheets Areas, Buildings and Stairs
book-target-compounds = sheet Compounds
book-target-buildings = sheet Buildings
book-target-units = sheet Units
book-target-people = sheet People
book-target-categories = sheet Categories

book-title = The community
book-notes =
    1. One sheet for each kind of thing; leave titles and headings as they are. Columns with * are needed. Point at a heading to read what it is for.
    2. Row 2, grey and slanted, is an example and doesn't count: keep it or delete it. Begin with row 3.
    3. To name something from another sheet, write its key or its name; where names are the same, the key. Several in one cell are separated by commas.
    4. Enter phones as text, so that zeros in front stay. No merged cells, no formulas, nothing hidden.
    5. When you are done, send this file to the bot in your direct chat: it tells you first what would change, and changes it when you press. Mistakes are named one by one, and nothing changes.
    6. Import as often as you like: entries are known by their keys. Appointments, categories, responsibilities and groups that you delete end; what was done stays.

# What is wrong in a workbook: where it stands, and how to put it right.
book-at-sheet = Sheet "{ $sheet }"
book-at-row = Sheet "{ $sheet }", row { $row }
book-at-cell = Sheet "{ $sheet }", row { $row }, column { $column } "{ $heading }"

book-wrong-no-areas = There are no rows, so nothing can be imported: fill in street, communities and grids first.
book-wrong-missing-field = "{ $given }" is empty: fill it in.
book-wrong-wrong-type = "{ $given }" is no number: write it as in 30.5.
book-wrong-not-one-of = "{ $given }" is not possible here: choose one of { $choices }.
book-wrong-bad-account = "{ $given }" is no Telegram account id: write 1 to 16 digits.
book-wrong-bad-limit = The limit "{ $given }" can't be read: write 30 minutes, 4 hours, 2 days, or 4 working hours, 2 working days.
book-wrong-unknown-measure = The limit "{ $given }" can't be read: write 30 minutes, 4 hours, 2 days, or 4 working hours, 2 working days.
book-wrong-no-words = There are no words, so nobody's report could be recognised: write what people say.
book-wrong-empty = This can't be empty: fill it in.
book-wrong-bad-hours = The hours "{ $given }" can't be read: write 18:00-08:00 (over midnight too) or 00:00-24:00.
book-wrong-bad-date = "{ $given }" is no date: write it as in 2027-06-30.
book-wrong-out-of-range = { $given } is out of range: latitudes lie between -90 and 90, longitudes between -180 and 180.
book-wrong-half-a-place = A position needs both latitude and longitude, or neither.
book-wrong-unknown-reference = There is no "{ $given }" in { $target }. { $near ->
    [none] Add it there, or correct it here.
   *[other] Did you mean "{ $near }"?
}
book-wrong-cycle = The areas go in a circle: going up from "{ $given }" leads back here. Correct what it lies in.
book-wrong-needs-parent = A { $level } must say in which { $wants } it lies.
book-wrong-no-parent = A street is at the top: clear "{ $given }" from what it lies in.
book-wrong-wrong-level = A { $level } must lie in a { $wants }, but "{ $parent }" is a { $found }: correct it.
book-wrong-building-without-compound = "{ $given }" belongs to no compound: fill it in.
book-wrong-role-needs-area = A { $role } needs an area, and no unit.
book-wrong-role-needs-unit = A { $role } needs a unit, and no area.
book-wrong-role-level = A { $role } can't look after a { $level }: name a { $choices }.
book-wrong-twice-appointed = The same appointment ({ $role }) stands here twice: delete one row.
book-wrong-community-without-desk = { $name } has no community worker, so what nobody takes would go nowhere: add a row in sheet "Appointments" with the role "community worker" for "{ $given }" or its street.
book-wrong-chat-place = A { $purpose } must say where it belongs, with exactly one of: { $choices }.
book-wrong-needs-external-id = A { $given } group needs its group id.
book-wrong-external-id-not-here = A group on the web page has no group id: clear it, or correct the platform.
book-wrong-members-not-here = Members of a { $given } group are managed there: clear them.
book-wrong-two-responsibilities = "{ $category }" in "{ $area }" has its unit from row { $other } already: keep one of them.
book-wrong-chat-moved = This group is now { $holds }, here stands "{ $given }": if it moved, write the new id; if it is another group, give it another key.

import-not-a-book = This file can't be opened: it is no sound .xlsx workbook. Save it as .xlsx in your spreadsheet program and send it again.
import-old-book = This is an old workbook (.xls) or has a password: save it as .xlsx without a password and send it again.
import-book-too-large = The file is too large: a workbook has at most { $most } MB. Remove pictures and what isn't needed.
import-bomb = Unpacked, this file is too large, or written in an unsafe way, so it was not opened: fill in the empty template again, at most { $most } MB unpacked.
import-macros = The workbook holds macros or embedded programs, so it was not opened: save it as .xlsx without macros.
import-outside-links = The workbook is linked to other files or addresses, so it was not opened: break the links, paste the values, and send it again.
import-too-slow = Reading this file took too long and was stopped; nothing changed. Fill in the empty template again.
import-unknown-sheet = There is no sheet "{ $given }". { $near ->
    [none] The sheets are: { $choices }. Delete what isn't needed.
   *[other] Did you mean "{ $near }"? The sheets are: { $choices }. Delete what isn't needed.
}
import-sheet-twice = "{ $given }" holds the same kind of thing as another sheet: make one of them.
import-no-sheets = There is no sheet to import. The sheets are: { $choices }.
import-hidden-sheet = Sheet "{ $given }" is hidden and not empty: show it, look at it, and send it again.
import-merged = { $given } is merged, so nobody can tell what each row says: unmerge it and fill in every cell.
import-formula = { $given } is a formula: copy it, paste its value, and send it again.
import-hidden-row = Row { $given } is hidden and not empty: show it or clear the filter, look at it, and send it again.
import-hidden-column = Column { $given } is hidden and not empty: show it, look at it, and send it again.
import-too-many-rows = There are { $given } rows, and at most { $most } are possible: split them, or delete what isn't needed.
import-unknown-column = Column { $column } "{ $given }" is unknown. { $near ->
    [none] The columns are: { $choices }. Delete what isn't needed.
   *[other] Did you mean "{ $near }"? The columns are: { $choices }. Delete what isn't needed.
}
import-column-twice = The column "{ $given }" is there twice: keep one.
import-missing-column = The column "{ $given }" is missing: add its heading.
import-example-changed = This row begins with "Example:", but was changed: if it is meant, remove "Example:"; if it is the example, delete the row.
import-error-cell = This is the error { $given }: put in what was meant.
import-lost-digits = "{ $given }" was shortened by the spreadsheet program, and its last digits are gone: make the column text and write it again.
import-lost-zero = "{ $given }" may have lost the 0 in front: make the column text and write it again.
import-same-names = Several are called "{ $given }": write the key.

book-point_rules-key = Key | Lower-case letters, digits, - and _. It stays as it is. | mediation
book-point_rules-name = Deed | What people read. | Mediation
book-point_rules-name_en = English name | May stay empty. | Mediation
book-point_rules-group = Kind | Choose from the list. | residents' service
book-point_rules-points = Points | For one deed, 1 to 100. A change holds from then on. | 3
book-point_rules-daily_cap = At most a day | The most points one person gets by this line in a day. Empty for no limit. | 6
book-point_rules-area = Where | Key or name of the street (for all) or of a community. | xinliu
book-point_rules-since = From | Empty: from the day of the import. | 2026-01-01
book-gifts-key = Key | Lower-case letters, digits, - and _. It stays as it is. | detergent
book-gifts-name = Gift | What people read. | 洗衣液
book-gifts-name_en = English name | May stay empty. | Detergent
book-gifts-points = Points | What one of it takes. | 20
book-gifts-stock = Came in so far | How many there have been in all; a larger number means that more came. | 30
book-gifts-most = For one person | At most. Empty for no limit. | 2
book-gifts-since = From | Empty: from now on. | 2026-12-01
book-gifts-until = Until | The last day. Empty: as long as there are any. | 2026-12-31
book-gifts-area = Community | Its key or name. | chunfeng
book-openings-person = Who | Key or name from the sheet of people. | tang
book-openings-points = Points in all | All years before together. | 213
book-openings-area = Community | Its key or name. | chunfeng
book-rule-group-service = residents' service
book-rule-group-culture = culture
book-rule-group-governance = governance
book-rule-group-other = other
