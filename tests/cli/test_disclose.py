"""`disclose` without a book: a post described by options, its caption, and files of cases."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

import pytest

from creatorbook.services.book.book import Book
from creatorbook.services.disclosure.proofs import KeepProof, proofs
from creatorbook.services.records.attachments import DetachFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]

PAID = ("--country", "FR,UK", "--platform", "instagram", "--medium", "feed_post", "--relationship", "paid")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Return the next command this on standard input."""

    def give(content: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))

    return give


def case(**fields: object) -> str:
    return json.dumps({"jurisdiction": "UK", "relationship": "paid", "platform": "instagram", **fields})


def test_a_caption_that_says_it_first_is_likely_enough(bare: Run, tmp_path: Path) -> None:
    caption = tmp_path / "caption.txt"
    caption.write_text("Publicité | Ad\nMon nouveau sérum du soir.", encoding="utf-8")
    said = bare("disclose", *PAID, "--control", "yes", "--tool", "on", "--caption", caption, "--json")
    assert (said.code, said.json["verdict"]) == (0, "sufficient")
    assert {each["country"] for each in said.json["countries"]} == {"FR", "GB"}
    assert said.json["sources"]
    assert said.json["fix"] is None
    assert said.json["switch"]["platform"] == "instagram"


def test_a_caption_that_hides_it_is_the_answer_no_with_its_mend(bare: Run, typed: Callable[[bytes], None]) -> None:
    typed("\ufeffMon nouveau sérum du soir #sp".encode())
    said = bare("disclose", *PAID, "--control", "yes", "--language", "fr", "--caption", "-")
    assert said.code == 1
    assert said.out.startswith("Likely not enough\n  France: Likely not enough\n")
    assert "“#sp” does not count" in said.out
    sources = [line for line in said.out.splitlines() if line.startswith("  [")]
    assert len(set(sources)) == len(sources) >= 3
    # How each was read, and when: nobody checked what was written down from memory.
    assert all(
        re.search(r"\((read at the source|read elsewhere) on \d+ Nov 2026\)|\(from memory, written down on ", each)
        for each in sources
    )
    assert any("(from memory, written down on 23 Nov 2026)" in each for each in sources)
    assert "checked" not in said.out
    assert "Written so, it would likely be enough:\n  " in said.out
    typed(b"Nothing said")
    as_json = bare("disclose", *PAID, "--control", "yes", "--caption", "-", "--json")
    assert (as_json.code, as_json.json["verdict"]) == (1, "insufficient")
    assert all(finding["text"] for finding in as_json.json["findings"])


def test_a_country_without_rules_of_its_own_says_so_at_every_door(bare: Run, typed: Callable[[bytes], None]) -> None:
    said = "Norway: no rules of its own here: this holds in the whole European Economic Area."
    paid = ("--country", "NO", "--relationship", "paid")
    assert said in bare("disclose", *paid).out
    assert said in bare("disclose", "facts", "--audience", "NO", "--value", "money").out
    typed(b"A morning")
    assert said in bare("disclose", *paid, "--caption", "-").out
    typed(b"A morning")
    as_json = bare("disclose", *paid, "--caption", "-", "--json").json
    assert [each["rules_of"] for each in (*as_json["countries"], *as_json["duties"])] == ["EU", "EU"]
    assert "disclosure.shared_rules" in {each["code"] for each in as_json["findings"]}
    told = bare("disclose", "rules", "NO")
    assert told.out.startswith("Norway\n")
    assert "No rules of its own here" in told.out
    assert "No rules of its own here" not in bare("disclose", "rules", "FR").out
    assert "Norway" in bare("disclose", "rules", "EU").out
    assert bare("disclose", "rules", "BR").code == 3


def test_the_mend_says_what_the_caption_cannot_do(bare: Run, typed: Callable[[bytes], None]) -> None:
    def mend(caption: bytes, *options: str) -> str:
        typed(caption)
        out: str = bare("disclose", *options, "--relationship", "paid", "--language", "en", "--caption", "-").out
        return out.split("Sources:", maxsplit=1)[0]

    story = mend(b"A morning", "--country", "GB", "--medium", "story")
    assert "  Ad | A morning\nA story has no caption: put it on every frame." in story
    video = mend(b"A morning", "--country", "GB", "--medium", "video")
    assert "would likely be enough" not in video
    assert "The right words first:\n  Ad | A morning\nThe caption alone is not enough" in video
    framed = mend(b"Ad", "--country", "GB", "--medium", "story", "--position", "on_frame_bottom")
    assert "Put \u201cAd\u201d on every frame." in framed
    assert "Ad | Ad" not in framed
    late = mend(b"Ad", "--country", "GB", "--medium", "short_video", "--position", "in_video")
    assert "late in the video" not in late
    assert "at the start of the video" in late


def test_a_french_reel_gives_one_answer_about_the_place(bare: Run, typed: Callable[[bytes], None]) -> None:
    options = ("--country", "FR", "--medium", "reel", "--relationship", "paid", "--language", "fr")
    owed = bare("disclose", *options)
    assert "in the video itself, or instead as the first words" in owed.out
    typed(b"Mon matin")
    asked = bare("disclose", *options, "--caption", "-").out
    assert "must be in the video itself, or instead as the first words" in asked
    assert "Written so, it would likely be enough:\n  Publicit\u00e9 | Mon matin" in asked
    assert "alone is not enough" not in asked
    typed("Publicité | Mon matin".encode())
    assert bare("disclose", *options, "--caption", "-").out.startswith("Likely enough")
    (duty,) = bare("disclose", *options, "--json").json["duties"]
    assert (duty["places"], duty["instead"]) == (["in_video"], ["first_words"])


def test_uk_means_the_united_kingdom_and_what_is_missing_is_asked(bare: Run) -> None:
    owed = bare("disclose", "--country", "UK", "--relationship", "paid", "--control", "yes", "--json").json
    assert [(duty["country"], duty["outcome"]) for duty in owed["duties"]] == [("GB", "required")]
    assert "verdict" not in owed
    unknown = bare("disclose", "--country", "FR")
    assert unknown.code == 0
    assert "don’t know yet" in unknown.out


@pytest.mark.parametrize(("where", "code"), [("bio", 1), ("caption_start", 0), ("first comment", 1)])
def test_where_the_label_stands_is_judged_without_its_words(bare: Run, where: str, code: int) -> None:
    said = bare("disclose", "--country", "GB", "--relationship", "paid", "--position", where)
    assert said.code == code
    assert "Written so" not in said.out


@pytest.mark.parametrize(
    ("said", "outcome"),
    [("press trip", "required"), ("gift + discount code", "required"), ("self-bought", "not_required"),
     ("Brand founder", "required"), ("loaned car", "required")],
)  # fmt: skip
def test_what_binds_may_be_said_in_a_few_words(bare: Run, said: str, outcome: str) -> None:
    owed = bare("disclose", "--country", "DE", "--relationship", said, "--json").json
    assert [duty["outcome"] for duty in owed["duties"]] == [outcome]


def test_own_country_is_from_and_audience_is_country(bare: Run) -> None:
    said = bare("disclose", "--country", "FR", "--relationship", "paid", "--control", "yes", "--from", "BE", "--json")
    assert [duty["country"] for duty in said.json["duties"]] == ["FR"]


@pytest.mark.parametrize(
    "options",
    [
        ("--relationship", "friends"),
        ("--position", "under the table"),
        ("--control", "perhaps"),
        ("--platform", "myspace"),
        ("--caption", "/no/such/file"),
        ("--cases", "/no/such/file"),
    ],
)
def test_what_cannot_be_read_is_bad_input_in_one_sentence(bare: Run, options: tuple[str, ...]) -> None:
    said = bare("disclose", *options, "--json")
    assert said.code == 3
    assert said.error["where"].startswith(options[0])


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("facts", "--country", "FR"),
        ("post", "x", "--country", "FR"),
        ("--audience", "FR"),
        ("--cases", "x.jsonl", "--country", "FR"),
        ("facts", "x"),
    ],
)
def test_forms_are_not_mixed(bare: Run, words: tuple[str, ...]) -> None:
    assert bare("disclose", *words).code == 2


def test_a_caption_must_be_text_of_some_length(bare: Run, typed: Callable[[bytes], None]) -> None:
    typed(b"\xff\xfe\x00")
    assert bare("disclose", *PAID, "--caption", "-").code == 3
    typed(b"a" * 1_000_001)
    assert bare("disclose", *PAID, "--caption", "-").code == 3


def test_each_case_is_answered_on_a_line_of_its_own(bare: Run, tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    lines = (
        case(id="a", caption="Ad: the serum I use at night", controlled_by_brand=True, platform_tool_used=True),
        case(id="b", caption="The serum I use at night", controlled_by_brand=True),
        "",
        case(id="c", caption="I bought this", relationship="none", controlled_by_brand=False),
    )
    file.write_text("\n".join(lines), encoding="utf-8")
    said = bare("disclose", "--cases", file, "--json")
    assert (said.code, said.err) == (0, "")
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert [(each["id"], each["verdict"]) for each in answers] == [
        ("a", "sufficient"),
        ("b", "insufficient"),
        ("c", "not_required"),
    ]
    assert all(each["findings"] and each["sources"] for each in answers)
    assert bare("disclose", "--cases", file).out.splitlines()[1] == "b: Likely not enough"


def test_bad_lines_are_named_and_the_others_answered(bare: Run, typed: Callable[[bytes], None]) -> None:
    good = [case(id=name, caption="Ad: serum").encode() for name in "ab"]
    typed(b"\n".join((good[0], b"nope", b"[1]", b"\xff", b"[" * 100_000, b'{"id": 1}', good[1])))
    said = bare("disclose", "--cases", "-", "--json")
    assert said.code == 3
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == ["a", "b"]
    told = [json.loads(line) for line in said.err.splitlines()]
    assert [each["where"] for each in told] == [f"line {number}" for number in (2, 3, 4, 5, 6)]
    assert {each["code"] for each in told} == {"bad_input"}


def test_the_log_is_written_as_pdf_and_as_csv(ok: Run, cb: Run, tmp_path: Path) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "post", "brand=Aurora", "caption=Publicité | Aurora", "audience_countries=FR", "planned_at=2026-03-05")
    pdf, table = tmp_path / "log.pdf", tmp_path / "log.csv"
    made = ok("disclose", "log", "--brand", "Aurora", "--creator", "Léa Martin", "--out", pdf, "--json").json
    assert (made["posts"], made["pages"]) == (1, 1)
    assert pdf.read_bytes().startswith(b"%PDF")
    said = ok("disclose", "log", "--from", "2026-03-01", "--to", "2026-03-31", "--language", "en", "--out", table).out
    assert said.startswith("Disclosure log saved, 1 post: ")
    assert "Publicité | Aurora" in table.read_text("utf-8-sig")
    assert ok("disclose", "log", "--to", "2026-03-01", "--out", tmp_path / "none.csv", "--json").json["posts"] == 0
    # What is there is not replaced, and the rest is refused in a sentence.
    assert cb("disclose", "log", "--out", pdf).code == 3
    assert cb("disclose", "log", "--out", tmp_path / "log.doc").code == 2
    assert cb("disclose", "log").code == 2
    assert cb("disclose", "log", "--brand", "Nobody", "--out", tmp_path / "x.pdf").code == 3
    assert cb("disclose", "log", "--from", "2026-02-01", "--to", "2026-01-01", "--out", tmp_path / "x.pdf").code == 3


def test_a_proof_is_kept_on_a_post_listed_and_verified(ok: Run, cb: Run, tmp_path: Path) -> None:
    ok("add", "brand", "name=Aurora")
    post = ok("add", "post", "brand=Aurora", "caption=Hello", "audience_countries=FR", "--json").json["id"]
    picture = tmp_path / "story.png"
    picture.write_bytes(b"\x89PNG picture")
    (proof,) = ok("disclose", "post", post, "--proof", picture, "--json").json["proofs"]
    assert (proof["name"], proof["kind"], proof["kept_at"]) == ("story.png", "image", "2026-03-02T09:00:00Z")
    assert f"SHA-256 {proof['sha256']}" in ok("disclose", "post", post).out
    assert ok("verify", "--json").json["proofs"] == []
    assert cb("disclose", "post", post, "--proof", tmp_path / "none.png").code == 3
    assert cb("disclose", "post", post, "--proof", tmp_path).code == 3
    ok("undo")
    assert ok("disclose", "post", post, "--json").json["proofs"] == []


def test_a_proof_whose_content_is_gone_fails_the_check(ok: Run, cb: Run, path: Path) -> None:
    ok("add", "brand", "name=Aurora")
    post = ok("add", "post", "brand=Aurora", "caption=Hello", "--json").json["id"]
    with Book(path) as book:
        book.run(KeepProof(post, "a.txt", text="one"))
        with book.reading() as reading:
            (proof,) = proofs(reading, post)
        book.run(DetachFile(proof.attachment_id))
    said = cb("verify")
    assert said.code == 1
    assert said.out.endswith(
        "these proofs of posts can no longer be verified:\n- The file “a.txt” was removed from its post.\n"
    )
    assert cb("verify", "--json").json["proofs"][0]["problem"]


def test_the_rules_of_each_country_tell_their_age_and_quality(bare: Run) -> None:
    said = bare("disclose", "rules")
    assert said.code == 0
    assert re.search(r"^France: \d+ facts: \d+ read at the source, .* · last read 30 Nov 2026$", said.out, re.MULTILINE)
    listed = bare("disclose", "rules", "--json").json
    (france,) = (each for each in listed if each["country"] == "FR")
    assert france["facts"] == sum(france[each] for each in ("read_at_the_source", "read_elsewhere", "from_memory"))
    assert france["last_read"] == "2026-11-30"
    assert any("gift" in each for each in france["not_known"])


def test_the_rules_of_one_country_are_read_with_their_sources(bare: Run) -> None:
    for typed in ("IT", "italy", "Italy"):
        said = bare("disclose", "rules", typed)
        assert said.out.startswith("Italy\nHow sure this is\n  ")
        assert "\nWhat is not known\n" in said.out
        assert "since 5 Aug 2025 · ○ Read elsewhere on 30 Nov 2026" in said.out
    sources = [line for line in said.out.splitlines() if re.match(r"  \[\d+\] ", line)]
    assert len(set(sources)) == len(sources) > 10
    entries = bare("disclose", "rules", "IT", "--json").json["entries"]
    (register,) = (each for each in entries if "AGCOM's register" in each["title"])
    assert register["valid_from"] == "2025-08-05"
    assert {each["basis"] for each in register["sources"]} == {"elsewhere"}


def test_a_country_without_rules_and_other_options_are_refused(bare: Run) -> None:
    said = bare("disclose", "rules", "BR")
    assert said.code == 3
    assert "no rules for this country" in said.err
    assert bare("disclose", "rules", "--brand", "Moss").code == 2


def test_a_label_that_is_advised_is_not_said_to_be_nothing(bare: Run, typed: Callable[[bytes], None]) -> None:
    facts = ("--country", "FR", "--from", "FR", "--platform", "instagram", "--relationship", "gift", "--control", "no")
    typed(b"Un manteau bien chaud")
    said = bare("disclose", *facts, "--caption", "-")
    assert said.out.startswith("Not required, advised\n  France: Not required, advised\n")
    typed(b"Un manteau bien chaud")
    as_json = bare("disclose", *facts, "--caption", "-", "--json").json
    assert (as_json["verdict"], as_json["text"]) == ("not_required", "Not required, advised")
    assert as_json["countries"][0]["text"] == "Not required, advised"
    typed(b"Un manteau bien chaud")
    nothing = bare("disclose", "--country", "FR", "--relationship", "nothing", "--caption", "-")
    assert nothing.out.startswith("Not required\n  France: Not required\n")


def test_what_is_owed_besides_the_label_is_told_with_its_sources(bare: Run) -> None:
    said = bare("disclose", "--country", "FR,NL", "--relationship", "paid")
    assert re.search(
        r"^  Also asked there: Where a picture.*“Images retouchées”.* \[\d+, \d+\]$", said.out, re.MULTILINE
    )
    assert "24 videos in twelve months" in said.out
    duties = bare("disclose", "--country", "FR", "--relationship", "paid", "--json").json["duties"]
    assert [bool(each["sources"]) for each in duties[0]["also"]] == [True, True]
    nothing = bare("disclose", "--country", "FR", "--relationship", "nothing", "--json").json["duties"]
    assert nothing[0]["also"] == []


def test_a_described_post_says_what_its_sector_may_not_do(bare: Run, typed: Callable[[bytes], None]) -> None:
    paid = ("--country", "FR", "--platform", "instagram", "--relationship", "paid", "--language", "fr")
    text = "Publicité. Botox chez Oddly".encode()
    typed(text)
    said = bare("disclose", *paid, "--caption", "-")
    # What its label says is enough; that it may be promoted at all is another question, and comes first.
    assert said.out.startswith("May not be published, whatever its label says\nLikely enough\n")
    assert said.code == 1
    limit = re.search(
        r"^  - France: cosmetic acts and surgery\. French law forbids .* \[(\d+), \d+\]$", said.out, re.MULTILINE
    )
    assert limit is not None
    assert f"\n  [{limit[1]}] " in said.out
    typed(text)
    told = bare("disclose", *paid, "--caption", "-", "--json").json
    assert (told["verdict"], told["label_verdict"]) == ("forbidden", "sufficient")
    assert [each["code"] for each in told["findings"]].count("sector.banned") == 1
    # The name of the brand says it as well, without a text and by the facts alone.
    assert "France: gambling." in bare("disclose", *paid, "--brand", "Poker Club").out
    facts = ("disclose", "facts", "--audience", "FR", "--value", "money", "--brand", "Poker Club")
    assert "France: gambling." in bare(*facts).out
    assert "sector.limited" in [each["code"] for each in bare(*facts, "--json").json["findings"]]
    assert "gambling" not in bare("disclose", *paid, "--brand", "Oddly").out


@pytest.mark.parametrize(
    ("language", "caption", "warned"),
    [
        ("de", "Damit laufe ich seit Jahren rum", False),
        ("de", "Werbung | Ein Glas Rum am Kamin", True),
        ("nl", "Ik gin gisteren naar huis", False),
        ("fr", "Publicité | Un vin de Loire", True),
    ],
)
def test_a_sector_is_named_in_the_language_of_the_caption(
    bare: Run, typed: Callable[[bytes], None], language: str, caption: str, *, warned: bool
) -> None:
    post = ("--country", "DE", "--platform", "instagram", "--language", language, "--caption", "-", "--json")
    typed(caption.encode())
    told = bare("disclose", *post, "--relationship", "paid").json["findings"]
    assert ("platform.sector_limited" in [each["code"] for each in told]) is warned
    # The limits are those of paid posts.
    typed(caption.encode())
    unpaid = bare("disclose", *post, "--relationship", "none").json["findings"]
    assert [each["code"] for each in unpaid if "sector" in each["code"]] == []
