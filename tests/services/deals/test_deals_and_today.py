"""Deals move by the rules, exclusivities are seen both ways, and Today says what is due and why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import GiftFate, TaxNature
from creatorbook.domain.reminders.reminders import Answer
from creatorbook.domain.values.money import Money
from creatorbook.services.deals import moving as deals
from creatorbook.services.deals.exclusivity import conflicts
from creatorbook.services.reminders import today
from creatorbook.services.reminders.figures import figures
from creatorbook.services.wording.findings import sentence
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk


def due(desk: Desk, within: int | None = None) -> list[today.Line]:
    with desk.book.reading() as reading:
        return today.list_due(reading, TODAY, within)


def test_contracting_a_deal_dates_its_signature_and_says_what_is_missing(desk: Desk) -> None:
    deal = desk.add("deal", title="Bare", brand_id=desk.brand)
    missing = desk.book.run(deals.MoveDeal(deal, Stage.CONTRACTED)).value
    assert {finding.code for finding in missing} >= {"stage.consideration_missing", "stage.deliverables_missing"}
    row = desk.row("deal", deal)
    assert (row["stage"], row["signed_on"]) == (Stage.CONTRACTED, TODAY)


def test_a_deal_contracted_in_its_form_is_dated_as_one_that_was_moved(desk: Desk) -> None:
    deal = desk.add("deal", title="Bare", brand_id=desk.brand)
    desk.edit("deal", deal, stage=Stage.CONTRACTED, fee=Money(90000, "EUR"))
    assert desk.row("deal", deal)["signed_on"] == TODAY
    earlier = desk.add("deal", title="Earlier", brand_id=desk.brand)
    desk.edit("deal", earlier, stage=Stage.CONTRACTED, signed_on=TODAY - timedelta(9))
    assert desk.row("deal", earlier)["signed_on"] == TODAY - timedelta(9)


def test_a_lost_deal_needs_a_reason(desk: Desk) -> None:
    deal = desk.agreed_deal()
    with pytest.raises(AnswerIsNo) as refused:
        desk.book.run(deals.MoveDeal(deal, Stage.LOST))
    assert "reason" in refused.value.message
    desk.book.run(deals.MoveDeal(deal, Stage.LOST, "Went to another creator"))
    assert desk.row("deal", deal)["stage_reason"] == "Went to another creator"


def test_an_exclusivity_is_seen_from_both_deals_with_both_windows(desk: Desk) -> None:
    holder = desk.agreed_deal()
    desk.book.run(deals.MoveDeal(holder, Stage.CONTRACTED))
    desk.add("exclusivity", deal_id=holder, category="skincare", starts_on=TODAY, ends_on=TODAY + timedelta(30))
    rival = desk.add("brand", name="Rival", category="Skin-care")
    other = desk.add("deal", title="Night cream", brand_id=rival, starts_on=TODAY, ends_on=TODAY + timedelta(5))
    desk.edit("brand", rival, category="Skincare")
    with desk.book.reading() as reading:
        seen_from_new = conflicts(reading, other)
        seen_from_old = conflicts(reading, holder)
    assert [finding.code for finding in seen_from_new] == ["exclusivity.conflict"]
    assert [finding.code for finding in seen_from_old] == ["exclusivity.conflict"]
    said = sentence(seen_from_new[0])
    for part in ("Night cream", "Spring serum", "2 Mar 2026", "1 Apr 2026", "7 Mar 2026"):
        assert part in said


def test_a_promise_is_held_against_the_few_deals_that_it_concerns(desk: Desk) -> None:
    rival = desk.add("brand", name="Rival", category="Skin-care")
    tools = desk.add("brand", name="Tools", category="Garden")
    acme = desk.add("brand", name="Acme Paris", legal_name="Acme SAS")
    days = {"starts_on": TODAY, "ends_on": TODAY + timedelta(5)}
    for brand in (rival, tools, acme):
        desk.add("deal", title="Now", brand_id=brand, **days)
        desk.add("deal", title="Before", brand_id=brand, starts_on=date(2025, 1, 1), ends_on=date(2025, 2, 1))
        desk.add("deal", title="Some day", brand_id=brand)
    holder = desk.agreed_deal(stage=Stage.CONTRACTED)
    promise = {"deal_id": holder, "category": "skincare", "competitors": ("acme",), "starts_on": TODAY}
    desk.add("exclusivity", **promise, ends_on=TODAY + timedelta(30))
    with desk.book.reading() as reading:
        found = conflicts(reading, holder)
        work = [id for id in desk.ids("deal") if id != holder]
        back = [finding.code for id in work for finding in conflicts(reading, id)]
    assert sorted((finding.code, finding.params["other_brand"]) for finding in found) == [
        ("exclusivity.conflict", "Acme Paris"),
        ("exclusivity.conflict", "Rival"),
        ("exclusivity.possible_conflict", "Acme Paris"),
        ("exclusivity.possible_conflict", "Rival"),
    ]
    assert sorted(back) == sorted(finding.code for finding in found)


def test_today_lists_late_first_with_reasons_and_subjects(desk: Desk) -> None:
    deal = desk.agreed_deal(next_action="Send the brief back", next_action_on=TODAY)
    desk.add(
        "gift", description="Camera", brand_id=desk.brand, fate=GiftFate.TO_RETURN, return_due_on=date(2026, 2, 20)
    )
    lines = due(desk)
    assert [line.when for line in lines] == sorted(
        (line.when for line in lines), key=["late", "today", "week", "later"].index
    )
    assert lines[0].text == "“Camera” should have gone back to Éclat on 20 Feb 2026"
    assert ("deal", deal) in [line.subject for line in lines]
    assert any(line.kind == "deliverable_due" for line in lines)


def test_an_answer_silences_a_reminder_until_its_day_moves(desk: Desk) -> None:
    deal = desk.agreed_deal(next_action="Call", next_action_on=TODAY)
    line = next(line for line in due(desk) if line.kind == "next_action")
    desk.book.run(today.AnswerReminder(line.key, Answer.DONE, text=line.text))
    assert line.key not in [each.key for each in due(desk)]
    desk.edit("deal", deal, next_action_on=TODAY + timedelta(1))
    assert "next_action" in [each.kind for each in due(desk)]
    desk.book.undo()
    desk.book.undo()
    assert line.key in [each.key for each in due(desk)]


def test_a_snooze_needs_a_day_ahead_and_ends_on_it(desk: Desk) -> None:
    desk.agreed_deal(next_action="Call", next_action_on=TODAY)
    line = next(line for line in due(desk) if line.kind == "next_action")
    with pytest.raises(BadInput):
        desk.book.run(today.AnswerReminder(line.key, Answer.SNOOZED, TODAY))
    desk.book.run(today.AnswerReminder(line.key, Answer.SNOOZED, TODAY + timedelta(2)))
    assert line.key not in [each.key for each in due(desk)]
    with desk.book.reading() as reading:
        assert line.key in [each.key for each in today.list_due(reading, TODAY + timedelta(2))]


def test_the_horizon_widens_what_is_said(desk: Desk) -> None:
    desk.agreed_deal(next_action="Call", next_action_on=TODAY + timedelta(20))
    assert "next_action" not in [line.kind for line in due(desk)]
    assert "next_action" in [line.kind for line in due(desk, 30)]


def test_a_late_payment_is_said_with_its_amount(desk: Desk) -> None:
    deal = desk.agreed_deal(stage=Stage.INVOICED)
    payment = desk.ids("payment", filters={"deal_id": deal})[0]
    desk.edit("payment", payment, invoiced_on=date(2026, 1, 5), due_on=date(2026, 2, 4))
    late = next(line for line in due(desk) if line.subject == ("payment", payment))
    told = "Éclat has not paid €1,500.00: Balance, due 4 Feb 2026 · 26 days late: send the last reminder"
    assert late.text == told


def test_figures_count_and_never_mix_currencies(desk: Desk) -> None:
    desk.agreed_deal(stage=Stage.INVOICED)
    # Nobody wrote its payments down: all of its fee is open.
    desk.add("deal", title="Autumn", brand_id=desk.brand, stage=Stage.INVOICED, fee=Money(20000, "GBP"))
    desk.add("gift", description="Book", brand_id=desk.brand, value=Money(2500, "EUR"), received_on=TODAY)
    desk.add(
        "gift", description="Camera", brand_id=desk.brand, value=Money(499000, "EUR"), tax_nature=TaxNature.LOAN,
        received_on=TODAY,
    )  # fmt: skip
    with desk.book.reading() as reading:
        found = {figure.id: (figure.count, figure.sums) for figure in figures(reading, TODAY)}
    assert found["owed"] == (2, (Money(150000, "EUR"), Money(20000, "GBP")))
    assert found["gifts"] == (1, (Money(2500, "EUR"),))
    assert found["leads"] == (0, ())


def test_nothing_is_due_in_a_new_book(desk: Desk) -> None:
    assert due(desk, 365) == []


def test_a_deal_that_is_contracted_without_a_day_says_which_day_was_taken(desk: Desk) -> None:
    deal = desk.agreed_deal()
    found = desk.book.run(deals.MoveDeal(deal, Stage.CONTRACTED)).value
    assert {each.code for each in found} & {"stage.signed_today", "stage.signature_missing"} == {"stage.signed_today"}
    assert desk.row("deal", deal)["signed_on"] == TODAY
