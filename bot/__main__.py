"""The command line: ``python -m bot COMMAND``; ``--help`` lists what there is."""

import argparse
import asyncio
import gc
import os
import signal
import socket
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.config import Config, ConfigError, load_config
from bot.logs import set_up_logs
from bot.stopped import Stopped
from locales import LOCALES, language_of, say

if TYPE_CHECKING:
    from bot.app import App

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


MOST_PORT = 65535


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked; 0 when it went well, 1 with one sentence when it did not."""
    asked = _parser().parse_args(arguments)
    try:
        code: int = asyncio.run(asked.do(asked))
    except (ConfigError, Stopped) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Linli 邻里")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    demo = _command(commands, "demo", _demo, "start the demo town")
    demo.add_argument("--port", type=_port, default=8123, help="default: 8123")
    demo.add_argument("--data", type=Path, default=Path("data/demo"), help="its folder; default: data/demo")
    run = _command(commands, "run", _run, "start the house")
    _takes_config(run)
    bring = _command(commands, "import", _import, "read a community file or workbook")
    bring.add_argument("file", type=Path, help="a community file, a workbook, a map, or a city's table of standards")
    bring.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    _takes_config(bring)
    _book_commands(commands)
    link = _command(
        commands, "link", _link, "make a new personal link to the chat page; earlier ones of this person end"
    )
    link.add_argument("person", help="the person's key in the community file")
    _takes_config(link)
    _care_commands(commands)
    return parser


def _book_commands(commands: "Commands") -> None:
    template = _command(commands, "template", _template, "write an empty workbook to fill in")
    template.add_argument("file", type=Path, help="a name that ends with .xlsx")
    template.add_argument("--lang", choices=("zh", "en"), default="zh")
    export = _command(commands, "export", _export, "write the town into a workbook, without people's phones")
    export.add_argument("file", type=Path, help="a name that ends with .xlsx, .toml, or .geojson (outlines and points)")
    export.add_argument("--lang", choices=("zh", "en"), default="zh")
    export.add_argument("--phones", action="store_true", help="with people's phones")
    _takes_config(export)
    cases = _command(commands, "cases", _cases, "write the ledger of cases, as somebody named may read it")
    cases.add_argument("file", type=Path, help="a name that ends with .xlsx")
    cases.add_argument("words", nargs="*", help="as behind 台账: a number, place, unit, standing, period, words")
    cases.add_argument("--person", required=True, help="whose rights hold, and who is written down: a key of the file")
    cases.add_argument("--community", default="", help="the key of an area: only what lies there")
    cases.add_argument("--reporters", action="store_true", help="with who reported; each is a look")
    _takes_config(cases)
    _ledger_commands(commands)


def _ledger_commands(commands: "Commands") -> None:
    ledger = commands.add_parser("ledger", help="prove the ledger of points, write it into a file, add it up anew")
    what = ledger.add_subparsers(required=True, metavar="WHAT")
    verify = _command(what, "verify", _ledger_verify, "prove that no entry was changed, added or taken out")
    verify.add_argument("file", type=Path, nargs="?", help="an exported ledger or a SQLite file; none: the database")
    verify.add_argument("--head", action="append", default=[], metavar="NUMBER:HASH", help="as a notice has posted it")
    verify.add_argument("--community", default="", help="the key of an area, where the database has several")
    _takes_config(verify)
    export = _command(what, "export", _ledger_export, "write the entries into a file that can be proved by itself")
    export.add_argument("file", type=Path, help="a file that is not there yet")
    export.add_argument("--community", default="", help="the key of an area, where there are several")
    _takes_config(export)
    rebuild = _command(what, "rebuild", _ledger_rebuild, "add totals and purses up anew from the entries")
    rebuild.add_argument("--check", action="store_true", help="only say what differs; 1 when something does")
    _takes_config(rebuild)


def _care_commands(commands: "Commands") -> None:
    doctor = _command(commands, "doctor", _doctor, "look whether everything is well, and say what to do")
    doctor.add_argument("--language", choices=LOCALES, help="default: that of this machine")
    _takes_config(doctor)
    backup = _command(commands, "backup", _backup, "put database and pictures into one archive, while running")
    backup.add_argument("file", type=Path, help="a name that ends with .tar.gz")
    _takes_config(backup)
    restore = _command(commands, "restore", _restore, "put an archive in place; stop the house first")
    restore.add_argument("file", type=Path, help="an archive that backup wrote")
    restore.add_argument("--force", action="store_true", help="also where a town is: it is put aside")
    _takes_config(restore)


Do = Callable[[argparse.Namespace], Coroutine[None, None, int]]


def _command(commands: "Commands", name: str, do: Do, words: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=words)
    command.set_defaults(do=do)
    return command


def _port(told: str) -> int:
    if told.isascii() and told.isdigit() and int(told) <= MOST_PORT:
        return int(told)
    raise argparse.ArgumentTypeError(f"{told} is no port: write a number from 0 to {MOST_PORT}")


def _takes_config(command: argparse.ArgumentParser) -> None:
    command.add_argument("--config", type=Path, help="default: config.toml, where there is one")


def _config(asked: argparse.Namespace) -> Config:
    usual = Path("config.toml")
    path: Path | None = asked.config or (usual if usual.exists() else None)
    return load_config(path, os.environ)


async def _town(asked: argparse.Namespace) -> Config:
    """The settings of a house that is there already."""
    from bot.standing import need_town

    config = _config(asked)
    await need_town(config.database.url.get_secret_value())
    return config


async def _demo(asked: argparse.Namespace) -> int:
    from bot.clock import real_now
    from bot.demo.town import build, demo_config
    from bot.standing import told

    set_up_logs("WARNING", "text")
    config = demo_config(asked.data, asked.port)
    with told(config.database.url.get_secret_value()):
        fresh = await build(config, real_now(), _tell_past)
    print("A new town was built." if fresh else "The town goes on where it was.")
    return await _serve(config, demo=True)


def _tell_past(done: int, of: int) -> None:
    """One line that grows: building takes some seconds, and nobody should wonder."""
    words = say("demo-past", language_of(os.environ.get("LANG", "")), done=done, of=of)
    print(words, end="\n" if done == of else "\r", flush=True)


async def _run(asked: argparse.Namespace) -> int:
    from bot.standing import bring_up

    config = _config(asked)
    set_up_logs(config.logs.level, config.logs.format)
    await bring_up(config.database.url.get_secret_value())
    return await _serve(config, demo=False)


async def _serve(config: Config, *, demo: bool) -> int:
    """Run one house until Ctrl-C or SIGTERM."""
    from bot.app import App
    from bot.clock import TownClock, load_ahead

    app = App(config, TownClock(), demo=demo)
    async with app.database.transaction() as session:
        app.clock.ahead = await load_ahead(session)
    try:
        await _open(app, config)
        gc.freeze()  # what is loaded by now stays: looking for garbage in it would hold everybody up
        app.work()
        await _say_how_to_begin(app)
        if config.web.enabled:
            print(f"Linli 邻里: {app.url}/  (Ctrl-C stops it)", flush=True)
        await _until_told(app)
    finally:
        await app.close()
    return 0


async def _say_how_to_begin(app: "App") -> None:
    """A house without anybody in it waits for whoever has the code from this console."""
    from bot.app import setup_code
    from services.act import Act
    from services.setup import is_new

    async with app.database.reading() as session:
        new = await is_new(Act(session, app.town, app.clock.now()))
    if new and app.config.telegram.enabled:
        print(f"Nobody looks after this town yet. Send the bot: /start {setup_code(app.config)}", flush=True)


async def _open(app: "App", config: Config) -> None:
    from bot.gateways.contract import GatewayError

    try:
        await app.open()
    except OSError as error:
        raise Stopped(_unheard(config, error)) from None
    except GatewayError as error:
        raise Stopped(str(error)) from None


def _unheard(config: Config, error: OSError) -> str:
    """Why nobody could be let in: a file of the house, or where it listens."""
    from bot.standing import why

    if error.filename:
        return f"{error.filename}: {why(error)}."
    if isinstance(error, socket.gaierror):
        return f"web.host {config.web.host}: {why(error)}. Write an address of this machine, as 127.0.0.1."
    port = f"Port {config.web.port} on {config.web.host}"
    return f"{port}: {why(error)}. Choose another: web.port, or make demo PORT=8200."


async def _until_told(app: "App") -> None:
    """Until a signal; ``Stopped`` when a gateway gave up for good."""
    over = asyncio.ensure_future(app.over())
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, over.cancel)
    try:
        why = await over
    except asyncio.CancelledError:
        return
    raise Stopped(why)


async def _import(asked: argparse.Namespace) -> int:
    from bot.importing import import_file

    return await import_file(_config(asked), asked.file, dry_run=asked.dry_run)


async def _template(asked: argparse.Namespace) -> int:
    from bot.importing import template_file

    return await template_file(asked.file, language_of(asked.lang))


async def _export(asked: argparse.Namespace) -> int:
    from bot.importing import export_file

    return await export_file(await _town(asked), asked.file, language_of(asked.lang), phones=asked.phones)


async def _cases(asked: argparse.Namespace) -> int:
    from bot.cases_export import export_cases

    count = await export_cases(
        await _town(asked), asked.file, asked.person, " ".join(asked.words),
        community=asked.community, reporters=asked.reporters,
    )  # fmt: skip
    print(f"{asked.file}: {count} cases." if count else "No case is like that; no file was written.")
    return 0


async def _ledger_verify(asked: argparse.Namespace) -> int:
    from bot.points_book import is_database, posted_heads, verify_database, verify_file
    from bot.standing import need_town

    posted, file = posted_heads(asked.head), asked.file
    if file and not is_database(file):
        return 0 if await verify_file(file, posted) else 1
    url = f"sqlite:///{file}" if file else _config(asked).database.url.get_secret_value()
    await need_town(url)
    return 0 if await verify_database(url, asked.community, posted) else 1


async def _ledger_export(asked: argparse.Namespace) -> int:
    from bot.points_book import export_points

    await export_points(await _town(asked), asked.file, asked.community)
    return 0


async def _ledger_rebuild(asked: argparse.Namespace) -> int:
    from bot.points_book import rebuild

    fits = await rebuild(await _town(asked), check=asked.check)
    return 0 if fits or not asked.check else 1


async def _link(asked: argparse.Namespace) -> int:
    from bot.importing import personal_link

    print(await personal_link(await _town(asked), asked.person))
    return 0


async def _doctor(asked: argparse.Namespace) -> int:
    from bot.doctor import examine_and_tell

    language = asked.language or language_of(os.environ.get("LANG", ""))
    return await examine_and_tell(lambda: _config(asked), language)


async def _backup(asked: argparse.Namespace) -> int:
    from bot.backup import back_up
    from bot.clock import real_now

    manifest = await back_up(_config(asked), asked.file, real_now())
    print(f"{asked.file}: the database (schema {manifest.revision}) and {manifest.pictures} pictures.")
    return 0


async def _restore(asked: argparse.Namespace) -> int:
    from bot.backup import restore
    from bot.clock import real_now

    manifest = await restore(_config(asked), asked.file, real_now(), force=asked.force)
    print(f"Restored as of {manifest.made_at}: the database and {manifest.pictures} pictures.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
