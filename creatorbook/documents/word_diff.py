"""What changed between two texts, word by word: bounded in time however long and odd they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\w+(?:[’'.,\-]\w+)*|\s+|[^\w\s]")
_MOST = 4_000_000  # pairs of words compared; beyond it a passage is shown as replaced
_LIKE = 0.35  # passages less alike than this are shown as replaced: a patchwork of words reads worse


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


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces that make both texts: those not added make `before`, those not removed make `after`."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[Piece] = []
    for code, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if code == "equal":
            pieces.append(Piece(PieceKind.SAME, gone))
        else:
            pieces += _words(gone, come)
    return _merged(pieces)


def _words(before: str, after: str) -> list[Piece]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    replaced = [Piece(PieceKind.REMOVED, before), Piece(PieceKind.ADDED, after)]
    if not old or not new or len(old) * len(new) > _MOST:
        return replaced
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _LIKE:
        return replaced
    pieces = []
    for code, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if code == "equal":
            pieces.append(Piece(PieceKind.SAME, gone))
        else:
            pieces += [Piece(PieceKind.REMOVED, gone), Piece(PieceKind.ADDED, come)]
    return pieces


def _merged(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Join what belongs together: a space between two changes is part of both, and each change is told once."""
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
