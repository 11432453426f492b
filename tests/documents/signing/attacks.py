"""What may be done to a contract on its way: harmful and harmless, on any PDF, behind its end or written anew."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pypdf
import pypdfium2
from PIL import Image
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NullObject,
    TextStringObject,
)

from creatorbook.documents.page.boxes import signature_boxes
from creatorbook.documents.reading.sheets import Sheets
from tests.children import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from creatorbook.documents.reading.sheets import WordPlace

    Change = Callable[[pypdf.PdfWriter, "Place"], None]


class Place:
    """Where a sum is seen on a PDF: its page, from 0, and its rectangle in points from the lower left corner."""

    def __init__(self, pdf: bytes, words: str) -> None:
        with Sheets(pdf) as sheets:
            # Behind the key terms of the first page, in the clause itself.
            for page in reversed(range(len(sheets))):
                found = _find(sheets.places(page), words.split())
                if found is not None:
                    self.page, height = page, sheets.size(page)[1]
                    self.left, self.bottom = found[0].left, height - found[-1].bottom
                    self.right, self.top = found[-1].right, height - found[0].top
                    return
        raise AssertionError(words)

    @property
    def rect(self) -> ArrayObject:
        """The rectangle as a PDF has it."""
        return ArrayObject([FloatObject(each) for each in (self.left, self.bottom, self.right, self.top)])

    @property
    def drawn(self) -> str:
        """The rectangle as a page's content draws it."""
        return f"{self.left:.2f} {self.bottom:.2f} {self.right - self.left:.2f} {self.top - self.bottom:.2f}"


def _find(words: tuple[WordPlace, ...], wanted: list[str]) -> tuple[WordPlace, ...] | None:
    for at in range(len(words) - len(wanted) + 1):
        if [each.text for each in words[at : at + len(wanted)]] == wanted:
            return words[at : at + len(wanted)]
    return None


def change(pdf: bytes, act: Change, words: str, *, behind: bool) -> bytes:
    """Return the PDF after an act, behind its end or written anew."""
    out = io.BytesIO()
    if behind:
        writer = pypdf.PdfWriter(io.BytesIO(pdf), incremental=True)
    else:
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    act(writer, Place(pdf, words))
    writer.write(out)
    return out.getvalue()


def draw_on(writer: pypdf.PdfWriter, page: int, content: bytes, resources: dict[str, dict[str, Any]]) -> None:
    """Draw something on top of a page, with resources of its own."""
    sheet: Any = writer.pages[page]
    own: Any = DictionaryObject(sheet["/Resources"].get_object())
    for kind, named in resources.items():
        known = own.get(kind)
        known = DictionaryObject(known.get_object()) if known is not None else DictionaryObject()
        known.update({NameObject(name): value for name, value in named.items()})
        own[NameObject(kind)] = known
    head, tail = DecodedStreamObject(), DecodedStreamObject()
    head.set_data(b"q\n")
    tail.set_data(b"\nQ\n" + content)
    before = sheet.raw_get("/Contents")
    parts = list(before.get_object()) if isinstance(before.get_object(), ArrayObject) else [before]
    sheet[NameObject("/Contents")] = ArrayObject([writer._add_object(head), *parts, writer._add_object(tail)])
    sheet[NameObject("/Resources")] = own


# Harm


def white_box(writer: pypdf.PdfWriter, at: Place) -> None:
    """Cover the sum with white."""
    draw_on(writer, at.page, f"q 1 g {at.drawn} re f Q".encode(), {})


def other_sum(writer: pypdf.PdfWriter, at: Place) -> None:
    """Put a picture of another sum over it: the page's own letters, with two of them exchanged."""
    width, height = round((at.right - at.left) * 4), round((at.top - at.bottom) * 4)
    picture = Image.new("L", (width, height), 255)
    picture.paste(0, (width // 8, height // 5, width // 4, height - height // 5))
    data = DecodedStreamObject()
    data.set_data(picture.tobytes())
    data.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): FloatObject(width),
            NameObject("/Height"): FloatObject(height),
            NameObject("/ColorSpace"): NameObject("/DeviceGray"),
            NameObject("/BitsPerComponent"): FloatObject(8),
        }
    )
    matrix = f"{at.right - at.left:.2f} 0 0 {at.top - at.bottom:.2f} {at.left:.2f} {at.bottom:.2f}"
    draw_on(writer, at.page, f"q {matrix} cm /Sum Do Q".encode(), {"/XObject": {"/Sum": writer._add_object(data)}})


def pages_exchanged(writer: pypdf.PdfWriter, at: Place) -> None:
    """Exchange the page of the sum with the one before, or after where it is the first."""
    for key in ("/Contents", "/Resources"):
        first, second = writer.pages[at.page - 1 if at.page else 1], writer.pages[at.page]
        one, other = first.raw_get(key), second.raw_get(key)
        first[NameObject(key)], second[NameObject(key)] = other, one


def font_swapped(writer: pypdf.PdfWriter, at: Place) -> None:
    """Show 9 where the page has 4 and 4 where it has 9; the words that are copied out of it stay."""
    sheet: Any = writer.pages[at.page]
    contents = sheet.get_contents()
    assert contents is not None
    fonts, readable = DictionaryObject(), set()
    for name, font in sheet["/Resources"]["/Font"].items():
        own = DictionaryObject(font.get_object())
        table = _data(own["/ToUnicode"]) if "/ToUnicode" in own else b""
        if b"<0034>" in table and b"<0039>" in table:
            readable.add(name.encode())
            meant = DecodedStreamObject()
            meant.set_data(table.replace(b"<0034>", b"\0").replace(b"<0039>", b"<0034>").replace(b"\0", b"<0039>"))
            own[NameObject("/ToUnicode")] = writer._add_object(meant)
        fonts[NameObject(name)] = writer._add_object(own)
    shown = DecodedStreamObject()
    shown.set_data(_exchange_digits(contents.get_data(), readable))
    own = DictionaryObject(sheet["/Resources"].get_object())
    own[NameObject("/Font")] = fonts
    sheet[NameObject("/Resources")] = own
    sheet[NameObject("/Contents")] = writer._add_object(shown)


def _data(stream: Any) -> bytes:
    return bytes(stream.get_data())


def _other_digit(found: re.Match[bytes]) -> bytes:
    return {b"4": b"9", b"9": b"4"}.get(found[0], found[0])


def _exchange_digits(content: bytes, fonts: set[bytes]) -> bytes:
    """Return a page's content with 4 and 9 exchanged in what it shows in these fonts."""
    font = b""
    out = []
    for piece in re.split(rb"(/[\w+]+ [\d.]+ Tf|\((?:\\.|[^()\\])*\))", content, flags=re.DOTALL):
        if piece.endswith(b"Tf"):
            font = piece.split()[0]
        shown = piece.startswith(b"(") and font in fonts
        out.append(re.sub(rb"\\[0-7]{3}|\\.|[49]", _other_digit, piece) if shown else piece)
    return b"".join(out)


def _appearance(writer: pypdf.PdfWriter, at: Place) -> Any:
    form = DecodedStreamObject()
    form.set_data(f"1 1 0.8 rg 0 0 {at.right - at.left:.2f} {at.top - at.bottom:.2f} re f".encode())
    box = [FloatObject(0), FloatObject(0), FloatObject(at.right - at.left), FloatObject(at.top - at.bottom)]
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(box),
        }
    )
    return DictionaryObject({NameObject("/N"): writer._add_object(form)})


def _annotate(writer: pypdf.PdfWriter, at: Place, entries: dict[str, Any], *, shown: bool = True) -> Any:
    annotation = DictionaryObject({NameObject(key): value for key, value in entries.items()})
    annotation.update({NameObject("/Type"): NameObject("/Annot"), NameObject("/Rect"): at.rect})
    if shown:
        annotation[NameObject("/AP")] = _appearance(writer, at)
    reference = writer._add_object(annotation)
    sheet: Any = writer.pages[at.page]
    known = sheet.get("/Annots")
    listed = list(known.get_object()) if known is not None and not isinstance(known, NullObject) else []
    sheet[NameObject("/Annots")] = ArrayObject([*listed, reference])
    return reference


def note(writer: pypdf.PdfWriter, at: Place) -> None:
    """Put a note with another sum over the sum."""
    said = {"/Subtype": NameObject("/FreeText"), "/Contents": TextStringObject("180,00 EUR")}
    _annotate(writer, at, said)


def unseen_note(writer: pypdf.PdfWriter, at: Place) -> None:
    """Put a note beside the sum that some programs show, and that is not drawn."""
    said = {"/Subtype": NameObject("/Text"), "/Contents": TextStringObject("Fee: 180 EUR"), "/F": FloatObject(2)}
    _annotate(writer, at, said, shown=False)


def field_filled(writer: pypdf.PdfWriter, at: Place) -> None:
    """Put a form's field over the sum, filled in with another."""
    said = {
        "/Subtype": NameObject("/Widget"),
        "/FT": NameObject("/Tx"),
        "/T": TextStringObject("fee"),
        "/V": TextStringObject("180,00 EUR"),
    }
    reference = _annotate(writer, at, said)
    form: Any = DictionaryObject({NameObject("/Fields"): ArrayObject([reference])})
    known = writer._root_object.get("/AcroForm")
    if known is not None:
        form = DictionaryObject(known.get_object())
        form[NameObject("/Fields")] = ArrayObject([*form["/Fields"], reference])
    writer._root_object[NameObject("/AcroForm")] = form


def layer(writer: pypdf.PdfWriter, at: Place) -> None:
    """Cover the sum on a layer that is off until somebody switches it on."""
    group = writer._add_object(
        DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("x")})
    )
    off = DictionaryObject({NameObject("/OFF"): ArrayObject([group]), NameObject("/Order"): ArrayObject([group])})
    writer._root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/OCGs"): ArrayObject([group]), NameObject("/D"): off}
    )
    content = f"/OC /Layer BDC q 1 g {at.drawn} re f Q EMC".encode()
    draw_on(writer, at.page, content, {"/Properties": {"/Layer": group}})


def script(writer: pypdf.PdfWriter, at: Place) -> None:
    """Have the file run a program when it is opened."""
    del at
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    )


HARM: dict[str, Change] = {
    "white box": white_box,
    "image": other_sum,
    "pages exchanged": pages_exchanged,
    "font swapped": font_swapped,
    "note": note,
    "unseen note": unseen_note,
    "field": field_filled,
    "layer": layer,
    "program": script,
}


# No harm


def printed_again(pdf: bytes) -> bytes:
    """Return the PDF as another program writes it: the same pages, other bytes."""
    out = io.BytesIO()
    writer = pypdf.PdfWriter()
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        writer.add_page(page)
    writer.compress_identical_objects()
    writer.write(out)
    return out.getvalue()


def printed_smaller(pdf: bytes) -> bytes:
    """Return the PDF as a printer's driver fits it on the paper of the United States, 3 % smaller."""
    out = io.BytesIO()
    writer = pypdf.PdfWriter()
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        sheet = writer.add_blank_page(612, 792)
        scale = 0.93
        sheet.merge_transformed_page(page, pypdf.Transformation().scale(scale).translate(28.7, 5.3))
    writer.write(out)
    return out.getvalue()


def distilled(pdf: bytes, folder: Path) -> bytes | None:
    """Return the PDF as cairo prints it, with fonts written anew; None where poppler's tools are not installed."""
    if shutil.which("pdftocairo") is None:
        return None
    source, target = folder / "issued.pdf", folder / "distilled.pdf"
    source.write_bytes(pdf)
    subprocess.run(["pdftocairo", "-pdf", str(source), str(target)], check=True, timeout=PATIENCE)
    return target.read_bytes()


def scanned(pdf: bytes, *, words: bool = False) -> bytes:
    """Return the PDF as a scanner makes it: pictures, a little turned and grey; with the words of it or without."""
    document = pypdfium2.PdfDocument(pdf)
    out = io.BytesIO()
    pictures = []
    for page in document:
        picture = page.render(scale=1.6).to_pil().convert("L")
        pictures.append(picture.rotate(0.7, fillcolor=250).point(lambda value: min(255, value * 9 // 10 + 18)))
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=72 * 1.6)
    document.close()
    if not words:
        return out.getvalue()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(out.getvalue())).pages):
        writer.pages[number].merge_page(page)
    done = io.BytesIO()
    writer.write(done)
    return done.getvalue()


def signed_by_hand(pdf: bytes, party: str) -> bytes:
    """Return the PDF with a stroke of ink in a party's place, as a viewer's pen leaves it."""
    box = next(each for each in signature_boxes(pdf) if each.party == party)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    left, bottom = box.x + 10, box.y + 10
    line = f"q 2 w 0 0 0.5 RG {left} {bottom} m {left + 80} {bottom + 20} l S Q".encode()
    draw_on(writer, box.page, line, {})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def columns_in_other_order(pdf: bytes) -> bytes:
    """Write every page again with what stands in the right of two columns before what stands in the left one."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    for page in writer.pages:
        found = pypdf.generic.ContentStream(page.get_contents(), writer)
        found.operations = _right_first(list(found.operations))
        stream = DecodedStreamObject()
        stream.set_data(found.get_data())
        page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _right_first(operations: list[Any]) -> list[Any]:
    """Return a stretch of a page with its groups (q … Q, marks) that stand further right first, groups within alike."""
    groups: list[tuple[float, list[Any]]] = []
    rest: list[Any] = []
    at = 0
    while at < len(operations):
        end = _end_of_group(operations, at)
        if end is None:
            rest += [each for _place, group in groups for each in group]
            groups = []
            rest.append(operations[at])
            at += 1
            continue
        inner = operations[at : end + 1]
        place = next((float(values[4]) for values, name in inner if name in (b"cm", b"Tm")), 0.0)
        groups.append((place, [inner[0], *_right_first(inner[1:-1]), inner[-1]]))
        at = end + 1
    far = [place for place, _group in groups]
    if far and max(far) - min(far) > 200:
        # Within a column all stays in its order.
        groups.sort(key=lambda each: each[0] < (min(far) + max(far)) / 2)
    return [*rest, *(each for _place, group in groups for each in group)]


def _end_of_group(operations: list[Any], start: int) -> int | None:
    """Return where a group ends that begins here; a mark that is torn by the state of the page is none."""
    names = [name for _values, name in operations[start:]]
    opening = {b"q": (b"q",), b"BDC": (b"BDC", b"BMC"), b"BMC": (b"BDC", b"BMC")}.get(names[0])
    closing = b"Q" if names[0] == b"q" else b"EMC"
    if opening is None:
        return None
    depth = saved = 0
    for at, name in enumerate(names):
        depth += (name in opening) - (name == closing)
        saved += (name == b"q") - (name == b"Q")
        # What stands in it beside groups of its own (a shift, a colour) holds for what comes behind it too.
        if saved < 0 or (saved == 0 and name not in (b"q", b"Q", b"BDC", b"BMC", b"EMC")):
            return None
        if depth == 0:
            return start + at if saved == 0 else None
    return None
