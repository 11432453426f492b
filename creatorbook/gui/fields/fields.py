"""Fields of a form: each reads and sets one value, says when it changed and what is wrong with it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from creatorbook.common.i18n import _
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.fields.check_box import CheckBox
from creatorbook.gui.fields.combo import Combo
from creatorbook.gui.look.theme.current import scaled, text_scale
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.parts.basic import describe_once, label, repolish, set_spacing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.gui.desk.drafts import Typed


_LINE_HEIGHT = 20


@lru_cache(maxsize=1)
def _height_of_line(_scale: float) -> int:
    """Return how high the line below a field is at this size of texts."""
    return QFontMetrics(font("small")).lineSpacing()


def hidden_label(holder: QWidget, name: str, editor: QWidget) -> QLabel:
    """Return a label of an editor in the same holder that only assistive technology sees."""
    made = label(name)
    made.setParent(holder)
    made.hide()
    made.setBuddy(editor)
    return made


class Field(QWidget):
    """One value being edited; the value is None where the field is empty.

    Its title, its editor and what is said below it stand in it, one under the other.

    `changed` comes with every change a person makes; `problem()` is a sentence, or "" where all is well. `unsettled`
    tells that the field was left with a text that it cannot read.
    """

    changed = Signal()
    unsettled = Signal()
    # Whether a line below is kept free for the echo and for what is wrong, so that nothing moves when it comes.
    speaks_below = False
    # Whether it stands in a row of a form, which has that line.
    has_row = False
    # Qt sends events before __init__ has run.
    _keeps_line = False

    def __init__(self) -> None:
        super().__init__()
        # A title that is shown stands in here with its editor: assistive technology finds a label among its siblings.
        self._whole = QVBoxLayout(self)
        set_spacing(self._whole, 4)
        self.room = QHBoxLayout()
        set_spacing(self.room, 8)
        self._whole.addLayout(self.room)
        self._label: QLabel | None = None

    def adopt(self, editor: QWidget) -> None:
        """Take the widget that gets the keyboard focus."""
        self.room.addWidget(editor, 1)
        self.setFocusProxy(editor)

    def show_title(self, title: QLabel) -> None:
        """Show a title above the editor."""
        self._label = title
        title.setBuddy(self.focusProxy() or self)
        self._whole.insertWidget(0, title)
        # What stands lowest is read first.
        title.lower()

    def show_below(self, shown: QWidget, *, above: QWidget | None = None) -> None:
        """Show something under the editor: lowest of all, or above what stands there already."""
        self._whole.insertWidget(self._whole.count() if above is None else self._whole.indexOf(above), shown)

    def keep_line(self, kept: bool) -> None:
        """Keep the room of a line free below, or do not."""
        self._keeps_line = kept
        below = self._whole.spacing() + _height_of_line(text_scale()) if kept else 0
        if below != self._whole.contentsMargins().bottom():
            self._whole.setContentsMargins(0, 0, 0, below)

    @guard_override
    def changeEvent(self, event: QEvent) -> None:
        """Larger texts have a higher line."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._keeps_line:
            self.keep_line(True)

    def set_name(self, name: str) -> None:
        """Name the field for people who cannot see its label."""
        self.setAccessibleName(name)
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.setAccessibleName(name)
        if isinstance(proxy, QLineEdit) and proxy.placeholderText() == name:
            describe_once(proxy)
        typed = proxy.lineEdit() if isinstance(proxy, QComboBox) and proxy.isEditable() else None
        if typed is not None:
            typed.setAccessibleName(name)
        # The name of a choice is what is chosen, on some systems: what it is about, only a label says there.
        if isinstance(proxy, QComboBox) and self._label is None:
            self._label = hidden_label(self, name, proxy)

    def set_wrong(self, wrong: bool) -> None:
        """Frame the field as wrong, or as right again."""
        proxy = self.focusProxy()
        if proxy is not None and (proxy.property("wrong") == "true") is not wrong:
            proxy.setProperty("wrong", "true" if wrong else "false")
            repolish(proxy)

    def value(self) -> Any:
        """Return the value, or None."""
        return None

    def set_value(self, value: Any) -> None:
        """Show the value without telling."""

    def problem(self) -> str:
        """Return what is wrong with the text that stands, or ""."""
        return ""

    def echo(self) -> str:
        """Return how what the person typed was understood, in full; "" where the text says it itself."""
        return ""

    def draft(self) -> Typed:
        """Return what stands in the field as it was typed, to be kept until it is saved."""
        return None

    def put_back(self, typed: Typed) -> None:
        """Show what `draft` returned, as if a person had typed it; what it cannot be is ignored."""


class TextField(Field):
    """One line of text; spaces at the ends are dropped, an empty text is None."""

    def __init__(self, *, placeholder: str = "", limit: int = 500) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setMaxLength(limit)
        self.edit.setPlaceholderText(placeholder)
        self.edit.textEdited.connect(self._on_edited)
        self.adopt(self.edit)

    def _on_edited(self) -> None:
        self.changed.emit()

    def value(self) -> str | None:
        """Return the text, or None."""
        return self.edit.text().strip() or None

    def set_value(self, value: Any) -> None:
        """Show the text."""
        self.edit.setText("" if value is None else str(value))
        self.edit.setCursorPosition(0)

    def draft(self) -> Typed:
        """Return the text to the letter."""
        return self.edit.text()

    def put_back(self, typed: Typed) -> None:
        """Show the text."""
        if isinstance(typed, str):
            self.edit.setText(typed)
            self.changed.emit()


class _TextBox(QPlainTextEdit):
    """A box of plain text from which Tab leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)


class LongTextField(Field):
    """Several lines of plain text."""

    def __init__(self, *, lines: int = 4) -> None:
        super().__init__()
        self.edit = _TextBox()
        self.edit.setFixedHeight(lines * scaled(_LINE_HEIGHT) + 16)
        self.edit.textChanged.connect(self._on_edited)
        self._setting = False
        self.adopt(self.edit)

    def _on_edited(self) -> None:
        if not self._setting:
            self.changed.emit()

    def value(self) -> str | None:
        """Return the text, or None."""
        return self.edit.toPlainText().strip() or None

    def set_value(self, value: Any) -> None:
        """Show the text."""
        self._setting = True
        self.edit.setPlainText("" if value is None else str(value))
        self._setting = False

    def draft(self) -> Typed:
        """Return the text to the letter."""
        return self.edit.toPlainText()

    def put_back(self, typed: Typed) -> None:
        """Show the text."""
        if isinstance(typed, str):
            self.edit.setPlainText(typed)


class NumberField(TextField):
    """A whole number between two bounds."""

    speaks_below = True

    def __init__(self, *, low: int = 0, high: int = 1_000_000_000) -> None:
        super().__init__(limit=14)
        self._low, self._high = low, high

    def _number(self) -> int | None:
        digits = "".join(self.edit.text().split()).replace("\u202f", "").replace("\u00a0", "")
        try:
            return int(digits)
        except ValueError:
            return None

    def value(self) -> Any:
        """Return the number, or None."""
        return self._number()

    def problem(self) -> str:
        """Return what is not a number, or out of bounds."""
        if not self.edit.text().strip():
            return ""
        number = self._number()
        if number is None:
            return _("This is not a whole number.")
        if not self._low <= number <= self._high:
            return _("Choose a number from {low} to {high}.").format(low=self._low, high=self._high)
        return ""


class CheckField(Field):
    """Yes or no, with the words beside the box."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.box = CheckBox(text)
        self.box.clicked.connect(self._on_clicked)
        self.adopt(self.box)

    def set_name(self, name: str) -> None:
        """Name the field; the box is called by the words beside it, which say what is ticked."""
        super().set_name(self.box.text() or name)

    def _on_clicked(self) -> None:
        self.changed.emit()

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick it, or not."""
        self.box.setChecked(bool(value))

    def draft(self) -> Typed:
        """Return whether it is ticked."""
        return self.box.isChecked()

    def put_back(self, typed: Typed) -> None:
        """Tick it, or not."""
        self.box.setChecked(typed is True)
        self.changed.emit()


class ChoiceField(Field):
    """One of a list of values: `options` are (value, words); a long list is searched by typing.

    `empty` is the word for no choice, or "" where a choice must be made.
    """

    def __init__(self, options: Sequence[tuple[Any, str]], *, empty: str = "", search: bool | None = None) -> None:
        super().__init__()
        typed = search if search is not None else len(options) > 15  # noqa: PLR2004  more than a glance can take in
        self.combo = Combo(typed=typed)
        self._values: list[Any] = []
        self.set_options(options, empty=empty)
        self.combo.activated.connect(self._on_chosen)
        self.combo.unsettled.connect(self.unsettled)
        self.adopt(self.combo)

    def set_options(self, options: Sequence[tuple[Any, str]], *, empty: str = "") -> None:
        """Offer other values."""
        kept = self.value() if self._values else None
        offered = [(None, empty), *options] if empty else list(options)
        self._values = [value for value, _words in offered]
        self.combo.set_words([words for _value, words in offered])
        self.combo.set_none(empty)
        self.set_value(kept)

    def _on_chosen(self) -> None:
        self.changed.emit()

    def value(self) -> Any:
        """Return the value chosen, or None."""
        place = self.combo.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Choose the value; one that is not offered leaves the first choice."""
        place = self._values.index(value) if value in self._values else 0
        self.combo.setCurrentIndex(place if self._values else -1)
        self.combo.show_chosen()

    def problem(self) -> str:
        """Return that what was typed is no choice, or more than one."""
        return self.combo.problem()

    def draft(self) -> Typed:
        """Return the value chosen, as text."""
        return str(self.value())

    def put_back(self, typed: Typed) -> None:
        """Choose the value of this text."""
        for value in self._values:
            if str(value) == typed:
                self.set_value(value)
                self.changed.emit()
