"""What becomes of the voices that people send: kept small and without metadata, or refused by code."""

import wave
import zipfile
from collections.abc import AsyncIterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from random import Random

import av
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import Refusal, Refused
from services.darkroom import Darkroom
from services.media import MediaStore
from services.rules.sounds import MIME, MOST_BYTES, read_sound
from services.rules.unfit import Unfit
from tests.sounds import film, tone
from web.samples import sample


def refusal_of(content: bytes) -> Refusal:
    with pytest.raises(Unfit) as caught:
        read_sound(content)
    return Refusal(caught.value.why)


def noise(seconds: float) -> bytes:
    """Uncompressed hiss."""
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(Random(7).randbytes(round(seconds * 48_000) * 2))
    return out.getvalue()


def zipped() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("voice.ogg", tone(1))
    return out.getvalue()


RECORDED = {
    "ogg": "libopus", "webm": "libopus", "mp4": "aac", "adts": "aac", "mp3": "libmp3lame", "wav": "pcm_s16le",
    "amr": "libopencore_amrnb",
}  # fmt: skip


@pytest.mark.parametrize("container", RECORDED)
def test_whatever_recorded_it_it_becomes_small_mono_aac_without_metadata(container: str) -> None:
    recorded = tone(3, container, RECORDED[container])
    sound = read_sound(recorded)
    assert (sound.mime, sound.seconds) == (MIME, 3)
    assert len(sound.content) < 20_000
    with av.open(BytesIO(sound.content)) as kept:
        (track,) = kept.streams
        assert (track.codec_context.name, track.codec_context.channels) == ("aac", 1)
        assert "title" not in kept.metadata
    assert b"secret" not in sound.content


def test_a_minute_is_taken_and_a_second_more_is_not() -> None:
    assert read_sound(tone(59)).seconds == 59
    assert read_sound(tone(60)).seconds == 60
    assert refusal_of(tone(61)) is Refusal.VOICE_TOO_LONG
    assert refusal_of(tone(61, "adts", "aac")) is Refusal.VOICE_TOO_LONG  # a kind that says nowhere how long it is


def test_a_large_file_is_refused_unread_and_uncompressed_speech_is_not() -> None:
    assert read_sound(noise(52)).seconds == 52
    assert refusal_of(b"OggS" + b"\0" * MOST_BYTES) is Refusal.VOICE_TOO_LONG


HISS = Random(7).randbytes(5_000_000)


@pytest.mark.parametrize("content", [b"", b"OggX", sample("lamp-lit"), zipped(), HISS, film(1)])
def test_what_is_no_voice_is_refused(content: bytes) -> None:
    assert refusal_of(content) is Refusal.NOT_A_VOICE


@pytest.mark.parametrize(
    "head",
    [b"OggS", b"\x1aE\xdf\xa3", b"\0\0\0\x18ftypM4A ", b"RIFF\0\0\0\0WAVE", b"ID3\x04\0\0\0\0\0\0", b"#!AMR\n\x7f"],
)
def test_a_beginning_without_a_voice_is_refused(head: bytes) -> None:
    assert refusal_of(head + b"\xff") is Refusal.BROKEN_VOICE
    assert refusal_of(head + HISS[:500_000]) in (Refusal.BROKEN_VOICE, Refusal.VOICE_TOO_LONG)


@pytest.mark.parametrize("container", RECORDED)
def test_a_truncated_voice_is_heard_as_far_as_it_goes_or_refused(container: str) -> None:
    whole = tone(8, container, RECORDED[container])
    assert refusal_of(whole[:40]) is Refusal.BROKEN_VOICE
    half = whole[: len(whole) // 2]
    if container in {"mp4", "adts", "amr"}:  # nothing is where its head says, or its last piece is half
        assert refusal_of(half) is Refusal.BROKEN_VOICE
    else:
        assert 3 <= read_sound(half).seconds <= 5


@pytest.mark.parametrize("loud", [0.0, 0.001])
def test_silence_is_told_so(loud: float) -> None:
    assert refusal_of(tone(2, loud=loud)) is Refusal.SILENT_VOICE


@given(st.binary(max_size=300), st.integers(0, 4000))
@settings(max_examples=40)
def test_nothing_that_is_patched_into_a_voice_gets_further_than_a_refusal(patch: bytes, at: int) -> None:
    whole = tone(1)
    with suppress(Unfit):
        assert read_sound(whole[:at] + patch + whole[at + len(patch) :]).seconds <= 60


@pytest.fixture
async def darkroom() -> AsyncIterator[Darkroom]:
    made = Darkroom()
    yield made
    await made.close()


async def test_the_darkroom_hears_the_same_in_its_child_and_the_store_keeps_it(
    darkroom: Darkroom, tmp_path: Path
) -> None:
    sound = await darkroom.hear(tone(2))
    assert sound == read_sound(tone(2))
    for bad, refusal in [(b"%PDF", "not-a-voice"), (tone(61), "voice-too-long"), (tone(2)[:300], "broken-voice")]:
        with pytest.raises(Refused) as caught:
            await darkroom.hear(bad)
        assert caught.value.refusal == refusal
    store = MediaStore(tmp_path)
    sha = store.keep(sound)
    assert store.path(sha, MIME).read_bytes() == sound.content
    assert not store.path(sha).exists()


async def test_who_dawdles_over_a_voice_reads_that_it_cannot_be_opened() -> None:
    darkroom = Darkroom(seconds=0.01)
    with pytest.raises(Refused) as caught:
        await darkroom.hear(tone(2))
    assert caught.value.refusal is Refusal.BROKEN_VOICE
    await darkroom.close()
