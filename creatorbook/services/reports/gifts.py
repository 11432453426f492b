"""The yearly statement of benefits in kind, by creator and brand, with what proves each; loans are told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.gifts.values import is_lent
from creatorbook.domain.values.money import totals
from creatorbook.services.deals import facts
from creatorbook.services.law.gift_tax import proposed_treatment
from creatorbook.services.records.attachments import gift_files
from creatorbook.services.records.reading import live
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from creatorbook.domain.gifts.tax import GiftTreatment
    from creatorbook.domain.values.money import Money
    from creatorbook.services.records.attachments import AttachmentRow
    from creatorbook.services.records.rows import Row
    from creatorbook.store.engine.reading import Executes

_GIFT, _SHOWING = Table("gift"), Table("gift_showing")


@dataclass(frozen=True, slots=True)
class GiftLine:
    """One gift as a statement tells it: its record, the files that prove its value, how many posts showed it.

    `proposed` is what the law of the creator's country proposes for tax, None where it leaves the question open.
    """

    row: Row
    files: tuple[AttachmentRow, ...]
    posts: int
    proposed: GiftTreatment | None

    @property
    def value(self) -> Money | None:
        """Its value, in its own currency."""
        found: Money | None = self.row["value"]
        return found

    @property
    def is_proved(self) -> bool:
        """Whether a file or a link shows the value."""
        return bool(self.files or self.row["value_link"])


@dataclass(frozen=True, slots=True)
class GiftStatement:
    """What one brand gave one creator in a year: `received` counts, `lent` is what was lent or went back.

    `sums` are of what was received, one a currency, never converted; `without_value` and `without_proof` of it are
    in no sum, or have neither a file nor a link.
    """

    creator_id: str
    creator: str
    brand_id: str
    brand: str
    received: tuple[GiftLine, ...]
    lent: tuple[GiftLine, ...]
    sums: tuple[Money, ...]
    without_value: int
    without_proof: int


def gift_statements(
    reading: Executes, first: date, last: date, *, creator: str = "", brand: str = ""
) -> tuple[GiftStatement, ...]:
    """Return the statements of what was received from a day to another, both included, by creator and brand.

    What has no day of arrival is of no year, and is left out.
    """
    equal = {name: id for name, id in (("creator_id", creator), ("brand_id", brand)) if id}
    found = live(reading, "gift", _GIFT.received_on.between(first, last), **equal)
    groups: dict[tuple[str, str, str, str], list[GiftLine]] = {}
    for line in _lines(reading, found, last):
        of, by = line.row["creator_id"], line.row["brand_id"]
        groups.setdefault((of.title, of.id, by.title, by.id), []).append(line)
    return tuple(_statement(key, groups[key]) for key in sorted(groups))


def _lines(reading: Executes, found: Iterable[Row], last: date) -> Iterable[GiftLine]:
    files, further = gift_files(reading), _further_posts(reading)
    countries: dict[str, str] = {}
    for row in sorted(found, key=lambda each: (each["received_on"], each.id)):
        creator_id = row["creator_id"].id
        if creator_id not in countries:
            countries[creator_id] = facts.one_creator(reading, creator_id).country
        posts = further.get(row.id, 0) + (row["shown_in_post_id"] is not None)
        proposed = proposed_treatment(facts.gift(row), countries[creator_id], last, shown=posts > 0)
        yield GiftLine(row, files.get(row.id, ()), posts, proposed)


def _further_posts(reading: Executes) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for gift_id in results.values(reading, select(_SHOWING, "gift_id")):
        counts[gift_id] = counts.get(gift_id, 0) + 1
    return counts


def _statement(key: tuple[str, str, str, str], lines: Iterable[GiftLine]) -> GiftStatement:
    received: list[GiftLine] = []
    lent: list[GiftLine] = []
    for line in lines:
        (lent if is_lent(facts.gift(line.row)) else received).append(line)
    creator, creator_id, brand, brand_id = key
    return GiftStatement(
        creator_id,
        creator,
        brand_id,
        brand,
        tuple(received),
        tuple(lent),
        totals([line.value for line in received if line.value is not None]),
        sum(line.value is None for line in received),
        sum(not line.is_proved for line in received),
    )
