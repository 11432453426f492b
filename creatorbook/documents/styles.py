"""How documents look: one set of measures (points), colours and paragraph styles."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.documents import fonts

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

INK = "#1B1F24"
SOFT = "#5C6672"
RULE = "#C8CED6"
FAINT = "#E4E8ED"
ACCENT = "#1F4B6E"
GAP = "#B3261E"

PAGE_WIDTH, PAGE_HEIGHT = 595.2756, 841.8898  # A4
MARGIN_LEFT = 68.0
MARGIN_RIGHT = 68.0
MARGIN_TOP = 68.0
MARGIN_BOTTOM = 74.0
HANG = 29.0  # the numbers of clauses stand here, left of the text
WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT


@cache
def style(name: str) -> ParagraphStyle:
    """Return the named paragraph style; raises KeyError where there is none of that name."""
    fonts.register()
    from reportlab.lib.colors import HexColor
    from reportlab.lib.enums import TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle

    face, size, leading, colour, extra = _STYLES[name]
    settings: dict[str, Any] = {
        "fontName": face,
        "fontSize": size,
        "leading": leading,
        "textColor": HexColor(colour),
        "bulletFontName": fonts.TEXT,
        "allowWidows": 0,
        "allowOrphans": 0,
        "splitLongWords": 1,
    }
    for key, value in extra.items():
        settings[key] = TA_RIGHT if value == "right" else HexColor(str(value)) if key.endswith("Color") else value
    return ParagraphStyle(name, **settings)


_STYLES: dict[str, tuple[str, float, float, str, dict[str, object]]] = {
    "eyebrow": (fonts.LABEL_STRONG, 7.6, 11, ACCENT, {"spaceAfter": 5}),
    "title": (fonts.TEXT, 23, 27.5, INK, {"spaceAfter": 6}),
    "subtitle": (fonts.LABEL, 8.6, 12, SOFT, {}),
    "party_role": (fonts.LABEL_STRONG, 7.2, 10, ACCENT, {"spaceAfter": 3}),
    "party_name": (fonts.TEXT_STRONG, 11.4, 14.4, INK, {"spaceAfter": 2}),
    "party_line": (fonts.TEXT, 9.2, 12.4, INK, {}),
    "party_fact": (fonts.LABEL, 7.4, 11.2, SOFT, {}),
    "party_fact_first": (fonts.LABEL, 7.4, 11.2, SOFT, {"spaceBefore": 4.5}),
    "heading": (fonts.LABEL_STRONG, 10, 13.5, INK, {"spaceBefore": 13, "spaceAfter": 4}),
    "heading_numbered": (
        fonts.LABEL_STRONG,
        10,
        13.5,
        INK,
        {
            "spaceBefore": 13,
            "spaceAfter": 4,
            "leftIndent": HANG,
            "bulletFontName": fonts.LABEL_STRONG,
            "bulletFontSize": 10,
            "bulletColor": ACCENT,
        },
    ),
    "body": (
        fonts.TEXT,
        9.6,
        13.7,
        INK,
        {"leftIndent": HANG, "spaceAfter": 4.6, "bulletFontSize": 9, "bulletColor": SOFT},
    ),
    "note": (fonts.TEXT, 8.8, 12.2, INK, {"leftIndent": HANG, "spaceAfter": 6}),
    "log_line": (fonts.LABEL, 7.8, 11.4, SOFT, {"leftIndent": HANG, "spaceAfter": 4}),
    "plain": (fonts.TEXT, 9.6, 13.7, INK, {"spaceAfter": 4.6}),
    "head": (fonts.LABEL_MEDIUM, 7.2, 9.6, SOFT, {}),
    "head_right": (fonts.LABEL_MEDIUM, 7.2, 9.6, SOFT, {"alignment": "right"}),
    "cell": (fonts.TEXT, 9.2, 12.2, INK, {"spaceAfter": 1.5}),
    "cell_right": (fonts.TEXT, 9.2, 12.2, INK, {"alignment": "right"}),
    "cell_strong": (fonts.TEXT_STRONG, 9.2, 12.2, INK, {}),
    "cell_strong_right": (fonts.TEXT_STRONG, 9.2, 12.2, INK, {"alignment": "right"}),
    "cell_soft": (fonts.TEXT, 8.4, 11.2, SOFT, {}),
    "sign_role": (fonts.LABEL_STRONG, 7.2, 10, ACCENT, {"spaceAfter": 2}),
    "sign_name": (fonts.TEXT_STRONG, 10, 13, INK, {}),
    "sign_line": (fonts.LABEL, 7.2, 9.6, SOFT, {}),
}
