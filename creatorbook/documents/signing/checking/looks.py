"""Whether a file still looks as it was issued: words can be painted over, and pictures say nothing.

Pages are drawn as a reader draws them. Where they are equal to the eye, that is all; otherwise another program may have
written the file again, so that letters are a hair elsewhere or the page is smaller: then every word is compared where
the file itself says that it is, and what lies between the words where it was. The places to sign are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from creatorbook.documents.signing.checking import ink
from creatorbook.documents.signing.checking.pairing import Pairs, pair_pages
from creatorbook.documents.signing.checking.spots import Looks, Spot, SpotKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PIL.Image import Image

    from creatorbook.documents.page.boxes import SignatureBox
    from creatorbook.documents.reading.sheets import Sheets, WordPlace

    Rect = tuple[float, float, float, float]

_SCALE = 1.5  # pixels a point for the first look
_FINE = 4.0  # for words: a figure of eight points is told from any other
_COARSER = 2  # how much coarser what lies between the words is looked at
_AIR = 14.0  # points around a place to sign that a hand may use too
_ABOVE = 20.0  # points above an answer's baseline
_FEW = 3  # pixels that differ in a word that is the same
_SOME = 8  # pixels that differ between the words, where nothing was added
_FAR = 6.0  # points that a word may have moved when a file was written again
_MOST = 0.6  # of a page's words: where more look different, the page was drawn anew
_SAMPLE, _NEARLY = 24, 0.9  # of so many words: where more look different, the rest need not be looked at
_KNOWN = 5  # words that a page must share with the issued one to be laid upon it
_TURNED = 0.02  # how far the two scales of a page may differ
_LARGER, _SMALLER = 1.6, 0.6  # how far a page may be printed larger or smaller
# Places are known to a fraction of a point: what was rounded to one side may lie on the other.
_NEAR = ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, 1), (-1, 1), (1, -1))
_MAX_SPOTS = 40
_FIRST = 12  # words that are told of a page that was added
_SCAN = 0.7  # of a page: what one picture takes of it in a scan


def compare_looks(issued: bytes, received: bytes, boxes: Iterable[SignatureBox], pairs: Pairs | None = None) -> Looks:
    """Return what looks different outside the places to sign, page by page.

    `pairs` says which page is which, where that is known already. What cannot be drawn looks different. Raises BadInput
    where the issued file is no PDF.
    """
    from creatorbook.common.errors import BadInput
    from creatorbook.documents.reading.sheets import Sheets

    places = list(boxes)
    with Sheets(issued) as before:
        count = len(before)
        try:
            with Sheets(received) as after:
                return _compare_sheets(before, after, places, pairs or pair_sheets(before, after))
        except BadInput:
            return Looks(tuple(Spot(page + 1, SpotKind.ANEW) for page in range(count)))


def pair_files(issued: bytes, received: bytes) -> Pairs | None:
    """Return which page of a received file is which of the issued one, None where one of them cannot be read."""
    from creatorbook.common.errors import BadInput
    from creatorbook.documents.reading.sheets import Sheets

    try:
        with Sheets(issued) as before, Sheets(received) as after:
            return pair_sheets(before, after)
    except BadInput:
        return None


def pair_sheets(before: Sheets, after: Sheets) -> Pairs:
    """Return which page of the one file is which of the other."""
    return pair_pages(*([sheets.words(page) for page in range(len(sheets))] for sheets in (before, after)))


def _compare_sheets(before: Sheets, after: Sheets, boxes: list[SignatureBox], pairs: Pairs) -> Looks:
    spots: list[Spot] = []
    moved = set(pairs.moved)
    for page, issued in enumerate(pairs.of):
        if len(spots) > _MAX_SPOTS:
            break
        if issued is None:
            spots.append(_added_page(after, page))
            continue
        if page in moved:
            spots.append(Spot(page + 1, SpotKind.PAGE_MOVED, str(issued + 1)))
        found = _compare_page(before, after, (issued, page), [box for box in boxes if box.page == issued])
        anew = [each for each in found if each.kind is SpotKind.ANEW]
        if anew and after.is_picture(page, _SCAN) and not before.is_picture(issued, _SCAN):
            found = [Spot(page + 1, SpotKind.PICTURE, str(issued + 1))]
        spots += found
    spots += [Spot(page + 1, SpotKind.PAGE_MISSING) for page in pairs.missing]
    drawn_anew = {spot.page for spot in spots if spot.kind in (SpotKind.ANEW, SpotKind.PICTURE)}
    common = [page for page, issued in enumerate(pairs.of) if issued is not None]
    if len(drawn_anew) < len(common) or not common:
        return Looks(tuple(spots[:_MAX_SPOTS]))
    scanned = all(after.is_picture(page, _SCAN) for page in common)
    return Looks(tuple(spots[:_MAX_SPOTS]), anew=True, scanned=scanned)


def _added_page(after: Sheets, page: int) -> Spot:
    """Return what is told of a page that was not issued."""
    words = after.words(page)
    if not words and not ink.has_ink(after.draw(page, _SCALE), ()):
        return Spot(page + 1, SpotKind.PAGE_EMPTY)
    more = " …" if len(words) > _FIRST else ""
    return Spot(page + 1, SpotKind.PAGE_ADDED, " ".join(words[:_FIRST]) + more)


def _compare_page(before: Sheets, after: Sheets, pages: tuple[int, int], boxes: list[SignatureBox]) -> list[Spot]:
    """Return what looks different on one page; `pages` are the issued one and that of the file, both from 0."""
    page, other = pages
    size = before.size(page)
    spared = [_place(box, size[1]) for box in boxes]
    if _alike(size, after.size(other)):
        first, second = before.draw(page, _SCALE), after.draw(other, _SCALE)
        if first.size == second.size and ink.is_equal(first, second, _scaled(spared, _SCALE)):
            return []
    laid = _lay(before, after, pages)
    if laid is None:
        return [Spot(other + 1, SpotKind.ANEW)]
    return _look_closely(before, after, pages, spared, laid)


def _alike(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < 1 and abs(one[1] - other[1]) < 1


def _place(box: SignatureBox, height: float) -> Rect:
    """Return a place to sign with its lines, and some air around it, in points from the upper left corner."""
    top = max([box.y + box.height, *(at[1] + _ABOVE for at in (box.name_at, box.date_at) if at is not None)])
    return box.x - _AIR, height - (top + _AIR), box.x + box.width + _AIR, height - (box.y - _AIR)


def _scaled(places: Sequence[Rect], scale: float) -> list[Rect]:
    return [(a * scale, b * scale, c * scale, d * scale) for a, b, c, d in places]


# How the one page lies upon the other


@dataclass(frozen=True, slots=True)
class _Laid:
    """The words of the issued page, each with the one of the other page (None: none there), and how that one lies.

    A point (x, y) of the issued page is at (x * scale + left, y * scale + top) of the other.
    """

    words: tuple[tuple[WordPlace, WordPlace | None], ...]
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0


def _lay(before: Sheets, after: Sheets, pages: tuple[int, int]) -> _Laid | None:
    """Return how the other page lies upon the issued one; None where it cannot be laid upon it."""
    page, other = pages
    ours, theirs = before.places(page), after.places(other)
    matcher = SequenceMatcher(None, [each.text for each in ours], [each.text for each in theirs], autojunk=False)
    twins: dict[int, WordPlace] = {}
    for block in matcher.get_matching_blocks():
        twins.update({block.a + at: theirs[block.b + at] for at in range(block.size)})
    words = tuple((word, twins.get(at)) for at, word in enumerate(ours))
    known = [(word, twin) for word, twin in words if twin is not None]
    if len(known) < _KNOWN:
        return _Laid(words) if _alike(before.size(page), after.size(other)) else None
    across = _fit([(word.left, twin.left) for word, twin in known])
    down = _fit([(word.base, twin.base) for word, twin in known])
    scale = across[0] if down[0] == 0 else down[0] if across[0] == 0 else (across[0] + down[0]) / 2
    if not _SMALLER < scale < _LARGER or (across[0] and down[0] and abs(across[0] - down[0]) > _TURNED):
        return None
    return _Laid(words, scale, _median([b - a * scale for a, b in ((w.left, t.left) for w, t in known)]),
                 _median([b - a * scale for a, b in ((w.base, t.base) for w, t in known)]))  # fmt: skip


def _fit(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the scale and the shift that lead from the first of each pair to the second; scale 0 where unknown."""
    middle = sum(a for a, _b in pairs) / len(pairs), sum(b for _a, b in pairs) / len(pairs)
    spread = sum((a - middle[0]) ** 2 for a, _b in pairs)
    if spread < 1:
        return 0.0, 0.0
    scale = sum((a - middle[0]) * (b - middle[1]) for a, b in pairs) / spread
    return scale, middle[1] - scale * middle[0]


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


# What differs


def _look_closely(before: Sheets, after: Sheets, pages: tuple[int, int], spared: list[Rect], laid: _Laid) -> list[Spot]:
    page, other = pages
    words = [pair for pair in laid.words if not any(_lies_in(pair[0], place) for place in spared)]
    first, second = before.draw(page, _FINE), after.draw(other, _FINE / laid.scale)
    some = words[:: max(1, len(words) // _SAMPLE)]
    if some and sum(_word_differs(first, second, word, twin, laid) for word, twin in some) > _NEARLY * len(some):
        return [Spot(other + 1, SpotKind.ANEW)]
    changed = [_word_differs(first, second, word, twin, laid) for word, twin in words]
    if words and sum(changed) > _MOST * len(words):
        return [Spot(other + 1, SpotKind.ANEW)]
    spots = [Spot(other + 1, SpotKind.CHANGED, text) for text in _runs(words, changed)]
    if _differs_between(first.reduce(_COARSER), second.reduce(_COARSER), spared, laid):
        spots.append(Spot(other + 1, SpotKind.ADDED))
    return spots


def _lies_in(word: WordPlace, place: Rect) -> bool:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return place[0] <= across <= place[2] and place[1] <= down <= place[3]


def _runs(words: Sequence[tuple[WordPlace, WordPlace | None]], changed: Sequence[bool]) -> Iterator[str]:
    """Yield the words that look different, those that follow each other together."""
    run: list[str] = []
    for (word, _twin), differs in zip(words, changed, strict=True):
        if differs:
            run.append(word.text)
        elif run:
            yield " ".join(run)
            run = []
    if run:
        yield " ".join(run)


def _word_differs(first: Image, second: Image, word: WordPlace, twin: WordPlace | None, laid: _Laid) -> bool:
    """Return whether a word looks different where the other page has it."""
    left, base = word.left * laid.scale + laid.left, word.base * laid.scale + laid.top
    if twin is not None and abs(twin.left - left) < _FAR and abs(twin.base - base) < _FAR:
        left, base = twin.left, twin.base
    scale = _FINE / laid.scale
    at = (round(word.left * _FINE) - 2, round(word.top * _FINE) - 2)
    size = (round(word.right * _FINE) + 2 - at[0], round(word.bottom * _FINE) + 2 - at[1])
    shift = (round(left * scale) - round(word.left * _FINE), round(base * scale) - round(word.base * _FINE))
    one = first.crop((*at, at[0] + size[0], at[1] + size[1]))
    for across, down in _NEAR:
        there = (at[0] + shift[0] + across, at[1] + shift[1] + down)
        other = second.crop((*there, there[0] + size[0], there[1] + size[1]))
        if ink.count_changes(one, other) <= _FEW:
            return False
    return True


def _differs_between(first: Image, drawn: Image, spared: list[Rect], laid: _Laid) -> bool:
    """Return whether something is there between the words that was not, or is there no more."""
    from PIL import Image

    scale = _FINE / _COARSER
    shift = (round(-laid.left * scale / laid.scale), round(-laid.top * scale / laid.scale))
    second = Image.new("RGB", first.size, "white")
    second.paste(drawn, shift)
    own = [(each.left, each.top, each.right, each.bottom) for each, _twin in laid.words]
    moved = [
        ((each.left - laid.left) / laid.scale, (each.top - laid.top) / laid.scale,
         (each.right - laid.left) / laid.scale, (each.bottom - laid.top) / laid.scale)
        for _word, each in laid.words if each is not None
    ]  # fmt: skip
    air = [(a - 1, b - 1, c + 1, d + 1) for a, b, c, d in (*own, *moved)]
    places = _scaled([*spared, *air], scale)
    if ink.count_changes(first, second, places) > _SOME:
        return True
    # What stands on a larger page beside or below the issued one.
    return ink.has_ink(drawn, [(-shift[0], -shift[1], first.width - shift[0], first.height - shift[1])])
