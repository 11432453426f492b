"""Puts a picture of a signature on a contract: behind the end of the file, so that the issued bytes stay its beginning.

A mark says of itself, in the page-piece data of ISO 32000-1, 14.5, for whom it was placed, how and when: a reading
aid for the one who gets the file back, and no proof.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _
from creatorbook.documents.signing.marks.increment import Increment
from creatorbook.documents.signing.marks.stamp import mark_page, place_and_day, text_page
from creatorbook.documents.signing.material import OWNER

if TYPE_CHECKING:
    from datetime import datetime

    from pypdf import PageObject

    from creatorbook.documents.page.boxes import SignatureBox
    from creatorbook.documents.signing.material import Mark
from creatorbook.documents.signing.marks.stamp import Lines

_ANSWER_HEIGHT = 14.0


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something to place: a page as PDF bytes, its lower left corner on the page of the contract, its size."""

    pdf: bytes
    x: float
    y: float
    width: float
    height: float
    private: dict[str, Any]


def place_mark(pdf: bytes, box: SignatureBox, mark: Mark, lines: Lines, moment: datetime) -> bytes:
    """Return the PDF with the mark in the box, and name, place and day beside it; `moment` is in UTC.

    The bytes given are the first bytes of those returned; equal calls give equal bytes. Raises BadInput for a mark
    that cannot be drawn or a PDF that cannot be read, AnswerIsNo on a PDF that carries a certificate signature, which
    would then show a change.
    """
    if has_certificate_signature(pdf):
        raise AnswerIsNo(
            _("This copy carries a certificate signature: a picture added now would show as a change to it."),
            where="manner",
            hint=_("Sign with a certificate too, or let the pictures come first, on a copy without certificates."),
        )
    increment = Increment(pdf)
    pages = increment.reader.pages
    if not 0 <= box.page < len(pages):
        raise BadInput(_("The place to sign is not in this PDF."), where="file")
    named = box.name_at is None or box.date_at is None
    about = _mark_details(box.party, mark, lines, moment)
    pieces = [
        _Piece(mark_page(mark, lines, box.width, box.height, named=named), box.x, box.y, box.width, box.height, about)
    ]
    if box.name_at is not None and box.date_at is not None:
        for text, (x, y) in ((lines.signer, box.name_at), (place_and_day(lines), box.date_at)):
            room = max(box.x + box.width - x, 40.0)
            answer = text_page(text, room, _ANSWER_HEIGHT)
            pieces.append(_Piece(answer, x, y - _ANSWER_HEIGHT * 0.3, room, _ANSWER_HEIGHT, {}))
    _place_pieces(increment, pages[box.page], pieces)
    return increment.to_bytes()


def place_drawing(pdf: bytes, box: SignatureBox, drawn: bytes) -> bytes:
    """Return the PDF with a page drawn for the box placed in it, to be looked at; raises BadInput like `place_mark`."""
    increment = Increment(pdf)
    pages = increment.reader.pages
    if not 0 <= box.page < len(pages):
        raise BadInput(_("The place to sign is not in this PDF."), where="file")
    _place_pieces(increment, pages[box.page], [_Piece(drawn, box.x, box.y, box.width, box.height, {})])
    return increment.to_bytes()


def has_certificate_signature(pdf: bytes) -> bool:
    """Return whether a PDF carries a certificate signature, by a look at its bytes and at its form."""
    if b"/ByteRange" not in pdf:
        return False
    try:
        fields = Increment(pdf).reader.get_fields() or {}
    except Exception:  # noqa: BLE001  a form that cannot be read is taken for signed: nothing is put on top of it
        return True
    return any(each.get("/FT") == "/Sig" and each.get("/V") is not None for each in fields.values())


def _mark_details(party: str, mark: Mark, lines: Lines, moment: datetime) -> dict[str, Any]:
    from pypdf.generic import NameObject, TextStringObject

    said = {"/Party": party, "/Manner": mark.manner.value, "/Signer": lines.signer, "/At": moment.isoformat()}
    return {NameObject(key): TextStringObject(value) for key, value in said.items()}


def _place_pieces(increment: Increment, page: PageObject, pieces: list[_Piece]) -> None:
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    reference = page.indirect_reference
    if reference is None:
        raise BadInput(_("The place to sign is not in this PDF."), where="file")
    inherited = page.get("/Resources")
    resources = DictionaryObject(inherited.get_object()) if inherited is not None else DictionaryObject()
    known = resources.get("/XObject")
    drawings = DictionaryObject(known.get_object()) if known is not None else DictionaryObject()
    shown = []
    for piece in pieces:
        name = _find_free_name(drawings)
        drawings[NameObject(name)] = _form(increment, piece)
        shown.append(f"q 1 0 0 1 {piece.x:.3f} {piece.y:.3f} cm {name} Do Q")
    resources[NameObject("/XObject")] = drawings
    changed = DictionaryObject({key: page.raw_get(key) for key in page})
    before = page.raw_get("/Contents") if "/Contents" in page else None
    whole = before.get_object() if before is not None else None
    parts = list(whole) if isinstance(whole, ArrayObject) else [before] if before is not None else []
    # What was there is put in brackets, so that nothing it leaves behind (a shifted origin, a colour) reaches us.
    head = increment.stream(b"q\n", {})
    tail = increment.stream(("\nQ\n" + "\n".join(shown) + "\n").encode(), {})
    changed[NameObject("/Contents")] = ArrayObject([head, *parts, tail])
    changed[NameObject("/Resources")] = resources
    increment.replace(reference, changed)


def _find_free_name(drawings: Any) -> str:
    number = 1
    while f"/Signature{number}" in drawings:
        number += 1
    return f"/Signature{number}"


def _form(increment: Increment, piece: _Piece) -> Any:
    """Add a drawn page as a form that a page can show, and return the reference to it."""
    import io

    from pypdf import PdfReader
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

    page = PdfReader(io.BytesIO(piece.pdf)).pages[0]
    contents = page.get_contents()
    data = contents.get_data() if contents is not None else b""
    entries: dict[str, Any] = {
        "/Type": NameObject("/XObject"),
        "/Subtype": NameObject("/Form"),
        "/BBox": ArrayObject([FloatObject(0), FloatObject(0), FloatObject(piece.width), FloatObject(piece.height)]),
        "/Resources": increment.adopt(page["/Resources"]),
    }
    if piece.private:
        moment = str(piece.private["/At"])
        stamp = TextStringObject(f"D:{moment[:19].replace('-', '').replace('T', '').replace(':', '')}Z")
        private = DictionaryObject(
            {
                **piece.private,
                NameObject("/Digest"): TextStringObject(hashlib.sha256(data).hexdigest()),
            }
        )
        data_of_ours = DictionaryObject({NameObject("/LastModified"): stamp, NameObject("/Private"): private})
        entries["/LastModified"] = stamp
        entries["/PieceInfo"] = DictionaryObject({NameObject(OWNER): data_of_ours})
    return increment.stream(data, entries)
