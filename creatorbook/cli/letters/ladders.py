"""Ladders of reminders as the command line prints them, and the tables that late sums are reckoned by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.cli.output.columns import Cell, Column, table
from creatorbook.common.i18n import _
from creatorbook.domain.disclosure.overrides import OWN
from creatorbook.services.fields import formats
from creatorbook.services.fields.values import value_as_json
from creatorbook.services.letters.drafts import kind_name
from creatorbook.services.letters.steps import means_word, step_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.cli.output.terminal import Terminal
    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.money.ladder import Ladder, LadderStep
    from creatorbook.domain.money.payment_law import PaymentLaw
    from creatorbook.services.letters.ladder import LadderView


def ladder_as_json(view: LadderView) -> dict[str, Any]:
    """Return a ladder as one JSON object; `due` and `coming` are days of its steps."""
    owed, ladder = view.owed, view.ladder
    return {
        "kind": owed.kind,
        "id": owed.id,
        "title": owed.title,
        "number": owed.number,
        "brand": view.brand,
        "open": value_as_json(owed.open),
        "due_on": value_as_json(owed.due_on),
        "days_late": owed.days_late,
        "off": view.steps.is_off or view.ladder.is_silent,
        "due": ladder.due.days if ladder.due is not None else None,
        "coming": ladder.coming.days if ladder.coming is not None else None,
        "steps": [step_as_json(step) for step in ladder.steps],
    }


def step_as_json(step: LadderStep) -> dict[str, Any]:
    """Return a step as one JSON object; `taken` is null while it was not."""
    taken = step.taken
    return {
        "days": step.days,
        "on": step.on.isoformat(),
        "letter": step.kind.value,
        "tone": step.tone.value,
        "taken": None
        if taken is None
        else {
            "on": value_as_json(taken.sent_on),
            "means": taken.means,
            "letter_id": taken.letter_id or None,
            "note": taken.note,
        },
    }


def print_ladders(terminal: Terminal, views: Sequence[LadderView]) -> None:
    """Print ladders, a line each: what is open, what was done last, and what is to be done."""
    columns = [
        Column(_("What for")),
        Column(_("Brand")),
        Column(_("Open"), right=True, rigid=True),
        Column(_("Days late"), right=True, rigid=True),
        Column(_("Done")),
        Column(_("To do")),
    ]
    cells: list[list[str | Cell]] = [
        [
            each.owed.title,
            each.brand,
            formats.money(each.owed.open),
            formats.number(each.owed.days_late) if each.owed.days_late else "",
            _last_words(each.ladder),
            _next_cell(each),
        ]
        for each in views
    ]
    terminal.lines(table(terminal, columns, cells))


def _last_words(ladder: Ladder) -> str:
    last = ladder.last_taken
    sent = last.taken.sent_on if last is not None and last.taken is not None else None
    return formats.day(sent) if sent is not None else ""


def _next_cell(view: LadderView) -> Cell:
    ladder = view.ladder
    if view.steps.is_off:
        return Cell(_("never reminded"), "muted")
    if ladder.due is not None:
        return Cell(kind_name(ladder.due.kind, ladder.due.tone), "bad" if ladder.due.days > 0 else "warning")
    if ladder.coming is not None:
        return Cell(_("on {day}").format(day=formats.day(ladder.coming.on)), "muted")
    return Cell("")


def print_ladder(terminal: Terminal, view: LadderView) -> None:
    """Print one ladder, a line a step."""
    owed, ladder = view.owed, view.ladder
    terminal.line(f"{owed.title}  {formats.money(owed.open)}", "strong")
    columns = [Column(_("Step"), rigid=True), Column(_("Day"), right=True, rigid=True), Column(_("Letter")), Column("")]
    cells: list[list[str | Cell]] = [
        [step_word(step.days), formats.day(step.on), kind_name(step.kind, step.tone), _state_cell(step, ladder)]
        for step in ladder.steps
    ]
    terminal.lines(table(terminal, columns, cells))


def _state_cell(step: LadderStep, ladder: Ladder) -> Cell:
    taken = step.taken
    if taken is not None:
        day = formats.day(taken.sent_on) if taken.sent_on is not None else ""
        parts = (_("Done {day}").format(day=day).strip(), means_word(taken.means), taken.note)
        return Cell(" · ".join(part for part in parts if part), "good")
    if step == ladder.due:
        return Cell(_("To do now"), "bad" if step.days > 0 else "warning")
    return Cell(_("Comes next"), "muted") if step == ladder.coming else Cell("")


def law_as_json(law: PaymentLaw) -> dict[str, Any]:
    """Return the tables of a country as one JSON object; `own` rows are the user's."""
    sums = [{"amount": value_as_json(law.fixed_sum), "at_least": None, "from": None, "own": False, "source": ""}]
    sums = sums if law.fixed_sum is not None else []
    sums += [
        {
            "amount": value_as_json(band.amount),
            "at_least": value_as_json(band.at_least),
            "from": None,
            "own": False,
            "source": "",
        }
        for band in law.bands
    ]
    sums += [
        {
            "amount": value_as_json(own.amount),
            "at_least": None,
            "from": own.starts_on.isoformat(),
            "own": True,
            "source": _named(own.sources),
        }
        for own in law.own_sums
    ]
    rates = [
        {
            "from": None if rate.is_constant else rate.starts_on.isoformat(),
            "to": None if rate.is_constant else rate.ends_on.isoformat(),
            "rate_bp": rate.rate_bp,
            "own": _is_own(rate.sources),
            "source": _named(rate.sources),
        }
        for rate in law.rates
    ]
    return {"country": law.country, "rates": rates, "fixed_sums": sums}


def print_law(terminal: Terminal, law: PaymentLaw) -> None:
    """Print the tables of a country: its rates and its fixed sums, the user's own said as such."""
    said = law_as_json(law)
    rates = [
        Column(_("From"), right=True),
        Column(_("To"), right=True),
        Column(_("Rate"), right=True),
        Column(_("Source")),
    ]
    rows = [
        [
            "" if rate.is_constant else formats.day(rate.starts_on),
            "" if rate.is_constant else formats.day(rate.ends_on),
            formats.percent(rate.rate_bp),
            _source_words(rate.sources),
        ]
        for rate in law.rates
    ]
    terminal.lines(table(terminal, rates, rows))
    sums: list[list[str]] = [[_("always"), formats.money(law.fixed_sum), _("the law")]] if law.fixed_sum else []
    sums += [
        [_("from {amount}").format(amount=formats.money(band.at_least)), formats.money(band.amount), _("the law")]
        for band in law.bands
    ]
    sums += [
        [
            _("due from {day}").format(day=formats.day(own.starts_on)),
            formats.money(own.amount),
            _source_words(own.sources),
        ]
        for own in law.own_sums
    ]
    if said["fixed_sums"]:
        terminal.lines(
            table(terminal, [Column(_("Fixed sum")), Column(_("Amount"), right=True), Column(_("Source"))], sums)
        )


def _is_own(sources: Sequence[Source]) -> bool:
    return any(source.basis == OWN for source in sources)


def _named(sources: Sequence[Source]) -> str:
    return "; ".join(source.title for source in sources)


def _source_words(sources: Sequence[Source]) -> str:
    return _("your own: {source}").format(source=_named(sources)) if _is_own(sources) else _named(sources)
