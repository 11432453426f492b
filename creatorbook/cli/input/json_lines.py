"""Records given as JSON Lines: one object a line, fields by name, read by the table of fields."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NamedTuple

from creatorbook.cli.input.fields import is_iso_day
from creatorbook.cli.input.streams import lines_of
from creatorbook.common.errors import BadInput, CreatorbookError, UsageError
from creatorbook.common.i18n import _
from creatorbook.services.fields.field_names import find_field
from creatorbook.services.fields.json_values import json_as_typed
from creatorbook.services.records.refused_lines import Refusals, refuse_line

if TYPE_CHECKING:
    from creatorbook.services.fields.kinds import Field, Kind
    from creatorbook.services.fields.values import Reader

FROM = "--from"
# What --json prints of a record beside its fields: a line that was printed can be given back, and makes a new record.
_PRINTED = frozenset({"id", "version", "created_at", "updated_at", "trashed", "findings"})


# No amount, count or percentage of a record comes near this many digits.
_DIGITS = 40


class GivenDay(NamedTuple):
    """A day that was typed: the number of its line, its field, what was given, and what it was taken for."""

    line: int
    field: Field
    text: str
    day: date


@dataclass(frozen=True, slots=True)
class GivenRecords:
    """The values of each record with its line's number, and the fields left out: only their own commands set them.

    `days` are the days that were given otherwise than as 2026-12-31: the line's number, the field, what was given, and
    what it was taken for.
    `refused` are the lines that are no record, with their numbers in their sentences; twenty at most.
    """

    lines: list[tuple[int, dict[str, Any]]]
    left_out: tuple[str, ...]
    refused: tuple[CreatorbookError, ...]
    days: tuple[GivenDay, ...] = ()


def read_records(typed: str, kind: Kind, reader: Reader) -> GivenRecords:
    """Return the records of a file or of standard input ("-").

    References stay as typed. Raises BadInput for a file that cannot be read.
    """
    lines = _Lines(kind, reader)
    found = []
    days: list[GivenDay] = []
    refusals = Refusals()
    for number, line in lines_of(typed, FROM):
        try:
            found.append((number, lines.read(line)))
            days += [GivenDay(number, *day) for day in lines.days]
        except CreatorbookError as error:
            refusals.add(refuse_line(number, error))
        if refusals.is_full:
            break
    left_out = tuple(field.name for field in kind.fields if field.name in lines.left_out)
    return GivenRecords(found, left_out, refusals.lines, tuple(days))


class _Lines:
    """Reads lines of one kind; each field is looked up once. `days` are those of the last line, as in GivenRecords."""

    def __init__(self, kind: Kind, reader: Reader) -> None:
        self._kind = kind
        self._reader = reader
        self._fields: dict[str, Field] = {}
        self.left_out: set[str] = set()
        self.days: list[tuple[Field, str, date]] = []

    def read(self, line: bytes) -> dict[str, Any]:
        """Return the values of one line by field name; raise CreatorbookError for what is wrong with it."""
        given = read_object(line)
        if given.pop("type", self._kind.id) != self._kind.id:
            raise BadInput(_("This is a record of another kind."), where="type")
        values: dict[str, Any] = {}
        self.days = []
        for key, value in given.items():
            name = key.strip().lower().replace("-", "_")
            if name in _PRINTED or value is None:
                continue
            field = self._fields.get(name) or find_field(self._kind, name)
            self._fields[name] = field
            if field.fixed:
                if value not in ("", [], False, field.default):
                    self.left_out.add(field.name)
                continue
            if field.name in values:
                raise UsageError(_("“{field}” is given twice.").format(field=field.name), where=field.name)
            text = json_as_typed(field, value, whole_name=name == field.name)
            values[field.name] = self._reader.read(field, text)
            day = values[field.name]
            if isinstance(day, date) and not is_iso_day(text):
                self.days.append((field, text, day))
        return values


def read_object(line: bytes) -> dict[str, Any]:
    """Return the object of one line, its numbers exact; raises CreatorbookError for what is none, or says a key twice.

    No number has more than forty digits.
    """
    try:
        given = _DECODER.decode(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput(_("It is not UTF-8 text."), hint=_("Save the file as UTF-8 and try again.")) from error
    except (ValueError, RecursionError) as error:
        raise BadInput(_("It is not one JSON object."), hint=_hint()) from error
    if not isinstance(given, dict):
        raise BadInput(_("It is not one JSON object."), hint=_hint())
    return given


def _hint() -> str:
    return _("Write each record on a line of its own, such as {example}.").format(example='{"name": "Aurora"}')


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise UsageError(_("“{field}” is given twice.").format(field=twice), where=twice)
    return found


def _read_whole(digits: str) -> int:
    if len(digits) > _DIGITS:
        raise _unfit_number()
    return int(digits)


def _read_decimal(digits: str) -> Decimal:
    try:
        number = Decimal(digits)
    except InvalidOperation as error:
        raise _unfit_number() from error
    # A few characters can stand for a number that would fill the memory once it is written out.
    if len(digits) > _DIGITS or abs(number.adjusted()) > _DIGITS:
        raise _unfit_number()
    return number


def _unfit_number() -> BadInput:
    return BadInput(
        _("A number in it has more than {count} digits.").format(count=_DIGITS),
        hint=_("Write the number as it would be typed, such as 1500 or 7.5."),
    )


def _refuse_constant(name: str) -> object:
    raise ValueError(name)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_once_each, parse_float=_read_decimal, parse_int=_read_whole, parse_constant=_refuse_constant
)
