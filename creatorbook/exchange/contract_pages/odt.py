"""An OpenDocument text to its text, and to the changes that somebody has tracked in it. Runs in the limited child.

As of a Word document, the text is what would stand if every change were accepted; notes follow at its end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from creatorbook.exchange.base import limits
from creatorbook.exchange.contract_pages.rows import CELL_GAP
from creatorbook.exchange.contract_pages.word import MOST_CHANGES, TrackedChange, open_archive, parse_part, read_part

MIMETYPE = b"application/vnd.oasis.opendocument.text"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_CREATOR, _DATE = "http://purl.org/dc/elements/1.1/ creator", "http://purl.org/dc/elements/1.1/ date"
_XML_ID = "http://www.w3.org/XML/1998/namespace id"
_PART = "content.xml"
_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_MARKS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n", f"{_TEXT}soft-page-break": "\f"}
_MOST_BLANKS = 40


def is_odt(data: bytes) -> bool:
    """Return whether the bytes are an OpenDocument text: its type is the first thing in the file, unpacked."""
    return MIMETYPE in data[:120]


def odt_pages(data: bytes) -> tuple[tuple[str, ...], tuple[TrackedChange, ...]]:
    """Return the text of an .odt by page and its tracked changes; raises FileProblem."""
    with open_archive(data) as archive:
        words = _Words()
        parse_part(read_part(archive, _PART), words.start, words.end, words.take_characters)
    text = "".join(words.parts) + "".join(f"\n{note}" for note in words.notes)
    return tuple(text.split("\f")), tuple(words.all_changes()[:MOST_CHANGES])


@dataclass
class _Region:
    """A tracked change by its id: who made it, when, and its words."""

    author: str = ""
    day: str = ""
    taken: bool = False
    words: list[str] = field(default_factory=list)


class _Words:
    """Collects the words of a document: a line for each paragraph and for each row of a table, its cells apart."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.notes: list[str] = []
        self._regions: dict[str, _Region] = {}
        self._region: _Region | None = None
        self._said: list[str] | None = None
        self._open: dict[str, _Region] = {}
        self._note: list[str] | None = None
        self._cells = 0
        self._deep = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if name.endswith((" changed-region", " deletion", " change-start", " change-end")):
            self._start_change(name.removeprefix(_TEXT), attributes)
        elif name in (_CREATOR, _DATE):
            self._said = []
        elif name == f"{_TEXT}note-citation":
            self._deep += 1
        elif name == f"{_TEXT}note-body":
            self._note = []
        elif name == f"{_TABLE}table-cell":
            self._cells += 1
        elif name == f"{_TEXT}s":
            count = attributes.get(f"{_TEXT}c", "1")
            self._put(" " * min(int(count) if count.isdigit() else 1, _MOST_BLANKS))
        elif name in _MARKS:
            self._put(" " if self._cells else _MARKS[name])

    def _start_change(self, local: str, attributes: dict[str, str]) -> None:
        if local == "changed-region":
            number = attributes.get(f"{_TEXT}id") or attributes.get(_XML_ID, "")
            self._region = self._regions.setdefault(number, _Region())
        elif local == "deletion":
            if self._region is not None:
                self._region.taken = True
        else:
            number = attributes.get(f"{_TEXT}change-id", "")
            region = self._regions.get(number)
            if local == "change-start" and region is not None:
                self._open[number] = region
            else:
                self._open.pop(number, None)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == f"{_TEXT}changed-region":
            self._region = None
        elif name in (_CREATOR, _DATE):
            if self._region is not None and self._said is not None:
                said = "".join(self._said)
                if name == _CREATOR:
                    self._region.author = said
                else:
                    self._region.day = said
            self._said = None
        elif name == f"{_TEXT}note-citation":
            self._deep -= 1
        elif name == f"{_TEXT}note-body" and self._note is not None:
            self.notes.append(" ".join("".join(self._note).split()))
            self._note = None
        elif name == f"{_TABLE}table-cell":
            self._cells -= 1
            self._put(CELL_GAP)
        elif name == f"{_TABLE}table-row":
            self._put("\n")
        elif name in _PARAGRAPHS:
            self._put(" " if self._cells or self._note is not None else "\n")

    def take_characters(self, text: str) -> None:
        """Take characters."""
        if self._said is not None:
            self._said.append(text)
        elif not self._deep:
            self._put(text.replace("\n", " "))

    def all_changes(self) -> list[TrackedChange]:
        """Return the changes in the order in which they are kept, those without words left out."""
        found = []
        for each in self._regions.values():
            words = " ".join("".join(each.words).split())[: limits.CHANGE_CHARACTERS]
            if words:
                before, after = (words, "") if each.taken else ("", words)
                found.append(TrackedChange(each.author, _day(each.day), before, after))
        return found

    def _put(self, text: str) -> None:
        if self._region is not None:
            if self._region.taken:
                self._region.words.append(text)
            return
        for each in self._open.values():
            each.words.append(text)
        (self.parts if self._note is None else self._note).append(text)


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None
