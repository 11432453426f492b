"""The XML inside a PDF, found in the limited child: a PDF may be anybody's."""

from __future__ import annotations

from creatorbook.common.limited.bounds import MEGABYTE, Bounds
from creatorbook.common.limited.jobs import FIND_EINVOICE
from creatorbook.common.limited.run import NoAnswer, do_limited
from creatorbook.documents.invoice.xml.formats import FILE_NAME
from creatorbook.documents.invoice.xml.leaves import unreadable
from creatorbook.documents.reading.words import open_pdf

_MAX_BYTES = 50 * MEGABYTE
_BOUNDS = Bounds(memory=768 * MEGABYTE, seconds=20, answer=20 * MEGABYTE)
# The names of the file inside: of Factur-X, of ZUGFeRD 2, of a German invoice in it.
_NAMES = (FILE_NAME, "zugferd-invoice.xml", "xrechnung.xml")


def xml_of(data: bytes) -> bytes:
    """Return the XML of a file: its own bytes, or what is inside a PDF; raises BadInput where there is none."""
    if not data.startswith(b"%PDF"):
        return data
    try:
        answer = do_limited(FIND_EINVOICE, [data], _BOUNDS) if len(data) <= _MAX_BYTES else b""
    except NoAnswer:
        answer = b""
    if not answer:
        raise unreadable()
    return answer


def find_xml(request: bytes) -> list[bytes]:
    """Return, in the limited child, the electronic invoice inside a PDF; nothing where there is none."""
    reader = open_pdf(request)
    try:
        attached = reader.attachments if reader is not None else {}
        return next(([bytes(attached[name][0])] for name in _NAMES if name in attached), [])
    except Exception:  # noqa: BLE001  a stranger's file raises anything; it then holds no invoice
        return []
