# What is said when a community file is wrong. Each sentence says how to put it right.
import-syntax = Line { $line }, column { $column } is not valid TOML: { $why }. Check quotes, brackets and commas there.
import-unknown-table = There is no table "{ $given }". { $near ->
    [none] The tables are: { $choices }.
   *[other] Did you mean "{ $near }"? The tables are: { $choices }.
}
import-not-a-list = "{ $given }" takes entries: begin each with [[{ $given }]].
import-no-areas = The file has no areas, so nothing can be imported. Write [[areas]] first: street, community, grid, building, stair.
import-unknown-field = There is no field "{ $given }". { $near ->
    [none] The fields are: { $choices }.
   *[other] Did you mean "{ $near }"? The fields are: { $choices }.
}
import-missing-field = "{ $given }" is missing: add it.
import-wrong-type = "{ $given }" is written the wrong way: this takes { $wants ->
    [text] text in quotes
    [truth] true or false, without quotes
    [number] a number, without quotes
    [list] a list such as ["a", "b"]
    [table] a group such as {"{"} role = "desk", area = "chunfeng" {"}"}
   *[other] something else; see the examples in the documentation
}.
import-not-one-of = "{ $given }" is not possible here: choose one of { $choices }.
import-bad-key = The key "{ $given }" won't do: use lower-case letters, digits, - and _, at most 32, beginning with a letter or digit.
import-reserved-key = "{ $given }" stands for "the compound's own property company": give this unit another key.
import-empty = This can't be empty: fill it in or remove the field.
import-too-long = "{ $given }" is too long: use at most { $most } characters.
import-bad-phone = "{ $given }" can't be dialled: use digits, spaces and -, with + in front if needed.
import-bad-account = "{ $given }" is no Telegram account id: write 1 to 16 digits in quotes.
import-bad-limit = The limit "{ $given }" can't be read: write 30min, 4h, 2d (day and night) or 4wh, 2wd (working time), in quotes.
import-limit-not-positive = The limit "{ $given }" must be more than zero: write at least 1.
import-limit-too-long = The limit "{ $given }" is too long: use at most { $longest }.
import-unknown-measure = The limit "{ $given }" has an unknown measure "{ $measure }". { $near ->
    [none] Use min, h, d, wh or wd.
   *[other] Did you mean { $near }? Use min, h, d, wh or wd.
}
import-no-words = This category has no words, so nobody's report could be recognised: write in words what people say.
import-two-gaps = "{ $given }" may have one … only, in the middle, as in "灯…坏".
import-bad-date = "{ $given }" is no date: write 2027-06-30 (the last day, without quotes) or a time with its offset, 2027-06-30T18:00:00+08:00.
import-out-of-range = { $given } is out of range: lat lies between -90 and 90, lon between -180 and 180.
import-half-a-place = A position needs both numbers: write lat and lon, or neither.
import-no-outline = "{ $given }" is no outline: write a GeoJSON Polygon or MultiPolygon, as in "type": "Polygon", "coordinates": [[[lon, lat], …]].
import-outline-position = "{ $given }" is no position: write each as [longitude, latitude], both of them numbers.
import-outline-swapped = In "{ $given }" longitude and latitude are the wrong way round: GeoJSON has the longitude first.
import-outline-open = The ring that begins at "{ $given }" is not closed: its last position must be its first, after three corners at least.
import-outline-empty = This outline holds nothing ({ $given }): its corners lie in one line, or it has no ring. Draw it again.
import-outline-crosses = The outline crosses itself near "{ $given }": put the positions there in order, once around.
import-outline-points = This outline has more than { $given } positions: draw it more simply.
import-outline-level = A { $level } has no outline, only { $choices } have one: delete outline.
import-bad-near = "{ $given }" is not possible: write whole metres from 0 to { $most }, without quotes.
import-no-map = This is no map: a GeoJSON FeatureCollection is needed, each Feature of which is a grid or a building. { $given }
import-feature-unnamed = This feature doesn't say what it is: write "key" (the key of an area) or "name" into its properties.
import-feature-twice = "{ $given }" is feature { $other } already: keep one of them.
import-feature-kind = "{ $given }" can't be used: grids and buildings have a Polygon, MultiPolygon or Point, compounds a Point only.
import-name-twice = Several places are called "{ $given }": write the "key" into the properties.
import-duplicate-key = The key "{ $given }" is used { $times } times: give each entry its own.
import-unknown-reference = [[{ $target }]] has no "{ $given }". { $near ->
    [none] Add it there, or correct it here.
   *[other] Did you mean "{ $near }"?
}
import-cycle = The parents go in a circle: going up from "{ $given }" leads back here. Correct parent.
import-needs-parent = A { $level } needs a parent: write the { $wants } that it lies in.
import-no-parent = A street is at the top: remove parent = "{ $given }".
import-wrong-level = The parent of a { $level } must be a { $wants }, but "{ $parent }" is a { $found }: correct parent or level.
import-building-without-compound = "{ $given }" belongs to no compound: add compound.
import-compound-not-here = Only a building says its compound, a { $level } doesn't: remove it.
import-rule-place = A line of the table of points belongs to a street or a community; “{ $given }” is neither.
import-gift-place = Gifts and openings belong to a community; “{ $given }” is none.
import-gift-days = The last day { $given } lies before the first: change one of them.
import-opening-otherwise = The years before are recorded with { $other } points already, and this says { $given }. What is recorded never changes: reverse it, or add to it.
import-same-name = "{ $given }" has the same name as "{ $other }" in the same place: rename one of them.
import-role-needs-area = The role { $role } needs area (what they look after) and no unit.
import-role-needs-unit = The role { $role } needs unit (whom they act for) and no area.
import-role-level = The role { $role } can't be held over a { $level }: name an area of the level { $choices }.
import-twice-appointed = The same appointment ({ $role }) stands here twice: remove one.
import-community-without-desk = { $name } has no desk, so what nobody takes would go nowhere: give somebody role = "desk", area = "{ $given }" (or its street).
import-chat-place = A { $purpose } chat must say where it belongs, with exactly one of: { $choices }.
import-needs-external-id = A { $given } chat needs external_id: the id of the group there, in quotes.
import-external-id-not-here = A web chat has no external_id: remove it, or write the platform if the group is elsewhere.
import-members-not-here = Members of a { $given } group are managed there: remove members.
import-same-account = "{ $given }" is already given to "{ $other }": an id can be used once.
import-two-responsibilities = "{ $category }" in "{ $area }" has its unit from entry { $other } already: keep one of them.
import-bad-hours = I can't read the hours “{ $given }”. Please write "18:00-08:00" (over midnight too) or "00:00-24:00", in quotes.
import-roster-place = A duty needs one place: either area (grid, community, street) or unit, and a role that fits it.
import-roster-twice = “{ $given }” is on duty twice in the same hours: please delete one line.
import-roster-gap = Nobody is on duty for “{ $place }” from { $start } to { $end }, and nobody is appointed there: please fill these hours, or appoint somebody.
import-chat-moved = This group is now { $holds }, the file says "{ $given }": if it moved, write the new id in the file; if it is another group, give it another key.
import-account-taken = The Telegram account "{ $given }" belongs to "{ $other }" already: check both people's ids.

import-problem = { $where }: { $sentence }
import-failed = { $count ->
    [one] The community file needs one correction. Nothing was imported.
   *[other] The community file needs { $count } corrections. Nothing was imported.
}
import-done = Imported.
import-nothing-new = Nothing changed: everything is as in the file already.
import-dry-run = This was only a try: nothing was stored.
import-row = { $table }: { $created } new, { $changed } changed, { $ended } ended, { $unchanged } as before
