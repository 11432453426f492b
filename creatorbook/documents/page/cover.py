"""The cover of a document, one for each theme: logo, what it is, title, parties, number and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.page.logo import draw_logo
from creatorbook.documents.page.paragraphs import paragraphs, plain_paragraph
from creatorbook.documents.page.styles import sheet
from creatorbook.documents.text.pdf_text import pdf_text, shorten_text
from creatorbook.domain.records.document_themes import Theme

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

    from creatorbook.documents.page.styles import Sheet

_TITLE, _NAME = 200, 120  # characters
_ROOMY = 36  # characters of a title that may stand in the full size
_GUTTER = 22.0
_LOGO = (190.0, 92.0)

_Parties = tuple[tuple[str, str], ...]


def draw(canvas: Canvas, kind: str, title: str, lines: tuple[str, ...], parties: _Parties) -> None:
    """Draw the cover in the look of the moment; long titles are set smaller, and cut where even that is too long."""
    named = tuple((role, shorten_text(name, _NAME)) for role, name in parties if name.strip())
    shown = shorten_text(title or kind, _TITLE)
    above = kind if title else ""
    canvas.saveState()
    _COVERS[sheet().theme](canvas, above, shown, lines, named)
    canvas.restoreState()


def _classic(canvas: Canvas, kind: str, title: str, lines: tuple[str, ...], parties: _Parties) -> None:
    from reportlab.lib.colors import HexColor

    look = sheet()
    draw_logo(canvas, look.left, look.page_height - look.top - 8, _LOGO, _author(parties))
    top = _stack(canvas, _kind(kind), look.left, look.page_height * 0.66, look.width)
    top = _stack(canvas, _set(title, _size_style("cover_title", title)), look.left, top, look.width)
    canvas.setStrokeColor(HexColor(look.accent))
    canvas.setLineWidth(1.6)
    canvas.line(look.left, top, look.left + 54, top)
    _stack(canvas, [one for line in lines for one in paragraphs(line, "cover_line")], look.left, top - 16, look.width)
    _columns(canvas, parties, look, 168)


def _modern(canvas: Canvas, kind: str, title: str, lines: tuple[str, ...], parties: _Parties) -> None:
    from reportlab.lib.colors import HexColor

    look = sheet()
    edge = look.page_height * 0.44
    canvas.setFillColor(HexColor(look.accent))
    canvas.rect(0, edge, look.page_width, look.page_height - edge, stroke=0, fill=1)
    white = "#FFFFFF"
    flow = [
        *_set(kind, _colour_style("cover_kind", white)),
        *_set(title, _colour_style(_size_style("cover_title", title), white)),
    ]
    flow += [piece for line in lines for piece in _set(line, _colour_style("cover_line", white))]
    _stack(canvas, flow, look.left, edge + 44 + _height(flow, look.width), look.width)
    draw_logo(canvas, look.left, edge - 34, _LOGO, _author(parties))
    _columns(canvas, parties, look, 148)


def _draw_plain_cover(canvas: Canvas, kind: str, title: str, lines: tuple[str, ...], parties: _Parties) -> None:
    from reportlab.lib.colors import HexColor

    look = sheet()
    canvas.setStrokeColor(HexColor(look.accent))
    for inset, width in ((34.0, 1.2), (38.0, 0.4)):
        canvas.setLineWidth(width)
        canvas.rect(inset, inset, look.page_width - 2 * inset, look.page_height - 2 * inset, stroke=1, fill=0)
    draw_logo(canvas, look.page_width / 2, look.page_height - 96, _LOGO, _author(parties), centred=True)
    flow = [*_kind(kind), *_set(title, _size_style("cover_title", title))]
    top = _stack(canvas, flow, look.left, look.page_height * 0.68, look.width)
    top -= 22
    for role, name in parties:
        top = _stack(
            canvas, [*paragraphs(role, "cover_role"), *paragraphs(name, "cover_name")], look.left, top, look.width
        )
        top -= 14
    flow = [one for line in lines for one in paragraphs(line, "cover_line")]
    _stack(canvas, flow, look.left, 78 + _height(flow, look.width), look.width)


def _author(parties: _Parties) -> str:
    """Return whose the logo is: the creator's, who is the last of the parties."""
    return parties[-1][1] if parties else ""


def _kind(kind: str) -> list[Flowable]:
    return [*paragraphs(kind.upper() if sheet().theme is not Theme.PLAIN else kind, "cover_kind")]


def _set(text: str, look: ParagraphStyle | str) -> list[Flowable]:
    style = sheet().style(look) if isinstance(look, str) else look
    return [plain_paragraph(piece, style) for piece in pdf_text(text, style.fontName)]


def _size_style(name: str, text: str) -> ParagraphStyle:
    """Return the style, smaller the longer the text."""
    from reportlab.lib.styles import ParagraphStyle

    style = sheet().style(name)
    share = 1.0 if len(text) <= _ROOMY else max(0.5, (_ROOMY / len(text)) ** 0.4)
    return ParagraphStyle(f"{name}-sized", style, fontSize=style.fontSize * share, leading=style.leading * share)


def _colour_style(look: ParagraphStyle | str, colour: str) -> ParagraphStyle:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    style = sheet().style(look) if isinstance(look, str) else look
    return ParagraphStyle(f"{style.name}-coloured", style, textColor=HexColor(colour))


def _columns(canvas: Canvas, parties: _Parties, look: Sheet, top: float) -> None:
    """Draw the parties side by side under a line of colour each."""
    from reportlab.lib.colors import HexColor

    count = max(len(parties), 1)
    width = (look.width - _GUTTER * (count - 1)) / count
    canvas.setStrokeColor(HexColor(look.accent))
    canvas.setLineWidth(0.8)
    for place, (role, name) in enumerate(parties):
        left = look.left + place * (width + _GUTTER)
        canvas.line(left, top, left + width, top)
        flow = [*paragraphs(role.upper(), "cover_role"), *_set(name, _size_style("cover_name", name))]
        _stack(canvas, flow, left, top - 10, width)


def _height(flow: list[Flowable], width: float) -> float:
    return sum(one.wrap(width, sheet().page_height)[1] + one.getSpaceAfter() for one in flow)


def _stack(canvas: Canvas, flow: list[Flowable], left: float, top: float, width: float) -> float:
    """Draw flowables one below the other from `top` down, and return where the last one ends."""
    for one in flow:
        _width, height = one.wrap(width, sheet().page_height)
        one.drawOn(canvas, left, top - height)
        top -= height + one.getSpaceAfter()
    return top


_COVERS = {Theme.CLASSIC: _classic, Theme.MODERN: _modern, Theme.PLAIN: _draw_plain_cover}
