"""Where the parties sign: the rectangles of a document that are kept free for signatures, and finding them again.

They go into the PDF as named destinations ("sign-creator" is a rectangle, "sign-creator-name" and "sign-creator-date"
are points), so that an issued file tells by itself where it is to be signed, also after others have added to it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pypdf import PdfReader
    from pypdf.generic import Destination

_PREFIX = "sign-"
_SUFFIX = {"signature": "", "name": "-name", "date": "-date"}


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """The place kept free for one party's signature.

    `party` is a Signatory's value ("creator", "brand", "agency", "guardian"), `page` counts from 0; `x` and `y` are the
    lower left corner in points from that of the page, as are `width` and `height`. `name_at` and `date_at` are where
    the baselines of the lines "name" and "date and place" begin, None where the document has no such lines.
    """

    party: str
    page: int
    x: float
    y: float
    width: float
    height: float
    name_at: tuple[float, float] | None = None
    date_at: tuple[float, float] | None = None


def destination_names(party: str) -> dict[str, str]:
    """Return the names of a party's destinations, by line: "signature", "name" and "date"."""
    return {line: f"{_PREFIX}{party}{suffix}" for line, suffix in _SUFFIX.items()}


def signature_field(party: str) -> str:
    """Return the name of the field that holds a party's certificate signature."""
    return f"Signature {party}"


def signature_boxes(pdf: bytes) -> tuple[SignatureBox, ...]:
    """Return the places to sign that a PDF of ours names, in the order of the page, top to bottom, left to right.

    () where it names none, or cannot be read: a foreign PDF is never an error.
    """
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(pdf))
        # Names of the catalog's own dictionary come with their slash, those of a tree of names without.
        named = {name.removeprefix("/"): at for name, at in reader.named_destinations.items()}
        parties = [name.removeprefix(_PREFIX) for name in named if name.startswith(_PREFIX)]
        parties = [party for party in parties if not party.endswith(("-name", "-date"))]
        boxes = [box for party in parties if (box := _box(reader, named, party))]
    except Exception:  # noqa: BLE001  a broken or foreign PDF raises anything, and names no place of ours
        return ()
    return tuple(sorted(boxes, key=lambda box: (box.page, -box.y, box.x)))


def _box(reader: PdfReader, named: Mapping[str, Destination], party: str) -> SignatureBox | None:
    names = destination_names(party)
    at = named[names["signature"]]
    page = reader.get_destination_page_number(at)
    corners = [at.left, at.bottom, at.right, at.top]
    if page is None or any(corner is None for corner in corners):
        return None
    left, bottom, right, top = (float(corner) for corner in corners if corner is not None)
    points = [_point(named.get(names[line])) for line in ("name", "date")]
    return SignatureBox(party, page, left, bottom, right - left, top - bottom, points[0], points[1])


def _point(at: Destination | None) -> tuple[float, float] | None:
    if at is None or at.left is None or at.top is None:
        return None
    return float(at.left), float(at.top)
