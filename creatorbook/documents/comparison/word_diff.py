"""What changed between two texts, word by word: bounded in time however long and odd they are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\w+(?:[’'.,\-]\w+)*|\s+|[^\w\s]")
# Pairs of equal items that are weighed against each other: the time grows with more than their number, and some
# texts are one word over and over. Beyond it what differs is shown as replaced.
_MOST = 60_000
_LIKE = 0.35  # passages less alike than this are shown as replaced: a patchwork of words reads worse

Step = tuple[str, int, int, int, int]


class PieceKind(StrEnum):
    """Whether a piece stands in both texts, only in the new, or only in the old."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one kind."""

    kind: PieceKind
    text: str


def steps(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """Return how one list becomes the other, as difflib's opcodes have it, in bounded time.

    Spaces never decide what is alike.
    """
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    found: list[Step] = [("equal", 0, start, 0, start)] if start else []
    counts = Counter(middle_new)
    pairs = sum(count * counts[item] for item, count in Counter(middle_old).items() if not item.isspace())
    if pairs > _MOST:
        found.append(("replace", start, len(old) - end, start, len(new) - end))
    elif middle_old or middle_new:
        matcher = SequenceMatcher(str.isspace, middle_old, middle_new, autojunk=False)
        found += [
            (code, was + start, was_to + start, now + start, now_to + start)
            for code, was, was_to, now, now_to in matcher.get_opcodes()
        ]
    if end:
        found.append(("equal", len(old) - end, len(old), len(new) - end, len(new)))
    return found


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces that make both texts: those not added make `before`, those not removed make `after`."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[Piece] = []
    for code, old_from, old_to, new_from, new_to in steps(old, new):
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        pieces += [Piece(PieceKind.SAME, gone)] if code == "equal" else _diff_words(gone, come)
    return _merge_pieces(pieces)


def _diff_words(before: str, after: str) -> list[Piece]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    found = steps(old, new)
    alike = sum(old_to - old_from for code, old_from, old_to, _from, _to in found if code == "equal")
    if 2 * alike < _LIKE * (len(old) + len(new)):
        return [Piece(PieceKind.REMOVED, before), Piece(PieceKind.ADDED, after)]
    pieces = []
    for code, old_from, old_to, new_from, new_to in found:
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if code == "equal":
            pieces.append(Piece(PieceKind.SAME, gone))
        else:
            pieces += [Piece(PieceKind.REMOVED, gone), Piece(PieceKind.ADDED, come)]
    return pieces


def _merge_pieces(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Join what belongs together: a space between two changes is part of both, and each change is reported once."""
    found: list[Piece] = []
    gone = come = ""

    def close() -> None:
        nonlocal gone, come
        found.extend(Piece(kind, text) for kind, text in ((PieceKind.REMOVED, gone), (PieceKind.ADDED, come)) if text)
        gone = come = ""

    shown = [piece for piece in pieces if piece.text]
    for place, piece in enumerate(shown):
        following = shown[place + 1] if place + 1 < len(shown) else None
        if piece.kind is PieceKind.REMOVED:
            gone += piece.text
        elif piece.kind is PieceKind.ADDED:
            come += piece.text
        elif (gone and come) and piece.text.isspace() and following and following.kind is not PieceKind.SAME:
            gone += piece.text
            come += piece.text
        else:
            close()
            if found and found[-1].kind is PieceKind.SAME:
                found[-1] = Piece(PieceKind.SAME, found[-1].text + piece.text)
            else:
                found.append(piece)
    close()
    return tuple(found)
