"""What the laws that reach a deal want its contract to say, and what trade practice says besides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from creatorbook.domain.contracts.checks import mention_checks, written
from creatorbook.domain.contracts.law import Weight
from creatorbook.domain.contracts.reach import law_reaches, regions, waits_for_audience
from creatorbook.domain.contracts.written_contract import CounterState
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.findings.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from creatorbook.domain.contracts.law import ContractLaw, Mention
    from creatorbook.domain.contracts.written_contract import Contribution
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.gifts import Gift

# What contracts of this trade say everywhere, law or no law (see the rules' shelf "What it must say").
_USUAL = (
    "identity",
    "address",
    "email",
    "tax_residence",
    "missions",
    "consideration",
    "product_value",
    "rights",
    "governing_law_said",
    "payment_date",
)
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class _Standing:
    """How one law stands to the deal: `sure` that it reaches it, the states concerned, the sums by state."""

    law: ContractLaw
    sure: bool
    states: frozenset[str]
    sums: dict[str, CounterState | None]


def mention_findings(
    dossier: Dossier,
    today: date,
    laws: Iterable[ContractLaw] = (),
    others: Sequence[Dossier] = (),
    gifts: Sequence[Gift] = (),
) -> tuple[Finding, ...]:
    """Return what is missing of the mentions of every law that reaches the deal, and the laws' verdict on its sum.

    The same thing missing for several laws is reported once, with the strictest severity and all their sources.
    `others` and `gifts` are the creator's, for the sum that asks for a written contract.
    """
    given = written.contributions_of_brand(dossier, others, gifts, today)
    found: list[Finding] = []
    for check in _USUAL:
        found += mention_checks.CHECKS[check](dossier, mention_checks.Asked(severity=Severity.INFO))
    asked_for = []
    for law in laws:
        reached = law_reaches(law, dossier)
        if reached is False:
            continue
        if waits_for_audience(law, dossier):
            # One question, and not a word of a law that may have nothing to say here.
            asked_for.append(law.country)
            continue
        standing, said = _standing_findings(dossier, law, given, today, sure=reached is True)
        found += said
        for mention in law.mentions_on(today):
            if not mention.region or mention.region in standing.states:
                asked = mention_checks.Asked(mention.sources, _severity(mention, standing), law.country, mention.days)
                found += mention_checks.CHECKS[mention.check](dossier, asked)
    creator = dossier.deal.creator
    if asked_for:
        countries = tuple(asked_for)
        found.append(finding("contract.audience_unknown", about="channels", creator=creator.name, countries=countries))
    return merge_findings(found)


def _standing_findings(
    dossier: Dossier, law: ContractLaw, given: Sequence[Contribution], today: date, *, sure: bool
) -> tuple[_Standing, list[Finding]]:
    states = regions(law, dossier)
    state, said = written.national(dossier, law, given, today)
    sums, findings = {"": state}, list(said)
    for rule in law.thresholds_on(today):
        if rule.region in states:
            sums[rule.region], said = written.regional(dossier, law, rule, given, today)
            findings += said
    return _Standing(law, sure, states, sums), findings if sure else []


def _severity(mention: Mention, standing: _Standing) -> Severity:
    if mention.weight is Weight.ADVISED or not standing.sure:
        return Severity.INFO
    if (mention.from_threshold or mention.region) and standing.sums.get(mention.region) is CounterState.UNDER:
        return Severity.INFO
    return Severity.WARNING


def merge_findings(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return one finding for each thing that is missing: the strictest severity, the sources of all, in order."""
    kept: dict[object, Finding] = {}
    for each in found:
        key = (each.code, each.about, each.record, repr(sorted(each.params.items())))
        before = kept.get(key)
        if before is None:
            kept[key] = each
            continue
        # The most severe is reported first, and so are its sources.
        first, second = sorted((before, each), key=lambda one: _ORDER.index(one.severity))
        kept[key] = replace(first, sources=tuple(dict.fromkeys((*first.sources, *second.sources))))
    return tuple(kept.values())
