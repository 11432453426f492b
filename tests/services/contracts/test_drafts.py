"""Contracts: what is missing is listed, a draft is a real PDF, an issue is numbered, frozen and final."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

import pypdf
import pytest

from creatorbook.common.errors import AnswerIsNo, BadInput, NotFound
from creatorbook.documents.inputs.contract import ContractInput
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.values.money import Money
from creatorbook.services.book.book import NextStep
from creatorbook.services.contracts import drafts as contracts
from creatorbook.services.contracts import issuing as contract_issuing
from creatorbook.services.contracts import life as contract_life
from creatorbook.services.fields.finding_fields import place_of
from creatorbook.services.records import editing as records
from creatorbook.services.wording.findings import sentence
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_what_is_missing_is_listed_with_the_field_and_the_law(desk: Desk) -> None:
    deal = desk.add("deal", title="Bare", brand_id=desk.brand)
    with desk.book.reading() as reading:
        found = contracts.check_contract_draft(reading, deal, "fr", TODAY)
    missions = next(finding for finding in found if finding.code == "contract.missing_missions")
    assert "2023-451" in missions.sources[0].title
    assert [finding.severity for finding in found] == sorted(
        (finding.severity for finding in found), key=["error", "warning", "info"].index
    )


def test_what_issuing_gives_is_not_missing(desk: Desk) -> None:
    deal = desk.agreed_deal()
    with desk.book.reading() as reading:
        found = contracts.check_contract_draft(reading, deal, "en", TODAY)
    assert not {finding.about for finding in found} & {"number", "issued_on"}


def test_what_the_user_wrote_in_another_language_than_the_contract_is_told_with_its_field(desk: Desk) -> None:
    deal = desk.agreed_deal()
    (terms,) = desk.ids("terms")
    desk.edit("terms", terms, bonus="500 EUR ab 100.000 Aufrufen", expenses="Le Creuset, 20 EUR")
    with desk.book.reading() as reading:
        spanish = contracts.check_contract_draft(reading, deal, "es", TODAY)
        german = contracts.check_contract_draft(reading, deal, "de", TODAY)
    told = [finding for finding in spanish if finding.code == "document.other_language"]
    assert ("bonus", "500 EUR ab 100.000 Aufrufen") in [(each.about, each.params["text"]) for each in told]
    assert "expenses" not in {each.about for each in told}
    assert "bonus" not in {each.about for each in german if each.code == "document.other_language"}
    place = place_of(told[0])
    assert place is not None
    assert place.field


def test_a_draft_says_so_and_names_both_parties(desk: Desk) -> None:
    deal = desk.agreed_deal()
    with desk.book.reading() as reading:
        draft = contracts.preview(reading, deal, "en", TODAY)
        assert contracts.page_count(draft.pdf) == draft.pages
        assert contracts.page_image(draft.pdf, 0, 1.0).width > 500
    said = text_of(draft.pdf)
    for part in ("Éclat SAS", "Léa Martin", "DRAFT", "1,500.00"):
        assert part in said


def test_an_issue_takes_the_next_number_and_freezes_bytes_and_data(desk: Desk) -> None:
    deal = desk.agreed_deal()
    issued = desk.book.run(contract_issuing.IssueContract(deal, "fr")).value
    assert issued.number == "C-2026-001"
    assert hashlib.sha256(issued.pdf).hexdigest() == issued.sha256
    desk.edit("deal", deal, fee=Money(999900, "EUR"))
    with desk.book.reading() as reading:
        assert contracts.issued_pdf(reading, issued.contract_id) == issued.pdf
        (data,) = reading.exec_driver_sql("SELECT data FROM contract_version").first()
    assert ContractInput.from_json(data).fee == Money(150000, "EUR")
    assert desk.row("contract", issued.contract_id)["state"] is ContractState.ISSUED


def test_numbers_have_no_gaps_when_an_issue_is_refused(desk: Desk) -> None:
    good, odd = desk.agreed_deal(), desk.agreed_deal(fee=None)
    with pytest.raises(AnswerIsNo):
        desk.book.run(contract_issuing.IssueContract(odd))
    assert desk.book.run(contract_issuing.IssueContract(good)).value.number == "C-2026-001"
    second = desk.agreed_deal(title="Second")
    assert desk.book.run(contract_issuing.IssueContract(second)).value.number == "C-2026-002"


def test_an_amendment_is_a_new_version_under_the_same_number(desk: Desk) -> None:
    deal = desk.agreed_deal()
    first = desk.book.run(contract_issuing.IssueContract(deal)).value
    with pytest.raises(AnswerIsNo) as refused:
        desk.book.run(contract_issuing.IssueContract(deal))
    assert refused.value.code == "contract_issued"
    with pytest.raises(AnswerIsNo) as refused:
        desk.book.run(contract_issuing.AmendContract(deal))
    assert refused.value.code == "contract_unchanged"
    desk.edit("deal", deal, title="Spring serum, amended")
    again = desk.book.run(contract_issuing.AmendContract(deal)).value
    assert (again.number, again.version) == (first.number, 2)
    with desk.book.reading() as reading:
        assert [line.ordinal for line in contracts.versions(reading, first.contract_id)] == [2, 1]
        assert contracts.issued_pdf(reading, first.contract_id, 1) == first.pdf


def test_an_issue_cannot_be_undone_but_withdrawn(desk: Desk) -> None:
    deal = desk.agreed_deal()
    issued = desk.book.run(contract_issuing.IssueContract(deal)).value
    with pytest.raises(AnswerIsNo) as refused:
        desk.book.undo()
    assert "C-2026-001" in refused.value.message
    assert desk.book.next_undo() is None
    desk.book.run(contract_life.MarkContract(issued.contract_id, ContractState.WITHDRAWN))
    assert desk.row("contract", issued.contract_id)["state"] is ContractState.WITHDRAWN
    assert desk.book.run(contract_issuing.IssueContract(deal)).value.number == "C-2026-002"


def test_signing_by_both_signs_the_deal(desk: Desk) -> None:
    deal = desk.agreed_deal()
    issued = desk.book.run(contract_issuing.IssueContract(deal)).value
    desk.book.run(contract_life.MarkContract(issued.contract_id, ContractState.SIGNED))
    assert desk.row("deal", deal)["signed_on"] == TODAY


def test_the_language_follows_the_brand_then_the_book(desk: Desk) -> None:
    deal = desk.agreed_deal()
    with desk.book.reading() as reading:
        assert "CONTRAT" in text_of(contracts.preview(reading, deal, "", TODAY).pdf)
    desk.edit("brand", desk.brand, language="en")
    with desk.book.reading() as reading:
        assert "AGREEMENT" in text_of(contracts.preview(reading, deal, "", TODAY).pdf)
        with pytest.raises(BadInput):
            contracts.preview(reading, deal, "xx", TODAY)


def test_a_contract_never_issued_has_no_bytes(desk: Desk) -> None:
    contract = desk.add("contract", deal_id=desk.agreed_deal())
    with desk.book.reading() as reading, pytest.raises(NotFound):
        contracts.issued_pdf(reading, contract)
    with pytest.raises(AnswerIsNo):
        desk.book.run(contract_life.MarkContract(contract, ContractState.SIGNED))


def test_hostile_text_in_the_terms_is_printed_but_never_read_as_markup(desk: Desk) -> None:
    deal = desk.agreed_deal(title="<img src='/etc/hosts'> & <b>R&D</b>", objective="100 % {{ deal.fee }}")
    with desk.book.reading() as reading:
        said = text_of(contracts.preview(reading, deal, "en", TODAY).pdf)
    assert "<img src='/etc/hosts'> & <b>R&D</b>" in said.replace("\n", " ")
    # A letter that no font has stops nothing: it is named, and what becomes of it.
    desk.book.run(records.EditRecord("deal", deal, {"title": "\U00012345"}))
    with desk.book.reading() as reading:
        found = contracts.check_contract_draft(reading, deal, "en", TODAY)
    (lost,) = [each for each in found if each.code == "document.letters_replaced"]
    assert "\U00012345" in sentence(lost)
    assert desk.book.run(contract_issuing.IssueContract(deal)).value.pdf.startswith(b"%PDF-")


def test_nothing_is_issued_for_a_deal_in_the_trash(desk: Desk) -> None:
    deal = desk.agreed_deal()
    desk.book.run(records.TrashRecords("deal", (deal,)))
    with pytest.raises(BadInput) as refused:
        desk.book.run(contract_issuing.IssueContract(deal))
    assert refused.value.message == "“Spring serum” is in the trash."
    assert desk.book.next_undo() == NextStep(
        "Move deal “Spring serum” to the trash, with 1 usage right, 1 deliverable, 1 payment"
    )


def test_a_new_version_has_yet_to_be_signed(desk: Desk) -> None:
    deal = desk.agreed_deal()
    issued = desk.book.run(contract_issuing.IssueContract(deal)).value
    desk.book.run(contract_life.MarkContract(issued.contract_id, ContractState.SIGNED))
    assert desk.row("contract", issued.contract_id)["signed_on"] == TODAY
    desk.edit("deal", deal, title="Spring serum, amended")
    desk.book.run(contract_issuing.AmendContract(deal))
    row = desk.row("contract", issued.contract_id)
    assert (row["state"], row["signed_on"]) == (ContractState.ISSUED, None)


def test_nothing_is_amended_before_it_was_issued(desk: Desk) -> None:
    with pytest.raises(AnswerIsNo) as refused:
        desk.book.run(contract_issuing.AmendContract(desk.agreed_deal()))
    assert refused.value.code == "contract_not_issued"
