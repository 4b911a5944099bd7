"""The demo community: a fictional street to try everything on."""

from functools import cache
from importlib.resources import files

from services.community import Community, read_community


def demo_text() -> str:
    """The demo's community file, as text."""
    return files("bot.demo").joinpath("community.toml").read_text(encoding="utf-8")


@cache
def starter() -> Community:
    """What a new town begins with: of this community only the categories are taken, which name no unit yet."""
    town = read_community(demo_text())
    nobodys = [condition.model_copy(update={"unit": None}) for condition in town.conditions]
    return town.model_copy(update={"conditions": nobodys})
