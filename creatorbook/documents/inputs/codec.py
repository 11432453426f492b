"""Frozen dataclasses to JSON and back, so that what a document was made from can be kept beside it."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TypeVar

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.documents.inputs.look import Look
from creatorbook.domain.findings.finding import Source
from creatorbook.domain.records.document_themes import Theme
from creatorbook.domain.records.terms import (
    InstalmentTrigger,
    ProductDuty,
    RawFootage,
    Renewal,
    RightsStart,
    UsageChannel,
)
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform

T = TypeVar("T")

_SHOWN = 60  # characters of an unknown name in a message

# The names that the annotations of the inputs use; they are imported there for the type checker only.
_NAMES: dict[str, object] = {
    kind.__name__: kind
    for kind in (
        date,
        Money,
        Source,
        Platform,
        Medium,
        InstalmentTrigger,
        ProductDuty,
        RawFootage,
        Renewal,
        RightsStart,
        UsageChannel,
        Look,
        Theme,
    )
}


def dump(value: object) -> str:
    """Return canonical JSON of a frozen dataclass: sorted keys, ASCII, so that equal inputs are equal texts."""
    return json.dumps(_plain(value), sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def load(kind: type[T], text: str) -> T:
    """Return the dataclass that `dump` wrote; fields added since then take their defaults.

    Raises BadInput where the text is not JSON, does not fit the fields, or says more than this version knows: a term
    that is passed over would be missing from the document without a word.
    """
    try:
        value = _build(kind, json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BadInput(
            _("The data kept with this document cannot be read: {reason}").format(reason=error),
            hint=_("Open the PDF kept with the document instead, or make a new version."),
        ) from error
    return typing.cast("T", value)


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Money):
        return {"amount": value.plain, "currency": value.currency}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return value


@cache
def _hints(kind: type) -> dict[str, object]:
    return typing.get_type_hints(kind, localns=_NAMES)


def _build(hint: object, value: object) -> object:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        inner = [option for option in typing.get_args(hint) if option is not type(None)]
        return None if value is None else _build(inner[0], value)
    if origin is tuple:
        if not isinstance(value, list):
            raise TypeError(f"a list was expected, not {type(value).__name__}")
        return tuple(_build(typing.get_args(hint)[0], item) for item in value)
    if not isinstance(hint, type):
        raise TypeError(f"unknown annotation {hint!r}")
    return _build_plain(hint, value)


def _build_plain(kind: type, value: object) -> object:
    if kind is Money:
        if not isinstance(value, dict):
            raise TypeError("an amount was expected")
        return Money.of(value["amount"], value["currency"])
    if kind is date:
        return date.fromisoformat(str(value))
    if issubclass(kind, StrEnum):
        return kind(str(value))
    if dataclasses.is_dataclass(kind):
        if not isinstance(value, dict):
            raise TypeError(f"fields of {kind.__name__} were expected")
        hints = _hints(kind)
        for name in value:
            if name not in hints:
                raise BadInput(
                    _(
                        "The data kept with this document was made by a newer Creatorbook: “{name}” is not known here."
                    ).format(name=str(name)[:_SHOWN]),
                    hint=_("Install the newest Creatorbook, or open the PDF kept with the document."),
                )
        return kind(**{name: _build(hints[name], item) for name, item in value.items()})
    # bool is an int to Python, and must not pass for one.
    if type(value) is not kind:
        raise TypeError(f"{kind.__name__} was expected, not {type(value).__name__}")
    return value
