"""The key terms of a contract: what, when, for how much, which rights, which exclusivity, which law.

The full form shows them in a box on its first page, the short form is built on them. A row stands for what was agreed:
what was not, such as an exclusivity, has its clause and no row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.documents.contract.terms_tables import payment_words, span_words, window_words
from creatorbook.documents.contract.values import VALUES
from creatorbook.domain.values.platforms import Platform

if TYPE_CHECKING:
    from creatorbook.documents.contract.compose import Composition
    from creatorbook.documents.inputs.contract import ContractInput, ExclusivityLine, RightsLine
    from creatorbook.documents.words.speech import Speech

_FEW = 4  # lines of one term that a summary names; of more it names the first


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """One term: its name, how a summary says it, what a deal sheet says beside the tables, and the tables' names."""

    name: str
    summary: tuple[str, ...]
    beside: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()


def key_terms(contract: ContractInput, composition: Composition) -> tuple[KeyTerm, ...]:
    """Return the terms in the order in which they are read."""
    speech = composition.speech
    said = {clause.id for clause in composition.clauses}
    shown = {part.block for clause in composition.clauses for part in clause.parts}

    def term(key: str, summary: list[str], beside: tuple[str, ...] = (), *blocks: str) -> KeyTerm:
        kept = tuple(block for block in blocks if block in shown)
        lines = tuple(line for line in summary if line.strip())
        return KeyTerm(speech.word("sheet", key), lines, beside, kept)

    fee, payment = _fee(contract, speech) if "fee" in said else "", _payment(contract, speech)
    rights = _fewer([_right(line, speech) for line in contract.rights]) if "rights" in shown else []
    promises = _fewer([_promise(line, speech) for line in contract.exclusivities]) if "exclusivity" in shown else []
    law = _law(contract, speech) if "law" in said else ""
    objective = (contract.objective,) if contract.objective.strip() and "purpose" in said else ()
    period = span_words(contract.starts_on, contract.ends_on, speech) if contract.starts_on or contract.ends_on else ""
    products = [f"{line.description} ({speech.word('duty', line.duty)})" for line in contract.products]
    found = (
        term("content", _content(contract, speech) if "deliverables" in shown else [], objective, "deliverables"),
        term("dates", [period], (period,) if period else ()),
        term("fee", [fee, payment if fee else ""], _fee_beside(fee, payment, contract), "instalments"),
        # A long list of products is read in its table.
        term("products", products if "products" in shown and len(products) <= _FEW else [], (), "products"),
        term("rights", rights, (), "rights"),
        term("exclusivity", promises, (), "exclusivity"),
        term("labels", [], (), "disclosures"),
        term("law", [law], (law,)),
    )
    return tuple(each for each in found if any((*each.summary, *each.beside, *each.blocks)))


def section_of(block: str, speech: Speech) -> str:
    """Return the name of the term that a table belongs to, as the deal sheet has it."""
    return speech.word("sheet", _SECTIONS[block])


_SECTIONS = {
    "deliverables": "content",
    "instalments": "fee",
    "products": "products",
    "rights": "rights",
    "exclusivity": "exclusivity",
    "disclosures": "labels",
}


def _content(contract: ContractInput, speech: Speech) -> list[str]:
    lines = []
    for line in contract.deliverables:
        what = f"{speech.number(line.count)} × {speech.word('medium', line.medium)}"
        where = "" if line.platform is Platform.OTHER else speech.word("platform", line.platform)
        due = speech.short_day(line.due_on) if line.due_on else ""
        lines.append(", ".join(part for part in (what, where, due) if part))
    return _fewer(lines)


def _fee(contract: ContractInput, speech: Speech) -> str:
    sums = [contract.fee, *contract.rights_on_top]
    shown = [speech.money(amount) for amount in sums if amount]
    return f"{' + '.join(shown)} ({speech.word('sheet', 'excluding_taxes')})" if shown else ""


def _payment(contract: ContractInput, speech: Speech) -> str:
    if contract.instalments:
        amounts = [speech.money(line.amount) for line in contract.instalments]
        return " + ".join(_fewer(amounts)) if len(amounts) > 1 else ""
    return payment_words(contract.payment_days, speech)


def _fee_beside(fee: str, payment: str, contract: ContractInput) -> tuple[str, ...]:
    """Return what stands over the instalments: the fee, and when it is paid where no instalments say so."""
    if not fee:
        return ()
    mention = contract.vat_mention.strip()
    alone = payment if not contract.instalments else ""
    return (" · ".join(part for part in (fee, mention, alone) if part),)


def _right(line: RightsLine, speech: Speech) -> str:
    uses = speech.join([speech.word("channel", channel) for channel in line.channels])
    price = speech.word("say", "included") if line.price is None else speech.money(line.price)
    return ", ".join((uses, speech.territories(line.territories), window_words(line, speech), price))


def _promise(line: ExclusivityLine, speech: Speech) -> str:
    what = line.category or speech.word("say", "other_category")
    return ", ".join((what, speech.territories(line.territories), span_words(line.starts_on, line.ends_on, speech)))


def _law(contract: ContractInput, speech: Speech) -> str:
    place = contract.courts.strip()
    if any(each.id == "law" and each.name == "arbitration" for each in contract.alternatives):
        word = speech.word("sheet", "arbitration_at" if place else "arbitration")
        place = word.format(place=place)
    return ", ".join(part for part in (VALUES["law.name"].read(contract, speech), place) if part)


def _fewer(lines: list[str]) -> list[str]:
    return lines if len(lines) <= _FEW else [*lines[: _FEW - 1], "…"]
