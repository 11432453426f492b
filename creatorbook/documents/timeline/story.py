"""The appendix: rights and exclusivity drawn as bars over months, each with its facts in words beside it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.documents.page.drawing import draw_line, width_of
from creatorbook.documents.page.long_table import long_table_class
from creatorbook.documents.page.paragraphs import marked_paragraph, paragraphs, plain_paragraph
from creatorbook.documents.page.styles import sheet, style
from creatorbook.documents.page.tables import UNPADDED
from creatorbook.documents.pdf.tags import Tag, inside
from creatorbook.documents.text.pdf_text import pdf_text, shorten_text
from creatorbook.documents.timeline.axis import Axis, axis, day_number
from creatorbook.documents.timeline.windows import BarKind, groups

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.timeline.windows import Bar, Bars
    from creatorbook.documents.words.speech import Speech

ANCHOR = "timeline"
_WORDS = 0.38  # of the width
_GAP = 14.0
_BAR, _ROW = 9.0, 24.0  # points
_AXIS = 13.0
_LONGEST = 400  # characters of a line of facts


def timeline(contract: ContractInput, speech: Speech) -> list[Flowable]:
    """Return the appendix as flowables, none where there is too little to draw."""
    from reportlab.platypus import CondPageBreak

    found = groups(contract, speech)
    if not found:
        return []
    title = speech.word("timeline", "title")
    look = style("heading")
    flow: list[Flowable] = [
        CondPageBreak(room_for(found)),
        marked_paragraph(pdf_text(title, look.fontName)[0], look, "", ANCHOR, title),
        *paragraphs(speech.word("timeline", "note"), "cell_soft"),
    ]
    return flow + [_chart(group, speech) for group in found]


def room_for(found: tuple[Bars, ...]) -> float:
    """Return how much of a page must be left to begin the drawing there, in points."""
    return 90.0 + 46.0 * min(sum(len(group.bars) for group in found), 6)


def axis_line(scale: Axis, width: float) -> Flowable:
    """Return the axis with the words of its ticks, to stand again on every page."""
    made: Flowable = _axis_class()(scale, width)
    return made


def bar_line(bar: Bar, scale: Axis, width: float, height: float) -> Flowable:
    """Return a bar in a row of its height, in points, with the lines of the ticks."""
    made: Flowable = _bar_class()(bar, scale, width, height)
    return made


def _chart(group: Bars, speech: Speech) -> Flowable:
    """Return one axis and its bars as a table whose head, the axis, stands on every page."""
    look = sheet()
    widths = [look.width * _WORDS, _GAP, look.width * (1 - _WORDS) - _GAP]
    scale = axis(group, speech.month)
    with inside(Tag("Div")):
        rows: list[list[object]] = [[group_head(group, speech), [], [axis_line(scale, widths[2])]]]
    for bar in group.bars:
        with inside(Tag("Div")):
            words = bar_facts(bar)
            height = sum(one.wrap(widths[0], 1000)[1] for one in words)
            rows.append([words, [], [bar_line(bar, scale, widths[2], max(height, _ROW) + 9)]])
    table: Flowable = long_table_class()(
        rows,
        colWidths=widths,
        repeatRows=1,
        splitInRow=0,
        hAlign="LEFT",
        spaceBefore=12,
        spaceAfter=6,
        style=[*UNPADDED, ("VALIGN", (0, 0), (-1, 0), "BOTTOM"), ("BOTTOMPADDING", (0, 0), (0, 0), 4)],
    )
    return table


def group_head(group: Bars, speech: Speech) -> list[Flowable]:
    """Return what an axis counts: the days of the calendar, or months from an event."""
    if not group.event:
        return [*paragraphs(speech.word("timeline", "dated"), "head")]
    said = speech.word("timeline", "after").format(start=group.event)
    return [*paragraphs(said, "head"), *paragraphs(speech.word("timeline", "after_note"), "cell_soft")]


def bar_facts(bar: Bar, *, close: bool = False) -> list[Flowable]:
    """Return in words what a bar stands for; set close, where and when share a line."""
    look = style("cell_soft")
    lines: list[Flowable] = [*paragraphs(bar.title, "cell_strong")]
    texts = (*bar.about[:1], "  ·  ".join((*bar.about[1:], bar.said))) if close else (*bar.about, bar.said)
    for text in texts:
        lines += [plain_paragraph(piece, look) for piece in pdf_text(shorten_text(text, _LONGEST), look.fontName)]
    return lines


@cache
def _axis_class() -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Flowable

    class AxisLine(Flowable):
        def __init__(self, scale: Axis, width: float) -> None:
            super().__init__()
            self._scale = scale
            self._tag = Tag("Figure", words=" · ".join(words for _day, words in scale.ticks) or "—", once=True)
            self.width, self.height = width, _AXIS

        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            return self.width, self.height

        def draw(self) -> None:
            canvas: Any = self.canv
            look = sheet()
            face, size = look.face("label"), 6.6
            self._tag.area = _area(canvas, self.width, self.height)
            with canvas.tagged(self._tag):
                canvas.setStrokeColor(HexColor(look.soft))
                canvas.setLineWidth(0.6)
                canvas.line(0, 0, self.width, 0)
                canvas.setFillColor(HexColor(look.soft))
                for day, words in self._scale.ticks:
                    at = self._scale.place(day) * self.width
                    canvas.line(at, 0, at, 3)
                    if at + width_of(words, face, size) <= self.width + 8:
                        draw_line(canvas, at, 5, words, face, size)

    return AxisLine


@cache
def _bar_class() -> Any:
    from reportlab.platypus import Flowable

    class BarLine(Flowable):
        def __init__(self, bar: Bar, scale: Axis, width: float, height: float) -> None:
            super().__init__()
            self._bar = bar
            self._scale = scale
            self._tag = Tag("Figure", words=", ".join((bar.title, *bar.about, bar.said)))
            self.width, self.height = width, height

        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            return self.width, self.height

        def draw(self) -> None:
            canvas: Any = self.canv
            self._tag.area = _area(canvas, self.width, self.height)
            with canvas.tagged(self._tag):
                _draw_bar(canvas, self._bar, self._scale, self.width, self.height)

    return BarLine


def _area(canvas: Any, width: float, height: float) -> tuple[float, float, float, float]:
    left, bottom = canvas.absolutePosition(0, 0)
    return left, bottom, left + width, bottom + height


def _draw_bar(canvas: Any, bar: Bar, scale: Axis, width: float, height: float) -> None:
    """Draw the months' lines through the row, then the bar: full for rights, hatched for exclusivity, empty else."""
    from reportlab.lib.colors import HexColor

    look = sheet()
    canvas.saveState()
    canvas.setStrokeColor(HexColor(look.rule))
    canvas.setLineWidth(0.3)
    for day, _words in scale.ticks:
        at = scale.place(day) * width
        canvas.line(at, 0, at, height)
    left = 0.0 if bar.starts is None else scale.place(day_number(bar.starts)) * width
    # The last day counts: its bar ends where the day does.
    counted = isinstance(bar.ends, int)
    right = width if bar.ends is None else scale.place(day_number(bar.ends) + (not counted)) * width
    right = max(right, left + 1.5)
    bottom = height - _BAR - 4
    outline = _outline(canvas, left, right, bottom, open_left=bar.starts is None, open_right=bar.ends is None)
    colour = HexColor(look.soft if bar.kind is BarKind.CONTRACT else look.accent)
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour if bar.kind is BarKind.RIGHTS else HexColor("#FFFFFF"))
    canvas.setLineWidth(0.8)
    canvas.drawPath(outline, stroke=1, fill=1)
    if bar.kind is BarKind.EXCLUSIVITY:
        canvas.clipPath(outline, stroke=0, fill=0)
        canvas.setLineWidth(0.7)
        at = left - _BAR
        while at < right:
            canvas.line(at, bottom, at + _BAR, bottom + _BAR)
            at += 4
    canvas.restoreState()


def _outline(canvas: Any, left: float, right: float, bottom: float, *, open_left: bool, open_right: bool) -> Any:
    """Return the outline of a bar; an open end is drawn as an arrow."""
    head = min(_BAR * 0.8, (right - left) / 2)
    middle, top = bottom + _BAR / 2, bottom + _BAR
    path = canvas.beginPath()
    path.moveTo(left + head if open_left else left, bottom)
    path.lineTo(right - head if open_right else right, bottom)
    if open_right:
        path.lineTo(right, middle)
    path.lineTo(right - head if open_right else right, top)
    path.lineTo(left + head if open_left else left, top)
    if open_left:
        path.lineTo(left, middle)
    path.close()
    return path
