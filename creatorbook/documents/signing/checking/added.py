"""What was put on the pages of a file beside what is drawn there: notes, filled fields, layers, programs.

What each shows depends on the program that shows it, and on whether it is printed: that it is there is therefore told,
whatever it looks like here.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any

from creatorbook.documents.page.boxes import destination_names
from creatorbook.documents.reading import words as reading
from creatorbook.documents.signing.checking.spots import Spot, SpotKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pypdf import PageObject, PdfReader

    from creatorbook.documents.page.boxes import SignatureBox
    from creatorbook.documents.signing.checking.pairing import Pairs

_SHOWN = 80  # characters of a note or of a field's value
_AIR = 14.0  # points around a place to sign
_ABOVE = 40.0  # points above it, where name, place and day are answered
_SILENT = frozenset({"/Link", "/Popup", "/PrinterMark", "/TrapNet"})
_MOST = 2_000  # annotations looked at; where there are more, that is said
_DEPTH = 4  # drawings within drawings
_SIGNATURE = "/Sig"


def added_things(
    issued: bytes, received: bytes, boxes: Iterable[SignatureBox], pairs: Pairs | None = None
) -> tuple[Spot, ...]:
    """Return the notes, filled fields, layers and programs of a file that the issued one has not.

    `pairs` says which page is which, None that each is where it was issued.

    Of what lies in a place to sign, the answers in our own fields are told (FILLED) and the rest is left out, as are
    certificate signatures, but for those that are left without their form. Never raises; () for what cannot be read.
    """
    before, after = reading.open_pdf(issued), reading.open_pdf(received)
    if before is None or after is None:
        return ()
    places = list(boxes)
    try:
        return (*_annotations(before, after, places, pairs), *_layers(before, after), *_scripts(before, after))
    except Exception:  # noqa: BLE001  a stranger's file raises anything: what is odd in it is told with its first page
        return (Spot(1, SpotKind.ANNOTATION),)


def _annotations(before: PdfReader, after: PdfReader, boxes: list[SignatureBox], pairs: Pairs | None) -> Iterator[Spot]:
    known = Counter(_key(number, each) for number, each in islice(_all(before), _MOST))
    for place, (number, each) in enumerate(_all(after)):
        if place == _MOST:
            yield Spot(number + 1, SpotKind.UNREAD)
            return
        # Notes of a page that was added are none of those issued.
        issued = number if pairs is None else pairs.of[number] if number < len(pairs.of) else None
        key = _key(-1 if issued is None else issued, each)
        if known[key] > 0:
            known[key] -= 1
            continue
        kind = str(each.get("/Subtype"))
        if _is_signature(each) and _inherited(each, "/V") is not None and not _has_form(after):
            yield Spot(number + 1, SpotKind.SIGNATURE_LOST)
        if kind in _SILENT or _is_signature(each):
            continue
        signed = next((box for box in boxes if _lies_in(each, box, issued)), None)
        if signed is not None:
            answer = _text(_inherited(each, "/V")) if _is_answer(each, signed) else ""
            if answer:
                yield Spot(number + 1, SpotKind.FILLED, answer)
            continue
        if kind != "/Widget":
            yield Spot(number + 1, SpotKind.ANNOTATION, _text(each.get("/Contents")))
        elif value := _text(_inherited(each, "/V")):
            yield Spot(number + 1, SpotKind.FIELD, value)


def _all(reader: PdfReader) -> Iterator[tuple[int, Any]]:
    for number, page in enumerate(reader.pages):
        for each in page.get("/Annots", None) or ():
            yield number, each.get_object()


def _key(number: int, annotation: Any) -> tuple[object, ...]:
    where = tuple(round(float(each)) for each in annotation.get("/Rect", ()))
    value = _text(_inherited(annotation, "/V")) if annotation.get("/Subtype") == "/Widget" else ""
    return number, str(annotation.get("/Subtype")), where, value, _text(annotation.get("/Contents"))


def _is_answer(annotation: Any, box: SignatureBox) -> bool:
    """Return whether it is one of the fields for name and date that the version to be signed elsewhere has here."""
    names = destination_names(box.party)
    return str(_inherited(annotation, "/T")) in (names["name"], names["date"])


def _is_signature(annotation: Any) -> bool:
    return str(annotation.get("/Subtype")) == "/Widget" and str(_inherited(annotation, "/FT")) == _SIGNATURE


def _has_form(reader: PdfReader) -> bool:
    """Return whether a file has fields; a program that copies its pages alone leaves what they show of a signature."""
    root: Any = reader.root_object
    return bool(root.get("/AcroForm", {}).get("/Fields"))


def _inherited(field: Any, name: str) -> Any:
    for _level in range(_DEPTH):
        if name in field:
            return field[name]
        parent = field.get("/Parent")
        if parent is None:
            return None
        field = parent.get_object()
    return None


def _text(value: object) -> str:
    from creatorbook.common.text import clean

    said = clean(str(value)) if isinstance(value, str) else ""
    return f"{said[:_SHOWN]}…" if len(said) > _SHOWN else said


def _lies_in(annotation: Any, box: SignatureBox, page: int | None) -> bool:
    if box.page != page:
        return False
    corners = [float(each) for each in annotation.get("/Rect", ())]
    if len(corners) != len(("x", "y", "x", "y")):
        return False
    left, right = sorted(corners[::2])
    bottom, top = sorted(corners[1::2])
    highest = max([box.y + box.height, *(at[1] for at in (box.name_at, box.date_at) if at is not None)])
    return (
        left >= box.x - _AIR
        and right <= box.x + box.width + _AIR
        and bottom >= box.y - _AIR
        and top <= highest + _ABOVE
    )


def _layers(before: PdfReader, after: PdfReader) -> Iterator[Spot]:
    if "/OCProperties" not in after.root_object or "/OCProperties" in before.root_object:
        return
    pages = [number for number, page in enumerate(after.pages, start=1) if _has_layer(page)]
    for number in pages or [1]:
        yield Spot(number, SpotKind.LAYER)


def _has_layer(page: PageObject) -> bool:
    resources = page.get("/Resources")
    return resources is not None and _uses_layer(resources.get_object(), _DEPTH)


def _uses_layer(resources: Any, depth: int) -> bool:
    named = resources.get("/Properties")
    if named is not None and any(
        each.get_object().get("/Type") in ("/OCG", "/OCMD") for each in named.get_object().values()
    ):
        return True
    drawings = resources.get("/XObject")
    for each in drawings.get_object().values() if drawings is not None else ():
        drawing = each.get_object()
        inner = drawing.get("/Resources")
        if "/OC" in drawing or (depth > 0 and inner is not None and _uses_layer(inner.get_object(), depth - 1)):
            return True
    return False


def _scripts(before: PdfReader, after: PdfReader) -> Iterator[Spot]:
    if _has_script(after) and not _has_script(before):
        yield Spot(1, SpotKind.SCRIPT)


def _has_script(reader: PdfReader) -> bool:
    root = reader.root_object
    names, form = (_dictionary(root.get(key)) for key in ("/Names", "/AcroForm"))
    return (
        _dictionary(root.get("/OpenAction")).get("/S") == "/JavaScript"
        or "/JavaScript" in names
        or "/XFA" in form
        or "/AA" in root
    )


def _dictionary(value: Any) -> dict[str, Any]:
    found = value.get_object() if value is not None else None
    return found if isinstance(found, dict) else {}
