"""Voices to speak in tests: tones as phones and browsers would have recorded them."""

import math
from array import array
from fractions import Fraction
from functools import cache
from io import BytesIO
from typing import Any

import av

RATES = {"libopus": 48_000, "aac": 44_100, "libmp3lame": 44_100, "pcm_s16le": 48_000, "libopencore_amrnb": 8_000}


@cache
def tone(seconds: float, container: str = "ogg", codec: str = "libopus", *, loud: float = 0.3) -> bytes:
    """A hum of so many seconds, mono, in this container."""
    out = BytesIO()
    with av.open(out, "w", format=container) as target:
        target.metadata["title"] = "a secret"
        _hum(target, _track(target, codec), seconds, loud)
    return out.getvalue()


def film(seconds: float) -> bytes:
    """A moving picture with sound."""
    out = BytesIO()
    with av.open(out, "w", format="mp4") as target:
        picture: Any = target.add_stream("mpeg4", rate=5)
        track = _track(target, "aac")
        picture.width, picture.height, picture.pix_fmt = 64, 64, "yuv420p"
        for number in range(int(seconds * 5)):
            frame = av.VideoFrame(64, 64, "yuv420p")
            frame.pts = number
            target.mux(picture.encode(frame))
        target.mux(picture.encode(None))
        _hum(target, track, seconds, 0.3)
    return out.getvalue()


def _track(target: Any, codec: str) -> Any:
    return target.add_stream(codec, rate=RATES[codec], layout="mono")


def _hum(target: Any, track: Any, seconds: float, loud: float) -> None:
    rate = track.codec_context.sample_rate
    frame = av.AudioFrame(format="s16", layout="mono", samples=round(seconds * rate))
    frame.rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
    wave = array("h", (round(32767 * loud * math.sin(number * 2764 / rate)) for number in range(frame.samples)))
    frame.planes[0].update(wave.tobytes().ljust(frame.planes[0].buffer_size, b"\0"))
    shaped = av.AudioResampler(format=track.codec_context.format, layout="mono", rate=rate, frame_size=960)
    for part in (*shaped.resample(frame), *shaped.resample(None)):
        target.mux(track.encode(part))
    target.mux(track.encode(None))
