"""Disclosure: what a post or a gift owes, country by country, with the words, the place, the switch and the source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import language
from creatorbook.domain.disclosure.engine import FLOOR, Duty, duties, duty_findings, shared_findings
from creatorbook.domain.disclosure.gathering import facts_of_gift, facts_of_post
from creatorbook.domain.disclosure.overrides import override_findings
from creatorbook.domain.disclosure.platform_rules import SwitchDuty, switch_duty, switch_findings
from creatorbook.domain.disclosure.wording import Proposal, propose
from creatorbook.domain.values.ties import Tie
from creatorbook.services.deals import facts
from creatorbook.services.law.own_answers import own_overrides
from creatorbook.services.law.rulebooks import rulebook_with
from creatorbook.services.records import rows
from creatorbook.services.records.reading import live_of
from creatorbook.services.wording.findings import sentence
from creatorbook.services.wording.sources import how_read
from creatorbook.store import results
from creatorbook.store.query.expressions import Given, all_of, any_of
from creatorbook.store.query.select import Table, select
from creatorbook.store.sqlite.statement import prepare

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creatorbook.domain.disclosure.facts import DisclosureFacts
    from creatorbook.domain.disclosure.overrides import Override
    from creatorbook.domain.findings.finding import Finding, Source
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.gifts import Gift
    from creatorbook.domain.records.posts import Post
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.sqlite.statement import Statement


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one post owes on one day: a duty a country, one wording for all, the platform's switch, and the findings."""

    on: date
    facts: DisclosureFacts
    duties: tuple[Duty, ...]
    proposal: Proposal
    switch: SwitchDuty | None
    findings: tuple[Finding, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the verdict as JSON holds it, texts in the language of the screen."""
        return {
            "on": self.on.isoformat(),
            "duties": [_duty_as_json(duty) for duty in self.duties],
            "words": list(self.proposal.words),
            "places": [place.value for place in self.proposal.places],
            "instead": [place.value for place in self.proposal.instead],
            "uncovered": list(self.proposal.uncovered),
            "switch": None if self.switch is None else _switch_as_json(self.switch),
            "findings": [finding_as_json(finding) for finding in self.findings],
        }


def text_in_language(texts: Mapping[str, str]) -> str:
    """Return a rule's text in the language of the screen, else in English."""
    return texts.get(language()) or texts.get("en", "")


def plain_source(source: Source) -> dict[str, str]:
    """Return a source as JSON holds it."""
    return {
        "title": source.title,
        "url": source.url,
        "checked_on": str(source.checked_on),
        "confidence": source.confidence,
        "basis": source.basis,
        "read": how_read(source),
    }


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON holds it, with its sentence."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "text": sentence(finding),
        "about": str(finding.about),
        "record": None if finding.record is None else {"kind": finding.record[0], "id": finding.record[1]},
        "sources": [plain_source(source) for source in finding.sources],
    }


def rules_of(duty: Duty) -> str:
    """Return whose rules a duty is by: the country's own, or those of the whole European Economic Area."""
    return FLOOR if duty.shared else duty.country


def _duty_as_json(duty: Duty) -> dict[str, Any]:
    return {
        "country": duty.country,
        "rules_of": rules_of(duty),
        "outcome": duty.outcome.value,
        "question": None if duty.question is None else duty.question.value,
        "text": text_in_language(duty.text),
        "language": duty.language,
        "words": list(duty.words),
        "places": [place.value for place in duty.places],
        "instead": [place.value for place in duty.instead],
        "rules": list(duty.rule_ids),
        "confidence": duty.confidence,
        "sources": [plain_source(source) for source in duty.sources],
        "also": [
            {"text": text_in_language(note.text), "sources": [plain_source(source) for source in note.sources]}
            for note in duty.also
        ],
    }


def _switch_as_json(duty: SwitchDuty) -> dict[str, Any]:
    return {
        "platform": duty.platform.value,
        "use": duty.use.value,
        "name": text_in_language(duty.names),
        "text": text_in_language(duty.text),
        "sources": [plain_source(source) for source in duty.sources],
    }


def judge_facts(
    given: DisclosureFacts,
    on: date,
    *,
    switch_on: bool | None = None,
    record: tuple[str, str] | None = None,
    overrides: tuple[Override, ...] = (),
) -> Verdict:
    """Return what the rules say of these facts on the day; pure, but for reading the rule files once.

    `overrides` are the user's own: where one is applied, the duty's source and a finding say so.
    """
    book = rulebook_with(overrides)
    owed = duties(given, book.disclosure, on)
    found = [finding for duty in owed for finding in duty_findings(duty, record)]
    found += shared_findings(owed)
    found += override_findings(owed, overrides)
    rules = book.platforms.get(given.platform) if given.platform is not None else None
    switch = switch_duty(given, rules, on) if rules is not None else None
    if switch is not None:
        found += switch_findings(switch, switch_on, language())
    return Verdict(on, given, owed, propose(owed), switch, tuple(found))


def post_verdict(reading: Executes, post_id: str, today: date) -> Verdict:
    """Return what a post owes, by its own facts and its deal's, on the day it was or will be published."""
    return draft_verdict(reading, facts.post(rows.get(reading, "post", post_id)), today)


def draft_verdict(reading: Executes, post: Post, today: date) -> Verdict:
    """Return what a post owes that is given as a snapshot: one being written is not in the book yet."""
    moment = post.published_at or post.planned_at
    on = today if moment is None else moment.astimezone().date()
    record = ("post", post.id) if post.id else None
    own = own_overrides(reading)
    return judge_facts(_post_facts(reading, post), on, switch_on=post.platform_switch, record=record, overrides=own)


def _post_facts(reading: Executes, post: Post) -> DisclosureFacts:
    shown = tuple(facts.gift(row) for row in live_of(reading, "gift", "shown_in_post_id", (post.id,)))
    own, others = _dossiers(reading, post.creator_id, post.brand_id, post.deal_id)
    creator = facts.one_creator(reading, post.creator_id)
    return facts_of_post(post, creator, own, others, shown, tie=_read_ties(reading, post.brand_id))


@cache
def _deals_between() -> Statement:
    """Return the select of a deal, and of all deals of a creator with a brand; a hole filled with None fits none."""
    deal = Table("deal")
    both = all_of(deal.creator_id.equals(Given("creator")), deal.brand_id.equals(Given("brand")))
    return prepare(select(deal, "id").where(any_of(deal.id.equals(Given("deal")), both)))


def _dossiers(
    reading: Executes, creator_id: str, brand_id: str | None, deal_id: str | None
) -> tuple[Dossier | None, tuple[Dossier, ...]]:
    """Return the deal itself, and the creator's other deals with the brand: a relationship outlives one deal."""
    ids = results.values(reading, _deals_between(), deal=deal_id, creator=creator_id, brand=brand_id)
    found = facts.dossiers(reading, ids)
    own = next((each for each in found if each.deal.id == deal_id), None)
    return own, tuple(each for each in found if each is not own)


def _read_ties(reading: Executes, brand_id: str | None) -> frozenset[Tie]:
    return frozenset(Tie(code) for code in rows.get(reading, "brand", brand_id)["ties"]) if brand_id else frozenset()


def gift_verdict(reading: Executes, gift_id: str, today: date) -> Verdict:
    """Return what a post that shows this gift would owe today, on the creator's own channels."""
    return draft_gift_verdict(reading, facts.gift(rows.get(reading, "gift", gift_id)), today)


def draft_gift_verdict(reading: Executes, gift: Gift, today: date) -> Verdict:
    """Return what a post would owe that shows a gift given as a snapshot: one being written is not in the book yet."""
    own, others = _dossiers(reading, gift.creator_id, gift.brand_id, gift.deal_id)
    given = facts_of_gift(gift, facts.one_creator(reading, gift.creator_id), own, others)
    given = replace(given, tie=_read_ties(reading, gift.brand_id))
    record = ("gift", gift.id) if gift.id else None
    return judge_facts(given, today, record=record, overrides=own_overrides(reading))
