"""A field that points at another record: searched by typing, created in place without leaving the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.fields.fields import TextField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from creatorbook.gui.desk.drafts import Typed

# How many names are seen at once, and how many are looked for at a time.
_SEEN, _PAGE = 10, 12


class RecordField(TextField):
    """Holds a record's id; `search(text, most)` returns the best (id, words), `title(id)` the words of one.

    The list goes on where its end is reached: a page more is looked for then.
    `create_asked(text)` tells that the person wants a new record of that name; answer with `set_value(id)`.
    """

    create_asked = Signal(str)

    def __init__(
        self,
        search: Callable[[str, int], Sequence[tuple[str, str]]],
        title: Callable[[str], str],
        *,
        may_create: bool = True,
        placeholder: str = "",
    ) -> None:
        super().__init__(placeholder=placeholder or _("Type to search"))
        self._search, self._title, self._may_create = search, title, may_create
        self._id: str | None = None
        self._found: list[tuple[str, str]] = []
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(_SEEN)
        self._completer.setWidget(self.edit)
        self._completer.activated[QModelIndex].connect(self._on_taken)  # type: ignore[index]  # the stubs forget overloads
        self._completer.highlighted[QModelIndex].connect(self._on_pointed)  # type: ignore[index]  # as above
        self._going_on = QTimer(self)
        self._going_on.setSingleShot(True)
        self._going_on.setInterval(0)
        self._going_on.timeout.connect(self._read_on)
        self._is_watched = self._may_go_on = False
        self.edit.textEdited.connect(self._search_names)
        self.edit.returnPressed.connect(self._settle_typed)
        self.edit.installEventFilter(self)

    @guard_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Settle what is typed when the line is left; the arrow down opens its list again."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            # Not by the signal of the line: it is silent where nothing was typed since it was left last.
            if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
                self._settle_typed()
            return False
        is_down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if is_down and event.type() == QEvent.Type.KeyPress and self._id is None and not self._is_open():
            self._search_names(self.edit.text())
            return True
        return super().eventFilter(watched, event)

    def value(self) -> Any:
        """Return the id, or None."""
        return self._id

    def set_value(self, value: Any) -> None:
        """Show the record of this id."""
        self._id = value or None
        self.edit.setText(self._title(value) if value else "")
        self.edit.setCursorPosition(0)

    def draft(self) -> Typed:
        """Return the record's id and what stands in the line."""
        return [self._id or "", self.edit.text()]

    def put_back(self, typed: Typed) -> None:
        """Show the record where it is still there, else the text."""
        if not isinstance(typed, list) or len(typed) != 2:  # noqa: PLR2004  an id and a text
            return
        try:
            self.set_value(typed[0])
        except CreatorbookError:
            self._id = None
        if self._id is None:
            self.edit.setText(typed[1])
        self.changed.emit()

    def problem(self) -> str:
        """Return that no record has the name typed, or ""."""
        typed = self.edit.text().strip()
        if self._id is not None or not typed:
            return ""
        if not self._may_create:
            said = _("Choose one from the list.") if self._found else _("“{text}” is not in the list.")
            return said.format(text=typed)
        if self._found:
            said = _("Choose “{brand}” from the list, or create “{name}” there.")
            return said.format(brand=self._found[0][1], name=typed)
        return _("Choose one from the list, or create it.")

    @property
    def matches(self) -> list[str]:
        """The names that were found for what is typed, and not taken."""
        return [name for _id, name in self._found] if self._id is None else []

    def _search_names(self, text: str) -> None:
        self._id = None
        wanted = text.strip()
        self._found = list(self._search(wanted, _PAGE)) if wanted else []
        self._may_go_on = len(self._found) >= _PAGE
        words = [name for _id, name in self._found]
        exact = any(name.casefold() == wanted.casefold() for name in words)
        if wanted and self._may_create and not exact:
            words.append(_("Create “{name}”").format(name=wanted))
        self._model.setStringList(words)
        if words:
            self._completer.complete()
            self._watch_list()
        else:
            self._close()

    # The rest of a long list

    def _watch_list(self) -> None:
        """Notice when the list is scrolled to its end; it is there only once it was opened."""
        popup = self._completer.popup()
        if popup is not None and not self._is_watched:
            self._is_watched = True
            popup.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def _on_scrolled(self, value: int) -> None:
        popup = self._completer.popup()
        if popup is not None and value and value >= popup.verticalScrollBar().maximum():
            self._going_on.start()

    def _on_pointed(self, index: QModelIndex) -> None:
        if index.row() >= len(self._found) - 1:
            self._going_on.start()

    def _read_on(self) -> None:
        """Put the next page below what is shown; what is pointed at, and what is in sight, stay."""
        popup, count = self._completer.popup(), len(self._found)
        wanted = self.edit.text().strip()
        if popup is None or not popup.isVisible() or not self._may_go_on:
            return
        known = {id for id, _name in self._found}
        more = [each for each in self._search(wanted, count + _PAGE) if each[0] not in known] if wanted else []
        self._may_go_on = len(more) >= _PAGE
        if not more:
            return
        row, top = popup.currentIndex().row(), popup.verticalScrollBar().value()
        self._found += more
        self._model.insertRows(count, len(more))
        for place, (_id, name) in enumerate(more, count):
            self._model.setData(self._model.index(place), name)
        if row >= 0:
            popup.setCurrentIndex(popup.model().index(row, 0))
        popup.verticalScrollBar().setValue(top)

    def offer_namesake(self, wanted: str, id: str, name: str) -> None:
        """Ask whether one that is there is meant, or one of nearly its name is to be made beside it."""
        if self.edit.text().strip() != wanted:
            return
        self._found, self._may_go_on = [(id, name)], False
        self._model.setStringList(
            [_("Use “{name}”, which is there").format(name=name), _("Create “{name}” beside it").format(name=wanted)]
        )
        self.edit.setFocus()
        self._completer.complete()

    def _is_open(self) -> bool:
        popup = self._completer.popup()
        return popup is not None and popup.isVisible()

    def _close(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _on_taken(self, index: QModelIndex) -> None:
        if index.row() < len(self._found):
            self.set_value(self._found[index.row()][0])
            self.changed.emit()
        else:
            self.create_asked.emit(self.edit.text().strip())

    def _is_called(self, id: str, name: str, typed: str) -> bool:
        """Whether what was typed, folded to small letters, is all that a record found is called."""
        del id
        return name.casefold() == typed

    def _is_choosing(self) -> bool:
        popup = self._completer.popup()
        # A list that comes up under the keys has a current line, which is not chosen before an arrow key goes to it.
        return self._is_open() and popup is not None and popup.selectionModel().hasSelection()

    def _settle_typed(self) -> None:
        if self._id is not None:
            return
        if self._is_choosing():
            self._take_pointed()
            return
        # The list opens while a name is typed: as long as nothing in it is pointed at, the name itself is meant.
        typed = self.edit.text().strip().casefold()
        match = [id for id, name in self._found if self._is_called(id, name, typed)]
        if len(match) == 1:
            self._close()
            self.set_value(match[0])
            self.changed.emit()
        elif typed and not self.edit.hasFocus():
            self.unsettled.emit()

    def _take_pointed(self) -> None:
        popup = self._completer.popup()
        # Enter takes it by the list itself, Tab only leaves the line.
        if popup is not None and not self.edit.hasFocus():
            pointed = popup.currentIndex()
            self._close()
            self._on_taken(pointed)
