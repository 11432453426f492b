"""The version of a contract that others sign: the issued bytes, and behind them fields for name, date and signature.

Whoever opens it in a reader of PDFs fills the lines in and signs on the spot. The fields have names that are read
aloud, are tagged, and bring a font of their own, so that the file stays PDF/UA and PDF/A.
"""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.documents.page.boxes import destination_names, signature_boxes, signature_field
from creatorbook.documents.signing.marks.increment import Increment
from creatorbook.documents.text import fonts
from creatorbook.documents.words.speech import speech_in

if TYPE_CHECKING:
    from creatorbook.documents.page.boxes import SignatureBox
    from creatorbook.documents.words.speech import Speech

_SIZE = 9.6
_BELOW, _ABOVE = 3.0, 12.0  # points around the baseline of an answer
_FONT = "/Answers"
# Western European letters in the order of their bytes, so that readers of PDFs find those that people type.
_LETTERS = bytes(range(128, 256)).decode("cp1252", "replace").replace("\ufffd", "•")
_SPARE = "".join(chr(code) for code in range(0x100, 0x120))  # ReportLab gives the first of others the bytes below 32


def add_fields(pdf: bytes, language: str) -> bytes:
    """Return an issued contract with fields in its places to sign; equal bytes give equal bytes.

    `language` is the document's. Raises BadInput where it cannot be read.
    """
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

    increment = Increment(pdf)
    boxes = signature_boxes(pdf)
    speech = speech_in(language)
    form = _Form(increment)
    for box in boxes:
        form.add_box(box, speech)
    fields = ArrayObject(form.fields)
    font = increment.adopt(_answer_font())
    increment.replace(
        increment.reader.trailer.raw_get("/Root"),
        DictionaryObject(
            {
                **{key: increment.reader.root_object.raw_get(key) for key in increment.reader.root_object},
                NameObject("/AcroForm"): DictionaryObject(
                    {
                        NameObject("/Fields"): fields,
                        NameObject("/DR"): DictionaryObject(
                            {NameObject("/Font"): DictionaryObject({NameObject(_FONT): font})}
                        ),
                        NameObject("/DA"): TextStringObject(f"{_FONT} {_SIZE} Tf 0 g"),
                    }
                ),
            }
        ),
    )
    form.finish()
    return increment.to_bytes()


class _Form:
    """The fields of one document, with their places on the pages and in the tree of tags."""

    def __init__(self, increment: Increment) -> None:
        self._increment = increment
        self.fields: list[Any] = []
        self._annotations: dict[int, list[Any]] = {}
        self._tree: Any = increment.reader.root_object.get("/StructTreeRoot")
        self._next = int(self._tree["/ParentTreeNextKey"]) if self._tree is not None else 0
        self._owners: list[Any] = []
        self._inside: dict[int, tuple[Any, list[Any]]] = {}

    def add_box(self, box: SignatureBox, speech: Speech) -> None:
        """Add the fields of a party: its name and its date where the document has lines for them, its signature."""
        names = destination_names(box.party)
        role = speech.word("role", box.party)
        for line, at in (("name", box.name_at), ("date", box.date_at)):
            if at is not None:
                corners = (at[0], at[1] - _BELOW, box.x + box.width, at[1] + _ABOVE)
                self._add(box.page, "/Tx", names[line], f"{speech.word('signature', line)} – {role}", corners, role)
        corners = (box.x, box.y, box.x + box.width, box.y + box.height)
        label = f"{speech.word('signature', 'signature')} – {role}"
        self._add(box.page, "/Sig", signature_field(box.party), label, corners, role)

    def _add(
        self, page: int, kind: str, name: str, label: str, corners: tuple[float, float, float, float], role: str
    ) -> None:
        from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject

        left, bottom, right, top = (round(corner, 2) for corner in corners)
        room = ArrayObject([FloatObject(each) for each in (0, 0, round(right - left, 2), round(top - bottom, 2))])
        empty = self._increment.stream(
            b"/Tx BMC EMC",
            {
                "/Type": NameObject("/XObject"),
                "/Subtype": NameObject("/Form"),
                "/BBox": room,
                "/Resources": DictionaryObject(),
            },
        )
        field = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Widget"),
                NameObject("/FT"): NameObject(kind),
                NameObject("/T"): TextStringObject(name),
                NameObject("/TU"): TextStringObject(label),
                NameObject("/F"): NumberObject(4),
                NameObject("/Rect"): ArrayObject([FloatObject(each) for each in (left, bottom, right, top)]),
                NameObject("/P"): self._increment.reader.pages[page].indirect_reference,
                NameObject("/AP"): DictionaryObject({NameObject("/N"): empty}),
            }
        )
        if kind == "/Tx":
            field[NameObject("/DA")] = TextStringObject(f"{_FONT} {_SIZE} Tf 0 g")
        if self._tree is not None:
            field[NameObject("/StructParent")] = NumberObject(self._next + len(self._owners))
        reference = self._increment.add(field)
        self.fields.append(reference)
        self._annotations.setdefault(page, []).append(reference)
        if self._tree is not None:
            self._tag(reference, page, role)

    def _tag(self, field: Any, page: int, role: str) -> None:
        """Put the field into the tree, as the last of what is said of its party where it signs."""
        from pypdf.generic import DictionaryObject, NameObject

        parent = self._section(role)
        piece = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/OBJR"),
                NameObject("/Obj"): field,
                NameObject("/Pg"): self._increment.reader.pages[page].indirect_reference,
            }
        )
        made = self._increment.add(
            DictionaryObject({NameObject("/S"): NameObject("/Form"), NameObject("/P"): parent, NameObject("/K"): piece})
        )
        self._owners.append(made)
        self._inside.setdefault(parent.idnum, (parent, []))[1].append(made)

    def _section(self, role: str) -> Any:
        """Return the section in which a party signs, the last that bears its name; else the document itself."""
        root = self._tree.raw_get("/K")
        kids = root.get_object().raw_get("/K")
        found = [kid for kid in list.__iter__(kids) if hasattr(kid, "idnum") and kid.get_object().get("/T") == role]
        return found[-1] if found else root

    def finish(self) -> None:
        """Write what changed of pages and tree."""
        from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

        for number, references in self._annotations.items():
            page = self._increment.reader.pages[number]
            changed = DictionaryObject({key: page.raw_get(key) for key in page})
            changed[NameObject("/Annots")] = ArrayObject(
                [*list.__iter__(page.get("/Annots", ArrayObject())), *references]
            )
            self._increment.replace(page.indirect_reference, changed)
        if self._tree is None:
            return
        for parent, more in self._inside.values():
            entry = parent.get_object()
            changed = DictionaryObject({key: entry.raw_get(key) for key in entry})
            kids = entry.raw_get("/K") if "/K" in entry else ArrayObject()
            before = list(list.__iter__(kids)) if isinstance(kids, ArrayObject) else [kids]
            changed[NameObject("/K")] = ArrayObject([*before, *more])
            self._increment.replace(parent, changed)
        known = self._tree.raw_get("/ParentTree")
        rows = list(list.__iter__(known.get_object()["/Nums"]))
        for at, owner in enumerate(self._owners):
            rows += [NumberObject(self._next + at), owner]
        self._increment.replace(known, DictionaryObject({NameObject("/Nums"): ArrayObject(rows)}))
        root = DictionaryObject({key: self._tree.raw_get(key) for key in self._tree})
        root[NameObject("/ParentTreeNextKey")] = NumberObject(self._next + len(self._owners))
        self._increment.replace(self._increment.reader.root_object.raw_get("/StructTreeRoot"), root)


@cache
def _answer_page() -> bytes:
    """Return a page on which every letter of answers stands, for the sake of its font."""
    fonts.register()
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, initialFontName=fonts.TEXT)  # type: ignore[arg-type]  # the stubs take the name for a number
    canvas.setFont(fonts.TEXT, _SIZE)
    canvas.drawString(0, 0, f"{_SPARE}\u2022{_LETTERS}")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _answer_font() -> Any:
    from pypdf import PdfReader

    resources: Any = PdfReader(io.BytesIO(_answer_page())).pages[0]["/Resources"]
    return next(iter(resources["/Font"].values()))
