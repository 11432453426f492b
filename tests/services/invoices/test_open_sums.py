"""What is open, read by its one query, against what the rules say of the whole dossier of each deal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from creatorbook.domain.money.debts import debt_of, late_law_country
from creatorbook.domain.money.invoices.charged import likely_vat_bp
from creatorbook.domain.money.payment_states import PaymentState, payment_status
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.terms import DeliverableState, InstalmentTrigger
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform, PostState
from creatorbook.services.deals import facts
from creatorbook.services.invoices.open_sums import SumState, settled_of_late, sums_owed
from creatorbook.services.law.late_rates import late_law
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.money.receiving import RecordPayment
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk


def _worked_on(desk: Desk, state: DeliverableState, days: int, *, by_post: bool) -> None:
    """Add an agreed deal with a payment of every trigger, and a piece that was worked on so many days ago."""
    on = TODAY - timedelta(days=days)
    deal = desk.agreed_deal(stage=Stage.LIVE, signed_on=on - timedelta(days=9))
    (piece,) = desk.ids("deliverable", filters={"deal_id": deal})
    days_of = {"delivered_on": None if by_post else on, "approved_on": on - timedelta(days=1)}
    desk.edit("deliverable", piece, state=state, **days_of)
    desk.add(
        "post", deal_id=deal, deliverable_id=piece, brand_id=desk.brand, platform=Platform.INSTAGRAM,
        medium=Medium.REEL, state=PostState.LIVE, exception_reason="shown before",
        published_at=datetime(on.year, on.month, on.day, 23, 30, tzinfo=UTC),
    )  # fmt: skip
    for number, trigger in enumerate(InstalmentTrigger):
        due = {"due_on": on} if trigger is InstalmentTrigger.ON_DATE else {}
        asked = {"invoiced_on": on, "invoice_number": f"X-{days}-{number}"} if number % 2 else {}
        desk.add("payment", deal_id=deal, label=trigger, amount=Money(10_000, "EUR"), trigger=trigger, **due, **asked)


def test_the_query_says_what_the_rules_say_of_each_dossier(desk: Desk) -> None:
    desk.edit("creator", desk.creator, vat_number="FR44732829320")
    _worked_on(desk, DeliverableState.DELIVERED, 60, by_post=False)
    _worked_on(desk, DeliverableState.DELIVERED, 20, by_post=True)
    _worked_on(desk, DeliverableState.APPROVED, 5, by_post=False)
    _worked_on(desk, DeliverableState.IN_REVIEW, 45, by_post=False)
    with desk.book.reading() as reading:
        found = {each.id: each for each in sums_owed(reading, TODAY)}
        law = late_law(reading, "FR")
        counts = {"late": 0, "to_invoice": 0, "waiting": 0}
        for dossier in facts.dossiers(reading, desk.ids("deal")):
            assert late_law_country(dossier) == "FR"
            for part in dossier.instalments:
                status, owed = payment_status(part, dossier, TODAY, law), found[part.id]
                assert (owed.due_on, owed.days_late) == (status.expected_on, status.days_late), part
                assert (owed.state is SumState.LATE) == (status.state is PaymentState.LATE), part
                counts["late"] += owed.state is SumState.LATE
                counts["waiting"] += owed.due_on is None
                counts["to_invoice"] += owed.state is SumState.TO_INVOICE
                vat_bp = likely_vat_bp(dossier, part.invoiced_on or TODAY, rulebook().invoices)
                assert owed.owed == debt_of(part.amount, vat_bp, law).total
        assert min(counts.values()) > 0
        assert len(found) == 4 * (len(InstalmentTrigger) + 1)


def test_what_was_settled_last_is_read_alone_and_counted_whole(desk: Desk) -> None:
    for day in range(3):
        deal = desk.agreed_deal(stage=Stage.LIVE, title=f"Deal {day}")
        (payment,) = desk.ids("payment", filters={"deal_id": deal})
        with desk.book.reading() as reading:
            (owed,) = (each for each in sums_owed(reading, TODAY) if each.id == payment)
        desk.book.run(RecordPayment((owed.target,), received_on=TODAY - timedelta(days=day)))
    with desk.book.reading() as reading:
        shown, count = settled_of_late(reading, TODAY, 2)
    assert [each.title for each in shown] == ["Deal 0 – Balance", "Deal 1 – Balance"]
    assert [each.state for each in shown] == [SumState.PAID] * 2
    assert count == 3
