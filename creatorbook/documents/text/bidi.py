"""The order of characters on a line that mixes left-to-right and right-to-left text: the rules of Unicode (UAX 9).

Written for what documents need: text without embeddings and overrides (`text.normalise` drops those of users), with
isolates, which keep a name in Arabic from disturbing the English around it. The letters and numbers in the comments
are those of the annex.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FIRST_STRONG, POP = "\u2068", "\u2069"  # open and close an isolate
_ISOLATES = frozenset({"LRI", "RLI", "FSI", "PDI"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON"}) | _ISOLATES
_MAX_PAIRS = 63
_PAIRS = {
    "(": ")",
    "[": "]",
    "{": "}",
    "〈": "〉",
    "《": "》",
    "「": "」",
    "『": "』",
    "【": "】",
    "（": "）",
    "［": "］",
}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_MIRRORED = _PAIRS | _CLOSING | {"<": ">", ">": "<", "«": "»", "»": "«", "‹": "›", "›": "‹", "≤": "≥", "≥": "≤"}


def isolated(text: str) -> str:
    """Return the text so that it is ordered by itself, whatever it stands in."""
    return f"{FIRST_STRONG}{text}{POP}"


def base_level(text: str) -> int:
    """Return 1 where the first letter with a direction, outside isolates, reads from the right, else 0 (P2, P3)."""
    return _first_strong([unicodedata.bidirectional(character) for character in text], 0)


def levels(text: str, base: int) -> list[int]:
    """Return the level of every character of one paragraph: odd ones read from the right."""
    types = [unicodedata.bidirectional(character) or "L" for character in text]
    found = [base] * len(types)
    for level, places in _sequences(types, found, base):
        _resolve(text, types, places, level, found)
    return found


def visual_order(levels_of_line: Sequence[int], types: Sequence[str], base: int) -> list[int]:
    """Return the places of a line's characters from left to right (L1, L2); `types` as unicodedata has them."""
    shown = list(levels_of_line)
    for place in range(len(shown) - 1, -1, -1):
        if types[place] not in ("WS", "B", "S") and types[place] not in _ISOLATES:
            break
        shown[place] = base
    order = list(range(len(shown)))
    for level in range(max(shown, default=0), 0, -1):
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and shown[order[stop]] >= level:
                stop += 1
            if stop > start:
                order[start:stop] = reversed(order[start:stop])
            start = stop + 1
    return order


def mirrored(character: str, level: int) -> str:
    """Return the character as it is drawn at the level: brackets turn round in what reads from the right (L4)."""
    return _MIRRORED.get(character, character) if level % 2 else character


def _first_strong(types: Sequence[str], start: int) -> int:
    depth = 0
    for kind in types[start:]:
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            if not depth and start:
                return 0
            depth = max(depth - 1, 0)
        elif not depth and kind in ("R", "AL"):
            return 1
        elif not depth and kind == "L":
            return 0
    return 0


def _sequences(types: list[str], found: list[int], base: int) -> Iterator[tuple[int, list[int]]]:
    """Set the levels that isolates give, and yield what is resolved together (X5a to X6a, X10).

    Without embeddings every isolate is one sequence, and what is around all of them is another.
    """
    outer: list[int] = []
    stack = [(base, outer)]
    done = [(base, outer)]
    for place, kind in enumerate(types):
        if kind == "PDI" and len(stack) > 1:
            stack.pop()
        level, places = stack[-1]
        found[place] = level
        places.append(place)
        if kind in ("LRI", "RLI", "FSI"):
            right = kind == "RLI" or (kind == "FSI" and bool(_first_strong(types, place + 1)))
            inner: list[int] = []
            stack.append(((level + 1) | 1 if right else (level + 2) & ~1, inner))
            done.append(stack[-1])
    yield from done


def _resolve(text: str, types: list[str], places: list[int], level: int, found: list[int]) -> None:
    side = "R" if level % 2 else "L"
    kinds = [types[place] for place in places]
    _weak(kinds, side)
    _brackets([text[place] for place in places], [types[place] for place in places], kinds, side)
    _neutral(kinds, side)
    for place, kind in zip(places, kinds, strict=True):
        if level % 2:
            found[place] = level + (kind != "R")
        else:
            found[place] = level + {"R": 1, "L": 0}.get(kind, 2)


def _weak(kinds: list[str], side: str) -> None:
    """Resolve marks, numbers and what stands beside numbers (W1 to W7)."""
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            before = kinds[at - 1] if at else side
            kinds[at] = "ON" if before in _ISOLATES else before
    _numbers(kinds, side, after="AL", become="AN")
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for at in range(1, len(kinds) - 1):
        around = (kinds[at - 1], kinds[at + 1])
        if (kinds[at] in ("ES", "CS") and around == ("EN", "EN")) or (kinds[at] == "CS" and around == ("AN", "AN")):
            kinds[at] = around[0]
    _terminators(kinds)
    kinds[:] = ["ON" if kind in ("ES", "ET", "CS", "BN") else kind for kind in kinds]
    _numbers(kinds, side, after="L", become="L")


def _numbers(kinds: list[str], side: str, *, after: str, become: str) -> None:
    """Turn European numbers that follow a letter of one kind into another (W2, W7)."""
    strong = side
    for at, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == after:
            kinds[at] = become


def _terminators(kinds: list[str]) -> None:
    """Let signs such as % and € go with the number beside them (W5)."""
    at = 0
    while at < len(kinds):
        stop = at
        while stop < len(kinds) and kinds[stop] == "ET":
            stop += 1
        if stop > at and ((at and kinds[at - 1] == "EN") or (stop < len(kinds) and kinds[stop] == "EN")):
            kinds[at:stop] = ["EN"] * (stop - at)
        at = max(stop, at + 1)


def _brackets(characters: list[str], original: list[str], kinds: list[str], side: str) -> None:
    """Give a pair of brackets the direction of what it encloses, or of what goes before it (N0)."""
    for opening, closing in _pairs(characters, kinds):
        inside = {_strong(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if side in inside:
            chosen = side
        elif inside:
            before = next((one for kind in reversed(kinds[:opening]) if (one := _strong(kind))), side)
            chosen = before if before != side else side
        else:
            continue
        for at in (opening, closing):
            kinds[at] = chosen
            following = at + 1
            while following < len(kinds) and original[following] == "NSM":
                kinds[following] = chosen
                following += 1


def _pairs(characters: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    pairs = []
    for at, character in enumerate(characters):
        if kinds[at] != "ON":
            continue
        if character in _PAIRS:
            if len(waiting) == _MAX_PAIRS:
                return []
            waiting.append((character, at))
        elif character in _CLOSING:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == _CLOSING[character]:
                    pairs.append((waiting[depth][1], at))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _strong(kind: str) -> str:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _neutral(kinds: list[str], side: str) -> None:
    """Let what has no direction take that of its neighbours where they agree, else that of the whole (N1, N2)."""
    at = 0
    while at < len(kinds):
        stop = at
        while stop < len(kinds) and kinds[stop] in _NEUTRAL:
            stop += 1
        if stop > at:
            before = _strong(kinds[at - 1]) if at else side
            after = _strong(kinds[stop]) if stop < len(kinds) else side
            kinds[at:stop] = [before if before == after else side] * (stop - at)
        at = max(stop, at + 1)
