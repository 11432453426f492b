"""The currency beside an amount: its code while it is closed, with its name in the list, found by either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.fields.combo import Combo
from creatorbook.services.fields import countries as places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFocusEvent

_WIDTH = 84


class CurrencyBox(Combo):
    """One of some currencies, by ISO 4217 code.

    Their names are read when the list is first needed: most amounts are in the currency that stands.
    """

    def __init__(self, codes: Iterable[str]) -> None:
        super().__init__(typed=True)
        self._codes: list[str] = []
        self._is_named = False
        self.set_name(_("Currency"))
        self.setFixedWidth(_WIDTH)
        self._offer(codes)

    @property
    def code(self) -> str:
        """The currency that stands."""
        return self._codes[self.currentIndex()]

    def set_code(self, code: str) -> None:
        """Let a currency stand, also one that was not offered."""
        if code not in self._codes:
            self._offer([*self._codes, code])
        self.setCurrentIndex(self._codes.index(code))
        self.show_chosen()

    def set_name(self, words: str) -> None:
        """Name the choice, and the line in it."""
        self.setAccessibleName(words)
        self._line.setAccessibleName(words)

    def _offer(self, codes: Iterable[str]) -> None:
        self._codes = sorted(set(codes))
        self._write_words()

    def _write_words(self) -> None:
        named = places.currency_options(self._codes) if self._is_named else zip(self._codes, self._codes, strict=True)
        at = max(self.currentIndex(), 0)
        self.set_words([words for _code, words in named])
        self.setCurrentIndex(at)
        self.show_chosen()

    def _name_currencies(self) -> None:
        if not self._is_named:
            self._is_named = True
            self._write_words()

    @guard_override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Know the names before one is typed."""
        self._name_currencies()
        super().focusInEvent(event)

    @guard_override
    def showPopup(self) -> None:
        """Drop the list with the names in it."""
        self._name_currencies()
        super().showPopup()

    def _words_of(self, place: int) -> str:
        return self._codes[place] if 0 <= place < len(self._codes) else ""

    def _names_of(self, place: int) -> tuple[str, ...]:
        code, words = self._codes[place], self.itemText(place)
        return code, words.partition(" – ")[2], words
