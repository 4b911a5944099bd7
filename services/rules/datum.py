"""Where a point of a Chinese map really lies: maps sold in China are shifted by law, satellites are not.

Phones, Telegram's pins and photos speak WGS-84, and so does everything that is kept. Outlines drawn on a Chinese map
are in GCJ-02, some hundred metres off; the shift is smooth, so turning it back by repeated correction is exact to
millimetres.
"""

from math import cos, pi, radians, sin, sqrt

DATUMS = ("wgs84", "gcj02")
_AXIS = 6_378_245.0
_ECCENTRICITY = 0.00669342162296594323
"""Of Krassowsky's ellipsoid, which the shift is computed on."""
_CHINA = (72.004, 137.8347, 0.8293, 55.8271)
"""West, east, south, north: outside of it nothing is shifted."""
_TIMES = 4


def to_wgs84(lon: float, lat: float) -> tuple[float, float]:
    """The point that a Chinese map shows at these degrees."""
    true_lon, true_lat = lon, lat
    for _ in range(_TIMES):
        shown_lon, shown_lat = to_gcj02(true_lon, true_lat)
        true_lon, true_lat = true_lon + lon - shown_lon, true_lat + lat - shown_lat
    return round(true_lon, 7), round(true_lat, 7)


def to_gcj02(lon: float, lat: float) -> tuple[float, float]:
    """Where a Chinese map shows a point."""
    west, east, south, north = _CHINA
    if not (west <= lon <= east and south <= lat <= north):
        return lon, lat
    north_metres, east_metres = _shift(lon - 105.0, lat - 35.0)
    bend = 1 - _ECCENTRICITY * sin(radians(lat)) ** 2
    metres_north = _AXIS * (1 - _ECCENTRICITY) / (bend * sqrt(bend)) * pi / 180
    metres_east = _AXIS / sqrt(bend) * cos(radians(lat)) * pi / 180
    return lon + east_metres / metres_east, lat + north_metres / metres_north


def _shift(x: float, y: float) -> tuple[float, float]:
    """Metres to the north and to the east, by degrees from the middle of the country."""
    common = 20 * sin(6 * pi * x) + 20 * sin(2 * pi * x)
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    return north + (common + _wave(y, 160, 320)) * 2 / 3, east + (common + _wave(x, 150, 300)) * 2 / 3


def _wave(along: float, long: float, longest: float) -> float:
    short = 20 * sin(pi * along) + 40 * sin(pi * along / 3)
    return short + long * sin(pi * along / 12) + longest * sin(pi * along / 30)
