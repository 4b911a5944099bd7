"""The command line: ``python -m bot demo | run | import FILE | link PERSON``."""

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.config import Config, ConfigError, load_config
from bot.logs import set_up_logs
from bot.stopped import Stopped

if TYPE_CHECKING:
    from bot.app import App

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


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
    demo.add_argument("--port", type=int, default=8123)
    demo.add_argument("--data", type=Path, default=Path("data/demo"))
    run = _command(commands, "run", _run, "start the house")
    _takes_config(run)
    bring = _command(commands, "import", _import, "read a community file")
    bring.add_argument("file", type=Path)
    bring.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    _takes_config(bring)
    link = _command(commands, "link", _link, "make a new personal link to the chat page")
    link.add_argument("person", help="the person's key in the community file")
    _takes_config(link)
    return parser


Do = Callable[[argparse.Namespace], Coroutine[None, None, int]]


def _command(commands: "Commands", name: str, do: Do, words: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=words)
    command.set_defaults(do=do)
    return command


def _takes_config(command: argparse.ArgumentParser) -> None:
    command.add_argument("--config", type=Path, help="default: config.toml, where there is one")


def _config(asked: argparse.Namespace) -> Config:
    usual = Path("config.toml")
    path: Path | None = asked.config or (usual if usual.exists() else None)
    return load_config(path, os.environ)


async def _demo(asked: argparse.Namespace) -> int:
    from bot.clock import real_now
    from bot.demo.town import demo_config, prepare

    set_up_logs("WARNING", "text")
    config = demo_config(asked.data, asked.port)
    fresh = await prepare(config, real_now())
    print("A new town was built." if fresh else "The town goes on where it was.")
    return await _serve(config, demo=True)


async def _run(asked: argparse.Namespace) -> int:
    from bot.migrate import upgrade

    config = _config(asked)
    set_up_logs(config.logs.level, config.logs.format)
    await upgrade(config.database.url.get_secret_value())
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
        app.work()
        if config.web.enabled:
            print(f"Linli 邻里: {app.url}/  (Ctrl-C stops it)", flush=True)
        await _until_told()
    finally:
        await app.close()
    return 0


async def _open(app: "App", config: Config) -> None:
    from bot.gateways.telegram_calls import TokenRefused

    try:
        await app.open()
    except OSError as error:
        raise Stopped(f"Port {config.web.port} is taken ({error.strerror}): choose another with web.port.") from None
    except TokenRefused as error:
        raise Stopped(str(error)) from None


async def _until_told() -> None:
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, told.set)
    await told.wait()


async def _import(asked: argparse.Namespace) -> int:
    from bot.importing import import_file

    return await import_file(_config(asked), asked.file, dry_run=asked.dry_run)


async def _link(asked: argparse.Namespace) -> int:
    from bot.importing import personal_link

    print(await personal_link(_config(asked), asked.person))
    return 0


if __name__ == "__main__":
    sys.exit(main())
