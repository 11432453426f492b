"""What contradicts itself in a contract, before it is issued: each is fixed with a click, or said to be meant."""

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
    from creatorbook.services.contracts.fixes import Fix


class Contradiction(QWidget):
    """One contradiction: `fix_asked(Fix)` asks for a fix, `turned()` tells that it was settled or is open again."""

    fix_asked = Signal(object)
    turned = Signal()

    def __init__(self, finding: Finding, ways: tuple[Fix, ...]) -> None:
        super().__init__()
        self.finding, self._ways = finding, ways
        self._is_fixed = False
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
        """Whether it was fixed, or is meant as it is."""
        return self._is_fixed or self.meant.isChecked()

    def show_fixed(self, fix: Fix) -> None:
        """Say that it was fixed, and how."""
        self._is_fixed = True
        self._said.setText(labelled(_("Fixed"), fix.text))
        for each in (*self.buttons, self.meant):
            each.hide()
        self.turned.emit()

    def offers(self, fix: Fix) -> bool:
        """Return whether it is one of the ways to fix this."""
        return any(way is fix for way in self._ways)

    def _ask(self, place: int) -> None:
        self.fix_asked.emit(self._ways[place])


class Contradictions(QWidget):
    """All contradictions of a contract. `fix_asked(Fix)` asks for a fix, `turned()` tells that one was settled."""

    fix_asked = Signal(object)
    turned = Signal()

    def __init__(self, found: Iterable[tuple[Finding, tuple[Fix, ...]]]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        set_spacing(layout, 14)
        self.parts = [Contradiction(finding, ways) for finding, ways in found]
        for part in self.parts:
            part.fix_asked.connect(self.fix_asked)
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

    def show_fixed(self, fix: Fix) -> None:
        """Say of the contradiction that it fixes that it was fixed."""
        for part in self.parts:
            if part.offers(fix):
                part.show_fixed(fix)
