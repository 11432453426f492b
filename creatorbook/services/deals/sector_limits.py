"""What a country or a platform limits of what a brand, a deal or a gift names, said wherever one is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.sectors import platform_findings, sector_findings
from creatorbook.domain.values.ages import age_on
from creatorbook.services.deals import facts
from creatorbook.services.fields.snapshots import id_of
from creatorbook.services.law.rule_notes import own_overrides
from creatorbook.services.law.rulebooks import rulebook_with
from creatorbook.services.records import lists, rows
from creatorbook.services.records.lists import Query
from creatorbook.services.records.reading import live_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.parties import Creator
    from creatorbook.domain.values.platforms import Platform
    from creatorbook.services.records.rows import Row
    from creatorbook.store.engine.reading import Executes


def sector_limits(reading: Executes, kind: str, record_id: str, today: date) -> tuple[Finding, ...]:
    """Return a warning for each limited sector that the record names, by where its creators live and are read.

    A brand is held against all creators of the book, a deal and a gift against their own; a deal also against the
    platforms of its deliverables. Raises NotFound.
    """
    row = rows.get(reading, kind, record_id)
    texts = [*_texts_of(row), *_texts_of_brand(reading, row)]
    if not any(text.strip() for text in texts):
        return ()
    creators = _creators(reading, row)
    reach = frozenset({each.country for each in creators if each.country}).union(
        *(channel.audience_countries for each in creators for channel in each.channels)
    )
    ages = [age_on(each.born_on, today) for each in creators if each.born_on is not None]
    age = min(ages, default=None)
    book = rulebook_with(own_overrides(reading))
    found = [*sector_findings(texts, reach, book.sectors, today, age)]
    for platform in sorted(_platforms(reading, row)):
        found += platform_findings(texts, reach, book.platform_sectors.get(platform), today, age)
    return tuple(found)


def _texts_of(row: Row) -> tuple[str, ...]:
    names = {"brand": ("category", "name"), "deal": ("title", "objective"), "gift": ("description",)}[row.kind]
    return tuple(str(row[name] or "") for name in names)


def _texts_of_brand(reading: Executes, row: Row) -> tuple[str, ...]:
    brand_id = None if row.kind == "brand" else id_of(row["brand_id"])
    return () if brand_id is None else _texts_of(rows.get(reading, "brand", brand_id))


def _creators(reading: Executes, row: Row) -> list[Creator]:
    if row.kind == "brand":
        return [facts.one_creator(reading, each) for each in lists.ids(reading, Query("creator"))]
    creator_id = id_of(row["creator_id"])
    return [] if creator_id is None else [facts.one_creator(reading, creator_id)]


def _platforms(reading: Executes, row: Row) -> Collection[Platform]:
    if row.kind != "deal":
        return ()
    return {each["platform"] for each in live_of(reading, "deliverable", "deal_id", (row.id,))}
