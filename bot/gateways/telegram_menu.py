"""The commands in Telegram's menu, in both languages."""

import structlog

from bot.gateways.contract import GatewayError
from bot.gateways.telegram_calls import BotApi
from locales import LOCALES, MOTHER_TONGUE, say

DIRECT = (
    "report",
    "guide",
    "clue",
    "mine",
    "activity",
    "wish",
    "need",
    "ican",
    "service",
    "points",
    "board",
    "gifts",
    "case",
    "grid",
    "todo",
    "hard",
    "ledger",
    "rates",
    "duty",
    "leave",
    "paste",
    "behalf",
    "award",
    "shelf",
    "handover",
    "tell",
    "log",
    "me",
    "lang",
    "looks",
    "help",
    "mylink",
    "mycard",
    "link",
)
GROUP = ("report", "activity", "wish", "board", "case", "grid", "help", "bind", "joinlink")

log = structlog.get_logger(__name__)


async def register_commands(api: BotApi) -> None:
    """Fill the menus of direct chats and of groups; without them the bot works all the same."""
    try:
        for scope, names in (("default", DIRECT), ("all_group_chats", GROUP)):
            for locale in LOCALES:
                await _register(api, scope, names, locale)
    except GatewayError as error:
        log.warning("telegram.no_menu", why=str(error))


async def _register(api: BotApi, scope: str, names: tuple[str, ...], locale: str) -> None:
    commands = [{"command": name, "description": say(f"command-{name}", locale)} for name in names]
    language = "" if locale == MOTHER_TONGUE else locale
    await api.call("setMyCommands", commands=commands, scope={"type": scope}, language_code=language)
