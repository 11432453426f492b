"""A line of text that is read as a value, of whichever type the field has."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.gui.fields.fields import TextField
from creatorbook.services.fields.kinds import FieldType

if TYPE_CHECKING:
    from creatorbook.services.fields.kinds import Field as KindField
    from creatorbook.services.fields.values import Reader


class ReadField(TextField):
    """A line of text that means a value: read by the same reader as the command line's."""

    def __init__(self, field: KindField, reader: Reader) -> None:
        super().__init__(limit=2000)
        self._field, self._reader = field, reader

    def value(self) -> Any:
        """Return the value that the text means, None for nothing or for what cannot be read."""
        text = self.edit.text().strip()
        if not text:
            return None
        try:
            return self._reader.read(self._field, text)
        except BadInput:
            return None

    def set_value(self, value: Any) -> None:
        """Show the value as a person would type it."""
        super().set_value(self._format_typed(value))

    def _format_typed(self, value: Any) -> str:
        from creatorbook.services.fields import formats

        if value is None or value == ():
            return ""
        if self._field.type is FieldType.PERCENT:
            return f"{value / 100:g}"
        if isinstance(value, datetime):
            return value.astimezone().strftime("%Y-%m-%d %H:%M")
        if isinstance(value, int):
            return str(value)
        return formats.format_value(self._field, value)

    def problem(self) -> str:
        """Return why the text cannot be read."""
        text = self.edit.text().strip()
        if not text:
            return ""
        try:
            self._reader.read(self._field, text)
        except BadInput as error:
            return error.hint or error.message
        return ""
