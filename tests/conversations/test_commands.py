"""The front door and the lists."""

from models import Chat
from tests.town import Town
from tests.town.streets import Seen, TelegramStreet, telegram_id
from tests.town.town import HOME_GROUP

LAMP = "3号楼2单元楼道灯坏了"
NEW_GROUP = Chat(platform="telegram", external_id="-9001", title="柳岸新群")


async def test_the_reporter_asks_how_it_stands(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("wang", "进度 1")
    card = await town.last("wang")
    assert card.text.startswith("1 号:已转春风里物业,周四 14:05 前")
    assert "今天 14:05 收到反映" in card.text
    await town.says("wang", "/case 1")
    assert (await town.last("wang")).text.startswith("1 号:")


async def test_a_group_hears_how_it_stands_but_nothing_private(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says("wang", "3号楼楼上半夜吵")
    await one_town.says("chen", "进度 1", where=HOME_GROUP)
    assert "没找到 1 号" in (await one_town.last("chen", where=HOME_GROUP)).text
    await one_town.says("wang", "进度 1", where=HOME_GROUP)
    assert "已转春风里物业" in (await one_town.last("wang", where=HOME_GROUP)).text
    await one_town.says("wang", "进度 2", where=HOME_GROUP)
    assert (await one_town.last("wang", where=HOME_GROUP)).text == "2 号不公开,请私聊问我。"


async def test_what_waits_is_listed_by_urgency_a_page_at_a_time(town: Town) -> None:
    for building in (1, 2, 3, 4, 5):
        await town.says("wang", f"{building}号楼楼道灯坏了")
    await town.says("wang", "3号楼电梯坏了")
    await town.says("zhang", "待办")
    card = await town.last("zhang")
    assert card.text.startswith("待办 6 件 · 第 1/2 页\n6 号 · 电梯故障 · 春风里 3号楼 · 还剩 24 小时 · 等您回复\n1 号")
    await town.presses("zhang", "下一页")
    assert "5 号" in (await town.last("zhang")).text
    await town.presses("zhang", "看 5 号")
    assert "我们来办" in (await town.last("zhang")).buttons


async def test_a_resident_has_no_list_of_work(one_town: Town) -> None:
    await one_town.says("wang", "待办")
    assert await one_town.cases() == 0
    assert len(await one_town.cards("wang")) == 1
    assert (await one_town.last("wang")).text == "您这里没有要办的事。看自己反映的,发“我反映的”。"


async def test_a_buttons_words_are_no_report(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    for who, said in (("zhang", "要晚几天"), ("zhang", "我们来办。"), ("wang", "没解决")):
        await one_town.says(who, said)
        assert (await one_town.last(who)).text.startswith("这是卡片上的按钮,请在那张卡片上按一下。")
    assert await one_town.cases() == 1
    assert (await one_town.case()).words == LAMP


async def test_a_kind_word_gets_one_back(one_town: Town) -> None:
    for said, answer in (
        ("谢谢!", "不客气!有事随时说。"),
        ("好的", "好的,有事随时说。"),
        ("你好", "请说说在哪儿、什么事"),
        ("谢谢你啊", "不客气!"),
        ("好的,謝謝啊~", "不客气!"),
        ("喂?有人吗", "请说说在哪儿、什么事"),
        ("网格员电话多少?", "您的网格员是"),
        ("网格员是谁啊", "您的网格员是"),
        ("转人工", "您的网格员是"),
        ("我反映的事办得咋样了?", "您还没有反映过"),
        ("積分", "可兑换 0 分"),
    ):
        await one_town.says("wang", said)
        assert (await one_town.last("wang")).text.startswith(answer)
    assert await one_town.cases() == 0


async def test_in_between_a_kind_word_or_a_question_is_no_more_of_the_report(one_town: Town) -> None:
    await one_town.says("wang", "3號樓2單元樓道燈壞了")
    assert (await one_town.last("wang")).text.startswith("收到,编号 1。最晚周四下午答复您。")
    for said, answer in (("謝謝啊", "不客气!"), ("怎么样了", "您反映过 1 件"), ("進度 1", "1 号:已转春风里物业")):
        await one_town.says("wang", said)
        assert (await one_town.last("wang")).text.startswith(answer)
    assert (await one_town.case()).words == "3號樓2單元樓道燈壞了"


async def test_more_is_told_by_the_number_whenever(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.passes(hours=2)
    for who, said, answer in (
        ("wang", "补充 1号 三楼的也不亮", "已补充到 1 号。"),
        ("wang", "补充 99 三楼的也不亮", "没找到 99 号"),
        ("chen", "补充 1 我家也是", "没找到 1 号"),
        ("wang", "补充 1 3号楼着火了", "有危险请先打 119"),
    ):
        before = len(await one_town.shown(who))
        await one_town.says(who, said)
        assert any(text.startswith(answer) for text in (await one_town.shown(who))[before:]), said
    assert (await one_town.case()).words == f"{LAMP}\n三楼的也不亮"
    assert "三楼的也不亮" in "".join(await one_town.shown("zhang"))


async def test_the_desk_finds_what_it_has_to_decide(one_town: Town) -> None:
    await one_town.says("wang", "3号楼有股怪味")
    await one_town.says("xu", "/todo")
    assert "等您定类别" in (await one_town.last("xu")).text


async def test_my_reports_newest_first(one_town: Town) -> None:
    await one_town.says("wang", "我反映的")
    assert "还没有反映过" in (await one_town.last("wang")).text
    await one_town.says("wang", LAMP)
    await one_town.says("wang", "3号楼电梯坏了")
    await one_town.says("wang", "我反映的")
    text = (await one_town.last("wang")).text
    assert text.startswith("您反映过 2 件\n2 号")


async def test_my_grid_member_with_a_number_to_dial(one_town: Town) -> None:
    await one_town.says("wang", "我的网格员")
    card = await one_town.last("wang")
    assert "李小满" in card.text
    assert "000-0000-0011" in card.text
    assert "周立春" in card.text


async def test_the_front_door_shows_staff_their_work(one_town: Town) -> None:
    await one_town.says("wang", "/start")
    assert "我要反映" in (await one_town.last("wang")).buttons
    assert "待办" not in (await one_town.last("wang")).buttons
    await one_town.says("zhang", "/start")
    await one_town.presses("zhang", "待办")
    assert "现在没有要办的事。" in (await one_town.last("zhang")).text


async def test_help_says_what_this_role_can_do(one_town: Town) -> None:
    said = {}
    for who in ("wang", "zhang", "li", "xu"):
        await one_town.says(who, "/help")
        said[who] = (await one_town.last(who)).text
    await one_town.presses("xu", "下一页")
    said["xu"] += (await one_town.last("xu")).text
    assert "我们来办" not in said["wang"]
    assert "我们来办" in said["zhang"]
    assert "往上报" in said["li"]
    assert "/bind" in said["xu"]


async def test_me_tells_what_is_known_and_never_in_a_group(one_town: Town) -> None:
    await one_town.says("li", "/me")
    assert "网格员(春风一网格)" in (await one_town.last("li")).text
    await one_town.says("wang", "/me")
    assert "春风里 3号楼2单元" in (await one_town.last("wang")).text
    await one_town.says("wang", "/me", where=HOME_GROUP)
    assert "请私聊我" in (await one_town.last("wang", where=HOME_GROUP)).text


async def test_the_language_changes_and_changes_back(town: Town) -> None:
    await town.says("wang", "/lang")
    await town.says("wang", LAMP)
    assert "Got it, no. 1" in (await town.last("wang")).text
    await town.says("wang", "/lang zh_CN")
    await town.says("wang", "进度 1")
    assert "1 号" in (await town.last("wang")).text


async def test_the_name_of_a_language_is_enough(one_town: Town) -> None:
    for _ in range(2):  # it is no switch to and fro
        await one_town.says("wang", "English")
        assert "English" in (await one_town.last("wang")).text
    await one_town.says("wang", LAMP)
    await one_town.says("wang", "Progress 1")
    assert "Stairwell lamp" in (await one_town.last("wang")).text
    await one_town.says("wang", "说中文")
    await one_town.says("wang", "进度 1")
    assert "什么事" in (await one_town.last("wang")).text
    assert await one_town.cases() == 1
    before = await one_town.shown("wang", where=HOME_GROUP)
    await one_town.says("wang", "English", where=HOME_GROUP)
    assert await one_town.shown("wang", where=HOME_GROUP) == before


async def test_a_button_changes_the_language(one_town: Town) -> None:
    await one_town.says("wang", "/start")
    await one_town.presses("wang", "English")
    await one_town.says("wang", "/help")
    assert "Report" in (await one_town.last("wang")).text


async def test_each_reads_the_case_in_their_own_language(one_town: Town) -> None:
    await one_town.says("daisy", "stairwell light is broken, building 6")
    assert "Got it, no. 1" in (await one_town.last("daisy")).text
    assert "交办单 1 · 柳岸花园 6号楼 · 楼道灯" in (await one_town.card("cao", "我们来办")).text


async def said_in_the_new_group(town: Town, who: str, text: str) -> Seen:
    """Somebody says something in a group that the bot has just come into; what it answers."""
    await town.street.post(town.person(who), NEW_GROUP, text)
    await town.settle()
    return (await town.street.messages(town.person(who), NEW_GROUP))[-1]


async def pressed_in_the_new_group(town: Town, who: str, label: str) -> Seen:
    """Somebody presses a button of the newest card there; the newest card then."""
    card = (await town.street.messages(town.person(who), NEW_GROUP))[-1]
    await town.street.press(town.person(who), NEW_GROUP, card, label)
    await town.settle()
    return (await town.street.messages(town.person(who), NEW_GROUP))[-1]


def add_new_group(town: Town, *people: str) -> None:
    """The bot comes into a group of these people."""
    assert isinstance(town.street, TelegramStreet)
    members = [telegram_id(town.person(key)) for key in people]
    town.street.server.add_group(int(NEW_GROUP.external_id), NEW_GROUP.title, members)


async def test_the_desk_connects_a_new_group(telegram: Town) -> None:
    add_new_group(telegram, "fang", "zhao")
    await said_in_the_new_group(telegram, "fang", "/bind")
    await pressed_in_the_new_group(telegram, "fang", "居民群")
    card = await pressed_in_the_new_group(telegram, "fang", "柳岸花园")
    assert card.text.startswith("接好了:“柳岸新群”")
    await said_in_the_new_group(telegram, "zhao", "上报 3号楼楼道灯坏了")
    assert "柳岸花园 3号楼" in (await telegram.card("cao", "我们来办")).text


async def test_a_resident_may_not_connect_a_group(telegram: Town) -> None:
    add_new_group(telegram, "fang", "zhao")
    card = await said_in_the_new_group(telegram, "zhao", "/bind")
    assert card.by_bot
    assert not card.buttons
