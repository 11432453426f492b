"""The cards of the rules page: the first entries at once, the others one after the other in the pauses."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.gui.parts.basic import Card, empty, line, set_spacing
from creatorbook.gui.rules.card import RuleView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from creatorbook.services.disclosure.catalogue import RuleEntry
    from creatorbook.services.law.rule_notes import RuleNoteRow

# As many as a window shows.
_FIRST = 8
# How long entries are made before the window has its turn again, in seconds.
_SLICE = 0.02


class RuleCards(QWidget):
    """Entries by section, a card each; `note_asked(rule id)` wants to write on one."""

    note_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        set_spacing(self._layout, 16, (0, 0, 12, 0))
        self._notes: Mapping[str, RuleNoteRow] = {}
        # Section and entry of those that are still to be made, the next one last.
        self._left: list[tuple[str, RuleEntry]] = []
        self._section = ""
        self._card: Card | None = None
        self._made = 0
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._make_slice)

    def clear(self) -> None:
        """Take everything out."""
        self._slices.stop()
        self._left = []
        self._card, self._section, self._made = None, "", 0
        empty(self._layout)
        self._layout.addStretch(1)

    def add(self, part: QWidget) -> None:
        """Put something below what is there."""
        self._layout.insertWidget(self._layout.count() - 1, part)

    def show_entries(
        self, entries: Sequence[tuple[str, RuleEntry]], notes: Mapping[str, RuleNoteRow], *, least: int = 0
    ) -> None:
        """Show entries with their sections, at least so many at once; those of one section follow each other."""
        self._notes = notes
        self._left = list(reversed(entries))
        for _number in range(min(max(_FIRST, least), len(self._left))):
            self._make_next()
        self.resume()

    @property
    def is_complete(self) -> bool:
        """Whether all entries are there."""
        return not self._left

    @property
    def made(self) -> int:
        """How many entries there are by now."""
        return self._made

    def resume(self) -> None:
        """Go on making entries where some are left."""
        if self._left:
            self._slices.start()

    def pause(self) -> None:
        """Stop making entries until `resume`."""
        self._slices.stop()

    def _make_slice(self) -> None:
        until = perf_counter() + _SLICE
        while self._left:
            self._make_next()
            if perf_counter() >= until:
                return
        self._slices.stop()

    def _make_next(self) -> None:
        section, entry = self._left.pop()
        view = RuleView(entry, self._notes.get(entry.rule_id) if entry.rule_id else None)
        view.note_asked.connect(self.note_asked)
        if self._card is None or section != self._section:
            self._section, self._card = section, Card(section)
            self._card.body.addWidget(view)
            self.add(self._card)
        else:
            self._card.body.addWidget(line())
            self._card.body.addWidget(view)
        self._made += 1
