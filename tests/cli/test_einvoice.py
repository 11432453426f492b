"""Electronic invoices on the command line: checked, and the calendar of networks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.documents.invoice.xml.make import make_einvoice
from creatorbook.documents.invoice.xml.mapping import facts_of
from creatorbook.documents.invoice.xml.reading import read_einvoice
from creatorbook.domain.money.invoices.electronic import EFormat
from creatorbook.domain.records.money.invoices import InvoiceState
from creatorbook.services.book.book import Book
from creatorbook.services.book.command import Command
from creatorbook.store import results
from creatorbook.store.models import Brand, Invoice
from creatorbook.store.query.select import select
from tests.documents.invoice_examples import worked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from creatorbook.common.clock import FixedClock
    from creatorbook.documents.inputs.invoice import InvoiceInput
    from creatorbook.store.writing.uow import UnitOfWork
    from tests.cli.run_result import RunResult

    Bare = Callable[..., RunResult]


def test_an_electronic_invoice_is_checked_and_what_is_broken_named(bare: Bare, tmp_path: Path) -> None:
    path = tmp_path / "2026-02.xml"
    path.write_bytes(make_einvoice(worked("M02"), EFormat.UBL))
    said = bare("einvoice", "check", path)
    assert (said.code, said.err) == (0, "")
    assert "Camille Martin EI → Maison Lune SAS" in said.out
    assert "No rule is broken of: UBL-Invoice-2.1.xsd" in said.out
    assert "sends nothing" in said.out
    path.write_bytes(path.read_bytes().replace(b">36.04</cbc:PayableAmount>", b">36.05</cbc:PayableAmount>"))
    told = bare("einvoice", "check", path, "--json")
    assert told.code == 1
    assert told.json["valid"] is False
    assert told.json["payable"] == {"amount": "36.05", "currency": "EUR"}
    assert any(each["rule"] == "BR-CO-16" and each["fatal"] for each in told.json["broken"])
    assert "1 rule is broken" in bare("einvoice", "check", path).out


def test_what_is_no_invoice_or_no_sheet_of_rules_is_refused(bare: Bare, tmp_path: Path) -> None:
    path = tmp_path / "2026-02.xml"
    path.write_bytes(make_einvoice(worked("M02"), EFormat.UBL))
    sheet = tmp_path / "rules.xsl"
    sheet.write_text("<nothing/>", "utf-8")
    refused = bare("einvoice", "check", path, "--rules", sheet)
    assert refused.code == 3
    assert "rules.xsl" in refused.err
    assert bare("einvoice", "check", sheet).code == 3


@dataclass(frozen=True)
class Keep(Command[None]):
    """Write an issued invoice into the book as it would be there."""

    code = "test.keep_invoice"
    made: InvoiceInput

    def execute(self, uow: UnitOfWork) -> None:
        creator = results.value(uow.connection, select("creator", "id"))
        brand = uow.add(Brand(name=self.made.buyer.name))
        uow.flush()
        uow.add(
            Invoice(
                creator_id=creator,
                brand_id=brand.id,
                state=InvoiceState.ISSUED,
                number=self.made.number,
                currency=self.made.currency,
                language=self.made.language,
                data=self.made.to_json(),
            )
        )


def test_an_issued_invoice_is_made_electronic_in_the_form_asked_for(
    cb: Bare, path: Path, clock: FixedClock, tmp_path: Path
) -> None:
    with Book(path, clock) as book:
        book.run(Keep(worked("M02")))
        book.run(Keep(worked("M06")))
    out = tmp_path / "out.xml"
    said = cb("invoice", "einvoice", "2026-02", "--format", "ubl", "--out", out, "--json")
    assert (said.code, said.json["number"], said.json["form"]) == (0, "2026-02", "ubl")
    assert read_einvoice(out.read_bytes()) == facts_of(worked("M02"), EFormat.UBL)
    hybrid = tmp_path / "out.pdf"
    told = cb("invoice", "einvoice", "2026-02", "--out", hybrid)
    assert "sends nothing" in told.out
    assert hybrid.read_bytes() == make_einvoice(worked("M02"), EFormat.FACTUR_X)
    missing = cb("invoice", "einvoice", "2026-06", "--format", "xrechnung", "--out", tmp_path / "x.xml")
    assert missing.code == 1
    assert "Leitweg-ID" in missing.out
    assert not (tmp_path / "x.xml").exists()
    assert cb("invoice", "einvoice", "2026-99").code == 3


def test_the_calendar_says_which_network_a_country_wants(bare: Bare) -> None:
    french = bare("einvoice", "duties", "fr", "--json").json
    assert "2027-09-01" in {each["starts_on"] for each in french["now"] + french["coming"]}
    assert all(each["text"] and each["sources"] for each in french["now"] + french["coming"])
    assert any(each["network"] == "plateforme agréée" for each in french["now"] + french["coming"])
    spanish = bare("einvoice", "duties", "ES").out
    assert "RD 1007/2023" in spanish
    assert bare("einvoice", "duties", "XX").code == 2
    for never in ("sent", "compliant"):
        assert never not in spanish.replace("sends", "")
