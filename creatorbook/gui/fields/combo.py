"""A choice from a list: the wheel leaves it alone, and a long one is found by typing, never by half a word."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QCompleter, QLineEdit, QStyle, QWidget

from creatorbook.common.i18n import _
from creatorbook.common.text import fold
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.parts.basic import is_enter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QStyleOptionComboBox


@lru_cache(maxsize=32)
def _shared_words(words: tuple[str, ...]) -> QStringListModel:
    """Return the model of these words: the two hundred countries are one list, however many fields offer them."""
    return QStringListModel(words)


class _Line(QLineEdit):
    """The line of a combo box: all of it is selected when it gets the focus, by keys or by a click."""

    # Qt sends events before __init__ has run.
    _arriving = False

    @guard_override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what stands: what is typed next takes its place."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()
            self._arriving = event.reason() == Qt.FocusReason.MouseFocusReason

    @guard_override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click that brings the focus selects all; the next one places the cursor."""
        super().mousePressEvent(event)
        if self._arriving:
            self._arriving = False
            self.selectAll()


class Combo(QComboBox):
    """A combo box that the wheel does not change while a page is scrolled.

    A `typed` one is searched by typing: Tab and Enter take the one choice that fits, and `unsettled()` tells that
    none does or several do; what was typed then stays to be corrected.
    """

    unsettled = Signal()
    # Qt asks how it looks before __init__ has run.
    _dropping = False

    def __init__(self, *, typed: bool) -> None:
        super().__init__()
        self._has_none = False
        self.setMaxVisibleItems(14)
        # As narrow as its place asks: the longest of two hundred countries must not decide how wide a panel is.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(5)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if typed:
            self._line = _Line()
            self.setEditable(True)
            self.setLineEdit(self._line)
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = QCompleter(self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.setCompleter(completer)
            self.currentIndexChanged.connect(self.show_chosen)
            self._line.textEdited.connect(self._on_typed)

    def set_words(self, words: Sequence[str]) -> None:
        """Offer these words, from the first to the last."""
        model = _shared_words(tuple(words))
        self.setModel(model)
        completer = self.completer()
        if completer is not None:
            completer.setModel(model)

    def set_none(self, words: str) -> None:
        """Take the first choice as none at all: its words stand in the line as a hint, not as text; "" has no such."""
        self._has_none = bool(words)
        if self.isEditable():
            self._line.setPlaceholderText(words)
            self.show_chosen()

    def show_chosen(self) -> None:
        """Show the choice that stands in place of what was typed."""
        if self.isEditable():
            self.setEditText(self._words_of(self.currentIndex()))
            self._line.setCursorPosition(0)

    def _words_of(self, place: int) -> str:
        return "" if self._has_none and place == 0 else self.itemText(place)

    def _matches(self, text: str) -> list[int]:
        """Return the choices that a text means: the one so called, else those that begin with it, else hold it."""
        wanted = fold(text)
        first = 1 if self._has_none else 0
        known = [(place, [fold(name) for name in self._names_of(place)]) for place in range(first, self.count())]
        exact = [place for place, names in known if wanted in names]
        begun = [place for place, names in known if any(name.startswith(wanted) for name in names)]
        return exact or begun or [place for place, names in known if any(wanted in name for name in names)]

    def _names_of(self, place: int) -> tuple[str, ...]:
        """Return by which words a choice is found."""
        return (self.itemText(place),)

    def problem(self) -> str:
        """Return what is wrong with the text that was typed, "" where it is the choice that stands."""
        typed = self.currentText().strip() if self.isEditable() else ""
        if not typed or typed == self._words_of(self.currentIndex()):
            return ""
        if not self._matches(typed):
            return _("“{text}” is not in the list.").format(text=typed)
        return _("Several in the list fit “{text}”: choose one.").format(text=typed)

    def settle_text(self) -> None:
        """Take the one choice that fits what was typed; an empty line is no choice, or the one that stood."""
        typed = self.currentText().strip()
        if typed == self._words_of(self.currentIndex()):
            return
        found = self._matches(typed) if typed else [0 if self._has_none else self.currentIndex()]
        if len(found) != 1:
            self.unsettled.emit()
            return
        changed = found[0] != self.currentIndex()
        self.setCurrentIndex(found[0])
        self.show_chosen()
        if changed:
            self.activated.emit(found[0])

    @guard_override
    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Be as a typed one while the list drops: the style would lay it over the field, as a menu."""
        super().initStyleOption(option)
        if self._dropping:
            option.editable = True

    @guard_override
    def showPopup(self) -> None:
        """Drop the list under the field, as wide as its longest choice."""
        self.name_choices()
        shown = self.view()
        bar = shown.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, shown)
        # Fewer lines than it shows at most may be too many for the screen.
        longest = shown.sizeHintForColumn(0) + bar
        shown.setMinimumWidth(min(longest, self.window().width()))
        self._scroll_by_bar(shown)
        self._dropping = True
        try:
            super().showPopup()
        finally:
            self._dropping = False

    @staticmethod
    def _scroll_by_bar(shown: QAbstractItemView) -> None:
        """Scroll a long list by its bar: as a menu it would have arrows, which cover the first and last of its lines.

        Qt asks the style whether it is a menu, and not the combo box; what it made for one is left no height.
        """
        shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        holder = shown.parentWidget()
        for each in holder.children() if holder is not None else ():
            if isinstance(each, QWidget) and each is not shown and not isinstance(each, QAbstractItemView):
                each.setFixedHeight(0)

    def _on_typed(self) -> None:
        self.name_choices()
        completer = self.completer()
        found = completer.popup() if completer is not None else None
        if found is not None:
            # The field may show less of a choice than its line in the list.
            bar = found.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, found)
            found.setMinimumWidth(min(found.sizeHintForColumn(0) + bar, self.window().width()))

    def name_choices(self) -> None:
        """Name the lists that drop after what the choice is about."""
        completer = self.completer()
        for shown in (self.view(), completer.popup() if completer is not None else None):
            if shown is not None:
                shown.setAccessibleName(self.accessibleName())

    @guard_override
    def wheelEvent(self, event: QEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    @guard_override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Settle what was typed."""
        super().focusOutEvent(event)
        if self.isEditable() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle_text()

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what was typed; it goes on to the form where there was nothing to take."""
        if not self.isEditable() and event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.text():
            # Ctrl with a letter is for the window: Qt would look for a choice that begins with it.
            event.ignore()
            return
        if not (is_enter(event) and self.isEditable()):
            super().keyPressEvent(event)
            return
        before = self.currentIndex()
        self.settle_text()
        if self.currentIndex() == before and not self.problem():
            event.ignore()
