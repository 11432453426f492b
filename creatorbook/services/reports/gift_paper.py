"""The statement of gifts as a PDF, in the looks of the creator's documents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.documents.gifts.render import render_gifts
from creatorbook.documents.inputs.contract import Party, PartyRole
from creatorbook.documents.inputs.gifts import GiftPaper, GiftPaperBrand, GiftPaperLine, GiftRate
from creatorbook.documents.inputs.look import HOUSE_LOOK, paper_of
from creatorbook.documents.words import clauses as library
from creatorbook.services.book.settings import LANGUAGE, setting, usual_currency
from creatorbook.services.deals import facts
from creatorbook.services.deals.gifts import read_rate
from creatorbook.services.documents.looks import look_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from creatorbook.domain.records.parties import Creator
    from creatorbook.services.reports.gifts import GiftLine, GiftStatement
    from creatorbook.store.engine.reading import Executes


def gifts_pdf(
    reading: Executes, statements: Sequence[GiftStatement], span: tuple[date, date], today: date, language: str = ""
) -> bytes:
    """Return statements of the days of `span` as one PDF, in the language asked for, else the book's, else English."""
    creators = [facts.one_creator(reading, id) for id in dict.fromkeys(each.creator_id for each in statements)]
    currencies = {each.id: each.currency or usual_currency(reading) for each in creators}
    wanted = language or setting(reading, LANGUAGE)
    look = look_of(reading, creators[0].id) if creators else HOUSE_LOOK
    paper = GiftPaper(
        language=wanted if wanted in library.languages() else "en",
        first=span[0],
        last=span[1],
        made_on=today,
        creators=tuple(_party(each) for each in creators),
        brands=tuple(_brand(each, currencies[each.creator_id]) for each in statements),
        look=replace(look, paper=paper_of(*(each.country for each in creators)), cover=False, initials=False),
    )
    return render_gifts(paper).pdf


def _party(creator: Creator) -> Party:
    return Party(
        PartyRole.CREATOR,
        name=creator.legal_name or creator.name,
        address=creator.address,
        country=creator.country,
        company_number=creator.company_number,
        email=creator.email,
    )


def _brand(statement: GiftStatement, currency: str) -> GiftPaperBrand:
    received, lent = (tuple(_line(line, currency) for line in lines) for lines in (statement.received, statement.lent))
    return GiftPaperBrand(statement.creator, statement.brand, received, lent, statement.sums)


def _line(line: GiftLine, currency: str) -> GiftPaperLine:
    row = line.row
    worth = read_rate(row["value_rate"] or "")
    rate = GiftRate(worth, currency, row["value_rate_on"], row["value_rate_source"]) if worth is not None else None
    return GiftPaperLine(
        received_on=row["received_on"],
        what=row.title,
        expectation=row["expectation"],
        fate=row["fate"],
        fate_on=row["fate_on"],
        sale=row["sale"],
        valuation=row["valuation"],
        value=line.value,
        rate=rate,
        link=row["value_link"],
        files=len(line.files),
        posts=line.posts,
        nature=row["tax_nature"],
        proposed=line.proposed.nature if line.proposed is not None else None,
        reason=row["tax_reason"],
    )
