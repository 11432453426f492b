"""The parts of a document as a program that reads it aloud needs them: headings, paragraphs, lists, tables, figures.

Who makes what is drawn announces its part by a `Tag`; a tag takes its place in the tree when it is first drawn, the
cells of a table when they are made. The order of the tree is the order in which the document is read (ISO 14289-1).
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# What styles of paragraphs announce besides "P".
_HEADINGS = {
    "title": "H1",
    "letter_title": "H1",
    "heading": "H2",
    "heading_numbered": "H2",
    "sheet_label": "H2",
    "terms_title": "H2",
    "box_title": "H2",
}


class Tag:
    """One part of a document: its kind is a name of ISO 32000-1, 14.8.4 ("P", "H2", "TD").

    `words` say what a figure shows, `title` what a section is about, `details` are attributes as a PDF writes them
    ("/O /Table /Scope /Row"), `language` is the tongue of what is inside where it differs from the document's. `once`
    is for the heads of a table, which stand again on every page. `headings` is what headings inside are
    instead: "H3" one step deeper, "P" none.
    """

    __slots__ = (
        "area",
        "details",
        "drawn_on",
        "headings",
        "kids",
        "kind",
        "label",
        "language",
        "number",
        "once",
        "parent",
        "placed",
        "title",
        "words",
    )

    def __init__(
        self,
        kind: str,
        parent: Tag | None = None,
        *,
        now: bool = False,
        words: str = "",
        title: str = "",
        details: str = "",
        language: str = "",
        once: bool = False,
        headings: str = "",
    ) -> None:
        self.kind = kind
        self.parent = parent if parent is not None else _inside.get()
        self.words, self.title, self.details, self.language = words, title, details, language
        self.once, self.headings = once, headings
        self.kids: list[Kid] = []
        self.placed = False
        self.label: Tag | None = None
        self.area: tuple[float, float, float, float] | None = None
        self.drawn_on: PageMarks | None = None
        self.number = 0
        if now and self.parent is not None:
            self.parent.kids.append(self)
            self.placed = True

    def __deepcopy__(self, _memo: object) -> Tag:
        """Parts of one paragraph on two pages are one paragraph."""
        return self

    def place(self, root: Tag) -> None:
        """Take the place in the tree under the root, and those above with it."""
        tag: Tag = self
        while tag is not root:
            above = tag.parent or root
            if not tag.placed:
                above.kids.append(tag)
                tag.placed = True
            tag = above


class PageMarks:
    """What is marked on one page: the tags by the number of their mark, and where the page comes to stand, from 0."""

    __slots__ = ("number", "tags")

    def __init__(self) -> None:
        self.tags: list[Tag] = []
        self.number = 0


class Mark:
    """A stretch of a page that belongs to a tag."""

    __slots__ = ("number", "page")

    def __init__(self, page: PageMarks, number: int) -> None:
        self.page, self.number = page, number


class Annotated:
    """A link or a field that belongs to a tag: the name of its object, and the page on which it lies."""

    __slots__ = ("name", "page")

    def __init__(self, page: PageMarks, name: str) -> None:
        self.page, self.name = page, name


Kid = Tag | Mark | Annotated
_inside: ContextVar[Tag | None] = ContextVar("inside", default=None)


@contextmanager
def inside(tag: Tag) -> Iterator[Tag]:
    """Put what is made in a block of code into the tag; yields it."""
    token = _inside.set(tag)
    try:
        yield tag
    finally:
        _inside.reset(token)


def around() -> Tag | None:
    """Return the tag in which things are being made, None for the document itself."""
    return _inside.get()


def list_item(items: Tag) -> Tag:
    """Return the body of a new item of a list, with a label of its own beside it."""
    item = Tag("LI", items)
    label = Tag("Lbl", item)
    body = Tag("LBody", item)
    body.label = label
    return body


def paragraph_tag(style: str) -> Tag:
    """Return the tag of a paragraph in the named style."""
    kind, here = _HEADINGS.get(style, "P"), _inside.get()
    if kind != "P" and here is not None and here.headings:
        kind = here.headings
    return Tag(kind)


def row_tags(table: Tag, kinds: list[str], *, once: bool = False) -> list[Tag]:
    """Return the tags of the cells of a new row of a table, all of which have their place at once."""
    row = Tag("TR", table, now=True)
    return [Tag(kind, row, now=True, once=once) for kind in kinds]
