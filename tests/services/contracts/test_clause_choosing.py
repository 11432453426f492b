"""Clauses of a deal's contract: on and off, alternatives, order, own words and clauses, templates."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creatorbook.common.errors import AnswerIsNo, BadInput, NotFound
from creatorbook.documents.words import clauses as library
from creatorbook.documents.words.clauses import EditState
from creatorbook.services.book.command import Command
from creatorbook.services.contracts import drafts as contracts
from creatorbook.services.contracts.clause_choosing import (
    AddOwnClause,
    ApplyTemplate,
    ChooseClause,
    DropTemplate,
    DropWording,
    KeepWording,
    OrderClauses,
    SaveTemplate,
    WordClause,
    find_template,
    templates,
)
from creatorbook.services.contracts.clause_texts import choices, wordings
from creatorbook.services.contracts.clause_tray import TrayClause, tray
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from creatorbook.store.writing.uow import UnitOfWork
    from tests.services.desk import Desk


@dataclass(frozen=True)
class _FromAnotherRelease(Command[None]):
    """Make a wording as if it had been written against a library of another release."""

    wording: str
    code = "test.age"

    def execute(self, uow: UnitOfWork) -> None:
        from creatorbook.store.models import ClauseWording

        uow.get(ClauseWording, self.wording).base_sha256 = "0" * 64


def tray_of(desk: Desk, deal: str, language: str = "en") -> dict[str, TrayClause]:
    with desk.book.reading() as reading:
        return {each.id: each for each in tray(reading, deal, language, "fr", TODAY)}


def printed(desk: Desk, deal: str, language: str = "en") -> str:
    with desk.book.reading() as reading:
        pdf = contracts.preview(reading, deal, language, TODAY).pdf
    return " ".join("\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def test_the_tray_shows_every_clause_once_with_what_it_is_for(desk: Desk) -> None:
    found = tray_of(desk, desk.agreed_deal())
    assert set(found) == {clause.id for clause in library.clauses("en")}
    assert next(iter(found)) == library.FIRST
    assert all(each.title and each.note for each in found.values())
    # Titles are the document's, notes the reader's.
    french = {clause.id: clause.note for clause in library.clauses("fr")}
    assert all(each.note == french[name] for name, each in found.items())
    assert found[library.FIRST].fixed
    assert any(each.asked_by for each in found.values())
    assert found["usage_rights"].applies
    assert not found["minor"].applies


def test_a_clause_that_is_off_is_not_printed_and_keeps_its_place(desk: Desk) -> None:
    deal = desk.agreed_deal()
    before = list(tray_of(desk, deal))
    name = "usage_rights"
    title = tray_of(desk, deal)[name].title
    assert title in printed(desk, deal)
    desk.book.run(ChooseClause(deal, name, on=False))
    after = tray_of(desk, deal)
    assert list(after) == before
    assert not after[name].on
    assert title not in printed(desk, deal)
    desk.book.undo()
    assert tray_of(desk, deal)[name].on


def test_a_clause_that_every_contract_needs_stays_on(desk: Desk) -> None:
    deal = desk.agreed_deal()
    with pytest.raises(BadInput):
        desk.book.run(ChooseClause(deal, library.FIRST, on=False))
    with pytest.raises(BadInput):
        desk.book.run(ChooseClause(deal, library.FIRST, alternative="nonsense"))


def test_an_alternative_changes_what_is_printed(desk: Desk) -> None:
    deal = desk.agreed_deal()
    clause = next(each for each in tray_of(desk, deal).values() if each.applies and len(each.alternatives) > 1)
    other = next(one.name for one in clause.alternatives if one.name != clause.alternative)
    before = printed(desk, deal)
    desk.book.run(ChooseClause(deal, clause.id, alternative=other))
    assert tray_of(desk, deal)[clause.id].alternative == other
    assert printed(desk, deal) != before
    desk.book.run(ChooseClause(deal, clause.id, alternative=""))
    assert printed(desk, deal) == before


def test_own_words_nearest_to_the_deal_win_and_can_be_taken_back(desk: Desk) -> None:
    deal, other = desk.agreed_deal(), desk.agreed_deal(title="Another")
    everywhere = desk.book.run(WordClause("purpose", "en", "For the whole book.")).value
    desk.book.run(WordClause("purpose", "en", "For all of Léa.", creator_id=desk.creator))
    here = desk.book.run(WordClause("purpose", "en", "For this deal: {{ deal.title }}.", deal_id=deal)).value
    assert "For this deal: Spring serum." in printed(desk, deal)
    assert tray_of(desk, deal)["purpose"].scope == "deal"
    assert "For all of Léa." in printed(desk, other)
    assert "For the whole book." not in printed(desk, other)
    # Words of one language leave the others alone.
    assert tray_of(desk, deal, "fr")["purpose"].scope == ""
    desk.book.run(DropWording(here))
    assert "For all of Léa." in printed(desk, deal)
    desk.book.undo()
    assert "For this deal" in printed(desk, deal)
    assert everywhere != here


def test_writing_again_changes_the_same_words(desk: Desk) -> None:
    deal = desk.agreed_deal()
    first = desk.book.run(WordClause("purpose", "en", "One.", deal_id=deal)).value
    assert desk.book.run(WordClause("purpose", "en", "Two.", title="Aim", deal_id=deal)).value == first
    assert tray_of(desk, deal)["purpose"].title == "Aim"
    with pytest.raises(BadInput):
        desk.book.run(WordClause("purpose", "en", " \n ", deal_id=deal))
    with pytest.raises(NotFound):
        desk.book.run(WordClause("nothing", "en", "Words.", deal_id=deal))


def test_an_unknown_placeholder_is_listed_and_stops_the_issue(desk: Desk) -> None:
    from creatorbook.services.contracts.issuing import IssueContract

    deal = desk.agreed_deal()
    desk.book.run(WordClause("purpose", "en", "Paid {{ deal.fe }} {{ __class__ }}.", deal_id=deal))
    with desk.book.reading() as reading:
        codes = [finding.code for finding in contracts.check_contract_draft(reading, deal, "en", TODAY)]
    assert codes.count("document.unknown_placeholder") == 2
    with pytest.raises(AnswerIsNo):
        desk.book.run(IssueContract(deal, "en"))


def test_a_clause_of_ones_own_stands_where_it_was_put(desk: Desk) -> None:
    deal = desk.agreed_deal()
    own = desk.book.run(AddOwnClause("en", "Dogs", "No dogs on {{ brand.name }}’s set.", after="purpose")).value
    found = list(tray_of(desk, deal))
    assert found.index(own) == found.index("purpose") + 1
    assert "No dogs on Éclat SAS’s set." in printed(desk, deal)
    desk.book.run(ChooseClause(deal, own, on=False))
    assert "No dogs" not in printed(desk, deal)
    assert not tray_of(desk, deal)[own].on
    for title, text in (("", "Words."), ("Title", "")):
        with pytest.raises(BadInput):
            desk.book.run(AddOwnClause("en", title, text))


def test_a_clause_of_ones_own_that_was_removed_is_no_longer_chosen_or_worded(desk: Desk) -> None:
    deal = desk.agreed_deal()
    own = desk.book.run(AddOwnClause("en", "Dogs", "No dogs.")).value
    words = desk.book.run(WordClause(own, "en", "No dogs at all.", "Dogs")).value
    desk.book.run(DropWording(words))
    before = desk.dump()
    with pytest.raises(NotFound):
        desk.book.run(ChooseClause(deal, own, on=False))
    with pytest.raises(NotFound):
        desk.book.run(WordClause(own, "en", "Dogs allowed.", "Dogs"))
    assert desk.dump() == before
    desk.book.undo()
    desk.book.run(ChooseClause(deal, own, on=False))
    assert not tray_of(desk, deal)[own].on


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_any_order_prints_every_clause_and_undoes(desk_once: Desk, data: st.DataObject) -> None:
    desk = desk_once
    deal = desk.ids("deal")[0]
    before = tray_of(desk, deal)
    movable = [each.id for each in before.values() if each.applies and each.id not in (library.FIRST, library.LAST)]
    order = tuple(data.draw(st.permutations(movable)))
    wanted = order[: data.draw(st.integers(0, len(order)))]
    desk.book.run(OrderClauses(deal, wanted))
    after = tray_of(desk, deal)
    shown = [name for name in after if name in wanted]
    assert shown == list(wanted)
    assert set(after) == set(before)
    assert next(iter(after)) == library.FIRST
    desk.book.run(OrderClauses(deal, ()))
    assert list(tray_of(desk, deal)) == list(before)


@pytest.fixture(scope="module")
def desk_once(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return one book with one deal for all examples: every one leaves it as it was."""
    from creatorbook.common.clock import FixedClock
    from tests.conftest import NOW
    from tests.services.desk import new_desk

    desk = new_desk(tmp_path_factory.mktemp("once") / "book.creatorbook", FixedClock(NOW))
    desk.agreed_deal()
    return desk


def test_a_template_carries_choices_to_another_deal(desk: Desk) -> None:
    deal, other = desk.agreed_deal(), desk.agreed_deal(title="Another")
    desk.book.run(ChooseClause(deal, "confidentiality", on=False))
    desk.book.run(OrderClauses(deal, ("law", "purpose")))
    kept = desk.book.run(SaveTemplate(deal, "Short")).value
    desk.book.run(ChooseClause(other, "purpose", on=False))
    desk.book.run(ApplyTemplate(kept, other))
    with desk.book.reading() as reading:
        got, wanted = choices(reading, deal_id=other), choices(reading, deal_id=deal)
        assert find_template(reading, "short").id == kept
        with pytest.raises(NotFound, match="Long"):
            find_template(reading, "Long")
    plain = [each for each in got.values() if each.switched_off or each.alternative or each.position is not None]
    assert plain == [each for each in wanted.values() if each.switched_off or each.position is not None]
    # Under the same name it is replaced, not doubled.
    desk.book.run(SaveTemplate(other, "SHORT"))
    desk.book.run(DropTemplate(kept))
    with desk.book.reading() as reading:
        assert templates(reading) == ()


def test_own_words_live_through_an_update_of_the_library_and_are_offered_the_new_text(desk: Desk) -> None:
    deal = desk.agreed_deal()
    kept = desk.book.run(WordClause("purpose", "en", "My words.", deal_id=deal)).value
    assert tray_of(desk, deal)["purpose"].edit is EditState.CURRENT
    desk.book.run(_FromAnotherRelease(kept))
    found = tray_of(desk, deal)["purpose"]
    assert found.edit is EditState.LIBRARY_CHANGED
    # The parts for deals of a single day, or without a start or an end, are left out beside one's own words.
    shown, every = found.library_text.split("\n\n"), library.wording("en", "purpose").split("\n\n")
    assert shown == [words for words in every if words in shown]
    left = [words for words in every if words not in shown]
    assert len(shown) > 2
    assert all(words.startswith(("This contract takes effect", "This contract is for a single day")) for words in left)
    assert len([words for words in left if "single day" in words]) == 1
    assert "My words." in printed(desk, deal)
    desk.book.run(KeepWording(kept))
    assert tray_of(desk, deal)["purpose"].edit is EditState.CURRENT
    with desk.book.reading() as reading:
        assert wordings(reading, deal, desk.creator, "en")["purpose"].text == "My words."
