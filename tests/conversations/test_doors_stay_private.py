"""Private doors never show in a group: on no card, in no text that is copied into one, however they were written."""

import json

from sqlmodel import col, select

from models import Chat, Purpose, RoomMessage, RoomUser
from tests.town import Town
from tests.town.town import HOME_GROUP
from web.samples import sample

DOOR = "507"
WRITTEN = (
    f"3栋2单元{DOOR}楼道灯坏了",
    f"3-2-{DOOR}门口楼道里堆满杂物",
    f"三号楼{DOOR}室楼上半夜吵",
    f"3号楼2单元{DOOR}漏水到楼下",
    f"5#{DOOR}闻到煤气味",
)


async def test_doors_are_on_no_card_of_a_group_and_in_no_text_for_one(one_town: Town) -> None:
    for number, words in enumerate(WRITTEN, start=1):
        await one_town.says("wang", f"上报 {words}", where=HOME_GROUP)
        await one_town.says("xu", f"进度 {number}")
        await one_town.passes(minutes=11)
    await one_town.presses("zhang", "我们来办", on="交办单 1")
    card = await one_town.card("zhang", "办好了", on="交办单 1")
    await one_town.says("zhang", f"{DOOR}门口换了灯", photos=[sample("bins-clean")], reply_to=card.id)
    await one_town.passes(days=2)
    async with one_town.app.database.reading() as session:
        groups = select(Chat.external_id).where(col(Chat.purpose) != Purpose.DIRECT, col(Chat.platform) == "web")
        rooms = {int(room) for room in (await session.execute(groups)).scalars() if room}
        bots = select(RoomUser.id).where(col(RoomUser.is_bot))
        said = (await session.execute(select(RoomMessage).where(col(RoomMessage.sender_id).in_(bots)))).scalars().all()
    in_groups = [message for message in said if message.room_id in rooms]
    assert in_groups
    for message in in_groups:
        assert DOOR not in message.text + json.dumps(message.card)
    copied = [
        button["value"]
        for message in said
        for row in (message.card or {}).get("buttons", ())
        for button in row
        if button["kind"] == "copy"
    ]
    assert copied
    assert not any(DOOR in text or "单元" in text for text in copied)
