"""The head of the contracts: how the chosen deal's contract stands, and the next step: issue, sign, mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from creatorbook.common.i18n import _
from creatorbook.domain.records.contracts import NEXT_STATES, TO_SIGN, ContractState
from creatorbook.gui.parts.basic import button, label, set_button_look, set_spacing
from creatorbook.gui.parts.status import Status
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from creatorbook.gui.contracts.deals import DealLine
    from creatorbook.services.records.rows import Row

# What can be said of an issued contract, in the order in which it happens.
_MARKS = (ContractState.SIGNED_BY_ONE, ContractState.SIGNED, ContractState.ENDED, ContractState.WITHDRAWN)
OVER = frozenset({ContractState.ENDED, ContractState.WITHDRAWN})


class StateBar(QWidget):
    """Title and state of a deal's contract; `issue_asked()`, `sign_asked()` and `mark_asked(state)` come of it."""

    issue_asked = Signal()
    sign_asked = Signal()
    mark_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", "muted")
        self.status = Status("", "idle")
        self.status.hide()
        self.mark = button(_("Mark as"), None, "", "file-check")
        self.menu = QMenu(self.mark)
        self.menu.setAccessibleName(_("Mark as"))
        self.menu.triggered.connect(self._on_state_chosen)
        self.mark.setMenu(self.menu)
        self.mark.hide()
        self.issue = button(_("Issue…"), self.issue_asked.emit, "primary", "file-check")
        self.issue.setEnabled(False)
        self.sign = button(_("Sign…"), self.sign_asked.emit, "primary", "pencil")
        self.sign.hide()
        layout = QHBoxLayout(self)
        set_spacing(layout, 8)
        for each in (self.title, self.status, self.mark, self.issue, self.sign):
            layout.addWidget(each)

    def show_line(self, line: DealLine) -> None:
        """Show how the deal's contract stands, and what may be done next."""
        self.title.setText(line.deal.title)
        contract = line.contract
        words, role = line.state
        number = f"{contract['number']} · " if contract is not None and contract["number"] else ""
        self.status.show_status(f"{number}{words}", role)
        self.status.show()
        self._show_steps(contract)

    def _show_steps(self, contract: Row | None) -> None:
        issued = contract is not None and contract["state"] is not ContractState.DRAFT
        over = contract is None or contract["state"] in OVER
        self.issue.setText(_("New version…") if issued and not over else _("Issue…"))
        # One button of a page is the next step: to sign what is out, else to send out what is written.
        to_sign = contract is not None and contract["state"] in TO_SIGN
        self.sign.setVisible(to_sign)
        set_button_look(self.issue, "" if to_sign else "primary", "file-check")
        self.mark.setVisible(issued and bool(contract is not None and NEXT_STATES[contract["state"]]))
        self.menu.clear()
        for state in _MARKS:
            if contract is not None and state in NEXT_STATES[contract["state"]]:
                self.menu.addAction(word_for(state)).setData(state.value)

    def show_ready(self, ready: bool) -> None:
        """Show whether the contract may be issued."""
        self.issue.setEnabled(ready)
        self.issue.setToolTip("" if ready else _("Something is still missing: see the list."))

    def _on_state_chosen(self, action: QAction) -> None:
        self.mark_asked.emit(ContractState(action.data()))
