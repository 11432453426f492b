"""The evidence page: hashes, versions, who, when, how and what was checked, in a PDF that opens without the program."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pypdf
import pytest

from creatorbook.common.errors import AnswerIsNo, BadInput, NotFound
from creatorbook.documents.inputs.evidence import Joined
from creatorbook.documents.render import render_evidence
from creatorbook.documents.signing.checking.matching import MatchKind
from creatorbook.documents.signing.checking.spots import SpotKind
from creatorbook.documents.signing.marks.pages import append_pages
from creatorbook.documents.words.speech import speech_in
from creatorbook.domain.records.signatures import Signatory
from creatorbook.services.contracts.issuing import AmendContract, IssueContract
from creatorbook.services.records.attachments import attachments
from creatorbook.services.signing.evidence import KeepEvidence, evidence_input, evidence_pdf, evidence_with_copy
from creatorbook.services.signing.sign import SignContract, Typed
from creatorbook.services.signing.signed_copies import AttachSignedCopy
from creatorbook.services.signing.verification import verify_file
from tests.documents.pdf.tagged import faults
from tests.documents.signing.authority import Authority
from tests.services.records.doors import Overwrite

if TYPE_CHECKING:
    from creatorbook.services.contracts.issuing import Issued
    from tests.services.desk import Desk

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def issued(desk: Desk) -> Issued:
    return desk.book.run(IssueContract(desk.agreed_deal(), "fr")).value


def text_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join("\n".join(page.extract_text() for page in pages).replace("\N{NO-BREAK SPACE}", " ").split())


def test_it_names_every_version_signature_and_hash_and_what_was_not_checked(desk: Desk, issued: Issued) -> None:
    deal = desk.row("contract", issued.contract_id)["deal_id"].id
    mail = desk.add("message", deal_id=deal, sender="bonjour@example.com", subject="Contrat")
    desk.book.run(Overwrite("message", mail, {"message_id": "<abc@example.com>"}))
    lea = Authority().issue("Léa Martin")
    signed = desk.book.run(SignContract(issued.contract_id, Signatory.CREATOR, lea.file)).value
    with desk.book.reading() as reading:
        scan = pypdf.PdfWriter()
        scan.add_blank_page(595, 842)
        out = io.BytesIO()
        scan.write(out)
        found = verify_file(reading, out.getvalue(), issued.contract_id)
    desk.book.run(AttachSignedCopy(issued.contract_id, "scan.pdf", out.getvalue(), found, compared=True))
    with desk.book.reading() as reading:
        made = evidence_pdf(reading, issued.contract_id, NOW)
        again = evidence_pdf(reading, issued.contract_id, NOW)
        english = text_of(evidence_pdf(reading, issued.contract_id, NOW, "en").pdf)
        asked = evidence_input(reading, issued.contract_id, NOW)
    assert made.pdf == again.pdf
    french = text_of(made.pdf)
    for sha256 in (issued.sha256, signed.sha256, found.sha256):
        assert sha256 in french.replace(" ", "")
    # What was noted is said in the language of the page, not in that of whoever kept it.
    assert "Sur la parole de la personne" in french
    for part in ("PREUVE DE SIGNATURE", "Léa Martin", "bonjour@example.com", "<abc@example.com>", "Intacte",
                 "Non vérifié : si le certificat a été révoqué"):  # fmt: skip
        assert part in french
    for part in (
        "Unbroken: what was signed has not changed by a byte.",
        "It allows no change but signing and filling in forms.",
        "Issued by House of Trust. Not checked: whether that issuer is to be trusted.",
        "The time is that of the signer’s own clock; nobody else vouches for it.",
        "A scan without words: compared by a person’s eyes alone.",
        "compared with the contract by eye. By the word of whoever kept it",
    ):
        assert part in english
    # Every sentence is there in every language of documents.
    for language in ("de", "es"):
        with desk.book.reading() as reading:
            said = text_of(render_evidence(evidence_input(reading, issued.contract_id, NOW, language)).pdf)
        assert "after_" not in said
        assert "match_" not in said
        assert "note_" not in said
    assert [each.ordinal for each in asked.versions] == [1]


def test_it_is_kept_with_the_contract_where_that_is_wanted(desk: Desk, issued: Issued) -> None:
    desk.book.run(SignContract(issued.contract_id, Signatory.CREATOR, Typed("Léa Martin")))
    deal = desk.row("contract", issued.contract_id)["deal_id"].id
    desk.edit("deal", deal, objective="Summer launch")
    creator = desk.row("deal", deal)["creator_id"].id
    desk.edit("creator", creator, legal_name="Léa Durand")
    desk.book.run(AmendContract(deal))
    with desk.book.reading() as reading:
        made = evidence_pdf(reading, issued.contract_id, NOW, "en")
        parties = dict(evidence_input(reading, issued.contract_id, NOW).parties)
    said = text_of(made.pdf)
    # The newest version has her new name; the signed one is what the evidence is about.
    assert parties["creator"] == "Léa Martin"
    assert "Léa Durand" not in said
    assert "Signed by Léa Martin, version 1: picture of a signature, typed." in said
    desk.book.run(KeepEvidence(issued.contract_id, "evidence.pdf", made.pdf))
    with desk.book.reading() as reading:
        assert [each.name for each in attachments(reading, "contract", issued.contract_id)] == ["evidence.pdf"]


def test_it_is_one_file_with_the_signed_copy_in_which_not_a_byte_of_that_is_changed(desk: Desk, issued: Issued) -> None:
    with desk.book.reading() as reading, pytest.raises(NotFound):
        evidence_with_copy(reading, issued.contract_id, NOW)
    typed = desk.book.run(SignContract(issued.contract_id, Signatory.BRAND, Typed("Inès Fournel"))).value
    with desk.book.reading() as reading:
        joined = evidence_with_copy(reading, issued.contract_id, NOW, "en")
        assert evidence_with_copy(reading, issued.contract_id, NOW, "en").pdf == joined.pdf
    assert joined.joined is Joined.PAGES
    assert joined.pdf.startswith(typed.pdf)
    assert len(pypdf.PdfReader(io.BytesIO(joined.pdf)).pages) == joined.pages
    said = text_of(joined.pdf)
    assert "These pages follow those of the signed copy" in said
    assert "Signed by Inès Fournel, version 1" in said
    # Who gets such a file back is told which page is none of the contract's.
    with desk.book.reading() as reading:
        found = verify_file(reading, joined.pdf, issued.contract_id)
    assert found.match.missing == ()
    assert {spot.page for spot in found.match.spots if spot.kind is SpotKind.PAGE_ADDED} == {joined.pages}
    # A page added would show as a change to a certificate signature: there the copy goes inside.
    signed = desk.book.run(
        SignContract(issued.contract_id, Signatory.CREATOR, Authority().issue("Léa Martin").file)
    ).value
    with desk.book.reading() as reading:
        joined = evidence_with_copy(reading, issued.contract_id, NOW, "en")
    assert joined.joined is Joined.ATTACHED
    inside = pypdf.PdfReader(io.BytesIO(joined.pdf)).attachments
    assert inside == {"C-2026-001.pdf": [signed.pdf]}
    assert faults(joined.pdf) == []
    with pytest.raises(AnswerIsNo):
        append_pages(signed.pdf, joined.pdf)


def test_what_was_never_issued_has_none_and_an_unknown_language_is_refused(desk: Desk, issued: Issued) -> None:
    draft = desk.add("contract", deal_id=desk.agreed_deal(title="Other"))
    with desk.book.reading() as reading:
        with pytest.raises(NotFound):
            evidence_pdf(reading, draft, NOW)
        with pytest.raises(BadInput):
            evidence_pdf(reading, issued.contract_id, NOW, "it")


@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
def test_whatever_a_copy_is_has_its_words(language: str) -> None:
    words = speech_in(language)
    said = [words.word("evidence", f"match_{kind.value}") for kind in MatchKind]
    assert len(set(said)) == len(said)
    assert not [each for each in said if each.startswith("match_")]
