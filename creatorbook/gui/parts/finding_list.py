"""What was found in a text, one line each; a line that is about some of its words leads to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, labelled, mark
from creatorbook.domain.findings.finding import Severity
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.icons import pixmap
from creatorbook.gui.parts.basic import empty, label, set_spacing
from creatorbook.services.wording.findings import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from creatorbook.domain.findings.finding import Finding

_GOOD = frozenset({"caption.sufficient", "caption.switch_enough"})
_LOOK = {
    Severity.ERROR: ("circle-alert", "danger"),
    Severity.WARNING: ("triangle-alert", "warn"),
    Severity.INFO: ("info", "info"),
}
SEVERITY_WORDS = {
    Severity.ERROR: mark("Must be fixed"),
    Severity.WARNING: mark("Check this"),
    Severity.INFO: mark("To know"),
}


class FindingLine(QFrame):
    """One finding; a click or Enter on one that is about some words is `asked(start, end)`."""

    access_role = QAccessible.Role.ListItem
    asked = Signal(object, object)

    def __init__(self, finding: Finding, text: str) -> None:
        super().__init__()
        self.finding = finding
        icon, self._role = ("check", "ok") if finding.code in _GOOD else _LOOK[finding.severity]
        self._icon = icon
        layout = QHBoxLayout(self)
        # The frame that shows the keyboard focus of a line that can be clicked is drawn inside of this.
        set_spacing(layout, 8, (2, 6, 2, 6))
        self._picture = QLabel()
        self._picture.setFixedWidth(16)
        self._picture.setPixmap(pixmap(icon, self._role, 16))
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self.words = label(text, wrap=True)
        layout.addWidget(self.words, 1)
        severity = "" if finding.code in _GOOD else _(SEVERITY_WORDS[finding.severity])
        self.setAccessibleName(labelled(severity, text) if severity else text)
        if finding.span is not None:
            self.setProperty("look", "line_item")
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(_("Show these words in the caption"))
            self.setAccessibleDescription(_("Enter shows these words in the caption"))

    def activate(self) -> None:
        """Lead to the words that it is about."""
        if self.finding.span is not None:
            self.asked.emit(*self.finding.span)

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the words."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activate()
        else:
            super().keyPressEvent(event)

    @guard_override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click leads to the words."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.activate()

    @guard_override
    def changeEvent(self, event: QEvent) -> None:
        """Draw the picture again in a new theme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_picture"):
            self._picture.setPixmap(pixmap(self._icon, self._role, 16))


class FindingList(QWidget):
    """The findings one under the other; `asked(start, end)` comes from the line that was clicked.

    While the sentences stay the same only their places in the text are taken anew: typing costs nothing here.
    """

    asked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[FindingLine] = []
        self._body = QVBoxLayout(self)
        set_spacing(self._body, 0)

    @property
    def texts(self) -> list[str]:
        """The sentences that stand."""
        return [line.words.text() for line in self.lines]

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings, the most severe first."""
        order = list(_LOOK)
        found = sorted(findings, key=lambda each: (each.code in _GOOD, order.index(each.severity)))
        texts = [sentence(each) for each in found]
        held = [line.finding.span is None for line in self.lines] == [each.span is None for each in found]
        if texts == self.texts and held:
            for line, each in zip(self.lines, found, strict=True):
                line.finding = each
            return
        empty(self._body)
        self.lines = []
        for each, text in zip(found, texts, strict=True):
            made = FindingLine(each, text)
            made.asked.connect(self.asked)
            self._body.addWidget(made)
            self.lines.append(made)
