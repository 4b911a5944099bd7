"""A bare photo from whoever has work in hand: which one is done, or is it something new?"""

from sqlmodel import select

from models import Photo, Press, Stage, Verb
from tests.town import Town
from tests.town.streets import TelegramStreet, telegram_id
from web.samples import sample

LAMP = "3号楼2单元楼道灯坏了"
LIT = sample("lamp-lit")
DARK = sample("lamp-dark")


async def photos(town: Town, number: int, stage: Stage) -> int:
    case = await town.case(number)
    async with town.app.database.reading() as session:
        query = select(Photo.id).where(Photo.case_id == case.id, Photo.stage == stage)
        return len((await session.execute(query)).scalars().all())


async def two_lamps(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("sun", "5号楼1单元楼道灯坏了")


async def test_a_worker_is_asked_which_one_and_one_press_hands_it_in(town: Town) -> None:
    await two_lamps(town)
    await town.says("zhang", photos=[LIT])
    card = await town.last("zhang")
    assert "办好了哪一件" in card.text
    assert {"1 · 楼道灯", "2 · 楼道灯", "新的反映", "算了"} <= set(card.buttons)
    assert await town.cases() == 2
    assert "2 号等人去核实" in await town.presses("zhang", "2 · 楼道灯")
    await town.settle()
    assert not any("新的反映" in shown.buttons for shown in await town.cards("zhang"))  # it is answered
    assert ((await town.case(1)).state, (await town.case(2)).state) == ("assigned", "handled")
    assert await photos(town, 2, Stage.AFTER) == 1
    assert "最新" in await town.presses_old("zhang", card, Press(Verb.WHICH, (await town.case(1)).id).pack())
    assert (await town.case(1)).state == "assigned"


async def test_something_new_is_a_report_of_their_own_with_all_photos(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("zhang", photos=[LIT])
    await town.says("zhang", photos=[DARK])
    assert len([text for text in await town.shown("zhang") if "办好了哪一件" in text]) == 1
    await town.presses("zhang", "新的反映")
    assert await town.cases() == 2
    assert (await town.case(2)).reporter_id == town.person("zhang").id
    assert await photos(town, 2, Stage.BEFORE) == 2
    assert (await town.case(1)).state == "assigned"
    await town.says("zhang", "5号楼垃圾桶满了")
    assert (await town.cases(), (await town.case(2)).words) == (2, "5号楼垃圾桶满了")


async def test_the_number_can_be_written_and_other_words_are_kept(town: Town) -> None:
    await two_lamps(town)
    await town.says("zhang", photos=[LIT])
    await town.says("zhang", "换好了")
    assert "办好了哪一件" in (await town.last("zhang")).text
    assert await town.cases() == 2
    await town.says("zhang", "1")
    assert (await town.case(1)).state == "handled"
    assert any(one.move == "hand_in" and "换好了" in one.words for one in await town.timeline(1))


async def test_an_album_is_asked_about_once(telegram: Town) -> None:
    assert isinstance(telegram.street, TelegramStreet)
    await telegram.says("wang", LAMP)
    zhang = telegram_id(telegram.person("zhang"))
    for _ in range(3):
        telegram.street.server.says(zhang, zhang, photo=LIT, album="7")
    await telegram.street.server.taken()
    await telegram.settle()
    assert len([text for text in await telegram.shown("zhang") if "办好了哪一件" in text]) == 1
    await telegram.presses("zhang", "1 · 楼道灯")
    assert await photos(telegram, 1, Stage.AFTER) == 3


async def test_never_mind_keeps_nothing(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says("zhang", photos=[LIT])
    card = await one_town.last("zhang")
    await one_town.presses("zhang", "算了")
    assert await one_town.cases() == 1
    assert "最新" in await one_town.presses_old("zhang", card, Press(Verb.WHICH_NEW).pack())
    assert await one_town.cases() == 1


async def test_after_half_an_hour_words_are_words_again(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says("zhang", photos=[LIT])
    await one_town.passes(minutes=31)
    await one_town.says("zhang", "5号楼垃圾桶满了")
    assert (await one_town.cases(), (await one_town.case(2)).words) == (2, "5号楼垃圾桶满了")


async def test_a_grid_member_with_work_is_asked_too_and_others_are_not(town: Town) -> None:
    await town.says("li", photos=[DARK])
    assert await town.cases() == 1
    await town.passes(minutes=6)
    await town.says("wang", "3号楼2单元邻居在楼道晾晒衣服")
    case = await town.case(2)
    assert case.held_by == "grid_member"
    await town.says("li", photos=[LIT])
    assert "办好了哪一件" in (await town.last("li")).text
    await town.says("sun", photos=[DARK])
    assert await town.cases() == 3


async def test_a_photo_right_after_ones_own_report_belongs_to_it(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says("zhang", "5号楼垃圾桶满了")
    await one_town.says("zhang", photos=[DARK])
    assert await photos(one_town, 2, Stage.BEFORE) == 1
    assert not any("办好了哪一件" in text for text in await one_town.shown("zhang"))


async def test_words_about_the_work_are_asked_about_too_and_a_report_is_a_report(one_town: Town) -> None:
    await two_lamps(one_town)
    await one_town.says("zhang", "换好了灯泡", photos=[LIT])
    assert "办好了哪一件" in (await one_town.last("zhang")).text
    await one_town.presses("zhang", "2 · 楼道灯")
    assert await one_town.cases() == 2
    assert any(one.move == "hand_in" and "换好了灯泡" in one.words for one in await one_town.timeline(2))
    await one_town.says("zhang", "现在是这样", photos=[LIT])
    assert "办好了哪一件" in (await one_town.last("zhang")).text
    await one_town.presses("zhang", "新的反映")
    assert (await one_town.case(3)).words == "现在是这样"
    await one_town.passes(minutes=6)
    for number, said in ((4, "5号楼垃圾桶满了"), (5, "3号楼2单元修好的楼道灯又坏了"), (6, "5号楼着火了,扑灭了")):
        await one_town.says("zhang", said, photos=[DARK])
        assert (await one_town.cases(), (await one_town.case(number)).words) == (number, said)
    await one_town.passes(minutes=6)
    await one_town.says("sun", "灯换好了", photos=[LIT])
    assert await one_town.cases() == 7
