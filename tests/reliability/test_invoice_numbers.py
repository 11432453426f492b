"""Eight programs issue invoices of one series, two of them are killed: no number is missing, and none comes twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.domain.values.money import Money
from creatorbook.services.book.book import Book
from creatorbook.services.invoices.drafting import DraftInvoice
from creatorbook.services.invoices.issuing import IssueInvoice
from creatorbook.services.records.editing import AddRecord, EditRecord
from creatorbook.services.records.lists import Query, ids
from tests.children import finish, start
from tests.reliability.counting import WAIT_MILLISECONDS

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

PROGRAMS, EACH, KILLED = 8, 2, 2
SELLER = {
    "legal_name": "Léa Martin EI", "company_number": "732829320", "address": "3 rue des Lilas", "country": "FR",
    "vat_regime": "franchise",
}  # fmt: skip
BUYER = {
    "name": "Éclat", "legal_name": "Éclat SAS", "country": "FR", "address": "1 quai du Rhône",
    "company_number": "404833048",
}  # fmt: skip


def draft_many(path: Path) -> list[str]:
    """Make a book with a draft for each invoice that the programs will issue; return the drafts."""
    with Book.create(path, {"name": "Léa Martin", "country": "FR", "currency": "EUR"}) as book:
        with book.reading() as reading:
            creator = ids(reading, Query("creator"))[0]
        book.run(EditRecord("creator", creator, SELLER))
        deal = {"title": "Spring", "brand_id": book.run(AddRecord("brand", BUYER)).value}
        drafts = []
        for number in range(PROGRAMS * EACH):
            of = book.run(AddRecord("deal", {**deal, "title": f"Spring {number}"})).value
            book.run(AddRecord("payment", {"deal_id": of, "label": "Fee", "amount": Money(10_000 + number, "EUR")}))
            drafts.append(book.run(DraftInvoice((of,), supplied_on=book.clock.today())).value)
    return drafts


def first_number(child: subprocess.Popen[str]) -> str:
    """Return the first number that a program tells."""
    assert child.stdout is not None
    return child.stdout.readline().strip()


@pytest.mark.slow
def test_a_series_has_no_gap_and_no_number_twice(tmp_path: Path) -> None:
    path = tmp_path / "book.creatorbook"
    drafts = draft_many(path)
    children = [
        start("tests.reliability.issuing", path, WAIT_MILLISECONDS, *drafts[at * EACH : (at + 1) * EACH], stdin=True)
        for at in range(PROGRAMS)
    ]
    for child in children:
        assert first_number(child) == "ready"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    told = []
    for child in children[:KILLED]:
        told.append(first_number(child))
        child.kill()
        child.communicate()
    for child in children[KILLED:]:
        told += finish(child).split()
    with Book(path) as book:
        with book.reading() as reading:
            kept = {
                number for (number,) in reading.exec_driver_sql("SELECT number FROM invoice WHERE state = 'issued'")
            }
            left = [id for (id,) in reading.exec_driver_sql("SELECT id FROM invoice WHERE state = 'draft'")]
        assert set(told) <= kept
        assert len(told) == len(set(told))
        # What was killed in between left its number to whoever came next.
        for draft in left:
            book.run(IssueInvoice(draft))
        with book.reading() as reading:
            numbers = reading.exec_driver_sql("SELECT counter, number, sha256 FROM invoice ORDER BY counter").fetchall()
            papers = {key for (key,) in reading.exec_driver_sql("SELECT sha256 FROM attachment_content")}
        assert [counter for counter, _number, _paper in numbers] == list(range(1, PROGRAMS * EACH + 1))
        assert {paper for _counter, _number, paper in numbers} <= papers
        assert len({number for _counter, number, _paper in numbers}) == PROGRAMS * EACH
        assert book.verify().is_ok
