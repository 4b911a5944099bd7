"""Who is measured: a bare aiogram echo, a bare python-telegram-bot echo, and the house."""

import asyncio
import logging
import sys
from pathlib import Path
from typing import Any

from benchmarks.settings import START, settings
from tests.botapi.server import TOKEN


async def aiogram(url: str) -> None:
    """Say back what was said; answer each press."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import CallbackQuery, Message

    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    @dispatcher.callback_query()
    async def toast(query: CallbackQuery) -> None:
        await query.answer("ok")

    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    await dispatcher.start_polling(bot)


def ptb(url: str) -> None:
    """The same with python-telegram-bot, updates side by side."""
    logging.disable()  # it tells at length that its server is gone at the end
    from telegram import Update
    from telegram.ext import Application, CallbackQueryHandler, MessageHandler, filters

    async def echo(update: Update, _: Any) -> None:
        assert update.message is not None
        await update.message.reply_text(update.message.text or "")

    async def toast(update: Update, _: Any) -> None:
        assert update.callback_query is not None
        await update.callback_query.answer("ok")

    builder = Application.builder().token(TOKEN).base_url(f"{url}/bot").concurrent_updates(256)
    application = builder.connection_pool_size(256).pool_timeout(60).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(toast))
    application.run_polling()


async def linli(url: str, folder: Path) -> None:
    """The house on Telegram alone, with a pace that nobody holds back."""
    from bot.app import App
    from bot.clock import TownClock, real_now
    from bot.logs import set_up_logs

    set_up_logs("WARNING", "text")
    app = App(settings(url, folder), TownClock(ahead=START - real_now()))
    await app.open()
    app.work()
    await asyncio.Event().wait()


def main(kind: str, url: str, folder: str) -> None:
    """Run one of them until it is ended."""
    if kind == "ptb":
        ptb(url)
    else:
        asyncio.run(aiogram(url) if kind == "aiogram" else linli(url, Path(folder)))


if __name__ == "__main__":
    main(*sys.argv[1:])
