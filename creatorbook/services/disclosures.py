"""Disclosure: what a post or a gift owes, country by country, with the words, the place, the switch and the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import language, mark
from creatorbook.domain.deals import AGREED, ENDED
from creatorbook.domain.disclosure.engine import Duty, duties, duty_findings
from creatorbook.domain.disclosure.facts import DisclosureFacts, Relationship, Value
from creatorbook.domain.disclosure.platform_rules import SwitchDuty, switch_duty, switch_findings
from creatorbook.domain.disclosure.wording import Proposal, propose
from creatorbook.domain.gifts import Expectation, GiftFate
from creatorbook.domain.terms import ProductDuty
from creatorbook.services import facts, rows
from creatorbook.services.command import Command
from creatorbook.services.rulebooks import rulebook
from creatorbook.services.wording.findings import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creatorbook.domain.dossier import Dossier
    from creatorbook.domain.findings import Finding, Source
    from creatorbook.domain.gifts import Gift
    from creatorbook.domain.posts import Post
    from creatorbook.store.reading import Executes
    from creatorbook.store.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one post owes on one day: a duty a country, one wording for all, the platform's switch, and the findings."""

    on: date
    facts: DisclosureFacts
    duties: tuple[Duty, ...]
    proposal: Proposal
    switch: SwitchDuty | None
    findings: tuple[Finding, ...]

    def plain(self) -> dict[str, Any]:
        """Return the verdict as JSON holds it, texts in the language of the screen."""
        return {
            "on": self.on.isoformat(),
            "duties": [_plain_duty(duty) for duty in self.duties],
            "words": list(self.proposal.words),
            "places": [place.value for place in self.proposal.places],
            "uncovered": list(self.proposal.uncovered),
            "switch": None if self.switch is None else _plain_switch(self.switch),
            "findings": [plain_finding(finding) for finding in self.findings],
        }


def said(texts: Mapping[str, str]) -> str:
    """Return a rule's text in the language of the screen, else in English."""
    return texts.get(language()) or texts.get("en", "")


def plain_source(source: Source) -> dict[str, str]:
    """Return a source as JSON holds it."""
    return {
        "title": source.title,
        "url": source.url,
        "checked_on": str(source.checked_on),
        "confidence": source.confidence,
    }


def plain_finding(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON holds it, with its sentence."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "text": sentence(finding),
        "about": str(finding.about),
        "record": None if finding.record is None else {"kind": finding.record[0], "id": finding.record[1]},
        "sources": [plain_source(source) for source in finding.sources],
    }


def _plain_duty(duty: Duty) -> dict[str, Any]:
    return {
        "country": duty.country,
        "outcome": duty.outcome.value,
        "question": None if duty.question is None else duty.question.value,
        "text": said(duty.text),
        "language": duty.language,
        "words": list(duty.words),
        "places": [place.value for place in duty.places],
        "rules": list(duty.rule_ids),
        "confidence": duty.confidence,
        "sources": [plain_source(source) for source in duty.sources],
    }


def _plain_switch(duty: SwitchDuty) -> dict[str, Any]:
    return {
        "platform": duty.platform.value,
        "use": duty.use.value,
        "name": said(duty.names),
        "text": said(duty.text),
        "sources": [plain_source(source) for source in duty.sources],
    }


def judge(
    given: DisclosureFacts,
    on: date,
    *,
    switch_on: bool | None = None,
    record: tuple[str, str] | None = None,
) -> Verdict:
    """Return what the rules say of these facts on the day; pure, but for reading the rule files once."""
    book = rulebook()
    owed = duties(given, book.disclosure, on)
    found = [finding for duty in owed for finding in duty_findings(duty, record)]
    rules = book.platforms.get(given.platform) if given.platform is not None else None
    switch = switch_duty(given, rules, on) if rules is not None else None
    if switch is not None:
        found += switch_findings(switch, switch_on, language())
    return Verdict(on, given, owed, propose(owed), switch, tuple(found))


def post_verdict(reading: Executes, post_id: str, today: date) -> Verdict:
    """Return what a post owes, by its own facts and its deal's, on the day it was or will be published."""
    post = facts.post(rows.get(reading, "post", post_id))
    moment = post.published_at or post.planned_at
    on = today if moment is None else moment.astimezone().date()
    return judge(_post_facts(reading, post), on, switch_on=post.platform_switch, record=("post", post.id))


def _post_facts(reading: Executes, post: Post) -> DisclosureFacts:
    creator = facts.one_creator(reading, post.creator_id)
    dossier = facts.dossier(reading, post.deal_id) if post.deal_id else None
    gifts = _gifts_shown(reading, post.id)
    known = dossier is not None or bool(gifts)
    return DisclosureFacts(
        value=_values(dossier, gifts) if known else None,
        tie=frozenset() if known else None,
        affiliate=bool(dossier.terms.affiliate_bp) if dossier is not None and dossier.terms is not None else None,
        control=_control(dossier, gifts),
        expectation=_expectation(dossier, gifts),
        relationship=_relationship(dossier, gifts),
        ended_on=dossier.deal.ends_on if dossier is not None and dossier.deal.stage in ENDED else None,
        creator_country=creator.country,
        audience_countries=post.audience_countries or _audience(creator, post.platform),
        language=post.language or creator.language,
        platform=post.platform,
        medium=post.medium,
        brand_name=post.brand_name,
    )


def _audience(creator: Any, platform: Any) -> frozenset[str]:
    own = [channel for channel in creator.channels if channel.platform is platform] or creator.channels
    return frozenset(country for channel in own for country in channel.audience_countries)


def _gifts_shown(reading: Executes, post_id: str) -> tuple[Gift, ...]:
    return tuple(facts.gift(row) for row in facts.live(reading, "gift", "t.shown_in_post_id = ?", (post_id,)))


def _values(dossier: Dossier | None, gifts: tuple[Gift, ...]) -> frozenset[Value]:
    found = {_gift_value(gift) for gift in gifts}
    if dossier is not None:
        terms = dossier.terms
        if dossier.deal.fee is not None and dossier.deal.fee.minor:
            found.add(Value.MONEY)
        if terms is not None and terms.affiliate_bp:
            found.add(Value.COMMISSION)
        if terms is not None and terms.product_duty is not ProductDuty.NONE:
            found.add(Value.LOAN if terms.product_duty is ProductDuty.RETURNED else Value.PRODUCT)
        found |= {_gift_value(gift) for gift in dossier.gifts}
    return frozenset(found)


def _gift_value(gift: Gift) -> Value:
    return Value.LOAN if gift.fate in (GiftFate.TO_RETURN, GiftFate.RETURNED) else Value.PRODUCT


def _control(dossier: Dossier | None, gifts: tuple[Gift, ...]) -> bool | None:
    if dossier is not None and dossier.terms is not None and dossier.terms.approval_needed:
        return True
    if dossier is not None and dossier.deal.stage in AGREED and dossier.deliverables:
        # What is agreed in advance (a number, a date, a brief) is control in every guide that asks for it.
        return True
    if gifts and all(gift.expectation is Expectation.NOTHING for gift in gifts):
        return False
    return None


def _expectation(dossier: Dossier | None, gifts: tuple[Gift, ...]) -> Expectation:
    if dossier is not None and dossier.deliverables:
        return Expectation.ASKED
    for strongest in (Expectation.ASKED, Expectation.EXPECTED, Expectation.SUGGESTED, Expectation.UNKNOWN):
        if any(gift.expectation is strongest for gift in gifts):
            return strongest
    return Expectation.NOTHING if gifts else Expectation.UNKNOWN


def _relationship(dossier: Dossier | None, gifts: tuple[Gift, ...]) -> Relationship:
    if dossier is None:
        return Relationship.LIVE if gifts else Relationship.UNKNOWN
    return Relationship.ENDED if dossier.deal.stage in ENDED else Relationship.LIVE


def gift_verdict(reading: Executes, gift_id: str, today: date) -> Verdict:
    """Return what a post that shows this gift would owe today, on the creator's own channels."""
    gift = facts.gift(rows.get(reading, "gift", gift_id))
    creator = facts.one_creator(reading, gift.creator_id)
    dossier = facts.dossier(reading, gift.deal_id) if gift.deal_id else None
    given = DisclosureFacts(
        value=_values(dossier, (gift,)),
        tie=frozenset(),
        affiliate=False if dossier is None else None,
        control=_control(dossier, (gift,)),
        expectation=_expectation(dossier, (gift,)),
        relationship=_relationship(dossier, (gift,)),
        creator_country=creator.country,
        audience_countries=_audience(creator, None),
        language=creator.language,
        brand_name=gift.brand_name,
    )
    return judge(given, today, record=("gift", gift.id))


@dataclass(frozen=True)
class RecordDisclosure(Command[int]):
    """Keep what a post owes today, one row a country, as it was found; returns how many rows were written."""

    post_id: str
    label = mark("Keep the disclosure of the post “{title}”")

    def execute(self, uow: UnitOfWork) -> int:
        """Write one row a country, with its words, rule and source."""
        from creatorbook.store.models import Disclosure, Post

        post = uow.get(Post, self.post_id)
        verdict = post_verdict(uow.connection, self.post_id, uow.today)
        for duty in verdict.duties:
            uow.add(
                Disclosure(
                    post_id=self.post_id,
                    jurisdiction=duty.country,
                    duty=duty.outcome.value,
                    words=", ".join(duty.words[:3]),
                    rule=", ".join(duty.rule_ids),
                    source="; ".join(f"{source.title} ({source.checked_on})" for source in duty.sources),
                    checked_at=uow.now,
                )
            )
        uow.named(title=post.caption[:40] or post.platform.value)
        return len(verdict.duties)
