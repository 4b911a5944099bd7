"""Settings: the example is the default, the environment goes over the file, and each mistake gets one sentence."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from bot.config import Config, ConfigError, load_config

EXAMPLE = Path(__file__).parent.parent / "config.example.toml"
TOKEN = "123456789:" + "a" * 35


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_the_example_is_the_default_and_names_every_setting() -> None:
    assert load_config(EXAMPLE, {}) == Config() == load_config(None, {})
    text = EXAMPLE.read_text("utf-8")
    for section, value in Config():
        fields = value.model_fields_set | set(type(value).model_fields) if hasattr(value, "model_fields_set") else []
        assert section in text
        for field in set(fields) - {"token", "webhook_secret"}:
            assert f"\n{field} = " in text


def test_the_environment_goes_over_the_file(file: Path) -> None:
    file.write_text('[web]\nport = 1\n[town]\ndays_off = ["2026-05-06"]\n[ladder]\nfirst_after = "36h"\n')
    config = load_config(
        file,
        {
            "LINLI_WEB_PORT": "9000",
            "LINLI_WEB_ENABLED": "no",
            "LINLI_TOWN_QUIET_HOURS": "22:00-06:00, 12:30-13:30",
            "PATH": "/bin",
        },
    )
    assert (config.web.port, config.web.enabled) == (9000, False)
    assert config.town.quiet_hours == ((time(22), time(6)), (time(12, 30), time(13, 30)))
    assert config.town.days_off == {date(2026, 5, 6)}
    assert config.ladder.first_after == timedelta(hours=36)


def test_services_read_the_same_settings() -> None:
    rules = load_config(None, {"LINLI_LIMITS_QUESTION_MINUTES": "5", "LINLI_TOWN_DAILY_POST": "17:30"}).town_rules()
    assert rules.timezone.key == "Asia/Shanghai"
    assert rules.question_after == timedelta(minutes=5)
    assert rules.daily_post == time(17, 30)


def test_secrets_come_from_the_environment_or_from_files_and_never_show(tmp_path: Path) -> None:
    kept = tmp_path / "token"
    kept.write_text(TOKEN + "\n")
    config = load_config(None, {"LINLI_TELEGRAM_TOKEN_FILE": str(kept), "LINLI_SECRET": "of the house"})
    assert config.telegram.token.get_secret_value() == TOKEN
    assert config.secret.get_secret_value() == "of the house"
    assert TOKEN not in repr(config)
    assert "of the house" not in str(config)


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ("[web]\nprot = 1", "web.prot is no setting: did you mean port?"),
        ("[wbe]\nport = 1", "wbe is no setting: did you mean web?"),
        ("web = 1", "web is no single setting: write a table, [web]."),
        ("zzzzzz = 1", "zzzzzz is no setting; config.example.toml lists them all."),
        (
            "[web]\nport = 70000",
            "web.port is wrong: it should be less than or equal to 65535; correct it in config.toml or LINLI_WEB_PORT.",
        ),
        (
            '[ladder]\nfirst_after = "soon"',
            'ladder.first_after is wrong: write a span like "30m", "24h" or "7d";'
            " correct it in config.toml or LINLI_LADDER_FIRST_AFTER.",
        ),
        (
            '[town]\nquiet_hours = ["8-9"]',
            'town.quiet_hours.0 is wrong: write a period like "08:00-12:00";'
            " correct it in config.toml or LINLI_TOWN_QUIET_HOURS.",
        ),
        (
            '[town]\ntimezone = "Mars"',
            'town.timezone is wrong: write a time zone like "Asia/Shanghai";'
            " correct it in config.toml or LINLI_TOWN_TIMEZONE.",
        ),
        (
            '[database]\nurl = "mysql://host/name"',
            'database.url is wrong: write "sqlite:///data/linli.db" or "postgresql://user@host/name";'
            " correct it in config.toml or LINLI_DATABASE_URL.",
        ),
        ('[ladder]\nfirst_after = "99h"', "[town] and [ladder]: each rung must come after the one below it."),
        (
            f'[telegram]\ntoken = "{TOKEN}"',
            "telegram.token is a secret and may not stand in the file: put it in LINLI_TELEGRAM_TOKEN.",
        ),
        (
            f'[web]\npublic_url = "https://example.org/{TOKEN}"',
            "web.public_url is a secret and may not stand in the file: put it in LINLI_TELEGRAM_TOKEN.",
        ),
        (
            '[database]\nurl = "postgresql://linli:word@host/name"',
            "database.url is a secret and may not stand in the file: put it in LINLI_DATABASE_URL.",
        ),
        ('secret = "word"', "secret is a secret and may not stand in the file: put it in LINLI_SECRET."),
        (
            "[telegram]\nenabled = true",
            "telegram.enabled is set but there is no token: put it in LINLI_TELEGRAM_TOKEN.",
        ),
    ],
)
def test_a_wrong_file_gets_one_sentence(file: Path, toml: str, sentence: str) -> None:
    file.write_text(toml)
    with pytest.raises(ConfigError) as refused:
        load_config(file, {})
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        (
            "LINLI_TELEGRAM_TOKEN",
            "my-bot",
            "LINLI_TELEGRAM_TOKEN is no token: it looks like 123456:ABC-DEF, as @BotFather gave it.",
        ),
        ("LINLI_WEB_PROT", "1", "LINLI_WEB_PROT is no setting: did you mean LINLI_WEB_PORT?"),
        ("LINLI_SECRET_FILE", "/no/such", "LINLI_SECRET_FILE names the file /no/such, which cannot be read:"),
        ("LINLI_TELEGRAM_POLL_SECONDS", "often", "telegram.poll_seconds is wrong: it should be a valid integer"),
    ],
)
def test_a_wrong_variable_gets_one_sentence(variable: str, value: str, sentence: str) -> None:
    with pytest.raises(ConfigError) as refused:
        load_config(None, {variable: value})
    assert str(refused.value).startswith(sentence)


def test_a_missing_file_and_one_that_is_not_toml_are_named(file: Path) -> None:
    with pytest.raises(ConfigError, match=r"config\.example\.toml"):
        load_config(file, {})
    file.write_text("port =")
    with pytest.raises(ConfigError, match="is not TOML"):
        load_config(file, {})


def test_a_wrong_secret_is_not_repeated() -> None:
    with pytest.raises(ConfigError) as refused:
        load_config(None, {"LINLI_DATABASE_URL": "mysql://linli:word@host/name"})
    assert "word" not in str(refused.value)
