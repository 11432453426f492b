"""How close a document is set: the roomy page of a theme, or the measures of the short form of a contract.

Nothing that is read is smaller than 8.5 points in the short form but labels, which keep the theme's own size.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.documents.text import fonts

if TYPE_CHECKING:
    from creatorbook.documents.page.themes import Style, ThemeData


class Density(StrEnum):
    """How close text is set: as the theme has it, closer, as a deal sheet, as terms in columns, as a long letter.

    An invoice has no numbers of clauses beside its text, so nothing on it hangs; one with much to say is set closer.
    PARALLEL is a text in two languages side by side, LETTER_CLOSE a letter with long tables.
    """

    ROOMY = "roomy"
    CLOSER = "closer"
    SHEET = "sheet"
    TERMS = "terms"
    LETTER = "letter"
    LETTER_CLOSE = "letter_close"
    INVOICE = "invoice"
    INVOICE_CLOSE = "invoice_close"
    PARALLEL = "parallel"


_SMALLEST = 8.5  # points: what is read at length
_SHORT = frozenset({Density.SHEET, Density.TERMS})
LETTERS = frozenset({Density.LETTER, Density.LETTER_CLOSE})
# The page of the short form, in points; the deal sheet has its labels left of its text.
_MARGIN, _TOP, _BOTTOM = 36.0, 46.0, 54.0
_LABELS = 84.0
# Under the top of a page in two languages stand their names; the numbers of its clauses stand close to the text.
_HEADED_TOP, _NEAR = 62.0, 21.0
_BAR = 14.0  # of a theme with a bar along the page
# What of a theme's room between lines and paragraphs is kept where a text is set a little closer.
_LEADING_KEPT, _SPACE_KEPT = 0.965, 0.7
_TERMS_LEADING = 1.135
# What of a theme's size, of its leading and of the room between paragraphs a close letter keeps.
_LETTER_SIZE, _LETTER_LEADING, _LETTER_SPACE = 0.93, 0.88, 0.45
_ROWS_LEADING = 0.8  # of the leading of a table, where a letter has long ones
_LETTER_SIDES = 10.0  # points: how much wider its text is on either side
_SIZES = {
    "title": (15.0, 18.0),
    "party_name": (10.0, 12.4),
    "party_line": (_SMALLEST, 10.6),
    "cell": (_SMALLEST, 10.4),
    "cell_right": (_SMALLEST, 10.4),
    "cell_strong": (_SMALLEST, 10.4),
    "cell_strong_right": (_SMALLEST, 10.4),
    "cell_soft": (_SMALLEST - 0.5, 9.8),
    "sheet_line": (_SMALLEST, 10.4),
    "whole_line": (_SMALLEST, 10.2),
    "sign_name": (9.0, 11.0),
}

# Of text in two languages: size, leading, and the room before and after, in points.
_BESIDE = {
    "body": (8.7, 11.4, 0.0, 3.4),
    "plain": (8.7, 11.4, 0.0, 3.4),
    "heading": (9.2, 11.8, 8.0, 2.4),
    "heading_numbered": (9.2, 11.8, 8.0, 2.4),
}


def measures(theme: ThemeData, density: Density) -> tuple[float, float, float, float, float]:
    """Return left, right, top and bottom margin and the hang of a theme's page, in points."""
    if density in _SHORT:
        hang = _LABELS if density is Density.SHEET else 0.0
        return _MARGIN + (_BAR if theme.bar else 0), _MARGIN, _TOP, _BOTTOM, hang
    if density is Density.INVOICE:
        return theme.left, theme.right, theme.top, theme.bottom, 0.0
    if density is Density.INVOICE_CLOSE:
        return theme.left - _LETTER_SIDES, theme.right - _LETTER_SIDES, _TOP, _BOTTOM, 0.0
    if density is Density.PARALLEL:
        return _MARGIN + (_BAR if theme.bar else 0), _MARGIN, _HEADED_TOP, _BOTTOM, _NEAR
    if density in LETTERS:
        top = _TOP if density is Density.LETTER else _MARGIN
        return theme.left - _LETTER_SIDES, theme.right - _LETTER_SIDES, top, _BOTTOM, theme.hang
    return theme.left, theme.right, theme.top, theme.bottom, theme.hang


def terms_faces(theme: ThemeData) -> dict[str, str]:
    """Return the faces of a theme with the narrow one for what is read in columns: a tenth more fits on a line."""
    return {**theme.faces, "text": fonts.PLAIN, "text_italic": fonts.PLAIN_ITALIC, "text_strong": fonts.PLAIN_STRONG}


def set_closer(name: str, style: Style, density: Density) -> Style:
    """Return a theme's style as a text of this density has it."""
    face, size, leading, colour, extra = style
    if density in (Density.ROOMY, Density.INVOICE):
        return style
    spaces = {key: value for key, value in extra.items() if key in ("spaceBefore", "spaceAfter")}
    if density is Density.CLOSER:
        closer = {key: float(str(value)) * _SPACE_KEPT for key, value in spaces.items()}
        return face, size, leading * _LEADING_KEPT, colour, {**extra, **closer}
    if density in LETTERS or density is Density.INVOICE_CLOSE:
        nearer = {key: float(str(value)) * _LETTER_SPACE for key, value in spaces.items()}
        less = max(size * _LETTER_SIZE, min(size, _SMALLEST))
        kept = _ROWS_LEADING if density is Density.LETTER_CLOSE and name.startswith("cell") else _LETTER_LEADING
        return face, less, leading * kept, colour, {**extra, **nearer}
    if density is Density.TERMS and name in ("body", "plain"):
        small = {"spaceAfter": 1.0, "alignment": "left"}
        return face, _SMALLEST, _SMALLEST * _TERMS_LEADING, colour, {**extra, **small}
    if density is Density.PARALLEL and name in _BESIDE:
        size, leading, before, after = _BESIDE[name]
        set_left = {"alignment": "left"} if name in ("body", "plain") else {}
        bullet = {"bulletFontSize": size} if "bulletFontSize" in extra else {}
        return face, size, leading, colour, {**extra, **bullet, "spaceBefore": before, "spaceAfter": after, **set_left}
    size, leading = _SIZES.get(name, (size, leading))
    tight = {key: min(float(str(value)), 3.0) for key, value in spaces.items()}
    return face, size, leading, colour, {**extra, **tight}
