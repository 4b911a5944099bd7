"""签字办结: what has to be signed is closed by one person's press and by nobody else's; a stand-in signs for them."""

from typing import Any

from models import Category
from tests.town import Town
from web.samples import sample

LAMP = "3号楼2单元楼道灯坏了"
TO_SIGN = "1 号去看过了,等您签字办结"


async def signed_by(town: Town, **signer: Any) -> None:
    """Lamps have to be signed; one is reported and handed in."""
    await town.says("wang", LAMP)
    category = (await town.case()).category_id
    async with town.app.database.transaction() as session:
        row = await session.get_one(Category, category)
        for name, value in signer.items():
            setattr(row, name, value)
    await town.presses("zhang", "办好了", on="交办单 1")
    await town.says("zhang", photos=[sample("lamp-lit")])


async def test_only_the_street_closes_what_the_street_has_to_sign(town: Town) -> None:
    await signed_by(town, sign_role="street")
    heard = len(await town.shown("wang"))
    await town.presses("li", "确实办好了")
    assert (await town.case()).state == "verified"
    assert len(await town.shown("wang")) == heard
    asked = await town.card("song", "签字办结", on=TO_SIGN)
    assert "只有您签了才算办结" in asked.text

    await town.says("xu", "进度 1")
    await town.presses("xu", "看 1 号")
    card = await town.last("xu")
    assert "等签字：街道" in card.text
    assert "销号" not in card.buttons
    case = await town.case()
    assert "要指定的人签字" in await town.presses_old("xu", card, f"close:{case.id}:{case.version}:")
    for who in ("xu", "li", "zhang", "wang"):
        forged = f"sign:{case.id}:{case.version}:"
        assert "不由您办" in await town.presses_old(who, await town.last(who), forged)
    assert (await town.case()).state == "verified"

    before = len(await town.shown("song"))
    await town.passes(days=1)
    assert len(await town.shown("song")) == before + 1
    await town.presses("song", "签字办结")
    assert (await town.case()).state == "closed"
    assert "1 号办好了" in (await town.last("wang")).text
    moves = await town.moves()
    assert moves.index("verify") < moves.index("sign") < moves.index("close")
    await town.says("xu", "进度 1")
    assert "签字(宋立冬)" in (await town.last("xu")).text
    assert "已经更新" in await town.presses_old("song", asked, f"sign:{case.id}:{case.version}:")
    before = len(await town.shown("song"))
    await town.passes(days=3)
    assert not any(TO_SIGN in text for text in (await town.shown("song"))[before:])


async def test_a_person_on_leave_is_stood_in_for_and_what_is_not_right_goes_back(one_town: Town) -> None:
    town = one_town
    await signed_by(town, sign_person_id=town.person("xu").id)
    await town.presses("wang", "解决了")
    assert TO_SIGN in (await town.card("xu", "签字办结")).text
    assert (await town.case()).state == "verified"
    await town.presses("xu", "还不行")
    assert (await town.case()).state == "accepted"
    assert "还不能签字办结" in (await town.last("zhang")).text

    await town.says("xu", f"请假 3月3日到3月10日 {town.person('zhou').name}代")
    await town.says("zhang", photos=[sample("lamp-lit")], reply_to=(await town.card("zhang", "办好了")).id)
    await town.presses("li", "确实办好了")
    told = await town.card("zhou", "签字办结")
    assert TO_SIGN in told.text
    await town.presses("zhou", "签字办结")
    assert (await town.case()).state == "closed"


async def test_nobody_ends_or_logs_away_what_has_to_be_signed(one_town: Town) -> None:
    town = one_town
    await town.says("wang", LAMP)
    async with town.app.database.transaction() as session:
        (await session.get_one(Category, (await town.case()).category_id)).sign_role = "street"
    await town.says("xu", "进度 1")
    await town.presses("xu", "看 1 号")
    assert "不能直接结束。报错了请先改类别" in await town.presses("xu", "不用办了")
    assert (await town.case()).state == "assigned"
    await town.says("li", "已办 3号楼2单元,弄好了", photos=[sample("lamp-lit")])
    card, case = await town.last("li"), await town.case(2)
    forged = f"category:{case.id}:{case.version}:stairwell-lamp"
    assert "不能当场记一笔" in await town.presses_old("li", card, forged)
    assert (await town.case(2)).category_id is None
