"""Two versions side by side: what changed is reported, what did not is not, and never by colour alone."""

from __future__ import annotations

import dataclasses
import io
from datetime import date
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.documents.comparison.story import ComparisonInput
from creatorbook.documents.comparison.versions import ClauseState, compare_versions
from creatorbook.documents.comparison.word_diff import Piece, PieceKind, word_diff
from creatorbook.documents.inputs.contract import ContractInput, ExtraClause
from creatorbook.documents.inputs.look import Look
from creatorbook.documents.render import render_comparison
from creatorbook.domain.records.document_themes import Theme
from tests.documents.examples import english, eur, french
from tests.documents.reading import flat, pages_of
from tests.growth import count_calls


def side(pieces: tuple[Piece, ...], without: PieceKind) -> str:
    return "".join(piece.text for piece in pieces if piece.kind is not without)


texts = st.text("ab c.\n, é1", max_size=60)


@given(texts, texts)
def test_the_pieces_make_both_texts(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert side(pieces, PieceKind.ADDED) == before
    assert side(pieces, PieceKind.REMOVED) == after
    assert all(piece.text for piece in pieces)


@given(texts)
def test_equal_texts_have_no_changes(text: str) -> None:
    assert all(piece.kind is PieceKind.SAME for piece in word_diff(text, text))


def test_one_changed_word_is_one_change() -> None:
    pieces = word_diff(
        "The fee is 4,800.00 euros, payable in 30 days.", "The fee is 5,200.00 euros, payable in 45 days."
    )
    assert [piece.text for piece in pieces if piece.kind is PieceKind.REMOVED] == ["4,800.00", "30"]
    assert [piece.text for piece in pieces if piece.kind is PieceKind.ADDED] == ["5,200.00", "45"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b " * 40_000, "b a " * 40_000),
        ("x" * 150_000, "y" * 150_000),
        ("a\n" * 2_000, "b\na\n" * 1_000),
        ("\n".join(f"line {n}" for n in range(9_000)), "\n".join(f"line {n}" for n in range(9_000, 0, -1))),
        ("w " * 90_000, "w " * 89_000),
    ],
)
def test_long_and_odd_texts_are_compared_in_a_few_steps_for_each_letter(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert side(pieces, PieceKind.ADDED) == before
    assert side(pieces, PieceKind.REMOVED) == after
    assert count_calls(lambda: word_diff(before, after)) < 3 * len(before + after)


def changed(**terms: Any) -> ContractInput:
    return dataclasses.replace(french(), version=3, **terms)


def test_a_version_that_says_the_same_has_no_changes() -> None:
    found = compare_versions(french(), changed(number="2026-099", issued_on=date(2026, 10, 1)))
    assert [term.label for term in found.terms] == []
    # The day of signing stands in the clause of signatures.
    assert {clause.id for clause in found.clauses if clause.kind is not ClauseState.UNCHANGED} <= {"signatures"}
    assert compare_versions(french(), changed()).is_same


def test_changed_terms_are_told_with_both_sides_in_the_documents_words() -> None:
    base = french()
    more = (*base.deliverables[:2], dataclasses.replace(base.deliverables[2], count=4))
    after = changed(
        fee=eur("5200"), payment_days=45, ends_on=date(2027, 1, 31), deliverables=more, rights=base.rights[:1]
    )
    terms = {term.label: (flat(term.before), flat(term.after)) for term in compare_versions(base, after).terms}
    assert terms["Rémunération"] == ("4 800,00 €", "5 200,00 €")
    assert terms["Délai de paiement"] == ("30 jours", "45 jours")
    assert terms["Date de fin"] == ("31 décembre 2026", "31 janvier 2027")
    before, now = terms["Contenus et calendrier"]
    assert "YouTube · 1 ·" in before
    assert "YouTube · 4 ·" in now
    assert "avec achat d’espace" in terms["Droits d’exploitation"][0]
    assert terms["Droits d’exploitation"][1] == ""


def test_a_row_that_is_new_is_no_other_amount_of_one_that_stays() -> None:
    (first, *_rest) = french().instalments
    whole = dataclasses.replace(first, label="Total", amount=eur("1800"))
    before = changed(fee=eur("1800"), instalments=(whole,))
    after = changed(
        fee=eur("2700"),
        instalments=(
            dataclasses.replace(whole, label="Ancien", amount=eur("900")),
            dataclasses.replace(whole, amount=eur("1800.50")),
        ),
    )
    rows = [(flat(each.before)[:9], flat(each.after)[:9]) for each in compare_versions(before, after).terms]
    assert [pair for pair in rows if "Total" in pair[0]] == [("Total · D", "Total · D")]
    assert ("", "Ancien · ") in rows


def test_each_clause_is_unchanged_changed_added_or_removed() -> None:
    own = ExtraClause("rain", "Météo", "S’il pleut, le tournage est reporté.", after="purpose")
    found = compare_versions(french(), changed(cure_days=60, extra_clauses=(own,), kill_fee_bp=None))
    kinds = {clause.id: clause.kind for clause in found.clauses}
    assert kinds["termination"] is ClauseState.CHANGED
    assert kinds["rain"] is ClauseState.ADDED
    assert kinds["fee"] is ClauseState.UNCHANGED
    back = {clause.id: clause for clause in compare_versions(changed(extra_clauses=(own,)), french()).clauses}
    assert back["rain"].kind is ClauseState.REMOVED
    assert back["rain"].number is None
    order = [clause.id for clause in compare_versions(changed(extra_clauses=(own,)), french()).clauses]
    assert order.index("rain") == order.index("purpose") + 1


def test_versions_in_two_languages_are_compared_in_that_of_the_newer() -> None:
    found = compare_versions(french(), dataclasses.replace(french(), language="en", fee=eur("5000")))
    assert [term.label for term in found.terms] == ["Fee"]


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
def test_the_document_shows_terms_first_then_every_clause(language: str, theme: Theme) -> None:
    before = dataclasses.replace(french(), language=language)
    after = dataclasses.replace(changed(fee=eur("5200"), cure_days=60), language=language, look=Look(theme))
    rendered = render_comparison(ComparisonInput(before, after))
    pages = [flat(page) for page in pages_of(rendered.pdf)]
    assert "2" in pages[0]
    assert "200,00" in pages[0] or "200.00" in pages[0]
    reader = pypdf.PdfReader(io.BytesIO(rendered.pdf))
    assert len(reader.outline) == len(compare_versions(before, after).clauses) + 2
    assert render_comparison(ComparisonInput(before, after)).pdf == rendered.pdf


def test_changes_are_drawn_with_lines_and_not_by_colour_alone() -> None:
    def strokes(after: ContractInput) -> int:
        reader = pypdf.PdfReader(io.BytesIO(render_comparison(ComparisonInput(french(), after)).pdf))
        codes = b"".join(page.get_contents().get_data() for page in reader.pages)  # type: ignore[union-attr]
        return codes.count(b" l S")

    same, one, two = (
        strokes(changed()),
        strokes(changed(cure_days=60)),
        strokes(changed(cure_days=60, payment_days=45)),
    )
    assert same < one < two


def test_hostile_words_are_compared_and_shown_as_they_are() -> None:
    words = "<u>not</u> <strike> & </para> <img src='x'/> {{ fee.total }} مرحبا بالعالم 東京 ) Tj ET"
    own = ExtraClause("own", "<b>Title</b>", words)
    pdf = render_comparison(ComparisonInput(english(), dataclasses.replace(english(), extra_clauses=(own,)))).pdf
    shown = flat("".join(pages_of(pdf)))
    assert "<b>Title</b>" in shown
    assert "<u>not</u> <strike> & </para> <img src='x'/>" in shown
    assert "東京 ) Tj ET" in shown
