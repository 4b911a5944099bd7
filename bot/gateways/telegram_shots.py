"""The pictures and voices of a message, as Telegram keeps them."""

from aiogram.types import Document, Message

from models import Medium, Shot


def shots_of(message: Message) -> tuple[Shot, ...]:
    """A picture, a picture sent as a file, or a sound."""
    if message.photo:
        return (Shot("telegram", file_id=max(message.photo, key=lambda size: size.width * size.height).file_id),)
    if message.document and (message.document.mime_type or "").startswith("image/"):
        return (Shot("telegram", file_id=message.document.file_id),)
    sound = message.voice or message.audio or _recording(message)
    if sound is not None:
        seconds: int = getattr(sound, "duration", 0)
        size = sound.file_size or 0
        return (Shot("telegram", file_id=sound.file_id, kind=Medium.VOICE, seconds=seconds, size=size),)
    return ()


def _recording(message: Message) -> Document | None:
    """What a phone's recorder made, sent as a file."""
    file = message.document
    return file if file is not None and (file.mime_type or "").startswith("audio/") else None
