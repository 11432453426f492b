"""The outline of a document, which its reader shows beside the pages (ISO 32000-1, 12.3.3): one level of headings."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.documents.pdf.objects import reference, reserve, write_string

if TYPE_CHECKING:
    from collections.abc import Sequence


def write_outline(document: Any, entries: Sequence[tuple[str, Any]]) -> None:
    """Make (words, destination) the outline of the document; none where there are none."""
    if entries:
        document.Outlines = document.outline = document.Catalog.Outlines = _outline_class()(tuple(entries))


@cache
def _outline_class() -> Any:
    from reportlab.pdfbase.pdfdoc import PDFObject

    class Outline(PDFObject):
        __RefOnly__ = 1
        ready = 1

        def __init__(self, entries: tuple[tuple[str, Any], ...]) -> None:
            self._entries = entries

        def prepare(self, document: Any, _canvas: Any) -> None:
            names = [f"outline-{place}" for place in range(len(self._entries))]
            made = [reserve(document, name) for name in names]
            root = bytes(document.Reference(self).format(document)).decode("ascii")
            said = [reference(document, name) for name in names]
            for place, ((words, to), item) in enumerate(zip(self._entries, made, strict=True)):
                beside = f" /Prev {said[place - 1]}" if place else ""
                beside += f" /Next {said[place + 1]}" if place + 1 < len(said) else ""
                head = f"<</Title {write_string(words)} /Parent {root}{beside} /Dest ".encode("ascii")
                item.content = head + bytes(to.format(document)) + b">>"
            self._content = f"<</Type /Outlines /Count {len(said)} /First {said[0]} /Last {said[-1]}>>".encode("ascii")

        def format(self, _document: Any) -> bytes:
            return self._content

    return Outline
