"""Where brands stand, in which group, for a list: who is there, what comes next, what they owe, how soon they pay."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.money.debts import late_law_country
from creatorbook.domain.money.payment_states import PaymentState, payment_days, payment_status
from creatorbook.domain.records.deals import ENDED, Stage
from creatorbook.domain.records.deals import is_agreed as is_agreed_deal
from creatorbook.domain.records.deals import is_under_way as is_under_way_deal
from creatorbook.domain.records.terms import InstalmentTrigger
from creatorbook.domain.values.money import totals
from creatorbook.services.deals import facts
from creatorbook.services.law.late_rates import late_law
from creatorbook.services.money.owed import unpaid_by_brand
from creatorbook.services.records.notions import is_agreed, is_open, is_to_answer, is_under_way
from creatorbook.services.records.reading import live_of
from creatorbook.store import results
from creatorbook.store.query.expressions import any_of
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from creatorbook.domain.money.payment_law import PaymentLaw
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.values.money import Money
    from creatorbook.services.records.rows import Row
    from creatorbook.store.engine.reading import Executes


_DEAL, _PAYMENT = Table("deal"), Table("payment")
_LIVE = tuple(stage for stage in Stage if stage not in ENDED)


class BrandGroup(StrEnum):
    """How a brand stands, in the order in which a list shows it."""

    NEEDS_YOU = "needs_you"
    UNDER_WAY = "under_way"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is to be done first for a brand: the words, the day, and the deal that they belong to."""

    action: str
    on: date | None
    deal: str


@dataclass(frozen=True, slots=True)
class BrandStanding:
    """A brand on a day.

    `under_way` counts the deals that Today counts under these words. `owed` is what is still to come of what was
    agreed, one sum a currency, `late` the part of it whose day is past. `paid_in` is how many days payments took from
    their invoice on average, `agreed_days` how many the same payments might take on average; both are None where
    nothing was paid yet.
    """

    people: tuple[str, ...] = ()
    under_way: int = 0
    next_step: NextStep | None = None
    owed: tuple[Money, ...] = ()
    late: tuple[Money, ...] = ()
    paid_in: int | None = None
    agreed_days: int | None = None


def brand_groups(reading: Executes, today: date) -> Mapping[str, BrandGroup]:
    """Return how brands stand, by id; one that is not in it is among the others.

    A brand needs the user where it waits for an answer, where a step is due by the day, or a payment late.
    """
    named = select(_DEAL, _DEAL.brand_id).where(_DEAL.brand_id.is_known())
    live = named.where(_DEAL.stage.among(_LIVE))
    waiting = any_of(is_to_answer(_DEAL), _DEAL.next_action_on.at_most(today))
    found = dict.fromkeys(results.values(reading, named.where(is_under_way(_DEAL))), BrandGroup.UNDER_WAY)
    for needing in (results.values(reading, live.where(waiting)), _owing_late(reading, today)):
        found.update(dict.fromkeys(needing, BrandGroup.NEEDS_YOU))
    return found


def _owing_late(reading: Executes, today: date) -> Iterator[str]:
    """Yield the brands of payments that are late; a payment without a day of its own is reckoned by its deal."""
    owing = select(_PAYMENT, _DEAL.brand_id).join(_DEAL, _DEAL.id.equals(_PAYMENT.deal_id))
    owing = owing.where(is_open(_PAYMENT), is_agreed(_DEAL), _DEAL.brand_id.is_known())
    yield from results.values(reading, owing.where(_PAYMENT.due_on.less_than(today)))
    begun = any_of(_PAYMENT.invoiced_on.less_than(today), _PAYMENT.trigger.differs(InstalmentTrigger.AFTER_INVOICE))
    undated = replace(owing.where(_PAYMENT.due_on.is_null(), begun), columns=(_PAYMENT.deal_id,)).unique()
    laws: dict[str, PaymentLaw | None] = {}
    for dossier in facts.dossiers(reading, results.values(reading, undated)):
        country = late_law_country(dossier)
        if country not in laws:
            laws[country] = late_law(reading, country)
        if dossier.deal.brand is not None and _late(dossier, laws[country], today):
            yield dossier.deal.brand.id


def _late(dossier: Dossier, law: PaymentLaw | None, today: date) -> list[Money]:
    late = PaymentState.LATE
    return [part.amount for part in dossier.payments if payment_status(part, dossier, today, law).state is late]


def brand_standings(reading: Executes, ids: Collection[str], today: date) -> Mapping[str, BrandStanding]:
    """Return where these brands stand on the day, by id."""
    deals = _by_brand(live_of(reading, "deal", "brand_id", ids))
    people = _by_brand(live_of(reading, "contact", "brand_id", ids))
    agreed = [row.id for part in deals.values() for row in part if is_agreed_deal(row["stage"], row["signed_on"])]
    dossiers: dict[str, list[Dossier]] = {}
    for dossier in facts.dossiers(reading, agreed):
        if dossier.deal.brand is not None:
            dossiers.setdefault(dossier.deal.brand.id, []).append(dossier)
    countries = {late_law_country(dossier) for part in dossiers.values() for dossier in part}
    laws = {country: late_law(reading, country) for country in countries}
    owed = unpaid_by_brand(reading, ids)
    return {
        id: _standing(deals.get(id, []), people.get(id, []), dossiers.get(id, ()), laws, today, owed.get(id, ()))
        for id in ids
    }


def _by_brand(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["brand_id"].id, []).append(row)
    return found


def _standing(
    deals: list[Row],
    people: list[Row],
    dossiers: Iterable[Dossier],
    laws: Mapping[str, PaymentLaw | None],
    today: date,
    owed: tuple[Money, ...],
) -> BrandStanding:
    live = [row for row in deals if row["stage"] not in ENDED]
    late: list[Money] = []
    waits: list[tuple[int, int]] = []
    for dossier in dossiers:
        law = laws.get(dossier.deal.creator.country)
        late += _late(dossier, law, today)
        waits += [
            ((part.paid_on - part.invoiced_on).days, payment_days(part, dossier, law))
            for part in dossier.payments
            if part.paid_on is not None and part.invoiced_on is not None
        ]
    return BrandStanding(
        tuple(sorted(row.title for row in people)),
        sum(is_under_way_deal(row["stage"], row["signed_on"]) for row in deals),
        _next_step(live),
        owed,
        totals(late),
        _average([taken for taken, _agreed in waits]),
        _average([agreed for _taken, agreed in waits]),
    )


def _average(days: list[int]) -> int | None:
    return round(sum(days) / len(days)) if days else None


def _next_step(live: list[Row]) -> NextStep | None:
    """Return the step with the earliest day; one without a day waits for those that have one."""
    steps = [row for row in live if row["next_action"] or row["next_action_on"]]
    if not steps:
        return None
    first = min(steps, key=lambda row: (row["next_action_on"] is None, row["next_action_on"], row.title))
    from creatorbook.services.fields.formats import format_value
    from creatorbook.services.fields.kinds import KINDS

    action = format_value(KINDS["deal"].field("next_action"), first["next_action"])
    return NextStep(action, first["next_action_on"], first.title)
