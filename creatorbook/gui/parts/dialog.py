"""The ground of every dialog: it lies in its window above a shade, its body scrolls, its foot stays, Enter presses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from creatorbook.common.i18n import _
from creatorbook.gui.desk.focus import FocusBelow
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.desk.screen_room import (
    EDGE,
    fit_to_screen,
    move_inside,
    room_on_screen,
    shrink,
    shrink_to_screen,
)
from creatorbook.gui.look.scrim import Scrim
from creatorbook.gui.look.style.elevation import inside
from creatorbook.gui.parts.basic import application, icon_button, is_enter, label, line, set_spacing, side_by_side
from creatorbook.gui.parts.foot_box import FootBox
from creatorbook.gui.parts.making_way import keep_clear

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent

# What a body keeps of itself where there is too little height for it.
_LEAST_BODY = 80
# How much of the height that is left over lies above a dialog.
_ABOVE = 0.4
_BORDER = 1


def _takes_keys(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


class _Body(QScrollArea):
    """What stands between the heading and the foot; it scrolls where there is too little room."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        viewport = QWidget()
        self.setViewport(viewport)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        self._inner = inner
        self.setWidget(inner)
        viewport.setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

    @guard_override
    def sizeHint(self) -> QSize:
        """As large as what it holds."""
        return self._inner.sizeHint()

    @guard_override
    def minimumSizeHint(self) -> QSize:
        """As wide as what it holds needs, and as low as a few lines."""
        least = self._inner.minimumSizeHint()
        width = least.width() + self.verticalScrollBar().sizeHint().width()
        dialog = self.parentWidget()
        most = dialog.free_room().width() if isinstance(dialog, Dialog) else width
        return QSize(min(width, most), min(least.height(), _LEAST_BODY))


class _Head(QWidget):
    """The title of a dialog and the button that closes it; a dialog that lies in its window is moved by it."""

    def __init__(self, close: Callable[[], object] | None) -> None:
        super().__init__()
        self._held: QPoint | None = None
        self.title = label("", "head", wrap=True)
        layout = QHBoxLayout(self)
        set_spacing(layout, 12, (24, 14, 14, 2))
        layout.addWidget(self.title, 1)
        if close is not None:
            layout.addWidget(icon_button("x", _("Close"), close), 0, Qt.AlignmentFlag.AlignTop)

    @guard_override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the dialog."""
        dialog = self.parentWidget()
        if event.button() == Qt.MouseButton.LeftButton and dialog is not None and not dialog.isWindow():
            self._held = event.globalPosition().toPoint() - dialog.pos()
        event.accept()

    @guard_override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it with the pointer."""
        dialog = self.parentWidget()
        if self._held is not None and isinstance(dialog, Dialog):
            dialog.move_to(event.globalPosition().toPoint() - self._held)

    @guard_override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        self._held = None
        event.accept()


class Dialog(QDialog):
    """A dialog: `body` is the layout of what scrolls, `set_foot` puts the buttons below it, where they stay.

    Its title is that of the window. It lies in the window of its parent above a shade, where it keeps the keys; without
    a parent it is a window of its own. Enter presses the button that has the focus, else the primary one; where there
    is a box to write several lines in, that takes Ctrl and Enter.
    """

    access_role = QAccessible.Role.Dialog

    def __init__(self, parent: QWidget | None) -> None:
        host = parent.window() if parent is not None else None
        # A part of the window that is one for itself: Tab stays in it.
        super().__init__(host, Qt.WindowType.SubWindow if host is not None else Qt.WindowType.Dialog)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._outer = QVBoxLayout(self)
        set_spacing(self._outer, 0, (_BORDER, _BORDER, _BORDER, _BORDER))
        self._head = _Head(self.close if host is not None else None)
        self._outer.addWidget(self._head)
        self._inner = QWidget()
        self.body = QVBoxLayout(self._inner)
        set_spacing(self.body, 12, (24, 8, 24, 16))
        self._area = _Body(self._inner)
        self._outer.addWidget(self._area, 1)
        self.foot: QWidget | None = None
        self._kept_in_sight: QWidget | None = None
        self._wide = 0
        self._scrim: Scrim | None = None
        self._below = FocusBelow(host) if host is not None else None
        self._asked = QSize()
        self._is_moved = False
        self._growing = QTimer(self)
        self._growing.setSingleShot(True)
        self._growing.setInterval(0)
        self._growing.timeout.connect(self.grow)
        self._inner.installEventFilter(self)
        self.windowTitleChanged.connect(self._show_title)
        if host is not None:
            host.installEventFilter(self)
            # Else what is dropped beside its fields goes on to the window.
            self.setAcceptDrops(True)

    def _show_title(self, title: str) -> None:
        self._head.title.setText(title)
        self.setAccessibleName(title)

    def set_foot(self, *widgets: QWidget | None, margins: tuple[int, int, int, int] = (24, 12, 24, 12)) -> None:
        """Put these under the body, side by side; a None pushes what follows to the far end."""
        self.foot = side_by_side(*widgets, margins=margins)
        keep_clear(self.foot)
        self._outer.addWidget(line())
        self._outer.addWidget(self.foot)

    def be_wide(self, width: int) -> None:
        """Be this wide, in pixels, and as high as what stands in it."""
        self._wide = width

    def keep_in_sight(self, widget: QWidget) -> None:
        """Put a part between the body and the foot, where it is seen whatever the body is scrolled to."""
        self._kept_in_sight = widget
        self._outer.insertWidget(self._outer.indexOf(self._area) + 1, widget)
        widget.installEventFilter(self)

    # The room there is

    def free_room(self) -> QRect:
        """Return where the dialog may lie."""
        host = self.parentWidget()
        return room_on_screen(self) if host is None else host.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)

    def body_room(self) -> QSize:
        """Return how much of the body is seen at once."""
        return self._area.viewport().size()

    def wanted_height(self, width: int) -> int:
        """Return how high the dialog must be at this width for nothing of it to scroll, in pixels."""
        width -= 2 * _BORDER
        body = self.body.totalHeightForWidth(width) if self.body.hasHeightForWidth() else -1
        foot = self.foot.sizeHint().height() + 1 if self.foot is not None else 0
        head = max(self._head.sizeHint().height(), self._head.heightForWidth(width))
        return head + max(body, self.body.totalMinimumSize().height()) + self._kept_height(width) + foot + 2 * _BORDER

    def _least_width(self) -> int:
        """Return how wide the dialog must be for its body not to scroll sideways, in pixels."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        return self.body.totalMinimumSize().width() + bar + 2 * _BORDER

    def _kept_height(self, width: int) -> int:
        kept = self._kept_in_sight
        if kept is None or kept.isHidden():
            return 0
        return max(kept.heightForWidth(width), kept.sizeHint().height())

    def grow(self) -> None:
        """Make room for what came into the body, as far as there is any."""
        wanted = self.wanted_height(self.width())
        if wanted > self.height():
            self.resize(self.width(), min(wanted, self.free_room().height()))
        if self.parentWidget() is None:
            fit_to_screen(self)
        else:
            shrink(self, self.free_room().size())
            move_inside(self, self.free_room())

    def lay_out(self) -> None:
        """Give what came into the body its place at once: before it is painted, and not a turn after."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        QCoreApplication.sendEvent(self._area, QEvent(QEvent.Type.LayoutRequest))

    def move_to(self, place: QPoint) -> None:
        """Move a dialog in its window, as far as there is room; there it stays when the window takes another size."""
        self._is_moved = True
        self.move(place)
        move_inside(self, self.free_room())

    def _take_size(self) -> None:
        """Take the size that was asked for, or that the contents ask for, as far as there is room.

        A dialog that a person moved keeps its place.
        """
        width = self._wide or (self._asked.width() if self._asked.isValid() else self.sizeHint().width())
        least = min(self._least_width(), self.free_room().width())
        if self.maximumWidth() < least:
            self.setMaximumWidth(least)
        width = max(self.minimumWidth(), least, min(width, self.maximumWidth(), self.free_room().width()))
        wanted = self.wanted_height(width)
        self.resize(width, max(wanted, self._asked.height()) if self._asked.isValid() else wanted)
        if self.parentWidget() is None:
            shrink_to_screen(self, placed=False)
            return
        room = self.free_room()
        shrink(self, room.size())
        if self._is_moved:
            move_inside(self, room)
            return
        free = room.size() - self.size()
        self.move(room.left() + free.width() // 2, room.top() + round(free.height() * _ABOVE))

    @guard_override
    def showEvent(self, event: QShowEvent) -> None:
        """Take size and place, shade the window, take the keys."""
        self._area.setAccessibleName(self.windowTitle())
        if not event.spontaneous():
            if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
                self._asked = self.size()
            self._take_size()
            # Only when it is shown does a frame have a width.
            self._growing.start()
        super().showEvent(event)
        host = self.parentWidget()
        if not event.spontaneous() and host is not None:
            if self._scrim is None:
                self._scrim = Scrim(host, self)
                self._scrim.show()
                self._scrim.raise_()
            self.raise_()
            for box in self._foot_boxes():
                # What the window said a moment ago can still be read, and answered.
                box.raise_()
            self._take_keys()
            application().focusChanged.connect(self._on_focus_moved)

    def _take_keys(self) -> None:
        first = self.focusWidget()
        if not self.isAncestorOf(first):
            places = self.findChildren(QWidget)
            first = next((each for each in places if _takes_keys(each) and not self._head.isAncestorOf(each)), self)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def _is_uppermost(self) -> bool:
        host = self.parentWidget()
        dialogs = [] if host is None else [each for each in host.children() if isinstance(each, Dialog)]
        return [each for each in dialogs if each.isVisible()][-1:] == [self]

    def _on_focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Keep the keys where a page below takes them: it gets them when the dialog goes."""
        del before
        if now is None or self.isAncestorOf(now) or now is self or not self._is_uppermost:
            return
        for box in self._foot_boxes():
            if box.isAncestorOf(now):
                # What the window says over the dialog can be answered: Cancel, Undo.
                box.lend_keys(self._take_keys_back)
                return
        if self._below is not None and now.window() is self.parentWidget():
            self._below.widget = now
            self._take_keys()

    def _foot_boxes(self) -> list[FootBox]:
        """Return what says something over the window, and what did."""
        host = self.parentWidget()
        return [] if host is None else [each for each in host.children() if isinstance(each, FootBox)]

    def _foot_box(self) -> FootBox | None:
        return next((each for each in self._foot_boxes() if each.isVisible()), None)

    def _stops(self) -> list[QWidget]:
        """Return where Tab stops in the dialog, in its order."""
        found: list[QWidget] = []
        each = self.nextInFocusChain()
        while each is not None and each is not self:
            if self.isAncestorOf(each) and _takes_keys(each) and each.focusProxy() is None:
                found.append(each)
            each = each.nextInFocusChain()
        return found

    def _take_keys_back(self, forward: bool) -> None:
        if not isValid(self):
            # What the window says may have the keys longer than the dialog is there.
            return
        stops = self._stops()
        if stops:
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            stops[0 if forward else -1].setFocus(reason)
        else:
            self.setFocus()

    @guard_override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in the dialog; behind its last stop comes what the window says over it, where it says something."""
        if not isValid(self):
            # Qt moves the focus on while it takes a dialog apart.
            return False
        box, stops = self._foot_box(), self._stops()
        ends = stops[-1 if forward else 0 : None if forward else 1]
        at_end = box is not None and (not stops or self.focusWidget() in ends)
        if at_end and box is not None and box.take_keys(self._take_keys_back, forward=forward):
            return True
        return super().focusNextPrevChild(forward)

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide all that lies below it but for its edge and its round corners, which the shade paints.

        What changes in a dialog, at every key, does not paint the page below it again.
        """
        super().resizeEvent(event)
        if self.parentWidget() is not None:
            self.setMask(inside(self.rect(), "dialog"))

    @guard_override
    def hideEvent(self, event: QHideEvent) -> None:
        """Let the light back on the window below, and give the keys back."""
        super().hideEvent(event)
        if event.spontaneous() or self._scrim is None:
            return
        if isValid(self._scrim):
            self._scrim.hide()
            self._scrim.deleteLater()
        self._scrim = None
        application().focusChanged.disconnect(self._on_focus_moved)
        for box in self._foot_boxes():
            box.lend_keys(None)
        if self._below is not None:
            self._below.give_back()

    @guard_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what comes and goes in the body, and the size of the window."""
        kind = event.type()
        if watched in (self._inner, self._kept_in_sight) and kind == QEvent.Type.LayoutRequest and self.isVisible():
            self._growing.start()
        elif kind == QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self._take_size()
        return super().eventFilter(watched, event)

    # Keys

    @guard_override
    def event(self, event: QEvent) -> bool:
        """Keep every key here: what is a shortcut of the window is a key like any other."""
        if event.type() == QEvent.Type.ShortcutOverride and self.parentWidget() is not None:
            event.accept()
            return True
        return super().event(event)

    def _has_text_box(self) -> bool:
        boxes: list[QPlainTextEdit | QTextEdit] = [*self.findChildren(QPlainTextEdit), *self.findChildren(QTextEdit)]
        return any(box.isVisible() and not box.isReadOnly() for box in boxes)

    def press_default(self) -> None:
        """Press the primary button: that of the foot, else the first there is; one that is disabled stays as it is."""
        places = [self.foot, self._inner] if self.foot is not None else [self._inner]
        for place in places:
            for each in place.findChildren(QPushButton):
                if each.isVisible() and each.property("look") == "primary":
                    each.click()
                    return

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that no button and no field took presses the primary button; no key goes on to the window."""
        if is_enter(event) or is_enter(event, Qt.KeyboardModifier.ControlModifier):
            event.accept()
            alone = event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self._has_text_box()
            if alone and not event.isAutoRepeat():
                self.press_default()
            return
        super().keyPressEvent(event)
        event.accept()
