"""What Today says of deals that fell quiet, and of the bank's lines that nobody entered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.terms import DeliverableState
from creatorbook.domain.reminders.reminders import Answer
from creatorbook.domain.values.money import Money
from creatorbook.exchange.base.records import ReadOptions
from creatorbook.services.book.settings import ChangeSettings
from creatorbook.services.reminders.today import AnswerReminder, list_due
from creatorbook.services.statements.files import read_statement_file
from creatorbook.services.statements.keeping import IgnoreLines, KeepStatement
from creatorbook.services.statements.lines import open_lines
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.services.desk import Desk

LATER = TODAY + timedelta(days=14)
SOON = TODAY + timedelta(days=1)


def said(desk: Desk, kind: str, today: Any = LATER) -> list[tuple[str, str]]:
    with desk.book.reading() as reading:
        return [(line.subject[1], line.key) for line in list_due(reading, today) if line.kind == kind]


def test_an_open_deal_without_a_word_is_asked_about(desk: Desk) -> None:
    deal = desk.add("deal", title="Serum", brand_id=desk.brand, stage=Stage.NEGOTIATING)
    for stage in (Stage.INVOICED, Stage.PAID, Stage.CLOSED):
        desk.add("deal", title=stage.value, brand_id=desk.brand, stage=stage)
    assert said(desk, "deal_quiet", LATER - timedelta(days=1)) == []
    ((found, key),) = said(desk, "deal_quiet")
    assert found == deal
    desk.book.run(ChangeSettings((("stale_days", "30"),)))
    assert said(desk, "deal_quiet") == []
    assert len(said(desk, "deal_quiet", TODAY + timedelta(days=30))) == 1
    desk.book.run(ChangeSettings((("stale_days", "0"),)))
    assert said(desk, "deal_quiet", TODAY + timedelta(days=300)) == []
    desk.book.run(ChangeSettings((("stale_days", ""),)))
    # One that was put to sleep says nothing until it wakes.
    desk.book.run(AnswerReminder(key, Answer.SNOOZED, LATER + timedelta(days=3)))
    assert said(desk, "deal_quiet", LATER + timedelta(days=2)) == []
    assert len(said(desk, "deal_quiet", LATER + timedelta(days=3))) == 1


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("deal", {"next_action_on": SOON}),
        ("task", {"text": "Call", "record_kind": "deal", "due_on": SOON}),
        ("note", {"text": "They called", "record_kind": "deal"}),
        ("deliverable", {"due_on": SOON}),
        ("deliverable", {"due_on": SOON, "state": DeliverableState.DELIVERED}),
        ("payment", {"label": "All", "amount": Money(100, "EUR"), "due_on": SOON}),
    ],
)
def test_a_note_or_a_date_keeps_a_deal_awake(desk: Desk, kind: str, values: dict[str, Any]) -> None:
    deal = desk.add("deal", title="Serum", brand_id=desk.brand, stage=Stage.LIVE)
    about = {"record_id": deal} if "record_kind" in values else {"deal_id": deal}
    if kind == "deal":
        desk.edit("deal", deal, **values)
    else:
        desk.add(kind, **values, **about)
    # A note was written the same day as the deal; what was delivered a day later is over; the others are to be done.
    is_over = "state" in values
    assert len(said(desk, "deal_quiet", LATER)) == (0 if kind != "note" else 1)
    assert len(said(desk, "deal_quiet", LATER + timedelta(days=1))) == (1 if kind == "note" or is_over else 0)


def test_lines_of_the_bank_wait_on_today_until_they_are_entered_or_left_aside(desk: Desk, tmp_path: Path) -> None:
    _keep(desk, tmp_path, ["20/02/2026;VIR;50,00;Lune", "25/02/2026;Frais;-9,00;Banque"])
    ((_statement, key),) = said(desk, "bank_lines", TODAY)
    desk.book.run(AnswerReminder(key, Answer.DISMISSED))
    assert said(desk, "bank_lines", TODAY) == []
    _keep(desk, tmp_path, ["26/02/2026;VIR;70,00;Lune"])
    ((_statement, key),) = said(desk, "bank_lines", TODAY)
    with desk.book.reading() as reading:
        (line,) = (each for each in list_due(reading, TODAY) if each.kind == "bank_lines")
        assert (line.params["count"], line.params["booked_on"].isoformat()) == (2, "2026-02-20")
        waiting = tuple(each.id for each in open_lines(reading))
    desk.book.run(IgnoreLines(waiting))
    assert said(desk, "bank_lines", TODAY) == []


def _keep(desk: Desk, folder: Path, lines: Sequence[str]) -> None:
    path = folder / "bank.csv"
    path.write_text("\n".join(("Date;Libellé;Montant en euros;Contrepartie", *lines)), encoding="utf-8")
    with desk.book.reading() as reading:
        read = read_statement_file(reading, path, ReadOptions())
    desk.book.run(KeepStatement(read, desk.creator, is_own=True))
