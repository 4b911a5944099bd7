"""Who looked at what only staff may see: written down, and told to whom it concerns."""

import aiohttp
from sqlmodel import select

from bot.app import house_secret
from bot.clock import real_now
from models import Look, Medium, Photo
from tests.sounds import tone
from tests.town import Town
from web.photo_links import PhotoLinks
from web.samples import sample

QUARREL = "楼上漏水漏到我家厨房,说了几次都不管"
LAMP = "3号楼2单元楼道灯坏了"


async def looks(town: Town) -> list[tuple[str, str]]:
    async with town.app.database.reading() as session:
        found = (await session.execute(select(Look).order_by(Look.id))).scalars()  # type: ignore[arg-type]
        names = {town.person(key).id: key for key in ("xu", "song", "hu", "wang", "chen")}
        return [(names[look.person_id], look.what.value) for look in found]


async def test_a_private_matter_remembers_who_opened_it(town: Town) -> None:
    await town.says("chen", QUARREL)
    await town.presses("chen", "我家楼下")
    await town.says("chen", "谁看过 1")
    assert "1 号还没有人查看过" in (await town.last("chen")).text
    await town.says("chen", "进度 1")
    await town.says("xu", "进度 1")
    await town.says("xu", "进度 1")
    await town.presses("xu", "看 1 号")
    await town.presses("xu", "看反映人")
    seen = (await town.last("xu")).text
    assert QUARREL in seen
    assert "只给 许清明 看" in seen
    assert await looks(town) == [("xu", "matter"), ("xu", "reporter")]
    await town.passes(hours=1)
    await town.says("song", "进度 1")
    await town.says("xu", "进度 1")
    assert await looks(town) == [("xu", "matter"), ("xu", "reporter"), ("song", "matter"), ("xu", "matter")]

    await town.presses("xu", "谁看过")
    told = (await town.last("xu")).text
    assert "许清明:看了反映人" in told
    assert "宋立冬:打开了这件事" in told
    await town.says("chen", "谁看过1")
    told = (await town.last("chen")).text
    assert "社区" in told
    assert "看了反映人" in told
    assert not any(name in told for name in ("许清明", "宋立冬"))


async def test_an_open_matter_is_opened_by_anybody_and_only_the_reporter_is_kept(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says("xu", "/case 1")
    await one_town.says("zhang", "/case 1")
    assert await looks(one_town) == []
    for who, asked, told in (
        ("zhang", "谁看过 1", "这件事不由您办"),
        ("zhao", "who saw 1", "1"),
        ("xu", "/looks", "要看哪一件?"),
        ("xu", "/looks 9", "9"),
    ):
        await one_town.says(who, asked)
        assert told in (await one_town.last(who)).text, who
    assert await one_town.cases() == 1
    await one_town.says("wang", "谁看过 1", where="chunfengli-residents")
    assert "这里用不了" in (await one_town.last("wang", where="chunfengli-residents")).text


async def test_a_voice_that_staff_open_is_a_look_and_the_speakers_own_is_none(town: Town) -> None:
    await town.says("wang", voice=tone(2))
    await town.says("wang", "进度 1")
    assert await looks(town) == []
    await town.says("xu", "进度 1")
    await town.says("xu", "进度 1")
    assert ("xu", "voice") in await looks(town)
    assert len(await looks(town)) == len(set(await looks(town)))
    await town.says("wang", "谁看过 1")
    told = (await town.last("wang")).text
    assert "打开了语音" in told
    assert "许清明" not in told
    await town.says("xu", "谁看过 1")
    assert "许清明:打开了语音" in (await town.last("xu")).text


async def fetched(town: Town, who: str, path: str) -> None:
    headers = {"Authorization": f"Bearer demo-{town.person(who).key}"}
    async with aiohttp.ClientSession() as session, session.get(town.app.url + path, headers=headers) as answer:
        assert answer.status == 200


async def test_on_the_page_playing_a_voice_and_opening_a_private_photo_are_looks(one_town: Town) -> None:
    await one_town.says("chen", QUARREL, photos=[sample("lamp-dark")])
    await one_town.presses("chen", "我家楼下")
    await one_town.says("wang", LAMP, photos=[sample("lamp-lit")])
    async with one_town.app.database.reading() as session:
        rows = (await session.execute(select(Photo).order_by(Photo.case_id))).scalars().all()  # type: ignore[arg-type]
    links = PhotoLinks(house_secret(one_town.app.config))
    private, public = [f"/chat/api/photos/{links.token(str(row.sha), real_now())}" for row in rows]
    for path in (private, f"{private}?look", f"{private}?look", f"{public}?look"):
        for who in ("xu", "chen", "sun"):
            await fetched(one_town, who, path)
    assert await looks(one_town) == [("xu", "photo")]
    await one_town.says("wang", voice=tone(2))
    async with one_town.app.database.reading() as session:
        voice = (await session.execute(select(Photo).where(Photo.kind == Medium.VOICE))).scalars().one()  # type: ignore[arg-type]
    for who in ("wang", "xu"):
        await fetched(one_town, who, f"/chat/api/voices/{links.token(str(voice.sha), real_now())}")
    assert await looks(one_town) == [("xu", "photo"), ("xu", "voice")]
