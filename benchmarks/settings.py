"""How the house is set for the bench: its real settings, without the limits that protect people and Telegram."""

from pathlib import Path

from pydantic import SecretStr

from benchmarks.village import FILE
from bot.config import Config, DatabaseSection, LimitsSection, TelegramSection, WebSection
from tests.botapi.server import TOKEN
from tests.town.town import START

__all__ = ["START", "settings"]


def settings(url: str, folder: Path) -> Config:
    """Telegram on the bench's server, SQLite in ``folder``, no page."""
    return Config(
        data=folder,
        database=DatabaseSection(url=SecretStr(f"sqlite:///{folder / FILE}")),
        web=WebSection(enabled=False),
        telegram=TelegramSection(
            enabled=True, token=SecretStr(TOKEN), base_url=url, poll_seconds=5, messages_per_second=0
        ),
        limits=LimitsSection(reports_per_10_minutes=1000),
    )
