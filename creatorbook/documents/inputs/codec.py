"""The inputs of documents as kept JSON, so that what a document was made from can be kept beside it."""

from __future__ import annotations

from typing import TypeVar

from creatorbook.common.codec.codec import Codec
from creatorbook.common.codec.errors import UnknownField, Unreadable
from creatorbook.common.codec.form import Form
from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.documents.inputs.look import Look, Paper
from creatorbook.domain.findings.finding import Source
from creatorbook.domain.records.contracts import ContractForm
from creatorbook.domain.records.document_themes import LostLetters, Theme
from creatorbook.domain.records.parties import Pronoun
from creatorbook.domain.records.terms import (
    InstalmentTrigger,
    ProductDuty,
    RawFootage,
    Renewal,
    RightsPrice,
    RightsStart,
    UsageChannel,
)
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform

T = TypeVar("T")

_SHOWN = 60  # characters of an unknown name in a message


def dump(value: object) -> str:
    """Return canonical JSON of a frozen dataclass: sorted keys, ASCII, so that equal inputs are equal texts."""
    return _KEPT.dump(value)


def plain(value: object) -> dict[str, object]:
    """Return what `dump` writes of a dataclass, as what JSON is made of, by the names of its fields."""
    written: dict[str, object] = _KEPT.plain(value)
    return written


def load(kind: type[T], text: str, kept: Codec | None = None) -> T:
    """Return the dataclass that `dump` wrote, or `kept` where one is named; fields added since take their defaults.

    Raises BadInput where the text is not JSON, does not fit the fields, or says more than this version knows: a term
    that is ignored would be missing from the document without a word.
    """
    try:
        return (kept or _KEPT).load(kind, text)
    except UnknownField as error:
        raise BadInput(
            _("The data kept with this document was made by a newer Creatorbook: “{name}” is not known here.").format(
                name=error.name[:_SHOWN]
            ),
            hint=_("Install the newest Creatorbook, or open the PDF kept with the document."),
        ) from error
    except Unreadable as error:
        raise BadInput(
            _("The data kept with this document cannot be read: {reason}").format(reason=error),
            hint=_("Open the PDF kept with the document instead, or make a new version."),
        ) from error


def _amount(value: dict[str, str]) -> Money:
    if not isinstance(value, dict):
        raise TypeError("an amount was expected")
    return Money.of(value["amount"], value["currency"])


MONEY = Form(lambda money: {"amount": money.digits, "currency": money.currency}, _amount)
# The classes that the annotations of the inputs name; they are imported there for the type checker only.
_KEPT = Codec(
    (
        Money, Source, Platform, Medium, InstalmentTrigger, ProductDuty, RawFootage, Renewal, RightsPrice, RightsStart,
        UsageChannel, Look, Theme, Paper, ContractForm, LostLetters, Pronoun,
    ),
    {Money: MONEY},
)  # fmt: skip
