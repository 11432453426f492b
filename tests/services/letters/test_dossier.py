"""The dossier of a sum: every paper in one file with bookmarks, what is missing said, PDF/A where the parts allow."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PIL import Image
from pypdf import PdfReader

from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.letters import LetterKind
from creatorbook.domain.records.terms import DeliverableState
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Platform, PostState
from creatorbook.services.contracts.issuing import IssueContract
from creatorbook.services.disclosure.proofs import KeepProof
from creatorbook.services.dossiers.gathering import DossierMade, make_dossier
from creatorbook.services.letters import drafts as letters
from creatorbook.services.letters.ladder import read_ladder
from creatorbook.services.letters.requests import LetterRequest
from creatorbook.services.letters.steps import TakeStep
from tests.services.desk import TODAY
from tests.services.letters.test_ladder import invoice as invoice  # noqa: PLC0414  the fixture

if TYPE_CHECKING:
    from tests.services.desk import Desk


def made(desk: Desk, invoice: str, language: str = "en") -> DossierMade:
    with desk.book.reading() as reading:
        return make_dossier(reading, "invoice", invoice, TODAY, language)


def outline(reader: PdfReader) -> list[tuple[str, int | None]]:
    return [(str(each.title), reader.get_destination_page_number(each)) for each in reader.outline]  # type: ignore[union-attr,arg-type]


def test_what_is_not_there_is_said(desk: Desk, invoice: str) -> None:
    found = made(desk, invoice)
    assert found.missing == (
        "No contract was issued for this deal.", "No approval is noted.", "No post is recorded.",
        "No reminder was sent.",
    )  # fmt: skip
    reader = PdfReader(io.BytesIO(found.rendered.pdf))
    assert len(reader.pages) == found.rendered.pages
    text = reader.pages[0].extract_text().replace("\u00a0", " ")
    assert "€1,200.00" in text
    assert all(each in text for each in found.missing)
    assert found.rendered.pdf == made(desk, invoice).rendered.pdf
    assert "What is inside" in text
    # Of what was invoiced elsewhere there is nothing: no table without a row is drawn.
    deal = desk.add("deal", title="By hand", brand_id=desk.brand, stage=Stage.CONTRACTED, signed_on=TODAY)
    told = {"invoice_number": "EX-1", "invoiced_on": date(2026, 1, 2), "due_on": date(2026, 2, 1)}
    payment = desk.add("payment", deal_id=deal, label="All", amount=Money.of("500", "EUR"), **told)
    with desk.book.reading() as reading:
        bare = make_dossier(reading, "payment", payment, TODAY, "en")
    assert "What is inside" not in PdfReader(io.BytesIO(bare.rendered.pdf)).pages[0].extract_text()
    french = PdfReader(io.BytesIO(made(desk, invoice, "fr").rendered.pdf)).pages[0].extract_text()
    assert "Aucune relance n’a été envoyée." in french


def test_every_paper_is_a_bookmark_pages_and_an_attachment(desk: Desk, invoice: str) -> None:
    (deal,) = desk.ids("deal")
    desk.edit("deal", deal, fee=Money.of("1000", "EUR"))
    for payment in desk.ids("payment"):
        desk.edit("payment", payment, days_after=None)
    desk.book.run(IssueContract(deal))
    desk.add("deliverable", deal_id=deal, description="A reel", state=DeliverableState.APPROVED, approved_on=TODAY)
    post = desk.add(
        "post", deal_id=deal, platform=Platform.INSTAGRAM, state=PostState.LIVE, label_confirmed=True,
        published_at=datetime(2026, 1, 5, 12, tzinfo=UTC),
    )  # fmt: skip
    picture = io.BytesIO()
    Image.new("RGBA", (300, 600), (200, 30, 30, 120)).save(picture, "PNG")
    desk.book.run(KeepProof(post, "shot.png", content=picture.getvalue()))
    desk.book.run(KeepProof(post, "caption.txt", text="Publicité"))
    desk.book.run(letters.WriteLetter(LetterRequest(LetterKind.PAYMENT_REMINDER, invoice_id=invoice, language="en")))
    with desk.book.reading() as reading:
        owed = read_ladder(reading, "invoice", invoice, TODAY).owed
    desk.book.run(TakeStep(owed, 15, note="spoke to accounting"))
    found = made(desk, invoice)
    assert [each.split(":")[0].split(" ")[0] for each in found.missing] == ["No", "This"]
    reader = PdfReader(io.BytesIO(found.rendered.pdf))
    titles = [title for title, _page in outline(reader)]
    first_words = [title.split(" ")[0].rstrip(":,") for title in titles]
    assert first_words == ["Dossier", "Contract", "Proof", "Invoice", "Payment"]
    assert "reel" in reader.pages[0].extract_text() or "reel" in reader.pages[1].extract_text()
    for title, page in outline(reader)[1:]:
        assert page
        if title.startswith("Invoice"):
            assert owed.number in reader.pages[page].extract_text()
    names = sorted(reader.attachments)
    assert [name.partition(" ")[2].rpartition(".")[2] for name in names] == ["pdf", "png", "txt", "pdf", "pdf"]
    (proof,) = (each for each in names if each.endswith("shot.png"))
    assert reader.attachments[proof][0] == picture.getvalue()
    root = reader.trailer["/Root"]
    metadata = root["/Metadata"].get_object().get_data()  # type: ignore[index]
    assert b"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in metadata
    assert len(root["/AF"]) == len(names)  # type: ignore[index]


def test_a_paper_that_is_not_for_an_archive_takes_that_from_the_whole_and_is_named(desk: Desk, invoice: str) -> None:
    from pypdf import PdfWriter

    (deal,) = desk.ids("deal")
    post = desk.add(
        "post", deal_id=deal, platform=Platform.TIKTOK, state=PostState.LIVE, label_confirmed=True,
        published_at=datetime(2026, 1, 5, 12, tzinfo=UTC),
    )  # fmt: skip
    writer, foreign = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(foreign)
    desk.book.run(KeepProof(post, "page.pdf", content=foreign.getvalue()))
    desk.book.run(KeepProof(post, "broken.pdf", content=b"%PDF-1.4 nothing"))
    reader = PdfReader(io.BytesIO(made(desk, invoice).rendered.pdf))
    assert b"pdfaid:part" not in reader.trailer["/Root"]["/Metadata"].get_object().get_data()  # type: ignore[index]
    text = "".join(page.extract_text() for page in reader.pages[:2])
    assert "This file is not PDF/A" in text.replace("\n", " ")
    assert len(reader.attachments) == 3
