"""What stands on every page besides the text: running head, footer with "page x of y", initials, the draft mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.documents.page.drawing import draw_line, width_of
from creatorbook.documents.page.styles import GUTTER, sheet

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from creatorbook.documents.page.furniture import Furniture
    from creatorbook.documents.page.styles import Sheet

_BOX_WIDTH, _BOX_HEIGHT = 46.0, 19.0  # of initials
_ABOVE_RULE = 5.0
_ABOVE_COLUMNS = 6.0
# Where the text begins higher than this, the running head makes room for the heads of columns.
_HIGH_ENOUGH, _HIGHER = 56.0, 9.0
_NEAREST = 26.0  # points from the edge of the paper to a bar
INITIALS = _BOX_HEIGHT + 4  # how much higher the text ends where a page carries such boxes


def initials_height(furniture: Furniture) -> float:
    """Return how much higher the text must end where the page carries boxes for initials, in points."""
    return INITIALS if furniture.initials else 0.0


def page(
    canvas: Any,
    furniture: Furniture,
    number: int,
    count: int,
    *,
    bare: bool,
    raised: float = 0.0,
    headed: bool = False,
) -> None:
    """Draw what stands on page `number` of `count`; a `bare` one (a cover) carries the draft mark only.

    `raised` is the height (points) of what stands at the very foot of the page, over which the footer then is. A
    `headed` one goes on with columns that began on a page before.
    """
    from reportlab.lib.colors import HexColor

    look = sheet()
    canvas.saveState()
    if look.bar:
        canvas.setFillColor(HexColor(look.accent))
        foot = look.furniture_at[2]
        high = look.page_height - 2 * foot - raised
        canvas.rect(max(look.left - 42, _NEAREST), foot + raised, 4, high, stroke=0, fill=1)
    right = look.page_width - look.right
    tag = 0.0
    if furniture.draft:
        with canvas.running("Header"):
            tag = _draft_tag(canvas, furniture.draft.upper(), right, look)
    if not bare:
        _lines(canvas, furniture, (number, count), look, tag, raised)
        if headed:
            _column_heads(canvas, furniture.columns, look)
        if furniture.initials:
            _initials(canvas, furniture.initials, look)
    canvas.restoreState()


def _lines(
    canvas: Any, furniture: Furniture, place_of: tuple[int, int], look: Sheet, tag: float, raised: float
) -> None:
    from reportlab.lib.colors import HexColor

    number, count = place_of

    style = look.style("furniture")
    face, size = style.fontName, style.fontSize
    right = look.page_width - look.right
    head, rule, foot = look.furniture_at
    rule, foot = rule + raised, foot + raised
    if furniture.columns and look.top < _HIGH_ENOUGH:
        head -= _HIGHER
    canvas.setFillColor(HexColor(look.soft))
    if number > 1:
        top = look.page_height - head
        with canvas.running("Header"):
            draw_line(canvas, look.left, top, furniture.running_head, face, size, look.width - tag - 14)
    if look.table != "tinted":
        canvas.setStrokeColor(HexColor(look.rule))
        canvas.setLineWidth(0.4)
        canvas.line(look.left, rule, right, rule)
    place = furniture.page_words.format(page=number, pages=count)
    footer = furniture.footer + (f"  ·  {furniture.draft_note}" if furniture.draft_note else "")
    with canvas.running("Footer"):
        taken = draw_line(canvas, right, foot, place, face, size, right=True)
        draw_line(canvas, look.left, foot, footer, face, size, look.width - taken - 14)


def _column_heads(canvas: Any, words: tuple[str, ...], look: Sheet) -> None:
    """Draw what heads the columns of the text, close above them."""
    from reportlab.lib.colors import HexColor

    style = look.style("head")
    at = look.page_height - look.top + _ABOVE_COLUMNS
    canvas.setFillColor(HexColor(look.soft))
    with canvas.running("Header"):
        for place, said in enumerate(words):
            left = look.left + place * (look.column + GUTTER)
            draw_line(canvas, left, at, said, style.fontName, style.fontSize, look.column)


def _initials(canvas: Canvas, words: tuple[str, ...], look: Sheet) -> None:
    """Draw a box for each party's initials at the foot of the text, with the party's role left of it."""
    from reportlab.lib.colors import HexColor

    style = look.style("furniture")
    face, size = style.fontName, style.fontSize - 0.6
    bottom = look.furniture_at[1] + _ABOVE_RULE
    at = look.page_width - look.right
    canvas.setLineWidth(0.5)
    for word in reversed(words):
        at -= _BOX_WIDTH
        canvas.setStrokeColor(HexColor(look.rule))
        canvas.rect(at, bottom, _BOX_WIDTH, _BOX_HEIGHT, stroke=1, fill=0)
        at -= width_of(word, face, size) + 5
        canvas.setFillColor(HexColor(look.soft))
        draw_line(canvas, at, bottom + _BOX_HEIGHT / 2 - size * 0.35, word, face, size)
        at -= 14


def _draft_tag(canvas: Canvas, word: str, right: float, look: Sheet) -> float:
    """Draw the word in a frame, and return its width."""
    from reportlab.lib.colors import HexColor
    from reportlab.pdfbase.pdfmetrics import stringWidth

    face, size, gap = look.face("label_strong"), 6.8, 0.9
    width = stringWidth(word, face, size) + gap * len(word) + 13
    canvas.setStrokeColor(HexColor(look.accent))
    canvas.setLineWidth(0.7)
    head = look.page_height - look.furniture_at[0]
    canvas.roundRect(right - width, head - 4.6, width, 14, 2.5, stroke=1, fill=0)
    canvas.setFillColor(HexColor(look.accent))
    text = canvas.beginText(right - width + 6.8, head)
    text.setFont(face, size)
    text.setCharSpace(gap)
    text.textOut(word)
    text.setCharSpace(0)
    canvas.drawText(text)
    return width
