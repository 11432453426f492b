"""Signing a contract in the book: who may, what it moves, what undo takes back, and what a returned copy brings."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from creatorbook.common.clock import FixedClock
from creatorbook.common.errors import AnswerIsNo, BadInput, NotFound
from creatorbook.documents.signing.certificates import new_certificate
from creatorbook.documents.signing.marks.increment import Increment
from creatorbook.documents.signing.marks.pades import sign_with_certificate
from creatorbook.documents.signing.marks.put import place_mark
from creatorbook.documents.signing.marks.stamp import Lines
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.signatures import Manner, Signatory
from creatorbook.services.book.book import NextStep
from creatorbook.services.book.settings import ChangeSettings, time_stamp_service
from creatorbook.services.contracts import drafts as contracts
from creatorbook.services.contracts.issuing import AmendContract, IssueContract
from creatorbook.services.contracts.life import MarkContract
from creatorbook.services.fields import formats
from creatorbook.services.records import editing as records
from creatorbook.services.records.attachments import attachments
from creatorbook.services.signing import sign as signing
from creatorbook.services.signing import wording
from creatorbook.services.signing.evidence import evidence_input
from creatorbook.services.signing.kept_notes import describe_notes
from creatorbook.services.signing.owners import Basis
from creatorbook.services.signing.sign import CertificateFile, Drawn, SignContract, Typed
from creatorbook.services.signing.signatures import read_signed_copy, signatures, signing_state
from creatorbook.services.signing.signed_copies import Attached, AttachSignedCopy
from creatorbook.services.signing.trusted import DistrustCertificate, TrustCertificate, trusted_certificates
from creatorbook.services.signing.verification import MatchKind, Verification, verify_file
from tests.documents.signing.authority import Authority, served
from tests.services.desk import TODAY
from tests.services.records.doors import Overwrite
from tests.services.zones import EAST, WEST, living_in, needs_zones

if TYPE_CHECKING:
    from creatorbook.services.contracts.issuing import Issued
    from tests.documents.signing.authority import Issued as Issue
    from tests.services.desk import Desk

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PASSPHRASE = "correct horse"  # noqa: S105  it opens certificates of the tests
STROKES = Drawn((((0.0, 0.0), (20.0, 30.0), (60.0, 5.0)),))


@pytest.fixture(scope="module")
def creators_file() -> CertificateFile:
    return CertificateFile(new_certificate("Léa Martin", "lea@example.com", "FR", PASSPHRASE, NOW), PASSPHRASE)


@pytest.fixture(scope="module")
def brands_file() -> CertificateFile:
    return CertificateFile(new_certificate("Zoé Blanc", "zoe@example.com", "FR", PASSPHRASE, NOW), PASSPHRASE)


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="module")
def mallory(authority: Authority) -> Issue:
    return authority.issue("Mallory")


@pytest.fixture
def issued(desk: Desk) -> Issued:
    deal = desk.agreed_deal()
    desk.add("contact", name="Zoé Blanc", brand_id=desk.row("deal", deal)["brand_id"].id)
    return desk.book.run(IssueContract(deal, "fr")).value


def sign(desk: Desk, issued: Issued, party: Signatory, material: Any, **more: Any) -> signing.Signed:
    return desk.book.run(SignContract(issued.contract_id, party, material, **more)).value


def state_of(desk: Desk, issued: Issued) -> tuple[ContractState, date | None]:
    row = desk.row("contract", issued.contract_id)
    return row["state"], row["signed_on"]


def look(desk: Desk, data: bytes) -> Verification:
    with desk.book.reading() as reading:
        return verify_file(reading, data)


def attach(desk: Desk, issued: Issued, data: bytes, **more: Any) -> Attached:
    command = AttachSignedCopy(issued.contract_id, "signed.pdf", data, look(desk, data), **more)
    return desk.book.run(command).value


def printed_again(pdf: bytes) -> bytes:
    out = io.BytesIO()
    writer = pypdf.PdfWriter()
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        writer.add_page(page)
    writer.write(out)
    return out.getvalue()


def scan() -> bytes:
    out = io.BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(out)
    return out.getvalue()


def signed_by_brand(desk: Desk, issued: Issued, pdf: bytes, brands_file: CertificateFile) -> bytes:
    """Return a copy as the brand sends it back, signed by its own certificate in its own place."""
    with desk.book.reading() as reading:
        box = signing_state(reading, issued.contract_id).box(Signatory.BRAND)
    assert box is not None
    return sign_with_certificate(pdf, box, brands_file, Lines("Zoé Blanc", TODAY, "Lyon", "fr"), NOW)[0]


def test_one_signature_then_the_other_moves_contract_and_deal(desk: Desk, issued: Issued) -> None:
    first = sign(desk, issued, Signatory.CREATOR, STROKES, place="Paris")
    assert first.pdf.startswith(issued.pdf)
    assert hashlib.sha256(first.pdf).hexdigest() == first.sha256
    assert (first.signer, first.manner, first.state) == ("Léa Martin", Manner.DRAWN, ContractState.SIGNED_BY_ONE)
    assert state_of(desk, issued) == (ContractState.SIGNED_BY_ONE, None)
    second = sign(desk, issued, Signatory.BRAND, Typed("Zoé Blanc"))
    assert second.pdf.startswith(first.pdf)
    assert state_of(desk, issued) == (ContractState.SIGNED, TODAY)
    assert desk.row("deal", desk.row("contract", issued.contract_id)["deal_id"].id)["signed_on"] == TODAY
    with desk.book.reading() as reading:
        kept = signatures(reading, issued.contract_id)
        assert read_signed_copy(reading, issued.contract_id, 1) == second.pdf
        assert contracts.issued_pdf(reading, issued.contract_id) == issued.pdf
        assert signing_state(reading, issued.contract_id).open == ()
    assert [(each.party, each.signer, each.version, each.is_picture) for each in kept] == [
        (Signatory.CREATOR, "Léa Martin", 1, True),
        (Signatory.BRAND, "Zoé Blanc", 1, True),
    ]
    said = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(second.pdf)).pages)
    assert "Paris, le 2 mars 2026" in said
    assert "Zoé Blanc" in said


def test_the_last_signature_holds_the_deal_to_its_rules(desk: Desk, issued: Issued) -> None:
    sign(desk, issued, Signatory.CREATOR, STROKES)
    deal = desk.row("contract", issued.contract_id)["deal_id"].id
    desk.book.run(Overwrite("deal", deal, {"ends_on": date(2026, 2, 1)}))
    with pytest.raises(BadInput, match="end before it starts"):
        sign(desk, issued, Signatory.BRAND, STROKES)
    assert state_of(desk, issued) == (ContractState.SIGNED_BY_ONE, None)


def test_undo_takes_a_signature_back_and_redo_repeats_it(desk: Desk, issued: Issued) -> None:
    sign(desk, issued, Signatory.CREATOR, STROKES)
    before = desk.dump()
    signed = sign(desk, issued, Signatory.BRAND, Typed("Zoé Blanc"))
    assert desk.book.next_undo() == NextStep("Sign C-2026-001 for Brand")
    desk.book.undo()
    after = desk.dump()
    assert {name: rows for name, rows in after.items() if name != "attachment_content"} == {
        name: rows for name, rows in before.items() if name != "attachment_content"
    }
    # What may have been sent is still recognised.
    assert look(desk, signed.pdf).match.kind is MatchKind.CONTINUED
    desk.book.redo()
    assert state_of(desk, issued)[0] is ContractState.SIGNED
    with desk.book.reading() as reading:
        assert read_signed_copy(reading, issued.contract_id, 1) == signed.pdf


def test_certificates_sign_one_on_top_of_the_other(
    desk: Desk, issued: Issued, creators_file: CertificateFile, brands_file: CertificateFile
) -> None:
    sign(desk, issued, Signatory.CREATOR, creators_file, place="Paris")
    signed = sign(desk, issued, Signatory.BRAND, brands_file)
    assert signed.state is ContractState.SIGNED
    found = look(desk, signed.pdf)
    assert (found.is_good, found.kept_already, len(found.examined.signatures)) == (True, True, 2)
    with desk.book.reading() as reading:
        kept = signatures(reading, issued.contract_id)
    assert all(each.certificate.count(":") == 31 and not each.is_picture for each in kept)
    assert kept[0].to_json()["kind"] == "certificate"


def test_a_passphrase_is_written_nowhere(desk: Desk, issued: Issued, creators_file: CertificateFile) -> None:
    command = SignContract(issued.contract_id, Signatory.CREATOR, creators_file)
    assert PASSPHRASE not in repr(command)
    desk.book.run(command)
    desk.book.close()
    for path in desk.book.path.parent.glob("desk.creatorbook*"):
        if path.is_file():
            assert PASSPHRASE.encode() not in path.read_bytes()


def test_who_may_not_sign_is_told_why(desk: Desk, issued: Issued, creators_file: CertificateFile) -> None:
    sign(desk, issued, Signatory.CREATOR, STROKES)
    with pytest.raises(AnswerIsNo) as twice:
        sign(desk, issued, Signatory.CREATOR, STROKES)
    assert twice.value.code == "signed_already"
    with pytest.raises(AnswerIsNo) as stranger:
        sign(desk, issued, Signatory.AGENCY, STROKES)
    assert (stranger.value.code, "Creator" in stranger.value.hint) == ("not_a_party", True)
    with pytest.raises(BadInput) as wrong:
        sign(desk, issued, Signatory.BRAND, CertificateFile(creators_file.content, "no"))
    assert wrong.value.code == "wrong_passphrase"
    with pytest.raises(BadInput):
        sign(desk, issued, Signatory.BRAND, Drawn(()))
    with pytest.raises(BadInput):
        sign(desk, issued, Signatory.BRAND, Typed("Zoé"), place="x" * 201)
    assert state_of(desk, issued)[0] is ContractState.SIGNED_BY_ONE


def test_drafts_and_contracts_that_are_over_are_not_signed(desk: Desk, issued: Issued) -> None:
    draft = desk.add("contract", deal_id=desk.agreed_deal(title="Other"))
    with pytest.raises(AnswerIsNo) as early:
        desk.book.run(SignContract(draft, Signatory.CREATOR, STROKES))
    assert early.value.code == "not_issued"
    with desk.book.reading() as reading, pytest.raises(NotFound):
        signing_state(reading, draft)
    desk.book.run(MarkContract(issued.contract_id, ContractState.WITHDRAWN))
    with pytest.raises(AnswerIsNo) as late:
        sign(desk, issued, Signatory.CREATOR, STROKES)
    assert late.value.code == "contract_over"
    desk.book.run(records.TrashRecords("contract", (issued.contract_id,)))
    with pytest.raises(BadInput):
        sign(desk, issued, Signatory.CREATOR, STROKES)


def test_a_new_version_is_signed_anew(desk: Desk, issued: Issued) -> None:
    old = sign(desk, issued, Signatory.CREATOR, STROKES)
    deal = desk.row("contract", issued.contract_id)["deal_id"].id
    desk.edit("deal", deal, title="Spring serum, longer")
    again = desk.book.run(AmendContract(deal)).value
    with desk.book.reading() as reading:
        state = signing_state(reading, issued.contract_id)
    assert (state.version, state.open) == (2, (Signatory.BRAND, Signatory.CREATOR))
    assert state.current == again.pdf
    found = look(desk, old.pdf)
    assert found.version is not None
    assert (found.version.ordinal, found.version.newest) == (1, False)
    assert "not the newest" in wording.describe_match(found).text
    with pytest.raises(AnswerIsNo) as refused:
        attach(desk, issued, old.pdf + b"\n")
    assert refused.value.code == "another_version"


def test_a_copy_signed_by_the_brand_comes_back(
    desk: Desk, issued: Issued, creators_file: CertificateFile, brands_file: CertificateFile
) -> None:
    mine = sign(desk, issued, Signatory.CREATOR, creators_file)
    back = signed_by_brand(desk, issued, mine.pdf, brands_file)
    attached = attach(desk, issued, back)
    assert (attached.parties, attached.state) == ((Signatory.BRAND,), ContractState.SIGNED)
    with desk.book.reading() as reading:
        row = signatures(reading, issued.contract_id)[-1]
        assert read_signed_copy(reading, issued.contract_id, 1) == back
        assert [each.name for each in attachments(reading, "contract", issued.contract_id)] == ["signed.pdf"]
    assert (row.party, row.manner, row.signer) == (Signatory.BRAND, Manner.CERTIFICATE, "Zoé Blanc")
    assert describe_notes(row.note) == "Whose it is: Brand, by the name on it (Zoé Blanc) and nothing else."
    with pytest.raises(AnswerIsNo) as again:
        attach(desk, issued, back)
    assert again.value.code == "kept_already"
    desk.book.undo()
    assert state_of(desk, issued) == (ContractState.SIGNED_BY_ONE, None)


def test_a_strangers_certificate_is_nobodys_until_a_person_says_whose_it_is(
    desk: Desk, issued: Issued, mallory: Issue
) -> None:
    back = signed_by_brand(desk, issued, issued.pdf, mallory.file)
    found = look(desk, back)
    assert (found.is_good, len(found.unclaimed)) == (False, 1)
    verdict = wording.verdict(found)
    assert verdict.text == (
        "Unbroken, but the certificate is nobody’s yet: “Mallory” is the name of no party. Say whose it is."
    )
    (said,) = wording.describe_signatures(found)
    texts = [fact.text for fact in said.facts]
    # Its field is called “Signature brand”: whoever signs may call it so.
    assert "The name on it is that of no party: whose it is, a person has to say." in texts
    assert "The certificate may sign documents." in texts
    assert "Whether it was revoked was not checked: the file brings no answer." in texts
    assert any("which is on no list of yours: its word was not checked" in text for text in texts)
    with pytest.raises(AnswerIsNo) as refused:
        attach(desk, issued, back)
    assert refused.value.code == "whose_certificate"
    assert attach(desk, issued, back, parties=(Signatory.BRAND,)).parties == (Signatory.BRAND,)
    with desk.book.reading() as reading:
        (row,) = signatures(reading, issued.contract_id)
    assert (row.signer, describe_notes(row.note)) == (
        "Mallory",
        f"By the word of whoever kept it, on {formats.day(TODAY)}.",
    )
    kept = look(desk, back)
    assert kept.is_good
    assert any("Kept in the book as the signature of: Brand." in fact.text
               for fact in wording.describe_signatures(kept)[0].facts)  # fmt: skip


@pytest.mark.parametrize("name", ["BLANC, Zoé", "zoe blanc", "Maison Brindille"])
def test_a_name_of_a_party_is_known_however_it_is_written(
    desk: Desk, issued: Issued, authority: Authority, name: str
) -> None:
    back = signed_by_brand(desk, issued, issued.pdf, authority.issue(name).file)
    found = look(desk, back)
    expected = (Basis.NAME, Signatory.BRAND) if "lanc" in name.casefold() else (Basis.NOBODY, None)
    assert (found.owners[0].basis, found.owners[0].party) == expected


def test_the_users_list_says_who_is_trusted_and_who_is_known(
    desk: Desk, issued: Issued, authority: Authority, mallory: Issue
) -> None:
    back = signed_by_brand(desk, issued, issued.pdf, mallory.file)
    assert desk.book.run(TrustCertificate(authority.certificate.public_bytes(Encoding.PEM))).value.is_root
    found = look(desk, back)
    assert found.examined.signatures[0].trust.root == "House of Trust"
    assert "The certificate leads to House of Trust, an issuer on your list." in said_of(found)
    known = desk.book.run(TrustCertificate(mallory.pem, "Zoé Blanc")).value
    assert (known.is_root, known.name) == (False, "Zoé Blanc")
    found = look(desk, back)
    assert (found.owners[0].basis, found.owners[0].party, found.is_good) == (Basis.LISTED, Signatory.BRAND, True)
    assert {"Its fingerprint is on your list of known certificates.",
            "Whose it is: Brand, by your own list (Zoé Blanc)."} <= said_of(found)  # fmt: skip
    with pytest.raises(NotFound):
        desk.book.run(DistrustCertificate("Somebody"))
    desk.book.run(DistrustCertificate(known.fingerprint[:11]))
    desk.book.undo()
    with desk.book.reading() as reading:
        assert [each.name for each in trusted_certificates(reading)] == ["House of Trust", "Zoé Blanc"]
    with pytest.raises(BadInput):
        desk.book.run(TrustCertificate(b"no certificate"))


def said_of(found: Verification) -> set[str]:
    return {fact.text for each in wording.describe_signatures(found) for fact in each.facts}


def test_a_time_stamp_is_asked_for_where_both_address_and_consent_are_given(
    desk: Desk, issued: Issued, creators_file: CertificateFile, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(authority.time_stamper(), monkeypatch) as (address, asked):
        desk.book.run(ChangeSettings((("time_stamp_service", address),)))
        sign(desk, issued, Signatory.CREATOR, creators_file)
        assert asked == []
        desk.book.undo()
        desk.book.run(ChangeSettings((("time_stamp_consent", "yes"),)))
        signed = sign(desk, issued, Signatory.CREATOR, creators_file)
        assert asked
        # Another address is asked about again.
        desk.book.run(ChangeSettings((("time_stamp_service", "https://tsa.example.com/"),)))
        with desk.book.reading() as reading:
            assert time_stamp_service(reading) == ""
    assert any(text.startswith("Signed before ") and "Clock of the House" in text
               for text in said_of(look(desk, signed.pdf)))  # fmt: skip
    with pytest.raises(BadInput):
        desk.book.run(ChangeSettings((("time_stamp_service", "not an address"),)))


def test_a_picture_placed_elsewhere_says_for_whom(desk: Desk, issued: Issued) -> None:
    with desk.book.reading() as reading:
        box = signing_state(reading, issued.contract_id).box(Signatory.BRAND)
    assert box is not None
    back = place_mark(issued.pdf, box, Typed("Zoé Blanc"), Lines("Zoé Blanc", TODAY, "", "fr"), NOW)
    attached = attach(desk, issued, back)
    assert attached.parties == (Signatory.BRAND,)
    with desk.book.reading() as reading:
        (row,) = signatures(reading, issued.contract_id)
    assert (row.manner, row.signer) == (Manner.TYPED, "Zoé Blanc")


def test_a_scan_is_kept_on_the_word_of_the_one_who_got_it(desk: Desk, issued: Issued) -> None:
    sign(desk, issued, Signatory.CREATOR, STROKES)
    with pytest.raises(BadInput, match="“Signed on” is a day to come"):
        attach(desk, issued, scan(), signer="Zoé Blanc", signed_on=date(2026, 3, 5), compared=True)
    with pytest.raises(AnswerIsNo) as unseen:
        attach(desk, issued, scan(), signer="Zoé Blanc", signed_on=TODAY, although=True)
    assert unseen.value.code == "not_compared"
    attached = attach(desk, issued, scan(), signer="Zoé Blanc", signed_on=TODAY, compared=True)
    assert (attached.parties, attached.state) == ((Signatory.BRAND,), ContractState.SIGNED)
    assert state_of(desk, issued)[1] == TODAY
    with desk.book.reading() as reading:
        row = signatures(reading, issued.contract_id)[-1]
    assert (row.manner, row.signer) == (Manner.PAPER, "Zoé Blanc")
    # Only its day is known: no hour is told, neither in the window nor on the evidence page.
    assert wording.describe_kept(row).endswith(f" · {formats.day(TODAY)}")
    with desk.book.reading() as reading:
        shown = evidence_input(reading, issued.contract_id, NOW).signatures[-1]
    assert shown.day_alone == TODAY
    assert describe_notes(row.note) == (
        "A scan or photograph, compared with the contract by eye. "
        f"By the word of whoever kept it, on {formats.day(TODAY)}."
    )


def test_both_signed_on_paper_at_once(desk: Desk, issued: Issued) -> None:
    attached = attach(desk, issued, scan(), parties=(Signatory.CREATOR, Signatory.BRAND), compared=True)
    assert attached.state is ContractState.SIGNED


def test_the_issued_file_itself_is_no_signed_copy(desk: Desk, issued: Issued) -> None:
    for data in (issued.pdf, printed_again(issued.pdf)):
        with pytest.raises(AnswerIsNo) as refused:
            attach(desk, issued, data)
        assert refused.value.code == "nothing_signed"
    assert attach(desk, issued, printed_again(issued.pdf), parties=(Signatory.BRAND,)).parties == (Signatory.BRAND,)


def test_other_words_are_refused_unless_meant_and_then_noted(desk: Desk, issued: Issued) -> None:
    other = desk.agreed_deal(title="Spring serum and cream")
    data = desk.book.run(IssueContract(other, "fr")).value.pdf.replace(b"C-2026-002", b"C-2026-001")
    found = look(desk, data)
    assert found.version is not None
    # It is the other contract: the number on its pages says so.
    with pytest.raises(AnswerIsNo) as refused:
        attach(desk, issued, data)
    assert refused.value.code == "another_document"


def test_changed_words_are_refused_unless_meant_and_then_noted(desk: Desk, issued: Issued) -> None:
    deal = desk.row("contract", issued.contract_id)["deal_id"].id
    desk.edit("deal", deal, objective="Summer launch and more")
    # The same number, other words, as a brand might send it back.
    with desk.book.reading() as reading:
        from dataclasses import replace

        from creatorbook.documents.inputs.contract import ContractInput
        from creatorbook.documents.render import render_contract

        data = reading.exec_driver_sql("SELECT data FROM contract_version").scalar_one()
        forged = render_contract(replace(ContractInput.from_json(data), objective="Summer launch and more")).pdf
    found = look(desk, forged)
    assert found.match.kind is MatchKind.OTHER_TEXT
    assert not found.is_good
    assert any("Summer" in line for line in wording.describe_differences(found))
    with pytest.raises(AnswerIsNo) as refused:
        attach(desk, issued, forged)
    assert refused.value.code == "other_words"
    attach(desk, issued, forged, although=True)
    with desk.book.reading() as reading:
        (row,) = signatures(reading, issued.contract_id)
    assert "differ" in describe_notes(row.note)


def test_a_page_painted_over_is_refused_unless_meant(desk: Desk, issued: Issued) -> None:
    increment = Increment(issued.pdf)
    page = increment.reader.pages[0]
    changed = DictionaryObject({key: page.raw_get(key) for key in page})
    patch = increment.stream(b"q 0.9 0.9 0.2 rg 68 700 200 60 re f Q", {})
    changed[NameObject("/Contents")] = ArrayObject([page.raw_get("/Contents"), patch])
    increment.replace(page.indirect_reference, changed)
    data = increment.to_bytes()
    found = look(desk, data)
    assert (found.match.kind, found.match.pages, found.is_good) == (MatchKind.OTHER_LOOK, (1,), False)
    assert "page 1" in wording.describe_match(found).text
    with pytest.raises(AnswerIsNo) as refused:
        attach(desk, issued, data)
    assert refused.value.code == "other_look"
    assert attach(desk, issued, data, although=True).parties == (Signatory.BRAND,)


def test_a_broken_signature_is_refused(desk: Desk, issued: Issued, brands_file: CertificateFile) -> None:
    back = bytearray(signed_by_brand(desk, issued, issued.pdf, brands_file))
    at = len(issued.pdf) + 700
    back[at] ^= 1
    found = look(desk, bytes(back))
    assert found.match.kind is MatchKind.CONTINUED
    assert found.broken_signatures
    assert wording.verdict(found).text == "A signature in this file is not valid. Do not rely on it."
    with pytest.raises(AnswerIsNo) as refused:
        attach(desk, issued, bytes(back))
    assert refused.value.code == "signature_broken"


def test_what_was_changed_behind_an_unbroken_signature_is_called_changed(
    desk: Desk, issued: Issued, brands_file: CertificateFile
) -> None:
    increment = Increment(signed_by_brand(desk, issued, issued.pdf, brands_file))
    page = increment.reader.pages[0]
    changed = DictionaryObject({key: page.raw_get(key) for key in page})
    patch = increment.stream(b"q 0.9 0.9 0.2 rg 68 700 200 60 re f Q", {})
    changed[NameObject("/Contents")] = ArrayObject([page.raw_get("/Contents"), patch])
    increment.replace(page.indirect_reference, changed)
    found = look(desk, increment.to_bytes())
    said = [fact.text for each in wording.describe_signatures(found) for fact in each.facts]
    assert "Unbroken: what was signed has not changed by a byte." in said
    assert wording.verdict(found).text == (
        "This file was changed after it was signed. Do not rely on what was changed."
    )


def test_what_is_no_contract_of_this_book_is_said_and_never_raises(desk: Desk, issued: Issued) -> None:
    del issued
    for data in (b"", b"hello", b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n" + b"\x00" * 9_000):
        found = look(desk, data)
        assert (found.version, found.is_good, found.examined.readable) == (None, False, False)
        assert wording.verdict(found).tone == "bad"
        assert found.to_json()["contract"] is None
    assert look(desk, scan()).match.kind is MatchKind.NO_TEXT


def test_a_file_that_changed_since_it_was_looked_at_is_not_kept(desk: Desk, issued: Issued) -> None:
    with pytest.raises(BadInput):
        desk.book.run(AttachSignedCopy(issued.contract_id, "x.pdf", scan() + b"\n", look(desk, scan())))


def test_a_preview_writes_nothing(desk: Desk, issued: Issued, creators_file: CertificateFile) -> None:
    before = desk.dump()
    for material in (STROKES, Typed("Léa"), creators_file):
        with desk.book.reading() as reading:
            page = signing.preview_signature(
                reading, issued.contract_id, Signatory.CREATOR, material, signer="Léa M.", place="Lyon", day=TODAY,
                moment=NOW,
            )  # fmt: skip
        assert "Lyon, le 2 mars 2026" in pypdf.PdfReader(io.BytesIO(page)).pages[0].extract_text()
    assert desk.dump() == before


def test_every_kind_of_signature_has_its_own_words(desk: Desk, issued: Issued, brands_file: CertificateFile) -> None:
    picture = sign(desk, issued, Signatory.CREATOR, STROKES)
    both = signed_by_brand(desk, issued, picture.pdf, brands_file)
    found = look(desk, both)
    certificate = wording.describe_report(found.examined.signatures[0])
    drawn = wording.describe_picture(found.examined.pictures[0])
    assert (certificate.kind, drawn.kind) == ("certificate", "picture")
    assert "Zoé Blanc: certificate signature" in certificate.head
    assert "nobody but its maker vouches" in " ".join(each.text for each in certificate.facts)
    assert "no certificate signature" in drawn.facts[-1].text
    attach(desk, issued, both)
    with desk.book.reading() as reading:
        lines = [wording.describe_kept(each) for each in signatures(reading, issued.contract_id)]
    assert ["picture of a signature" in lines[0], "certificate signature" in lines[1]] == [True, True]


def test_signed_at_is_the_books_clock(desk: Desk, issued: Issued) -> None:
    assert isinstance(desk.book.clock, FixedClock)
    sign(desk, issued, Signatory.CREATOR, STROKES)
    with desk.book.reading() as reading:
        assert signatures(reading, issued.contract_id)[0].signed_at == NOW


def test_emptying_the_trash_keeps_signed_copies_of_what_stays(desk: Desk, issued: Issued) -> None:
    from creatorbook.services.records.trash import EmptyTrash

    signed = sign(desk, issued, Signatory.CREATOR, STROKES)
    desk.book.run(records.TrashRecords("brand", (desk.add("brand", name="Gone"),)))
    desk.book.run(EmptyTrash())
    with desk.book.reading() as reading:
        assert read_signed_copy(reading, issued.contract_id, 1) == signed.pdf


@needs_zones
@pytest.mark.parametrize(
    ("zone", "ahead", "day"),
    [
        (WEST, timedelta(0), date(2026, 3, 2)),
        (WEST, timedelta(days=2), date(2026, 3, 2)),
        (EAST, timedelta(0), date(2026, 3, 3)),
        (EAST, timedelta(days=2), date(2026, 3, 3)),
    ],
)
def test_a_copy_signed_this_evening_is_of_the_day_where_the_user_is(
    desk: Desk, zone: str, ahead: timedelta, day: date
) -> None:
    evening = datetime(2026, 3, 3, 1, 30, tzinfo=UTC) if zone == WEST else datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
    with living_in(desk, zone, evening):
        issued = desk.book.run(IssueContract(desk.agreed_deal(), "fr")).value
        sign(desk, issued, Signatory.CREATOR, STROKES)
        with desk.book.reading() as reading:
            state = signing_state(reading, issued.contract_id)
        box = state.box(Signatory.BRAND)
        assert box is not None
        lines = Lines("Zoé Blanc", day, "", "fr")
        attached = attach(desk, issued, place_mark(state.current, box, Typed("Zoé Blanc"), lines, evening + ahead))
        assert (attached.parties, attached.state) == ((Signatory.BRAND,), ContractState.SIGNED)
        assert state_of(desk, issued)[1] == day


@needs_zones
@pytest.mark.parametrize("zone", [WEST, EAST])
def test_what_was_signed_on_paper_yesterday_is_of_yesterday(desk: Desk, issued: Issued, zone: str) -> None:
    with living_in(desk, zone, datetime(2026, 3, 4, 23, 0, tzinfo=UTC)):
        yesterday = desk.book.clock.today() - timedelta(days=1)
        attach(desk, issued, scan(), parties=(Signatory.CREATOR, Signatory.BRAND), signed_on=yesterday, compared=True)
        assert state_of(desk, issued)[1] == yesterday


def test_a_part_of_a_contract_is_known_and_refused_unless_meant(desk: Desk, issued: Issued) -> None:
    writer = pypdf.PdfWriter()
    writer.add_page(pypdf.PdfReader(io.BytesIO(issued.pdf)).pages[0])
    writer.add_blank_page(595, 842)
    out = io.BytesIO()
    writer.write(out)
    found = look(desk, out.getvalue())
    assert found.version is not None
    gone = tuple(range(2, issued.pages + 1))
    assert (found.match.kind, found.match.there, found.match.missing) == (MatchKind.PARTIAL, (1,), gone)
    said = wording.describe_match(found).text
    assert said.startswith("This is only a part of C-2026-001, version 1: page 1 is there; pages 2, ")
    assert wording.describe_differences(found) == ("Page 2 was added; it is empty.",)
    with pytest.raises(AnswerIsNo) as refused:
        attach(desk, issued, out.getvalue())
    assert refused.value.code == "pages_missing"
    assert f"{', '.join(map(str, gone))} of the contract" in str(refused.value)
    assert attach(desk, issued, out.getvalue(), although=True).parties == (Signatory.BRAND,)
