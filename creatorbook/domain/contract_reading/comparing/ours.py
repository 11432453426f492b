"""What a deal says, topic by topic, as it is compared with a contract; each with the field that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.comparing.comparison import Ours, Target
from creatorbook.domain.contract_reading.text.plain import plain_letters
from creatorbook.domain.contract_reading.values.forms import resolve_form
from creatorbook.domain.contract_reading.values.found import Duration, Percent, Pieces, Topic, Words
from creatorbook.domain.contract_reading.values.places import named_laws
from creatorbook.domain.records.terms import DeliverableState, ProductDuty, UsageChannel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.domain.records.deliverables import Deliverable
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.rights import UsageRight
    from creatorbook.domain.records.terms import Terms
    from creatorbook.domain.values.platforms import Medium, Platform

_WORLD = "WORLD"
_CODE = 2


def our_values(dossier: Dossier) -> tuple[Ours, ...]:
    """Return what the deal says on every topic that a contract is compared in; None where it says nothing."""
    parts = (_money, _time, _our_pieces, _terms, _rights, _exclusive)
    return tuple(each for part in parts for each in part(dossier))


def payment_days(dossier: Dossier) -> int | None:
    """Return the days in which an invoice is payable: the terms', else those that the brand is known for."""
    terms, brand = dossier.terms, dossier.deal.brand
    if terms is not None and terms.payment_days is not None:
        return terms.payment_days
    return brand.payment_days if brand is not None else None


def _money(dossier: Dossier) -> Iterator[Ours]:
    deal, terms = dossier.deal, dossier.terms
    yield Ours(Topic.FEE, deal.fee, Target("deal", deal.id, "fee"))
    # One instalment of the whole fee says nothing that the fee does not.
    if len(dossier.instalments) > 1:
        for each in dossier.instalments:
            yield Ours(Topic.INSTALMENT, each.amount, Target("payment", each.id, "amount"), each.label)
    days = payment_days(dossier)
    said = None if days is None else Duration(days)
    yield Ours(Topic.PAYMENT_DAYS, said, Target("terms", "", "payment_days"))
    if terms is not None and terms.product_duty is not ProductDuty.NONE and terms.product_value is not None:
        yield Ours(Topic.PRODUCT_VALUE, terms.product_value, Target("terms", "", "product_value"))
    share = None if terms is None or terms.affiliate_bp is None else Percent(terms.affiliate_bp)
    yield Ours(Topic.AFFILIATE, share, Target("terms", "", "affiliate_bp"))


def _time(dossier: Dossier) -> Iterator[Ours]:
    deal = dossier.deal
    yield Ours(Topic.START, deal.starts_on, Target("deal", deal.id, "starts_on"))
    yield Ours(Topic.END, deal.ends_on, Target("deal", deal.id, "ends_on"))


def _deliverables_owed(dossier: Dossier) -> tuple[Deliverable, ...]:
    return tuple(each for each in dossier.deliverables if each.state is not DeliverableState.CANCELLED)


def _our_pieces(dossier: Dossier) -> Iterator[Ours]:
    groups: dict[tuple[Medium, Platform | None], list[Deliverable]] = {}
    for each in _deliverables_owed(dossier):
        groups.setdefault(resolve_form(each.medium, each.platform), []).append(each)
    for (medium, platform), members in groups.items():
        count = sum(each.count for each in members)
        target = Target("deliverable", members[0].id, "count") if len(members) == 1 else None
        yield Ours(Topic.DELIVERABLE, Pieces(medium, count, platform), target)
    for each in _deliverables_owed(dossier):
        about = each.medium.value
        if each.draft_due_on is not None:
            yield Ours(Topic.DRAFT_ON, each.draft_due_on, Target("deliverable", each.id, "draft_due_on"), about)
        if each.due_on is not None:
            yield Ours(Topic.POST_ON, each.due_on, Target("deliverable", each.id, "due_on"), about)


def _terms(dossier: Dossier) -> Iterator[Ours]:
    terms = dossier.terms

    def _days(name: str) -> Duration | None:
        days = getattr(terms, name) if terms is not None else None
        return None if days is None else Duration(days)

    yield Ours(Topic.APPROVAL, terms.approval_needed if terms else None, Target("terms", "", "approval_needed"))
    yield Ours(Topic.REVIEW_DAYS, _days("review_days"), Target("terms", "", "review_days"))
    yield Ours(Topic.REVISIONS, terms.revisions if terms else None, Target("terms", "", "revisions"))
    share = None if terms is None or terms.kill_fee_bp is None else Percent(terms.kill_fee_bp)
    yield Ours(Topic.KILL_FEE, share, Target("terms", "", "kill_fee_bp"))
    yield Ours(Topic.NOTICE, *_notice(terms))
    yield Ours(Topic.LAW, _law(terms), Target("terms", "", "governing_law"))


def _notice(terms: Terms | None) -> tuple[Duration | None, Target]:
    """Return the notice that ends the contract: the ordinary one, else that against a renewal by itself."""
    names = ("notice_days", "renewal_notice_days") if terms is not None else ()
    said = next(((name, days) for name in names if (days := getattr(terms, name)) is not None), None)
    if said is None:
        return None, Target("terms", "", "notice_days")
    return Duration(said[1]), Target("terms", "", said[0])


def _law(terms: Terms | None) -> Words | None:
    if terms is None or not terms.governing_law:
        return None
    said = terms.governing_law.strip()
    if len(said.split("-")[0]) == _CODE and said.isupper():
        return Words((said,))
    named = named_laws(plain_letters(said))
    return Words((named[0][0],) if named else (said,), said)


def _rights(dossier: Dossier) -> Iterator[Ours]:
    rights = dossier.rights
    if not rights:
        for topic in (Topic.USE_DURATION, Topic.USE_CHANNELS, Topic.USE_TERRITORY):
            yield Ours(topic, None)
        return
    seen: dict[int | None, UsageRight] = {}
    for each in rights:
        seen.setdefault(each.duration_days, each)
    for days, each in seen.items():
        alone = sum(other.duration_days == days for other in rights) == 1
        target = Target("usage_right", each.id, "duration_days") if alone else None
        yield Ours(Topic.USE_DURATION, Duration(days), target, ",".join(sorted(each.channels)))
    one = rights[0].id if len(rights) == 1 else ""
    codes = {channel.value for each in rights for channel in each.channels}
    if any(each.paid for each in rights) and not codes & {UsageChannel.PAID_SOCIAL, UsageChannel.WHITELISTING}:
        codes.add(UsageChannel.PAID_SOCIAL.value)
    yield Ours(Topic.USE_CHANNELS, Words(tuple(sorted(codes))), Target("usage_right", one, "channels") if one else None)
    everywhere = any(not each.territories or _WORLD in each.territories for each in rights)
    where = {_WORLD} if everywhere else {code for each in rights for code in each.territories}
    yield Ours(
        Topic.USE_TERRITORY, Words(tuple(sorted(where))), Target("usage_right", one, "territories") if one else None
    )


def _exclusive(dossier: Dossier) -> Iterator[Ours]:
    listed = dossier.exclusivities
    categories = "; ".join(each.category for each in listed if each.category)
    yield Ours(Topic.EXCLUSIVITY, bool(listed), None, categories)
    for each in listed:
        if each.ends_on is not None:
            target = Target("exclusivity", each.id, "ends_on")
            yield Ours(Topic.EXCLUSIVITY_END, each.ends_on, target, each.category)
        if each.starts_on is not None and each.ends_on is not None:
            days = (each.ends_on - each.starts_on).days + 1
            yield Ours(Topic.EXCLUSIVITY_DURATION, Duration(days), None, each.category)
