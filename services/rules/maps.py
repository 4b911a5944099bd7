"""A link that opens a place on whatever map the town uses."""

from urllib.parse import quote

PLACES = ("{lat}", "{lon}")
"""What a link to a map has to say."""


def on_map(link: str, pin: tuple[float | None, float | None], name: str) -> str:
    """``link`` with ``{lat}``, ``{lon}`` (WGS-84) and ``{name}`` filled in; "" where there is no pin or no map."""
    lat, lon = pin
    if not link or lat is None or lon is None:
        return ""
    values = {"{lat}": f"{lat:.6f}", "{lon}": f"{lon:.6f}", "{name}": quote(name, safe="")}
    for part, value in values.items():
        link = link.replace(part, value)
    return link
