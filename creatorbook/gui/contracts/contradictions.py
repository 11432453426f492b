"""What contradicts itself in a contract, before it is issued: each is mended with a click, or said to be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, labelled
from creatorbook.gui.contracts.missing import missing_text
from creatorbook.gui.parts.basic import button, label, set_spacing, side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.services.contracts.mending import Mend


class Contradiction(QWidget):
    """One contradiction: `mend_asked(Mend)` asks for a mend, `turned()` tells that it was settled or is open again."""

    mend_asked = Signal(object)
    turned = Signal()

    def __init__(self, finding: Finding, ways: tuple[Mend, ...]) -> None:
        super().__init__()
        self.finding, self._ways = finding, ways
        self._is_mended = False
        self._said = label(missing_text(finding), wrap=True)
        self.meant = QCheckBox(_("It is meant as it is"))
        self.meant.setAccessibleDescription(self._said.text())
        self.meant.toggled.connect(self.turned)
        self.buttons = [button(way.text, None, "") for way in ways]
        group = QButtonGroup(self)
        for place, each in enumerate(self.buttons):
            each.setAccessibleDescription(self._said.text())
            group.addButton(each, place)
        group.idClicked.connect(self._ask)
        layout = QVBoxLayout(self)
        set_spacing(layout, 6)
        layout.addWidget(self._said)
        for each in self.buttons:
            layout.addWidget(side_by_side(each, None))
        layout.addWidget(self.meant)

    @property
    def is_settled(self) -> bool:
        """Whether it was mended, or is meant as it is."""
        return self._is_mended or self.meant.isChecked()

    def show_mended(self, mend: Mend) -> None:
        """Say that it was mended, and how."""
        self._is_mended = True
        self._said.setText(labelled(_("Mended"), mend.text))
        for each in (*self.buttons, self.meant):
            each.hide()
        self.turned.emit()

    def offers(self, mend: Mend) -> bool:
        """Return whether it is one of the ways to mend this."""
        return any(way is mend for way in self._ways)

    def _ask(self, place: int) -> None:
        self.mend_asked.emit(self._ways[place])


class Contradictions(QWidget):
    """All contradictions of a contract. `mend_asked(Mend)` asks for a mend, `turned()` tells that one was settled."""

    mend_asked = Signal(object)
    turned = Signal()

    def __init__(self, found: Iterable[tuple[Finding, tuple[Mend, ...]]]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        set_spacing(layout, 14)
        self.parts = [Contradiction(finding, ways) for finding, ways in found]
        for part in self.parts:
            part.mend_asked.connect(self.mend_asked)
            part.turned.connect(self.turned)
            layout.addWidget(part)

    @property
    def are_settled(self) -> bool:
        """Whether nothing is open any more."""
        return all(part.is_settled for part in self.parts)

    @property
    def accepted(self) -> tuple[str, ...]:
        """The codes of what is meant as it is."""
        return tuple(dict.fromkeys(part.finding.code for part in self.parts if part.meant.isChecked()))

    def show_mended(self, mend: Mend) -> None:
        """Say of the contradiction that it mends that it was mended."""
        for part in self.parts:
            if part.offers(mend):
                part.show_mended(mend)
