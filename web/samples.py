"""Pictures to try things out with, drawn here: seven places of a fictional neighbourhood, each before and after."""

from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
Point = tuple[float, float]

SIZE = (900, 675)
FINE = 2
INK = (52, 58, 64)


class Scene:
    """A canvas of 900 × 675 units, drawn twice as fine so that edges come out smooth."""

    def __init__(self, ground: Colour) -> None:
        self._image = Image.new("RGB", (SIZE[0] * FINE, SIZE[1] * FINE), ground)
        self._pen = ImageDraw.Draw(self._image)

    def box(self, x: float, y: float, width: float, height: float, fill: Colour, round_by: float = 0) -> None:
        """A rectangle from its upper left corner."""
        edges = _fine([(x, y), (x + width, y + height)])
        self._pen.rounded_rectangle(edges, radius=round_by * FINE, fill=fill)

    def shape(self, points: Sequence[Point], fill: Colour) -> None:
        """A polygon."""
        self._pen.polygon(_fine(points), fill=fill)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Colour) -> None:
        """An ellipse around its centre."""
        self._pen.ellipse(_fine([(x - rx, y - ry), (x + rx, y + ry)]), fill=fill)

    def line(self, points: Sequence[Point], fill: Colour, width: float) -> None:
        """A line through points."""
        self._pen.line(_fine(points), fill=fill, width=round(width * FINE), joint="curve")

    def shade(self, points: Sequence[Point], colour: Colour, strength: float, soft: float = 0) -> None:
        """Lay a see-through polygon over everything; ``soft`` blurs its edge."""
        mask = Image.new("L", self._image.size, 0)
        ImageDraw.Draw(mask).polygon(_fine(points), fill=round(255 * strength))
        if soft:
            mask = mask.filter(ImageFilter.GaussianBlur(soft * FINE))
        self._image.paste(colour, mask=mask)

    def jpeg(self) -> bytes:
        """The finished picture."""
        out = BytesIO()
        self._image.resize(SIZE, Image.Resampling.LANCZOS).save(out, "JPEG", quality=88)
        return out.getvalue()


def _fine(points: Sequence[Point]) -> list[Point]:
    return [(x * FINE, y * FINE) for x, y in points]


def _stairwell() -> Scene:
    scene = Scene((240, 233, 219))
    scene.box(0, 250, 900, 260, (173, 205, 186))
    scene.box(0, 244, 900, 8, (120, 160, 138))
    scene.box(0, 500, 900, 175, (186, 181, 172))
    _door(scene, 70, 150)
    _stairs(scene)
    _tiles(scene)
    return scene


def _tiles(scene: Scene) -> None:
    for x in range(-300, 1200, 150):
        scene.line([(450 + (x - 450) * 0.72, 508), (x, 675)], (168, 163, 154), 3)
    scene.line([(0, 570), (900, 570)], (168, 163, 154), 3)


def _door(scene: Scene, x: float, y: float) -> None:
    scene.box(x - 14, y - 14, 208, 366, (122, 84, 60), 6)
    scene.box(x, y, 180, 352, (156, 106, 74), 4)
    for row in (24, 190):
        scene.box(x + 26, y + row, 128, 136, (138, 92, 62), 6)
    scene.oval(x + 160, y + 182, 9, 9, (230, 196, 120))
    scene.box(x + 56, y + 38, 68, 50, (206, 60, 52), 4)  # a paper blessing, as on most doors


def _stairs(scene: Scene) -> None:
    for step in range(7):
        left, top = 560 + step * 50, 500 - (step + 1) * 42
        scene.box(left, top, 900 - left, 675, (205, 199, 189))
        scene.box(left, top, 900 - left, 9, (224, 219, 210))
        scene.box(left, top + 9, 6, 33, (176, 170, 160))
    scene.shape([(560, 500), (900, 500), (900, 675), (560, 675)], (186, 181, 172))
    scene.shape([(560, 500), (900, 500), (900, 508), (560, 508)], (160, 155, 147))
    for step in range(7):
        scene.line([(584 + step * 50, 458 - step * 42), (584 + step * 50, 330 - step * 42)], (94, 110, 118), 6)
    scene.line([(560, 352), (900, 66)], (128, 78, 48), 16)


def _carton(scene: Scene, x: float, y: float, width: float, height: float) -> None:
    """A cardboard box standing on ``y``, seen slightly from above."""
    top, lean = y - height, width * 0.16
    scene.box(x, top, width, height, (205, 158, 104))
    lid = [(x, top), (x + lean, top - lean), (x + width + lean, top - lean), (x + width, top)]
    scene.shape(lid, (226, 184, 132))
    side = [(x + width, top), (x + width + lean, top - lean), (x + width + lean, y - lean), (x + width, y)]
    scene.shape(side, (172, 126, 78))
    scene.box(x + width * 0.42, top, width * 0.16, height * 0.42, (232, 206, 160))
    scene.line([(x + width * 0.5, top), (x + width * 0.5 + lean, top - lean)], (232, 206, 160), width * 0.13)
    scene.box(x + width * 0.1, y - height * 0.3, width * 0.22, height * 0.16, (150, 106, 64), 2)


def _boxes() -> Scene:
    scene = _stairwell()
    scene.shade([(250, 600), (300, 540), (860, 540), (830, 640), (260, 640)], INK, 0.25, soft=14)
    for carton in [
        (300, 545, 150, 120), (470, 545, 170, 150), (330, 425, 120, 96), (492, 395, 130, 104), (660, 540, 150, 110),
        (676, 430, 110, 84), (512, 291, 92, 70), (240, 630, 160, 108), (430, 640, 190, 126), (650, 632, 140, 92),
    ]:  # fmt: skip
        _carton(scene, *carton)
    return scene


def _corridor(lit: bool) -> Scene:
    scene = Scene((247, 238, 216))
    scene.shape([(0, 0), (900, 0), (690, 130), (210, 130)], (252, 248, 238))
    scene.shape([(0, 675), (900, 675), (690, 520), (210, 520)], (188, 176, 158))
    scene.shape([(0, 0), (210, 130), (210, 520), (0, 675)], (232, 220, 194))
    scene.shape([(900, 0), (690, 130), (690, 520), (900, 675)], (232, 220, 194))
    _corridor_doors(scene)
    scene.box(420, 38, 60, 16, (150, 150, 150), 4)
    scene.oval(450, 66, 62, 26, (255, 250, 222) if lit else (150, 152, 158))
    if lit:
        _glow(scene)
    else:
        _darkness(scene)
    return scene


def _corridor_doors(scene: Scene) -> None:
    scene.box(372, 236, 156, 284, (134, 96, 70), 4)
    scene.box(386, 250, 128, 270, (164, 118, 84), 4)
    scene.oval(498, 392, 7, 7, (236, 205, 134))
    for near, far in ((40, 140), (860, 760)):
        door = [(near, 650), (near, 190), (far, 226), (far, 574)]
        scene.shape(door, (150, 108, 78))
        knob = near + (far - near) * 0.82
        scene.oval(knob, 410, 7, 9, (236, 205, 134))


def _glow(scene: Scene) -> None:
    scene.shade([(388, 70), (512, 70), (760, 640), (140, 640)], (255, 236, 160), 0.42, soft=46)
    scene.shade([(330, 20), (570, 20), (600, 150), (300, 150)], (255, 246, 200), 0.75, soft=34)
    scene.oval(450, 66, 60, 24, (255, 253, 238))


def _darkness(scene: Scene) -> None:
    everything = [(0.0, 0.0), (900.0, 0.0), (900.0, 675.0), (0.0, 675.0)]
    scene.shade(everything, (18, 24, 46), 0.72)
    scene.shade([(386, 250), (514, 250), (514, 520), (386, 520)], (120, 140, 190), 0.10, soft=10)
    scene.oval(450, 66, 60, 24, (96, 100, 116))
    scene.line([(424, 60), (446, 74), (440, 58), (470, 72)], (48, 52, 68), 3)


def _yard() -> Scene:
    scene = Scene((206, 228, 240))
    scene.oval(140, 190, 150, 110, (146, 190, 140))
    scene.oval(770, 180, 170, 120, (134, 182, 132))
    scene.box(0, 210, 900, 260, (228, 205, 182))
    for row in range(6):
        y = 210 + row * 44
        scene.line([(0, y), (900, y)], (210, 184, 160), 3)
        for x in range(-60 + (row % 2) * 60, 900, 120):
            scene.line([(x, y), (x, y + 44)], (210, 184, 160), 3)
    scene.box(0, 460, 900, 215, (190, 190, 186))
    scene.box(0, 460, 900, 10, (168, 168, 164))
    return scene


def _bin(scene: Scene, x: float, fill: Colour, dark: Colour, *, shut: bool) -> None:
    scene.shade([(x - 20, 575), (x + 190, 565), (x + 220, 600), (x - 30, 605)], INK, 0.3, soft=10)
    scene.shape([(x, 300), (x + 180, 300), (x + 162, 580), (x + 18, 580)], fill)
    for rib in (46, 90, 134):
        scene.line([(x + rib, 320), (x + 90 + (rib - 90) * 0.82, 560)], dark, 6)
    scene.oval(x + 34, 580, 18, 18, INK)
    scene.oval(x + 146, 580, 18, 18, INK)
    if shut:
        scene.box(x - 12, 276, 204, 34, dark, 12)
        scene.box(x + 64, 262, 52, 18, dark, 8)
    else:
        scene.box(x - 10, 296, 200, 18, dark, 8)


def _bag(scene: Scene, x: float, y: float, size: float, fill: Colour) -> None:
    scene.oval(x, y - size * 0.42, size * 0.52, size * 0.46, fill)
    scene.shape([(x - 6, y - size * 0.8), (x + 6, y - size * 0.8), (x + 16, y - size), (x - 16, y - size)], fill)
    light: Colour = (min(fill[0] + 34, 255), min(fill[1] + 34, 255), min(fill[2] + 34, 255))
    scene.line([(x - size * 0.24, y - size * 0.62), (x - size * 0.34, y - size * 0.34)], light, 6)


def _full_bins() -> Scene:
    scene = _yard()
    for bag in [
        (300, 316, 110, (66, 70, 78)), (240, 320, 90, (238, 238, 234)), (340, 300, 84, (216, 88, 76)),
        (600, 318, 116, (72, 76, 84)), (540, 322, 84, (238, 238, 234)), (640, 318, 80, (92, 150, 210)),
    ]:  # fmt: skip
        _bag(scene, *bag)
    _bin(scene, 190, (70, 140, 92), (50, 110, 70), shut=False)
    _bin(scene, 500, (74, 124, 176), (54, 98, 146), shut=False)
    for bag in [
        (130, 610, 120, (66, 70, 78)), (420, 625, 130, (74, 78, 86)), (478, 640, 92, (238, 238, 234)),
        (745, 615, 126, (66, 70, 78)), (800, 645, 88, (216, 88, 76)),
    ]:  # fmt: skip
        _bag(scene, *bag)
    _litter(scene)
    return scene


def _litter(scene: Scene) -> None:
    scene.shape([(250, 640), (300, 628), (310, 646), (262, 656)], (250, 250, 246))
    scene.shape([(600, 640), (640, 622), (652, 640), (612, 656)], (236, 210, 150))
    scene.oval(560, 630, 14, 8, (200, 90, 70))
    scene.box(330, 640, 20, 10, (110, 160, 210), 4)


def _clean_bins() -> Scene:
    scene = _yard()
    _bin(scene, 190, (70, 140, 92), (50, 110, 70), shut=True)
    _bin(scene, 500, (74, 124, 176), (54, 98, 146), shut=True)
    return scene


def _road() -> Scene:
    scene = Scene((200, 226, 242))
    scene.box(0, 150, 900, 130, (232, 222, 204))
    for x in (40, 250, 640, 810):
        scene.oval(x, 160, 80, 56, (140, 186, 136))
        scene.box(x - 6, 190, 12, 70, (130, 100, 74))
    scene.shape([(0, 260), (900, 260), (900, 675), (0, 675)], (196, 192, 184))
    scene.shape([(250, 260), (650, 260), (980, 675), (-80, 675)], (112, 116, 122))
    for near, far in ((250, -80), (650, 980)):
        scene.line([(near, 260), (far, 675)], (222, 218, 208), 12)
    _lane(scene)
    return scene


def _lane(scene: Scene) -> None:
    for y, length in ((270, 26), (325, 40), (410, 60), (530, 100)):
        half, grown = 4 + (y - 260) / 50, 4 + (y + length - 260) / 50
        stripe = [(450 - half, y), (450 + half, y), (450 + grown, y + length), (450 - grown, y + length)]
        scene.shape(stripe, (240, 238, 228))


_RIM = [(250, 500), (290, 452), (360, 438), (420, 446), (500, 430), (580, 452), (630, 496), (600, 548), (520, 580),
        (440, 572), (360, 590), (284, 560)]  # fmt: skip


def _around(points: Sequence[Point], by: float, down: float = 0) -> list[Point]:
    return [(440 + (x - 440) * by, 512 + (y - 512) * by + down) for x, y in points]


def _pothole() -> Scene:
    scene = _road()
    scene.shape(_around(_RIM, 1.1), (140, 142, 146))
    scene.shape(_around(_RIM, 1.0), (70, 70, 74))
    scene.shape(_around(_RIM, 0.9, 10), (96, 84, 72))
    scene.shape(_around(_RIM, 0.66, 22), (120, 150, 172))
    scene.shape(_around(_RIM, 0.4, 14), (152, 182, 202))
    for crack in [
        [(236, 490), (190, 470), (160, 486), (120, 462)],
        [(300, 440), (280, 400), (300, 376), (288, 346)],
        [(606, 450), (650, 424), (668, 396), (704, 388)],
        [(612, 550), (668, 580), (690, 622)],
        [(360, 596), (340, 630), (352, 662)],
    ]:  # fmt: skip
        scene.line([(float(x), float(y)) for x, y in crack], (66, 68, 72), 5)
    _cone(scene, 716, 560)
    return scene


def _cone(scene: Scene, x: float, y: float) -> None:
    scene.shade([(x - 60, y - 8), (x + 80, y - 12), (x + 90, y + 14), (x - 60, y + 16)], INK, 0.3, soft=6)
    scene.box(x - 56, y - 14, 112, 22, (214, 84, 40), 6)
    scene.shape([(x - 12, y - 150), (x + 12, y - 150), (x + 42, y - 12), (x - 42, y - 12)], (238, 104, 52))
    scene.shape([(x - 20, y - 112), (x + 20, y - 112), (x + 28, y - 78), (x - 28, y - 78)], (250, 248, 242))


def _repaired() -> Scene:
    scene = _road()
    scene.shape([(232, 440), (640, 430), (668, 590), (206, 600)], (84, 88, 94))
    scene.line([(232, 440), (640, 430), (668, 590), (206, 600), (232, 440)], (70, 73, 78), 5)
    _lane(scene)
    return scene


def _fire_lane() -> Scene:
    scene = _road()
    lane = [(330, 300), (570, 300), (760, 640), (140, 640)]
    scene.line([*lane, lane[0]], (240, 196, 60), 9)
    for step in range(1, 6):
        far, near = step / 6, (step + 0.6) / 6.6
        scene.line([(330 + 240 * far, 300), (140 + 620 * near, 640)], (240, 196, 60), 6)
    return scene


def _blocked_lane() -> Scene:
    scene = _fire_lane()
    scene.shade([(270, 560), (650, 560), (690, 610), (230, 610)], INK, 0.35, soft=12)
    for x in (300, 560):
        scene.box(x, 520, 62, 76, INK, 16)
    scene.box(262, 430, 398, 138, (70, 116, 168), 40)
    scene.shape([(322, 436), (360, 330), (562, 330), (600, 436)], (84, 134, 188))
    scene.shape([(346, 428), (376, 348), (546, 348), (576, 428)], (206, 226, 236))
    for x in (306, 616):
        scene.oval(x, 496, 26, 18, (250, 226, 150))
    scene.box(400, 506, 122, 34, (240, 240, 236), 6)
    return scene


def _puddle(wet: bool) -> Scene:
    scene = _road()
    if wet:
        scene.shape(_around(_RIM, 1.5, 20), (126, 148, 160))
        scene.shape(_around(_RIM, 1.36, 16), (150, 178, 194))
        scene.shape(_around(_RIM, 0.7, -6), (182, 206, 218))
    scene.box(400, 470, 120, 84, (82, 86, 92), 6)
    for x in range(412, 512, 18):
        scene.box(x, 480, 9, 64, (50, 53, 58), 3)
    if wet:
        scene.shade(_around(_RIM, 1.36, 16), (150, 178, 194), 0.6)
    return scene


def _lift(running: bool) -> Scene:
    scene = Scene((238, 232, 222))
    scene.box(0, 560, 900, 115, (176, 170, 160))
    scene.box(260, 110, 380, 460, (120, 126, 134), 6)
    scene.box(284, 134, 332, 436, (198, 204, 210))
    scene.line([(450, 134), (450, 570)], (130, 136, 144), 5)
    scene.box(400, 46, 100, 48, (40, 44, 50), 8)
    scene.shape([(436, 82), (450, 58), (464, 82)], (110, 220, 130) if running else (210, 80, 66))
    scene.oval(706, 360, 20, 20, (250, 220, 130) if running else (150, 150, 150))
    if not running:
        scene.box(330, 290, 240, 120, (250, 214, 92), 8)
        scene.shape([(450, 304), (492, 378), (408, 378)], (52, 58, 64))
        scene.box(446, 326, 8, 30, (250, 214, 92))
        scene.box(360, 388, 180, 8, (52, 58, 64), 3)
    return scene


_DRAWINGS: dict[str, Callable[[], Scene]] = {
    "stairwell-boxes": _boxes,
    "stairwell-clear": _stairwell,
    "lamp-dark": lambda: _corridor(lit=False),
    "lamp-lit": lambda: _corridor(lit=True),
    "bins-full": _full_bins,
    "bins-clean": _clean_bins,
    "road-pothole": _pothole,
    "road-repaired": _repaired,
    "lane-blocked": _blocked_lane,
    "lane-free": _fire_lane,
    "puddle-flooded": lambda: _puddle(wet=True),
    "puddle-dry": lambda: _puddle(wet=False),
    "lift-stuck": lambda: _lift(running=False),
    "lift-running": lambda: _lift(running=True),
}

NAMES = tuple(_DRAWINGS)


def draw(name: str) -> bytes:
    """Draw a sample as a JPEG of 900 × 675. Raises ``KeyError`` for a name that is not in ``NAMES``."""
    return _DRAWINGS[name]().jpeg()


@cache
def sample(name: str) -> bytes:
    """The same, drawn once."""
    return draw(name)
