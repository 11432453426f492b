"""Text, buttons, lines and boxes: every one plain text, named, and painted by the style."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.icons import set_icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

# In which colour the picture on a button is drawn, by the button's style.
_ICON_ROLES = {"primary": "accent_text", "danger": "danger", "link": "link"}


def application() -> QApplication:
    """Return the application, which knows where the focus is."""
    found = QApplication.instance()
    if not isinstance(found, QApplication):
        raise TypeError("widgets need an application")
    return found


def plain_tip(text: str) -> str:
    """Return a tip that shows the text as it is: Qt reads tips that look like markup as markup."""
    if "<" not in text:
        return text
    import html

    lines = html.escape(text).replace("\n", "<br>")
    return f"<p>{lines}</p>"


def set_look(widget: QWidget, name: str) -> None:
    """Give the widget one of the looks of the style, also after it was shown."""
    widget.setProperty("look", name)
    repolish(widget)


def repolish(widget: QWidget) -> None:
    """Let the style look again after a property that it knows has changed."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        # Else it looks for the first time when the widget is shown.
        widget.style().polish(widget)
        widget.updateGeometry()
        widget.update()


def label(text: str = "", dressed: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label that shows its text as it is: no markup is ever read from a user's words."""
    made = QLabel()
    # Before its text, at which assistive technology looks what it is.
    if dressed:
        made.setProperty("look", dressed)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    return made


def figure(text: str) -> QLabel:
    """Return a number that stands out as a heading does, and is none to who has the headings read aloud."""
    made = QLabel()
    made.setProperty("says", "figure")
    made.setProperty("look", "heading")
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(True)
    return made


def spoken_if_any(shown: QLabel) -> QLabel:
    """Return the label, which is no empty line to who has the page read aloud while it says nothing."""
    shown.setProperty("says", "any")
    return shown


def is_enter(event: QKeyEvent, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> bool:
    """Return whether the key is Enter, of the letters or of the number pad, and only this is held with it."""
    with_it = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and with_it == held


def take_enter(pressed: QAbstractButton, event: QKeyEvent) -> bool:
    """Press the button where the key is Enter, once while it is held down; return whether it was."""
    if not is_enter(event):
        return False
    if not event.isAutoRepeat():
        pressed.click()
    return True


class PushButton(QPushButton):
    """A button with a word on it; Enter presses it as the space bar does."""

    access_role = QAccessible.Role.Button

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        # Which button is the primary one is decided by its look, not by what had the focus last.
        self.setAutoDefault(False)

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, other keys do what they do."""
        if not take_enter(self, event):
            super().keyPressEvent(event)


class ToolButton(QToolButton):
    """A button with a picture on it; Enter presses it as the space bar does."""

    access_role = QAccessible.Role.Button

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, other keys do what they do."""
        if not take_enter(self, event):
            super().keyPressEvent(event)


def button(text: str, slot: Callable[..., object] | None = None, dressed: str = "", icon: str = "") -> QPushButton:
    """Return a button with a word on it; `dressed` is "", "primary", "ghost", "danger" or "link"."""
    made = PushButton(text)
    if dressed:
        made.setProperty("look", dressed)
    if icon:
        set_icon(made, icon, _ICON_ROLES.get(dressed, "text_muted"), 16)
    if slot is not None:
        made.clicked.connect(slot)
    return made


def set_button_look(worn: QPushButton, dressed: str, icon: str) -> None:
    """Change a button's style and its icon."""
    set_look(worn, dressed)
    set_icon(worn, icon, _ICON_ROLES.get(dressed, "text_muted"), 16)


def icon_button(icon: str, name: str, slot: Callable[..., object] | None = None, *, tip: str = "") -> QToolButton:
    """Return a button with a picture on it, named for people who cannot see it; `tip` defaults to the name."""
    made = ToolButton()
    set_icon(made, icon)
    made.setIconSize(QSize(18, 18))
    made.setAccessibleName(name)
    made.setToolTip(plain_tip(tip or name))
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if slot is not None:
        made.clicked.connect(slot)
    return made


def describe_once(edit: QLineEdit) -> None:
    """Let a line whose hint is its name say it once: Qt describes a line that has no description by its hint."""
    edit.setAccessibleDescription(" ")


def line(*, vertical: bool = False) -> QFrame:
    """Return a hairline."""
    made = QFrame()
    made.setProperty("look", "line")
    if vertical:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def set_spacing(layout: QBoxLayout, spacing: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
    """Give the layout these margins (left, top, right, bottom) and spacing, in steps of the 4-pixel grid."""
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)


def in_line(
    *widgets: QWidget | None, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Return a line for a layout, without a widget of its own; a None pushes what follows to the far end."""
    made = QHBoxLayout()
    _fill(made, widgets, spacing, margins)
    return made


def side_by_side(
    *widgets: QWidget | None, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QWidget:
    """Return the widgets side by side; a None pushes what follows to the far end."""
    return _box(QHBoxLayout, widgets, spacing, margins)


def column(*widgets: QWidget | None, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QWidget:
    """Return the widgets one under the other; a None pushes what follows down."""
    return _box(QVBoxLayout, widgets, spacing, margins)


def _box(
    kind: type[QHBoxLayout | QVBoxLayout],
    widgets: tuple[QWidget | None, ...],
    spacing: int,
    margins: tuple[int, int, int, int],
) -> QWidget:
    made = QWidget()
    _fill(kind(made), widgets, spacing, margins)
    return made


def _fill(
    layout: QBoxLayout, widgets: tuple[QWidget | None, ...], spacing: int, margins: tuple[int, int, int, int]
) -> None:
    set_spacing(layout, spacing, margins)
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        else:
            layout.addWidget(widget)


def read_in_order(splitter: QSplitter) -> None:
    """Let assistive technology read the parts of a splitter as they are seen: Qt puts each new one first."""
    places = range(splitter.count())
    for part in (*map(splitter.widget, places), *map(splitter.handle, places)):
        if part is not None:
            part.raise_()


def read_as_seen(holder: QWidget) -> None:
    """Let readers and Tab go through what stands in a part from top to bottom, after some of it was made later.

    By where things are, not by the items of the layout: PySide mistakes what takes the place of an item in memory for
    the item.
    """
    parts = [each for each in holder.children() if isinstance(each, QWidget) and not each.isWindow()]
    for part in parts:
        if not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            # Qt shows what came into a layout a moment later, and gives it no place before that.
            part.show()
    layout = holder.layout()
    if layout is not None:
        layout.activate()
    turned = holder.layoutDirection() == Qt.LayoutDirection.RightToLeft
    parts.sort(key=lambda each: (each.isHidden(), each.y(), -each.geometry().right() if turned else each.x()))
    for part in parts:
        part.raise_()
    stops = [stop for part in parts for stop in _tab_stops(part)]
    before = _stop_before(holder)
    for first, second in pairwise([*([before] if before is not None and before not in stops else []), *stops]):
        QWidget.setTabOrder(first, second)


def _stop_before(holder: QWidget) -> QWidget | None:
    """Return where Tab stops before it comes into a part: Qt puts no stop behind what is none."""
    found = holder.previousInFocusChain()
    while found is not None and found is not holder:
        if found.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return found
        found = found.previousInFocusChain()
    return None


def set_tab_after(before: QWidget, part: QWidget) -> None:
    """Let Tab go from the last stop of what stands before to the part, which was built later than what follows it."""
    stops = _tab_stops(before)
    last = stops[-1] if stops else before
    for stop in _tab_stops(part):
        QWidget.setTabOrder(last, stop)
        last = stop


def set_first_in(holder: QWidget, part: QWidget) -> None:
    """Let readers and Tab come to a part before all else in its holder, which was built earlier."""
    part.lower()
    stops, others = _tab_stops(part), set(_tab_stops(holder)) - set(_tab_stops(part))
    first = holder.nextInFocusChain()
    while first is not None and first is not holder and first not in others:
        first = first.nextInFocusChain()
    before = _stop_before(first) if first is not None and first is not holder else None
    for last, stop in pairwise([before, *stops] if before is not None else []):
        QWidget.setTabOrder(last, stop)


def _tab_stops(whole: QWidget) -> list[QWidget]:
    # The list of a combo box is a child of it, and a window of its own.
    window = whole.window()
    within = [each for each in (whole, *whole.findChildren(QWidget)) if each.window() is window]
    return [each for each in within if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


class LateWords:
    """The place of a sentence in a layout, and no label before there is one to say: most never say anything."""

    def __init__(self, layout: QBoxLayout, dressed: str = "small") -> None:
        self._room = QVBoxLayout()
        layout.addLayout(self._room)
        self._dressed = dressed
        self._label: QLabel | None = None

    def text(self) -> str:
        """Return what is said, or ""."""
        return self._label.text() if self._label is not None else ""

    def show_words(self, words: str) -> None:
        """Say this; "" says nothing and takes no room."""
        if self._label is None:
            if not words:
                return
            self._label = label("", self._dressed, wrap=True)
            self._room.addWidget(self._label)
        self._label.setText(words)
        self._label.setVisible(bool(words))


class Card(QFrame):
    """A rounded surface on the darker ground; `body` is its layout, with 16 px of air."""

    def __init__(self, title: str = "", *, margin: int = 16, dressed: str = "card") -> None:
        super().__init__()
        self.setProperty("look", dressed)
        self.body = QVBoxLayout(self)
        set_spacing(self.body, 8, (margin, margin, margin, margin))
        if title:
            self.body.addWidget(label(title, "heading"))

    def clear(self) -> None:
        """Take everything out and let it go."""
        empty(self.body)


def empty(layout: QBoxLayout) -> None:
    """Take everything out of the layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            discard(widget)


def discard(widget: QWidget) -> None:
    """Let a widget go that stands in no layout any more."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def scroll(inner: QWidget, name: str) -> QScrollArea:
    """Return the widget in an area that scrolls, without a frame or a ground of its own."""
    area = QScrollArea()
    # A viewport of our own: asking Qt for its one makes PySide look into every widget class there is (10 to 30 ms).
    viewport = QWidget()
    area.setViewport(viewport)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    area.setWidget(inner)
    # Both fill themselves with the window's colour unless this is switched off.
    viewport.setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    return area
