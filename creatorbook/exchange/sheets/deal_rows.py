"""Rows of a table whose headings are understood, made into deals and gifts.

Nothing that stands in a row of deals or gifts is lost: what no field can hold goes to the note with its heading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from creatorbook.common.text import fold
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import Expectation, GiftFate
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.records import ImportedDeal, ImportedGift
from creatorbook.exchange.people.names import without_salutation
from creatorbook.exchange.people.reach import read_email
from creatorbook.exchange.sheets.lines import prepare_columns, read_brand, read_lines
from creatorbook.exchange.sheets.pieces import read_pieces
from creatorbook.exchange.tables.cells import as_text
from creatorbook.exchange.tables.words import EXPECTATIONS, FATES, MEDIA, PLATFORMS, STAGES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creatorbook.exchange.base.problems import Remarks
    from creatorbook.exchange.base.records import ReadOptions, Record
    from creatorbook.exchange.sheets.lines import Line
    from creatorbook.exchange.tables.columns import Mapped

_DEAL_DAYS = (
    "agreed_on",
    "starts_on",
    "due_on",
    "payment_due_on",
    "published_on",
    "invoiced_on",
    "paid_on",
    "ends_on",
    "next_action_on",
)
_GIFT_DAYS = ("received_on", "return_by")
_INVOICE = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z/_-])[A-Za-z0-9][\w/.\- ]{1,30}")
_DAYS_TO_PAY = re.compile(
    r"(?:net|netto|nett|within|innerhalb von|binnen|sous|a|entro|en|dans les)?[ -]?([0-9]{1,3})[ -]?"
    r"(?:days?|tagen?|jours?|jrs?|dias?|giorni|gg|d|t|j|net|netto|nets)?"
    r"(?: (?:net|netto|nets|naturales|after invoice))?\.?"
)
_AT_ONCE = frozenset(
    {"sofort", "immediately", "immediate", "on receipt", "due on receipt", "upon receipt", "a reception", "comptant"}
    | {"immediat", "immediato", "alla ricezione", "inmediato", "al contado", "a la recepcion", "sofort fallig"}
)
_COUNT = re.compile(r"([0-9]{1,5})(?![0-9.,])")
_MOST_PIECES = 10_000
_CLAUSE = re.compile(r"[;,()]|\.(?= |$)")
# "Prêt-à-porter" and "prête à poster" lend nothing.
_READY_FOR = re.compile(r"\bprete?s?[ -]a\b")
_BACK = re.compile(r"\b(?:back|return|retour|rendre|rendu|renvoy|zuruck|devol|restitu|terug|zwrot)")


def read_deals(mapped: Mapped, options: ReadOptions, remarks: Remarks) -> list[Record]:
    """Return the deals of a sheet; a row without a brand is said and left out."""
    columns = prepare_columns(mapped, options, remarks, _DEAL_DAYS, "fee")
    return [deal for line in read_lines(columns) if (deal := _deal(line)) is not None]


def _deal(line: Line) -> ImportedDeal | None:
    has_brand = "brand" in line.columns.mapped.fields
    brand = read_brand(line) if has_brand else ""
    if brand is None or not (brand or line.line("title")):
        return None
    fee = line.money("fee")
    number = line.line("invoice_number") or _number_among_days(line)
    line.remark_on_number(number)
    days = {name: line.day(name, taken=number if name == "invoiced_on" else "") for name in _DEAL_DAYS}
    stage, status = _stage(line), line.line("stage")
    is_paid = line.is_ticked("paid_on") or (bool(status) and STAGES.find(status) is Stage.PAID)
    if is_paid and days["paid_on"] is None:
        days["paid_on"] = line.day_inside("paid_on", status)
    stage = stage or (None if status else _stage_of_fee(days))
    is_unpaid = bool(line.line("paid_on")) and not is_paid and days["paid_on"] is None
    platform_text, form, title = line.line("platform"), line.line("deliverables"), line.line("title")
    medium_text = line.line("medium")
    written = line.line("contact_email")
    email = read_email(written)
    if written and email is None:
        line.remark("bad_email", text=written)
        line.rest.append(written)
    if form and title:
        line.rest.append(form)
    line.keep_unknown("platform", platform_text, PLATFORMS)
    line.keep_unknown("medium", medium_text, MEDIA)
    pieces, is_all = read_pieces(form)
    if pieces and not is_all:
        # A form without a number is a deliverable all the same; only what stands beside one that was read is missed.
        line.remark("deliverables_unread", text=form)
        if not title:
            line.rest.append(form)
    title = title or form or _stand_in(line, medium_text or platform_text or brand)
    texts = (medium_text, platform_text, form, title)
    reference = line.line("reference")
    first_day = next((day.isoformat() for day in days.values() if day), "")
    identity = ("ref", brand, reference) if reference else (brand, title, first_day)
    return ImportedDeal(
        key=line.columns.keys.take("deal", *identity),
        row=line.row.number,
        brand=brand,
        title=title,
        reference=reference,
        contact_name=without_salutation(line.line("contact_name")),
        contact_email=email or "",
        agency=line.line("agency"),
        fee=fee,
        stage=stage,
        is_paid=is_paid,
        is_unpaid=is_unpaid,
        next_action=line.line("next_action"),
        payment_days=_payment_days(line),
        invoice_number=number,
        platform=next(filter(None, map(PLATFORMS.find, texts)), None),
        medium=next(filter(None, map(MEDIA.find, texts)), None),
        pieces=pieces,
        url=line.address("url"),
        note=line.note(),
        **days,
    )


def _stand_in(line: Line, title: str) -> str:
    """Return what a deal is called whose row has no title, which is said where the others have one."""
    if "title" in line.columns.mapped.fields:
        line.remark("deal_without_title", title=title)
    return title


def _number_among_days(line: Line) -> str:
    """Return the number of an invoice that is written where its day is looked for ("Invoice #": "INV-7"), or ""."""
    texts = [as_text(cell) for _heading, cell in line.columns.mapped.cells(line.row, "invoiced_on")]
    return next((text for text in texts if _INVOICE.fullmatch(text) and not line.is_day("invoiced_on", text)), "")


def _payment_days(line: Line) -> int | None:
    """Return the days of "Net 30", "30 Tage" or "30"; what else it says, or over a year, is kept in the note."""
    written = line.line("payment_terms")
    if not written:
        return None
    found = _DAYS_TO_PAY.fullmatch(fold(written))
    if found is not None and int(found[1]) <= limits.PAYMENT_DAYS:
        return int(found[1])
    if fold(written) in _AT_ONCE:
        return 0
    line.keep(line.columns.mapped.cells(line.row, "payment_terms")[0][0], written)
    return None


def _stage_of_fee(days: Mapping[str, date | None]) -> Stage | None:
    """Return how far a deal of no status is by what became of its fee."""
    return Stage.PAID if days["paid_on"] else Stage.INVOICED if days["invoiced_on"] else None


def _stage(line: Line) -> Stage | None:
    written = line.line("stage")
    stage = STAGES.find(written) if written else None
    if written and stage is None:
        line.remark("unknown_stage", text=written)
        line.rest.append(written)
    # What was paid is as far as that, whatever the work of before is called.
    if stage in {None, Stage.LIVE, Stage.INVOICED} and line.is_ticked("paid_on"):
        return Stage.PAID
    if stage is None and line.is_ticked("invoiced_on"):
        return Stage.INVOICED
    return stage


def read_gifts(mapped: Mapped, options: ReadOptions, remarks: Remarks) -> list[Record]:
    """Return the gifts of a sheet; a row without a brand is said and left out."""
    columns = prepare_columns(mapped, options, remarks, _GIFT_DAYS, "value")
    return [gift for line in read_lines(columns) if (gift := _gift(line)) is not None]


def _gift(line: Line) -> ImportedGift | None:
    brand = read_brand(line)
    if brand is None:
        return None
    value = line.money("value")
    days = {name: line.day(name) for name in _GIFT_DAYS}
    expected, fate_text, pieces = line.line("expectation"), line.line("fate"), line.line("quantity")
    expectation = _expectation(expected)
    # The words themselves decide whether a label is owed: they are kept unless they say no more than the field.
    if expected and not EXPECTATIONS.is_listed(expected):
        line.rest.append(expected)
    fate = FATES.find(fate_text) if fate_text else None
    if fate_text and fate is None:
        line.rest.append(fate_text)
    if fate is GiftFate.RETURNED and days["return_by"] is None:
        days["return_by"] = line.day_inside("return_by", fate_text)
    if _is_loan(line, fate, days["return_by"]):
        fate = GiftFate.TO_RETURN
        days["return_by"] = days["return_by"] or _day_back(line, fate_text)
    counted = _COUNT.match(pieces)
    quantity = int(counted[1]) if counted else 1
    if pieces and not (counted and counted[1] == pieces):
        # "2 sets" is two of something: what of is said by the note.
        line.rest.append(pieces)
        if counted is None:
            line.remark("bad_count", text=pieces)
    description, platform = line.line("description"), line.line("platform")
    line.keep_unknown("platform", platform, PLATFORMS)
    received = days["received_on"]
    return ImportedGift(
        key=line.columns.keys.take("gift", brand, description, received.isoformat() if received else ""),
        row=line.row.number,
        brand=brand,
        description=description,
        value=value,
        expectation=expectation or Expectation.UNKNOWN,
        fate=fate,
        quantity=min(max(quantity, 1), _MOST_PIECES),
        platform=PLATFORMS.find(platform),
        url=line.address("url"),
        note=line.note(),
        **days,
    )


def _expectation(text: str) -> Expectation | None:
    """Return what a cell says is expected, None where that is not clear; "yes, two stories" is a yes."""
    found = EXPECTATIONS.find(text)
    if found is None and EXPECTATIONS.find(_CLAUSE.split(text)[0]) is Expectation.ASKED:
        return Expectation.ASKED
    pieces, is_all = read_pieces(text)
    # "1 reel" below "What was asked" was asked; "a story if you can" is for a person to read.
    return Expectation.ASKED if found is None and pieces and is_all and text[:1].isdigit() else found


def _is_loan(line: Line, fate: GiftFate | None, return_by: date | None) -> bool:
    """Return whether a row speaks of a loan that is still here: by a column, a day of return or in other words."""
    if fate not in {None, GiftFate.KEPT}:
        return False
    said = line.line("loan")
    if said:
        line.keep(line.heading("loan"), said)
        return line.begins_with_yes("loan") or FATES.find(said) is GiftFate.TO_RETURN
    if return_by is not None:
        return fate is None
    told = ". ".join([line.line("note"), *line.unplaced()])
    clauses = _CLAUSE.split(_READY_FOR.sub(" ", fold(told)))
    return fate is None and any(FATES.find(clause) is GiftFate.TO_RETURN for clause in clauses)


def _day_back(line: Line, fate_text: str) -> date | None:
    """Return the day by which a loan goes back, where its row says one in words: "back by 12/12/2026"."""
    for clause in _CLAUSE.split(line.line("loan")):
        if (day := line.day_inside("return_by", clause)) is not None:
            return day
    for clause in (fate_text, *_CLAUSE.split(". ".join([line.line("note"), *line.unplaced()]))):
        if _BACK.search(fold(clause)) and (day := line.day_inside("return_by", clause)) is not None:
            return day
    return None
