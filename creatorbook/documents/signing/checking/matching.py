"""Whether a file is a contract that was issued: its bytes, its bytes with something behind them, or words and looks."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.documents.signing.checking.pairing import pair_pages
from creatorbook.documents.signing.checking.spots import SpotKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from creatorbook.documents.signing.checking.pairing import Pairs
    from creatorbook.documents.signing.checking.spots import Looks, Spot

MAX_DIFFERENCES = 20
_AROUND = 4  # words shown before and after what differs
_SHOWN = 40  # words shown of one difference
_COMPARED = 12_000  # words compared one by one: the cost grows faster than their number
_MORE_PAGES = (SpotKind.PAGE_ADDED, SpotKind.PAGE_EMPTY)
_DRAWN = (SpotKind.CHANGED, SpotKind.ADDED, SpotKind.ANEW, SpotKind.PICTURE)
_RUNS = re.compile(r"\d+|[^\W\d]+|[^\w\s]")
_ALIKE = 0.6  # of the words in common, in their order: less is another document


class MatchKind(StrEnum):
    """How near a file is to what was issued, nearest first."""

    SAME = "same"
    CONTINUED = "continued"
    SAME_TEXT = "same_text"
    ADDED_TEXT = "added_text"
    OTHER_LOOK = "other_look"
    PARTIAL = "partial"
    SCAN = "scan"
    OTHER_TEXT = "other_text"
    NO_TEXT = "no_text"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where two texts differ: `page` counts from 1 in the file looked at, `before` and `after` are the words.

    `around` holds some words before and after the place, with an … where it is.
    """

    page: int
    before: str
    after: str
    around: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """How a file relates to what was issued; `differences` are at most twenty, `more` says how many are left out.

    `spots` are what looks different outside the places to sign, or was put there; `filled` are the answers in the
    fields of the places to sign. `there` and `missing` are the issued pages, from 1, where some are missing.
    `in_another_order` is what the words are where each page has all that was issued on it, only told in another order,
    as programs that optimise a file do: where it is seen, the looks say. `unread` are the pages of the file, from 1,
    whose words were not compared: they have none, or were read off a picture.
    """

    kind: MatchKind
    differences: tuple[Difference, ...] = ()
    more: int = 0
    spots: tuple[Spot, ...] = ()
    filled: tuple[Spot, ...] = ()
    there: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    in_another_order: Match | None = None
    unread: tuple[int, ...] = ()

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages of the file, from 1, that look different or hold something that was not issued."""
        return tuple(sorted({spot.page for spot in self.spots if spot.kind is not SpotKind.PAGE_MISSING}))

    @property
    def only_pages_added(self) -> bool:
        """Whether nothing differs but that the file has pages beside those issued."""
        return bool(self.spots) and not self.differences and all(spot.kind in _MORE_PAGES for spot in self.spots)

    @property
    def pictured(self) -> tuple[int, ...]:
        """The pages of the file, from 1, that came as pictures while others did not."""
        return tuple(spot.page for spot in self.spots if spot.kind is SpotKind.PICTURE)

    @property
    def needs_eyes(self) -> bool:
        """Whether nothing but a person's own look, page by page, can tell that it is what was issued."""
        return self.kind in (MatchKind.SCAN, MatchKind.NO_TEXT)

    @property
    def has_same_words(self) -> bool:
        """Whether nothing that was issued is missing or changed in the text."""
        return self.kind in (MatchKind.SAME, MatchKind.CONTINUED, MatchKind.SAME_TEXT, MatchKind.ADDED_TEXT)


def beginning_with(received: bytes, issued: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Return the SHA-256 of those issued files, given as (SHA-256, size), whose bytes the received one begins with.

    The longest comes first: a file that holds a signed copy holds the issued one too.
    """
    found: list[str] = []
    digest = hashlib.sha256()
    view = memoryview(received)
    at = 0
    for sha256, size in sorted(issued, key=lambda each: each[1]):
        if size > len(received) or size <= 0:
            continue
        digest.update(view[at:size])
        at = size
        if digest.copy().hexdigest() == sha256:
            found.append(sha256)
    return tuple(reversed(found))


def match_looks(match: Match, looks: Looks, *, continued: bool = False) -> Match:
    """Return how a file relates to the issued one by its words, which `match` tells, and its looks.

    `continued` is whether it begins with the issued bytes: what stands behind these may replace every page that they
    show, and so they prove nothing.
    """
    if match.kind in (MatchKind.NO_TEXT, MatchKind.UNRELATED) and not continued:
        return match
    if match.in_another_order is not None and not looks.anew:
        match = match.in_another_order
    if continued:
        # Nobody scans a page into the file that was sent: it was replaced.
        anew = (replace(each, kind=SpotKind.ANEW, words="") if each.kind is SpotKind.PICTURE else each
                for each in looks.spots)  # fmt: skip
        looks = replace(looks, spots=tuple(anew))
    match = replace(match, filled=looks.filled, in_another_order=None)
    if looks.anew and not continued and (match.kind is not MatchKind.OTHER_TEXT or looks.scanned):
        # Who recognises letters in a scan misreads some: its words are shown, and decide nothing.
        return replace(match, kind=MatchKind.SCAN, spots=tuple(each for each in looks.spots if each.kind not in _DRAWN))
    if match.kind is MatchKind.PARTIAL:
        return replace(match, spots=looks.spots)
    replaced = {spot.page for spot in looks.spots if spot.kind is SpotKind.ANEW}
    if replaced & set(match.unread):
        match = replace(match, kind=MatchKind.OTHER_TEXT)
    if match.kind not in (MatchKind.SAME_TEXT, MatchKind.ADDED_TEXT):
        return replace(match, kind=MatchKind.OTHER_TEXT, spots=looks.spots)
    if looks.spots:
        scanned = all(each.kind is SpotKind.PICTURE for each in looks.spots)
        return replace(match, kind=MatchKind.SCAN if scanned else MatchKind.OTHER_LOOK, spots=looks.spots)
    return replace(match, kind=MatchKind.CONTINUED) if continued else match


def match_seen(match: Match, issued: Sequence[Sequence[str]], received: Sequence[Sequence[str]], looks: Looks) -> Match:
    """Return how a file of other bytes relates to the issued one by words, which `match` tells, and looks.

    Letters that were recognised in pictures among its pages decide nothing.
    """
    pictures = frozenset(spot.page for spot in looks.spots if spot.kind is SpotKind.PICTURE)
    if pictures - set(match.unread) and not looks.anew:
        match = compare_pages(issued, received, pictures)
    return match_looks(match, looks)


def compare_pages(
    issued: Sequence[Sequence[str]],
    received: Sequence[Sequence[str]],
    pictures: frozenset[int] = frozenset(),
    *,
    by_eye: bool = True,
) -> Match:
    """Return how the words of a received document relate to those issued, each given page by page.

    Pages that were added or are missing are told apart first: what is compared word by word are those in both. Pages
    without words, and `pictures` (from 1), whose letters were recognised, are for the eye: they are named as `unread`
    and decide nothing, unless they are all there is, or `by_eye` says that nothing is.
    """
    if not any(received):
        return Match(MatchKind.NO_TEXT)
    if all(issued) and _join_pages(issued) == _join_pages(received):
        # Broken into other pages, some would look added or missing; a page without words is told by its place alone.
        return Match(MatchKind.SAME_TEXT)
    pairs = pair_pages(issued, received)
    unread = _unread(pairs, issued, received, pictures) if by_eye else ()
    if unread:
        of = {pairs.of[page - 1] for page in unread}
        issued = [() if page in of else words for page, words in enumerate(issued)]
        received = [() if page + 1 in unread else words for page, words in enumerate(received)]
    return replace(_compare_paired(pairs, issued, received), unread=unread)


def _unread(
    pairs: Pairs, issued: Sequence[Sequence[str]], received: Sequence[Sequence[str]], pictures: frozenset[int]
) -> tuple[int, ...]:
    """Return the pages of the file, from 1, whose words tell nothing of those issued; () where no others are left."""
    told = [page for page, of in enumerate(pairs.of) if of is not None and issued[of]]
    found = tuple(page + 1 for page in told if not received[page] or page + 1 in pictures)
    return found if len(found) < len(told) else ()


def _compare_paired(pairs: Pairs, issued: Sequence[Sequence[str]], received: Sequence[Sequence[str]]) -> Match:
    if not pairs.missing and not pairs.added and not pairs.moved:
        found = _compare_words(issued, received)
        differs = found.kind in (MatchKind.OTHER_TEXT, MatchKind.UNRELATED)
        same = _match_letters(issued, received) if differs else None
        if same is not None and found.kind is MatchKind.UNRELATED:
            # Two columns told one after the other have next to nothing in its place, and are no other document.
            found = replace(found, kind=MatchKind.OTHER_TEXT)
        return replace(found, in_another_order=same)
    # The pages of the file that were issued, in the order in which they were.
    own = [pairs.of.index(page) for page in pairs.there]
    found = _compare_words([issued[page] for page in pairs.there], [received[page] for page in own])
    if not own or found.kind is MatchKind.UNRELATED:
        return _compare_words(issued, received)
    found = replace(found, differences=tuple(replace(each, page=own[each.page - 1] + 1) for each in found.differences))
    if not pairs.missing:
        return found
    missing = replace(
        found, there=tuple(page + 1 for page in pairs.there), missing=tuple(page + 1 for page in pairs.missing)
    )
    return missing if found.kind is MatchKind.OTHER_TEXT else replace(missing, kind=MatchKind.PARTIAL)


def _match_letters(issued: Sequence[Sequence[str]], received: Sequence[Sequence[str]]) -> Match | None:
    """Return the match of pages with every number, word and sign of those issued, in whatever order; None otherwise.

    Letters alone would not do: they may make another sum of the same. A file of which too little was issued is none
    either: next to any text there is one that has its words in it.
    """
    added = []
    told = known = 0
    for page, (before, after) in enumerate(zip(issued, received, strict=True), start=1):
        old, new = (Counter(_RUNS.findall(" ".join(words))) for words in (before, after))
        if old - new:
            return None
        told, known = told + new.total(), known + old.total()
        if new != old:
            left = Counter(before)
            words = [word for word in after if not _take(left, word)]
            added.append(Difference(page, "", _join_words(words), "…"))
    if not added:
        return Match(MatchKind.SAME_TEXT)
    if known < _ALIKE * told:
        return None
    return Match(MatchKind.ADDED_TEXT, tuple(added[:MAX_DIFFERENCES]), max(0, len(added) - MAX_DIFFERENCES))


def _take(left: Counter[str], word: str) -> bool:
    """Take a word out of those that are left; return whether it was there."""
    known = left[word] > 0
    left[word] -= 1
    return known


def _compare_words(issued: Sequence[Sequence[str]], received: Sequence[Sequence[str]]) -> Match:
    if _join_pages(issued) == _join_pages(received):
        return Match(MatchKind.SAME_TEXT)
    before = [word for page in issued for word in page]
    after = [word for page in received for word in page]
    starts = _starts(received)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if max(len(old), len(new)) > _COMPARED:
        alike = (head + tail) / max(len(before), 1)
        kind = MatchKind.OTHER_TEXT if alike >= _ALIKE else MatchKind.UNRELATED
        whole = Difference(
            _page(starts, head), _join_words(old), _join_words(new), _words_around(after, head, head + len(new))
        )
        return Match(kind, (whole,) if kind is MatchKind.OTHER_TEXT else ())
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    alike = (head + tail + sum(block.size for block in matcher.get_matching_blocks())) / max(len(before), 1)
    if alike < _ALIKE:
        return Match(MatchKind.UNRELATED)
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    found = tuple(
        Difference(
            _page(starts, head + j1),
            _join_words(old[i1:i2]),
            _join_words(new[j1:j2]),
            _words_around(after, head + j1, head + j2),
        )
        for _tag, i1, i2, j1, j2 in changes[:MAX_DIFFERENCES]
    )
    only_added = all(tag == "insert" for tag, *_places in changes)
    kind = MatchKind.ADDED_TEXT if only_added else MatchKind.OTHER_TEXT
    return Match(kind, found, len(changes) - len(found))


def _join_pages(pages: Sequence[Sequence[str]]) -> str:
    """Return the letters of a text: some programs write words in other pieces, and that nothing moved, looks say."""
    return "".join(word for page in pages for word in page)


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many words two texts have in common at their beginning."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _starts(pages: Sequence[Sequence[str]]) -> list[int]:
    starts, at = [], 0
    for page in pages:
        starts.append(at)
        at += len(page)
    return starts


def _page(starts: Sequence[int], word: int) -> int:
    return sum(start <= word for start in starts) or 1


def _join_words(words: Sequence[str]) -> str:
    said = " ".join(words[:_SHOWN])
    return f"{said} …" if len(words) > _SHOWN else said


def _words_around(words: Sequence[str], first: int, last: int) -> str:
    return f"{' '.join(words[max(0, first - _AROUND) : first])} … {' '.join(words[last : last + _AROUND])}".strip()
