"""Which page of a file that came back is which page that was issued: some are missing, added, or in another place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ALIKE = 0.6  # of the words of an issued page that a page has, in whatever order: with less it is another one
_OWN = 0.35  # of its own words: where fewer were issued, it is another text that holds some of the words
_MOST = 300  # pages that are laid beside those issued: whatever a longer file holds behind them was added


@dataclass(frozen=True, slots=True)
class Pairs:
    """For each page of the file the one that it is of the `count` issued, None where it is none; all from 0."""

    of: tuple[int | None, ...]
    count: int

    @property
    def missing(self) -> tuple[int, ...]:
        """The issued pages that the file has not."""
        return tuple(page for page in range(self.count) if page not in self.of)

    @property
    def there(self) -> tuple[int, ...]:
        """The issued pages that the file has, in their order."""
        return tuple(sorted(page for page in self.of if page is not None))

    @property
    def added(self) -> tuple[int, ...]:
        """The pages of the file that were not issued."""
        return tuple(page for page, issued in enumerate(self.of) if issued is None)

    @property
    def moved(self) -> tuple[int, ...]:
        """The pages of the file that come where another page was issued, the pages around them aside."""
        known = [(page, issued) for page, issued in enumerate(self.of) if issued is not None]
        in_order = [page for _page, page in sorted((issued, page) for page, issued in known)]
        return tuple(page for (page, _issued), other in zip(known, in_order, strict=True) if page != other)


def pair_pages(issued: Sequence[Sequence[str]], received: Sequence[Sequence[str]]) -> Pairs:
    """Return which page is which by the words on them; the pages of a file without words are taken as they come.

    A page of another text in the place of one that is missing, in a file of as many pages, is that page, replaced.
    Pages without words are those that were issued between the pages around them, where they are as many.
    """
    found = _by_words(issued, received)
    if not found:
        found = {page: page for page in range(min(len(issued), len(received)))}
    elif len(issued) == len(received):
        taken = set(found.values())
        found |= {page: page for page in range(len(received)) if page not in found and page not in taken}
    else:
        _fill_beside(found, issued, received)
    return Pairs(tuple(found.get(page) for page in range(len(received))), len(issued))


def _fill_beside(found: dict[int, int], issued: Sequence[Sequence[str]], received: Sequence[Sequence[str]]) -> None:
    """Pair runs of pages without words that have the room of as many issued ones between the pages around them."""
    taken = set(found.values())
    silent = [page for page in range(len(received)) if page not in found and not received[page]]
    for run in _runs(silent):
        before, after = found.get(run[0] - 1), found.get(run[-1] + 1)
        first = 0 if run[0] == 0 else -1 if before is None else before + 1
        last = len(issued) - 1 if run[-1] == len(received) - 1 else -1 if after is None else after - 1
        wanted = range(first, last + 1)
        if first >= 0 and len(wanted) == len(run) and taken.isdisjoint(wanted):
            found |= dict(zip(run, wanted, strict=True))


def _runs(pages: Sequence[int]) -> list[list[int]]:
    """Return numbers in their order as runs without a gap."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return runs


def _by_words(issued: Sequence[Sequence[str]], received: Sequence[Sequence[str]]) -> dict[int, int]:
    """Return for the pages of a file those issued whose words they bear, the likest first."""
    likely = sorted(_likeness(issued, received[:_MOST]))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _unlike, _apart, page, other in likely:
        if page not in found and other not in taken:
            found[page] = other
            taken.add(other)
    return found


def _likeness(
    issued: Sequence[Sequence[str]], received: Sequence[Sequence[str]]
) -> Iterator[tuple[float, int, int, int]]:
    """Yield pages that are alike: how unlike they are, how far apart, the page of the file and the one issued."""
    counts = [(Counter(words), len(words)) for words in issued]
    for page, words in enumerate(received):
        own, size = Counter(words), len(words)
        for other, (theirs, whole) in enumerate(counts):
            if not size or not whole or size < _ALIKE * whole or whole < _OWN * size:
                continue
            common = (own & theirs).total()
            if common >= max(_ALIKE * whole, _OWN * size):
                yield 1 - common / max(size, whole), abs(page - other), page, other
