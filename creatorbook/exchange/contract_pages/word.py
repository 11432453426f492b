"""A Word document to its text, and to the changes that somebody has tracked in it. Runs in the limited child process.

The text is what would stand if every change were accepted; notes at the foot of pages follow at its end.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.common.xml.elements import XmlRefused, read_elements
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.contract_pages.rows import CELL_GAP

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_PART = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "lastRenderedPageBreak": "\f", "noBreakHyphen": "-"}
_ADDED = frozenset({"ins", "moveTo"})
_TAKEN = frozenset({"del", "moveFrom"})
_STRUCK = frozenset({"strike", "dstrike"})
_OFF = frozenset({"0", "false", "off"})
MOST_CHANGES = 500
"""The changes of a document that are told."""


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """What somebody changed: the words before and after, one of them "" where something was only added or taken out.

    `author` is the name that the program of whoever changed it knew, `day` None where it is not said.
    """

    author: str
    day: date | None
    before: str
    after: str


def word_pages(data: bytes) -> tuple[tuple[str, ...], tuple[TrackedChange, ...]]:
    """Return the text of a .docx by page and its tracked changes; raises FileProblem."""
    with open_archive(data) as archive:
        words = _parse(read_part(archive, _PART))
        notes = [_parse(read_part(archive, name)) for name in _NOTES if name in archive.namelist()]
    text = "\n".join("".join(each.parts) for each in (words, *notes))
    changes = [change for each in (words, *notes) for change in each.changes]
    return tuple(text.split("\f")), tuple(changes[:MOST_CHANGES])


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Return the packed parts of a document; raises FileProblem."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except MemoryError:
        raise
    except Exception as error:  # zipfile raises a dozen kinds of errors on damaged archives
        raise FileProblem("word_damaged") from error


def _parse(xml: bytes) -> _Words:
    words = _Words()
    parse_part(xml, words.start, words.end, words.take_characters)
    return words


def parse_part(
    xml: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    take_characters: Callable[[str], None],
) -> None:
    """Hand the elements of a document's part over one by one; raises FileProblem for what is no XML, or defines some.

    Names are those of the namespace and of the element, a blank between them.
    """
    try:
        read_elements(xml, start, end, take_characters)
    except XmlRefused as error:
        raise FileProblem("word_damaged") from error


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a part of a document, of which as much is read as a contract can hold; raises FileProblem."""
    try:
        with archive.open(name) as part:
            xml = part.read(limits.CONTRACT_CHARACTERS * 20 + 1)
    except MemoryError:
        raise
    except KeyError as error:
        raise FileProblem("no_document") from error
    except Exception as error:  # zipfile raises a dozen kinds of errors on damaged archives
        raise FileProblem("word_damaged") from error
    if len(xml) > limits.CONTRACT_CHARACTERS * 20:
        raise FileProblem("zip_bomb")
    return xml


class _Words:
    """Collects the words of a Word document: a line for each paragraph and for each row of a table, its cells apart."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.changes: list[TrackedChange] = []
        self._cells = 0
        self._text = False
        # What older programs show instead of a drawing repeats its words.
        self._aside = 0
        self._open: list[tuple[str, str, str]] = []
        self._changed: list[str] = []
        # Words taken out and words put in right there are one change.
        self._next = False
        self._struck = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if name.endswith(" Fallback"):
            self._aside += 1
        if self._aside or not name.startswith(_WORD):
            return
        local = name.removeprefix(_WORD)
        if local in _ADDED or local in _TAKEN:
            self._open.append((local, attributes.get(f"{_WORD}author", ""), attributes.get(f"{_WORD}date", "")))
            self._changed = []
        elif local in ("t", "delText"):
            self._text = True
        elif local == "r":
            self._struck = False
        elif local in _STRUCK:
            self._struck = attributes.get(f"{_WORD}val", "true") not in _OFF
        elif local == "tc":
            self._cells += 1
        elif local == "br" and attributes.get(f"{_WORD}type") == "page":
            self.parts.append("\f")
        elif local in _MARKS and not self._is_taken_out:
            self.parts.append(" " if self._cells else _MARKS[local])

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name.endswith(" Fallback"):
            self._aside -= 1
        if self._aside or not name.startswith(_WORD):
            return
        local = name.removeprefix(_WORD)
        if local in _ADDED or local in _TAKEN:
            self._close()
        elif local in ("t", "delText"):
            self._text = False
        elif local == "tc":
            self._cells -= 1
            self.parts.append(CELL_GAP)
        elif local == "tr":
            self.parts.append("\n")
        elif local == "p":
            self._next = False
            self.parts.append(" " if self._cells else "\n")

    def take_characters(self, text: str) -> None:
        """Take characters; those outside of words are layout of the file."""
        # What is crossed out is no longer said.
        if not self._text or self._aside or self._struck:
            return
        said = text.replace("\n", " ")
        if self._open:
            self._changed.append(said)
        else:
            self._next = False
        if not self._is_taken_out:
            self.parts.append(said)

    @property
    def _is_taken_out(self) -> bool:
        return any(kind in _TAKEN for kind, _author, _when in self._open)

    def _close(self) -> None:
        if not self._open:
            return
        kind, author, when = self._open.pop()
        text = " ".join("".join(self._changed).split())[: limits.CHANGE_CHARACTERS]
        self._changed = []
        if not text or len(self.changes) >= MOST_CHANGES:
            return
        added = kind in _ADDED
        last = self.changes[-1] if self.changes and self._next else None
        if last is not None and last.author == author and not (last.after if added else last.before):
            self.changes[-1] = replace(last, after=text) if added else replace(last, before=text)
            return
        self.changes.append(TrackedChange(author, _day(when), "" if added else text, text if added else ""))
        self._next = True


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None
