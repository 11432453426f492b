"""Values of JSON as the text that a person would type for a field, so that both are read by one Reader.

What `value_as_json` writes is read back as the same value.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.domain.values.amounts import spell_digits
from creatorbook.services.fields.kinds.field import LISTS, FieldType

if TYPE_CHECKING:
    from creatorbook.services.fields.kinds.field import Field

_FLAGS = (FieldType.FLAG, FieldType.MAYBE)
_PLACES = 2


def json_as_typed(field: Field, value: object, *, whole_name: bool = True) -> str:
    """Return a value of JSON as typed text: null is empty, an amount may be an object of amount and currency.

    A number for a percentage counts hundredths of a percent where the field is called by its whole name (as
    `commission_bp`), else percent; one for time counts minutes there, else hours. Raises BadInput for what cannot
    be a value of that type.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return share_as_typed(field, value, whole_name=whole_name)
    if isinstance(value, bool):
        if field.type in _FLAGS:
            return "yes" if value else "no"
    elif isinstance(value, int | Decimal):
        if field.type not in (*_FLAGS, *LISTS):
            return _number_as_typed(field, value, whole_name=whole_name)
    elif isinstance(value, list) and field.type in LISTS and all(isinstance(part, str) for part in value):
        return ";".join(value)
    elif isinstance(value, dict) and field.type is FieldType.MONEY and set(value) == {"amount", "currency"}:
        return _money_as_typed(field, value["amount"], value["currency"])
    raise _wrong_form(field)


def share_as_typed(field: Field, text: str, *, whole_name: bool) -> str:
    """Return typed text as it is read: a bare number under the whole name of a share counts hundredths of a percent.

    So `kill_fee_bp=50`, which JSON prints for half a percent, is that on the command line too, while `kill_fee=50` and
    `kill_fee_bp=50%` are fifty percent. So is `minutes=90` an hour and a half, and `time_spent=90` ninety hours.
    """
    digits = text.strip()
    counted = field.type in (FieldType.PERCENT, FieldType.DURATION)
    if counted and whole_name and digits.isascii() and digits.isdigit():
        return _number_as_typed(field, int(digits), whole_name=True)
    return text


def _number_as_typed(field: Field, number: int | Decimal, *, whole_name: bool) -> str:
    if field.type is FieldType.PERCENT and whole_name:
        return format(Decimal(number).scaleb(-_PLACES), "f")
    if field.type is FieldType.DURATION and whole_name:
        return f"{number} min"
    digits = format(number, "f") if isinstance(number, Decimal) else str(number)
    return spell_digits(digits, ".") if field.type is FieldType.MONEY else digits


def _money_as_typed(field: Field, amount: object, currency: object) -> str:
    if isinstance(amount, bool) or not isinstance(amount, int | str | Decimal) or not isinstance(currency, str):
        raise _wrong_form(field)
    digits = format(amount, "f") if isinstance(amount, Decimal) else str(amount)
    # JSON has the point alone, and it is always the decimal's.
    return f"{spell_digits(digits, '.')} {currency}"


def _wrong_form(field: Field) -> BadInput:
    return BadInput(
        _("This kind of value cannot be used for “{field}”.").format(field=_(field.label)),
        where=field.name,
        hint=_("Write it as text, or as --json prints it."),
    )
