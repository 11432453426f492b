"""The only place where paragraphs are made: from markup that `text` produced, never from text as it was given."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.documents.page.styles import language, style
from creatorbook.documents.pdf.tags import around, paragraph_tag
from creatorbook.documents.text.language_tags import without_languages
from creatorbook.documents.text.pdf_text import pdf_text
from creatorbook.documents.text.plain_paragraph import is_plain, plain_paragraph_class
from creatorbook.documents.text.script_paragraph import script_paragraph
from creatorbook.documents.text.scripts import is_special
from creatorbook.documents.words.hyphens import hyphenate_markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable, Paragraph

    from creatorbook.documents.pdf.tags import Tag

_BOUNDLESS = 10_000.0  # points


def paragraphs(text: str, name: str, width: float | None = None) -> list[Paragraph]:
    """Return the text, made inert, as paragraphs in the named style; none where it says nothing.

    A word wider than `width` (points) is broken at its syllables; where no width is given, anywhere.
    """
    look = style(name)
    pieces = pdf_text(text, look.fontName)
    if width is not None:
        pieces = [_break_markup(piece, look, width) for piece in pieces]
    return [plain_paragraph(piece, look) for piece in pieces]


def fill_cell(cell: Tag, lines: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs made inside a cell of a table; one alone is the cell itself."""
    if len(lines) == 1:
        vars(lines[0])["_tag"] = cell
    return lines


def _break_markup(markup: str, look: ParagraphStyle, width: float) -> str:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return hyphenate_markup(markup, language(), lambda word: stringWidth(word, look.fontName, look.fontSize) <= width)


def plain_paragraph(markup: str, look: ParagraphStyle, label: str = "") -> Paragraph:
    """Return a paragraph of safe markup, with a label hanging left of it where one is given."""
    made: Paragraph = _kind(markup)(_known_to(markup), look, label)
    return made


def _known_to(markup: str) -> str:
    """Return a markup as the paragraphs of its kind know it."""
    return markup if is_plain(markup) and not is_special(markup) else without_languages(markup)


def _kind(markup: str) -> Any:
    if is_special(markup):
        return _tagged(script_paragraph())
    if is_plain(markup):
        return _tagged(plain_paragraph_class())
    from reportlab.platypus import Paragraph

    return _tagged(Paragraph)


@cache
def _tagged(kind: Any) -> Any:
    """Return paragraphs that announce their tag: what their style stands for, or the cell in which they are alone."""

    class TaggedParagraph(kind):  # type: ignore[misc]  # its base is one of two classes of ReportLab's making
        _tag: Tag | None = None
        _label: Tag | None = None

        def __init__(
            self,
            text: str | None,
            style: ParagraphStyle,
            bulletText: Any = None,  # noqa: N803  ReportLab's name
            frags: Any = None,
        ) -> None:
            super().__init__(text, style, bulletText or None, frags)
            if frags is None:
                self._tag = paragraph_tag(style.name)
                here = around()
                if bulletText and here is not None:
                    self._label = here.label

        def split(self, width: float, height: float) -> list[Flowable]:
            parts: list[Any] = super().split(width, height)
            for part in parts:
                part._tag = self._tag  # noqa: SLF001  of the same class
            if parts:
                parts[0]._label = self._label  # noqa: SLF001  same
            return parts

        def draw(self) -> None:
            self.canv.begin_tag(self._tag, self._label)
            super().draw()
            self.canv.end_tag()

    return TaggedParagraph


def measured_paragraph(markup: str, look: ParagraphStyle, label: str = "") -> Paragraph:
    """Return a paragraph that is broken into lines once for a width, however often its height is asked."""
    made: Paragraph = _measured(_kind(markup))(_known_to(markup), look, label)
    return made


@cache
def _measured(kind: Any) -> Any:
    class MeasuredParagraph(kind):  # type: ignore[misc]  # its base is one of two classes of ReportLab's making
        _measured_for: tuple[float, tuple[float, float]] | None = None

        def wrap(self, width: float, height: float) -> tuple[float, float]:
            # ReportLab drops the lines where it was asked to part them and did not.
            if self._measured_for is None or self._measured_for[0] != width or "blPara" not in vars(self):
                self._measured_for = (width, super().wrap(width, height))
            return self._measured_for[1]

    return MeasuredParagraph


def marked_paragraph(markup: str, look: ParagraphStyle, label: str, key: str, entry: str) -> Paragraph:
    """Return a paragraph that the reader's outline leads to under the words of `entry`; `key` is its anchor."""
    made: Paragraph = _marked(_kind(markup))(_known_to(markup), look, label, key, entry)
    return made


@cache
def _marked(kind: Any) -> Any:
    class MarkedParagraph(kind):  # type: ignore[misc]  # its base is one of two classes of ReportLab's making
        moves_page = True

        def __init__(self, markup: str, look: ParagraphStyle, label: str, key: str, entry: str) -> None:
            super().__init__(markup, look, label)
            self._anchor = key
            self._entry = entry

        def split(self, _width: float, _height: float) -> list[Flowable]:
            # A heading goes over to the next page whole: its halves could not both be the anchor.
            return []

        def draw(self) -> None:
            self.canv.heading(self._anchor, self._entry, self.height)
            super().draw()

    return MarkedParagraph


def height_of(flow: Sequence[Flowable], width: float) -> float:
    """Return how high flowables are one below the other, in points; of two rooms between them the larger counts."""
    height = after = 0.0
    for one in flow:
        height += max(one.getSpaceBefore() - after, 0.0) if height else 0.0
        height += one.wrap(width, _BOUNDLESS)[1] + one.getSpaceAfter()
        after = one.getSpaceAfter()
    return height


def side_label(words: str, name: str, width: float) -> Any:
    """Return words that stand left of what follows and take no room of their own; `whole` is how high they are."""
    return _side_label_class()(words, name, width)


@cache
def _side_label_class() -> Any:
    from reportlab.platypus import Flowable

    class SideLabel(Flowable):
        def __init__(self, words: str, name: str, width: float) -> None:
            super().__init__()
            self._lines = paragraphs(words, name, width)
            self._room = width
            self.whole = height_of(self._lines, width)

        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            return 0.0, 0.0

        def draw(self) -> None:
            top = 0.0
            for line in self._lines:
                top -= line.wrap(self._room, _BOUNDLESS)[1]
                line.drawOn(self.canv, 0, top)

    return SideLabel


def heading_anchor(key: str, entry: str, height: float) -> Flowable:
    """Return a little room of `height` points that the reader's outline leads to under the words of `entry`."""
    made: Flowable = _anchor_class()(key, entry, height)
    return made


@cache
def _anchor_class() -> Any:
    from reportlab.platypus import Flowable

    class HeadingAnchor(Flowable):
        def __init__(self, key: str, entry: str, height: float) -> None:
            super().__init__()
            self._key, self._entry, self._high = key, entry, height

        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            return 0.0, self._high

        def draw(self) -> None:
            self.canv.heading(self._key, self._entry, self._high)  # type: ignore[attr-defined]  # our canvas has it

    return HeadingAnchor
