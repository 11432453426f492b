"""Statements of shares as files: a PDF in the looks of the creator's documents, a table as CSV."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.documents.inputs.contract import Party, PartyRole
from creatorbook.documents.inputs.look import paper_of
from creatorbook.documents.inputs.shares import SharePaper, SharePaperLine
from creatorbook.documents.shares.render import render_shares
from creatorbook.documents.words import clauses as library
from creatorbook.domain.values.money import Money
from creatorbook.exchange.tables.export import write_csv
from creatorbook.services.book.settings import LANGUAGE, setting
from creatorbook.services.deals import facts
from creatorbook.services.documents.looks import look_of
from creatorbook.services.fields.words import word_for
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.exchange.tables.export import Value
    from creatorbook.services.shares.statements import ShareLine, ShareStatement
    from creatorbook.store.engine.reading import Executes

_SPLIT, _AGENCY = Table("split"), Table("agency")


def statement_pdf(reading: Executes, statement: ShareStatement, today: date) -> bytes:
    """Return a statement as a PDF, in the language of the book where documents have it, else in English."""
    creator = facts.one_creator(reading, statement.creator_id)
    language = setting(reading, LANGUAGE)
    side = Party(
        PartyRole.CREATOR,
        name=creator.legal_name or creator.name,
        address=creator.address,
        country=creator.country,
        email=creator.email,
    )
    paper = SharePaper(
        language=language if language in library.languages() else "en",
        month=statement.first,
        made_on=today,
        creator=side,
        partner=statement.partner,
        contact=_contact(reading, statement.lines[-1].share.rule.id),
        lines=tuple(_line(each) for each in statement.lines),
        look=replace(look_of(reading, statement.creator_id), paper=paper_of(creator.country, "")),
    )
    return render_shares(paper).pdf


def _contact(reading: Executes, split: str) -> str:
    """Return how a partner is reached: as the share says, else as the agency's record does."""
    of = select(_SPLIT, _SPLIT.contact, _AGENCY.address, _AGENCY.email)
    joined = of.join_if_there(_AGENCY, _AGENCY.id.equals(_SPLIT.agency_id)).where(_SPLIT.id.equals(split))
    contact, address, email = results.first(reading, joined) or ("", "", "")
    return str(contact or "\n".join(filter(None, (address, email))))


def _line(line: ShareLine) -> SharePaperLine:
    share = line.share
    part, rule = share.part, share.rule
    return SharePaperLine(
        date.fromisoformat(part.came_on),
        line.deal,
        line.brand,
        Money(part.net, part.currency),
        Money(part.gross, part.currency),
        rule.manner,
        rule.base,
        rule.percent_bp,
        rule.fixed,
        Money(share.amount, part.currency),
        Money(share.settled, part.currency),
    )


def statements_csv(statements: Sequence[ShareStatement]) -> bytes:
    """Return statements as one table, a row for each share of a sum that came."""
    head = [
        _("Creator"), _("Who gets it"), _("Role"), _("Month"), _("Came in on"), _("Deal"), _("Brand"),
        _("Without taxes"), _("With taxes"), _("Share"), _("Amount"), _("Settled"), _("Open"), _("Currency"),
    ]  # fmt: skip
    rows = [_csv_row(each, line) for each in statements for line in each.lines]
    return write_csv(head, rows)


def _csv_row(statement: ShareStatement, line: ShareLine) -> list[Value]:
    share = line.share
    part = share.part
    net, gross, amount, settled = (
        Money(minor, part.currency) for minor in (part.net, part.gross, share.amount, share.settled)
    )
    return [
        statement.creator,
        statement.partner,
        word_for(statement.role),
        statement.month,
        date.fromisoformat(part.came_on),
        line.deal,
        line.brand,
        net,
        gross,
        share.rule.words,
        amount,
        settled,
        share.open,
        part.currency,
    ]
