"""上报 in answer to a neighbour's message files it for them; photos sent before 上报 belong to it."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import select

from models import Account, Case, Incoming, Photo, QuotedMessage
from tests.town import Town
from tests.town.streets import TelegramStreet, telegram_id
from tests.town.town import HOME_GROUP
from web.samples import sample

LAMP = "3号楼2单元楼道灯坏了"
DARK = sample("lamp-dark")
BOXES = sample("stairwell-boxes")


async def photos_of(town: Town, number: int = 1) -> int:
    case = await town.case(number)
    async with town.app.database.reading() as session:
        return len((await session.execute(select(Photo.id).where(Photo.case_id == case.id))).scalars().all())


async def test_what_a_neighbour_said_is_filed_for_them_and_they_are_told(town: Town) -> None:
    said = await town.says("sun", LAMP, where=HOME_GROUP)
    assert await town.cases() == 0
    await town.says("wang", "上报", where=HOME_GROUP, reply_to=said)
    case, (first, *_) = await town.case(), await town.timeline()
    assert (case.reporter_id, case.words) == (town.person("sun").id, LAMP)
    assert first.actor_id == town.person("wang").id
    assert "编号 1" in (await town.last("wang", where=HOME_GROUP)).text
    told = await town.shown("sun")
    assert any("把您在" in text and "报上来了,编号 1" in text for text in told)
    assert any("最晚" in text for text in told)
    assert await town.shown("wang") == []


async def test_a_photo_is_reported_by_answering_it_with_a_place(town: Town) -> None:
    said = await town.says("sun", photos=[DARK], where=HOME_GROUP)
    await town.says("wang", f"上报 {LAMP}", where=HOME_GROUP, reply_to=said)
    assert (await town.case()).words == LAMP
    assert (await town.case()).reporter_id == town.person("sun").id
    assert await photos_of(town) == 1
    await town.says("sun", photos=[BOXES], where=HOME_GROUP)
    assert (await town.cases(), await photos_of(town)) == (1, 2)


async def test_the_same_message_is_reported_once_and_its_number_is_said(town: Town) -> None:
    said = await town.says("sun", LAMP, where=HOME_GROUP)
    await town.says("wang", "上报", where=HOME_GROUP, reply_to=said)
    await town.says("chen", "我要报修", where=HOME_GROUP, reply_to=said)
    assert "已经报过了,是 1 号" in (await town.last("chen", where=HOME_GROUP)).text
    own = await town.says("sun", "上报 5号楼垃圾桶满了", where=HOME_GROUP)
    await town.says("chen", "上报", where=HOME_GROUP, reply_to=own)
    assert "已经报过了,是 2 号" in (await town.last("chen", where=HOME_GROUP)).text
    assert await town.cases() == 2


async def test_a_private_matter_shows_no_number_to_the_group(town: Town) -> None:
    said = await town.says("sun", "3号楼502天天打孩子", where=HOME_GROUP)
    await town.says("wang", "上报", where=HOME_GROUP, reply_to=said)
    assert await town.cases() == 1
    await town.says("chen", "上报", where=HOME_GROUP, reply_to=said)
    shown = await town.shown("chen", where=HOME_GROUP)
    assert "已经有人报过了" in shown[-1]
    assert not any("1 号" in text or "编号 1" in text for text in shown)


async def test_whoever_we_do_not_know_leaves_it_to_the_one_who_answers(town: Town) -> None:
    said = await town.says("sun", LAMP, where=HOME_GROUP)
    async with town.app.database.transaction() as session:
        await session.execute(
            update(Account)
            .where(Account.person_id == town.person("sun").id)  # type: ignore[arg-type]
            .values(external_id="77777777")
        )
    await town.says("wang", "上报", where=HOME_GROUP, reply_to=said)
    assert (await town.case()).reporter_id == town.person("wang").id
    assert "先记在您名下" in (await town.last("wang", where=HOME_GROUP)).text


async def test_ones_own_message_is_ones_own_report(one_town: Town) -> None:
    said = await one_town.says("wang", LAMP, where=HOME_GROUP)
    await one_town.says("wang", "上报 三天了", where=HOME_GROUP, reply_to=said)
    assert (await one_town.case()).words == f"{LAMP}\n三天了"
    assert (await one_town.case()).reporter_id == one_town.person("wang").id


async def test_a_bots_card_is_nobodys_message(town: Town) -> None:
    await town.says("wang", f"上报 {LAMP}", where=HOME_GROUP)
    card = await town.last("wang", where=HOME_GROUP)
    await town.says("sun", "上报", where=HOME_GROUP, reply_to=card.id)
    assert "不是邻居自己发的" in (await town.last("sun", where=HOME_GROUP)).text
    await town.says("sun", "上报 5号楼垃圾桶满了", where=HOME_GROUP, reply_to=card.id)
    assert (await town.cases(), (await town.case(2)).reporter_id) == (2, town.person("sun").id)


@pytest.mark.parametrize("whose", ["channel", "anonymous", "bot"])
async def test_channels_anonymous_administrators_and_bots_are_not_reported_for(telegram: Town, whose: str) -> None:
    assert isinstance(telegram.street, TelegramStreet)
    server, chat = telegram.street.server, telegram.chat("wang", HOME_GROUP)
    here = {"id": int(chat.external_id), "type": "group", "title": chat.title}
    by = {
        "channel": {
            "from": {"id": 777000, "is_bot": False, "first_name": "Telegram"},
            "sender_chat": here | {"id": -1001},
        },
        "anonymous": {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}, "sender_chat": here},
        "bot": {"from": {"id": 999, "is_bot": True, "first_name": "Other"}},
    }[whose]
    said = {"message_id": 8000, "date": 1, "chat": here, "text": LAMP} | by
    wang = {
        "id": telegram_id(telegram.person("wang")),
        "is_bot": False,
        "first_name": "王秋月",
        "language_code": "zh-hans",
    }
    answer = {"message_id": 8001, "date": 2, "chat": here, "from": wang, "text": "上报", "reply_to_message": said}
    server.gives("message", answer)
    await server.taken()
    await telegram.settle()
    assert await telegram.cases() == 0
    assert "不是邻居自己发的" in (await telegram.last("wang", where=HOME_GROUP)).text


async def test_who_files_for_others_is_slowed_down_too(one_town: Town) -> None:
    most = one_town.app.town.reports_per_ten_minutes
    for number in range(most + 1):
        said = await one_town.says("sun", f"{LAMP} {number}次", where=HOME_GROUP)
        await one_town.says("wang", "上报", where=HOME_GROUP, reply_to=said)
    assert await one_town.cases() == most
    assert "有点快" in (await one_town.last("wang", where=HOME_GROUP)).text


async def test_other_words_for_the_answer_leave_the_authors_words_alone(telegram: Town) -> None:
    assert isinstance(telegram.street, TelegramStreet)
    said = await telegram.says("sun", LAMP, where=HOME_GROUP)
    answer = await telegram.says("wang", "上报", where=HOME_GROUP, reply_to=said)
    wang, group = telegram_id(telegram.person("wang")), int(telegram.chat("wang", HOME_GROUP).external_id)
    telegram.street.server.rewords(wang, group, int(answer), "上报 快一点")
    await telegram.street.server.taken()
    await telegram.settle()
    assert (await telegram.case()).words == LAMP


async def test_photos_before_the_keyword_belong_to_it(town: Town) -> None:
    await town.says("wang", photos=[DARK], where=HOME_GROUP)
    await town.says("sun", photos=[BOXES], where=HOME_GROUP)
    await town.says("wang", photos=[BOXES], where=HOME_GROUP)
    await town.says("wang", f"上报 {LAMP}", where=HOME_GROUP)
    assert (await town.cases(), await photos_of(town)) == (1, 2)
    await town.says("wang", "上报 5号楼垃圾桶满了", where=HOME_GROUP)
    assert (await town.cases(), await photos_of(town, 2)) == (2, 0)


async def test_photos_and_the_bare_keyword_are_a_report(town: Town) -> None:
    await town.says("wang", photos=[DARK], where=HOME_GROUP)
    await town.says("wang", "上报", where=HOME_GROUP)
    assert (await town.cases(), await photos_of(town)) == (1, 1)


async def test_photos_that_nobody_reports_or_of_long_ago_stay_untouched(town: Town) -> None:
    await town.says("wang", photos=[DARK], where=HOME_GROUP)
    async with town.app.database.transaction() as session:
        rows = (await session.execute(select(Incoming))).scalars().all()
        for row in rows:
            row.received_at -= timedelta(minutes=6)
    await town.says("wang", f"上报 {LAMP}", where=HOME_GROUP)
    assert (await town.cases(), await photos_of(town)) == (1, 0)
    await town.says("sun", photos=[BOXES], where=HOME_GROUP)
    async with town.app.database.reading() as session:
        assert (await session.execute(select(Photo.id))).first() is None
        assert (await session.execute(select(QuotedMessage.id))).first() is None
        assert len((await session.execute(select(Case.id))).scalars().all()) == 1


async def test_an_album_belongs_to_one_report_only(telegram: Town) -> None:
    assert isinstance(telegram.street, TelegramStreet)
    server = telegram.street.server
    group = int(telegram.chat("wang", HOME_GROUP).external_id)

    async def album(who: str, name: str, *words: str) -> str:
        speaker = telegram_id(telegram.person(who))
        sent = [server.says(speaker, group, text, photo=DARK, album=name) for text in words]
        await server.taken()
        await telegram.settle()
        return str(sent[-1])

    await album("wang", "1", "", "")
    await telegram.says("wang", f"上报 {LAMP}", where=HOME_GROUP)
    assert await photos_of(telegram) == 2
    await album("wang", "2", "", "")
    assert await photos_of(telegram) == 4
    await telegram.says("wang", "上报 5号楼垃圾桶满了", where=HOME_GROUP)
    assert await photos_of(telegram, 2) == 0
    last = await album("sun", "3", "看看这边", "")
    await telegram.says("sun", "上报 2号楼楼道灯坏了", where=HOME_GROUP)
    assert await photos_of(telegram, 3) == 0
    await telegram.says("wang", "上报", where=HOME_GROUP, reply_to=last)
    assert await photos_of(telegram, 4) == 2


async def test_an_answer_to_nothing_that_can_be_reported_says_what_to_write(town: Town) -> None:
    said = await town.says("sun", "😀", where=HOME_GROUP)
    await town.says("wang", "上报", where=HOME_GROUP, reply_to=said)
    assert "还没看到内容" in (await town.last("wang", where=HOME_GROUP)).text
    assert await town.cases() == 0
    await town.says("wang", f"上报 {LAMP}", where=HOME_GROUP, reply_to=said)
    assert (await town.case()).words == LAMP


async def test_a_bot_that_reads_no_group_talk_takes_what_the_answer_shows(telegram: Town) -> None:
    assert isinstance(telegram.street, TelegramStreet)
    server, chat = telegram.street.server, telegram.chat("wang", HOME_GROUP)
    here = {"id": int(chat.external_id), "type": "group", "title": chat.title}

    def by(who: str) -> dict[str, object]:
        person = telegram.person(who)
        return {"id": telegram_id(person), "is_bot": False, "first_name": person.name, "language_code": "zh-hans"}

    said = {"message_id": 8000, "date": 1, "chat": here, "from": by("sun"), "text": LAMP}
    for number, who in ((8001, "wang"), (8002, "chen")):
        answer = {"message_id": number, "date": 2, "chat": here, "from": by(who), "text": "上报"}
        server.gives("message", answer | {"reply_to_message": said})
        await server.taken()
        await telegram.settle()
    assert (await telegram.cases(), (await telegram.case()).reporter_id) == (1, telegram.person("sun").id)
    assert "已经报过了,是 1 号" in (await telegram.last("chen", where=HOME_GROUP)).text
