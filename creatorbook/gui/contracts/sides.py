"""The middle of the contracts: what is missing, and below it the terms, the clauses or the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.contracts.clauses.tray import ClauseTray
from creatorbook.gui.contracts.missing import MissingList
from creatorbook.gui.contracts.papers import ContractPapers
from creatorbook.gui.fields.choose import Segments
from creatorbook.gui.parts.basic import Card, scroll, set_spacing, side_by_side
from creatorbook.gui.terms.panel import TermsPanel

if TYPE_CHECKING:
    from creatorbook.gui.contracts.deals import DealLine
    from creatorbook.gui.desk.desk import Desk

# In the order of the switch above them.
_SIDES = ("terms", "clauses", "papers")


class ContractSides(QWidget):
    """One of three sides at a time; `turned()` comes when another one was chosen and is to be read."""

    turned = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.missing = MissingList()
        self.terms = TermsPanel(desk)
        self.clauses = ClauseTray(desk)
        self.clauses.failed.connect(desk.fail)
        self.papers = ContractPapers(desk)
        self.switch = Segments(
            _("What is shown"), [("terms", _("Terms"), ""), ("clauses", _("Clauses"), ""), ("papers", _("Papers"), "")]
        )
        self.switch.chosen.connect(self.turn)
        panel = Card(margin=16)
        panel.body.addWidget(self.terms)
        papers = Card(margin=16)
        papers.body.addWidget(self.papers)
        # Shown one at a time, not stacked: a stack is as tall as its tallest.
        self._sides = dict(zip(_SIDES, (panel, self.clauses, papers), strict=True))
        self._place("terms")
        inner = QWidget()
        layout = QVBoxLayout(inner)
        set_spacing(layout, 12)
        layout.addWidget(side_by_side(self.switch, None))
        layout.addWidget(self.missing)
        for side in self._sides.values():
            layout.addWidget(side)
        layout.addStretch(1)
        area = scroll(inner, _("Terms"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        set_spacing(whole)
        whole.addWidget(area)

    def _place(self, wanted: str) -> None:
        for name, side in self._sides.items():
            side.setVisible(name == wanted)

    def turn(self, side: str) -> None:
        """Show a side, what was typed in the terms written first."""
        self.terms.flush()
        self._place(side)
        self.missing.fold(folded=side != "terms")
        self.turned.emit()

    def go_to_term(self, about: str, field: str) -> None:
        """Show the terms and go to what a finding is about, else to the field that it names."""
        self.switch.choose("terms")
        self.turn("terms")
        if not self.terms.focus_place(about) and field:
            self.terms.focus_place(field)

    def show_deal(self, line: DealLine | None, language: str) -> None:
        """Read what is shown, where it is not the terms: those are kept up to date by themselves."""
        if line is None:
            return
        if self.switch.value == "clauses":
            self.clauses.show_deal(line.deal.id, language)
        if self.switch.value == "papers":
            self.papers.show_deal(line.deal.id, line.contract)
