"""Their contract beside a deal of the book: our own one agrees with itself, theirs is kept, values are taken over."""

from __future__ import annotations

import itertools
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.common.i18n import use_language
from creatorbook.domain.contract_reading.comparing.comparison import Line, Result
from creatorbook.domain.contract_reading.noted import Remark
from creatorbook.domain.contract_reading.values.found import Doubt, Topic
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.exchange.base.problems import FileProblem
from creatorbook.services.contracts import drafts as contracts
from creatorbook.services.records.attachments import attachments
from creatorbook.services.their_contract import comparing as their_contract
from creatorbook.services.their_contract import mail as their_contract_mail
from creatorbook.services.their_contract import wording
from creatorbook.services.wording.topics import TOPICS
from tests.their_contracts.english import ENGLISH, HARSH
from tests.their_contracts.french import CESSION, FRENCH
from tests.their_contracts.german import GERMAN
from tests.their_contracts.making import pdf
from tests.their_contracts.spanish import SPANISH

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from creatorbook.services.their_contract.comparing import TheirReading
    from tests.services.desk import Desk


def full_deal(desk: Desk) -> str:
    """Add a deal with something on every topic that a contract is compared in."""
    deal = desk.add(
        "deal", title="Spring serum", brand_id=desk.brand, fee=Money(240000, "EUR"), objective="Spring launch",
        starts_on=date(2026, 3, 1), ends_on=date(2026, 8, 31),
    )  # fmt: skip
    desk.add(
        "deliverable", deal_id=deal, platform=Platform.INSTAGRAM, medium=Medium.REEL, count=2,
        draft_due_on=date(2026, 3, 20), due_on=date(2026, 4, 2),
    )  # fmt: skip
    desk.add("deliverable", deal_id=deal, platform=Platform.TIKTOK, medium=Medium.SHORT_VIDEO, due_on=date(2026, 5, 4))
    desk.add("deliverable", deal_id=deal, platform=Platform.YOUTUBE, medium=Medium.VIDEO, due_on=date(2026, 6, 1))
    desk.add(
        "terms", deal_id=deal, payment_days=30, revisions=2, review_days=4, governing_law="FR", approval_needed=True,
        kill_fee_bp=4000, notice_days=15, affiliate_bp=750, confidential=True,
    )  # fmt: skip
    desk.add("payment", deal_id=deal, label="Deposit", amount=Money(90000, "EUR"), days_after=10)
    desk.add("payment", deal_id=deal, label="Balance", amount=Money(150000, "EUR"), days_after=30)
    desk.add("usage_right", deal_id=deal, channels=("organic_social", "website"), duration_days=180,
             territories=("FR", "BE"))  # fmt: skip
    desk.add("exclusivity", deal_id=deal, category="Skincare", starts_on=date(2026, 3, 1), ends_on=date(2026, 9, 30))
    return deal


def compared(desk: Desk, deal: str, data: bytes, name: str = "theirs.pdf") -> TheirReading:
    document = their_contract.open_bytes(data, name)
    with desk.book.reading() as reading:
        return their_contract.compare_document(reading, deal, document)


def unlike(found: TheirReading) -> list[tuple[str, str, str]]:
    return [
        (line.topic.value, line.result.value, line.theirs.sentence if line.theirs else "")
        for line in found.comparison.lines
        if line.result is not Result.AGREES or Doubt.SEVERAL in line.doubts
    ]


@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
def test_our_own_contract_agrees_with_its_deal_on_every_line(desk: Desk, language: str) -> None:
    deal = full_deal(desk)
    with desk.book.reading() as reading:
        drawn = contracts.preview(reading, deal, language, desk.book.clock.today())
    found = compared(desk, deal, drawn.pdf)
    assert unlike(found) == []
    assert found.comparison.language == language
    topics = {line.topic for line in found.comparison.lines}
    assert topics >= {
        Topic.FEE, Topic.INSTALMENT, Topic.PAYMENT_DAYS, Topic.START, Topic.END, Topic.DELIVERABLE, Topic.DRAFT_ON,
        Topic.POST_ON, Topic.APPROVAL, Topic.REVIEW_DAYS, Topic.REVISIONS, Topic.USE_DURATION, Topic.USE_CHANNELS,
        Topic.USE_TERRITORY, Topic.EXCLUSIVITY, Topic.EXCLUSIVITY_END, Topic.AFFILIATE, Topic.KILL_FEE, Topic.NOTICE,
        Topic.LAW,
    }  # fmt: skip
    assert found.comparison.remarks == ()


def us_deal(desk: Desk) -> str:
    """Add a deal under US law without approval, advertised from the creator's own account."""
    deal = desk.add(
        "deal", title="US", brand_id=desk.brand, fee=Money(99900, "USD"), starts_on=date(2026, 4, 1)
    )  # fmt: skip
    desk.add(
        "deliverable", deal_id=deal, platform=Platform.TIKTOK, medium=Medium.VIDEO, count=3, due_on=date(2026, 4, 20)
    )
    desk.add(
        "deliverable", deal_id=deal, platform=Platform.INSTAGRAM, medium=Medium.FEED_POST, count=2,
        due_on=date(2026, 4, 25), draft_due_on=date(2026, 4, 10),
    )  # fmt: skip
    desk.add("terms", deal_id=deal, approval_needed=False, payment_days=45, governing_law="US")
    desk.add("usage_right", deal_id=deal, channels=("whitelisting",), paid=True, duration_days=30, territories=("US",))
    return deal


def year_deal(desk: Desk) -> str:
    """Add a year-long deal in pounds: everything everywhere for two years, two payments, a long exclusivity."""
    deal = desk.add(
        "deal", title="Year", brand_id=desk.brand, fee=Money(2500000, "GBP"), starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
    )  # fmt: skip
    for platform, medium, count in (
        (Platform.INSTAGRAM, Medium.CAROUSEL, 12), (Platform.PODCAST, Medium.PODCAST_EPISODE, 4),
        (Platform.NEWSLETTER, Medium.NEWSLETTER, 6), (Platform.BLOG, Medium.ARTICLE, 2),
    ):  # fmt: skip
        desk.add(
            "deliverable", deal_id=deal, platform=platform, medium=medium, count=count, due_on=date(2026, 12, count)
        )
    desk.add(
        "terms", deal_id=deal, payment_days=14, revisions=3, review_days=10, approval_needed=True, kill_fee_bp=2500,
        governing_law="GB",
    )  # fmt: skip
    desk.add("usage_right", deal_id=deal, channels=("all_media",), duration_days=730, paid=True)
    desk.add(
        "exclusivity", deal_id=deal, category="Running shoes", starts_on=date(2026, 1, 1), ends_on=date(2027, 3, 31)
    )
    desk.add("payment", deal_id=deal, label="One", amount=Money(1000000, "GBP"), days_after=10)
    desk.add("payment", deal_id=deal, label="Two", amount=Money(1500000, "GBP"), due_on=date(2026, 7, 1))
    return deal


def endless_deal(desk: Desk) -> str:
    """Add a deal with rights without end, machine learning, a product, a commission, and two Reels on two days."""
    deal = desk.add("deal", title="Endless", brand_id=desk.brand, fee=Money(150000, "EUR"))
    for due in (date(2026, 6, 1), date(2026, 7, 1)):
        desk.add("deliverable", deal_id=deal, platform=Platform.INSTAGRAM, medium=Medium.REEL, due_on=due)
    desk.add(
        "terms", deal_id=deal, payment_days=30, affiliate_bp=1200, governing_law="BE", product_duty="kept",
        product_value=Money(25000, "EUR"), product_description="A pan",
    )  # fmt: skip
    channels = ("organic_social", "tv", "out_of_home")
    desk.add("usage_right", deal_id=deal, channels=channels, duration_days=None, territories=("EU",))
    desk.add("usage_right", deal_id=deal, channels=("ai_training",), duration_days=90)
    return deal


@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
@pytest.mark.parametrize("make", [us_deal, year_deal, endless_deal], ids=lambda make: make.__name__)
def test_our_own_contracts_of_other_kinds_agree_too(desk: Desk, make: Callable[[Desk], str], language: str) -> None:
    deal = make(desk)
    with desk.book.reading() as reading:
        drawn = contracts.preview(reading, deal, language, desk.book.clock.today())
    found = compared(desk, deal, drawn.pdf)
    assert unlike(found) == []
    remarked = {noted.remark for noted in found.comparison.remarks}
    assert remarked <= ({Remark.PERPETUAL, Remark.AI_TRAINING} if make is endless_deal else set())


def test_our_own_issued_contract_is_known_again(desk: Desk) -> None:
    from creatorbook.services.contracts.issuing import IssueContract

    deal = desk.agreed_deal()
    issued = desk.book.run(IssueContract(deal, "fr")).value
    assert compared(desk, deal, issued.pdf).own == issued.number
    assert compared(desk, deal, pdf(CESSION.text)).own == ""


def test_a_changed_deal_differs_from_its_own_contract_in_what_changed(desk: Desk) -> None:
    deal = full_deal(desk)
    with desk.book.reading() as reading:
        drawn = contracts.preview(reading, deal, "fr", desk.book.clock.today())
    desk.edit("deal", deal, fee=Money(260000, "EUR"))
    desk.edit("terms", desk.ids("terms", filters={"deal_id": deal})[0], payment_days=45)
    found = compared(desk, deal, drawn.pdf)
    assert [line.topic for line in found.comparison.lines if line.result is Result.DIFFERS] == [
        Topic.FEE, Topic.PAYMENT_DAYS,
    ]  # fmt: skip


def line(found: TheirReading, topic: Topic) -> Line:
    return next(each for each in found.comparison.lines if each.topic is topic)


def test_a_file_is_compared_kept_and_compared_again(desk: Desk, tmp_path: Path) -> None:
    deal = desk.agreed_deal()
    path = tmp_path / "Cession.pdf"
    path.write_bytes(pdf(CESSION.text))
    with desk.book.reading() as reading:
        found = their_contract.compare_document(
            reading, deal, their_contract.open_bytes(*their_contract.fetch_file(reading, path))
        )
    assert line(found, Topic.FEE).result is Result.DIFFERS
    before = desk.dump()
    kept = desk.book.run(their_contract.KeepTheirContract(deal, path.name, path.read_bytes())).value
    with desk.book.reading() as reading:
        assert [each.name for each in attachments(reading, "deal", deal)] == ["Cession.pdf"]
        assert [each.id for each in their_contract.candidates(reading, deal)] == [kept]
        fetched = their_contract.fetch_attachment(reading, kept)
        again = their_contract.compare_document(reading, deal, their_contract.open_bytes(*fetched))
    assert again.comparison == found.comparison
    assert again.document.content == path.read_bytes()
    desk.book.undo()
    assert desk.dump()["attachment"] == before["attachment"]


def test_files_that_are_no_contract_are_not_offered(desk: Desk) -> None:
    from creatorbook.services.records.attachments import AttachFile

    deal = desk.agreed_deal()
    desk.book.run(AttachFile("deal", deal, "photo.jpg", content=b"x"))
    with desk.book.reading() as reading:
        assert their_contract.candidates(reading, deal) == ()
        with pytest.raises(NotFound):
            their_contract.fetch_attachment(reading, "none")


def test_values_are_taken_over_one_by_one_and_taken_back(desk: Desk) -> None:
    deal = desk.agreed_deal()
    found = compared(desk, deal, pdf(CESSION.text))
    before = desk.dump()
    desk.book.run(their_contract.TakeTheirs(deal, line(found, Topic.FEE)))
    assert desk.row("deal", deal)["fee"] == Money(240000, "EUR")
    desk.book.run(their_contract.TakeTheirs(deal, line(found, Topic.PAYMENT_DAYS)))
    terms = desk.ids("terms", filters={"deal_id": deal})[0]
    assert desk.row("terms", terms)["payment_days"] == 60
    desk.book.run(their_contract.TakeTheirs(deal, line(found, Topic.USE_DURATION)))
    right = desk.ids("usage_right", filters={"deal_id": deal})[0]
    assert desk.row("usage_right", right)["duration_days"] is None
    after = compared(desk, deal, pdf(CESSION.text))
    assert line(after, Topic.FEE).result is Result.AGREES
    for _step in range(3):
        desk.book.undo()
    changed = {"deal", "terms", "usage_right"}
    assert {name: desk.dump()[name] for name in changed} == {name: before[name] for name in changed}


def test_a_deal_without_terms_gets_them_with_the_first_value(desk: Desk) -> None:
    deal = desk.add("deal", title="New", brand_id=desk.brand, fee=Money(100, "EUR"))
    for each in desk.ids("terms", filters={"deal_id": deal}):
        from creatorbook.services.records.editing import TrashRecords

        desk.book.run(TrashRecords("terms", (each,)))
    found = compared(desk, deal, pdf(HARSH.text))
    desk.book.run(their_contract.TakeTheirs(deal, line(found, Topic.PAYMENT_DAYS)))
    terms = desk.ids("terms", filters={"deal_id": deal})
    assert desk.row("terms", terms[0])["payment_days"] == 60


def test_what_agrees_cannot_be_taken_over(desk: Desk) -> None:
    deal = full_deal(desk)
    with desk.book.reading() as reading:
        drawn = contracts.preview(reading, deal, "fr", desk.book.clock.today())
    found = compared(desk, deal, drawn.pdf)
    with pytest.raises(BadInput):
        desk.book.run(their_contract.TakeTheirs(deal, line(found, Topic.FEE)))


def test_the_open_book_is_never_read_as_a_contract(desk: Desk) -> None:
    with desk.book.reading() as reading, pytest.raises(BadInput, match="open book"):
        their_contract.fetch_file(reading, desk.book.path)
    with desk.book.reading() as reading, pytest.raises(FileProblem):
        their_contract.fetch_file(reading, desk.book.path.with_name("none.pdf"))


@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
def test_the_letter_lists_what_is_chosen_in_the_language_that_is_chosen(desk: Desk, language: str) -> None:
    deal = full_deal(desk)
    found = compared(desk, deal, pdf(CESSION.text))
    lines = found.comparison.lines
    with desk.book.reading() as reading:
        # The contract is French, whatever the brand speaks.
        assert their_contract_mail.letter(reading, found) == their_contract_mail.letter(reading, found, "fr")
        subject, text = their_contract_mail.letter(reading, found, language, frozenset(Remark), lines)
    words = their_contract_mail.letter_words(language)
    assert subject == words["subject"].format(deal="Spring serum")
    different = [each for each in found.comparison.lines if each.result is not Result.AGREES]
    assert text.count("\n- ") == len(different) + len(found.comparison.remarks)
    for each in different:
        assert words["topic"][each.topic] in text
    assert words["closing"] in text
    assert "{" not in text
    assert "Léa Martin" in text


def test_a_letter_by_itself_asks_for_nothing_that_was_not_found_and_for_no_less(desk: Desk) -> None:
    deal = full_deal(desk)
    text = "AGREEMENT\n\nThe fee is EUR 9,000. Invoices are payable within 90 days. Exclusivity: none."
    found = compared(desk, deal, text.encode(), "contract.txt")
    results = {each.topic: each.result for each in found.comparison.lines}
    assert (results[Topic.FEE], results[Topic.PAYMENT_DAYS]) == (Result.DIFFERS, Result.DIFFERS)
    assert Result.NOT_FOUND in results.values()
    with desk.book.reading() as reading:
        _subject, asked = their_contract_mail.letter(reading, found)
        missing = [each for each in found.comparison.lines if each.result is Result.NOT_FOUND]
        _subject, chosen = their_contract_mail.letter(reading, found, points=missing)
    assert re.findall(r"^- ([^:]+):", asked, re.MULTILINE) == ["Payment term"]
    assert chosen.count("your draft does not say") == len(missing)
    # Nothing is agreed yet: the letter does not say that it was.
    assert "agreed" not in asked
    desk.edit("deal", deal, stage=Stage.CONTRACTED)
    with desk.book.reading() as reading:
        assert "in what we agreed" in their_contract_mail.letter(reading, found)[1]


def test_a_letter_about_nothing_says_so(desk: Desk) -> None:
    deal = full_deal(desk)
    with desk.book.reading() as reading:
        drawn = contracts.preview(reading, deal, "fr", desk.book.clock.today())
    found = compared(desk, deal, drawn.pdf)
    with desk.book.reading() as reading:
        _subject, text = their_contract_mail.letter(reading, found, "en")
    assert their_contract_mail.letter_words("en")["none_open"] in text


@pytest.mark.parametrize("language", their_contract_mail.LANGUAGES)
def test_every_language_has_the_same_words(language: str) -> None:
    english, other = their_contract_mail.letter_words("en"), their_contract_mail.letter_words(language)
    assert set(other) == set(english)
    assert set(other["topic"]) == {topic.value for topic in Topic}
    names = ("{name}", "{topic}", "{theirs}", "{ours}", "{page}", "{deal}", "{sentence}")
    for key, text in english.items():
        if isinstance(text, str):
            assert [name for name in names if name in text] == [name for name in names if name in other[key]]


def test_every_member_has_its_words() -> None:
    assert set(TOPICS) == set(Topic)
    assert set(wording.RESULTS) == set(wording.UNSURE) == set(Result)
    assert set(wording.DOUBTS) == set(Doubt)
    assert set(wording.REMARKS) == set(Remark)


def test_every_value_of_every_contract_can_be_said(desk: Desk) -> None:
    deal = full_deal(desk)
    said = set()
    for case in (*ENGLISH, *FRENCH, *GERMAN, *SPANISH):
        found = compared(desk, deal, case.text.encode(), "contract.txt")
        for screen, each in itertools.product(("en", "fr"), found.comparison.lines):
            use_language(screen)
            if each.theirs is not None:
                said.add(wording.value_words(each.topic, each.theirs.value))
            assert wording.result_words(each)
            assert len(wording.doubt_sentences(each)) == len(set(each.doubts))
    assert all(said)
    assert not any("(" in text and "=" in text for text in said)


def test_the_places_of_a_sentence_are_found_on_its_page(desk: Desk) -> None:
    deal = desk.agreed_deal()
    found = compared(desk, deal, pdf(CESSION.text, width=330))
    for each in found.comparison.lines:
        if each.theirs is not None:
            rects = their_contract.marks(found.document, each.theirs)
            assert rects
            assert all(0 <= rect.left < rect.left + rect.width <= rect.page_width for rect in rects)
            assert all(rect.height > 4 for rect in rects)
    text = compared(desk, deal, CESSION.text.encode(), "contract.txt")
    assert their_contract.marks(text.document, text.comparison.remarks[0]) == ()
