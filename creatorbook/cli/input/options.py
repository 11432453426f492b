"""Values typed as options, read as the fields of records are."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from creatorbook.common.errors import BadInput, UsageError
from creatorbook.common.i18n import _
from creatorbook.services.fields.kinds import Field, FieldType
from creatorbook.services.fields.spoken_names import list_choices

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.services.book.book import Book
    from creatorbook.services.fields.values import Reader

E = TypeVar("E", bound=StrEnum)
_DIGITS = 9


def read_whole_number(typed: str, option: str) -> int:
    """Return a whole number from 0, of at most nine digits; raise UsageError that names the option."""
    if typed.startswith("-") and typed[1:].isascii() and typed[1:].isdigit():
        raise UsageError(_("“{typed}” is below 0: the number must be 0 or more.").format(typed=typed), where=option)
    if not typed.isascii() or not typed.isdigit() or len(typed) > _DIGITS:
        raise UsageError(_("“{typed}” is not a whole number.").format(typed=typed), where=option)
    return int(typed)


def reader_of_book(book: Book) -> Reader:
    """Return how what is typed is read in a book, on its clock's day."""
    from creatorbook.services.book import settings

    with book.reading() as reading:
        return settings.reader_of(reading, book.clock.today())


def read_option(typed: str, option: str, kind: FieldType, reader: Reader, *, with_tax: bool = False) -> Any:  # noqa: ANN401  its type is that of the field
    """Return what an option means, as a field of that type would; raise BadInput that names the option."""
    return reader.read(Field(option, kind, option, with_tax=with_tax), typed)


def members(typed: str, option: str, enum: type[E]) -> list[E]:
    """Return the members of a choice that an option names by their values, apart by commas; raise BadInput."""
    known = {member.value: member for member in enum}
    words = [word.strip().lower().replace("-", "_") for word in typed.split(",") if word.strip()]
    for word in words:
        if word not in known:
            raise BadInput(
                _("“{typed}” cannot be used for “{field}”.").format(typed=word, field=option),
                where=option,
                hint=_("Choose one of: {names}.").format(names=list_choices(enum)),
            )
    return [known[word] for word in words]


def day(typed: str, option: str, reader: Reader) -> date:
    """Return the day that an option means ("fri", "+30", "2026-12-31"); raise BadInput that names the option."""
    found: date = read_option(typed or "?", option, FieldType.DAY, reader)
    return found
