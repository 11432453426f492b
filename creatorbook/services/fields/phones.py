"""Phone numbers of records: in international form, and those of the country of whom they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.common.text import clean
from creatorbook.store import results
from creatorbook.store.query.select import select

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.services.fields.hooks import Surroundings
    from creatorbook.store.engine.reading import Executes

    Values = Mapping[str, Any]


def check_contact(around: Surroundings, contact: Values, before: Values | None) -> Values:
    """Hold the phone number of a person to the country of their firm, else of the book; raise BadInput."""
    if not _is_given(contact, before):
        return {}
    firms = [("brand", contact["brand_id"]), ("agency", contact["agency_id"])]
    countries = (_country_of(around.reading, kind, id) for kind, id in firms if id)
    return {"phone": _hold(around, contact["phone"], next((each for each in countries if each), ""))}


def check_party(around: Surroundings, party: Values, before: Values | None) -> Values:
    """Hold the phone number of a creator or an agency to their country, else to the book's; raise BadInput."""
    if not _is_given(party, before):
        return {}
    return {"phone": _hold(around, party["phone"], party.get("country") or "")}


def _is_given(values: Values, before: Values | None) -> bool:
    return bool(values["phone"]) and (before is None or before["phone"] != values["phone"])


def _country_of(reading: Executes, kind: str, id: str) -> str:
    return str(results.value(reading, select(kind, "country").where(id=id).with_trash()) or "")


def _hold(around: Surroundings, typed: str, country: str) -> str:
    from creatorbook.domain.identity.phones import read_phone

    usual = results.value(around.reading, select("book_setting", "value").where(key="country"))
    home = country or str(usual or "")
    phone, is_known = read_phone(clean(typed), home)
    if not is_known:
        raise BadInput(
            _("“{phone}” is not a phone number in use.").format(phone=typed[:40]),
            where="phone",
            hint=_how_to_write(home),
        )
    return phone


def _how_to_write(country: str) -> str:
    if not country:
        return _("Write it with the country’s code, such as +33 6 12 34 56 78.")
    return _(
        "Write it as it is dialled there ({country}), or with the country’s code, such as +33 6 12 34 56 78."
    ).format(country=country)
