"""What can be read and cannot be meant is refused at every door: typed words, a form's values, JSON lines."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import TaxNature
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform, PostState
from creatorbook.services.contracts.issuing import IssueContract
from creatorbook.services.contracts.life import MarkContract
from creatorbook.services.deals.moving import MoveDeal
from creatorbook.services.deals.remarks import remarks, remarks_of_many
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.values import Reader
from creatorbook.services.records.editing import RestoreRecords, TrashRecords
from creatorbook.services.records.many import AddRecords
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk

TOMORROW = TODAY + timedelta(days=1)
PAST = [
    ("payment", "paid_on"),
    ("payment", "invoiced_on"),
    ("deal", "signed_on"),
    ("deliverable", "delivered_on"),
    ("gift", "received_on"),
    ("creator", "born_on"),
    ("task", "done_on"),
]
WRONG = [
    ("deliverable", "count", 0),
    ("deliverable", "count", 1001),
    ("terms", "payment_days", 400),
    ("brand", "payment_days", 400),
    ("payment", "days_after", 366),
    ("usage_right", "duration_days", 0),
    ("terms", "renewal_months", 0),
]


@pytest.mark.parametrize(("kind", "name"), PAST)
def test_what_has_happened_is_no_day_to_come(desk: Desk, kind: str, name: str) -> None:
    field = KINDS[kind].field(name)
    reader = Reader(TODAY, "EUR")
    assert reader.read(field, TODAY.isoformat()) == TODAY
    with pytest.raises(BadInput, match="is a day to come"):
        reader.read(field, TOMORROW.isoformat())
    desk.agreed_deal()
    record = desk.ids(kind)[0] if desk.ids(kind) else _add(desk, kind)
    with pytest.raises(BadInput, match="is a day to come") as refused:
        desk.edit(kind, record, **{name: TOMORROW})
    assert refused.value.where == name
    desk.edit(kind, record, **{name: TODAY})


@pytest.mark.parametrize(("kind", "name", "value"), WRONG)
def test_a_number_that_cannot_be_meant_is_refused_with_what_can(desk: Desk, kind: str, name: str, value: int) -> None:
    with pytest.raises(BadInput, match=f"cannot be {value}") as refused:
        Reader(TODAY, "EUR").read(KINDS[kind].field(name), str(value))
    assert "Choose a number" in str(refused.value.hint)
    desk.agreed_deal()
    with pytest.raises(BadInput, match=f"cannot be {value}"):
        desk.edit(kind, desk.ids(kind)[0], **{name: value})


def test_json_lines_are_asked_the_same(desk: Desk) -> None:
    deal = desk.agreed_deal()
    lines = [(1, {"deal_id": deal, "platform": Platform.INSTAGRAM, "medium": Medium.REEL, "count": 0})]
    with pytest.raises(BadInput, match="cannot be 0"):
        desk.book.run(AddRecords("deliverable", lines))


def test_what_stood_before_may_stay(desk: Desk) -> None:
    deal = desk.agreed_deal()
    payment = desk.ids("payment", filters={"deal_id": deal})[0]
    with desk.book._store.writing() as connection:
        connection.exec_driver_sql("UPDATE payment SET paid_on = '2030-01-01' WHERE id = ?", (payment,))
    desk.edit("payment", payment, label="Balance of the fee")
    assert desk.row("payment", payment)["paid_on"] == date(2030, 1, 1)


def test_a_contract_is_not_signed_tomorrow(desk: Desk) -> None:
    contract = desk.book.run(IssueContract(desk.agreed_deal(), "en")).value.contract_id
    with pytest.raises(BadInput, match="is a day to come"):
        desk.book.run(MarkContract(contract, ContractState.SIGNED, TOMORROW))


def test_a_post_is_not_out_on_a_day_to_come(desk: Desk) -> None:
    later = datetime(TODAY.year + 4, 1, 1, 12, tzinfo=UTC)
    values: dict[str, Any] = {"platform": Platform.INSTAGRAM, "medium": Medium.REEL, "label_confirmed": True}
    with pytest.raises(BadInput, match="not published on a day to come"):
        desk.add("post", state=PostState.LIVE, published_at=later, **values)


def test_a_gift_goes_back_after_it_came(desk: Desk) -> None:
    with pytest.raises(BadInput, match="back before it came"):
        desk.add(
            "gift",
            description="Camera",
            brand_id=desk.brand,
            received_on=TODAY,
            return_due_on=TODAY - timedelta(days=1),
        )


def test_the_day_of_a_treatment_for_tax_is_kept_with_it(desk: Desk) -> None:
    gift = desk.add("gift", description="Camera", brand_id=desk.brand)
    desk.edit("gift", gift, tax_nature=TaxNature.INCOME_IN_KIND, tax_reason="A post was promised for it")
    assert desk.row("gift", gift)["tax_chosen_on"] == TODAY
    desk.edit("gift", gift, tax_nature=TaxNature.UNKNOWN)
    assert desk.row("gift", gift)["tax_chosen_on"] is None


def test_one_invoice_number_is_of_one_brand(desk: Desk) -> None:
    deal, other = desk.agreed_deal(), desk.agreed_deal(title="Autumn")
    elsewhere = desk.add("deal", title="Elsewhere", brand_id=desk.add("brand", name="Lumo"))
    first, second = (desk.ids("payment", filters={"deal_id": each})[0] for each in (deal, other))
    desk.edit("payment", first, invoice_number="F-7")
    # Several deals of one brand on one invoice.
    desk.edit("payment", second, invoice_number="F-7")
    with pytest.raises(AnswerIsNo, match="Invoice F-7 is on a payment of “Spring serum” already"):
        desk.add("payment", deal_id=elsewhere, label="All", amount=Money(100, "EUR"), invoice_number="F-7")


@pytest.fixture
def invoiced(desk: Desk) -> tuple[str, str]:
    """Return a deal and a deal with another brand, whose payment is on the invoice F-7."""
    own, brand = desk.agreed_deal(), desk.add("brand", name="Lumo")
    elsewhere = desk.add("deal", title="Elsewhere", brand_id=brand)
    desk.add("payment", deal_id=elsewhere, label="Half", amount=Money(100, "EUR"), invoice_number="F-7")
    return own, elsewhere


def _payment(desk: Desk, deal: str) -> str:
    return desk.ids("payment", filters={"deal_id": deal})[0]


@pytest.mark.parametrize("number", ["F-7", "f-7", " f-7 "])
def test_an_invoice_number_is_one_in_capitals_or_small(desk: Desk, invoiced: tuple[str, str], number: str) -> None:
    with pytest.raises(AnswerIsNo, match="Invoice F-7 is on a payment of “Elsewhere” already"):
        desk.edit("payment", _payment(desk, invoiced[0]), invoice_number=number)


def test_a_payment_does_not_move_to_another_brand_with_a_number_of_the_first(
    desk: Desk, invoiced: tuple[str, str]
) -> None:
    own, elsewhere = invoiced
    half = desk.add("payment", deal_id=elsewhere, label="Rest", amount=Money(100, "EUR"), invoice_number="F-7")
    with pytest.raises(AnswerIsNo, match="Invoice F-7 is on a payment of “Elsewhere” already"):
        desk.edit("payment", half, deal_id=own)
    desk.edit("payment", half, deal_id=own, invoice_number="F-8")


def test_a_number_that_stands_twice_is_told_where_it_is_typed(desk: Desk, invoiced: tuple[str, str]) -> None:
    _own, elsewhere = invoiced
    half = desk.add("payment", deal_id=elsewhere, label="Rest", amount=Money(100, "EUR"), invoice_number=" f-7")
    with desk.book.reading() as reading:
        found = remarks(reading, "payment", half, desk.book.clock.today())
        together = remarks_of_many(reading, "payment", [half])
    (told,) = [each for each in found if each.code == "payment.invoice_shared"]
    assert (told.code, told.about, told.params["number"]) == ("payment.invoice_shared", "invoice_number", "F-7")
    assert told in together
    desk.edit("payment", half, invoice_number="F-8")
    with desk.book.reading() as reading:
        assert told.code not in {each.code for each in remarks_of_many(reading, "payment", [half])}


def test_a_deal_does_not_move_to_another_brand_with_a_number_of_the_first(
    desk: Desk, invoiced: tuple[str, str]
) -> None:
    _own, elsewhere = invoiced
    twin = desk.add("deal", title="Twin", brand_id=desk.row("deal", elsewhere)["brand_id"].id)
    shared = desk.add("payment", deal_id=twin, label="All", amount=Money(100, "EUR"), invoice_number="f-7")
    with pytest.raises(AnswerIsNo, match="on a payment of “Elsewhere”, a deal with another brand") as refused:
        desk.edit("deal", twin, brand_id=desk.brand)
    assert (refused.value.where, refused.value.code) == ("brand_id", "payment.invoice_taken")
    desk.edit("payment", shared, invoice_number="F-9")
    desk.edit("deal", twin, brand_id=desk.brand)


def test_a_deal_whose_number_was_taken_meanwhile_says_what_to_change_and_comes_back(
    desk: Desk, invoiced: tuple[str, str]
) -> None:
    own, elsewhere = invoiced
    desk.book.run(TrashRecords("deal", (elsewhere,)))
    desk.edit("payment", _payment(desk, own), invoice_number="F-7")
    with pytest.raises(AnswerIsNo, match="Invoice F-7 is on a payment of “Spring serum” already") as refused:
        desk.book.run(RestoreRecords("deal", (elsewhere,)))
    assert refused.value.hint == (
        "One invoice goes to one brand: give one of the two payments its own number. "
        "“Half” can be edited while it is in the trash."
    )
    (half,) = desk.ids("payment", filters={"deal_id": elsewhere}, trashed=True)
    desk.edit("payment", half, invoice_number="F-6")
    assert desk.book.run(RestoreRecords("deal", (elsewhere,))).value == 2


def test_a_deal_that_is_taken_up_again_has_no_reason_for_its_end(desk: Desk) -> None:
    deal = desk.agreed_deal(stage=Stage.NEGOTIATING)
    desk.book.run(MoveDeal(deal, Stage.LOST, "Too low"))
    desk.book.run(MoveDeal(deal, Stage.LEAD))
    assert desk.row("deal", deal)["stage_reason"] == ""


def _add(desk: Desk, kind: str) -> str:
    given: dict[str, dict[str, Any]] = {
        "gift": {"description": "Tea", "brand_id": desk.brand},
        "task": {"text": "Call"},
    }
    return desk.add(kind, **given[kind])
