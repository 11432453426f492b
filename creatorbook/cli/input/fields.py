"""field=value words of the command line, read by the table of fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _
from creatorbook.services.book import settings
from creatorbook.services.fields import formats
from creatorbook.services.fields.field_names import find_editable_field
from creatorbook.services.fields.json_values import share_as_typed
from creatorbook.services.fields.kinds import FieldType
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from creatorbook.services.book.book import Book
    from creatorbook.services.fields.kinds import Field, Kind
    from creatorbook.services.fields.values import Reader

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def split(words: Sequence[str]) -> list[tuple[str, str]]:
    """Return field names and typed values of words such as "fee=3*250"; raise UsageError for a word without "="."""
    found = []
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name.strip():
            raise UsageError(
                _("“{word}” is not of the form field=value.").format(word=word),
                hint=_("Write the field’s name, “=” and the value; quote values that hold spaces."),
            )
        found.append((name.strip().lower().replace("-", "_"), value))
    return found


def echo_days(kind: Kind, words: Sequence[str], values: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the label and the day in full of each day that was typed otherwise than 2026-12-31.

    3/12 is two days, and who typed one sees which was taken.
    """
    said = []
    for name, text in split(words):
        field = find_editable_field(kind, name)
        value = values.get(field.name)
        if isinstance(value, date) and not is_iso_day(text):
            said.append((_(field.label), day_in_full(value)))
    return tuple(said)


def is_iso_day(text: str) -> bool:
    """Return whether a day is typed as 2026-12-31, which nobody can take for another."""
    return _ISO.match(text) is not None


def day_in_full(value: date) -> str:
    """Return a day in full, with the hour where it has one."""
    if isinstance(value, datetime):
        local = value.astimezone()
        return f"{formats.long_day(local.date())}, {local:%H:%M}"
    return formats.long_day(value)


@dataclass(frozen=True, slots=True)
class Words:
    """Reads typed values for one book: an amount without a currency is in the book's own."""

    book: Book
    reader: Reader

    @classmethod
    def of(cls, book: Book) -> Words:
        """Return the reader for a book, on its clock's day."""
        with book.reading() as reading:
            return cls(book, settings.reader_of(reading, book.clock.today()))

    def value(self, field: Field, text: str) -> object:
        """Return the value that a text means; a reference is found by id, beginning of an id, or title."""
        value = self.reader.read(field, text)
        if field.type is FieldType.REFERENCE and value is not None:
            with self.book.reading() as reading:
                return rows.find(reading, field.kind, str(value)).id
        return value

    def values(self, kind: Kind, words: Sequence[str]) -> dict[str, Any]:
        """Return the values to set by field name; raise UsageError for a field given twice."""
        read: dict[str, Any] = {}
        for name, text in split(words):
            field = find_editable_field(kind, name)
            if field.name in read:
                raise UsageError(_("“{field}” is given twice.").format(field=field.name), where=field.name)
            read[field.name] = self.value(field, share_as_typed(field, text, whole_name=name == field.name))
        return read
