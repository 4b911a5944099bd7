"""What one person sends within five minutes is one report, also when the house is killed in between."""

from pathlib import Path

from sqlmodel import select

from benchmarks.torture import WEB_REPORTERS, Torture, set_up
from benchmarks.victim import AimingServer
from models import Case

LAMP = "3号楼2单元楼道灯坏了"


async def words_of_cases(people: Torture) -> list[str]:
    await people.quiet()
    async with people.database.reading() as session:
        return list((await session.execute(select(Case.words).where(Case.words.startswith(LAMP)))).scalars())


async def test_a_report_goes_on_after_each_kill(tmp_path: Path) -> None:
    async with AimingServer() as server, set_up(tmp_path, server, seed=3) as (people, victim):
        who = WEB_REPORTERS[0]
        url = f"{people.url}/chat/api/rooms/{people.rooms[who]}/messages"
        await victim.start()
        for said in (LAMP, "已经三天了"):
            await people.insist(who, "POST", url, {"text": said})  # acknowledged, perhaps not yet handled
            await victim.kill()
            await victim.start()
        assert await words_of_cases(people) == [f"{LAMP}\n已经三天了"]
        assert await victim.stop() == 0
