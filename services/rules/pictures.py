"""What we make of bytes that claim to be a photo: sniffed, bounded, turned upright, stripped, made smaller.

Pure and synchronous, and heavy: call it through ``services.darkroom``, never on the event loop.
"""

import math
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, ImageDraw, ImageOps

from services.rules.unfit import Unfit

MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2048
QUALITY = 85
PAIR_HEIGHT = 720
PAIR_WIDEST = 1080
GAP = 64
JADE = (31, 138, 112)

_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True)
class Picture:
    """A picture fit to be kept, without metadata: JPEG, or PNG when we drew it; the place is what its EXIF told."""

    content: bytes
    mime: str
    width: int
    height: int
    lat: float | None = None
    lon: float | None = None


def sniff(content: bytes) -> str | None:
    """The kind of picture that the bytes begin like (JPEG, PNG, WEBP, HEIF); ``None`` for anything else."""
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return "HEIF"
    return None


def read_picture(content: bytes) -> Picture:
    """The picture in ``content``, at most 2048 pixels long, upright, as JPEG.

    Raises ``Unfit``: not-a-photo, broken-photo, or photo-too-large (over 15 MB or 50 million pixels).
    """
    if len(content) > MOST_BYTES:
        raise too_large()
    kind = sniff(content)
    if kind is None:
        raise Unfit("not-a-photo")
    try:
        with _open(content, kind) as image:
            return _encoded(_upright(image), _place(image))
    except Unfit:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise too_large() from error
    except Exception as error:  # decoders of hostile bytes fail in a dozen ways, and all of them mean this
        raise Unfit("broken-photo") from error


def too_large() -> Unfit:
    """What is said of a picture over 15 MB or 50 million pixels."""
    return Unfit("photo-too-large", most=MOST_BYTES // 1024 // 1024)


def _open(content: bytes, kind: str) -> Image.Image:
    if kind == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener(thumbnails=False)
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        image = Image.open(BytesIO(content), formats=(kind,))
    if image.width * image.height > MOST_PIXELS:
        image.close()
        raise too_large()
    return image


def _place(image: Image.Image) -> tuple[float, float] | None:
    """Where the camera says it was, in degrees; broken EXIF tells nothing."""
    try:
        gps = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
        lat = _degrees(gps[ExifTags.GPS.GPSLatitude], gps.get(ExifTags.GPS.GPSLatitudeRef) == "S")
        lon = _degrees(gps[ExifTags.GPS.GPSLongitude], gps.get(ExifTags.GPS.GPSLongitudeRef) == "W")
    except Exception:  # EXIF is written by every camera differently, and by attackers
        return None
    known = math.isfinite(lat + lon) and abs(lat) <= 90 and abs(lon) <= 180 and (lat, lon) != (0.0, 0.0)
    return (lat, lon) if known else None


def _degrees(parts: Any, negative: bool) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = round(degrees + minutes / 60 + seconds / 3600, 6)
    return -value if negative else value


def _upright(image: Image.Image) -> Image.Image:
    turn = _turn(image)
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    small = _flat(image)
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
    return small if turn is None else small.transpose(turn)


def _turn(image: Image.Image) -> Image.Transpose | None:
    try:
        return _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # an unreadable orientation is no orientation
        return None


def _flat(image: Image.Image) -> Image.Image:
    """On white where it was transparent."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    white = Image.new("RGB", clear.size, "white")
    white.paste(clear, mask=clear.getchannel("A"))
    return white


def _encoded(image: Image.Image, place: tuple[float, float] | None) -> Picture:
    lat, lon = place or (None, None)
    return Picture(_jpeg(image), "image/jpeg", image.width, image.height, lat, lon)


def _jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    plain = Image.new("RGB", image.size)
    plain.paste(image)  # a fresh image carries no EXIF, profile or comment along
    plain.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def drawn(png: bytes) -> Picture:
    """A picture that we drew ourselves stays PNG: a QR code keeps its edges, and WeChat forwards it as it is."""
    with Image.open(BytesIO(png), formats=("PNG",)) as image:
        return Picture(png, "image/png", image.width, image.height)


def before_and_after(before: bytes, after: bytes) -> Picture:
    """Two kept pictures side by side at one height, with an arrow between them."""
    left, right = _at_one_height(before), _at_one_height(after)
    pair = Image.new("RGB", (left.width + GAP + right.width, PAIR_HEIGHT), "white")
    pair.paste(left, (0, 0))
    pair.paste(right, (left.width + GAP, 0))
    _arrow(pair, left.width + GAP // 2, PAIR_HEIGHT // 2)
    return _encoded(pair, None)


def _at_one_height(content: bytes) -> Image.Image:
    with _open(content, sniff(content) or "JPEG") as image:
        width = max(1, round(image.width * PAIR_HEIGHT / image.height))
        whole = image.convert("RGB").resize((width, PAIR_HEIGHT), Image.Resampling.LANCZOS)
    return ImageOps.fit(whole, (PAIR_WIDEST, PAIR_HEIGHT)) if width > PAIR_WIDEST else whole


def _arrow(image: Image.Image, x: int, y: int) -> None:
    draw = ImageDraw.Draw(image)
    draw.line([(x - 20, y), (x + 8, y)], fill=JADE, width=10)
    draw.polygon([(x + 4, y - 20), (x + 24, y), (x + 4, y + 20)], fill=JADE)
