"""Letters from a real book: gathered, checked, kept, suggested, and sent as a mail."""

from __future__ import annotations

import email
import io
from datetime import date, timedelta
from email.policy import default
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from creatorbook.common.errors import AnswerIsNo, BadInput, NotFound
from creatorbook.documents.inputs.contract import DocumentStatus
from creatorbook.documents.inputs.letter import LetterInput
from creatorbook.domain.money.invoices.charged import likely_vat_bp
from creatorbook.domain.money.late_interest import PartPayment
from creatorbook.domain.money.payment_states import late_findings
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import Expectation, GiftFate
from creatorbook.domain.records.letters import LetterKind, Tone, payment_letter, reminder_tone
from creatorbook.domain.values.money import Money
from creatorbook.services.contracts.issuing import IssueContract
from creatorbook.services.deals import facts
from creatorbook.services.law import late_rates
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.letters import drafts as letters
from creatorbook.services.letters import mail as letter_mail
from creatorbook.services.letters.requests import LetterRequest, Proof
from creatorbook.services.letters.suggestions import Suggestion, suggest_letters
from creatorbook.services.records.attachments import attachments
from tests.documents.letter_examples import letter
from tests.services.support import content, rows

if TYPE_CHECKING:
    from creatorbook.services.letters.drafts import Draft
    from tests.services.desk import Desk

TODAY = date(2026, 3, 2)


def eur(amount: str) -> Money:
    return Money.of(amount, "EUR")


def draft(desk: Desk, kind: LetterKind, today: date = TODAY, **given: Any) -> Draft:
    with desk.book.reading() as reading:
        return letters.draft(reading, LetterRequest(kind, **given), today)


def codes(made: Draft) -> list[str]:
    return [found.code for found in made.findings]


def late_deal(desk: Desk, **values: Any) -> tuple[str, str]:
    """Add a deal with a payment of 1,500 euros that was due on 15 January 2026."""
    deal = desk.add(
        "deal",
        **{"title": "Winter balm", "brand_id": desk.brand, "stage": Stage.INVOICED, "fee": eur("1500"), **values},
    )
    payment = desk.add(
        "payment",
        deal_id=deal,
        label="Balance",
        amount=eur("1500"),
        due_on=date(2026, 1, 15),
        invoice_number="2025-031",
        invoiced_on=date(2025, 12, 16),
    )
    return deal, payment


def test_an_offer_says_what_the_deal_holds_in_the_brands_language(desk: Desk) -> None:
    deal = desk.agreed_deal()
    desk.edit("brand", desk.brand, language="de")
    desk.add("exclusivity", deal_id=deal, category="Skincare", starts_on=date(2026, 3, 1), ends_on=date(2026, 5, 31))
    made = draft(desk, LetterKind.OFFER, deal_id=deal)
    assert made.is_ready
    assert made.letter.language == "de"
    assert made.letter.by == TODAY + timedelta(days=14)
    text = letters.mail_body(made.letter).replace("\u00a0", " ")
    assert "Meine Vergütung dafür beträgt 1.500,00 €" in text
    assert "Reel" in text
    assert "Skincare" in text
    assert "Zahlungsfrist nach Erhalt der Rechnung: 30 Tage" in text
    assert letters.mail_subject(made.letter) == "Angebot: Spring serum"
    assert letters.file_name(made.letter) == "Angebot – Éclat SAS"


def test_the_language_is_the_one_asked_for_the_brands_the_books_or_english(desk: Desk) -> None:
    deal = desk.agreed_deal()
    assert draft(desk, LetterKind.OFFER, deal_id=deal).letter.language == "fr"
    desk.edit("brand", desk.brand, language="it")
    assert draft(desk, LetterKind.OFFER, deal_id=deal).letter.language == "fr"
    assert draft(desk, LetterKind.OFFER, deal_id=deal, language="es").letter.language == "es"
    with pytest.raises(BadInput, match="no letters in the language “it”"):
        draft(desk, LetterKind.OFFER, deal_id=deal, language="it")


def test_a_brief_is_read_against_the_contract(desk: Desk) -> None:
    deal = desk.agreed_deal()
    without = draft(desk, LetterKind.BRIEF_ACKNOWLEDGEMENT, deal_id=deal, received_on=date(2026, 3, 1), language="en")
    assert "The brief by itself does not bind either of us yet" in letters.mail_body(without.letter)
    number = desk.book.run(IssueContract(deal)).value.number
    made = draft(desk, LetterKind.BRIEF_ACKNOWLEDGEMENT, deal_id=deal, received_on=date(2026, 3, 1), language="en")
    assert f"I work to contract {number}" in letters.mail_body(made.letter)
    assert "reached me on 1 March 2026" in letters.mail_body(made.letter).replace("\u00a0", " ")


@pytest.mark.parametrize("expectation", list(Expectation))
def test_only_what_was_asked_is_owed_for_a_gift(desk: Desk, expectation: Expectation) -> None:
    gift = desk.add(
        "gift", description="Lip balm", brand_id=desk.brand, received_on=date(2026, 2, 20), expectation=expectation
    )
    made = draft(desk, LetterKind.GIFT_ACKNOWLEDGEMENT, gift_id=gift, language="en")
    assert made.is_ready
    assert made.letter.obligation is (expectation is Expectation.ASKED)
    text = letters.mail_body(made.letter)
    hoped = expectation in {Expectation.EXPECTED, Expectation.SUGGESTED}
    assert ("none is owed" in text) is not (made.letter.obligation or hoped)
    assert ("you expect a post about it" in text) is hoped
    turned = draft(desk, LetterKind.GIFT_ACKNOWLEDGEMENT, gift_id=gift, obligation=not made.letter.obligation)
    assert turned.letter.obligation is not made.letter.obligation


def test_a_gift_to_go_back_says_when_and_how_it_would_be_labelled(desk: Desk) -> None:
    gift = desk.add(
        "gift",
        description="Camera",
        brand_id=desk.brand,
        received_on=date(2026, 2, 20),
        expectation=Expectation.ASKED,
        fate=GiftFate.TO_RETURN,
        return_due_on=date(2026, 4, 1),
        value=eur("900"),
    )
    desk.add("contact", name="Inès Martin", brand_id=desk.brand, email="ines@example.com")
    made = draft(desk, LetterKind.GIFT_ACKNOWLEDGEMENT, gift_id=gift, language="en")
    text = letters.mail_body(made.letter).replace("\u00a0", " ")
    assert "I will send it back by 1 April 2026" in text
    assert made.letter.gift is not None
    assert made.letter.gift.labels
    assert f"“{made.letter.gift.labels[0]}”" in text
    # A brand with one contact is written to by name.
    assert text.startswith("Dear Inès Martin,")


def test_a_gift_without_a_day_lists_it(desk: Desk) -> None:
    gift = desk.add("gift", description="Lip balm", brand_id=desk.brand)
    desk.edit("gift", gift, received_on=None)
    made = draft(desk, LetterKind.GIFT_ACKNOWLEDGEMENT, gift_id=gift)
    assert [(found.code, found.about) for found in made.findings] == [("document.missing_value", "gift.received_on")]
    assert made.letter.status is DocumentStatus.DRAFT
    with pytest.raises(AnswerIsNo, match="1 thing is missing") as refused:
        desk.book.run(letters.WriteLetter(LetterRequest(LetterKind.GIFT_ACKNOWLEDGEMENT, gift_id=gift)))
    assert refused.value.hint
    with desk.book.reading() as reading:
        assert letters.letters(reading) == []


def test_a_last_reminder_speaks_only_of_reminders_that_are_kept(desk: Desk) -> None:
    _deal, payment = late_deal(desk)
    first = draft(desk, LetterKind.PAYMENT_REMINDER, date(2026, 3, 20), payment_id=payment)
    assert first.letter.tone is Tone.FIRM
    assert "earlier reminder" not in letters.mail_body(first.letter)
    asked = draft(desk, LetterKind.PAYMENT_REMINDER, date(2026, 3, 20), payment_id=payment, tone=Tone.LAST)
    assert (asked.letter.tone, "letter.no_earlier_reminder" in codes(asked)) == (Tone.FIRM, True)
    desk.book.run(letters.WriteLetter(LetterRequest(LetterKind.PAYMENT_REMINDER, payment_id=payment)))
    second = draft(desk, LetterKind.PAYMENT_REMINDER, date(2026, 3, 20), payment_id=payment, language="en")
    assert second.letter.tone is Tone.LAST
    assert "In spite of my earlier reminder" in letters.mail_body(second.letter)


@pytest.mark.parametrize(
    ("days", "tone", "first"),
    [
        (1, Tone.FRIENDLY, Tone.FRIENDLY),
        (0, Tone.AHEAD, Tone.AHEAD),
        (6, Tone.FRIENDLY, Tone.FRIENDLY),
        (7, Tone.FIRM, Tone.FIRM),
        (15, Tone.LAST, Tone.FIRM),
    ],
)
def test_the_tone_follows_the_delay_unless_one_is_asked_for(desk: Desk, days: int, tone: Tone, first: Tone) -> None:
    deal, payment = late_deal(desk)
    today = date(2026, 1, 15) + timedelta(days=days)
    assert reminder_tone(days) is tone
    assert draft(desk, LetterKind.PAYMENT_REMINDER, today, deal_id=deal).letter.tone is first
    asked = draft(desk, LetterKind.PAYMENT_REMINDER, today, payment_id=payment, tone=Tone.FRIENDLY)
    assert asked.letter.tone is Tone.FRIENDLY


def test_a_formal_notice_counts_to_the_cent(desk: Desk) -> None:
    _deal, payment = late_deal(desk)
    made = draft(desk, LetterKind.FORMAL_NOTICE, payment_id=payment, language="en", vat_bp=2000)
    claim = made.letter.claim
    assert claim is not None
    # 1,800 euros with VAT, late since 16 January: 46 days at 12.15 %: 1,800 x 0.1215 x 46 / 365 = 27.562…
    assert (claim.vat, claim.outstanding, claim.days_late) == (eur("300"), eur("1800"), 46)
    assert (claim.interest, claim.daily, claim.fixed_sum) == (eur("27.56"), eur("0.60"), eur("40"))
    assert claim.total == eur("1867.56")
    assert claim.basis == "articles L441-10 and D441-5 of the French Commercial Code"
    assert made.letter.by == TODAY + timedelta(days=14)
    assert codes(made) == []
    part = PartPayment(date(2026, 2, 14), eur("800"))
    less = draft(desk, LetterKind.FORMAL_NOTICE, payment_id=payment, vat_bp=2000, paid=(part,)).letter.claim
    assert less is not None
    # 30 days on 1,800 and 16 on 1,000: 17.975… and 5.326…
    assert [row.amount for row in less.rows] == [eur("17.98"), eur("5.33")]
    assert less.outstanding == eur("1000")
    with pytest.raises(BadInput, match="another currency"):
        draft(desk, LetterKind.FORMAL_NOTICE, payment_id=payment, paid=(PartPayment(TODAY, Money(1, "USD")),))


def test_vat_is_counted_where_it_is_likely_charged_and_asked_after_where_that_is_not_known(desk: Desk) -> None:
    deal, payment = late_deal(desk)
    desk.edit("creator", desk.creator, vat_number="FR83404833048")
    made = draft(desk, LetterKind.FORMAL_NOTICE, payment_id=payment)
    assert codes(made) == ["payment.vat_counted"]
    assert made.letter.claim is not None
    assert (made.letter.claim.vat, made.letter.claim.vat_bp) == (eur("300"), 2000)
    # What the inspector says of the payment is what the letter asks for.
    with desk.book.reading() as reading:
        dossier = facts.dossier(reading, deal)
    told = {each.code: each.params for each in late_findings(
        dossier.instalments[0], dossier, TODAY, rulebook().money["FR"],
        vat_bp=likely_vat_bp(dossier, TODAY, rulebook().invoices),
    )}  # fmt: skip
    assert told["payment.interest"]["amount"] == made.letter.claim.interest
    assert told["payment.fixed_sum"]["amount"] == made.letter.claim.fixed_sum
    brand = dossier.deal.brand
    assert brand is not None
    desk.edit("brand", brand.id, country="")
    assert codes(draft(desk, LetterKind.FORMAL_NOTICE, payment_id=payment)) == ["letter.vat_unknown"]
    assert codes(draft(desk, LetterKind.FORMAL_NOTICE, payment_id=payment, vat_bp=0)) == []
    desk.edit("creator", desk.creator, vat_mention="TVA non applicable, art. 293 B du CGI")
    assert codes(draft(desk, LetterKind.FORMAL_NOTICE, payment_id=payment)) == []


def test_a_rate_that_is_not_in_the_table_is_named_and_can_be_typed_in(desk: Desk) -> None:
    _deal, payment = late_deal(desk)
    today = date(2027, 2, 1)
    made = draft(desk, LetterKind.FORMAL_NOTICE, today, payment_id=payment, language="en")
    unknown = next(found for found in made.findings if found.code == "letter.rate_unknown")
    assert (unknown.params["starts_on"], unknown.params["ends_on"]) == (date(2027, 1, 1), today)
    assert "letter.rate_unsure" in codes(made)
    assert made.is_ready
    assert made.letter.claim is not None
    assert made.letter.claim.interest is None
    assert "Its amount is left open here" in letters.mail_body(made.letter)
    for day, rate in ((date(2026, 9, 9), 1240), (date(2027, 1, 1), 1250)):
        desk.book.run(late_rates.SetLateRate("FR", day, rate))
    made = draft(desk, LetterKind.FORMAL_NOTICE, today, payment_id=payment, language="en")
    assert codes(made) == []
    assert made.letter.claim is not None
    assert [row.rate_bp for row in made.letter.claim.rows] == [1215, 1240, 1250]
    with desk.book.reading() as reading:
        own = tuple((row.country, row.starts_on, row.rate_bp) for row in late_rates.own_rows(reading))
        assert own == (("FR", date(2026, 7, 1), 1240), ("FR", date(2027, 1, 1), 1250))
    desk.book.run(late_rates.SetLateRate("FR", date(2027, 1, 1), None))
    assert "letter.rate_unknown" in codes(draft(desk, LetterKind.FORMAL_NOTICE, today, payment_id=payment))
    with pytest.raises(BadInput, match="between 0 and 100"):
        desk.book.run(late_rates.SetLateRate("FR", TODAY, 10_001))
    with pytest.raises(NotFound):
        desk.book.run(late_rates.SetLateRate("BR", TODAY, 100))


def test_the_law_is_the_chosen_one_else_the_creators(desk: Desk) -> None:
    deal, payment = late_deal(desk)
    desk.add("terms", deal_id=deal, governing_law="DE")
    made = draft(desk, LetterKind.FORMAL_NOTICE, payment_id=payment)
    assert made.letter.claim is not None
    assert [row.rate_bp for row in made.letter.claim.rows] == [1027]
    desk.edit("creator", desk.creator, country="PT")
    terms = desk.ids("terms")[0]
    desk.edit("terms", terms, governing_law="")
    made = draft(desk, LetterKind.FORMAL_NOTICE, payment_id=payment)
    assert codes(made) == ["letter.law_unsure"]
    assert made.letter.claim is not None
    assert [row.rate_bp for row in made.letter.claim.rows] == [1015]
    desk.edit("creator", desk.creator, country="US")
    made = draft(desk, LetterKind.FORMAL_NOTICE, payment_id=payment, language="en")
    assert codes(made) == ["letter.no_statutory_rate"]
    assert "interest" not in letters.mail_body(made.letter)
    agreed = draft(desk, LetterKind.FORMAL_NOTICE, payment_id=payment, language="en", rate_bp=800)
    assert codes(agreed) == []
    assert "The interest is that of our agreement, 8% a year" in letters.mail_body(agreed.letter)
    desk.edit("creator", desk.creator, country="BR")
    assert draft(desk, LetterKind.FORMAL_NOTICE, payment_id=payment).is_ready


def test_what_is_not_late_or_paid_is_not_asked_for(desk: Desk) -> None:
    deal, payment = late_deal(desk)
    in_time = date(2026, 1, 15)
    for kind, tone in ((LetterKind.PAYMENT_REMINDER, Tone.FIRM), (LetterKind.FORMAL_NOTICE, Tone.NONE)):
        assert codes(draft(desk, kind, in_time, payment_id=payment, tone=tone)) == ["letter.not_late"]
    ahead = draft(desk, LetterKind.PAYMENT_REMINDER, in_time, payment_id=payment, tone=Tone.AHEAD, language="en")
    assert (codes(ahead), ahead.letter.tone) == ([], Tone.AHEAD)
    assert "is due on 15 January 2026" in letters.mail_body(ahead.letter).replace("\u00a0", " ")
    # A day later it is no word ahead any more.
    late = draft(desk, LetterKind.PAYMENT_REMINDER, date(2026, 1, 16), payment_id=payment, tone=Tone.AHEAD)
    assert late.letter.tone is Tone.FRIENDLY
    desk.edit("payment", payment, paid_on=date(2026, 2, 1))
    made = draft(desk, LetterKind.PAYMENT_REMINDER, payment_id=payment)
    assert codes(made) == ["letter.paid"]
    assert not made.is_ready
    with pytest.raises(BadInput, match="No payment of this deal is late"):
        draft(desk, LetterKind.PAYMENT_REMINDER, deal_id=deal)
    waiting = desk.add("payment", deal_id=deal, label="Rest", amount=eur("10"))
    assert "letter.not_due" in codes(draft(desk, LetterKind.PAYMENT_REMINDER, payment_id=waiting))


def rights_deal(desk: Desk, starts_on: date, **values: Any) -> tuple[str, str]:
    """Add a signed deal with thirty days of advertising rights."""
    deal = desk.add("deal", title="Autumn reels", brand_id=desk.brand, stage=Stage.CLOSED)
    right = desk.add(
        "usage_right",
        deal_id=deal,
        channels=("paid_social",),
        paid=True,
        start="on_date",
        starts_on=starts_on,
        duration_days=30,
        **values,
    )
    return deal, right


def test_a_renewal_offers_the_same_again_for_its_price(desk: Desk) -> None:
    deal, right = rights_deal(desk, date(2026, 2, 10), renewal_days=60, renewal_price=eur("400"))
    made = draft(desk, LetterKind.RIGHTS_RENEWAL, deal_id=deal, language="en")
    text = letters.mail_body(made.letter).replace("\u00a0", " ")
    assert made.is_ready
    assert "ends on 11 March 2026" in text
    assert "by 60 days, from 12 March 2026 to 10 May 2026, for €400.00 excluding taxes" in text
    assert made.letter.by == date(2026, 3, 11)  # never after the rights have ended
    other = draft(desk, LetterKind.RIGHTS_RENEWAL, right_id=right, price=eur("1"), days=7).letter.window
    assert other is not None
    assert (other.renewal_price, other.renewal_days) == (eur("1"), 7)
    _deal, bare = rights_deal(desk, date(2026, 2, 10))
    missing = draft(desk, LetterKind.RIGHTS_RENEWAL, right_id=bare)
    assert [found.params["placeholder"] for found in missing.findings] == ["rights.renewal_price"]


def test_rights_that_run_are_not_called_ended(desk: Desk) -> None:
    _deal, right = rights_deal(desk, date(2026, 2, 10))
    assert codes(draft(desk, LetterKind.RIGHTS_EXPIRED, right_id=right)) == ["letter.window_open"]
    ended = draft(desk, LetterKind.RIGHTS_EXPIRED, date(2026, 3, 20), right_id=right, language="en")
    assert ended.is_ready
    assert "This letter grants no permission" in letters.mail_body(ended.letter)
    renewal = draft(desk, LetterKind.RIGHTS_RENEWAL, date(2026, 3, 20), right_id=right, price=eur("100"))
    assert codes(renewal) == ["letter.window_closed"]
    deal = desk.agreed_deal()
    unbegun = draft(desk, LetterKind.RIGHTS_RENEWAL, deal_id=deal, price=eur("100"))
    assert "letter.window_unknown" in codes(unbegun)
    endless = desk.add("usage_right", deal_id=deal, channels=("website",), start="on_date", starts_on=TODAY)
    assert "letter.window_endless" in codes(draft(desk, LetterKind.RIGHTS_RENEWAL, right_id=endless))


def test_a_termination_counts_the_notice_of_the_terms(desk: Desk) -> None:
    deal = desk.agreed_deal()
    unset = draft(desk, LetterKind.TERMINATION, deal_id=deal, reason="No product came.")
    assert {found.params.get("placeholder") for found in unset.findings} == {
        "termination.notice_days", "termination.ends_on",
    }  # fmt: skip
    without = draft(desk, LetterKind.TERMINATION, deal_id=deal, language="en")
    assert codes(without) == ["letter.reason_missing"]
    assert "It states no notice that either of us may give" in letters.mail_body(without.letter)
    desk.edit("terms", desk.ids("terms")[0], notice_days=30, cure_days=15)
    ordinary = draft(desk, LetterKind.TERMINATION, deal_id=deal, language="en")
    assert "this letter is that notice: 30 days from its date" in letters.mail_body(ordinary.letter).replace(
        "\u00a0", " "
    )
    made = draft(desk, LetterKind.TERMINATION, deal_id=deal, reason="No product came.", language="en")
    assert made.is_ready
    assert made.findings == ()
    text = letters.mail_body(made.letter).replace("\u00a0", " ")
    assert "I end the contract on account of that failure, on 17 March 2026 at the earliest, by this letter" in text
    assert "No product came." in text


def test_a_letter_that_is_kept_is_frozen_and_can_be_undone(desk: Desk) -> None:
    deal, payment = late_deal(desk)
    before = content(desk.book)
    request = LetterRequest(LetterKind.PAYMENT_REMINDER, deal_id=deal, own_words="See you soon.")
    with desk.book.reading() as reading:
        rendered = letters.draw_draft(letters.draft(reading, request, TODAY))
    written = desk.book.run(letters.WriteLetter(request))
    assert written.value.pdf == rendered.pdf
    assert written.changes.label.startswith("Write the letter “")
    with desk.book.reading() as reading:
        (line,) = letters.letters(reading, brand_id=desk.brand)
        assert letters.letters(reading, payment_id=payment) == letters.letters(reading, deal_id=deal) == [line]
        assert letters.letters(reading, gift_id="x") == []
        kept, pdf = letters.read_kept_letter(reading, line.id)
    assert (line.kind, line.sha256, line.pages) == (LetterKind.PAYMENT_REMINDER, rendered.sha256, rendered.pages)
    assert pdf == rendered.pdf
    assert kept == written.value.letter
    assert kept.status is DocumentStatus.ISSUED
    # What changes in the book later does not change what was written.
    desk.edit("brand", desk.brand, legal_name="Éclat Europe SA")
    with desk.book.reading() as reading:
        assert letters.read_kept_letter(reading, line.id) == (kept, pdf)
    desk.book.undo()
    desk.book.undo()
    assert content(desk.book) == before
    with desk.book.reading() as reading, pytest.raises(NotFound):
        letters.read_kept_letter(reading, line.id)
    desk.book.redo()
    with desk.book.reading() as reading:
        assert letters.read_kept_letter(reading, line.id) == (kept, pdf)


def test_what_is_meant_must_be_clear(desk: Desk) -> None:
    with pytest.raises(BadInput, match="which deal"):
        draft(desk, LetterKind.OFFER)
    with pytest.raises(BadInput, match="which gift"):
        draft(desk, LetterKind.GIFT_ACKNOWLEDGEMENT)
    with pytest.raises(NotFound, match="no running deal"):
        draft(desk, LetterKind.OFFER, brand_id=desk.brand)
    deal = desk.agreed_deal()
    assert draft(desk, LetterKind.OFFER, brand_id=desk.brand).letter.title == "Spring serum"
    desk.agreed_deal(title="Second")
    with pytest.raises(BadInput, match="Several deals"):
        draft(desk, LetterKind.OFFER, brand_id=desk.brand)
    with pytest.raises(NotFound):
        draft(desk, LetterKind.OFFER, deal_id="nothing")
    desk.add("payment", deal_id=deal, label="Other", amount=eur("1"))
    with pytest.raises(BadInput, match="No payment of this deal is late"):
        draft(desk, LetterKind.PAYMENT_REMINDER, deal_id=deal)


def test_a_use_after_the_rights_is_claimed_by_periods_begun_and_its_proof_is_kept(desk: Desk) -> None:
    deal, right = rights_deal(desk, date(2026, 1, 10))
    seen: dict[str, Any] = {
        "right_id": right,
        "used_on": date(2026, 2, 20),
        "used_where": "example.com, an ad",
        "language": "en",
    }
    nowhere = draft(desk, LetterKind.RIGHTS_OVERRUN, right_id=right)
    assert {found.params["placeholder"] for found in nowhere.findings if "placeholder" in found.params} >= {
        "overrun.used_on", "overrun.where", "overrun.total",
    }  # fmt: skip
    # What nothing like it was priced for asks for a price.
    assert not draft(desk, LetterKind.RIGHTS_OVERRUN, **seen).is_ready
    given_price = draft(desk, LetterKind.RIGHTS_OVERRUN, **seen, price=eur("123")).letter.overrun
    assert given_price is not None
    assert (given_price.total, given_price.unit) == (eur("123"), None)
    _deal, other = rights_deal(desk, date(2026, 3, 20))
    desk.edit("usage_right", other, price=eur("100"))
    remembered = draft(desk, LetterKind.RIGHTS_OVERRUN, **seen)
    assert "letter.price_remembered" in codes(remembered)
    desk.edit("usage_right", right, renewal_days=5, renewal_price=eur("40"))
    made = draft(desk, LetterKind.RIGHTS_OVERRUN, **seen)
    assert made.letter.window is not None
    closes_on = made.letter.window.closes_on
    assert closes_on is not None
    days = (date(2026, 2, 20) - closes_on).days
    overrun = made.letter.overrun
    assert overrun is not None
    count = -(-days // 5)
    assert (overrun.days, overrun.count, overrun.total) == (days, count, eur(str(40 * count)))
    text = letters.mail_body(made.letter).replace("\u00a0", " ")
    assert f"{count} × €40.00 = €{40 * count}.00, excluding taxes" in text
    asked = {**seen, "used_on": closes_on}
    assert "letter.used_in_time" in codes(draft(desk, LetterKind.RIGHTS_OVERRUN, **asked))
    request = LetterRequest(LetterKind.RIGHTS_OVERRUN, **seen, proof=Proof("shot.png", b"a picture"))
    desk.book.run(letters.WriteLetter(request))
    with desk.book.reading() as reading:
        (kept,) = attachments(reading, "deal", deal)
    assert (kept.name, rows(desk.book, "SELECT text FROM note")) == (
        "shot.png", [("2026-02-20: example.com, an ad (shot.png)",)],
    )  # fmt: skip
    desk.book.undo()
    assert rows(desk.book, "SELECT text FROM note") == []


def due(desk: Desk, today: date = TODAY) -> list[tuple[LetterKind, Tone, int]]:
    with desk.book.reading() as reading:
        return [(each.request.kind, each.request.tone, each.days) for each in suggest_letters(reading, today)]


def test_letters_are_suggested_when_they_are_due_and_not_twice(desk: Desk) -> None:
    assert due(desk) == []
    late_deal(desk)
    rights_deal(desk, date(2026, 2, 10), renewal_price=eur("100"))
    rights_deal(desk, date(2026, 1, 10))
    desk.add("gift", description="Balm", brand_id=desk.brand, received_on=date(2026, 2, 20))
    desk.add("gift", description="Old", brand_id=desk.brand, received_on=date(2025, 2, 20))
    expected = [
        (LetterKind.FORMAL_NOTICE, Tone.NONE, 46),
        (LetterKind.GIFT_ACKNOWLEDGEMENT, Tone.NONE, 10),
        (LetterKind.RIGHTS_RENEWAL, Tone.NONE, -9),
        (LetterKind.RIGHTS_EXPIRED, Tone.NONE, 22),
    ]
    assert due(desk) == expected
    with desk.book.reading() as reading:
        requests = [each.request for each in suggest_letters(reading, TODAY)]
    for request in requests:
        desk.book.run(letters.WriteLetter(request))
    assert due(desk) == []
    desk.book.undo()
    assert due(desk) == expected[-1:]


def test_a_reminder_is_followed_by_a_sharper_one_only(desk: Desk) -> None:
    deal, _payment = late_deal(desk)
    early = date(2026, 1, 18)
    assert due(desk, early) == [(LetterKind.PAYMENT_REMINDER, Tone.FRIENDLY, 3)]
    desk.book.run(letters.WriteLetter(LetterRequest(LetterKind.PAYMENT_REMINDER, deal_id=deal, tone=Tone.FIRM)))
    assert due(desk, early) == []
    assert due(desk, date(2026, 1, 24)) == []
    assert due(desk, date(2026, 2, 10)) == [(LetterKind.PAYMENT_REMINDER, Tone.LAST, 26)]
    assert payment_letter(36) == (LetterKind.FORMAL_NOTICE, Tone.NONE)
    desk.edit("deal", deal, stage=Stage.NEGOTIATING)
    assert due(desk, date(2026, 2, 10)) == []


def test_every_suggestion_can_be_written(desk: Desk) -> None:
    late_deal(desk)
    rights_deal(desk, date(2026, 1, 10))
    with desk.book.reading() as reading:
        found: tuple[Suggestion, ...] = suggest_letters(reading, TODAY)
        assert len(found) == 2
        for each in found:
            assert letters.draft(reading, each.request, TODAY).is_ready
            assert letters.kind_name(each.request.kind, each.request.tone)
            assert (each.brand, each.days) == ("Éclat", (TODAY - each.on).days)


def test_a_mail_carries_the_letter_as_text_and_as_pdf(desk: Desk) -> None:
    deal, _payment = late_deal(desk)
    desk.add("contact", name="Inès Martin", brand_id=desk.brand, email="ines@example.com")
    with desk.book.reading() as reading:
        made = letters.draft(reading, LetterRequest(LetterKind.FORMAL_NOTICE, deal_id=deal), TODAY)
        pdf = letters.draw_draft(made).pdf
    to = letter_mail.recipient(made.about)
    assert to == "bonjour@example.com"
    message = email.message_from_bytes(letter_mail.eml(made.letter, pdf, to), policy=default)
    assert message["Subject"] == letters.mail_subject(made.letter)
    assert message["From"].addresses[0].addr_spec == "lea@example.com"
    assert message["To"].addresses[0].addr_spec == to
    assert message["X-Unsent"] == "1"
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").strip() == letters.mail_body(made.letter).strip()
    (attached,) = message.iter_attachments()
    assert attached.get_content() == pdf
    assert attached.get_filename() == "Mise en demeure – Éclat SAS.pdf"
    assert len(PdfReader(io.BytesIO(attached.get_content())).pages) >= 1


odd = st.text(max_size=40) | st.sampled_from(["a@b.fr\r\nBcc: x@y.z", "x@y.z, a@b.c", "é@é.fr", "@", '"@"', "a b@c.d"])


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(odd, odd, odd)
def test_no_words_reach_a_header_that_is_not_theirs(name: str, address: str, title: str) -> None:
    base = letter(LetterKind.OFFER, contact=name, title=title)
    message = email.message_from_bytes(letter_mail.eml(base, b"%PDF-", address), policy=default)
    assert {header.lower() for header in message} <= {
        "subject", "from", "to", "x-unsent", "mime-version", "content-type",
    }  # fmt: skip
    assert message["Bcc"] is None


def test_a_letter_of_the_first_kind_still_loads(desk: Desk) -> None:
    deal = desk.agreed_deal()
    desk.book.run(letters.WriteLetter(LetterRequest(LetterKind.OFFER, deal_id=deal)))
    (data,) = rows(desk.book, "SELECT data FROM letter")[0]
    assert LetterInput.from_json(data).to_json() == data


def test_more_than_was_agreed_is_said_before_it_is_asked_for(desk: Desk) -> None:
    _deal, payment = late_deal(desk, fee=eur("1200"))
    made = draft(desk, LetterKind.PAYMENT_REMINDER, payment_id=payment)
    assert "letter.beyond_fee" in codes(made)
    assert made.is_ready
    _deal, agreed = late_deal(desk, title="Agreed")
    assert "letter.beyond_fee" not in codes(draft(desk, LetterKind.PAYMENT_REMINDER, payment_id=agreed))
