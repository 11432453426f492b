"""Deals moved to another stage from the board and the table: what is asked first, and the command."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from creatorbook.domain.records.deals import Stage
from creatorbook.gui.deals.reason import ReasonDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from creatorbook.gui.desk.desk import Desk

_NEEDS_REASON = frozenset({Stage.LOST, Stage.PASSED})


class DealMover(QObject):
    """Moves deals; Lost and Passed ask for a reason first, in a dialog over the window of its parent."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._over = desk, parent

    def move(self, ids: Sequence[str], stage: Stage) -> None:
        """Move deals to a stage, each as a step of its own."""
        if self.asks(stage):
            self.ask_reason(tuple(ids), stage).open()
        else:
            self._write(ids, stage, "")

    @staticmethod
    def asks(stage: Stage) -> bool:
        """Return whether a deal comes to the stage only with a reason."""
        return stage in _NEEDS_REASON

    def ask_reason(self, ids: tuple[str, ...], stage: Stage) -> ReasonDialog:
        """Return the dialog that asks why, and moves the deals with the answer."""
        dialog = ReasonDialog(self._over.window(), self._desk, ids, stage)
        dialog.given.connect(self._move_with_reason)
        dialog.offer_back(self._desk, partial(self.ask_reason, ids, stage))
        return dialog

    def _move_with_reason(self, answer: tuple[tuple[str, ...], Stage, str]) -> None:
        self._write(*answer)

    def _write(self, ids: Sequence[str], stage: Stage, reason: str) -> None:
        from creatorbook.services.deals.moving import MoveDeal

        for id in ids:
            self._desk.run(MoveDeal(id, stage, reason))
