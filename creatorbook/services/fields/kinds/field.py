"""What a kind of record is made of: fields, defined once; forms, lists and the command line are built from them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class FieldType(StrEnum):
    """What a field holds, and so how it is read, shown, sorted and edited."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    COUNTRY = "country"
    COUNTRIES = "countries"
    LANGUAGE = "language"
    CURRENCY = "currency"
    CHOICE = "choice"
    CHOICES = "choices"
    WORDS = "words"
    REFERENCE = "reference"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    DAY = "day"
    INSTANT = "instant"
    FLAG = "flag"
    MAYBE = "maybe"


# Fields whose content is a sentence or more stand below the others in a form, over its full width.
WIDE = frozenset({FieldType.LONG_TEXT, FieldType.COUNTRIES, FieldType.CHOICES, FieldType.WORDS})


# Named here because a field has a `type` of its own.
Choices = type[StrEnum]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind.

    `label`, `group` and `help` are texts marked for translation. `enum` gives the members of a CHOICE or CHOICES,
    `kind` the target of a REFERENCE. `default` is what a new record starts with. `fixed` fields are shown, never edited
    by hand: their own commands change them. `width` is the column's width in characters.
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


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: `id` is its table's name and what the command line calls it.

    `title` names the field that stands for the record, `columns` the fields of its list in order, `sort` the default
    order as (field, descending). `parent` is the field that refers to the record this one belongs to, "" for a record
    that stands alone. `icon` is the icon's name.
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

    def field(self, name: str) -> Field:
        """Return a field by name; raise KeyError where there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    def has(self, name: str) -> bool:
        """Whether there is a field of that name."""
        return any(field.name == name for field in self.fields)
