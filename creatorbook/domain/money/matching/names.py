"""Who a line is from: the account that is known, else the name, which banks cut off and payers abbreviate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.values.folding import fold_name, name_words, near_name_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.domain.money.matching.sides import PaidLine

_LEAST_CUT = 8
_LEAST_WORD = 3


class Names:
    """The names of payers, found by their words."""

    def __init__(self, names: Mapping[str, tuple[str, ...]]) -> None:
        self._keys: dict[str, set[str]] = {}
        self._words: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for payer, written in names.items():
            for name in written:
                words = name_words(name)
                if not words:
                    continue
                self._keys.setdefault(near_name_key(name), set()).add(payer)
                self._words.setdefault(words[0], []).append((words, payer))

    def find(self, line: PaidLine) -> set[str]:
        """Return the payers whose name the line carries, as its payer or in its words."""
        if line.payer:
            key = near_name_key(line.payer)
            same = self._keys.get(key, set())
            if same:
                return set(same)
            if len(key) >= _LEAST_CUT:
                cut = {payer for known, payers in self._keys.items() if known.startswith(key) for payer in payers}
                if cut:
                    return cut
        words = fold_name(f"{line.payer} {line.words}").split()
        found: dict[str, int] = {}
        for at, word in enumerate(words):
            for name, payer in self._words.get(word, ()):
                letters = sum(map(len, name))
                if letters >= _LEAST_WORD and tuple(words[at : at + len(name)]) == name:
                    found[payer] = max(found.get(payer, 0), letters)
        # "Glow Paris" is no "Glow" where both are known: the longer name counts.
        longest = max(found.values(), default=0)
        return {payer for payer, letters in found.items() if letters == longest}
