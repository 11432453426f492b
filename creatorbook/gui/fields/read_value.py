"""A line of text that is read as a value, of whichever type the field has."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.domain.values.amounts import spell_digits
from creatorbook.gui.fields.fields import TextField
from creatorbook.gui.fields.typed import day_text
from creatorbook.services.fields.kinds import FieldType
from creatorbook.services.fields.kinds.field import LISTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.gui.desk.drafts import Typed
    from creatorbook.services.fields.kinds import Field as KindField
    from creatorbook.services.fields.values import Reader

_SPEAKING = frozenset({FieldType.INSTANT, FieldType.PERCENT, FieldType.NUMBER, FieldType.DURATION})


class ReadField(TextField):
    """A line of text that means a value: read by the same reader as the command line's.

    A day with its hour, a percentage and time that was spent are echoed in full below as soon as they are understood;
    countries are written out, and what cannot be read is told, when the field is left. `reader()` says how a text is
    read each time that one is.
    """

    def __init__(self, field: KindField, reader: Callable[[], Reader]) -> None:
        super().__init__(limit=2000)
        self._field, self._reader = field, reader
        self._settled: tuple[str, object] = ("", None)
        self._echoed = False
        self.speaks_below = field.type in _SPEAKING
        if field.type is FieldType.INSTANT:
            self.edit.setPlaceholderText(_("fri 18:00 …"))
        self.edit.editingFinished.connect(self._settle)

    def _read(self, text: str) -> Any:
        """Return the value that the text means; raise BadInput where it means none."""
        shown, value = self._settled
        if text == shown:
            return value
        before = value.astimezone().date() if isinstance(value, datetime) else None
        return replace(self._reader(), before=before).read(self._field, text)

    def value(self) -> Any:
        """Return the value that the text means, None for nothing or for what cannot be read."""
        text = self.edit.text().strip()
        if not text:
            return None
        try:
            return self._read(text)
        except BadInput:
            return None

    def set_value(self, value: Any) -> None:
        """Show the value as a person would type it."""
        self._echoed = False
        self._show_value(value)

    def _show_value(self, value: object) -> None:
        super().set_value(self._format_typed(value))
        self._settled = (self.edit.text().strip(), value)

    def _format_typed(self, value: Any) -> str:
        from creatorbook.services.fields import formats

        if value is None or value == ():
            return ""
        if self._field.type is FieldType.PERCENT:
            return spell_digits(f"{value / 100:g}", self._reader().decimal_mark)
        if isinstance(value, datetime):
            local = value.astimezone()
            return f"{day_text(local.date())} {local:%H:%M}"
        if isinstance(value, int) and self._field.type is not FieldType.DURATION:
            return str(value)
        return formats.format_value(self._field, value)

    def problem(self) -> str:
        """Return why the text cannot be read."""
        text = self.edit.text().strip()
        if not text:
            return ""
        try:
            self._read(text)
        except BadInput as error:
            # Of several, the sentence names the one that cannot be read.
            whole = f"{error.message} {error.hint}" if self._field.type in LISTS else error.hint
            return whole.strip() or error.message
        return ""

    def echo(self) -> str:
        """Return the day and hour, the percentage, or the time that was typed."""
        from creatorbook.services.fields import formats

        value = self.value() if self._echoed else None
        if isinstance(value, datetime):
            local = value.astimezone()
            return f"{formats.long_day(local.date())}, {local:%H:%M}"
        if self._field.type is FieldType.PERCENT and value is not None:
            return formats.typed_percent(value, self._reader())
        if self._field.type is FieldType.DURATION and value is not None:
            return formats.duration(value)
        return ""

    def draft(self) -> Typed:
        """Return the moment itself where it is understood, for its words may mean another tomorrow; else the text."""
        value = self.value()
        return [value.isoformat()] if isinstance(value, datetime) else super().draft()

    def put_back(self, typed: Typed) -> None:
        """Show the moment, or the text."""
        self._echoed = True
        if isinstance(typed, list) and len(typed) == 1 and self._field.type is FieldType.INSTANT:
            self._show_value(datetime.fromisoformat(typed[0]))
            self.changed.emit()
        else:
            super().put_back(typed)

    def _on_edited(self) -> None:
        self._echoed = True
        super()._on_edited()

    def _settle(self) -> None:
        value = self.value()
        if isinstance(value, datetime) or (value and self._field.type in (FieldType.COUNTRIES, FieldType.TERRITORIES)):
            self._show_value(value)
        elif self.problem():
            self.unsettled.emit()
