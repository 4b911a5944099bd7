"""The contact card of a grid member: as they chose, to be printed, to be forwarded, and how neighbours see it."""

import re
from io import BytesIO

import aiohttp
from PIL import Image
from sqlmodel import select

from models import CardJob, Media
from tests.town import Town
from tests.town.streets import TelegramStreet


def face() -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 300), (200, 150, 120)).save(out, "JPEG")
    return out.getvalue()


async def test_a_grid_member_decides_what_stands_on_the_card(town: Town) -> None:
    await town.says("li", "我的联系卡")
    card = await town.last("li")
    assert all(words in card.text for words in ("李小满", "春风一网格", "还没写"))
    phone = town.person("li").phone
    assert phone in card.text
    await town.presses("li", "不显示电话")
    assert phone not in (await town.last("li")).text
    await town.says("wang", "我的网格员")
    assert phone not in (await town.last("wang")).text
    await town.presses("li", "显示电话")
    await town.presses("li", "改职责")
    await town.says("li", "楼道、路灯、邻里的事")
    assert "楼道、路灯、邻里的事" in (await town.last("li")).text
    await town.presses("li", "换照片")
    await town.says("li", photos=[face()])
    await town.settle()
    assert (await town.last("li")).photos == 1
    await town.says("wang", "我的网格员")
    seen = await town.last("wang")
    assert ("楼道、路灯、邻里的事" in seen.text, phone in seen.text, seen.photos) == (True, True, 1)

    await town.says("wang", "我的联系卡")
    assert "要找网格员" in (await town.last("wang")).text
    assert await town.cases() == 0


async def test_the_card_is_a_page_and_a_picture_with_the_way_into_the_group(one_town: Town) -> None:
    town = one_town
    await town.says("li", "我的联系卡")
    await town.presses("li", "要一张图片")
    await town.says("li", "入群码")
    await town.settle()
    shown = await town.cards("li")
    assert [card.photos for card in shown if "联系卡" in card.text and card.photos] == [1]
    assert [card.photos for card in shown if "入群二维码" in card.text] == [1]
    async with town.app.database.reading() as session:
        jobs = (await session.execute(select(CardJob))).scalars().all()
        kept = (await session.execute(select(Media))).scalars().all()
    assert (len(jobs), all(job.done_at for job in jobs)) == (2, True)
    assert {(row.mime, row.width, row.height) for row in kept} == {
        ("image/png", 1000, 1230),
        ("image/png", 800, 880),
    }
    for address in await pictures_shown(town, "li"):
        async with aiohttp.ClientSession() as session, session.get(town.app.url + address) as answer:
            assert answer.headers["Content-Type"] == "image/png"
            assert (await answer.read()).startswith(b"\x89PNG")

    path = town.app.town.doors.seal("card", town.person("li").id)
    status, page = await fetched(town, f"/card/{path}")
    assert (status, "李小满" in page, "春风里邻里群" in page, town.person("li").phone in page) == (
        200,
        True,
        True,
        True,
    )
    status, code = await fetched(town, f"/card/{path}/0.svg")
    assert (status, code.startswith("<svg")) == (200, True)
    assert (await fetched(town, f"/card/{path}/5.svg"))[0] == 404
    for gone in (f"/card/{town.app.town.doors.seal('card', town.person('wang').id)}", "/card/1-x", f"/card/{path}x"):
        status, page = await fetched(town, gone)
        assert (status, "这张联系卡已经不用了" in page) == (410, True)


async def pictures_shown(town: Town, who: str) -> list[str]:
    """The addresses of the pictures on somebody's cards."""
    person, room = town.person(who), town.chat(who, "direct").external_id
    headers = {"Authorization": f"Bearer demo-{person.key}"}
    url = f"{town.app.url}/chat/api/rooms/{room}/messages"
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as answer:
        found = await answer.json()
    messages = found["messages"] if isinstance(found, dict) else found
    shown = [photo for message in messages if message["card"] for photo in message["card"]["photos"]]
    assert shown
    return [str(photo["url"] if isinstance(photo, dict) else photo) for photo in shown]


async def fetched(town: Town, path: str) -> tuple[int, str]:
    headers = {"Accept-Language": "zh-CN"}
    async with aiohttp.ClientSession() as session, session.get(town.app.url + path, headers=headers) as answer:
        return answer.status, await answer.text()


async def test_words_on_a_card_are_escaped(one_town: Town) -> None:
    town = one_town
    await town.says("li", "我的联系卡")
    await town.presses("li", "改职责")
    await town.says("li", "<script>alert(1)</script>&\"'")
    path = town.app.town.doors.seal("card", town.person("li").id)
    _, page = await fetched(town, f"/card/{path}")
    assert "<script>alert" not in page
    assert re.search(r"&lt;script&gt;alert\(1\)", page)
    await town.presses("li", "要一张图片")
    await town.settle()
    assert any(card.photos for card in await town.cards("li"))


async def test_on_telegram_a_drawn_picture_goes_up_as_it_is(telegram: Town) -> None:
    await telegram.says("li", "我的联系卡")
    await telegram.presses("li", "要一张图片")
    assert isinstance(telegram.street, TelegramStreet)
    (sent,) = [call for call in telegram.street.server.calls if call.method == "sendPhoto"]
    assert [content[:4] for content in sent.files.values()] == [b"\x89PNG"]
