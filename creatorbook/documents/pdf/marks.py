"""Marking on the canvas while it is drawn: what belongs to a tag, and what is furniture (an artifact).

What nobody announces is furniture: lines, areas, drawn boxes. So nothing on a page is ever left without either.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from creatorbook.documents.pdf.tags import Annotated, Mark, PageMarks, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

# The operators that leave ink (ISO 32000-1, table 51).
_PAINTING = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "ET", "EI"))


class MarkedCanvas:
    """What a canvas does beyond ReportLab's, before which it stands among the bases."""

    _code: list[str]
    page_marks: PageMarks
    root: Tag

    def begin_marks(self) -> None:
        """Begin a page on which nothing is marked yet."""
        self.page_marks = PageMarks()
        self._loose_from = 0
        self._open = 0
        self._label_ends: Tag | None = None

    def end_marks(self) -> None:
        """Call what was drawn since the last mark furniture."""
        code = self._code
        start = self._loose_from
        if any(_paints(each) for each in code[start:]):
            code.insert(start, "/Artifact BMC")
            code.append("EMC")
        self._loose_from = len(code)

    def begin_tag(self, tag: Tag | None, label: Tag | None = None) -> None:
        """Begin what belongs to the tag; up to the end of the first text drawn it belongs to `label`, if given.

        A head that stands again on a further page is furniture there.
        """
        self._open += 1
        if self._open > 1 or tag is None:
            return
        if tag.once and tag.drawn_on not in (None, self.page_marks):
            return
        self.end_marks()
        self._label_ends = tag if label is not None else None
        self._begin_mark(label or tag)

    def end_tag(self) -> None:
        """End what `begin_tag` began."""
        self._open -= 1
        if self._open or self._loose_from >= 0:
            return
        self._code.append("EMC")
        self._loose_from = len(self._code)
        self._label_ends = None

    @contextmanager
    def tagged(self, tag: Tag) -> Iterator[None]:
        """Draw what belongs to the tag."""
        self.begin_tag(tag)
        try:
            yield
        finally:
            self.end_tag()

    @contextmanager
    def running(self, subtype: str) -> Iterator[None]:
        """Draw what stands on every page: its "Header" or its "Footer" (ISO 32000-1, table 330)."""
        self.end_marks()
        start = len(self._code)
        yield
        if any(_paints(each) for each in self._code[start:]):
            self._code.insert(start, f"/Artifact <</Type /Pagination /Subtype /{subtype}>> BDC")
            self._code.append("EMC")
        self._loose_from = len(self._code)

    def _begin_mark(self, tag: Tag) -> None:
        marks = self.page_marks
        tag.place(self.root)
        tag.drawn_on = marks
        tag.kids.append(Mark(marks, len(marks.tags)))
        self._code.append(f"/{tag.kind} <</MCID {len(marks.tags)}>> BDC")
        marks.tags.append(tag)
        self._loose_from = -1

    def end_label(self) -> None:
        """Go over from a label to what it labels."""
        if self._label_ends is not None:
            tag, self._label_ends = self._label_ends, None
            self._code.append("EMC")
            self._begin_mark(tag)

    def annotate(self, tag: Tag, name: str) -> None:
        """Say that the annotation of this name belongs to the tag."""
        tag.place(self.root)
        tag.kids.append(Annotated(self.page_marks, name))


def _paints(code: Any) -> bool:
    last = code.rsplit(None, 1)[-1:]
    return bool(last) and last[0] in _PAINTING
