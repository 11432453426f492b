"""Signing by the command line: pictures, certificates, and what comes back."""

from __future__ import annotations

import getpass
import hashlib
import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import keyring
import pypdf
import pytest
from PIL import Image, ImageDraw

from creatorbook.documents.page.boxes import signature_boxes
from creatorbook.documents.signing.marks.pades import sign_with_certificate
from creatorbook.documents.signing.marks.stamp import Lines
from tests.documents.signing import attacks
from tests.documents.signing.authority import Authority

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]

FROM = ("--passphrase-from", "env:CREATORBOOK_TEST_PASSPHRASE")


@pytest.fixture
def issued(ok: Run, tmp_path: Path) -> Path:
    """Issue a contract and return its file."""
    creator = ok("list", "creator", "--json").json[0]["id"]
    ok("edit", "creator", creator, "address=3 rue des Lilas, 75020 Paris", "email=lea@example.com")
    ok("add", "brand", "name=Aurora", "legal_name=Aurora SAS", "country=FR", "tax_residence=FR",
       "address=1 quai du Rhône, Lyon", "email=bonjour@example.com")  # fmt: skip
    ok("add", "deal", "title=Reel", "brand=Aurora", "fee=1500 EUR", "objective=Spring launch",
       "starts_on=2026-03-01", "ends_on=2026-05-31")  # fmt: skip
    ok("add", "deliverable", "deal=Reel", "platform=instagram", "medium=reel", "due_on=2026-03-10")
    ok("add", "terms", "deal=Reel", "payment_days=30", "revisions=2", "governing_law=FR")
    out = tmp_path / "issued.pdf"
    ok("contract", "issue", "Reel", "--out", out)
    return out


@pytest.fixture
def certificate(ok: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a certificate whose passphrase stands in the environment."""
    monkeypatch.setenv("CREATORBOOK_TEST_PASSPHRASE", "correct horse")
    out = tmp_path / "lea.p12"
    made = ok("certificate", "new", out, "--name", "Léa Martin", "--country", "FR", *FROM, "--json").json
    assert (made["subject"], made["self_signed"], made["file"]) == ("Léa Martin", True, str(out))
    assert out.stat().st_mode & 0o077 == 0
    return out


def picture(path: Path) -> Path:
    image = Image.new("RGB", (400, 150), (240, 240, 235))
    ImageDraw.Draw(image).line([(50, 100), (150, 40), (350, 90)], fill=(20, 20, 80), width=6)
    image.save(path)
    return path


def test_a_typed_name_then_an_image_sign_the_contract(ok: Run, issued: Path, tmp_path: Path) -> None:
    first = tmp_path / "first.pdf"
    said = ok("contract", "sign", "C-2026-001", "--as", "creator", "--typed", "Léa Martin", "--place", "Paris",
              "--out", first)  # fmt: skip
    assert "carries the typed name of Léa Martin as a signature" in said.out
    assert "cannot show who" in said.out
    assert first.read_bytes().startswith(issued.read_bytes())
    done = ok("contract", "sign", "reel", "--as", "brand", "--image", picture(tmp_path / "s.png"), "--signer",
              "Zoé Blanc", "--json").json  # fmt: skip
    assert (done["state"], done["manner"], done["signer"], done["file"]) == ("signed", "image", "Zoé Blanc", None)
    assert done["doubt"] == "The contract names nobody who signs for Aurora SAS: make sure that Zoé Blanc may."
    assert ok("show", "deal", "Reel", "--json").json["signed_on"] == "2026-03-02"
    ok("contract", "save", "Reel", "--signed", "--out", tmp_path / "both.pdf")
    assert (tmp_path / "both.pdf").read_bytes().startswith(first.read_bytes())
    ok("contract", "save", "Reel", "--out", tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == issued.read_bytes()
    ok("contract", "save", "Reel", "--to-sign", "--out", tmp_path / "to-sign.pdf")
    assert (tmp_path / "to-sign.pdf").read_bytes().startswith(issued.read_bytes())
    assert "Signature brand" in (pypdf.PdfReader(tmp_path / "to-sign.pdf").get_fields() or {})
    found = ok("contract", "verify", tmp_path / "to-sign.pdf", "--json").json
    assert (found["good"], found["match"], found["filled_in"]) == (True, "continued", [])
    assert ok("contract", "terms", issued, "--json").json["terms"]["number"] == "C-2026-001"
    assert "creatorbook/contract-terms, version 1\n" in ok("contract", "terms", issued).out
    assert ok("undo").out == "Undone: Sign C-2026-001 for Brand\n"


def test_a_certificate_signs_and_verify_says_so(
    cb: Run, ok: Run, issued: Path, certificate: Path, tmp_path: Path
) -> None:
    del issued
    out = tmp_path / "signed.pdf"
    said = ok("contract", "sign", "C-2026-001", "--as", "creator", "--p12", certificate, *FROM, "--out", out)
    assert "certificate signature of Léa Martin" in said.out
    found = ok("contract", "verify", out, "--json").json
    assert (found["good"], found["match"], found["kept"]) == (True, "continued", True)
    assert found["contract"]["number"] == "C-2026-001"
    (signature,) = found["signatures"]
    assert (signature["intact"], signature["party"], signature["changed_after"]) == (True, "creator", "none")
    text = ok("contract", "verify", out).out
    for part in ("unbroken", "C-2026-001, version 1", "Léa Martin: certificate signature", "nobody but its maker"):
        assert part in text
    changed = bytearray(out.read_bytes())
    changed[-9_000] ^= 1
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(changed)
    refused = cb("contract", "verify", broken)
    assert (refused.code, "is not valid" in refused.out) == (1, True)


def test_the_signed_copy_of_the_brand_is_kept(cb: Run, ok: Run, issued: Path, tmp_path: Path) -> None:
    blank = pypdf.PdfWriter()
    blank.add_blank_page(595, 842)
    out = io.BytesIO()
    blank.write(out)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(out.getvalue())
    assert cb("contract", "verify", scan).code == 1
    assert cb("contract", "verify", scan, "--keep").code == 2
    by = ("--keep", "--contract", "Reel", "--by", "brand,creator", "--signer", "Zoé", "--on", "2026-03-01")
    assert cb("contract", "verify", scan, *by, "--json").error["code"] == "not_compared"
    kept = ok("contract", "verify", scan, *by, "--compared", "--json").json
    assert (kept["kept_as"]["parties"], kept["kept_as"]["state"]) == (["brand", "creator"], "signed")
    assert cb("contract", "verify", issued, "--keep", "--json").error["code"] == "nothing_signed"


def test_whose_a_certificate_is_can_be_said_and_whom_the_book_trusts_is_a_list(
    cb: Run, ok: Run, issued: Path, tmp_path: Path
) -> None:
    (box,) = (each for each in signature_boxes(issued.read_bytes()) if each.party == "brand")
    mallory = Authority().issue("Mallory")
    lines, moment = Lines("Mallory", date(2026, 3, 2), "", "fr"), datetime(2026, 3, 2, 8, tzinfo=UTC)
    back, own = tmp_path / "back.pdf", tmp_path / "mallory.pem"
    back.write_bytes(sign_with_certificate(issued.read_bytes(), box, mallory.file, lines, moment)[0])
    own.write_bytes(mallory.pem)
    looked = cb("contract", "verify", back)
    assert looked.code == 1
    assert "“Mallory” is the name of no party. Say whose it is." in looked.out
    refused = cb("contract", "verify", back, "--keep", "--json").error
    assert (refused["code"], refused["where"]) == ("whose_certificate", "party")
    assert ok("certificate", "list").out == "No certificate is on the list: nobody is trusted.\n"
    listed = ok("certificate", "trust", own, "--name", "Aurora SAS", "--json").json
    assert [(each["name"], each["kind"]) for each in listed] == [("Aurora SAS", "person")]
    said = ok("contract", "verify", back)
    assert "Whose it is: Brand, by your own list (Aurora SAS)." in said.out
    ok("certificate", "distrust", "Aurora SAS")
    kept = ok("contract", "verify", back, "--keep", "--by", "brand", "--json").json
    assert (kept["kept_as"]["parties"], kept["signatures"][0]["owner"]["basis"]) == (["brand"], "nobody")
    assert cb("certificate", "trust").code == 2


def test_the_evidence_is_written_and_kept(ok: Run, issued: Path, tmp_path: Path) -> None:
    ok("contract", "sign", "C-2026-001", "--as", "creator", "--typed", "Léa Martin")
    out = tmp_path / "evidence.pdf"
    made = ok("contract", "evidence", "C-2026-001", "--language", "en", "--out", out, "--keep", "--json").json
    assert (made["number"], made["file"], made["pages"]) == ("C-2026-001", str(out), 1)
    said = "".join(page.extract_text() for page in pypdf.PdfReader(out).pages)
    assert hashlib.sha256(issued.read_bytes()).hexdigest()[:32] in said
    assert "Signed by Léa Martin" in said
    joined = tmp_path / "joined.pdf"
    said = ok("contract", "evidence", "Reel", "--with-copy", "--out", joined).out
    assert "PDF saved" in said
    assert "follows the pages of the signed copy, not a byte of which was changed" in said
    assert joined.read_bytes().startswith(issued.read_bytes())


# What the command line says of each: the window shows the same lines.
SUM = "1 500,00 €"
SENTENCES = {
    "white box": "Page {page}: “1 500,00 €” looks different: it was covered or replaced.",
    "image": "Page {page}: “1 500,00 €” looks different: it was covered or replaced.",
    "pages exchanged": "Page {page} is page 1 of the contract: the order of the pages was changed.",
    "font swapped": "looks different: it was covered or replaced.",
    "note": "Page {page}: a note was put on it: “180,00 EUR”.",
    "unseen note": "Page {page}: a note was put on it: “Fee: 180 EUR”.",
    "field": "Page {page}: a field was filled in with “180,00 EUR”.",
    "layer": "Page {page} holds a layer that can be switched on and off: another program may show something else.",
    "program": "The file runs a program of its own when it is opened: it may show something else then.",
}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_doctored_copy_is_not_kept_and_what_was_done_is_said(
    cb: Run, issued: Path, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "back.pdf"
    went_out = issued.read_bytes()
    path.write_bytes(attacks.change(went_out, attacks.HARM[name], SUM, behind=name == "image"))
    looked = cb("contract", "verify", path)
    assert looked.code == 1
    assert SENTENCES[name].format(page=attacks.Place(went_out, SUM).page + 1) in looked.out
    if name == "image":
        refused = cb("contract", "verify", path, "--keep", "--by", "brand,creator", "--json")
        assert (refused.code, refused.error["code"]) == (1, "other_look")


def test_what_is_no_contract_is_said_with_exit_code_1(cb: Run, issued: Path, tmp_path: Path) -> None:
    del issued
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"hello")
    said = cb("contract", "verify", path)
    assert (said.code, said.out) == (1, "This file is not a PDF that can be read.\n")
    assert cb("contract", "verify", path, "--json").json["readable"] is False
    assert cb("contract", "verify", tmp_path / "none.pdf", "--json").error["code"] == "bad_input"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--as", "agency", "--typed", "X"), "not_a_party"),
        (("--as", "creator", "--typed", "🎁"), "bad_input"),
        (("--as", "creator", "--image", "MISSING.png"), "bad_input"),
        (("--as", "creator", "--p12", "CERTIFICATE", "--passphrase-from", "env:CREATORBOOK_WRONG"), "wrong_passphrase"),
        (("--as", "creator", "--p12", "CERTIFICATE", "--passphrase-from", "env:CREATORBOOK_NONE"), "bad_input"),
        (("--as", "creator", "--p12", "CERTIFICATE", "--passphrase-from", "keyring"), "bad_input"),
        (("--as", "creator", "--p12", "CERTIFICATE", "--passphrase-from", "paper"), "usage"),
        (("--as", "creator", "--p12", "CERTIFICATE"), "usage"),
        (("--typed", "X"), "usage"),
        (("--as", "creator", "--typed", "X", "--image", "y.png"), "usage"),
    ],
)
def test_what_cannot_sign_is_an_error_with_a_code(
    cb: Run, issued: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: str
) -> None:
    del issued
    monkeypatch.setenv("CREATORBOOK_WRONG", "wrong horse")
    monkeypatch.setattr("creatorbook.services.signing.secrets._keyring", lambda: None)
    given = [str(certificate) if each == "CERTIFICATE" else each for each in arguments]
    assert cb("contract", "sign", "C-2026-001", *given, "--json").error["code"] == code


def test_a_passphrase_is_typed_unseen_and_remembered_where_that_is_asked(
    ok: Run, cb: Run, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[tuple[str, str], str] = {}

    class Ring:
        priority = 1

        def get_password(self, service: str, key: str) -> str | None:
            return kept.get((service, key))

        def set_password(self, service: str, key: str, value: str) -> None:
            kept[service, key] = value

        def delete_password(self, service: str, key: str) -> None:
            del kept[service, key]

    monkeypatch.setattr(keyring, "get_keyring", Ring)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: "correct horse")
    said = ok("certificate", "show", certificate, "--remember")
    assert "Fingerprint (SHA-256)" in said.out
    assert list(kept.values()) == ["correct horse"]
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: pytest.fail("asked although it is remembered"))
    assert ok("certificate", "show", certificate, "--passphrase-from", "keyring", "--json").json["country"] == "FR"
    ok("certificate", "forget", certificate)
    assert kept == {}
    assert cb("certificate", "show", certificate, "--passphrase-from", "keyring").code == 3


def test_without_the_extra_one_sentence_says_how_to_get_it(
    cb: Run, ok: Run, issued: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del issued
    monkeypatch.setattr("creatorbook.documents.signing.extra.find_spec", lambda _name: None)
    for arguments in (
        ("contract", "sign", "C-2026-001", "--as", "creator", "--p12", certificate, *FROM),
        ("certificate", "show", certificate, *FROM),
        ("certificate", "new", certificate.with_name("z.p12"), "--name", "Léa", *FROM),
    ):
        said = cb(*arguments, "--json").error
        assert (said["code"], "creatorbook[sign]" in said["hint"]) == ("signing_missing", True)
    # Pictures need nothing more.
    ok("contract", "sign", "C-2026-001", "--as", "creator", "--typed", "Léa Martin")


def test_two_passphrases_that_differ_make_no_certificate(
    cb: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(("correct horse", "correct house"))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(typed))
    assert cb("certificate", "new", tmp_path / "x.p12", "--name", "Léa").code == 3
    assert not (tmp_path / "x.p12").exists()


def test_a_certificate_never_replaces_a_file(cb: Run, certificate: Path) -> None:
    before = certificate.read_bytes()
    assert cb("certificate", "new", certificate, "--name", "Léa", *FROM).code == 3
    assert certificate.read_bytes() == before
    assert cb("certificate", "new", certificate.with_name("y.p12")).code == 2
