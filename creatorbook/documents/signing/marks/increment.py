"""Adding to a PDF without changing a byte of it: objects go behind its end (ISO 32000-1, 7.5.6).

The section that is added is of the kind that the file ends with (a table or a stream of references), and carries its
information and identity on.

Written here because neither writer at hand does that: pypdf's ends a file of PDF 1.4 with a stream of references, which
that version does not know, does not repeat its information as 7.5.6 asks, keeps the identity of the state before, and
copies every object of the file first (ten times the time). pyHanko's is part of the extra that drawing a signature does
without, and gives each file an identity by chance, so that equal calls give other bytes.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.documents.reading.words import silence_libraries

if TYPE_CHECKING:
    from pypdf import PdfReader
    from pypdf.generic import PdfObject

_LARGEST = 2**32


class Increment:
    """Objects to be added to a PDF; raises BadInput where it cannot be read, or is locked."""

    def __init__(self, pdf: bytes) -> None:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError

        self._pdf = pdf
        silence_libraries()
        try:
            self.reader: PdfReader = PdfReader(io.BytesIO(pdf), strict=False)
            locked = self.reader.is_encrypted
            self._next = int(str(self.reader.trailer["/Size"]))
            self._previous = _last_section(pdf)
        except (PyPdfError, OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise BadInput(_("This PDF cannot be signed: it is damaged."), where="file") from error
        if locked:
            raise BadInput(_("This PDF cannot be signed: it is locked with a password."), where="file")
        self._objects: dict[int, tuple[int, PdfObject]] = {}
        self._adopted: dict[tuple[int, int], Any] = {}

    def add(self, value: PdfObject) -> Any:
        """Add an object and return the reference to it."""
        from pypdf.generic import IndirectObject

        number, self._next = self._next, self._next + 1
        self._objects[number] = (0, value)
        return IndirectObject(number, 0, self.reader)

    def replace(self, reference: Any, value: PdfObject) -> None:
        """Put another object in the place of the one that a reference of the PDF names."""
        self._objects[reference.idnum] = (reference.generation, value)

    def stream(self, data: bytes, entries: dict[str, PdfObject]) -> Any:
        """Add a compressed stream with these entries and return the reference to it."""
        from pypdf.generic import NameObject, StreamObject

        made = StreamObject()
        made.update({NameObject(key): value for key, value in entries.items()})
        made[NameObject("/Filter")] = NameObject("/FlateDecode")
        made._data = zlib.compress(data, 9)  # noqa: SLF001  pypdf's setter would compress only when it writes whole files
        return self.add(made)

    def adopt(self, value: Any) -> Any:
        """Return an object of another PDF with all that it refers to, as objects of this one."""
        from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

        if isinstance(value, IndirectObject):
            key = (id(value.pdf), value.idnum)
            if key not in self._adopted:
                self._adopted[key] = self.add(DictionaryObject())
                self._objects[self._adopted[key].idnum] = (0, self.adopt(value.get_object()))
            return self._adopted[key]
        if isinstance(value, StreamObject):
            copy = StreamObject()
            copy.update({key: self.adopt(value.raw_get(key)) for key in value if key != "/Length"})
            copy._data = value._data  # noqa: SLF001  as it is: the filters are copied with it
            return copy
        if isinstance(value, DictionaryObject):
            return DictionaryObject({key: self.adopt(value.raw_get(key)) for key in value})
        if isinstance(value, ArrayObject):
            return ArrayObject([self.adopt(each) for each in value])
        return value

    def to_bytes(self) -> bytes:
        """Return the PDF with what was added behind its end; its own bytes are the first of it."""
        out = io.BytesIO()
        out.write(self._pdf)
        if not self._pdf.endswith((b"\n", b"\r")):
            out.write(b"\n")
        places: dict[int, tuple[int, int]] = {}
        for number, (generation, value) in sorted(self._objects.items()):
            places[number] = (out.tell(), generation)
            out.write(f"{number} {generation} obj\n".encode())
            value.write_to_stream(out)
            out.write(b"\nendobj\n")
        start = out.tell()
        if start >= _LARGEST:
            raise BadInput(_("This PDF is too large to be signed."), where="file")
        if self._pdf[self._previous : self._previous + 4] == b"xref":
            self._table(out, places)
        else:
            self._reference_stream(out, places)
        out.write(f"startxref\n{start}\n%%EOF\n".encode())
        return out.getvalue()

    def _trailer(self, size: int) -> Any:
        from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, NameObject, NumberObject

        kept = {
            key: self.reader.trailer.raw_get(key) for key in ("/Root", "/Info", "/ID") if key in self.reader.trailer
        }
        trailer = DictionaryObject({NameObject(key): value for key, value in kept.items()})
        names = kept.get("/ID")
        if isinstance(names, ArrayObject) and names:
            # The first half names the document, the second this state of it (ISO 32000-1, 14.4).
            state = hashlib.sha256(self._pdf + repr(sorted(self._objects)).encode()).digest()[:16]
            trailer[NameObject("/ID")] = ArrayObject([names[0], ByteStringObject(state)])
        trailer[NameObject("/Size")] = NumberObject(size)
        trailer[NameObject("/Prev")] = NumberObject(self._previous)
        return trailer

    def _table(self, out: io.BytesIO, places: dict[int, tuple[int, int]]) -> None:
        out.write(b"xref\n")
        for first, numbers in _runs(sorted(places)):
            out.write(f"{first} {len(numbers)}\n".encode())
            out.writelines(f"{places[number][0]:010d} {places[number][1]:05d} n \n".encode() for number in numbers)
        out.write(b"trailer\n")
        self._trailer(self._next).write_to_stream(out)
        out.write(b"\n")

    def _reference_stream(self, out: io.BytesIO, places: dict[int, tuple[int, int]]) -> None:
        from pypdf.generic import ArrayObject, NameObject, NumberObject, StreamObject

        own = self._next
        places[own] = (out.tell(), 0)
        numbers = sorted(places)
        made = StreamObject()
        made.update(self._trailer(own + 1))
        made[NameObject("/Type")] = NameObject("/XRef")
        made[NameObject("/W")] = ArrayObject([NumberObject(1), NumberObject(4), NumberObject(2)])
        index = [each for first, run in _runs(numbers) for each in (first, len(run))]
        made[NameObject("/Index")] = ArrayObject([NumberObject(each) for each in index])
        made._data = b"".join(  # noqa: SLF001  written as it is
            b"\x01" + places[number][0].to_bytes(4) + places[number][1].to_bytes(2) for number in numbers
        )
        out.write(f"{own} 0 obj\n".encode())
        made.write_to_stream(out)
        out.write(b"\nendobj\n")


def _last_section(pdf: bytes) -> int:
    """Return where the newest table of references begins; raise ValueError where the file does not say."""
    at = pdf.rfind(b"startxref")
    if at < 0:
        raise ValueError("startxref")
    return int(pdf[at + 9 : at + 40].split()[0])


def _runs(numbers: list[int]) -> list[tuple[int, list[int]]]:
    """Return the numbers in runs without a gap, each with its first."""
    runs: list[tuple[int, list[int]]] = []
    for number in numbers:
        if runs and runs[-1][1][-1] == number - 1:
            runs[-1][1].append(number)
        else:
            runs.append((number, [number]))
    return runs
