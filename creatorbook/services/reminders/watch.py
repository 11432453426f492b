"""What disclosure reminders are computed from: posts without proof, ended work, changed rules, sums of a year."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from creatorbook.domain.contracts.written_contract import (
    first_day_of_year_to,
    law_applies,
    written_contract_findings,
)
from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.reminders.disclosure import Changed, Ended, Watch, law_holding_in
from creatorbook.domain.values.platforms import PostState
from creatorbook.services.deals import facts
from creatorbook.services.law.rulebooks import rulebook, rules_changed_since
from creatorbook.services.records import reading as records
from creatorbook.services.records.notions import is_agreed
from creatorbook.store import results
from creatorbook.store.query.expressions import (
    Exists,
    Given,
    GivenList,
    Not,
    Single,
    Truth,
    all_of,
    any_of,
    coalesce,
    count,
    least,
    most,
    total,
)
from creatorbook.store.query.select import Table, select
from creatorbook.store.sqlite.statement import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.contracts.law import ContractLaw
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.posts import Post
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.expressions import Condition, Expression
    from creatorbook.store.sqlite.statement import Statement

_DEAL, _POST, _GIFT, _CONTRACT = Table("deal"), Table("post"), Table("gift"), Table("contract")
_FIRST, _LAST = Given("first"), Given("last")
_IS_AGREED = is_agreed(_DEAL)
_IN_FORCE = (ContractState.ISSUED, ContractState.SIGNED_BY_ONE, ContractState.SIGNED, ContractState.ENDED)


@cache
def _unproved_posts_select() -> Statement:
    """Return the select of the live posts for somebody, of some days, of which no proof is left."""
    proof, file = Table("proof"), Table("attachment")
    kept = select(proof, "id").join(file, file.id.equals(proof.attachment_id)).where(proof.post_id.equals(_POST.id))
    return records.prepare_live(
        "post",
        _POST.state.equals(PostState.LIVE),
        _POST.published_at.between(_FIRST, _LAST),
        any_of(_POST.brand_id.is_known(), _POST.deal_id.is_known()),
        Not(Exists(kept)),
    )


@cache
def _found_wanting_select() -> Statement:
    """Return the select of the live posts for somebody, of some days, whose text was once likely not enough."""
    kept = Table("disclosure")
    wanting = select(kept, "id").where(kept.post_id.equals(_POST.id), kept.verdict.equals(Verdict.INSUFFICIENT))
    return records.prepare_live(
        "post",
        _POST.state.equals(PostState.LIVE),
        _POST.published_at.between(_FIRST, _LAST),
        any_of(_POST.brand_id.is_known(), _POST.deal_id.is_known()),
        Exists(wanting),
    )


@cache
def _ended_deals() -> Statement:
    """Return the select of planned posts without a deal and their creator's agreed deals with the brand.

    Of these, how many there are, how many have a last day, how many are not closed, and the last day of all.
    """
    same = all_of(_DEAL.creator_id.equals(_POST.creator_id), _DEAL.brand_id.equals(_POST.brand_id))
    open_ones = total(Truth(_DEAL.stage.differs(Stage.CLOSED)))
    return prepare(
        select(_POST, _POST.id, count(), count(_DEAL.ends_on), open_ones, most(_DEAL.ends_on))
        .join(_DEAL, same)
        .where(_POST.planned_at.between(_FIRST, _LAST), _IS_AGREED, state=PostState.PLANNED, deal_id=None)
        .group_by(_POST.id)
    )


@cache
def _kept_duties_select() -> Statement:
    """Return the select of the planned posts whose duties were kept, each with the instant of the last time."""
    kept = Table("disclosure")
    return prepare(
        select(_POST, _POST.id, most(kept.checked_at))
        .join(kept, kept.post_id.equals(_POST.id))
        .where(_POST.planned_at.at_least(_FIRST), state=PostState.PLANNED)
        .group_by(_POST.id)
    )


def _counts_since() -> Condition:
    """Return whether a deal counts since a day."""
    return any_of(_day().is_null(), _day().at_least(Given("since")))


def _day() -> Expression:
    """Return the day to which a deal counts: signed, begun, or the first post; what has none counts as of today."""
    signed = select(_CONTRACT, least(_CONTRACT.signed_on)).where(_CONTRACT.deal_id.equals(_DEAL.id))
    published = select(_POST, least(_POST.published_at)).where(_POST.deal_id.equals(_DEAL.id))
    return coalesce(_DEAL.signed_on, Single(signed), _DEAL.starts_on, Single(published))


@cache
def _sums() -> tuple[Statement, ...]:
    """Return the selects that add up, by creator and brand, what counts since a day, and how many parts are unwritten.

    What deals pay, what products they come with, and gifts.
    """
    terms = Table("terms")
    since, currency = Given("since"), Given("currency")
    contract = select(_CONTRACT, "id").where(_CONTRACT.deal_id.equals(_DEAL.id), _CONTRACT.state.among(_IN_FORCE))
    unwritten = total(Truth(Not(Exists(contract))))
    counts = (_IS_AGREED, _DEAL.brand_id.is_known(), _counts_since())
    of = (_DEAL.creator_id, _DEAL.brand_id)
    deals = select(_DEAL, *of, total(_DEAL.fee_minor), unwritten).where(_DEAL.fee_currency.equals(currency), *counts)
    products = (
        select(terms, *of, total(terms.product_value_minor), unwritten)
        .join(_DEAL, _DEAL.id.equals(terms.deal_id))
        .where(terms.product_value_currency.equals(currency), *counts)
    )
    received = any_of(_GIFT.received_on.is_null(), _GIFT.received_on.at_least(since))
    gifts = select(_GIFT, "creator_id", "brand_id", total(_GIFT.value_minor), count()).where(
        _GIFT.value_currency.equals(currency), received
    )
    return (
        prepare(deals.group_by(*of)),
        prepare(products.group_by(*of)),
        prepare(gifts.group_by(_GIFT.creator_id, _GIFT.brand_id)),
    )


@cache
def _deals_of_year() -> Statement:
    """Return the select of a creator's agreed deals with some brands that count since a day."""
    since = Given("since")
    given = select(_GIFT, "id").where(_GIFT.deal_id.equals(_DEAL.id), _GIFT.received_on.at_least(since))
    return prepare(
        select(_DEAL, "id").where(
            _IS_AGREED,
            _DEAL.creator_id.equals(Given("creator")),
            _DEAL.brand_id.among(GivenList("brands")),
            any_of(_counts_since(), Exists(given.with_trash())),
        )
    )


@cache
def _loose_gifts() -> Statement:
    return records.prepare_live(
        "gift",
        _GIFT.deal_id.is_null(),
        _GIFT.creator_id.equals(Given("creator")),
        _GIFT.brand_id.among(GivenList("brands")),
    )


def read_watch(reading: Executes, today: date, first: str, last: str) -> Watch:
    """Return what disclosure reminders are computed from; `first` and `last` bound the instants looked at (ISO)."""
    unproved = records.built(reading, "post", _unproved_posts_select(), first=first, last=last)
    return Watch(
        tuple(facts.post(row) for row in unproved),
        _ended_relationships(reading, first, last),
        _changed_rules(reading, today, first),
        _written_findings_due(reading, today),
        _unlabelled_posts(reading, today, first, last),
    )


def _unlabelled_posts(reading: Executes, today: date, first: str, last: str) -> tuple[Post, ...]:
    """Return the live posts that were found wanting once, and whose text still is: each is looked at as it is now."""
    found = records.built(reading, "post", _found_wanting_select(), first=first, last=last)
    if not found:
        return ()
    from creatorbook.services.disclosure import captions

    posts = [facts.post(row) for row in found]
    return tuple(
        post
        for post in posts
        if captions.caption_of_draft(reading, post, today).check().verdict is Verdict.INSUFFICIENT
    )


def _posts(reading: Executes, ids: Iterable[str]) -> dict[str, Post]:
    return {row.id: facts.post(row) for row in records.live_of(reading, "post", "id", sorted(ids))}


def _ended_relationships(reading: Executes, first: str, last: str) -> tuple[Ended, ...]:
    # Every agreed deal of the creator with the brand is closed and has its last day.
    days = {
        post_id: last_day
        for post_id, deals, dated, open_ones, last_day in results.iterate(
            reading, _ended_deals(), first=first, last=last
        )
        if deals == dated and not open_ones
    }
    if not days:
        return ()
    from creatorbook.domain.disclosure.engine import law_of

    laws = rulebook().disclosure
    found = []
    for post_id, post in _posts(reading, days).items():
        recent = [law.recent_days or 0 for code in post.audience_countries for law in [law_of(code, laws)] if law]
        found.append(Ended(post, date.fromisoformat(days[post_id]), max(recent, default=0)))
    return tuple(found)


def _changed_rules(reading: Executes, today: date, first: str) -> tuple[Changed, ...]:
    kept = {
        post_id: date.fromisoformat(at[:10])
        for post_id, at in results.iterate(reading, _kept_duties_select(), first=first)
    }
    if not kept:
        return ()
    posts = _posts(reading, kept)
    own = frozenset(rulebook().disclosure)
    countries = {law_holding_in(country, own) for post in posts.values() for country in post.audience_countries}
    changes = rules_changed_since(min(kept.values()), today, countries)
    if not changes:
        return ()
    days = tuple(sorted({(change.country, change.on) for change in changes}))
    return tuple(Changed(post, kept[post_id], days, own) for post_id, post in posts.items())


def _brands_near_threshold(reading: Executes, currency: str, since: date, enough: int) -> dict[str, list[str]]:
    """Return, by creator, the brands whose sums may be near a threshold and have a part without a contract."""
    sums: dict[tuple[str, str], tuple[int, int]] = {}
    for query in _sums():
        for creator_id, brand_id, minor, unwritten in results.iterate(reading, query, currency=currency, since=since):
            known, bare = sums.get((creator_id, brand_id), (0, 0))
            sums[creator_id, brand_id] = (known + (minor or 0), bare + (unwritten or 0))
    near: dict[str, list[str]] = {}
    for (creator_id, brand_id), (minor, unwritten) in sums.items():
        if minor >= enough and unwritten:
            near.setdefault(creator_id, []).append(brand_id)
    return near


def _written_findings_due(reading: Executes, today: date) -> tuple[Finding, ...]:
    found: list[Finding] = []
    laws = rulebook().contracts
    creators = facts.creators(reading, records.ids(reading, "creator")).values()
    # A law that can reach nobody here need not even be read.
    reaching = [code for code in laws if any(law_applies(creator, code) is not False for creator in creators)]
    for law in (laws[code] for code in reaching):
        rule = law.threshold_on(today)
        if rule is None:
            continue
        since = min(date(today.year, 1, 1), first_day_of_year_to(today))
        enough = -(-rule.amount.minor * rule.warn_percent // 100)
        for creator_id, brand_ids in sorted(
            _brands_near_threshold(reading, rule.amount.currency, since, enough).items()
        ):
            found += _findings_of_creator(reading, creator_id, brand_ids, law, since, today)
    return tuple(found)


def _findings_of_creator(
    reading: Executes, creator_id: str, brand_ids: list[str], law: ContractLaw, since: date, today: date
) -> tuple[Finding, ...]:
    whose = {"creator": creator_id, "brands": sorted(brand_ids)}
    dossiers = facts.dossiers(reading, results.values(reading, _deals_of_year(), since=since, **whose))
    given = tuple(facts.gift(row) for row in records.built(reading, "gift", _loose_gifts(), **whose))
    return written_contract_findings(facts.one_creator(reading, creator_id), dossiers, given, law, today)
