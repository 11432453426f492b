"""The book's rows as the domain's frozen snapshots: dossiers of deals, gifts and posts."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from creatorbook.domain.records.contracts import ContractFacts, ContractState
from creatorbook.domain.records.deals import DealFacts, Period
from creatorbook.domain.records.deliverables import Deliverable
from creatorbook.domain.records.dossier import Dossier
from creatorbook.domain.records.exclusivity import Exclusivity
from creatorbook.domain.records.gifts import Gift
from creatorbook.domain.records.parties import Agency, Brand, Channel, Contact, Creator
from creatorbook.domain.records.payments import Instalment
from creatorbook.domain.records.posts import Post
from creatorbook.domain.records.rights import UsageRight
from creatorbook.domain.records.terms import Terms, UsageChannel
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from creatorbook.services.fields.values import Ref
    from creatorbook.services.records.rows import Row
    from creatorbook.store.engine.reading import Executes


def _id(reference: Ref | None) -> str | None:
    return None if reference is None else reference.id


def _local(moment: datetime | None) -> datetime | None:
    # The rules count in days, and a post of late at night belongs to the day where the user is, not to that of UTC.
    return None if moment is None else moment.astimezone()


def _same(row: Row, *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}


_REACH = ("name", "country", "address", "email")


def creator(row: Row, channels: Iterable[Row] = ()) -> Creator:
    """Return a creator's snapshot, with its channels."""
    return Creator(
        row.id,
        channels=tuple(
            Channel(
                each["platform"],
                each["handle"],
                each["url"],
                frozenset(each["audience_countries"]),
                each["followers"],
            )
            for each in channels
        ),
        **_same(row, *_REACH, "legal_name", "tax_residence", "phone", "company_number", "vat_number"),
        **_same(row, "language", "currency", "born_on", "iban", "vat_mention", "guardian_name", "guardian_email"),
    )


def brand(row: Row) -> Brand:
    """Return a brand's snapshot."""
    return Brand(
        row.id,
        agency_id=_id(row["agency_id"]),
        **_same(row, *_REACH, "legal_name", "tax_residence", "company_number", "vat_number", "website", "category"),
        **_same(row, "language", "currency", "payment_days"),
    )


def agency(row: Row) -> Agency:
    """Return an agency's snapshot."""
    return Agency(
        row.id,
        **_same(row, *_REACH, "phone", "website", "commission_bp"),
        **_same(row, "legal_name", "tax_residence", "company_number", "vat_number"),
    )


def contact(row: Row) -> Contact:
    """Return a contact's snapshot."""
    return Contact(
        row.id,
        brand_id=_id(row["brand_id"]),
        agency_id=_id(row["agency_id"]),
        **_same(row, "name", "role", "email", "phone", "language"),
    )


def gift(row: Row) -> Gift:
    """Return a gift's snapshot."""
    return Gift(
        row.id,
        creator_id=row["creator_id"].id,
        brand_id=_id(row["brand_id"]),
        brand_name=row["brand_id"].title if row["brand_id"] else "",
        deal_id=_id(row["deal_id"]),
        shown_in_post_id=_id(row["shown_in_post_id"]),
        **_same(row, "description", "received_on", "value", "valuation", "expectation", "fate", "return_due_on"),
        tax_nature=row["tax_nature"],
    )


def post(row: Row) -> Post:
    """Return a post's snapshot."""
    return Post(
        row.id,
        creator_id=row["creator_id"].id,
        deal_id=_id(row["deal_id"]),
        deliverable_id=_id(row["deliverable_id"]),
        brand_id=_id(row["brand_id"]),
        brand_name=row["brand_id"].title if row["brand_id"] else "",
        audience_countries=frozenset(row["audience_countries"]),
        planned_at=_local(row["planned_at"]),
        published_at=_local(row["published_at"]),
        **_same(row, "platform", "medium", "state", "url", "caption", "language"),
        **_same(row, "platform_switch", "label_position", "label_words", "label_confirmed"),
        exception_reason=row["exception_reason"],
    )


def _terms(row: Row) -> Terms:
    return Terms(
        row["deal_id"].id,
        **_same(
            row, "revisions", "review_days", "approval_needed", "kill_fee_bp", "bonus", "affiliate_bp", "affiliate_code"
        ),
        **_same(row, "product_duty", "product_description", "product_value", "payment_days", "notice_days"),
        **_same(row, "governing_law", "courts", "expenses", "confidential", "confidential_years"),
        **_same(row, "renewal", "renewal_months", "raw_footage", "takedown_days", "content_standards", "claims"),
        **_same(row, "insurance", "morals", "personal_data", "liability_cap", "affiliate_days"),
    )


def _instalment(row: Row) -> Instalment:
    return Instalment(
        row.id,
        row["deal_id"].id,
        **_same(row, "label", "amount", "trigger", "days_after", "due_on", "invoiced_on", "invoice_number", "paid_on"),
    )


def _right(row: Row) -> UsageRight:
    return UsageRight(
        row.id,
        row["deal_id"].id,
        channels=frozenset(UsageChannel(code) for code in row["channels"]),
        territories=frozenset(row["territories"]),
        **_same(row, "start", "paid", "starts_on", "duration_days", "price", "renewal_days", "renewal_price"),
    )


def _exclusivity(row: Row) -> Exclusivity:
    return Exclusivity(
        row.id,
        row["deal_id"].id,
        territories=frozenset(row["territories"]),
        **_same(row, "category", "competitors", "starts_on", "ends_on"),
    )


def _deliverable(row: Row) -> Deliverable:
    return Deliverable(
        row.id,
        row["deal_id"].id,
        count=row["count"] or 1,
        **_same(row, "platform", "medium", "description", "draft_due_on", "due_on", "delivered_on", "state"),
    )


def _contract(row: Row) -> ContractFacts:
    issued = _local(row["issued_at"])
    return ContractFacts(
        row.id,
        row["deal_id"].id,
        row["state"],
        row["number"],
        issued_on=None if issued is None else issued.date(),
        signed_on=row["signed_on"],
    )


def live(reading: Executes, kind: str, where: str = "1", params: Sequence[Any] = ()) -> list[Row]:
    """Return the rows of a kind that are not in the trash, in key order; `where` speaks of the table as t."""
    found = reading.exec_driver_sql(
        f"{rows.select_sql(kind)} WHERE t.trashed_at IS NULL AND {where} ORDER BY t.id", tuple(params)
    )
    return [rows.build(kind, columns) for columns in found]


class _Children:
    """The rows of one kind by the deal they belong to."""

    def __init__(self, reading: Executes, kind: str, listed: str, make: Callable[[Row], Any]) -> None:
        self._found: dict[str, list[Any]] = defaultdict(list)
        for row in live(reading, kind, "t.deal_id IN (SELECT value FROM json_each(?))", (listed,)):
            self._found[row["deal_id"].id].append(make(row))

    def of(self, deal_id: str) -> tuple[Any, ...]:
        return tuple(self._found.get(deal_id, ()))


def dossiers(reading: Executes, deal_ids: Iterable[str]) -> tuple[Dossier, ...]:
    """Return the dossiers of these deals, in key order; ids that are not there are left out."""
    deals = rows.fetch(reading, "deal", sorted(set(deal_ids)))
    listed = json.dumps(list(deals))
    creators = _creators(reading, {row["creator_id"].id for row in deals.values()})
    brands = {key: brand(row) for key, row in rows.fetch(reading, "brand", _ids(deals, "brand_id")).items()}
    agencies = {key: agency(row) for key, row in rows.fetch(reading, "agency", _ids(deals, "agency_id")).items()}
    contacts = {key: contact(row) for key, row in rows.fetch(reading, "contact", _ids(deals, "contact_id")).items()}
    periods = _Children(
        reading, "deal_period", listed, lambda row: Period(row["label"], row["starts_on"], row["ends_on"])
    )
    children = {kind: _Children(reading, kind, listed, make) for kind, make in _CHILDREN.items()}
    return tuple(
        Dossier(
            DealFacts(
                row.id,
                creator=creators[row["creator_id"].id],
                brand=brands.get(row["brand_id"].id),
                agency=agencies.get(_id(row["agency_id"]) or ""),
                contact=contacts.get(_id(row["contact_id"]) or ""),
                periods=periods.of(key),
                **_same(row, "title", "kind", "stage", "stage_reason", "objective", "fee", "signed_on"),
                **_same(row, "starts_on", "ends_on", "next_action", "next_action_on"),
            ),
            terms=next(iter(children["terms"].of(key)), None),
            instalments=children["payment"].of(key),
            rights=children["usage_right"].of(key),
            exclusivities=children["exclusivity"].of(key),
            deliverables=children["deliverable"].of(key),
            posts=children["post"].of(key),
            gifts=children["gift"].of(key),
            contracts=tuple(each for each in children["contract"].of(key) if each.state is not ContractState.WITHDRAWN),
        )
        for key, row in sorted(deals.items())
    )


_CHILDREN: dict[str, Callable[[Row], Any]] = {
    "terms": _terms,
    "payment": _instalment,
    "usage_right": _right,
    "exclusivity": _exclusivity,
    "deliverable": _deliverable,
    "post": post,
    "gift": gift,
    "contract": _contract,
}


def dossier(reading: Executes, deal_id: str) -> Dossier:
    """Return the dossier of one deal; raise NotFound."""
    found = dossiers(reading, [deal_id])
    if not found:
        rows.get(reading, "deal", deal_id)
    return found[0]


def _ids(deals: dict[str, Row], name: str) -> list[str]:
    return sorted({row[name].id for row in deals.values() if row[name] is not None})


def _creators(reading: Executes, ids: set[str]) -> dict[str, Creator]:
    listed = json.dumps(sorted(ids))
    channels: dict[str, list[Row]] = defaultdict(list)
    for row in live(reading, "channel", "t.creator_id IN (SELECT value FROM json_each(?))", (listed,)):
        channels[row["creator_id"].id].append(row)
    return {key: creator(row, channels[key]) for key, row in rows.fetch(reading, "creator", sorted(ids)).items()}


def one_creator(reading: Executes, creator_id: str) -> Creator:
    """Return one creator's snapshot with its channels; raise NotFound."""
    found = _creators(reading, {creator_id}).get(creator_id)
    if found is None:
        rows.get(reading, "creator", creator_id)
        raise AssertionError(creator_id)
    return found
