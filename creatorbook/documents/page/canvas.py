"""The canvas under every document: it holds its pages back until all is known that stands on each of them.

Only then is the number of pages known, and how many pages stand before the text (a cover, a table of contents).
Anchors are bound then too, for ReportLab binds them to the page that it is writing out, not to the one being drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.documents.page.boxes import SignatureBox, destination_names
from creatorbook.documents.pdf.marks import MarkedCanvas
from creatorbook.documents.pdf.objects import write_string
from creatorbook.documents.pdf.outline import write_outline
from creatorbook.documents.pdf.tags import PageMarks, Tag
from creatorbook.documents.pdf.tree import write_tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

_VERSION = (1, 7)  # of PDF, on which PDF/A-3 and PDF/UA-1 are built


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that was drawn: the anchor, the words, and the page of the text on which it stands, from 0."""

    anchor: str
    words: str
    page: int


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A place on a page that an outline or a link leads to."""

    name: str
    fit: str
    place: dict[str, float]


@dataclass(slots=True)
class Pages:
    """What was drawn so far: whole pages, and what was found on them; page numbers count the text only, from 0."""

    held: list[dict[str, Any]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    places: dict[str, dict[str, tuple[int, tuple[float, float, float, float]]]] = field(default_factory=dict)
    anchors: dict[int, list[_Anchor]] = field(default_factory=dict)
    root: Tag = field(default_factory=lambda: Tag("Document"))
    front: int = 0
    bare: int = 0
    slips: dict[int, float] = field(default_factory=dict)
    columns_from: int | None = None

    def anchor(self, name: str, fit: str, **place: float) -> None:
        """Remember an anchor on the page being drawn."""
        self.anchors.setdefault(len(self.held), []).append(_Anchor(name, fit, place))

    def take_foot(self, height: float) -> None:
        """Remember that something stands at the very foot of the page being drawn, so high (points)."""
        self.slips[len(self.held)] = height

    def foot(self, number: int) -> float:
        """Return how high what stands at the foot of page `number` (from 1) is, 0 where nothing does."""
        return self.slips.get(number - 1 - self.front, 0.0)

    def columns_go_on(self, number: int) -> bool:
        """Return whether page `number` of the document (from 1) goes on with columns whose heads stand before it."""
        return self.columns_from is not None and number - 1 - self.front > self.columns_from

    def boxes(self) -> tuple[SignatureBox, ...]:
        """Return the places to sign, in the order in which they were drawn."""
        found = []
        for party, lines in self.places.items():
            if "signature" not in lines:
                continue
            page, (x, y, width, height) = lines["signature"]
            name, day = (lines[line][1][:2] if line in lines else None for line in ("name", "date"))
            found.append(SignatureBox(party, page + self.front, x, y, width, height, name, day))
        return tuple(found)


def canvas_maker(
    pages: Pages,
    furnish: Callable[[Canvas, int, int], None],
    front: Callable[[Canvas, list[Heading], int], None] | None = None,
    finish: Callable[[Canvas], None] | None = None,
) -> Callable[..., Canvas]:
    """Return what makes the canvas of one document.

    `furnish` draws what stands on a page besides the text: it is given the canvas, the number of the page (from 1) and
    the number of pages. `front` draws the pages before the text once that is laid out: it is given the canvas, the
    headings and the number of pages of the text, and ends each page with showPage. `finish` adds what the document says
    behind its pages, once all of them are there.
    """

    def make(*args: Any, **kwargs: Any) -> Canvas:
        made: Canvas = _paged_canvas()(pages, furnish, front, finish, *args, **kwargs)
        vars(made)["_doc"]._pdfVersion = _VERSION  # noqa: SLF001  ReportLab has no other way
        return made

    return make


def _name_places(canvas: Any, pages: Pages) -> None:
    """Name the places to sign in the document itself: ReportLab's anchors are known to its own links only."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary

    names = [name for party in pages.places for name in destination_names(party).values()]
    known = {anchor.name for anchors in pages.anchors.values() for anchor in anchors}
    named = {name: canvas._bookmarkReference(name) for name in names if name in known}  # noqa: SLF001  as its links do
    if named:
        canvas._doc.Catalog.Dests = PDFDictionary(named)  # noqa: SLF001  there is no other way to the catalog


class _NotingPlaces:
    """What the canvas notes of what is drawn: headings, places to sign, links."""

    pages: Pages
    links: dict[str, int]
    absolutePosition: Any  # noqa: N815  ReportLab's names, as all below
    annotate: Any
    _doc: Any
    _addAnnotation: Any  # noqa: N815
    _bookmarkReference: Any  # noqa: N815

    def heading(self, anchor: str, words: str, height: float) -> None:
        """Put what is being drawn, `height` points above the origin, into the outline and the contents."""
        x, y = self.absolutePosition(0, height)
        self.pages.headings.append(Heading(anchor, words, len(self.pages.held)))
        self.pages.anchor(anchor, "XYZ", left=x, top=y)

    def begin_columns(self) -> None:
        """Note that columns with heads begin on the page being drawn."""
        self.pages.columns_from = len(self.pages.held)

    def place(self, party: str, line: str, width: float, height: float) -> None:
        """Remember where a party writes: `line` is "name", "date" or "signature"."""
        x, y = self.absolutePosition(0, 0)
        self.pages.places.setdefault(party, {})[line] = (len(self.pages.held), (x, y, width, height))
        name = destination_names(party)[line]
        if line == "signature":
            self.pages.anchor(name, "FitR", left=x, bottom=y, right=x + width, top=y + height)
        else:
            self.pages.anchor(name, "XYZ", left=x, top=y)

    def link(self, tag: Tag, anchor: str, words: str, box: tuple[float, float, float, float]) -> None:
        """Lead from a box (left, bottom, right, top) to an anchor; `words` say where, `tag` is what is drawn there."""
        name = f"link-{len(self.links)}"
        full = self._doc.annotationName(name)
        self.links[full] = 0
        self.annotate(tag, full)
        to = self._bookmarkReference(anchor)
        self._addAnnotation(_link_class()(to, box, words, lambda: self.links[full]), name)


def _add_front(canvas: Any, front: Any) -> list[dict[str, Any]]:
    """Return all pages, those before the text drawn at last."""
    text = list(canvas.pages.held)
    if front is not None:
        canvas.pages.held.clear()
        front(canvas, canvas.pages.headings, len(text))
        canvas.pages.front = len(canvas.pages.held)
    return [*canvas.pages.held[: canvas.pages.front], *text]


@cache
def _paged_canvas() -> Any:
    from reportlab.pdfbase.pdfdoc import PDFName, PDFPage
    from reportlab.pdfgen.canvas import Canvas

    page_entries = (*PDFPage.__NoDefault__, "StructParents", "Tabs")

    class PagedCanvas(_NotingPlaces, MarkedCanvas, Canvas):
        def __init__(self, pages: Pages, furnish: Any, front: Any, finish: Any, *args: Any, **kwargs: Any) -> None:
            self.root = pages.root
            super().__init__(*args, **kwargs)
            self.pages = pages
            self._furnish = furnish
            self._front = front
            self._finish = finish
            self.links = {}
            self.begin_marks()

        def drawText(self, aTextObject: Any) -> None:  # noqa: N802, N803  ReportLab's names
            super().drawText(aTextObject)
            self.end_label()

        def showPage(self) -> None:  # noqa: N802  ReportLab's name
            self.end_marks()
            self.pages.held.append(dict(self.__dict__))
            self._startPage()

        def _startPage(self) -> None:  # noqa: N802  ReportLab's name
            super()._startPage()  # type: ignore[misc]  # not in the stubs; what showPage itself ends with
            self.begin_marks()

        def save(self) -> None:
            pages = _add_front(self, self._front)
            links = self.links
            marked: list[PageMarks] = []
            for number, state in enumerate(pages, start=1):
                self.__dict__.update(state)
                for anchor in self.pages.anchors.get(number - 1 - self.pages.front, ()):
                    self.bookmarkPage(anchor.name, fit=anchor.fit, **anchor.place)
                self.page_marks.number = number - 1
                marked.append(self.page_marks)
                self._furnish(self, number, len(pages))
                self.end_marks()
                super().showPage()
                page = self._doc.Pages.pages[-1]
                page.__NoDefault__ = page_entries
                page.StructParents, page.Tabs = number - 1, PDFName("S")
            for place, name in enumerate(links):
                links[name] = len(pages) + place
            _name_places(self, self.pages)
            write_tree(self._doc, self.root, marked, links)
            write_outline(
                self._doc, [(each.words, self._bookmarkReference(each.anchor)) for each in self.pages.headings]
            )
            if self._finish is not None:
                self._finish(self)
            super().save()

    return PagedCanvas


@cache
def _link_class() -> Any:
    from reportlab.pdfbase.pdfdoc import PDFObject

    class Link(PDFObject):
        __RefOnly__ = 1

        def __init__(self, to: Any, box: tuple[float, float, float, float], words: str, parent: Any) -> None:
            self._to, self._box, self._words, self._parent = to, box, words, parent

        def format(self, document: Any) -> bytes:
            corners = " ".join(f"{value:.2f}" for value in self._box)
            return (
                (
                    f"<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [{corners}]"
                    f" /Contents {write_string(self._words)} /StructParent {self._parent()} /Dest "
                ).encode("ascii")
                + bytes(self._to.format(document))
                + b">>"
            )

    return Link
