"""field=value words of the command line, read by the table of fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _
from creatorbook.services.book import settings
from creatorbook.services.fields.kinds import FieldType
from creatorbook.services.fields.values import Reader
from creatorbook.services.records import rows
from creatorbook.services.records.about import find_about

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.services.book.book import Book
    from creatorbook.services.fields.kinds import Field, Kind

_DEFAULT_CURRENCY = "EUR"
# What a name may leave out: "brand" is brand_id, "commission" is commission_bp.
_ENDINGS = ("", "_id", "_bp")


def split(words: Sequence[str]) -> list[tuple[str, str]]:
    """Return field names and typed values of words such as "fee=3*250"; raise UsageError for a word without "="."""
    found = []
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name.strip():
            raise UsageError(
                _("“{word}” is not of the form field=value.").format(word=word),
                hint=_("Write the field's name, “=” and the value; quote values that hold spaces."),
            )
        found.append((name.strip().lower().replace("-", "_"), value))
    return found


def find_field(kind: Kind, name: str) -> Field:
    """Return a field by the name typed; raise UsageError where the kind has none of that name."""
    for ending in _ENDINGS:
        if kind.has(name + ending):
            return kind.field(name + ending)
    raise UsageError(
        _("“{kind}” has no field “{field}”.").format(kind=_(kind.singular), field=name),
        where=name,
        hint=_("Its fields are: {names}.").format(names=", ".join(field.name for field in kind.fields)),
    )


def editable(kind: Kind, name: str) -> Field:
    """Return a field that people may set; raise UsageError for one that only its own commands change."""
    field = find_field(kind, name)
    if field.fixed:
        raise UsageError(_("“{field}” is not edited by hand.").format(field=_(field.label)), where=field.name)
    return field


@dataclass(frozen=True, slots=True)
class Words:
    """Reads typed values for one book: an amount without a currency is in the book's own."""

    book: Book
    reader: Reader

    @classmethod
    def of(cls, book: Book) -> Words:
        """Return the reader for a book, on its clock's day."""
        with book.reading() as reading:
            currency = settings.setting(reading, settings.CURRENCY, _DEFAULT_CURRENCY)
        return cls(book, Reader(book.clock.today(), currency))

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
            field = editable(kind, name)
            if field.name in read:
                raise UsageError(_("“{field}” is given twice.").format(field=field.name), where=field.name)
            read[field.name] = self.value(field, text)
        if not kind.is_about_any:
            return read
        with self.book.reading() as reading:
            return find_about(reading, kind, read)
