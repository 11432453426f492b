"""The words that an invoice must bear, per country, regime, buyer and place: VAT's first, then those of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.findings.codes import finding
from creatorbook.domain.money.invoices.treatments import place_of
from creatorbook.domain.money.invoices.vat import decide_vat, fits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.money.invoices.law import Case, InvoiceLaw, Mention
    from creatorbook.domain.money.invoices.parties import InvoiceFacts


def tax_point(facts: InvoiceFacts) -> date:
    """Return the day whose VAT rules hold: that of the supply, of the issue while none is said."""
    return facts.supplied_on or facts.issued_on


def mentions_of(facts: InvoiceFacts, law: InvoiceLaw | None) -> tuple[Mention, ...]:
    """Return the words that this invoice must bear, those of its VAT first, each once."""
    if law is None:
        return ()
    found: dict[str, Mention] = {}
    for supply in sorted(facts.supplies):
        decision = decide_vat(facts.seller, facts.buyer, supply, tax_point(facts), law)
        if decision is not None and decision.mention is not None:
            found[decision.mention.id] = decision.mention
    of_vat = {each.mention for each in law.treatments}
    for mention in law.mentions:
        if mention.id not in of_vat and mention.is_in_force(facts.issued_on) and is_case(mention.case, facts):
            found.setdefault(mention.id, mention)
    return tuple(found.values())


def check_mentions(
    facts: InvoiceFacts, law: InvoiceLaw | None, printed: Collection[str], language: str
) -> Iterator[Finding]:
    """Yield the words that must be printed and are not among those that the document bears."""
    for mention in mentions_of(facts, law):
        words = mention.words_in(language)
        if not any(words in each or mention.texts[mention.language] in each for each in printed):
            yield finding(
                "invoice.mention_missing",
                about="mentions",
                record=facts.record,
                sources=mention.sources,
                mention=mention.texts[mention.language],
                country=facts.seller.country,
            )


def is_case(case: Case, facts: InvoiceFacts) -> bool:
    """Return whether a case of the rules is this invoice's; a limit in another currency is taken as passed."""
    place = place_of(facts.seller.country, facts.buyer.country)
    total = facts.totals.total_with_vat
    return (
        any(fits(case, facts.seller.regime, facts.buyer.kind, place, supply) for supply in facts.supplies)
        and (not case.kinds or facts.kind in case.kinds)
        and (not case.categories or any(group.key.category in case.categories for group in facts.totals.groups))
        and (case.over is None or case.over.currency != total.currency or total > case.over)
    )
