"""What a kind of record is made of: fields, defined once; forms, lists and the command line are built from them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from creatorbook.services.fields.kinds.window import Window


class FieldType(StrEnum):
    """What a field holds, and so how it is read, shown, sorted and edited."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    COUNTRY = "country"
    COUNTRIES = "countries"
    LAW = "law"
    TERRITORIES = "territories"
    LANGUAGE = "language"
    CURRENCY = "currency"
    CHOICE = "choice"
    CHOICES = "choices"
    WORDS = "words"
    REFERENCE = "reference"
    NUMBER = "number"
    PERCENT = "percent"
    DURATION = "duration"
    MONEY = "money"
    DAY = "day"
    INSTANT = "instant"
    FLAG = "flag"
    MAYBE = "maybe"


# Fields whose content is a sentence or more stand below the others in a form, over its full width.
WIDE = frozenset({FieldType.LONG_TEXT, FieldType.COUNTRIES, FieldType.TERRITORIES, FieldType.CHOICES, FieldType.WORDS})
# Fields that hold several words, kept and sent as a list.
LISTS = frozenset({FieldType.COUNTRIES, FieldType.TERRITORIES, FieldType.CHOICES, FieldType.WORDS})


# Named here because a field has a `type` of its own.
Choices = type[StrEnum]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind.

    `label`, `group` and `help` are texts marked for translation. `enum` gives the members of a CHOICE or CHOICES,
    `kind` the target of a REFERENCE. `default` is what a new record starts with. `fixed` fields are shown, never edited
    by hand: their own commands change them. `past` is a day of what has happened, `bounds` the lowest and the highest
    number, None where there is none. An amount `with_tax` is what a shop asks for; any other is before taxes. `width`
    is the column's width in characters. A record goes to the trash, and comes back, with what a required reference
    names, and with what one that is `along` names. `currency` names the column that an amount shares with the other
    sums of its record, which only commands write.
    """

    name: str
    type: FieldType
    label: str
    group: str = ""
    help: str = ""
    required: bool = False
    enum: Choices | None = None
    kind: str = ""
    default: Any = None
    fixed: bool = False
    width: int = 18
    past: bool = False
    bounds: tuple[int | None, int | None] = (None, None)
    with_tax: bool = False
    along: bool = False
    currency: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its table that it is kept in; an amount has one for its minor units, then its currency's."""
        if self.type is not FieldType.MONEY:
            return (self.name,)
        return (self.name, self.currency) if self.currency else (f"{self.name}_minor", f"{self.name}_currency")

    @property
    def is_owner(self) -> bool:
        """Whether it names what the record goes to the trash with."""
        return self.type is FieldType.REFERENCE and (self.required or self.along)


_USUAL = Window()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: `id` is its table's name and what the command line calls it.

    `title` names the field that stands for the record, `columns` the fields of its list in order, `sort` the default
    order as (field, descending). `parent` is the field that refers to the record this one belongs to, "" for a record
    that stands alone. `stand_in` are the fields that say which record it is where the title is empty. `icon` is the
    icon's name. An `implied` record need not be named while the book has one only.
    `window` is how the window shows the kind.
    """

    id: str
    singular: str
    plural: str
    fields: tuple[Field, ...]
    title: str
    columns: tuple[str, ...]
    sort: tuple[tuple[str, bool], ...]
    parent: str = ""
    icon: str = ""
    implied: bool = False
    stand_in: tuple[str, ...] = ()
    window: Window = _USUAL

    @property
    def is_about_any(self) -> bool:
        """Whether its records hang on a record of any kind, by its kind and id."""
        return self.has("record_kind") and self.has("record_id")

    def belongs_to(self, kind: str) -> bool:
        """Whether records of that kind own those of this one."""
        return bool(self.parent) and self.field(self.parent).kind == kind

    def field(self, name: str) -> Field:
        """Return a field by name; raise KeyError where there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    def has(self, name: str) -> bool:
        """Whether there is a field of that name."""
        return any(field.name == name for field in self.fields)
