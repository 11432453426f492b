"""The sidebar: pages with icons and counts, wide or only icons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.access.roles import set_one_stop
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.frame.bars.measures import sidebar_width
from creatorbook.gui.frame.bars.owner import OwnerButton
from creatorbook.gui.look.icons import pixmap
from creatorbook.gui.look.style.focus import is_by_keys
from creatorbook.gui.look.style.paint import paint_box, paint_ring
from creatorbook.gui.look.theme.current import colour, density
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.look.theme.mirror import mirror_rect
from creatorbook.gui.look.theme.roles import SIZES
from creatorbook.gui.parts.basic import scroll, set_spacing, take_enter
from creatorbook.gui.parts.status import paint_pill

_ICON = SIZES["icon"]
_AIR = 12
_WORDS = 2 * _AIR + _ICON
_UNDER_OWNER = 8


class NavButton(QAbstractButton):
    """One page of the sidebar: an icon, a word, and a count that may call for attention."""

    access_role = QAccessible.Role.RadioButton

    def __init__(self, icon: str, text: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._icon = icon
        self._count = 0
        self._urgent = False
        self._key = ""
        self.narrow = False

    def set_count(self, count: int, *, urgent: bool = False) -> None:
        """Show a count (0 hides it); an urgent one is coloured."""
        self._count, self._urgent = count, urgent
        name = self.text() if not count else _("{name}, {count}").format(name=self.text(), count=count)
        self.setAccessibleName(name)
        self._name_in_tip()
        self.update()

    def set_key(self, key: str) -> None:
        """Name the key that goes to the page, "" for none."""
        self._key = key
        self._name_in_tip()

    def _name_in_tip(self) -> None:
        name = self.accessibleName()
        self.setToolTip(f"{name} ({self._key})" if self._key else name)

    @guard_override
    def sizeHint(self) -> QSize:
        """As high as a button."""
        return QSize(sidebar_width() - 16, density().control)

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the page."""
        if not take_enter(self, event):
            super().keyPressEvent(event)

    @guard_override
    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover."""
        self.update()
        super().enterEvent(event)

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the ground, the icon, the word and the count."""
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        ground = "card" if self.isChecked() else "hover" if self.underMouse() else ""
        if ground:
            paint_box(painter, area, ground, "hairline" if self.isChecked() else "")
        if self.hasFocus() and is_by_keys():
            paint_ring(painter, area)
        role = "accent" if self.isChecked() else "text_muted"
        top = (self.height() - _ICON) // 2
        left = (self.width() - _ICON) // 2 if self.narrow else _AIR
        place = mirror_rect(painter, self.rect(), QRect(left, top, _ICON, _ICON))
        painter.drawPixmap(place.topLeft(), pixmap(self._icon, role, _ICON, self.devicePixelRatioF()))
        if self.narrow:
            if self._count and self._urgent:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("danger"))
                painter.drawEllipse(mirror_rect(painter, self.rect(), QRect(left + _ICON - 3, top - 2, 7, 7)))
            return
        bold = font("body", bold=self.isChecked())
        painter.setFont(bold)
        painter.setPen(colour("text" if self.isChecked() else "text_muted"))
        right = _AIR + self._count_width()
        room = self.rect().adjusted(_WORDS, 0, -right, 0)
        words = QFontMetrics(bold).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(mirror_rect(painter, self.rect(), room), Qt.AlignmentFlag.AlignVCenter, words)
        if self._count:
            self._paint_count(painter)

    def _count_text(self) -> str:
        return str(self._count) if self._count < 1000 else "999+"  # noqa: PLR2004  three digits is all the room

    def _count_width(self) -> int:
        if not self._count:
            return 0
        return max(24, QFontMetrics(font("small", bold=True)).horizontalAdvance(self._count_text()) + 14)

    def _paint_count(self, painter: QPainter) -> None:
        """Paint the count, on a ground only where it calls for attention."""
        width = self._count_width()
        place = QRect(self.width() - width - 8, (self.height() - 18) // 2, width, 18)
        area = QRectF(mirror_rect(painter, self.rect(), place))
        if self._urgent:
            paint_pill(painter, area, self._count_text(), "danger", area.height() / 2)
            return
        painter.setFont(font("small"))
        painter.setPen(colour("text_faint"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._count_text())


class Sidebar(QFrame):
    """The pages, above and below; `chosen(page id)` tells which was asked for."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "sidebar")
        self.setAccessibleName(_("Pages"))
        inner = QWidget()
        self._layout = QVBoxLayout(inner)
        set_spacing(self._layout, 2, (8, 6, 8, 12))
        # On a low screen the pages scroll: none may lie below its edge.
        self._area = scroll(inner, _("Pages"))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        set_spacing(whole)
        whole.addWidget(self._area)
        self.owner = OwnerButton()
        self._layout.addWidget(self.owner)
        self._layout.addSpacing(_UNDER_OWNER)
        self._layout.addStretch(1)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._ids: list[str] = []
        self._above = self._layout.count() - 1
        self._group.idClicked.connect(self._on_clicked)
        self.setFixedWidth(sidebar_width())

    def add(self, id: str, icon: str, text: str, *, below: bool = False) -> None:
        """Add a page, above the gap or below it."""
        made = NavButton(icon, text)
        self._group.addButton(made, len(self._ids))
        self._ids.append(id)
        if below:
            self._layout.addWidget(made)
        else:
            self._layout.insertWidget(self._above, made)
            self._above += 1

    def choose(self, id: str) -> None:
        """Mark the page as the one shown."""
        if id in self._ids:
            chosen = self._group.button(self._ids.index(id))
            chosen.setChecked(True)
            set_one_stop(self._group)
            self._area.ensureWidgetVisible(chosen)

    def set_count(self, id: str, count: int, *, urgent: bool = False) -> None:
        """Show a count beside a page; an unknown page is ignored."""
        found = self._group.button(self._ids.index(id)) if id in self._ids else None
        if isinstance(found, NavButton):
            found.set_count(count, urgent=urgent)

    def set_key(self, id: str, key: str) -> None:
        """Name the key of a page in its tip; an unknown page is ignored."""
        found = self._group.button(self._ids.index(id)) if id in self._ids else None
        if isinstance(found, NavButton):
            found.set_key(key)

    @property
    def is_narrow(self) -> bool:
        """Whether only the icons are shown."""
        return sidebar_width(narrow=True) in (self.width(), self.maximumWidth())

    def set_narrow(self, narrow: bool) -> None:
        """Show only icons, or icons and words."""
        for part in self._group.buttons():
            if isinstance(part, NavButton):
                part.narrow = narrow
                part.update()
        self.owner.narrow = narrow
        self.owner.update()
        self.setFixedWidth(sidebar_width(narrow=narrow))

    def _on_clicked(self, index: int) -> None:
        set_one_stop(self._group)
        self.chosen.emit(self._ids[index])

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk through the pages."""
        step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        order = [self._layout.itemAt(place).widget() for place in range(self._layout.count())]  # type: ignore[union-attr]  # within count
        parts = [part for part in order if isinstance(part, NavButton)]
        focused = next((place for place, part in enumerate(parts) if part.hasFocus()), 0)
        reached = parts[(focused + step) % len(parts)]
        reached.setFocus()
        self._area.ensureWidgetVisible(reached)

    @guard_override
    def changeEvent(self, event: QEvent) -> None:
        """Paint again in a new theme's colours."""
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)
