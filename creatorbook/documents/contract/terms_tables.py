"""The terms of a contract as tables: deliverables, instalments, benefits in kind, rights, exclusivity, labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.contract.monthly import monthly_runs
from creatorbook.documents.page.tables import Cell, Column, Grid, columns_of
from creatorbook.domain.records.terms import InstalmentTrigger, RightsPrice, RightsStart, UsageChannel
from creatorbook.domain.values.money import totals
from creatorbook.domain.values.platforms import Platform

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from creatorbook.documents.inputs.contract import (
        ContractInput,
        DeliverableLine,
        ExclusivityLine,
        InstalmentLine,
        RightsLine,
    )
    from creatorbook.documents.words.speech import Speech


def _deliverables(contract: ContractInput, speech: Speech) -> Grid:
    rows = [
        [
            Cell(
                speech.word("medium", line.medium),
                soft=(*_said_of(line, speech), *_monthly(run, speech)),
            ),
            # What is handed over without being published stands nowhere.
            Cell("" if line.platform is Platform.OTHER else speech.word("platform", line.platform)),
            Cell(speech.number(line.count)),
            Cell(speech.short_day(line.draft_on) if line.draft_on else ""),
            Cell(speech.short_day(line.due_on)),
        ]
        for run in monthly_runs(contract.deliverables)
        for line in run[:1]
    ]
    columns = [
        _column("content", 42, speech),
        _column("platform", 18, speech),
        _column("count", 11, speech, right=True),
        _column("draft_on", 19, speech, right=True),
        _column("due_on", 19, speech, right=True),
    ]
    return columns_of(rows, columns)


def _monthly(run: list[DeliverableLine], speech: Speech) -> tuple[str, ...]:
    """Return that a deliverable comes every month, how often, and until when; nothing of one that comes once."""
    if len(run) == 1:
        return ()
    times, last = speech.number(len(run)), speech.short_day(run[-1].due_on)
    return (speech.word("say", "monthly").format(times=times, last=last),)


def _said_of(line: DeliverableLine, speech: Speech) -> tuple[str, ...]:
    """Return what a deliverable is beyond its form: description, what it names, and where it takes place."""
    named = (("tags", " ".join(line.tags)), ("link", line.link), ("code", line.code), ("place", line.place),
             ("hours", line.hours))  # fmt: skip
    said = [speech.word("say", key).format(text=text.strip()) for key, text in named if text.strip()]
    return tuple(text for text in (line.description, ", ".join(said)) if text.strip())


def _instalments(contract: ContractInput, speech: Speech) -> Grid:
    rows = [
        [
            Cell(line.label),
            Cell(_invoice_text(line, speech)),
            Cell(_due_text(line, contract.payment_days, speech)),
            Cell(speech.money(line.amount)),
        ]
        for line in contract.instalments
    ]
    sums = totals([line.amount for line in contract.instalments])
    columns = [
        _column("instalment", 30, speech),
        _column("invoiced", 26, speech),
        _column("due", 26, speech),
        _column("amount", 23, speech, right=True),
    ]
    grid = Grid(columns, rows)
    if len(rows) > 1 and len(sums) == 1:
        total = speech.word("table", "total")
        grid.rows.append([Cell(total, strong=True), Cell(""), Cell(""), Cell(speech.money(sums[0]), strong=True)])
        grid.totals.add(len(rows) - 1)
    return grid


def _invoice_text(line: InstalmentLine, speech: Speech) -> str:
    """Return from when the instalment may be invoiced."""
    if line.trigger is InstalmentTrigger.ON_DATE and line.due_on:
        return speech.word("say", "before_that_day")
    return speech.word("trigger", line.trigger)


def _due_text(line: InstalmentLine, payment_days: int | None, speech: Speech) -> str:
    """Return until when the instalment is paid: on a day, or so many days after the date of its invoice."""
    if line.due_on:
        return speech.word("say", "on_day").format(day=speech.short_day(line.due_on))
    return payment_words(payment_days if line.days_after is None else line.days_after, speech)


def payment_words(days: int | None, speech: Speech) -> str:
    """Return how long after its invoice a sum is paid; None is what holds where nothing was agreed."""
    if days is None:
        return speech.word("say", "invoice_usual")
    if not days:
        return speech.word("say", "invoice_at_once")
    return speech.word("say", "days_of_invoice").format(days=speech.count("days", days))


def _products(contract: ContractInput, speech: Speech) -> Grid:
    rows = [
        [
            Cell(line.description),
            Cell(speech.word("duty", line.duty)),
            Cell(speech.money(line.value) if line.value is not None else speech.word("say", "no_value")),
        ]
        for line in contract.products
    ]
    columns = [
        _column("product", 50, speech),
        _column("fate", 30, speech),
        _column("value", 25, speech, right=True),
    ]
    return Grid(columns, rows)


def _rights(contract: ContractInput, speech: Speech) -> Grid:
    rows = [
        [
            Cell(
                "\n\n".join(speech.word("channel", channel) for channel in line.channels),
                soft=_budget(line, speech),
            ),
            Cell(speech.territories(line.territories)),
            Cell(window_words(line, speech)),
            _price(line, speech),
            Cell(_renewal(line, speech)),
        ]
        for line in contract.rights
    ]
    columns = [
        _column("channels", 42, speech),
        _column("territory", 22, speech),
        _column("period", 27, speech),
        _column("price", 21, speech, right=True),
        _column("renewal", 24, speech, right=True),
    ]
    return columns_of(rows, columns)


def _budget(line: RightsLine, speech: Speech) -> tuple[str, ...]:
    """Return whether money promotes the work; a machine that learns from it is no promotion."""
    if not line.paid and set(line.channels) == {UsageChannel.AI_TRAINING}:
        return ()
    said = [speech.word("say", "paid_use" if line.paid else "unpaid_use")]
    if line.media_budget is not None:
        said.append(speech.word("say", "budget").format(amount=speech.money(line.media_budget)))
    return (", ".join(said),)


def _price(line: RightsLine | ExclusivityLine, speech: Speech) -> Cell:
    """Return the price, and whether the fee holds it where that is said."""
    if line.price is None:
        return Cell(speech.word("say", "included"))
    said = () if line.price_counts is RightsPrice.UNSAID else (speech.word("say", line.price_counts),)
    return Cell(speech.money(line.price), soft=said)


def _renewal(line: RightsLine, speech: Speech) -> str:
    days = "" if line.renewal_days is None else speech.count("days", line.renewal_days)
    price = "" if line.renewal_price is None else speech.money(line.renewal_price)
    if days and price:
        return speech.word("say", "renewed_for").format(duration=days, price=price)
    return days or price


def window_words(line: RightsLine, speech: Speech) -> str:
    """Return how long a right lasts and from when, in words."""
    said = "duration_from"
    start = speech.word("start", line.start)
    if line.start is RightsStart.ON_DATE and line.starts_on:
        said, start = "duration_from_day", speech.short_day(line.starts_on)
    length = speech.word("say", "unlimited") if line.duration_days is None else speech.count("days", line.duration_days)
    return speech.word("say", said).format(duration=length, start=start)


def _exclusivity(contract: ContractInput, speech: Speech) -> Grid:
    rows = [
        [
            Cell(line.category or speech.word("say", "other_category")),
            Cell(", ".join(line.competitors)),
            Cell(speech.territories(line.territories)),
            Cell(span_words(line.starts_on, line.ends_on, speech)),
            # A promise without a price is not called free: nothing is said of it.
            _price(line, speech) if line.price is not None else Cell(""),
        ]
        for line in contract.exclusivities
    ]
    columns = [
        _column("category", 26, speech),
        _column("competitors", 28, speech),
        _column("territory", 22, speech),
        _column("period", 30, speech),
        _column("price", 21, speech, right=True),
    ]
    return columns_of(rows, columns)


def span_words(start: date | None, end: date | None, speech: Speech) -> str:
    """Return from when to when in words; neither is as long as the contract runs."""
    if start and end:
        return speech.word("say", "from_to").format(start=speech.short_day(start), end=speech.short_day(end))
    if start:
        return speech.word("say", "from").format(start=speech.short_day(start))
    if end:
        return speech.word("say", "until").format(end=speech.short_day(end))
    return speech.word("say", "whole_contract")


def _disclosures(contract: ContractInput, speech: Speech) -> Grid:
    rows = [
        [
            Cell(speech.country(line.country), soft=(speech.word("say", "required" if line.required else "advised"),)),
            Cell(line.words),
            Cell(line.place),
            Cell(line.switch),
            Cell("", soft=(line.source.title,)) if line.source else Cell(""),
        ]
        for line in contract.disclosures
    ]
    columns = [
        _column("country", 17, speech),
        _column("words", 22, speech),
        _column("place", 25, speech),
        _column("switch", 22, speech),
        _column("basis", 21, speech),
    ]
    return columns_of(rows, columns)


def _column(key: str, share: float, speech: Speech, *, right: bool = False) -> Column:
    return Column(speech.word("table", key), share, right)


TABLES: dict[str, Callable[[ContractInput, Speech], Grid]] = {
    "deliverables": _deliverables,
    "instalments": _instalments,
    "products": _products,
    "rights": _rights,
    "exclusivity": _exclusivity,
    "disclosures": _disclosures,
}
