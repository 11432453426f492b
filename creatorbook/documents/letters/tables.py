"""The tables of letters: what is to be made and the rights (as contracts show them), what is owed, and its interest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.page.tables import Cell, Column, Grid
from creatorbook.domain.records.letters import LetterKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.inputs.letter import ClaimLine, LetterInput
    from creatorbook.documents.words.speech import Speech
    from creatorbook.domain.values.money import Money

_FEW = 2  # rows of a claim below which a table says nothing that the sentence does not


def letter_grid(block: str, letter: LetterInput, speech: Speech, words: Mapping[str, str]) -> Grid | None:
    """Return the table of a block in a letter, None where it has nothing to add."""
    if block in ("claim", "interest"):
        if letter.claim is None:
            return None
        whole = letter.kind is LetterKind.FORMAL_NOTICE
        if block == "interest":
            made = _interest(letter.claim, speech, words)
        else:
            made = _owed_grid(letter.claim, speech, words, whole=whole)
        return made if made.rows else None
    from creatorbook.documents.contract.terms_tables import TABLES

    return TABLES[block](_terms(letter), speech)


def _terms(letter: LetterInput) -> ContractInput:
    """Return the terms of a letter as those of a contract, for the tables that both have."""
    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.domain.values.money import Money

    return ContractInput(
        number="",
        version=1,
        language=letter.language,
        issued_on=None,
        creator=letter.creator,
        brand=letter.brand,
        fee=letter.fee or Money(0, "EUR"),
        deliverables=letter.deliverables,
        rights=letter.rights,
    )


def _owed_grid(claim: ClaimLine, speech: Speech, words: Mapping[str, str], *, whole: bool) -> Grid:
    """Return what is owed, line by line; `whole` adds interest, the fixed sum and the total."""
    due = speech.day(claim.due_on) if claim.due_on else speech.word("say", "none")
    rows = [(words["principal_net" if claim.vat is not None else "principal"].format(date=due), claim.amount, False)]
    if claim.vat is not None:
        rate = speech.percent(claim.vat_bp) if claim.vat_bp is not None else ""
        rows.append((words["vat"].format(rate=rate).rstrip(" ,"), claim.vat, False))
    rows += [(words["paid"].format(date=speech.day(part.on)), -part.amount, False) for part in claim.paid]
    if len(rows) > 1:
        rows.append((words["outstanding"], claim.outstanding, True))
    apart: list[tuple[str, Money, bool]] = []
    if whole:
        if claim.interest is not None:
            rows.append((words["interest"].format(date=speech.day(claim.counted_to)), claim.interest, False))
        if claim.fixed_sum is not None:
            fixed = (words["fixed_sum"], claim.fixed_sum, False)
            (rows if claim.fixed_sum.currency == claim.outstanding.currency else apart).append(fixed)
        rows.append(
            (words["total" if claim.interest is not None or not claim.basis else "total_open"], claim.total, True)
        )
    shown = [*rows, *apart] if whole or len(rows) >= _FEW else []
    grid = Grid([Column(words["item"], 70), Column(words["amount"], 30, right=True)], [])
    for label, amount, strong in shown:
        grid.rows.append([Cell(label, strong=strong), Cell(speech.money(amount), strong=strong)])
    grid.totals.update(index for index, row in enumerate(shown) if row[2])
    return grid


def _interest(claim: ClaimLine, speech: Speech, words: Mapping[str, str]) -> Grid:
    columns = [
        Column(words["span"], 40),
        Column(words["days"], 10, right=True),
        Column(words["base"], 18, right=True),
        Column(words["rate"], 14, right=True),
        Column(words["amount"], 18, right=True),
    ]
    rows = [
        [
            Cell(f"{speech.short_day(row.first)} – {speech.short_day(row.last)}"),
            Cell(speech.number(row.days)),
            Cell(speech.money(row.base)),
            Cell(speech.percent(row.rate_bp)),
            Cell(speech.money(row.amount)),
        ]
        for row in claim.rows
    ]
    return Grid(columns, rows)
