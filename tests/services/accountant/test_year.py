"""A year for the accountant: made from a book, opened again, and reckoned anew from what its files say."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.ids import new_id
from creatorbook.domain.money.bookkeeping import Role
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.money.receipts import AllocationKind
from creatorbook.domain.values.money import Money
from creatorbook.exchange.accounts.datev import COLUMNS as DATEV_COLUMNS
from creatorbook.exchange.accounts.fec import COLUMNS as FEC_COLUMNS
from creatorbook.services.accountant.chart import SetAccounts, chart_of
from creatorbook.services.accountant.files import fec_of
from creatorbook.services.accountant.journal import year_journal
from creatorbook.services.accountant.year import PackedYear, pack_year
from creatorbook.services.book.command import Command
from creatorbook.services.invoices.crediting import CreditInvoice
from creatorbook.services.invoices.drafting import DraftInvoice
from creatorbook.services.invoices.issuing import IssueInvoice
from creatorbook.services.invoices.open_sums import sums_owed
from creatorbook.services.money.receiving import RecordPayment
from creatorbook.services.records.attachments import AttachFile
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from creatorbook.store.writing.uow import UnitOfWork
    from tests.services.desk import Desk


@dataclass(frozen=True)
class Add(Command[str]):
    """Add a row that has no form yet."""

    model: str
    values: tuple[tuple[str, Any], ...]
    code = "test.add"

    def execute(self, uow: UnitOfWork) -> str:
        from creatorbook.store import models

        row = uow.add(getattr(models, self.model)(id=new_id(), **dict(self.values)))
        uow.flush()
        return str(row.id)


def put(desk: Desk, model: str, **values: Any) -> str:
    return desk.book.run(Add(model, tuple(values.items()))).value


def pay(desk: Desk, id: str, **values: Any) -> None:
    with desk.book.reading() as reading:
        (owed,) = (each for each in sums_owed(reading, TODAY) if each.id == id)
    desk.book.run(RecordPayment((owed.target,), **values))


def invoiced(desk: Desk, **values: Any) -> str:
    deal = desk.agreed_deal(stage=Stage.LIVE, **values)
    if "fee" in values:
        (payment,) = desk.ids("payment", filters={"deal_id": deal})
        desk.edit("payment", payment, amount=values["fee"])
    draft = desk.book.run(DraftInvoice((deal,), supplied_on=TODAY)).value
    return desk.book.run(IssueInvoice(draft)).value.invoice_id


@pytest.fixture
def year(desk: Desk) -> Desk:
    """Return a desk with a year of sales with VAT, money that came in four ways, a gift and an expense."""
    sides = {"company_number": "732829320", "legal_name": "Léa Martin EI"}
    desk.edit("creator", desk.creator, vat_regime="normal", vat_number="FR44732829320", **sides)
    desk.edit("brand", desk.brand, name="=Éclat", company_number="404833048", vat_number="FR83404833048")
    rate(desk)
    paid = invoiced(desk)
    pay(desk, paid, amount=Money(177_500, "EUR"), fee=Money(2_500, "EUR"), received_on=TODAY)
    taken_back = invoiced(desk, title="Second")
    desk.book.run(CreditInvoice(taken_back))
    dollars = invoiced(desk, title="Third", fee=Money(100_000, "USD"))
    pay(desk, dollars, amount=Money(88_000, "EUR"), rate="1.25", received_on=TODAY)
    by_hand = desk.agreed_deal(stage=Stage.LIVE, title="By hand")
    (payment,) = desk.ids("payment", filters={"deal_id": by_hand})
    pay(desk, payment, amount=Money(100_000, "EUR"), received_on=TODAY)
    pay(desk, payment, amount=Money(79_000, "EUR"), rest=AllocationKind.WRITE_OFF, received_on=TODAY)
    share = put(desk, "Split", creator_id=desk.creator, partner="North Lane", percent_bp=1_000, position=1)
    put(desk, "SplitSettlement", split_id=share, amount=Money(15_000, "EUR"), settled_on=TODAY)
    put(
        desk,
        "Expense",
        creator_id=desk.creator,
        spent_on=TODAY,
        text="Lens\tand |bag",
        amount=Money(12_000, "EUR"),
        vat=2_000,
    )
    gift = desk.add("gift", brand_id=desk.brand, description="Serum", received_on=TODAY, value=Money(4_000, "EUR"))
    desk.book.run(AttachFile("gift", gift, "price.png", content=b"a picture"))
    return desk


def rate(desk: Desk, on: date = TODAY, value: str = "1.25", currency: str = "USD") -> None:
    put(desk, "Rate", base="EUR", currency=currency, rate_on=on, rate=value, source="European Central Bank")


def pack(desk: Desk) -> PackedYear:
    with desk.book.reading() as reading:
        return pack_year(reading, desk.creator, TODAY.year, made_at=desk.book.clock.now())


def opened(packed: PackedYear) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def rows_of(content: bytes, **dialect: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), **dialect))


def test_a_year_is_opened_again_and_lists_what_is_inside(year: Desk) -> None:
    packed = pack(year)
    files = opened(packed)
    contents = rows_of(files["contents.csv"])
    listed = {row["File"]: row["SHA-256"] for row in contents}
    assert set(listed) == set(files) - {"contents.csv"}
    assert all(hashlib.sha256(files[name]).hexdigest() == sha256 for name, sha256 in listed.items())
    assert {"gifts/001-1-price.png", "journal.xlsx", "expenses.csv", "statements.csv", "rates.csv"} < set(files)
    papers = {name for name in files if name.startswith("invoices/")}
    assert {f"invoices/F-2026-00{number}.pdf" for number in range(1, 4)} < papers
    assert all(files[name].startswith(b"%PDF") for name in papers if name.endswith(".pdf"))
    assert any(name.endswith(".xml") for name in papers)
    assert (packed.missing, packed.left_out) == ((), ())


def test_the_french_file_balances_and_says_what_the_book_says(year: Desk) -> None:
    files = opened(pack(year))
    content = files["732829320FEC20261231.txt"]
    lines = rows_of(content, delimiter="\t", quoting=csv.QUOTE_NONE)
    assert content.decode().split("\r\n")[0].split("\t") == list(FEC_COLUMNS)
    assert len(FEC_COLUMNS) == 18

    def amount(text: str) -> Decimal:
        return Decimal(text.replace(",", "."))

    entries: dict[str, list[dict[str, str]]] = {}
    for each in lines:
        entries.setdefault(each["EcritureNum"], []).append(each)
        assert len(each["EcritureDate"]) == len(each["ValidDate"]) == 8
        assert each["EcritureLib"][:1] not in "=+-@"
    assert list(entries) == [str(number) for number in range(1, len(entries) + 1)]
    for entry in entries.values():
        assert sum(amount(each["Debit"]) - amount(each["Credit"]) for each in entry) == 0
    balance: dict[str, Decimal] = {}
    for each in lines:
        number = each["CompteNum"]
        balance[number] = balance.get(number, Decimal(0)) + amount(each["Debit"]) - amount(each["Credit"])
    # 1,800 was paid with a fee of 25; 1,800 was taken back; 1,200 dollars at 1.25 are 960 euros, of which 880 came.
    sales, tax = Decimal(1500) + Decimal(800) + Decimal("1491.67"), Decimal(300) + Decimal(160) + Decimal("298.33")
    assert balance["706000"] == -sales
    assert balance["445710"] == -tax
    # Of which North Lane got 150.
    assert balance["512000"] == Decimal(1775) + Decimal(880) + Decimal(1790) - Decimal(150)
    assert balance["622200"] == 150
    assert balance["627000"] == 25
    assert balance["628000"] == 100
    assert balance["445660"] == 20
    dollars = [each for each in lines if each["Idevise"] == "USD" and each["CompteNum"] == "411000"]
    assert dollars[0]["Montantdevise"] == "1200,00"
    assert any("Lens and bag" in each["EcritureLib"] for each in lines)


def test_without_a_rate_the_file_of_the_tax_office_is_not_made_and_the_journal_says_what_it_lacks(year: Desk) -> None:
    pounds = year.agreed_deal(stage=Stage.LIVE, title="Pounds", fee=Money(50_000, "GBP"))
    (payment,) = year.ids("payment", filters={"deal_id": pounds})
    year.edit("payment", payment, amount=Money(50_000, "GBP"))
    pay(year, payment, received_on=TODAY)
    packed = pack(year)
    assert [left.amount.currency for left in packed.left_out] == ["GBP"]
    assert "GBP" in packed.missing[0]
    assert "“rate import” or “rate set”" in packed.missing[0]
    assert not any("FEC" in name for name in opened(packed))
    rate(year, TODAY - timedelta(days=11), "0.8", "GBP")
    assert pack(year).missing
    rate(year, TODAY - timedelta(days=3), "0.8", "GBP")
    assert not pack(year).missing


def test_germany_gets_its_batch_of_bookings(year: Desk) -> None:
    year.edit("creator", year.creator, country="DE", vat_number="DE136695976")
    assert "DATEV" in pack(year).missing[0]
    year.book.run(SetAccounts(year.creator, numbers={Role.BANK: "1210"}, consultant=29_098, client=55_003))
    content = opened(pack(year))["EXTF_Buchungsstapel_20260101_20261231.csv"]
    head, names, *rows = list(csv.reader(io.StringIO(content.decode("cp1252"), newline=""), delimiter=";"))
    assert (head[0], head[1:5], head[10:14], len(head)) == (
        "EXTF",
        ["700", "21", "Buchungsstapel", "13"],
        ["29098", "55003", "20260101", "4"],
        31,
    )
    assert (tuple(names), len(names)) == (DATEV_COLUMNS, 125)
    assert all(len(row) == 125 for row in rows)
    assert content.endswith(b"\r\n")
    came = [row for row in rows if row[6] == "1210"]
    assert sum(Decimal(row[0].replace(",", ".")) for row in came) == Decimal(1775) + Decimal(880) + Decimal(1790)
    shared = [row for row in rows if row[6] == "4760"]
    assert [(row[0], row[7], row[13]) for row in shared] == [("150,00", "1210", "North Lane")]
    assert {row[9] for row in rows} == {f"{TODAY:%d%m}"}
    assert {row[1] for row in rows} == {"S"}
    assert all(row[13][:1] not in "=+-@" for row in rows)


def test_accounts_are_proposed_by_country_and_taken_from_the_accountant(desk: Desk) -> None:
    desk.book.run(SetAccounts(desk.creator, numbers={Role.SALES: "706100"}))
    with desk.book.reading() as reading:
        chart = chart_of(reading, desk.creator)
    assert (chart.id, chart.number(Role.SALES), chart.number(Role.BANK)) == ("fr", "706100", "512000")
    assert [role for role, each in chart.accounts.items() if not each.is_proposed] == [Role.SALES]
    for wrong in ({"chart": "none"}, {"numbers": {Role.SALES: "a b"}}, {"consultant": 5}, {"client": 0}):
        with pytest.raises(BadInput):
            desk.book.run(SetAccounts(desk.creator, **wrong))
    desk.book.run(SetAccounts(desk.creator, numbers={Role.SALES: ""}))
    with desk.book.reading() as reading:
        assert chart_of(reading, desk.creator).number(Role.SALES) == "706000"


def test_an_entry_of_each_day_balances_whatever_settled_it(year: Desk) -> None:
    with year.book.reading() as reading:
        journal = year_journal(reading, year.creator, TODAY.year)
    assert {entry.journal.value for entry in journal.entries} == {"VE", "BQ", "HA"}
    clients = sum(
        line.debit - line.credit for entry in journal.entries for line in entry.lines if line.role is Role.CLIENTS
    )
    # Of 1,200 dollars 1,100 were paid, which leaves 80 euros at the rate of the invoice.
    assert clients == 8_000
    bare = put(year, "Creator", name="Mira", country="FR")
    with year.book.reading() as reading:
        empty, chart = year_journal(reading, bare, TODAY.year), chart_of(reading, bare)
        with pytest.raises(AnswerIsNo, match="SIREN"):
            fec_of(reading, empty, chart)
