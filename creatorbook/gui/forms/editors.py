"""From a field of the field table to the widget that edits it: one editor for each type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.desk import records
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.fields.fields import CheckField, ChoiceField, Field, LongTextField
from creatorbook.gui.fields.read_value import ReadField
from creatorbook.gui.fields.record import RecordField
from creatorbook.gui.fields.typed import AmountField, DayField
from creatorbook.services.fields.kinds import KINDS, FieldType
from creatorbook.services.fields.values import Ref
from creatorbook.services.fields.words import word_for
from creatorbook.services.records import lists, rows
from creatorbook.services.records.lists import Query
from creatorbook.services.records.trash import NamesakeThere

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.desk.drafts import Typed
    from creatorbook.services.book.bus import ChangeSet
    from creatorbook.services.fields.kinds import Field as KindField

_COMMON = ("EUR", "USD", "GBP", "CHF", "CAD")
_COLUMNS = 3


class _Boxes(QWidget):
    """Boxes to tick side by side, as many in a row as there is room for: none of their words is cut."""

    def __init__(self, boxes: Sequence[QCheckBox]) -> None:
        super().__init__()
        self._boxes = list(boxes)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._across = 0
        self._arrange(_COLUMNS)

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for number, box in enumerate(self._boxes):
            self._grid.addWidget(box, number // across, number % across)

    def _least_width(self, across: int) -> int:
        widths = [box.sizeHint().width() for box in self._boxes]
        columns = [max(widths[place::across]) for place in range(min(across, len(widths)))]
        return sum(columns) + self._grid.horizontalSpacing() * (len(columns) - 1)

    @guard_override
    def minimumSizeHint(self) -> QSize:
        """As wide as the widest: they can stand below each other."""
        return QSize(self._least_width(1) if self._boxes else 0, super().minimumSizeHint().height())

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as few rows as there is room for."""
        super().resizeEvent(event)
        width = event.size().width()
        self._arrange(next((each for each in range(_COLUMNS, 1, -1) if self._least_width(each) <= width), 1))


class TicksField(Field):
    """Several of a few choices, as boxes to tick; the value is a tuple of their values."""

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._boxes = [(value, QCheckBox(words)) for value, words in options]
        for _value, box in self._boxes:
            box.clicked.connect(self._on_clicked)
        self.room.addWidget(_Boxes([box for _value, box in self._boxes]), 1)
        if self._boxes:
            self.setFocusProxy(self._boxes[0][1])

    def set_name(self, name: str) -> None:
        """Name the group; each box has its own words."""
        self.setAccessibleName(name)

    def _on_clicked(self) -> None:
        self.changed.emit()

    def value(self) -> tuple[str, ...]:
        """Return the values that are ticked."""
        return tuple(value for value, box in self._boxes if box.isChecked())

    def set_value(self, value: object) -> None:
        """Tick these values."""
        chosen = value if isinstance(value, tuple) else ()
        for known, box in self._boxes:
            box.setChecked(known in chosen)

    def draft(self) -> Typed:
        """Return the values that are ticked."""
        return list(self.value())

    def put_back(self, typed: Typed) -> None:
        """Tick these values."""
        if isinstance(typed, list):
            self.set_value(tuple(typed))
            self.changed.emit()


class _References:
    """Finds records of one kind for a RecordField."""

    def __init__(self, desk: Desk, kind: str) -> None:
        self._desk, self._kind = desk, kind

    def search(self, text: str, most: int) -> list[tuple[str, str]]:
        with self._desk.book.reading() as reading:
            ids = lists.ids(reading, Query(self._kind, search=text), most)
            found = rows.fetch(reading, self._kind, ids)
        return [(id, found[id].title) for id in ids if id in found]

    def title(self, id: str) -> str:
        return records.read_row(self._desk.book, self._kind, id).title


class ReferenceField(RecordField):
    """A record of one kind; where a name is all that a new one needs, it is made at once, without leaving the form."""

    def __init__(self, desk: Desk, kind: str) -> None:
        finder = _References(desk, kind)
        super().__init__(finder.search, finder.title)
        # The finder's methods are held by the field; this keeps the desk for making a record in place.
        self._desk, self._kind = desk, kind
        self.is_making = False
        # What was typed that is called nearly as one that is there: it is made when it is asked for again.
        self._doubled = ""
        # The titles of what was made here, by id, "" for what is gone: a form that closes says them without asking
        # the book.
        self._made: dict[str, str] = {}
        self.create_asked.connect(self.make)
        desk.changed.connect(self._follow)

    def made_here(self) -> list[str]:
        """Return the titles of the records that were made in this field and, as far as was heard, still are there."""
        return [title for title in self._made.values() if title]

    def make(self, text: str) -> None:
        """Make a record of this name and show it, `changed` comes then; a second call meanwhile makes no second one."""
        if self.is_making:
            return
        kind = KINDS[self._kind]
        needed = [field.name for field in kind.fields if field.required]
        if needed == [kind.title]:
            from creatorbook.services.records.editing import AddRecord

            self.is_making = True
            added = AddRecord(self._kind, {kind.title: text}, beside=text == self._doubled)
            self._doubled = text
            self._desk.run(added, self._on_made, self._on_not_made, silent=True)
        else:
            self._desk.create(self._kind, self._on_made, **{kind.title: text})

    def _on_not_made(self, error: Exception) -> None:
        self.is_making = False
        if isinstance(error, NamesakeThere):
            self.offer_namesake(self._doubled, *error.other)
        else:
            self._doubled = ""
            self._desk.fail(error)

    def _on_made(self, id: str) -> None:
        self.is_making = False
        self._doubled = ""
        self.set_value(id)
        self._made[id] = self.edit.text()
        self.changed.emit()

    def _follow(self, changes: ChangeSet) -> None:
        """Read off the main thread what became of the records made here, where one of them was written."""
        written = changes.touched.get(self._kind, frozenset()) & self._made.keys()
        if written:
            self._desk.runner.submit(lambda _job: self._read_titles(tuple(written)), self._on_titles)

    def _read_titles(self, ids: tuple[str, ...]) -> dict[str, str]:
        found = records.fetch(self._desk.book, self._kind, ids)
        return {id: found[id].title if id in found and not found[id].trashed else "" for id in ids}

    def _on_titles(self, titles: dict[str, str]) -> None:
        self._made |= titles

    def set_value(self, value: object) -> None:
        """Show a record given by its id or as a Ref."""
        super().set_value(value.id if isinstance(value, Ref) else value)


def editor(desk: Desk, field: KindField) -> Field:  # noqa: PLR0911, C901  one line a type reads best
    """Return the widget that edits the field."""
    from creatorbook.services.fields import countries as places
    from creatorbook.services.fields.laws import laws

    kind = field.type
    if kind is FieldType.LONG_TEXT:
        return LongTextField()
    if kind is FieldType.CHOICE and field.enum is not None:
        empty = "" if field.default is not None or field.required else _("Not specified")
        return ChoiceField([(member, word_for(member)) for member in field.enum], empty=empty)
    if kind is FieldType.CHOICES and field.enum is not None:
        return TicksField([(member.value, word_for(member)) for member in field.enum])
    if kind is FieldType.COUNTRY:
        return ChoiceField(list(places.countries().items()), empty=_("Not specified"), search=True)
    if kind is FieldType.LAW:
        return ChoiceField(list(laws().items()), empty=_("Not specified"), search=True)
    if kind is FieldType.LANGUAGE:
        return ChoiceField(places.language_options(), empty=_("Not specified"), search=True)
    if kind is FieldType.CURRENCY:
        names = places.currencies()
        order = [code for code in _COMMON if code in names] + [code for code in names if code not in _COMMON]
        return ChoiceField(places.currency_options(order), empty=_("Not specified"), search=True)
    if kind is FieldType.REFERENCE:
        return ReferenceField(desk, field.kind)
    if kind is FieldType.MONEY:
        return AmountField(desk.reader, list(places.currencies()), with_tax=field.with_tax)
    if kind is FieldType.DAY:
        return DayField(desk.reader)
    if kind is FieldType.FLAG:
        return CheckField(_(field.label))
    if kind is FieldType.MAYBE:
        return ChoiceField([(True, _("Yes")), (False, _("No"))], empty=_("Not specified"))
    return ReadField(field, desk.reader)
