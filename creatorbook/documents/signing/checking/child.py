"""What runs in the limited child: a look at a stranger's PDF, of which nothing but a verdict comes out."""

from __future__ import annotations

from dataclasses import replace

from creatorbook.documents.page.boxes import signature_boxes
from creatorbook.documents.reading import words as reading
from creatorbook.documents.signing.checking.added import added_things
from creatorbook.documents.signing.checking.codec import VERDICTS, Looked, ToExamine
from creatorbook.documents.signing.checking.looks import compare_looks, pair_files
from creatorbook.documents.signing.checking.spots import NOTHING_SEEN, TOLD, Looks
from creatorbook.documents.signing.checking.validation import Examined, examine


def examine_signed(request: bytes) -> list[bytes]:
    """Return the packed Looked of a packed ToExamine."""
    asked = VERDICTS.unpack(ToExamine, request)
    looks = _compare(asked.issued, asked.data) if asked.issued else NOTHING_SEEN
    if asked.looks_only:
        return VERDICTS.pack(Looked(Examined(readable=True), (), looks))
    return VERDICTS.pack(Looked(examine(asked.data, asked.roots), reading.pages(asked.data), looks))


def _compare(issued: bytes, data: bytes) -> Looks:
    boxes, pairs = signature_boxes(issued), pair_files(issued, data)
    looks = compare_looks(issued, data, boxes, pairs)
    added = added_things(issued, data, boxes, pairs)
    return replace(
        looks,
        spots=(*looks.spots, *(each for each in added if each.kind not in TOLD)),
        filled=tuple(each for each in added if each.kind in TOLD),
    )
