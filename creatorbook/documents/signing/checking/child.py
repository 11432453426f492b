"""What runs in the limited child: a look at a stranger's PDF, of which nothing but a verdict comes out."""

from __future__ import annotations

from creatorbook.documents.page.boxes import signature_boxes
from creatorbook.documents.reading import words as reading
from creatorbook.documents.signing.checking.codec import VERDICTS, Looked, ToExamine
from creatorbook.documents.signing.checking.looks import changed_pages
from creatorbook.documents.signing.checking.validation import examine


def examine_signed(request: bytes) -> list[bytes]:
    """Return the packed Looked of a packed ToExamine."""
    asked = VERDICTS.unpack(ToExamine, request)
    changed = changed_pages(asked.issued, asked.data, signature_boxes(asked.issued)) if asked.issued else ()
    return VERDICTS.pack(Looked(examine(asked.data), reading.pages(asked.data), changed))
