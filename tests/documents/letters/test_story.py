"""Letters: every kind in every language as its golden text, what is missing, hostile words, the PDF as it is read."""

from __future__ import annotations

import hashlib
import io
import re
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from creatorbook.common.errors import BadInput
from creatorbook.common.paths import resources
from creatorbook.documents.inputs.contract import DocumentStatus, Party, PartyRole
from creatorbook.documents.inputs.letter import LetterInput
from creatorbook.documents.inputs.look import Look
from creatorbook.documents.letters.checks import check_letter
from creatorbook.documents.letters.render import render_letter
from creatorbook.documents.letters.text import compose_letter, mail_text
from creatorbook.documents.letters.values import LETTER_VALUES
from creatorbook.documents.render import CannotRender
from creatorbook.documents.words import letters as letter_library
from creatorbook.documents.words.letter_conditions import LETTER_CONDITIONS
from creatorbook.documents.words.letters import LetterText, letter_languages, letter_text, letter_texts, letter_words
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.document_themes import Theme
from creatorbook.domain.records.letters import LetterKind, Tone
from creatorbook.domain.records.terms import UsageChannel
from tests.documents.letter_examples import CLAIM, CREATOR, LANGUAGES, brand, eur, every_letter, letter

GOLDEN = Path(__file__).parent / "golden"


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_reads_as_its_golden_text(language: str) -> None:
    made = every_letter(language)
    text = "\n".join(
        f"=== {name}\n{compose_letter(one).subject}\n\n{mail_text(one)}" for name, one in sorted(made.items())
    )
    golden = GOLDEN / f"{language}.txt"
    assert text == golden.read_text("utf-8"), f"read the difference, then write {golden.name} anew if it is right"
    assert "{" not in text
    assert not any(check_letter(one) for one in made.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", list(Theme))
def test_what_is_copied_from_the_pdf_is_the_letter(language: str, theme: Theme) -> None:
    for name, one in every_letter(language).items():
        rendered = render_letter(replace(one, look=Look(theme)))
        assert rendered.sha256 == hashlib.sha256(rendered.pdf).hexdigest()
        read = words_of(rendered.pdf).replace("\u00a0", " ")
        composed = compose_letter(one)
        for runs in (composed.title, composed.salutation, *(block.runs for block in composed.blocks)):
            said = flat("".join(run.text for run in runs)).replace("\u00a0", " ")
            # A line may end where a page does, and the footer stands between.
            assert said in read or said[:40] in read, f"{name}: {said}"
        for party in (one.creator, one.brand):
            assert party.name in read
            assert all(line in read for line in party.address.split("\n"))
        properties = PdfReader(io.BytesIO(rendered.pdf))
        assert properties.metadata is not None
        assert properties.metadata.title == composed.subject
        assert str(properties.root_object["/Lang"]).startswith(language)
        assert rendered.pages == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_formal_notice_with_all_there_is_to_say_fits_on_one_page(language: str) -> None:
    one = letter(LetterKind.FORMAL_NOTICE, language, contract_number="C-2026-007", contract_on=date(2026, 11, 2))
    assert one.claim is not None
    claim = replace(one.claim, paid=one.claim.paid * 2)
    address = "Résidence Les Tilleuls, bâtiment B\n12, rue des Lilas\n69003 Lyon"
    creator = replace(one.creator, address=address, bic="PSSTFRPPLIL", vat_number="FR32 852379890")
    brand = replace(one.brand, name="Maison Aurore Cosmétiques Internationales SAS", address=f"Tour B\n{address}")
    rendered = render_letter(replace(one, claim=claim, creator=creator, brand=brand, title="Soins " * 10))
    assert rendered.pages == 1
    # Years of delay with payments on the way are some ten periods: of an ordinary letter they make no second page.
    plain = replace(one, claim=replace(one.claim, rows=one.claim.rows[:1] * 10))
    assert render_letter(plain).pages == 1
    full = replace(claim, rows=one.claim.rows[:1] * 7)
    assert render_letter(replace(one, claim=full, creator=creator, brand=brand)).pages == 1
    # A number is called what the country of its owner calls it, whatever the language.
    assert "SIREN 852 379 890" in words_of(rendered.pdf).replace("\u00a0", " ")


def test_the_same_letter_is_the_same_file() -> None:
    one = letter(LetterKind.FORMAL_NOTICE, "fr")
    assert render_letter(one).pdf == render_letter(LetterInput.from_json(one.to_json())).pdf
    assert LetterInput.from_json(one.to_json()) == one


def structure(text: LetterText) -> list[Any]:
    return [(part.place, part.block, part.when, part.unless) for part in text.parts]


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{\{ *([^{}\n]*?) *\}\}", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_letters(language: str) -> None:
    assert letter_languages() == LANGUAGES
    english = {(text.kind, text.tone): text for text in letter_texts("en")}
    assert {text.kind for text in english.values()} == set(LetterKind)
    own = {(text.kind, text.tone): text for text in letter_texts(language)}
    assert set(own) == set(english)
    for key, text in own.items():
        assert structure(text) == structure(english[key]), key
        assert text.formal == english[key].formal
        for part, other in zip(text.parts, english[key].parts, strict=True):
            assert placeholders(part.text) == placeholders(other.text), f"{key}: {part.text}"
        assert placeholders(text.title) == placeholders(english[key].title)
    for section in ("words", "channel", "value", "salutation", "closing"):
        assert set(letter_words(language, section)) == set(letter_words("en", section)), section
    assert set(letter_words(language, "channel")) == set(UsageChannel)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_in_a_letter_is_a_value_and_has_a_name(language: str) -> None:
    used: set[str] = set()
    for text in letter_texts(language):
        for words in (text.title, *(part.text for part in text.parts)):
            used |= placeholders(words)
    for words in letter_words(language, "salutation").values():
        used |= placeholders(words)
    assert used <= set(LETTER_VALUES)
    assert set(LETTER_VALUES) == set(letter_words(language, "value"))
    conditions = {name for text in letter_texts(language) for part in text.parts for name in (*part.when, *part.unless)}
    assert conditions <= set(LETTER_CONDITIONS)


def test_french_has_its_no_break_spaces() -> None:
    with (resources() / "letters" / "fr.toml").open("rb") as file:
        data = tomllib.load(file)
    for entry in data["letter"]:
        for text in (entry["title"], *(part["text"] for part in entry["part"])):
            for sign in (" :", " ;", " ?", " !", "« ", " »"):
                assert sign not in text, text
            assert "'" not in text, text


@pytest.mark.parametrize(
    ("kind", "changes", "missing"),
    [
        (LetterKind.OFFER, {"fee": None}, {"offer.fee"}),
        (LetterKind.OFFER, {"title": " "}, {"deal.title"}),
        (LetterKind.GIFT_ACKNOWLEDGEMENT, {"gift": None}, {"gift.description", "gift.received_on"}),
        (
            LetterKind.RIGHTS_RENEWAL,
            {"window": None},
            {
                "rights.channels", "rights.territories", "rights.closes_on", "rights.renewal_length",
                "rights.renewal_from", "rights.renewal_to", "rights.renewal_price",
            },
        ),
        (LetterKind.RIGHTS_RENEWAL, {"by": None}, {"rights.answer_by"}),
        (
            LetterKind.TERMINATION,
            {"notice_days": None, "ends_on": None},
            {"termination.notice_days", "termination.ends_on"},
        ),
        (LetterKind.FORMAL_NOTICE, {"claim": replace(CLAIM, due_on=None)}, {"claim.due_on"}),
        (LetterKind.BRIEF_ACKNOWLEDGEMENT, {"brand": Party(PartyRole.BRAND, "")}, {"brand.name"}),
        (LetterKind.BRIEF_ACKNOWLEDGEMENT, {"creator": Party(PartyRole.CREATOR, " ")}, {"creator.name"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_is_listed_and_never_printed_blank(
    language: str, kind: LetterKind, changes: dict[str, Any], missing: set[str]
) -> None:
    one = replace(letter(kind, language), **changes)
    found = check_letter(one)
    assert {each.params["placeholder"] for each in found} == missing
    assert all(each.code == "document.missing_value" and each.about for each in found)
    with pytest.raises(CannotRender) as refused:
        render_letter(one)
    assert refused.value.findings == found
    read = words_of(render_letter(replace(one, status=DocumentStatus.DRAFT)).pdf)
    composed = compose_letter(one)
    shown = [run.text for block in composed.blocks for run in block.runs if run.gap]
    assert all(flat(text) in read for text in shown)
    assert bool(shown) or missing <= {"brand.name", "creator.name"}


def test_nothing_in_a_value_is_read_again() -> None:
    one = letter(
        LetterKind.TERMINATION,
        title="{{ claim.total }} & <b>{{ brand.name }}</b>",
        reason="{{ creator.name }} <img src='/etc/passwd'/> 100 % {0}",
        own_words="My own: {{ deal.title }}\n\n<para>second</para>",
    )
    text = mail_text(one)
    assert "{{ claim.total }} & <b>{{ brand.name }}</b>" in text
    assert "{{ creator.name }} <img src='/etc/passwd'/> 100 % {0}" in text
    assert "My own: {{ deal.title }}\n\n<para>second</para>\n\nYours sincerely," in text
    read = words_of(render_letter(one).pdf)
    assert "<img src='/etc/passwd'/>" in read
    assert "<para>second</para>" in read
    assert check_letter(one) == ()


odd = st.text(max_size=60) | st.sampled_from(["{{", "}}", "{{ x }}", "<b>", "&amp;", "\u202e", "\x00", "R&D", "a\n\nb"])


@settings(max_examples=60, deadline=None)
@given(odd, odd, odd, odd, st.sampled_from(list(LetterKind)), st.sampled_from(LANGUAGES))
def test_any_words_give_a_letter_or_a_clear_refusal(
    name: str, title: str, contact: str, own: str, kind: LetterKind, language: str
) -> None:
    one = replace(
        letter(kind, language),
        creator=replace(CREATOR, name=name, address=own),
        brand=replace(brand(language), name=contact),
        title=title,
        contact=contact,
        own_words=own,
    )
    found = check_letter(one)
    # Letters that no font has are told and printed as the user chose; only an error stops a letter.
    if any(each.severity is Severity.ERROR for each in found):
        with pytest.raises(CannotRender):
            render_letter(one)
    else:
        assert render_letter(one).pdf.startswith(b"%PDF")
    assert render_letter(replace(one, status=DocumentStatus.DRAFT)).pages >= 1
    assert "\x00" not in mail_text(one)


@pytest.mark.parametrize("text", ["word " * 30_000, "line\n" * 1_900, "x" * 9_000])
def test_long_words_go_over_pages_and_endless_ones_are_refused(text: str) -> None:
    assert render_letter(letter(LetterKind.OFFER, own_words=text)).pages > 1
    with pytest.raises(CannotRender, match="too long"):
        render_letter(letter(LetterKind.OFFER, own_words=text * 40))


def test_a_letter_in_a_language_without_letters_is_refused_in_words() -> None:
    with pytest.raises(BadInput, match="no letters in the language “it”"):
        check_letter(replace(letter(LetterKind.OFFER), language="it"))


def test_a_reminder_without_a_tone_is_the_friendly_one() -> None:
    assert letter_text("en", LetterKind.PAYMENT_REMINDER).tone is Tone.FRIENDLY
    assert letter_text("en", LetterKind.OFFER, Tone.LAST).tone is Tone.NONE


def test_the_words_follow_what_is_known() -> None:
    plain = replace(CLAIM, vat=None, vat_bp=None, paid=(), invoice_number="", invoiced_on=None)
    # One line says nothing that the sentence does not: no table.
    reminder = letter(LetterKind.PAYMENT_REMINDER, claim=plain, contact="", place="")
    assert compose_letter(reminder).blocks[0].grid is None
    assert mail_text(reminder).startswith("Hello,\n\nI have not yet seen your payment of €1,200.00 for “Aurore, winter")
    opened = replace(plain, interest=None, daily=None, rows=(), basis="the law")
    text = mail_text(letter(LetterKind.FORMAL_NOTICE, claim=opened))
    assert "Its amount is left open here" in text
    assert "Total so far, without interest: €1,240.00" in text
    agreed = replace(plain, agreed_rate_bp=800, basis="", fixed_sum=None)
    text = mail_text(letter(LetterKind.FORMAL_NOTICE, claim=agreed))
    assert "The interest is that of our agreement, 8% a year" in text
    assert "recovery costs" not in text
    dollars = replace(plain, fixed_sum=eur("40"), outstanding=eur("1200"))
    assert dollars.total == eur("1269.02")


def test_a_gift_says_whether_something_is_owed() -> None:
    free = mail_text(letter(LetterKind.GIFT_ACKNOWLEDGEMENT))
    assert "none is owed" in free
    assert "labelled “Publicité”" in free
    owed = mail_text(every_letter("en")["gift_acknowledgement_owed"])
    assert "What I owe for it is this, and nothing more:\n- Reel" in owed
    assert "none is owed" not in owed
    both = replace(letter(LetterKind.GIFT_ACKNOWLEDGEMENT, "de"), brand=replace(brand("de"), country="CH"))
    assert "ss" in mail_text(both)
    assert "ß" not in mail_text(both).replace("Kantstraße", "")


def test_a_parent_writes_for_a_creator_under_age() -> None:
    young = replace(CREATOR, guardian_name="Paul Roussel")
    one = replace(letter(LetterKind.OFFER), creator=young, minor=True)
    assert "Paul Roussel, legal representative of Camille Roussel" in mail_text(one)
    assert "Paul Roussel" not in mail_text(replace(one, minor=False))


def test_recorded_delivery_is_said_on_paper_only() -> None:
    one = letter(LetterKind.FORMAL_NOTICE, recorded=True)
    assert "By recorded delivery" in words_of(render_letter(one).pdf)
    assert "By recorded delivery" not in mail_text(one)
    assert "By recorded delivery" not in words_of(render_letter(replace(one, recorded=False)).pdf)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"text": "x", "place": "roof"}, "unknown place"),
        ({"text": "x", "block": "chart"}, "unknown table"),
        ({"text": "x", "when": ["rain"]}, "unknown condition"),
        ({"text": "x", "colour": "red"}, "unknown key"),
    ],
)
def test_a_letter_file_that_says_the_impossible_is_a_fault(
    entry: dict[str, Any], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = {"kind": "offer", "name": "Offer", "title": "Offer", "part": [entry]}
    monkeypatch.setattr(letter_library, "_read", lambda _language: {"letter": [wrong]})
    with pytest.raises(ValueError, match=said):
        letter_library.letter_texts.__wrapped__("en")


def test_a_day_is_written_as_the_language_has_it() -> None:
    for language, day in {"en": "1 December 2026", "fr": "1er décembre 2026", "de": "1. Dezember 2026"}.items():
        one = replace(letter(LetterKind.OFFER, language), by=date(2026, 12, 1))
        assert day in mail_text(one).replace("\u00a0", " ")


def notice(language: str, country: str, **fields: Any) -> str:
    """A formal notice to a brand of the country, in one line with plain spaces."""
    party = replace(brand(language), country=country, **fields)
    one = replace(letter(LetterKind.FORMAL_NOTICE, language), brand=party, recorded=True)
    head = "".join(run.text for run in compose_letter(one).head)
    return flat(f"{head} {mail_text(one)}").replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_formal_notice_to_a_british_debtor_is_a_letter_before_claim(language: str) -> None:
    british = notice(language, "GB", company_number="09876543")
    said = ("Practice Direction on Pre-Action Conduct", "County Court", "letter before claim")
    assert [words for words in said if words not in british] == []
    # A company has no protocol of its own; who trades under a name of their own has thirty days and a form.
    assert "Protocol for Debt Claims" not in british
    assert "Protocol for Debt Claims" in notice(language, "GB", company_number="")
    assert not [words for words in (*said, "Protocol for Debt") if words in notice(language, "FR", company_number="")]


def test_the_british_letter_does_not_speak_of_default_or_of_the_competent_court() -> None:
    british = notice("en", "GB", company_number="09876543")
    assert "puts you in default" not in british
    assert "competent court" not in british
    assert "mediation" in british
    assert "enclosed" in british


@pytest.mark.parametrize("language", LANGUAGES)
def test_spain_is_written_by_burofax_and_france_by_its_code(language: str) -> None:
    spanish, french_one, german_one = (notice(language, country) for country in ("ES", "FR", "DE"))
    recorded = {"en": "recorded delivery", "fr": "recommandée", "de": "Einschreiben", "es": "correo certificado"}
    assert "urofax" in spanish
    assert recorded[language] not in spanish
    assert recorded[language] in german_one
    assert ("1344" in french_one, "1405" in french_one, "1344" in german_one) == (True, True, False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_of_rights_and_of_the_end_claim_no_more_than_a_contract_gives(language: str) -> None:
    made = {name: flat(mail_text(one)).replace("\u00a0", " ") for name, one in every_letter(language).items()}
    whole = " ".join(made.values())
    claims = {
        "en": (
            "that it provides",
            "accounts of yours",
            "removed the content in time",
            "the time that the contract sets",
        ),
        "fr": ("qu’il prévoit, compté", "de vos comptes", "retiré les contenus à temps", "délai fixé par le contrat"),
        "de": ("darin vorgesehenen Frist", "Seiten und Konten", "rechtzeitig entfernen", "Frist nach dem Vertrag"),
        "es": ("que prevé (", "de sus páginas y", "retirado los contenidos a tiempo", "plazo que fija el contrato"),
    }
    assert [words for words in claims[language] if words in whole] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("days", [1, 2])
def test_a_term_of_one_day_agrees_with_its_number(language: str, days: int) -> None:
    one = replace(letter(LetterKind.TERMINATION, language), notice_days=days, reason="Étienne waits.")
    said = flat(mail_text(one)).replace("\u00a0", " ")
    assert not re.search(r"\b(les|los|den|the) 1 (jour|día|Tag|day)", said)
    assert re.search(rf"\b{days} (jours?|días?|Tagen?|Tage?|days?)\b", said)
