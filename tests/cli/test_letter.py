"""`creatorbook letter`: each kind, what is missing, files, the mail, what is kept, and late rates."""

from __future__ import annotations

import email
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from creatorbook.cli.letters.options import KINDS
from creatorbook.domain.records.letters import LetterKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]


@pytest.fixture
def deal(ok: Run) -> str:
    """Return the title of a deal with a late payment, rights that end soon, and a brand in Germany."""
    ok("add", "brand", "name=Éclat", "country=DE", "language=de", "email=post@example.com", "address=Kantstraße 8")
    ok("add", "deal", "title=Winter balm", "brand=Éclat", "stage=invoiced", "fee=1500")
    ok("add", "payment", "deal=Winter balm", "label=Balance", "amount=1500", "due_on=2025-06-01")
    ok(
        "add", "usage_right", "deal=Winter balm", "channels=paid_social", "start=on_date", "starts_on=-20",
        "duration_days=30", "renewal_price=400",
    )  # fmt: skip
    ok("add", "gift", "description=Lip balm", "brand=Éclat", "expectation=nothing")
    return "Winter balm"


def test_every_kind_has_a_word() -> None:
    assert set(KINDS.values()) == set(LetterKind)
    assert all(word.islower() and "_" not in word for word in KINDS)


def test_a_letter_is_written_to_a_file_and_as_text(ok: Run, deal: str, tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    said = ok("letter", "offer", "--deal", deal, "--out", out, "--json").json
    assert (said["kind"], said["language"], said["ready"], said["id"]) == ("offer", "de", True, None)
    assert said["title"] == "Angebot: Winter balm"
    assert out.read_bytes().startswith(b"%PDF")
    assert said["file"] == str(out)
    text = ok("letter", "offer", "--deal", deal, "--language", "en", "--text", "--words", "See you.").out
    assert text.startswith("Hello,\n\nThank you for thinking of me for “Winter balm”.")
    assert "\n\nSee you.\n\nKind regards,\n" in text
    again = ok("letter", "offer", "--deal", deal, "--out", out)
    assert "The letter is complete: Angebot: Winter balm" in again.out
    assert "Add --out FILE" in ok("letter", "offer", "--deal", deal).out


def test_a_use_after_its_rights_is_claimed_with_its_proof(ok: Run, cb: Run, deal: str, tmp_path: Path) -> None:
    (right,) = ok("list", "usage_right", "--json").json
    ok("edit", "usage_right", right["id"], "starts_on=-60")
    shot = tmp_path / "shot.png"
    shot.write_bytes(b"a picture")
    claim = ("letter", "rights-overrun", "--rights", right["id"], "--language", "en")
    assert cb(*claim).code == 1
    seen = (*claim, "--used", "-2", "--where", "example.com")
    assert "For that time I claim what the same use costs" in ok(*seen, "--text").out
    assert ok(*seen, "--proof", shot, "--issue", "--json").json["id"]
    assert cb(*seen, "--proof", tmp_path / "none.png").code == 3


def test_interest_part_payments_and_rates(ok: Run, cb: Run, deal: str) -> None:
    notice = ("letter", "formal-notice", "--deal", deal, "--language", "en")
    said = cb(*notice, "--vat", "20", "--paid", "2025-06-20=600", "--text")
    assert "- Received on 20 June 2025: -€600.00" in said.out.replace("\u00a0", " ")
    assert "- Still owed: €1,200.00" in said.out
    assert "Fixed sum for recovery costs: €40.00" in said.out
    agreed = ok(*notice, "--rate", "8", "--text").out
    assert "that of our agreement, 8% a year" in agreed
    found = ok(*notice, "--json").json["findings"]
    unsure = [each for each in found if each["code"] == "letter.rate_unsure"]
    for each in unsure:
        assert each["sources"]
    ok("letter", "rate", "France", "--from", "2025-06-02", "--rate", "20")
    assert "20%" in ok(*notice, "--text").out
    taken = ok("letter", "rate", "FR", "--from", "2025-06-02", "--json").json
    assert taken == {"country": "FR", "from": "2025-01-01", "to": "2025-06-30", "rate_bp": None}
    assert "20%" not in ok(*notice, "--text").out


def test_what_is_missing_is_a_draft_and_exit_code_one(cb: Run, ok: Run, deal: str, tmp_path: Path) -> None:
    out, eml = tmp_path / "draft.pdf", tmp_path / "mail.eml"
    said = cb("letter", "termination", "--deal", deal, "--reason", "No product.", "--out", out, "--eml", eml)
    assert said.code == 1
    assert "Missing or wrong" in said.out
    # Two places of the letter lack the same field: that is one thing to add.
    assert said.out.count("Days to put a breach right.") == 1
    assert "The letter is a draft: 1 thing is missing or wrong." in said.out
    assert out.exists()
    assert not eml.exists()
    spoken = cb("letter", "termination", "--deal", deal, "--reason", "No product.", "--text")
    assert spoken.code == 1
    assert "Missing for “" in spoken.err
    assert "Missing for “" not in spoken.out
    refused = cb("letter", "termination", "--deal", deal, "--reason", "No product.", "--issue", "--json")
    assert refused.code == 1
    assert refused.error["error"] == "letter_incomplete" or refused.error["hint"]
    assert ok("letter", "list", "--json").json == []


def test_a_letter_is_kept_listed_and_saved_again(ok: Run, cb: Run, deal: str, tmp_path: Path) -> None:
    out, eml = tmp_path / "letter.pdf", tmp_path / "mail.eml"
    kept = ok(
        "letter", "payment-reminder", "--deal", deal, "--tone", "firm", "--issue", "--out", out, "--eml", eml, "--json"
    ).json
    assert kept["id"]
    message = email.message_from_bytes(eml.read_bytes(), policy=default)
    assert message["To"].addresses[0].addr_spec == "post@example.com"
    (attached,) = message.iter_attachments()
    assert attached.get_content() == out.read_bytes()
    (line,) = ok("letter", "list", "--deal", deal, "--json").json
    assert (line["id"], line["kind"], line["sha256"]) == (kept["id"], "payment_reminder", kept["sha256"])
    # In a narrow terminal the end of a title is cut.
    listed = ok("letter", "list").out.replace("\u00a0", " ")
    assert kept["title"][:8] in listed
    assert kept["id"] not in listed
    again = tmp_path / "again.pdf"
    # By the beginning of its id that the list shows.
    (short,) = (word for word in listed.split() if len(word) >= 8 and kept["id"].startswith(word))
    ok("letter", "save", short, "--out", again)
    assert again.read_bytes() == out.read_bytes()
    assert cb("letter", "save", kept["id"], "--out", again).code == 3
    assert cb("letter", "save", "nothing").code != 0
    ok("undo")
    assert ok("letter", "list", "--json").json == []


def test_what_is_due_is_listed(ok: Run, deal: str) -> None:
    found = ok("letter", "due", "--json").json
    assert {each["kind"] for each in found} == {"formal_notice", "rights_renewal", "gift_acknowledgement"}
    assert deal in ok("letter", "due").out
    for each in found:
        about = next(name for name in ("payment_id", "right_id", "gift_id") if each[name])
        option = {"payment_id": "--payment", "right_id": "--rights", "gift_id": "--gift"}[about]
        ok("letter", each["kind"].replace("_", "-"), option, each[about], "--issue")
    assert "No letter is due." in ok("letter", "due").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("letter",), 2),
        (("letter", "poem"), 2),
        (("letter", "offer"), 2),
        (("letter", "offer", "Winter balm"), 2),
        (("letter", "offer", "--deal", "Nothing"), 3),
        (("letter", "offer", "--deal", "Winter balm", "--language", "it"), 3),
        (("letter", "offer", "--deal", "Winter balm", "--by", "someday"), 3),
        (("letter", "payment-reminder", "--deal", "Winter balm", "--tone", "angry"), 2),
        (("letter", "payment-reminder", "--deal", "Winter balm", "--paid", "600"), 2),
        (("letter", "payment-reminder", "--deal", "Winter balm", "--paid", "yesterday=lots"), 3),
        (("letter", "payment-reminder", "--deal", "Winter balm", "--paid", "2025-06-20=60 USD"), 3),
        (("letter", "formal-notice", "--deal", "Winter balm", "--vat", "much"), 3),
        (("letter", "rights-renewal", "--deal", "Winter balm", "--days", "-1"), 2),
        (("letter", "rate", "Atlantis", "--rate", "5"), 2),
        (("letter", "rate", "FR", "--rate", "500"), 3),
        (("letter", "save"), 2),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(cb: Run, deal: str, words: tuple[str, ...], code: int) -> None:
    assert deal
    said = cb(*words, "--json")
    assert said.code == code, said
    assert said.out == ""
    assert said.error["error"]
