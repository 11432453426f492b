"""The worked invoices on paper: every sum, every word that the law wants, the looks, and how long lists break."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.documents.inputs.contract import DocumentStatus
from creatorbook.documents.inputs.look import Look
from creatorbook.documents.invoice.render import render_invoice
from creatorbook.documents.invoice.words import speech_of
from creatorbook.domain.money.invoices.totals import compute_totals
from creatorbook.domain.money.paying.references import belgian_communication, creditor_reference
from creatorbook.domain.records.document_themes import Theme
from tests.documents.invoice_examples import BY_ID, worked
from tests.documents.reading import flat, fonts_of, pages_of, tight

HERE = Path(__file__).parent
IDS = sorted(BY_ID)
# Six that creators write most: exempt, several rates with an allowance, withheld, after deposits, credited, Swiss.
TYPICAL = ("M01", "M13", "M08", "M19", "M20", "M16")


@pytest.mark.parametrize("name", IDS)
def test_a_worked_invoice_is_one_page_that_says_every_sum(name: str) -> None:
    made = worked(name)
    pages = pages_of(render_invoice(made).pdf)
    assert len(pages) == 1
    speech, text = speech_of(made), tight(pages[0]).replace("\u2212", "-")
    totals = made.totals
    sums = [*totals.line_nets, totals.total_with_vat, totals.cash_expected, *(-each.amount for each in made.withheld)]
    sums += [-each.amount for each in made.deposits]
    if any(group.key.rate_bp for group in totals.groups):
        sums += [totals.total_without_vat, *(each for group in totals.groups for each in (group.taxable, group.tax))]
    assert [each for each in sums if tight(speech.money(each)) not in text] == []
    assert [each.text for each in made.mentions if tight(each.text) not in text] == []
    said = [made.number, made.seller.name, made.buyer.name, speech.short_day(made.issued_on)]
    said += [speech.short_day(made.due_on)] if made.due_on is not None else []
    assert [each for each in said if tight(each) not in text] == []
    # Nobody who charges no VAT may print a rate of it.
    assert ("%" in text) is bool(totals.vat) or bool(made.withheld)


@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
def test_typical_invoices_read_as_they_did(language: str) -> None:
    read = "\n\n".join(
        f"# {name}\n{page}" for name in TYPICAL for page in pages_of(render_invoice(worked(name, language)).pdf)
    )
    golden = HERE / "golden" / f"{language}.txt"
    if os.environ.get("CREATORBOOK_WRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(read, "utf-8")
    assert read == golden.read_text("utf-8")


@pytest.mark.parametrize("theme", Theme)
def test_a_long_list_goes_over_pages_with_its_head_and_no_sum_is_lost(theme: Theme) -> None:
    made = worked("M06")
    lines = tuple(
        dataclasses.replace(each, text=f"{each.text} {n}", discount=None) for n in range(60) for each in made.lines
    )
    long = dataclasses.replace(made, lines=lines, totals=compute_totals(lines), look=Look(theme))
    pages = pages_of(render_invoice(long).pdf)
    with_lines = [page for page in pages if "Video" in page]
    assert len(with_lines) > 1
    assert all("Einzelpreis" in page for page in with_lines)
    whole = flat(" ".join(pages))
    assert all(f"Rechte {n} " in whole for n in range(60))
    # The sum to pay is not parted from the account it goes to.
    assert flat(speech_of(long).money(long.totals.total_with_vat)) in flat(pages[-1])
    assert "IBAN" in pages[-1]


def test_a_draft_has_no_number_and_says_so_and_fonts_are_embedded() -> None:
    draft = dataclasses.replace(worked("M14"), status=DocumentStatus.DRAFT, number="")
    made = render_invoice(draft)
    assert "DRAFT" in pages_of(made.pdf)[0]
    assert "2026-14" not in pages_of(made.pdf)[0]
    assert all("/FontFile2" in descriptor for _name, descriptor in fonts_of(made.pdf))
    assert render_invoice(draft).pdf == made.pdf


def test_an_account_is_named_as_its_country_names_it() -> None:
    british, australian = (flat(pages_of(render_invoice(worked(name)).pdf)[0]) for name in ("M14", "M17"))
    assert "Sort code 40-47-84 Account number 70872490" in british
    assert "BSB 062-000" in australian
    assert "Tax invoice 2026-17" in australian
    assert "GST 10%" in australian
    american = dataclasses.replace(
        worked("M04", "en"),
        seller=dataclasses.replace(worked("M04").seller, iban="", bic="", bank_code="021000021", bank_account="987654"),
    )
    assert "Routing number (ABA) 021000021" in flat(pages_of(render_invoice(american).pdf)[0])


def test_a_structured_reference_is_printed_as_people_read_it() -> None:
    belgian = flat(pages_of(render_invoice(worked("M12")).pdf)[0])
    assert belgian_communication("2026-12") in belgian
    french = worked("M02", reference=creditor_reference("2026-02"))
    assert "RF65 2026 02" in flat(pages_of(render_invoice(french).pdf)[0])


def test_endless_texts_are_still_an_invoice() -> None:
    made = worked("M02")
    long = dataclasses.replace(
        made,
        seller=dataclasses.replace(made.seller, name="Ça " * 600, address="Rue\n" * 200),
        lines=(dataclasses.replace(made.lines[0], text="Story <b>1</b> & more " * 400), *made.lines[1:]),
        notes="Merci ! " * 900,
    )
    assert "<b>1</b>" in flat(" ".join(pages_of(render_invoice(long).pdf)))
    with pytest.raises(BadInput, match="language"):
        render_invoice(dataclasses.replace(made, language="xx"))
