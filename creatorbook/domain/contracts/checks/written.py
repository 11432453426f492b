"""Whether a law asks for a written contract of this deal, by the sum that the brand gives with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.domain.contracts.written_contract import CounterState, contributions, counter_lines, deal_day
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.folding import fold
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.spans import Span, plus_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from creatorbook.domain.contracts.law import ContractLaw, WrittenThreshold
    from creatorbook.domain.contracts.written_contract import Contribution, CounterLine
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.gifts import Gift

_WHOLE = 100


def contributions_of_brand(
    dossier: Dossier, others: Iterable[Dossier], gifts: Iterable[Gift], today: date
) -> tuple[Contribution, ...]:
    """Return what the deal's brand gave this creator, this deal counted as if it were agreed."""
    deal = dossier.deal
    if deal.brand is None:
        return ()
    stage = deal.stage if deal.is_agreed else Stage.CONTRACTED
    agreed = replace(dossier, deal=replace(deal, stage=stage, signed_on=deal_day(dossier, today)))
    rest = [other for other in others if other.deal.id != deal.id and other.deal.creator.id == deal.creator.id]
    found = contributions([agreed, *rest], gifts, today)
    return tuple(each for each in found if each.brand_id == deal.brand.id)


def national(
    dossier: Dossier, law: ContractLaw, given: Sequence[Contribution], today: date
) -> tuple[CounterState | None, tuple[Finding, ...]]:
    """Return where the year's sum stands against the country's threshold, and what to say of it.

    None where there is no threshold, or no sum in its currency: what is not known is not under it.
    """
    day = max(today, deal_day(dossier, today))
    lines = counter_lines(given, law, day)
    objective = fold(dossier.deal.objective)
    own = _worst_line(line for line in lines if line.objective == objective)
    if own is None:
        return None, ()
    if own.state is not CounterState.UNDER:
        code = "written_contract.reached" if own.state is CounterState.REACHED else "written_contract.near"
        return own.state, (_written_finding(code, own, objective=own.objective_as_written),)
    everything = _worst_line(line for line in lines if line.objective is None)
    if everything is not None and everything.state is not CounterState.UNDER:
        return CounterState.NEAR, (_written_finding("written_contract.near_in_all", everything),)
    return own.state, ()


def _worst_line(lines: Iterable[CounterLine]) -> CounterLine | None:
    return max(lines, key=lambda line: (line.percent, line.basis), default=None)


def _written_finding(code: str, line: CounterLine, **more: object) -> Finding:
    return finding(
        code,
        about="fee",
        record=None,
        span=None,
        sources=line.rule.sources,
        # It is being written: this tells why it must be.
        severity=Severity.INFO,
        brand=line.brand_name,
        basis=line.basis,
        total=line.total,
        threshold=line.threshold,
        percent=line.percent,
        starts_on=line.span.first,
        ends_on=line.span.last,
        **more,
    )


def regional(
    dossier: Dossier, law: ContractLaw, rule: WrittenThreshold, given: Sequence[Contribution], today: date
) -> tuple[CounterState | None, tuple[Finding, ...]]:
    """Return where the sum of the last days stands against a state's threshold, and what to say of it."""
    day = deal_day(dossier, today)
    span = Span(plus_days(day, -(rule.within_days or 0)), day)
    amounts = [
        each.amount.minor for each in given if each.amount.currency == rule.amount.currency and span.contains(each.on)
    ]
    if not amounts:
        return None, ()
    total = Money(sum(amounts), rule.amount.currency)
    percent = total.minor * _WHOLE // rule.amount.minor
    if percent < rule.warn_percent:
        return CounterState.UNDER, ()
    reached = not total < rule.amount
    name = next((region.names[0] for region in law.regions if region.code == rule.region), rule.region)
    said = finding(
        "written_contract.state_reached" if reached else "written_contract.state_near",
        about="fee",
        sources=rule.sources,
        brand=dossier.deal.brand.name if dossier.deal.brand else "",
        state=name,
        total=total,
        threshold=rule.amount,
        days=rule.within_days,
    )
    return (CounterState.REACHED if reached else CounterState.NEAR), (said,)
