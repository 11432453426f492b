"""User text on its way into a PDF: the one door, so that nothing in it is interpreted and nothing is lost unseen.

ReportLab's paragraphs read markup, open what an <img> names, and take quadratic time over one long paragraph. So
every text passes `normalise_text` (or `pdf_text`, which calls it): then it is inert, and in pieces of a safe length.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING

from creatorbook.documents.text import fonts, scripts
from creatorbook.documents.text.language_tags import speak_markup, split_by_language
from creatorbook.documents.text.system_fonts import system_face_of
from creatorbook.domain.records.document_themes import LostLetters

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_TEXT = 200_000  # characters in one field; beyond it a document is refused
MAX_PIECE = 5_000  # characters in one paragraph: its cost grows with the square of its length
_MAX_LINES = 100  # forced line ends in one paragraph, for the same reason
_LONG_CELL, _LONG_CELL_LINES = 1_200, 24
_MAX_MARKS = 4  # combining marks on one letter: Vietnamese needs two, biblical Hebrew three
_STAND_IN = "□"
# Symbols, those that change the colour of others, and frames around them: of no letter does one depend.
_ORNAMENTS = frozenset({"So", "Sk", "Me"})

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# ReportLab breaks lines at the narrow no-break space, which would tear "12 000" apart.
_SPACES = str.maketrans({"\t": " ", "\u202f": "\u00a0", "\u2007": "\u00a0", "\u2011": "-"})
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls, line ends are handled before
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners, fillers
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # zero width, bidi marks, embeddings, overrides, isolates
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb"  # variation selectors, byte order mark, annotations
    "\U000e0000-\U000e0fff"  # tags and further variation selectors
    "\ud800-\udfff]"  # halves of pairs
)
# Blocks without combining marks, in which most texts stand entirely.
_WITHOUT_MARKS = re.compile("[\x00-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u20cf\u2100-\u2ddf]*")
_LAYOUT_CHARACTERS = frozenset(
    "\n \u00a0\u2068\u2069\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)


_lost: ContextVar[LostLetters] = ContextVar("_lost", default=LostLetters.REPLACED)

_keeps_all: ContextVar[bool] = ContextVar("_keeps_all", default=False)


@contextmanager
def use_lost_letters(chosen: LostLetters) -> Iterator[None]:
    """Say for a block of code what becomes of letters that no shipped font has."""
    token = _lost.set(chosen)
    try:
        yield
    finally:
        _lost.reset(token)


@contextmanager
def keep_every_sign() -> Iterator[None]:
    """Leave nothing out in a block of code: its words go into a mail, which needs no font."""
    token = _keeps_all.set(True)
    try:
        yield
    finally:
        _keeps_all.reset(token)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one kind: what was given, or ("gap" True) a visible note that something is missing."""

    text: str
    gap: bool = False


def normalise_text(text: str) -> str:
    """Return the text in NFC with line feeds as line ends, without controls, surrogates or direction overrides.

    Long piles of combining marks are cut to four (composing them takes quadratic time); `unprintable` reports them.
    Signs that say nothing in words, such as emoji, are left out where no font has them; `ornaments` reports those.
    Letters that no font has are left out where that is chosen (`use_lost_letters`), and else stay.
    """
    plain = _normalise(text)
    if plain.isascii() or _keeps_all.get() or _printable_characters().issuperset(plain):
        return plain
    letters = _missing_characters(plain) if _lost.get() is LostLetters.LEFT_OUT else _ornaments_in(plain)
    left_out = "".join(frozenset(letters))
    if not left_out:
        return plain
    # The space that parted a sign from a word goes with it.
    signs = f"[{re.escape(left_out)}]+"
    kept = re.sub(rf"(?:^|(?<=[\s(“«\"])){signs} ?| {signs}(?=\s|$)|{signs}", "", plain, flags=re.MULTILINE)
    # Signs that are the whole text are not left out: that nothing is there would be said of a text that is.
    return kept if kept.strip() else plain


def _normalise(text: str) -> str:
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text[: MAX_TEXT + 1]).translate(_SPACES))
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _remove_unprintable(text)).translate(_SPACES)


def ornaments(text: str) -> str:
    """Return the signs that no shipped font can show and that are left out, each once, in their order: emoji."""
    return "".join(dict.fromkeys(_ornaments_in(_normalise(text))))


def lost_letters(text: str) -> str:
    """Return what no shipped font can show, but signs that go: letters, and signs that are all there is."""
    missing, signs = unprintable(text), ornaments(text)
    if signs and normalise_text(text) == _normalise(text):
        return missing
    return "".join(character for character in missing if character not in signs)


def _ornaments_in(text: str) -> list[str]:
    return [character for character in _missing_characters(text) if unicodedata.category(character) in _ORNAMENTS]


def _remove_unprintable(text: str) -> str:
    if _WITHOUT_MARKS.fullmatch(text):
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def is_shown(text: str) -> bool:
    """Return whether the shipped fonts show all of a text, at a glance: most are, and nothing is to be said of them."""
    return text.isascii() or (_printable_characters().issuperset(text) and bool(_WITHOUT_MARKS.fullmatch(text)))


def unprintable(text: str) -> str:
    """Return the characters that no shipped font can show, each once, in the order in which they come.

    Combining marks beyond the fourth on one letter count as such; invisible characters do not, they are dropped.
    """
    clean = _INVISIBLE.sub("", text[: MAX_TEXT + 1])
    found = dict.fromkeys(_missing_characters(_normalise(text)))
    if not clean.isascii() and len(_remove_unprintable(clean)) != len(clean):
        marks = 0
        for character in clean:
            marks = marks + 1 if unicodedata.combining(character) else 0
            if marks > _MAX_MARKS:
                found.setdefault(character)
    return "".join(found)


@cache
def _printable_characters() -> frozenset[str]:
    return fonts.printable() | _LAYOUT_CHARACTERS


def _missing_characters(text: str) -> list[str]:
    known = _printable_characters()
    if known.issuperset(text):
        return []
    return [character for character in text if character not in known and not scripts.has_glyphs(character)]


def join_lines(text: str) -> str:
    """Return the text normalised on one line: line ends and runs of spaces become one space."""
    return " ".join(normalise_text(text).replace("\u00a0", "\x00").split()).replace("\x00", "\u00a0")


def shorten_text(text: str, length: int) -> str:
    """Return the text on one line, cut with an ellipsis to the length."""
    line = join_lines(text)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def pdf_text(text: str, face: str = fonts.TEXT) -> list[str]:
    """Return the text as paragraphs of ReportLab markup, escaped, each of at most some 5,000 characters.

    Blank lines part paragraphs, single line ends become line breaks, and characters that `face` lacks are set in the
    other family.
    """
    return markup([Run(text)], face)


def markup(runs: list[Run], face: str = fonts.TEXT, gap_colour: str = "#B3261E") -> list[str]:
    """Return the runs as paragraphs of markup, as `pdf_text` does for one; gaps are set apart by colour and face.

    The last ones are remembered: while somebody types, the rest of a document stays as it is.
    """
    return list(_mark_up(tuple(runs), face, gap_colour, _lost.get(), _keeps_all.get()))


@lru_cache(maxsize=4_096)
def _mark_up(runs: tuple[Run, ...], face: str, gap_colour: str, _lost_as: LostLetters, _all: bool) -> tuple[str, ...]:
    paragraphs: list[str] = []
    current: list[str] = []
    length = 0

    def close() -> None:
        nonlocal length
        body = "".join(current).strip()
        while body.startswith("<br/>"):
            body = body[5:].lstrip()
        while body.endswith("<br/>"):
            body = body[:-5].rstrip()
        if body:
            paragraphs.append(body)
        current.clear()
        length = 0

    several = len(runs) > 1
    for run, language, text in ((each, *part) for each in runs for part in split_by_language(each.text)):
        for index, block in enumerate(re.split(r"\n[ \u00a0]*\n[\n ]*", normalise_text(text))):
            if index:
                close()
            for piece in _cut_into_pieces(block, MAX_PIECE - length):
                if length and (length + len(piece) > MAX_PIECE or piece.count("\n") == _MAX_LINES - 1):
                    close()
                piece = scripts.isolate_parts(piece, whole=several)  # noqa: PLW2901  the same words, marked
                inner = _set(piece, fonts.load(fonts.LABEL_MEDIUM) if run.gap else face)
                current.append(
                    f'<font name="{fonts.LABEL_MEDIUM}" color="{gap_colour}">{inner}</font>'
                    if run.gap
                    else speak_markup(inner, language)
                )
                length += len(piece)
    close()
    return tuple(paragraphs)


def is_long(text: str) -> bool:
    """Return whether a text is too long to stand in a cell of a table, whose splitting over pages is quadratic."""
    return len(text) > _LONG_CELL or text.count("\n") > _LONG_CELL_LINES


def _cut_into_pieces(text: str, first: int) -> list[str]:
    """Cut at spaces into pieces of at most MAX_PIECE characters and _MAX_LINES lines, the first within `first`."""
    lines = text.split("\n")
    if len(lines) > _MAX_LINES:
        groups = ["\n".join(lines[at : at + _MAX_LINES]) for at in range(0, len(lines), _MAX_LINES)]
        return [piece for group in groups for piece in _cut_into_pieces(group, MAX_PIECE)]
    pieces = []
    limit = first if first > MAX_PIECE // 2 else MAX_PIECE
    while len(text) > limit:
        cut = max(text.rfind(" ", limit // 2, limit), text.rfind("\n", limit // 2, limit))
        cut = limit if cut < 0 else cut + 1
        pieces.append(text[:cut])
        text = text[cut:]
        limit = MAX_PIECE
    return [*pieces, text]


def _set(text: str, face: str) -> str:
    """Escape, turn line ends into breaks, and set in the other family what the face cannot show."""
    # By html: xml.sax.saxutils loads urllib.request, which takes a tenth of the time in which a child starts.
    runs = ((at, escape(run, quote=False)) for at, run in split_by_face(text, face))
    return "".join(run.replace("\n", "<br/>") if at == face else f'<font name="{at}">{run}</font>' for at, run in runs)


@cache
def _characters_shown(face: str) -> frozenset[str]:
    return fonts.coverage(face) | _LAYOUT_CHARACTERS


@lru_cache(maxsize=4096)
def _face_for(character: str, face: str, *, japanese: bool) -> str:
    """Return the face that shows what `face` lacks, "" where none does."""
    for other in fonts.STAND_IN[face]:
        if character in fonts.coverage(other):
            return other
    return scripts.face_of(character, strong=face in fonts.STRONG, japanese=japanese)


def split_by_face(text: str, face: str) -> list[tuple[str, str]]:
    """Return the text as (face, run) pairs in reading order, each run in a face that has its characters.

    What no face has becomes an empty box, which is said before anything is issued.
    """
    own = _characters_shown(face)
    if own.issuperset(text):
        return [(face, text)]
    japanese = scripts.has_kana(text)
    runs: list[tuple[str, list[str]]] = []
    for character in text:
        at, shown = face, character
        if character not in own:
            at = _face_for(character, face, japanese=japanese)
            if not at and _lost.get() is LostLetters.SYSTEM:
                at = system_face_of(character)
            if not at:
                at, shown = (face if _STAND_IN in own else fonts.LABEL), _STAND_IN
        if not runs or runs[-1][0] != at:
            runs.append((at, []))
        runs[-1][1].append(shown)
    return [(at, "".join(run)) for at, run in runs]
