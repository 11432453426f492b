"""Fields found by what people call them: on the command line, in JSON, in the headings of a table."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _, language
from creatorbook.common.text import fold
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.spoken_names import list_fields

if TYPE_CHECKING:
    from creatorbook.services.fields.kinds import Field, Kind

# What a name may leave out: "brand" is brand_id, "due" is due_on, "commission" is commission_bp.
_ENDINGS = ("_id", "_on", "_at", "_bp")


def find_field(kind: Kind, typed: str) -> Field:
    """Return a field by its name, its name without an ending such as "_on", or its words on screen.

    Raises UsageError where the kind has none of that name.
    """
    found = _names(kind.id, language()).get(_plain(typed))
    if found is None:
        raise UsageError(
            _("“{kind}” has no field “{field}”.").format(kind=_(kind.singular), field=typed),
            where=typed,
            hint=_("Its fields are: {names}.").format(names=list_fields(kind)),
        )
    return found


def find_editable_field(kind: Kind, typed: str) -> Field:
    """Return a field that people may set; raise UsageError for one that only its own commands change."""
    field = find_field(kind, typed)
    if field.fixed:
        raise UsageError(_("“{field}” is not edited by hand.").format(field=_(field.label)), where=field.name)
    return field


@cache
def _names(kind_id: str, _language: str) -> dict[str, Field]:
    """Return the fields of a kind by what they may be called; names go before their parts, and these before words."""
    fields = KINDS[kind_id].fields
    names: dict[str, Field] = {}
    for field in fields:
        names.setdefault(_plain(field.name), field)
    for field in fields:
        ending = next((each for each in _ENDINGS if field.name.endswith(each)), "")
        names.setdefault(_plain(field.name.removesuffix(ending)), field)
    for field in fields:
        for words in (field.label, _(field.label)):
            names.setdefault(_plain(words), field)
    return names


def _plain(name: str) -> str:
    return fold(name.replace("_", " ").replace("-", " "))
