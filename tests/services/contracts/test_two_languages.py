"""A contract in two languages through its life: drafted, issued, amended, compared, saved, signed and read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.domain.records.contracts import ContractForm
from creatorbook.domain.values.money import Money
from creatorbook.services.contracts.carried_terms import terms_of_file
from creatorbook.services.contracts.clause_choosing import AddOwnClause, WordClause
from creatorbook.services.contracts.clause_tray import tray
from creatorbook.services.contracts.comparison import ClauseState, compare_issued
from creatorbook.services.contracts.drafts import version_input
from creatorbook.services.contracts.gathering import draft
from creatorbook.services.contracts.issuing import AmendContract, IssueContract
from creatorbook.services.signing.signatures import version_to_sign
from creatorbook.services.signing.verification import MatchKind, verify_file
from creatorbook.services.wording.findings import sentence
from tests.documents.reading import flat, pages_of
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk


@pytest.fixture
def issued(desk: Desk) -> tuple[str, str]:
    """Return a deal and its contract, which went out in German and French."""
    deal = desk.agreed_deal()
    return deal, desk.book.run(IssueContract(deal, "de", second="fr", form=ContractForm.FULL)).value.contract_id


def test_its_languages_stay_those_of_the_contract_and_all_is_worded_in_both(
    desk: Desk, issued: tuple[str, str]
) -> None:
    deal, contract = issued
    desk.edit("deal", deal, fee=Money(180000, "EUR"))
    (payment,) = desk.ids("payment", filters={"deal_id": deal})
    desk.edit("payment", payment, amount=Money(180000, "EUR"))
    amended = desk.book.run(AmendContract(deal)).value
    with desk.book.reading() as reading:
        made = version_input(reading, contract)
        (again, other) = (draft(reading, deal, language, TODAY).contract for language in ("de", "fr"))
        to_sign = version_to_sign(reading, contract)
        matched = verify_file(reading, amended.pdf).match.kind
        found = compare_issued(reading, contract, TODAY, after=2).found
    assert (made.version, made.languages) == (2, ("de", "fr"))
    assert (again.languages, other.languages) == (("de", "fr"), ("fr", "de"))
    said = flat(" ".join(pages_of(amended.pdf)))
    assert "1.800,00 €" in said
    assert "1 800,00 €" in said.replace("\u202f", " ").replace("\u00a0", " ")
    assert terms_of_file(amended.pdf)["terms"]["other"]["language"] == "fr"
    assert b"/AcroForm" in to_sign
    assert matched is MatchKind.SAME
    # What changed is told in both languages: a change of one column alone would be a change all the same.
    changed = {(each.id, "(Français)" in each.title) for each in found.clauses if each.kind is ClauseState.CHANGED}
    assert {("fee", False), ("fee", True)} <= changed


def test_what_is_reworded_in_the_second_language_is_a_change(desk: Desk, issued: tuple[str, str]) -> None:
    deal, contract = issued
    desk.book.run(WordClause("purpose", "fr", "Tout autre chose.", deal_id=deal))
    with desk.book.reading() as reading:
        found = compare_issued(reading, contract, TODAY).found
        told = [each for each in draft(reading, deal, "de", TODAY).findings if each.code == "document.one_language"]
    changed = [each for each in found.clauses if each.kind is ClauseState.CHANGED]
    assert {each.id for each in changed} == {"purpose"}
    assert "(French)" in sentence(told[0])


def test_an_own_clause_is_worded_in_the_second_language_under_the_same_id(desk: Desk) -> None:
    deal = desk.agreed_deal()
    own = desk.book.run(AddOwnClause("de", "Wetter", "Bei Regen wird innen gedreht.", "deliverables", deal)).value
    with desk.book.reading() as reading:
        (missing,) = (each for each in tray(reading, deal, "fr", "en", TODAY, "de") if each.id == own)
        before = draft(reading, deal, "de", TODAY, second="fr")
    assert (missing.title, missing.text) == ("Wetter", "")
    assert "document.one_language" in {each.code for each in before.findings}
    desk.book.run(WordClause(own, "fr", "S’il pleut, on tourne à l’intérieur.", deal_id=deal))
    with desk.book.reading() as reading:
        after = draft(reading, deal, "de", TODAY, second="fr")
    assert "document.one_language" not in {each.code for each in after.findings}
    assert after.contract.other is not None
    (clause,) = after.contract.other.extra_clauses
    assert (clause.id, clause.title, clause.after) == (own, "Wetter", "deliverables")


def test_one_language_twice_and_one_without_clauses_are_refused(desk: Desk) -> None:
    deal = desk.agreed_deal()
    for second, words in (("de", "two different ones"), ("xx", "no clauses")):
        with pytest.raises(BadInput, match=words), desk.book.reading() as reading:
            draft(reading, deal, "de", TODAY, second=second)
