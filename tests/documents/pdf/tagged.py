"""Reading a PDF as a screen reader does: the tree of its tags, each with its words, and what is furniture."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import page
import pypdf
from pypdf.generic import ContentStream, DictionaryObject

if TYPE_CHECKING:
    from collections.abc import Iterator

PROFILES = ("ua1", "pdfa-3a")


def faults(pdf: bytes) -> list[str]:
    """Return what keeps a file from being PDF/UA-1 and PDF/A-3a, as the validator says it."""
    return [
        f"{profile} {each.rule_id}: {each.message}"
        for profile in PROFILES
        for each in page.validate_pdf_bytes(pdf, profile=profile).failures
    ]


@dataclass
class Part:
    """One tag: its kind, the words of its own marks, what is inside, and its dictionary."""

    kind: str
    own: str
    entry: Any
    inside: list[Part] = field(default_factory=list)

    @property
    def words(self) -> str:
        return " ".join(" ".join([self.own, *(each.words for each in self.inside)]).split())

    def walk(self) -> Iterator[Part]:
        yield self
        for each in self.inside:
            yield from each.walk()

    def all(self, *kinds: str) -> list[Part]:
        return [each for each in self.walk() if each.kind in kinds]


@dataclass
class Aloud:
    """A document as it is read: the tree, the furniture as (how it is marked, its words), the marks nobody reads."""

    reader: pypdf.PdfReader
    root: Part
    furniture: list[tuple[str, str]]
    unread: set[tuple[int, int]]


def aloud(pdf: bytes) -> Aloud:
    """Return the document as it is read; raises AssertionError where a text is neither read nor furniture."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    marks: dict[tuple[int, int], str] = {}
    furniture: list[tuple[str, str]] = []
    for number, sheet in enumerate(reader.pages):
        for how, mcid, words in _stretches(sheet):
            if mcid is None:
                furniture.append((how, words))
            else:
                assert (number, mcid) not in marks
                marks[number, mcid] = words
    read: set[tuple[int, int]] = set()
    sheets: Any = reader.pages
    numbers = {sheet.indirect_reference.idnum: number for number, sheet in enumerate(sheets)}
    tree: Any = reader.root_object["/StructTreeRoot"]
    parents = _parents(tree)
    root = _part(tree.raw_get("/K"), marks, numbers, parents, read)
    return Aloud(reader, root, furniture, set(marks) - read)


def _parents(tree: Any) -> dict[int, Any]:
    row = tree["/ParentTree"]["/Nums"]
    return {
        int(row[at]): row[at + 1] if isinstance(row[at + 1], list) else list.__getitem__(row, at + 1)
        for at in range(0, len(row), 2)
    }


def _part(
    reference: Any,
    marks: dict[tuple[int, int], str],
    numbers: dict[int, int],
    parents: dict[int, Any],
    read: set[tuple[int, int]],
) -> Part:
    entry = reference.get_object()
    part = Part(str(entry["/S"])[1:], "", entry)
    kids = entry.raw_get("/K") if "/K" in entry else []
    for kid in list.__iter__(kids) if isinstance(kids, list) else [kids]:
        value: Any = kid.get_object()
        told = isinstance(value, DictionaryObject)
        if told and "/S" in value:
            assert value.raw_get("/P").idnum == reference.idnum
            part.inside.append(_part(kid, marks, numbers, parents, read))
        elif told and value["/Type"] == "/OBJR":
            annotation = value["/Obj"].get_object()
            assert parents[annotation["/StructParent"]].idnum == reference.idnum
        else:
            sheet: Any = value.raw_get("/Pg") if told else entry.raw_get("/Pg")
            mark = (numbers[sheet.idnum], int(value["/MCID"] if told else value))
            # The page names the same tag for this mark as the tag names the mark.
            assert list.__getitem__(parents[mark[0]], mark[1]).idnum == reference.idnum
            assert mark not in read
            read.add(mark)
            part.own += f" {marks[mark]}"
    return part


def _stretches(sheet: Any) -> Iterator[tuple[str, int | None, str]]:
    """Yield the marked stretches of a page: how each is marked, its number (None: furniture), and its words."""
    fonts = {name: _letters(font.get_object()) for name, font in sheet["/Resources"]["/Font"].items()}
    how, mcid, words, letters = "", None, "", {}
    for operands, operator in _operations(sheet):
        if operator in (b"BDC", b"BMC"):
            assert not how, "marks inside marks"
            how, words, mcid = str(operands[0]), "", None
            if len(operands) > 1:
                mcid = operands[1].get("/MCID")
                how += str(operands[1].get("/Subtype", ""))
        elif operator == b"EMC":
            yield how, mcid, words
            how = ""
        elif operator == b"Tf":
            letters = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ", b"'"):
            assert how, "a text that is neither read nor furniture"
            said = operands[0] if isinstance(operands[0], list) else [operands[0]]
            words += "".join(
                letters.get(code, "")
                for each in said
                if hasattr(each, "original_bytes")
                for code in each.original_bytes
            )
        elif operator in (b"S", b"f", b"B", b"Do", b"f*", b"B*", b"b", b"s"):
            assert how, "ink that is neither read nor furniture"
        elif operator in (b"T*", b"BT", _SPEAK):
            words += operands if operator == _SPEAK else " "
    assert not how


_SPEAK = b"another language"


def _operations(sheet: Any) -> Iterator[tuple[Any, bytes]]:
    """Yield what a page does; words in another language than those around them, within a text, as `_SPEAK`."""
    in_text = spoken = False
    for operands, operator in ContentStream(sheet.get_contents(), sheet.pdf).operations:
        in_text = (in_text or operator == b"BT") and operator != b"ET"
        if operator == b"BDC" and in_text and set(operands[1]) == {"/Lang"}:
            assert not spoken
            spoken = True
            yield f"<{operands[1]['/Lang']}>", _SPEAK
        elif operator == b"EMC" and spoken:
            spoken = False
            yield "</>", _SPEAK
        else:
            yield operands, operator


def _letters(font: Any) -> dict[int, str]:
    table = font["/ToUnicode"].get_data().decode("ascii")
    pairs = re.findall(r"<([0-9A-F]{2})> <((?:[0-9A-F]{4})+)>", table)
    return {int(code, 16): bytes.fromhex(letter).decode("utf-16-be") for code, letter in pairs}
