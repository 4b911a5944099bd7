"""What becomes of the pictures that people send: kept small, upright and without metadata, or refused by code."""

import struct
import zlib
from collections.abc import AsyncIterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pillow_heif
import pytest
from PIL import ExifTags, Image, PngImagePlugin

from models import Refusal, Refused
from services import darkroom as darkrooms
from services.darkroom import Darkroom
from services.media import MediaStore
from services.rules.pictures import MOST_BYTES, Picture, read_picture
from services.rules.unfit import Unfit
from web import samples

RED, BLUE = (220, 30, 30), (30, 30, 220)


def flag(size: tuple[int, int] = (640, 480), mode: str = "RGB") -> Image.Image:
    """Red above, blue below."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (0, size[1] // 2, *size))
    return image.convert(mode)


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(picture.content))


def exif(**tags: Any) -> Image.Exif:
    made = Image.Exif()
    for name, value in tags.items():
        made[ExifTags.Base[name]] = value
    return made


def located(lat: tuple[Any, str], lon: tuple[Any, str]) -> Image.Exif:
    made = exif(Make="A camera", ImageDescription="a secret")
    made[ExifTags.IFD.GPSInfo] = {1: lat[1], 2: lat[0], 3: lon[1], 4: lon[0]}
    return made


def refusal_of(content: bytes) -> Refusal:
    with pytest.raises(Unfit) as caught:
        read_picture(content)
    return Refusal(caught.value.why)


def bomb(width: int, height: int) -> bytes:
    """A few kilobytes of PNG that claim a huge picture."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def heic(image: Image.Image) -> bytes:
    out = BytesIO()
    pillow_heif.from_pillow(image).save(out, quality=60)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_each_kind_becomes_a_jpeg(kind: str) -> None:
    picture = read_picture(encoded(flag(), kind))
    assert (picture.mime, picture.width, picture.height) == ("image/jpeg", 640, 480)
    assert opened(picture).format == "JPEG"


def test_a_phones_heic_becomes_a_jpeg() -> None:
    picture = read_picture(heic(flag()))
    assert opened(picture).size == (640, 480)
    assert opened(picture).getpixel((5, 5))[0] > 150  # type: ignore[index]


def test_a_large_photo_is_made_smaller() -> None:
    picture = read_picture(encoded(flag((4000, 3000))))
    assert (picture.width, picture.height) == (2048, 1536)


@pytest.mark.parametrize(
    ("orientation", "size", "top"), [(1, (640, 480), RED), (3, (640, 480), BLUE), (6, (480, 640), None)]
)
def test_it_stands_upright(orientation: int, size: tuple[int, int], top: tuple[int, int, int] | None) -> None:
    picture = read_picture(encoded(flag(), exif=exif(Orientation=orientation)))
    image = opened(picture)
    assert image.size == size
    left, right = image.getpixel((5, 5)), image.getpixel((image.width - 5, 5))
    if top is None:
        assert (left[2] > 150, right[0] > 150) == (True, True)  # type: ignore[index]
    else:
        assert max(abs(a - b) for a, b in zip(left, top, strict=True)) < 12  # type: ignore[arg-type]


def test_the_place_is_taken_and_everything_else_is_stripped() -> None:
    camera = located(((31.0, 30.0, 0.0), "N"), ((121.0, 15.0, 36.0), "E"))
    picture = read_picture(encoded(flag(), exif=camera, comment=b"a secret", icc_profile=b"x" * 200))
    assert (picture.lat, picture.lon) == (31.5, 121.26)
    kept = opened(picture)
    assert not dict(kept.getexif())
    assert not {"exif", "comment", "icc_profile", "xmp"} & set(kept.info)
    assert b"secret" not in picture.content


@pytest.mark.parametrize(
    "camera",
    [
        located(((91.0, 0.0, 0.0), "N"), ((10.0, 0.0, 0.0), "E")),
        located(((0.0, 0.0, 0.0), "N"), ((0.0, 0.0, 0.0), "E")),
        located(((1.0, 2.0), "N"), ((3.0,), "E")),
        exif(GPSInfo={}),
    ],
)
def test_a_nonsense_place_is_no_place(camera: Image.Exif) -> None:
    assert read_picture(encoded(flag(), exif=camera)).lat is None


def test_south_and_west_are_negative() -> None:
    picture = read_picture(encoded(flag(), exif=located(((33.0, 30.0, 0.0), "S"), ((70.0, 30.0, 0.0), "W"))))
    assert (picture.lat, picture.lon) == (-33.5, -70.5)


def test_transparency_becomes_white() -> None:
    clear = Image.new("RGBA", (50, 50), (0, 0, 0, 0))
    palette = clear.convert("RGB").convert("P")
    for content in (encoded(clear, "PNG"), encoded(palette, "PNG", transparency=palette.getpixel((0, 0)))):
        assert opened(read_picture(content)).getpixel((9, 9)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_odd_colours_are_taken(mode: str) -> None:
    assert opened(read_picture(encoded(flag(mode=mode)))).mode == "RGB"


NO_PHOTOS = [b"", b"\xff\xd8", b"%PDF-1.7 not a photo", b"<svg/>", b"PK\x03\x04" + b"\0" * 99, b"BM" + b"\0" * 99]


@pytest.mark.parametrize("content", [*NO_PHOTOS, encoded(flag(), "GIF"), encoded(flag(), "TIFF")])
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    assert refusal_of(content) is Refusal.NOT_A_PHOTO


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_a_truncated_photo_is_refused(kind: str, share: float) -> None:
    noisy = Image.effect_noise((640, 480), 90).convert("RGB")
    whole = heic(noisy) if kind == "HEIF" else encoded(noisy, kind)
    assert refusal_of(whole[: int(len(whole) * share)]) is Refusal.BROKEN_PHOTO


@pytest.mark.parametrize(
    "head", [b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP", b"\0\0\0\x18ftypheic"]
)
def test_a_beginning_without_a_picture_is_refused(head: bytes) -> None:
    assert refusal_of(head + b"\x00\xffnonsense" * 500) is Refusal.BROKEN_PHOTO


@pytest.mark.parametrize("size", [(8000, 8000), (60_000, 60_000), (2_000_000_000, 2)])
def test_a_picture_bomb_is_refused(size: tuple[int, int]) -> None:
    assert refusal_of(bomb(*size)) is Refusal.PHOTO_TOO_LARGE


def test_too_many_bytes_are_refused_unread() -> None:
    assert refusal_of(b"\xff\xd8\xff" + b"\0" * MOST_BYTES) is Refusal.PHOTO_TOO_LARGE


def test_text_that_unpacks_to_gigabytes_is_refused() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "x" * 40_000_000, zip=True)
    assert refusal_of(encoded(flag(), "PNG", pnginfo=info)) is Refusal.BROKEN_PHOTO


@pytest.fixture
async def darkroom() -> AsyncIterator[Darkroom]:
    made = Darkroom()
    yield made
    await made.close()


async def test_the_darkroom_does_the_same_in_its_child(darkroom: Darkroom) -> None:
    content = encoded(flag(), exif=located(((31.0, 30.0, 0.0), "N"), ((121.0, 15.0, 36.0), "E")))
    assert await darkroom.read(content) == read_picture(content)
    for bad, refusal in [
        (b"%PDF", "not-a-photo"),
        (content[:400], "broken-photo"),
        (bomb(9000, 9000), "photo-too-large"),
    ]:
        with pytest.raises(Refused) as caught:
            await darkroom.read(bad)
        assert caught.value.refusal == refusal
    pair = await darkroom.pair(read_picture(content).content, read_picture(encoded(flag((300, 600)))).content)
    assert (pair.width, pair.height) == (960 + 64 + 360, 720)


async def test_who_dawdles_in_the_darkroom_is_sent_out_and_it_opens_again() -> None:
    darkroom = Darkroom(seconds=0.01)
    with pytest.raises(Refused) as caught:
        await darkroom.read(encoded(flag()))
    assert caught.value.refusal is Refusal.BROKEN_PHOTO
    darkroom._seconds = darkrooms.SECONDS
    assert (await darkroom.read(encoded(flag()))).width == 640
    await darkroom.close()


def test_the_store_keeps_a_picture_once(tmp_path: Path) -> None:
    store, picture = MediaStore(tmp_path), read_picture(encoded(flag()))
    sha = store.keep(picture)
    assert sha == store.keep(picture) == sha256(picture.content).hexdigest()
    assert [file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.*")] == [f"{sha[:2]}/{sha}.jpg"]
    assert store.path(sha).read_bytes() == picture.content


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "a" * 63, "A" * 64, "a" * 64 + "\n"])
def test_only_hashes_are_paths(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not the SHA-256"):
        MediaStore(tmp_path).path(name)


@pytest.mark.parametrize("name", samples.NAMES)
def test_sample_pictures_are_photos_and_always_the_same(name: str) -> None:
    picture = read_picture(samples.sample(name))
    assert (picture.width, picture.height) == (900, 675)
    assert samples.draw(name) == samples.draw(name)
