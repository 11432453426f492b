"""The only place where paragraphs are made: from markup that `text` produced, never from text as it was given."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.documents.page.styles import language, style
from creatorbook.documents.text.pdf_text import pdf_text
from creatorbook.documents.text.script_paragraph import script_paragraph
from creatorbook.documents.text.scripts import is_special
from creatorbook.documents.words.hyphens import hyphenate_markup

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable, Paragraph


def paragraphs(text: str, name: str, width: float | None = None) -> list[Paragraph]:
    """Return the text, made inert, as paragraphs in the named style; none where it says nothing.

    A word wider than `width` (points) is broken at its syllables; where no width is given, anywhere.
    """
    look = style(name)
    pieces = pdf_text(text, look.fontName)
    if width is not None:
        pieces = [_break_markup(piece, look, width) for piece in pieces]
    return [plain_paragraph(piece, look) for piece in pieces]


def _break_markup(markup: str, look: ParagraphStyle, width: float) -> str:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return hyphenate_markup(markup, language(), lambda word: stringWidth(word, look.fontName, look.fontSize) <= width)


def plain_paragraph(markup: str, look: ParagraphStyle, label: str = "") -> Paragraph:
    """Return a paragraph of safe markup, with a label hanging left of it where one is given."""
    made: Paragraph = _kind(markup)(markup, look, bulletText=label or None)
    return made


def _kind(markup: str) -> Any:
    if is_special(markup):
        return script_paragraph()
    from reportlab.platypus import Paragraph

    return Paragraph


def marked_paragraph(markup: str, look: ParagraphStyle, label: str, key: str, entry: str) -> Paragraph:
    """Return a paragraph that the reader's outline leads to under the words of `entry`; `key` is its anchor."""
    made: Paragraph = _marked(_kind(markup))(markup, look, label, key, entry)
    return made


@cache
def _marked(kind: Any) -> Any:
    class MarkedParagraph(kind):  # type: ignore[misc]  # its base is one of two classes of ReportLab's making
        def __init__(self, markup: str, look: ParagraphStyle, label: str, key: str, entry: str) -> None:
            super().__init__(markup, look, bulletText=label or None)
            self._anchor = key
            self._entry = entry

        def split(self, _width: float, _height: float) -> list[Flowable]:
            # A heading goes over to the next page whole: its halves could not both be the anchor.
            return []

        def draw(self) -> None:
            self.canv.heading(self._anchor, self._entry, self.height)
            super().draw()

    return MarkedParagraph
