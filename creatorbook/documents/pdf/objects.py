"""Objects of a PDF written as they are, beside those that ReportLab makes."""

from __future__ import annotations

from functools import cache
from typing import Any


def write_string(text: str) -> str:
    """Return a text as a string of a PDF: bytes as hexadecimal digits, UTF-16 (ISO 32000-1, 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


@cache
def _plain_class() -> Any:
    from reportlab.pdfbase.pdfdoc import PDFObject

    class PlainObject(PDFObject):
        __RefOnly__ = 1

        def __init__(self) -> None:
            self.content = b""

        def format(self, _document: Any) -> bytes:
            return self.content

    return PlainObject


def reserve(document: Any, name: str) -> Any:
    """Return an object of the document whose `content` (bytes) is still to be said; others can refer to it by name."""
    made = _plain_class()()
    document.Reference(made, name)
    return made


def reference(document: Any, name: str) -> str:
    """Return how an object of this name is referred to."""
    number, version = document.idToObjectNumberAndVersion[name]
    return f"{number} {version} R"


def add_object(document: Any, name: str, content: str | bytes) -> str:
    """Add an object as it is written here, and return how it is referred to."""
    reserve(document, name).content = content.encode("ascii") if isinstance(content, str) else content
    return reference(document, name)


def add_stream(document: Any, name: str, data: bytes, entries: str, *, packed: bool = True) -> str:
    """Add a stream with these entries beside its length, and return how it is referred to."""
    import zlib

    body = zlib.compress(data, 9) if packed else data
    told = f"<<{entries}{' /Filter /FlateDecode' if packed else ''} /Length {len(body)}>>"
    return add_object(document, name, told.encode("ascii") + b"\nstream\n" + body + stream_end(body))


def stream_end(data: bytes) -> bytes:
    """Return what ends a stream: a return at the end of its data and a line feed would be taken for one line end."""
    return b"\r\nendstream" if data.endswith(b"\r") else b"\nendstream"
