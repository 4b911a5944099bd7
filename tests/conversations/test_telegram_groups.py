"""What only Telegram has: albums, edits, topics, a bot that comes and goes, groups that move."""

from typing import Any

from sqlmodel import col, select

from models import ActivityPhoto, Chat, Outgoing, Person, Photo
from tests.botapi import BotApiServer
from tests.town import Town
from tests.town.streets import telegram_id
from tests.town.town import HOME_GROUP
from web.samples import sample

LAMP = sample("stairwell-boxes")


def server_of(town: Town) -> BotApiServer:
    street: Any = town.street
    found: BotApiServer = street.server
    return found


def group_id(town: Town) -> int:
    return int(town.chat("wang", HOME_GROUP).external_id)


async def hear(town: Town) -> None:
    await server_of(town).taken()
    await town.settle()


async def all_of(town: Town, *what: Any) -> list[Any]:
    async with town.app.database.reading() as session:
        return list((await session.execute(select(*what))).scalars())


async def send_album(town: Town, who: str, captions: list[str], **more: Any) -> list[int]:
    server, person = server_of(town), telegram_id(town.person(who))
    where = more.pop("where", group_id(town))
    said = [
        server.says(person, where, text, photo=LAMP, album=f"{len(captions)}{captions}", **more) for text in captions
    ]
    await hear(town)
    return said


# Albums


async def test_an_album_is_one_report_whichever_part_has_the_words(telegram: Town) -> None:
    for number, captions in enumerate(
        (["上报 3号楼2单元楼道堆满纸箱", "", ""], ["", "上报 5号楼2单元楼道灯坏了", ""]), start=1
    ):
        await send_album(telegram, "wang", captions)
        assert await telegram.cases() == number
        case = await telegram.case(number)
        photos = await all_of(telegram, Photo.case_id)
        assert photos.count(case.id) == 3
        await telegram.passes(minutes=11)
    answers = [card.text for card in await telegram.cards("wang", where=HOME_GROUP)]
    assert len(answers) == 2


async def test_an_album_in_a_direct_chat_is_understood_as_a_whole(telegram: Town) -> None:
    direct = telegram_id(telegram.person("wang"))
    await send_album(telegram, "wang", ["", "3号楼2单元楼道堆满纸箱,消防通道堵了", ""], where=direct)
    assert await telegram.cases() == 1
    case = await telegram.case()
    assert (case.words, case.placed) == ("3号楼2单元楼道堆满纸箱,消防通道堵了", True)
    assert len(await all_of(telegram, Photo.id)) == 3
    assert len(await telegram.cards("wang")) == 1


async def test_a_bare_album_that_joined_a_report_is_not_looked_back_for(telegram: Town) -> None:
    await telegram.says("wang", "上报 3号楼2单元楼道堆满纸箱", where=HOME_GROUP)
    await send_album(telegram, "wang", ["", "", ""])
    await telegram.says("wang", "上报 5号楼2单元楼道灯坏了", where=HOME_GROUP)
    first, second = await telegram.case(1), await telegram.case(2)
    photos = await all_of(telegram, Photo.case_id)
    assert (photos.count(first.id), photos.count(second.id)) == (3, 0)


async def test_an_album_is_one_proof(telegram: Town) -> None:
    await telegram.says("wang", "上报 3号楼2单元楼道堆满纸箱", where=HOME_GROUP, photos=[LAMP])
    await telegram.presses("zhang", "我们来办")
    await telegram.presses("zhang", "办好了")
    await send_album(telegram, "zhang", ["清走了", "", ""], where=telegram_id(telegram.person("zhang")))
    stages = [photo.stage.value for photo in await all_of(telegram, Photo)]
    assert stages == ["before", "after", "after", "after"]
    assert (await telegram.moves()).count("hand_in") == 1
    assert await telegram.cases() == 1


async def test_an_album_of_an_activity_is_kept_once_whatever_its_first_part_says(telegram: Town) -> None:
    await telegram.says("li", "活动 明天上午9点 清扫 9人")
    await telegram.presses("li", "发布")
    await telegram.says("tang", "报名 1")
    await telegram.passes(hours=19)
    await telegram.says("tang", photos=[LAMP])
    assert "这是哪一件" in (await telegram.last("tang")).text
    await send_album(telegram, "tang", ["活动 1", "", ""], where=telegram_id(telegram.person("tang")))
    assert "现在有 3 张照片" in (await telegram.last("tang")).text
    await telegram.presses("li", "发照片")
    await send_album(telegram, "li", ["", ""], where=telegram_id(telegram.person("li")))
    assert "现在有 5 张照片" in (await telegram.last("li")).text
    assert (len(await all_of(telegram, ActivityPhoto.id)), await telegram.cases()) == (5, 0)


# Edits


async def test_an_edited_report_is_understood_anew_while_nobody_took_it(telegram: Town) -> None:
    said = int(await telegram.says("wang", "上报 3号楼2单元楼道堆满纸箱", where=HOME_GROUP))
    before = await telegram.case()
    server_of(telegram).rewords(
        telegram_id(telegram.person("wang")), group_id(telegram), said, "上报 5号楼2单元楼道堆满纸箱"
    )
    await hear(telegram)
    case = await telegram.case()
    assert case.words == "5号楼2单元楼道堆满纸箱"
    assert case.area_id != before.area_id
    assert "reword" in await telegram.moves()
    assert await telegram.cases() == 1


async def test_a_date_that_an_edit_moves_by_minutes_is_no_news(telegram: Town) -> None:
    said = int(await telegram.says("wang", "上报 3号楼2单元楼道灯坏了", where=HOME_GROUP))
    due = (await telegram.case()).due_at
    await telegram.passes(minutes=3)
    server_of(telegram).rewords(
        telegram_id(telegram.person("wang")), group_id(telegram), said, "上报 5号楼2单元楼道灯坏了"
    )
    await hear(telegram)
    assert (await telegram.case()).due_at != due
    assert "5号楼" in str(await telegram.cards("wang", where=HOME_GROUP))
    assert "要晚几天" not in str(await telegram.cards("wang"))


async def test_an_edit_is_added_once_somebody_is_on_it(telegram: Town) -> None:
    said = int(await telegram.says("wang", "上报 3号楼2单元楼道堆满纸箱", where=HOME_GROUP))
    await telegram.presses("zhang", "我们来办")
    person, group = telegram_id(telegram.person("wang")), group_id(telegram)
    for _ in range(2):
        server_of(telegram).rewords(person, group, said, "上报 3号楼2单元楼道堆满纸箱,还有一张床")
        await hear(telegram)
    assert (await telegram.moves()).count("add") == 1
    assert "还有一张床" in (await telegram.last("zhang")).text


async def test_an_edit_of_mere_chatter_is_nothing(telegram: Town) -> None:
    said = int(await telegram.says("wang", "今天天气不错", where=HOME_GROUP))
    server_of(telegram).rewords(telegram_id(telegram.person("wang")), group_id(telegram), said, "今天天气真不错")
    await hear(telegram)
    assert await telegram.cases() == 0
    assert await telegram.cards("wang", where=HOME_GROUP) == []


# Coming and going


async def test_a_group_is_greeted_once_and_nobody_of_it_is_known(telegram: Town) -> None:
    server = server_of(telegram)
    server.add_person(77, "路人")
    server.add_group(-7001, "新来的群", [77])
    people = len(await all_of(telegram, Person.id))
    for _ in range(2):
        server.adds_bot(77, -7001)
        await hear(telegram)
        server.removes_bot(77, -7001)
        await hear(telegram)
    (greeting,) = server.shown(-7001)
    assert "/bind" in greeting.text
    assert len(await all_of(telegram, Person.id)) == people


async def test_who_blocks_the_bot_is_left_alone_until_they_write(telegram: Town) -> None:
    server, wang = server_of(telegram), telegram_id(telegram.person("wang"))
    server.blocks(wang)
    await hear(telegram)
    query = select(Chat).where(col(Chat.external_id) == str(wang))
    async with telegram.app.database.reading() as session:
        assert (await session.execute(query)).scalar_one().unreachable_at is not None
    await telegram.says("wang", "3号楼2单元楼道堆满纸箱")
    assert "编号 1" in (await telegram.last("wang")).text


async def test_a_group_that_became_a_supergroup_is_followed_when_sending_fails(telegram: Town) -> None:
    server, group = server_of(telegram), group_id(telegram)
    await telegram.says("wang", "上报 3号楼2单元楼道堆满纸箱", where=HOME_GROUP)
    shown = len(server.shown(group))
    chat, chats = telegram.chat("wang", HOME_GROUP), await all_of(telegram, Chat.id)
    server.says(telegram_id(telegram.person("wang")), group, "上报 5号楼2单元楼道灯坏了")
    server.upgrades(group, -1009001)
    await hear(telegram)
    assert len(server.shown(group)) == shown
    (card,) = server.shown(-1009001)
    assert "编号 2" in card.text
    assert set(await all_of(telegram, Chat.id)) == set(chats)
    async with telegram.app.database.reading() as session:
        assert (await session.get_one(Chat, chat.id)).external_id == "-1009001"


async def test_a_group_that_became_a_supergroup_is_followed_when_it_says_so(telegram: Town) -> None:
    server, group = server_of(telegram), group_id(telegram)
    chat = telegram.chat("wang", HOME_GROUP)
    server.upgrades(group, -1009001)
    server.says(telegram_id(telegram.person("wang")), -1009001, "上报 3号楼2单元楼道堆满纸箱")
    await hear(telegram)
    server.upgrades(group, -1009001, announced=True)
    await hear(telegram)
    async with telegram.app.database.reading() as session:
        moved = await session.get_one(Chat, chat.id)
    assert (moved.external_id, moved.purpose, moved.compound_id) == ("-1009001", chat.purpose, chat.compound_id)
    assert (await telegram.case()).origin_chat_id == chat.id


# Topics, strangers, anonymous administrators


async def test_a_report_in_a_topic_is_answered_there(telegram: Town) -> None:
    server = server_of(telegram)
    server.says(telegram_id(telegram.person("wang")), group_id(telegram), "上报 3号楼2单元楼道堆满纸箱", thread=12)
    await hear(telegram)
    assert [shown.thread for shown in server.shown(group_id(telegram))] == [12]
    assert (await telegram.case()).origin_thread == "12"


async def test_who_never_started_the_bot_is_told_once_how_to_be_answered_in_private(telegram: Town) -> None:
    server, group = server_of(telegram), group_id(telegram)
    server.add_person(77, "新邻居", started=False)
    server.world.groups[group].members.add(77)
    for words in ("上报 3号楼2单元楼道堆满纸箱", "上报 5号楼2单元楼道灯坏了"):
        said = server.says(77, group, words)
        await hear(telegram)
    assert await telegram.cases() == 2
    invitations = [shown for shown in server.shown(group) if shown.buttons == [["打开私聊"]]]
    assert len(invitations) == 1
    assert invitations[0].reply_to not in (None, said)
    failed = await all_of(telegram, Outgoing.error)
    assert set(failed) == {""}


async def test_who_has_no_direct_chat_signs_up_and_is_asked_in_the_group(telegram: Town) -> None:
    server, group = server_of(telegram), int(telegram.chat("tang", "xinliu-volunteers").external_id)
    for number in (77, 78):
        server.add_person(number, f"新邻居{number}", started=False)
        server.world.groups[group].members.add(number)
    await telegram.says("li", "活动 周六上午9点 清扫 需要1人 2分")
    await telegram.presses("li", "发布")
    await telegram.says("tang", "报名 1")

    async def presses(who: int, label: str) -> str:
        card = next(one for one in reversed(server.shown(group)) if any(label in row for row in one.buttons))
        toast = server.begins_press(who, group, card.message_id, label)
        await hear(telegram)
        return str(await toast)

    assert "在这里发就行,比如:报名 1 +1" in await presses(77, "替人报名")
    assert "满了,您排第 1" in await presses(77, "报名")
    assert "满了,您排第 2" in await presses(78, "报名")
    await telegram.says("li", "活动 1 人数 3")
    assert "“清扫”报上了,第 3 位" in await presses(78, "去,我要")
    assert "已经不用回复了" in await presses(78, "去,我要")
    await telegram.says("li", "活动 1 改时间 周六上午10点")
    asked = next(one.text for one in server.shown(group) if "您还来吗" in one.text)
    assert asked.startswith("新***、新***:活动 1 · 清扫")
    assert "见" in await presses(78, "还去")
    assert "已经不用回复了" in await presses(78, "还去"), "the card asks the other one still"


async def test_anonymous_administrators_and_channels_are_nobody(telegram: Town) -> None:
    server, group = server_of(telegram), group_id(telegram)
    people = len(await all_of(telegram, Person.id))
    message = {"message_id": 9001, "date": 1767225600, "chat": server.world.chat_json(group), "text": "上报 灯坏了"}
    bot = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    server.gives("message", message | {"from": bot, "sender_chat": message["chat"]})
    server.gives("message", message | {"sender_chat": {"id": -100555, "type": "channel", "title": "频道"}})
    await hear(telegram)
    assert await telegram.cases() == 0
    assert len(await all_of(telegram, Person.id)) == people


# Pace and uploads


async def test_a_busy_group_is_written_to_no_faster_than_telegram_takes(telegram: Town) -> None:
    server, group = server_of(telegram), group_id(telegram)
    began = telegram.app.clock.steady()
    for number in range(30):
        server.says(telegram_id(telegram.person("wang")), group, f"/help {number}")
    await hear(telegram)
    assert len(server.shown(group)) == 30
    assert telegram.app.clock.steady() - began > 60
    assert server.limits.broken == 0


async def test_a_picture_goes_up_once(telegram: Town) -> None:
    await telegram.says("wang", "上报 3号楼2单元楼道堆满纸箱", where=HOME_GROUP, photos=[LAMP])
    await telegram.presses("zhang", "我们来办")
    await telegram.presses("zhang", "办好了")
    await telegram.says("zhang", "清走了", photos=[sample("stairwell-clear")])
    await telegram.presses("li", "确实办好了")
    calls = [call for call in server_of(telegram).calls if call.method in ("sendPhoto", "sendMediaGroup")]
    uploads = [data for call in calls for data in call.files.values()]
    assert uploads
    assert len(uploads) == len(set(uploads))
    assert any(call.method == "sendPhoto" and not call.files for call in calls)
