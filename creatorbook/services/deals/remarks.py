"""What there is to say of one record by itself: conflicts, a next stage, open ends, wrong numbers, limited sectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.snapshots import id_of
from creatorbook.services.records import lists, rows
from creatorbook.services.records.lists import Query
from creatorbook.services.records.reading import live_of
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from creatorbook.domain.disclosure.overrides import Override
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.parties import Agency, Brand, Creator
    from creatorbook.domain.values.platforms import Platform
    from creatorbook.services.records.rows import Row
    from creatorbook.store.engine.reading import Executes

PARTIES = frozenset({"creator", "brand", "agency"})
# What is written on these may have brought their deal further.
MOVING = frozenset({"payment", "post", "deliverable", "contract"})
# On these an amount is written that others have to add up to.
_OWED = frozenset({"deal", "payment"})
# Those that may name what a country or a platform limits: the rules of that are loaded for them alone.
_NAMING = frozenset({"brand", "deal", "gift"})
REMARKED = PARTIES | MOVING | {"deal", "exclusivity", "gift"}


def remarks(reading: Executes, kind: str, record_id: str, today: date) -> tuple[Finding, ...]:
    """Return what there is to say of a record on the day, nothing of kinds not in REMARKED; raises NotFound.

    What a country or a platform limits of what the record names comes last.
    """
    if kind not in REMARKED:
        return ()
    return (*_remarks(reading, kind, record_id, today), *_limits(reading, kind, record_id, today))


def remarks_of_many(reading: Executes, kind: str, ids: Collection[str]) -> tuple[Finding, ...]:
    """Return what cannot be right in records that came in together: numbers of parties and invoices, sums."""
    if kind in PARTIES:
        found = rows.fetch(reading, kind, list(ids))
        return tuple(each for id in ids for each in _of_party(found[id]))
    if kind not in _OWED:
        return ()
    if kind == "deal":
        return instalment_sums(reading, ids)
    payments = rows.fetch(reading, kind, list(ids))
    shared = tuple(each for id in ids for each in _shared_invoices(reading, payments[id]))
    return (*instalment_sums(reading, deals_of(reading, {kind: ids})), *shared)


def _limits(reading: Executes, kind: str, record_id: str, today: date) -> tuple[Finding, ...]:
    if kind not in _NAMING:
        return ()
    return sector_limits(reading, kind, record_id, today)


def _remarks(reading: Executes, kind: str, record_id: str, today: date) -> tuple[Finding, ...]:
    row = rows.get(reading, kind, record_id)
    if kind == "gift":
        return _of_gift(reading, record_id, today)
    if kind in PARTIES:
        return _of_party(row)
    deal = record_id if kind == "deal" else id_of(row["deal_id"])
    if deal is None:
        return ()
    if kind == "exclusivity":
        from creatorbook.domain.deals.exclusivity_conflicts import exclusivity_checks
        from creatorbook.services.fields import snapshots

        written = exclusivity_checks(snapshots.exclusivity(row.values, record_id))
        return (*written, *conflicts_of(reading, kind, record_id))
    sums = instalment_sums(reading, (deal,)) if kind in _OWED else ()
    shared = _shared_invoices(reading, row) if kind == "payment" else ()
    return (*conflicts_of(reading, kind, record_id), *sums, *shared, *next_stages(reading, (deal,)))


def _shared_invoices(reading: Executes, payment: Row) -> tuple[Finding, ...]:
    from creatorbook.services.money.payments import shared_invoices

    return shared_invoices(reading, payment)


def _of_party(row: Row) -> tuple[Finding, ...]:
    # The rules of numbers are not loaded for a party that has none.
    if not any(row.values.get(name) for name in ("email", *KINDS[row.kind].window.numbers)):
        return ()
    from creatorbook.domain.contracts.checks.identity import party_numbers
    from creatorbook.services.deals import facts

    party: Creator | Brand | Agency = (
        facts.creator(row) if row.kind == "creator" else facts.brand(row) if row.kind == "brand" else facts.agency(row)
    )
    return tuple(party_numbers(row.kind, party))


def deals_of(reading: Executes, touched: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Return the ids of the deals to which records of the kinds in MOVING belong; `touched` are their ids by kind."""
    found: set[str] = set()
    for kind, ids in touched.items():
        table = Table(kind)
        found.update(results.values(reading, select(table, "deal_id").where(table.id.among(ids)).unique()))
    return frozenset(each for each in found if each)


def instalment_sums(reading: Executes, deals: Iterable[str]) -> tuple[Finding, ...]:
    """Return what is wrong between the fees of some deals (ids) and their payments."""
    from creatorbook.domain.money.checks import check_instalments
    from creatorbook.services.deals import facts

    return tuple(found for dossier in facts.dossiers(reading, deals) for found in check_instalments(dossier))


def next_stages(reading: Executes, deals: Iterable[str]) -> tuple[Finding, ...]:
    """Return the offers of the stages that the facts of some deals (ids) have reached."""
    from creatorbook.domain.deals.stages import next_stage_findings
    from creatorbook.services.deals import facts

    return tuple(found for dossier in facts.dossiers(reading, deals) for found in next_stage_findings(dossier))


def conflicts_of(reading: Executes, kind: str, record_id: str) -> tuple[Finding, ...]:
    """Return what a deal, or the deal of an exclusivity, breaks or sees broken; nothing of other kinds.

    Raises NotFound.
    """
    from creatorbook.services.deals.exclusivity import conflicts

    if kind == "deal":
        return conflicts(reading, record_id)
    if kind == "exclusivity":
        return conflicts(reading, rows.get(reading, kind, record_id)["deal_id"].id)
    return ()


def _of_gift(reading: Executes, gift_id: str, today: date) -> tuple[Finding, ...]:
    from creatorbook.domain.gifts.values import gift_findings
    from creatorbook.services.deals import facts
    from creatorbook.services.deals.content import posts_of_gift
    from creatorbook.services.law.gift_tax import tax_remarks

    gift = facts.gift(rows.get(reading, "gift", gift_id))
    posts = [facts.post(row) for row in posts_of_gift(reading, gift_id)]
    country = facts.one_creator(reading, gift.creator_id).country
    return (*gift_findings(gift, posts, today), *tax_remarks(gift, country, today, shown=bool(posts)))


def sector_limits(reading: Executes, kind: str, record_id: str, today: date) -> tuple[Finding, ...]:
    """Return a warning for each limited sector that the record names, by where its creators live and are read.

    A brand is held against all creators of the book, a deal and a gift against their own; a deal also against the
    platforms of its deliverables. Raises NotFound.
    """
    row = rows.get(reading, kind, record_id)
    texts = [*_texts_of(row), *_texts_of_brand(reading, row)]
    if not any(text.strip() for text in texts):
        return ()
    from creatorbook.services.law.own_answers import own_overrides

    creators, platforms = _creators(reading, row), sorted(_platforms(reading, row))
    return limits_named(texts, creators, platforms, today, own_overrides(reading))


def limits_named(
    texts: Iterable[str],
    creators: Collection[Creator],
    platforms: Iterable[Platform],
    today: date,
    own: tuple[Override, ...],
) -> tuple[Finding, ...]:
    """Return a warning for each limited sector that the texts name, where these creators live and are read.

    The youngest of them counts where a limit is one of age. A sector that the book's owner silenced, by their `own`
    answers to the rules, is left out.
    """
    # Loaded for what names something: most of what is looked at does not.
    from creatorbook.domain.values.ages import age_on
    from creatorbook.services.law.sector_limits import find_limits

    reach = frozenset({each.country for each in creators if each.country}).union(
        *(channel.audience_countries for each in creators for channel in each.channels)
    )
    age = min((age_on(each.born_on, today) for each in creators if each.born_on is not None), default=None)
    return find_limits(texts, reach, platforms, today, age, own)


def _texts_of(row: Row) -> tuple[str, ...]:
    names = {"brand": ("category", "name"), "deal": ("title", "objective"), "gift": ("description",)}[row.kind]
    return tuple(str(row[name] or "") for name in names)


def _texts_of_brand(reading: Executes, row: Row) -> tuple[str, ...]:
    brand_id = None if row.kind == "brand" else id_of(row["brand_id"])
    return () if brand_id is None else _texts_of(rows.get(reading, "brand", brand_id))


def _creators(reading: Executes, row: Row) -> list[Creator]:
    from creatorbook.services.deals import facts

    if row.kind == "brand":
        return [facts.one_creator(reading, each) for each in lists.ids(reading, Query("creator"))]
    creator_id = id_of(row["creator_id"])
    return [] if creator_id is None else [facts.one_creator(reading, creator_id)]


def _platforms(reading: Executes, row: Row) -> Collection[Platform]:
    if row.kind != "deal":
        return ()
    return {each["platform"] for each in live_of(reading, "deliverable", "deal_id", (row.id,))}
