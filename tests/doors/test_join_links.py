"""A group's link: looking uses nothing up, a press lets somebody in."""

import pytest
from sqlmodel import col

from models import Area, Person, Shown
from tests.doors.visitor import Browser, came_in, counts, join_path, path_in, rows
from tests.town import Town


async def test_a_stranger_comes_in_by_a_groups_link_and_looking_uses_nothing_up(town: Town, browser: Browser) -> None:
    path = await join_path(town)
    before = await counts(town)
    for _ in range(3):
        status, page = await browser.get(path)
        assert (status, "欢迎来到春风里邻里群" in page, "3号楼" in page, "王阿姨" in page) == (200, True, True, True)
    assert "Welcome to" in (await browser.get(f"{path}?lang=en"))[1]
    assert await counts(town) == before
    (home,) = await rows(town, Area, col(Area.key) == "chunfengli-3")
    await came_in(town, browser, path, name=" 高<b>小满 ", home=str(home.id))
    person = (await rows(town, Person))[-1]
    assert (person.name, person.home_area_id, person.shown, person.asked_at is not None) == (
        "高<b>小满", home.id, Shown.AUNTIE, True,
    )  # fmt: skip
    async with browser.session.get(f"{town.app.url}/chat/api/rooms") as answer:
        assert {room["title"] for room in await answer.json()} >= {"春风里邻里群"}
    status, page = await browser.get(path)
    assert "高&lt;b&gt;小满,您已经登录" in page
    again = await counts(town)
    assert (await browser.post(path))[0] == 303
    assert await counts(town) == again


async def test_a_revoked_a_renewed_and_a_forged_group_link_say_so_kindly(town: Town, browser: Browser) -> None:
    path = await join_path(town)
    await town.presses("xu", "换新的")
    fresh = path_in((await town.card("xu", "停用")).text, "join")
    assert fresh != path
    await town.presses("xu", "停用")
    assert "已停用" in (await town.last("xu")).text
    before = await counts(town)
    for gone in (path, fresh, path[:-1] + ("a" if path[-1] != "a" else "b"), "/join/1", "/join/x-y-z", "/join/%F0%9F"):
        for status, page in (await browser.get(gone), await browser.post(gone, name="王", shown="full")):
            assert status == 410
            assert "这个入群码已经换了新的" in page
            assert "door.css" in page
    assert "renewed or ended" in (await browser.get(path, **{"Accept-Language": "en"}))[1]
    assert await counts(town) == before


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"name": "", "shown": "full"}, "还没看到名字"),
        ({"name": "\u200b \u202e", "shown": "full"}, "还没看到名字"),
        ({"name": "王" * 33, "shown": "full"}, "太长了"),
        ({"name": "王", "home": "99999", "shown": "full"}, "没找到这个地方"),
        ({"name": "王", "home": "-1", "shown": "full"}, "没找到这个地方"),
    ],
)
async def test_a_form_that_says_nothing_usable_changes_nothing(
    town: Town, browser: Browser, form: dict[str, str], said: str
) -> None:
    path = await join_path(town)
    before = await counts(town)
    status, page = await browser.post(path, **form)
    assert (status, said in page) == (400, True)
    assert await counts(town) == before


async def test_presses_from_one_address_are_bounded(town: Town, browser: Browser) -> None:
    for _ in range(30):
        assert (await browser.post("/join/1-x", name="王", shown="full"))[0] == 410
    status, page = await browser.post("/join/1-x", name="王", shown="full")
    assert (status, "过一会儿" in page) == (429, True)


async def test_who_may_let_people_in(town: Town) -> None:
    await town.says("li", "入群码")
    assert "春风里邻里群" in (await town.last("li")).text
    await town.says("wang", "入群码")
    assert "请邻居进来" in (await town.last("wang")).text
    await town.says("li", "入群码", where="chunfengli-residents")
    group = await town.card("wang", "复制链接", where="chunfengli-residents")
    assert ("/join/" in group.text, [label for label in group.buttons if "停用" in label]) == (True, [])
    await town.says("xu", "入群码", where="chunfeng-work")
    assert "不能用入群码" in (await town.last("xu", where="chunfeng-work")).text
