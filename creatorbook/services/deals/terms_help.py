"""Help while terms are typed: what may stand where nothing is said, instalments in words, numbers to fix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.domain.contracts import terms_defaults
from creatorbook.domain.money.checks import agreed_sum
from creatorbook.domain.money.debts import late_law_country
from creatorbook.domain.money.instalment_phrases import read_instalments
from creatorbook.services.book.settings import reader_of
from creatorbook.services.deals import facts
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.law.late_rates import late_law
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.wording.findings import sentence
from creatorbook.services.wording.numbers import NUMBER_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creatorbook.domain.findings.finding import Source
    from creatorbook.store.engine.reading import Executes


@dataclass(frozen=True, slots=True)
class Proposed:
    """A value that a field may have, ready to be shown: `kind` and `field` name it, `value` is what to write.

    `record` is the id of the record to write to, "" for the deal's terms or for a right yet to be added. `reason` is
    one line for people ("Trade practice, not law"), `sources` what it rests on.
    """

    kind: str
    field: str
    label: str
    value: Any
    shown: str
    reason: str
    sources: tuple[Source, ...]
    record: str = ""


def proposals(reading: Executes, deal_id: str, today: date) -> tuple[Proposed, ...]:
    """Return what the deal's terms may say where they say nothing yet, in the order of the form; raise NotFound.

    Nothing is written: a proposal is shown with its reason, and taken by hand.
    """
    dossier, book = facts.dossier(reading, deal_id), rulebook()
    law = late_law(reading, late_law_country(dossier))
    found = []
    for each in terms_defaults.proposals(dossier, today, book.defaults, law):
        kind, _dot, name = each.field.partition(".")
        field = KINDS[kind].field(name)
        reason = _(NUMBER_WORDS[type(each.reason_code)][each.reason_code])
        shown = formats.format_value(field, each.value)
        found.append(Proposed(kind, name, _(field.label), each.value, shown, reason, each.sources, each.record))
    return tuple(found)


def instalments(reading: Executes, deal_id: str, typed: str, today: date) -> tuple[dict[str, Any], ...]:
    """Return the values of the payments that the words mean ("50 % on signature, the rest net 30"), in order.

    Each has label, amount, trigger, days_after and due_on, as a new payment of the deal takes them; nothing is written.
    Raises BadInput with one sentence where the words are not understood, NotFound where there is no deal.
    """
    dossier = facts.dossier(reading, deal_id)
    deal = dossier.deal
    reader = reader_of(reading, today)
    found = read_instalments(
        typed, agreed_sum(dossier), today, currency=deal.creator.currency or reader.currency, country=reader.country
    )
    if found.problems:
        raise BadInput(sentence(found.problems[0]), where="payments")
    return tuple(
        {
            "label": part.words,
            "amount": part.amount,
            "trigger": part.trigger,
            "days_after": part.days_after,
            "due_on": part.due_on,
        }
        for part in found.parts
    )


def party_troubles(kind: str, values: Mapping[str, Any]) -> dict[str, str]:
    """Return a sentence for each field of a creator, a brand or an agency whose number cannot be right, by field.

    `values` are those of the record as it stands in the form: country, tax_residence and the numbers. It forbids
    nothing: a number may be right where the program knows no better.
    """
    from creatorbook.domain.contracts.checks.identity import party_numbers
    from creatorbook.domain.records.parties import Agency, Brand, Creator

    parties: dict[str, type[Creator | Brand | Agency]] = {"creator": Creator, "brand": Brand, "agency": Agency}
    if kind not in parties:
        return {}
    names = ["name", "country", "tax_residence", "company_number", "register", "vat_number", "email"]
    names += ["iban", "bic", "bank_code", "bank_account"] if kind == "creator" else []
    known: dict[str, Any] = {name: str(values.get(name) or "") for name in names}
    found = party_numbers(kind, parties[kind]("", **known))
    return {each.about.rpartition(".")[2]: sentence(each) for each in reversed(list(found))}
