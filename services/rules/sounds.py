"""What we make of bytes that claim to be a voice: sniffed, bounded, heard, and spoken again in one format.

Pure and synchronous, and heavy: call it through ``services.darkroom``, never on the event loop.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from services.rules.unfit import Unfit

MOST_BYTES = 8 * 1024 * 1024
MOST_SECONDS = 60
SLACK = 0.5
"""What recorders run on after a minute."""
RATE = 24_000
BITS = 32_000
MIME = "audio/mp4"
FAINT = 0.004
"""Below this share of the loudest that there can be, nothing is heard: a muted microphone, a thumb on it."""

_RATES = range(4_000, 192_001)
_MOST_CHANNELS = 8
_NO_SOUND = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"})
_TIMED = frozenset({"ogg", "matroska", "mp4", "wav"})
"""Containers whose head knows how long they are; for the others FFmpeg guesses from a bit rate."""
_TABLES = {b"OggS": "ogg", b"\x1aE\xdf\xa3": "matroska", b"ID3": "mp3", b"#!AMR\n": "amr"}


@dataclass(frozen=True)
class Sound:
    """A voice fit to be kept: mono AAC without metadata, and how long it is."""

    content: bytes
    mime: str
    seconds: int


def sniff(content: bytes) -> str | None:
    """The container that the bytes begin like, as FFmpeg calls it; ``None`` for what is no sound of a phone."""
    for head, kind in _TABLES.items():
        if content.startswith(head):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return "wav"
    if content[4:8] == b"ftyp":
        return None if content[8:12] in _NO_SOUND else "mp4"
    return _framed(content)


def _framed(content: bytes) -> str | None:
    """AAC or MP3 without a container: eleven bits set, then a layer (none for AAC) and a bit rate that exists."""
    if len(content) < 4 or content[0] != 0xFF or content[1] & 0xE0 != 0xE0:
        return None
    if content[1] & 0xF6 == 0xF0:
        return "aac"
    return "mp3" if content[1] & 0x06 and content[2] >> 4 not in (0, 15) else None


def read_sound(content: bytes) -> Sound:
    """The voice in ``content``, mono and small.

    Raises ``Unfit``: not-a-voice (also for a video), broken-voice, silent-voice, or voice-too-long (over a minute,
    or over 8 MB, which no minute of speech needs).
    """
    if len(content) > MOST_BYTES:
        raise too_large(content)
    kind = sniff(content)
    if kind is None:
        raise Unfit("not-a-voice")
    try:
        return _spoken_again(content, kind)
    except Unfit:
        raise
    except Exception as error:  # decoders of hostile bytes fail in a dozen ways, and all of them mean this
        raise Unfit("broken-voice") from error


def too_large(content: bytes) -> Unfit:
    """What is said of over 8 MB."""
    return _too_long() if sniff(content) else Unfit("not-a-voice")


def _too_long() -> Unfit:
    """What is said of a voice that goes on for more than a minute."""
    return Unfit("voice-too-long")


def _spoken_again(content: bytes, kind: str) -> Sound:
    import av

    out = BytesIO()
    with (
        av.open(BytesIO(content), "r", format=kind, metadata_errors="ignore") as source,
        av.open(out, "w", format="ipod", options={"fflags": "+bitexact"}) as target,
    ):
        track = _track(source, timed=kind in _TIMED)
        voice = target.add_stream("aac", rate=RATE, layout="mono", bit_rate=BITS)
        listener = _Listener()
        for frame in listener.hear(source.decode(track)):
            target.mux(voice.encode(frame))
        target.mux(voice.encode(None))
    if listener.loudest < FAINT:
        raise Unfit("silent-voice")
    return Sound(out.getvalue(), MIME, listener.seconds)


def _track(source: Any, *, timed: bool) -> Any:
    """The one track of sound; a moving picture beside it makes it a video. What the head claims is bounded here."""
    import av

    pictures = [one for one in source.streams.video if not one.disposition & av.stream.Disposition.attached_pic]
    if pictures or not source.streams.audio:
        raise Unfit("not-a-voice")
    if timed and source.duration is not None and source.duration / av.time_base > MOST_SECONDS + SLACK:
        raise _too_long()
    track = source.streams.audio[0]
    if track.codec_context.sample_rate not in _RATES or not 1 <= track.codec_context.channels <= _MOST_CHANNELS:
        raise Unfit("broken-voice")
    return track


class _Listener:
    """Counts what is heard, whatever the head claimed."""

    def __init__(self) -> None:
        self.samples = 0
        self.loudest = 0.0

    @property
    def seconds(self) -> int:
        """Whole seconds, at least one."""
        return max(1, min(MOST_SECONDS, round(self.samples / RATE)))

    def hear(self, frames: Any) -> Iterator[Any]:
        """The frames as the encoder takes them; refuses at the first one beyond a minute."""
        import av

        resampler = av.AudioResampler(format="fltp", layout="mono", rate=RATE)
        for frame in _with_end(frames):
            for part in resampler.resample(frame):
                self._count(part)
                yield part
        if not self.samples:
            raise Unfit("broken-voice")

    def _count(self, part: Any) -> None:
        self.samples += part.samples
        if self.samples > (MOST_SECONDS + SLACK) * RATE:
            raise _too_long()
        self.loudest = max(self.loudest, _peak(bytes(part.planes[0])[: 4 * part.samples]))


def _with_end(frames: Any) -> Iterator[Any]:
    """The frames without their times (streams may begin anywhere), then the ``None`` that empties a resampler."""
    for frame in frames:
        frame.pts = None
        yield frame
    yield None


def _peak(plane: bytes) -> float:
    samples = memoryview(plane).cast("f")
    return max(max(samples, default=0.0), -min(samples, default=0.0))
