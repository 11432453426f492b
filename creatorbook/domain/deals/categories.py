"""Categories of goods: which words of the trade name one of them, and which lies within another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from creatorbook.domain.values.folding import categories, folded_words, is_same_category

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class CategoryKin:
    """Which categories belong together.

    `words` maps what a category is called, folded, to its name in the table, `within` a category to the wider one that
    holds it. Empty, only words that are alike belong together.
    """

    words: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    within: Mapping[str, str] = field(default_factory=dict)

    def belong_together(self, one: str, other: str) -> bool:
        """Return whether two lines of categories, in any language, share one, or one of them holds one of the other."""
        if is_same_category(one, other):
            return True
        left, right = set(self._named(one)), set(self._named(other))
        return any(name in self._holding(each) for name in left for each in right) or any(
            name in self._holding(each) for name in right for each in left
        )

    def names_in(self, text: str) -> frozenset[str]:
        """Return the categories of the table that a text names by whole words, those that hold them included."""
        said = folded_words(text)
        longest = max(map(len, self.words), default=0)
        found = (
            self.words.get(said[first : first + length])
            for first in range(len(said))
            for length in range(1, longest + 1)
        )
        return frozenset(holding for name in found if name is not None for holding in self._holding(name))

    def _named(self, line: str) -> Iterator[str]:
        for part in categories(line):
            said = folded_words(part)
            # Whole words in a row: "organic skincare" names skincare, "teapot" no tea.
            for first in range(len(said)):
                for last in range(first + 1, len(said) + 1):
                    name = self.words.get(said[first:last])
                    if name is not None:
                        yield name

    def _holding(self, name: str) -> Iterator[str]:
        """Yield a category and all that hold it."""
        here: str | None = name
        while here is not None:
            yield here
            here = self.within.get(here)


NO_KIN = CategoryKin()


def read_category_kin(table: Mapping[str, Mapping[str, object]]) -> CategoryKin:
    """Return the kin of a table of categories, each with its `words` and the one it lies `within`.

    Raises ValueError for a word that two categories claim, or a wider category that is not there.
    """
    words: dict[tuple[str, ...], str] = {}
    within: dict[str, str] = {}
    for name, entry in table.items():
        called = entry["words"]
        for word in called if isinstance(called, list) else ():
            if words.setdefault(folded_words(str(word)), name) != name:
                raise ValueError(f"“{word}” names two categories")
        wider = entry.get("within")
        if wider is not None:
            if wider not in table:
                raise ValueError(f"“{name}” lies within “{wider}”, which is not there")
            within[name] = str(wider)
    return CategoryKin(words, within)


def add_own_words(kin: CategoryKin, own: Mapping[str, str]) -> CategoryKin:
    """Return the kin with words of the user's own: what they call a category, and a word that names it already.

    Where the second names none, both words name one category of their own.
    """
    words = dict(kin.words)
    for word, meant in own.items():
        name = words.get(folded_words(meant))
        if name is None:
            name = " ".join(folded_words(meant))
            words[folded_words(meant)] = name
        words[folded_words(word)] = name
    return CategoryKin(words, kin.within)
