"""The menus of a card: all that can be done with it, and the stages that it may go to, each by a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from creatorbook.common.i18n import _
from creatorbook.domain.deals.stages import allowed_moves
from creatorbook.domain.records.deals import Stage
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

OPEN, EDIT, TRASH = "open", "edit", "trash"


def with_letters(words: Sequence[str]) -> list[str]:
    """Return the words as a menu takes them, each with a letter of its own to press as far as there are any."""
    taken: set[str] = set()
    made = []
    for each in words:
        place = next((at for at, letter in enumerate(each) if letter.isalpha() and letter.casefold() not in taken), -1)
        escaped = each.replace("&", "&&")
        if place < 0 or "&" in each:
            made.append(escaped)
            continue
        taken.add(each[place].casefold())
        made.append(f"{each[:place]}&{each[place:]}")
    return made


class CardMenu(QMenu):
    """A menu about one card; `stage_chosen(id, stage)` and `chosen(id, what)` tell what was taken.

    The short one (`stages_only`) holds only the stages: where the card is has a tick, where it may not go is off.
    """

    stage_chosen = Signal(str, object)
    chosen = Signal(str, str)

    def __init__(self, parent: QWidget, id: str, stage: Stage, *, stages_only: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._id, self._stage = id, stage
        if stages_only:
            self.setAccessibleName(_("Move to a stage"))
            self._add_stages(self)
        else:
            self.addAction(_("Open")).setData(OPEN)
            self.addAction(_("Edit")).setData(EDIT)
            self._add_stages(self.addMenu(_("Move to a stage")))
            self.addSeparator()
            self.addAction(_("Move to the trash")).setData(TRASH)
        self.triggered.connect(self._on_triggered)

    def _add_stages(self, menu: QMenu) -> None:
        allowed = allowed_moves(self._stage)
        for stage, words in zip(Stage, with_letters([word_for(each) for each in Stage]), strict=True):
            made = menu.addAction(words)
            made.setData(stage)
            made.setCheckable(True)
            made.setChecked(stage is self._stage)
            made.setEnabled(stage in allowed)

    def _on_triggered(self, action: QAction) -> None:
        taken = action.data()
        if taken in (OPEN, EDIT, TRASH):
            self.chosen.emit(self._id, taken)
        else:
            self.stage_chosen.emit(self._id, Stage(taken))
