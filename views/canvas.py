"""A picture in lines of SVG, 1080 wide, to be read on a phone without zooming: texts that fit, boxes, discs.

The background is part of the picture: on a dark page it stays a light sheet.
"""

from xml.sax.saxutils import escape, quoteattr

WIDTH = 1080
MARGIN = 56
INNER = WIDTH - 2 * MARGIN
PAPER, JADE, INK, SOFT, LINE, TILE, CLAY = (
    "#ffffff", "#0f6b60", "#17211f", "#45524e", "#c9d1cd", "#eef4f1", "#a8481c",
)  # fmt: skip
FAMILY = "Noto Sans CJK SC"
SMALLEST = 24


class Canvas:
    """Lines of SVG, from the top down; ``y`` is how far down we are."""

    def __init__(self, paper: str = PAPER, defs: str = "") -> None:
        self.parts: list[str] = []
        self.y: float = 0
        self._paper = paper
        self._defs = defs

    def text(
        self, x: float, y: float, size: int, text: str, *, fill: str = INK, bold: bool = False, anchor: str = "start",
        widest: float = INNER,
    ) -> None:  # fmt: skip
        """One line; made smaller when it would be wider than ``widest``, down to where it can still be read."""
        fit = max(SMALLEST, min(size, int(widest / (wide(text) or 1))))
        shown = cut(text, widest / fit)
        look = f'font-size="{fit}" fill="{fill}" text-anchor="{anchor}"'
        if bold:  # the font that we bring along has one weight
            look += f' stroke="{fill}" stroke-width="{fit / 30:.1f}"'
        family = quoteattr(FAMILY)
        self.parts.append(f'<text x="{x:g}" y="{y:g}" {look} font-family={family}>{escape(shown)}</text>')

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, *, round_: int = 0, line: str = ""
    ) -> None:
        """A rectangle."""
        stroke = f' stroke="{line}" stroke-width="2"' if line else ""
        self.parts.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{round_}" fill="{fill}"{stroke}/>'
        )

    def disc(self, x: float, y: float, radius: float, fill: str, *, line: str = "") -> None:
        """A round one."""
        stroke = f' stroke="{line}" stroke-width="6"' if line else ""
        self.parts.append(f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}"{stroke}/>')

    def path(self, d: str, fill: str) -> None:
        """Any other shape."""
        self.parts.append(f'<path d="{d}" fill="{fill}"/>')

    def rule(self) -> None:
        """A thin line across."""
        self.box(MARGIN, self.y, INNER, 2, LINE)

    def heading(self, text: str) -> None:
        """What comes next."""
        self.y += 78
        self.text(MARGIN, self.y, 40, text, bold=True)
        self.y += 22

    def svg(self) -> str:
        """The whole picture."""
        height = self.y + MARGIN
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:g}" '
            f'viewBox="0 0 {WIDTH} {height:g}"><defs>{self._defs}</defs>'
            f'<rect width="{WIDTH}" height="{height:g}" fill="{self._paper}"/>{"".join(self.parts)}</svg>'
        )


def wide(text: str) -> float:
    """How wide, in widths of a Chinese character; a little too much rather than too little."""
    return sum(1.0 if ord(sign) > 0x2E7F or sign in "–±·▲▼★" else 0.56 for sign in text)


def cut(text: str, widest: float) -> str:
    """As much of the text as fits."""
    if wide(text) <= widest:
        return text
    shown = text
    while shown and wide(shown) + 1 > widest:
        shown = shown[:-1]
    return shown + "…"


def wrapped(text: str, widest: float) -> list[str]:
    """The text on lines of at most ``widest`` characters' widths, broken behind a comma or space where there is one."""
    found: list[str] = []
    line = ""
    for sign in text:
        if line and wide(line + sign) > widest:
            at = max(line.rfind(mark) for mark in "、,，。 ") + 1
            at = at if at > len(line) // 2 else len(line)
            found.append(line[:at].rstrip())
            line = line[at:]
        line += sign
    return [*found, line] if line else found
