"""The middle of the contracts: what is missing, and below it the terms, the clauses or the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.contracts.missing import MissingList
from creatorbook.gui.fields.choose import Segments
from creatorbook.gui.parts.basic import Card, in_line, scroll, set_spacing, set_tab_after
from creatorbook.gui.terms.panel import TermsPanel

if TYPE_CHECKING:
    from creatorbook.gui.contracts.clauses.tray import ClauseTray
    from creatorbook.gui.contracts.deals import DealLine
    from creatorbook.gui.contracts.papers import ContractPapers
    from creatorbook.gui.desk.desk import Desk


class ContractSides(QWidget):
    """One of three sides at a time; `turned()` comes when another one was chosen and is to be read.

    The clauses and the papers are built when they are first asked for. `version_chosen(ordinal)`, `signed(ordinal)`
    and `renewed(deal id)` come from the papers.
    """

    turned = Signal()
    version_chosen = Signal(object)
    signed = Signal(object)
    renewed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._line: DealLine | None = None
        self._clauses: ClauseTray | None = None
        self._papers: ContractPapers | None = None
        self.missing = MissingList()
        self.terms = TermsPanel(desk)
        self.switch = Segments(
            _("What is shown"), [("terms", _("Terms"), ""), ("clauses", _("Clauses"), ""), ("papers", _("Papers"), "")]
        )
        self.switch.chosen.connect(self.turn)
        panel = Card(margin=16)
        panel.body.addWidget(self.terms)
        # Shown one at a time, not stacked: a stack is as tall as its tallest.
        self._sides: dict[str, QWidget] = {"terms": panel}
        inner = QWidget()
        self._layout = QVBoxLayout(inner)
        set_spacing(self._layout, 12)
        self._layout.addLayout(in_line(self.switch, None))
        self._layout.addWidget(self.missing)
        self._layout.addWidget(panel)
        self._layout.addStretch(1)
        area = scroll(inner, _("Terms"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        set_spacing(whole)
        whole.addWidget(area)

    @property
    def clauses(self) -> ClauseTray:
        """The clauses."""
        return self._clauses if self._clauses is not None else self._build_clauses()

    @property
    def papers(self) -> ContractPapers:
        """The papers, of the deal that is shown."""
        return self._papers if self._papers is not None else self._build_papers()

    def _build_clauses(self) -> ClauseTray:
        from creatorbook.gui.contracts.clauses.tray import ClauseTray

        self._clauses = made = ClauseTray(self._desk)
        made.failed.connect(self._desk.fail)
        self._add("clauses", made)
        return made

    def _build_papers(self) -> ContractPapers:
        from creatorbook.gui.contracts.papers import ContractPapers

        self._papers = made = ContractPapers(self._desk)
        made.version_chosen.connect(self.version_chosen)
        made.signed.connect(self.signed)
        made.renewed.connect(self.renewed)
        card = Card(margin=16)
        card.body.addWidget(made)
        self._add("papers", card)
        self._set_papers()
        return made

    def _add(self, name: str, side: QWidget) -> None:
        side.hide()
        self._sides[name] = side
        self._layout.insertWidget(self._layout.count() - 1, side)
        set_tab_after(self.terms, side)

    def _set_papers(self) -> None:
        if self._papers is not None and self._line is not None:
            self._papers.set_deal(self._line.deal.id, self._line.contract)

    def set_deal(self, line: DealLine) -> None:
        """Take the deal that the dialogs of the papers are about, without reading more."""
        self._line = line
        self._set_papers()

    def _place(self, wanted: str) -> None:
        if wanted == "clauses" and self._clauses is None:
            self._build_clauses()
        if wanted == "papers" and self._papers is None:
            self._build_papers()
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

    def show_deal(self, line: DealLine | None, language: str, second: str) -> None:
        """Read what is shown, where it is not the terms: those are kept up to date by themselves.

        The clauses are those of the language, and of a `second` one beside it ("" for none).
        """
        if line is None:
            return
        if self.switch.value == "clauses":
            self.clauses.show_deal(line.deal.id, language, second)
        if self.switch.value == "papers":
            self.papers.show_deal(line.deal.id, line.contract)
