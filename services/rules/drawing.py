"""An SVG of our own as a picture. It is drawn in the darkroom's child process: drawing holds everything else up."""

from importlib.resources import files

from services.rules.pictures import Picture, drawn

FONT = "Noto Sans CJK SC"
_FONTS = "noto_cjk_sans_otc"
_FILE = "NotoSansCJK-Regular.ttc"


def draw_svg(svg: bytes) -> Picture:
    """The picture that ``svg`` describes, with the font that we bring along and no other."""
    import resvg_py  # in the child only: the house itself never draws

    font = str(files(_FONTS).joinpath(_FILE))
    png = resvg_py.svg_to_bytes(
        svg_string=svg.decode(), font_files=[font], skip_system_fonts=True, font_family=FONT, sans_serif_family=FONT
    )
    return drawn(bytes(png))
