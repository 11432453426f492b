"""One history, read in the language of whoever reads it; and thinned, with its entries kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.clock import FixedClock
from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import use_language
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium
from creatorbook.services.book import settings
from creatorbook.services.book.book import Book, NextStep
from creatorbook.services.contracts.clause_choosing import AddOwnClause, ChooseClause
from creatorbook.services.deals.moving import MoveDeal
from creatorbook.services.deals.terms_help import proposals
from creatorbook.services.deals.terms_proposals import TakeProposal
from creatorbook.services.law.late_rates import SetLateRate
from creatorbook.services.records.editing import RestoreRecords, TrashRecords
from creatorbook.services.records.history.lines import book_history, record_history
from creatorbook.services.records.history.words import words_of_changes
from creatorbook.services.records.trash import EmptyTrash
from tests.services import support
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk

# The same steps, newest first; the no-break spaces of French are plain here.
READ = {
    "en": [
        "Undo: Change brand “Éclat”",
        "Change brand “Éclat”",
        "Restore brand “A and 1 more”",
        "Move brand “A and 1 more” to the trash",
        "Add brand “B”",
        "Add brand “A”",
        "Set the late rate of Germany from 1 Jan 2026",
        "Add the clause “Chez moi”",
        "Choose the clause “Governing law and courts”",
        "Take over “Payment days”",
        "Move “Été” to Negotiating",
        "Add deliverable “Reel”",
        "Add deal “Été”",
        "Add brand “Éclat”",
        "Change creator “Léa Martin”",
        "Start the book",
    ],
    "fr": [
        "Annuler : Modification : marque « Éclat »",
        "Modification : marque « Éclat »",
        "Restauration : marque « A et 1 de plus »",
        "Mise à la corbeille : marque « A et 1 de plus »",
        "Ajout : marque « B »",
        "Ajout : marque « A »",
        "Taux des pénalités (Allemagne) à partir du 1er janv. 2026",
        "Ajout de la clause « Chez moi »",
        "Choix de la clause « Droit applicable et juridiction »",
        "Reprise de « Délai de paiement »",
        "Passage de « Été » à l’étape « En négociation »",
        "Ajout : livrable « Reel »",
        "Ajout : collaboration « Été »",
        "Ajout : marque « Éclat »",
        "Modification : personne créatrice « Léa Martin »",
        "Création du carnet",
    ],
}


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def lines(book: Book, language: str) -> list[str]:
    """Return what the history says to a reader of a language, newest first."""
    use_language(language)
    with book.reading() as reading:
        return [plain(each.label) for each in book_history(reading)]


def work(desk: Desk) -> None:
    """Do a bit of everything whose words depend on the language."""
    deal = desk.add("deal", title="Été", brand_id=desk.brand, stage=Stage.LEAD)
    desk.add("deliverable", deal_id=deal, medium=Medium.REEL)
    desk.book.run(MoveDeal(deal, Stage.NEGOTIATING))
    with desk.book.reading() as reading:
        proposed = next(each for each in proposals(reading, deal, TODAY) if each.field == "payment_days")
    desk.book.run(TakeProposal(deal, proposed))
    desk.book.run(ChooseClause(deal, "law", on=None, alternative=""))
    desk.book.run(AddOwnClause("fr", "Chez moi", "Ici.", deal_id=deal))
    desk.book.run(SetLateRate("DE", date(2026, 3, 2), 1200))
    two = tuple(desk.add("brand", name=name) for name in ("A", "B"))
    desk.book.run(TrashRecords("brand", two))
    desk.book.run(RestoreRecords("brand", two))
    desk.edit("brand", desk.brand, category="Hair")
    desk.book.undo()


@pytest.mark.parametrize("written_in", ["en", "fr"])
def test_one_history_reads_in_either_language_whichever_it_was_written_in(desk: Desk, written_in: str) -> None:
    use_language(written_in)
    work(desk)
    assert {language: lines(desk.book, language) for language in READ} == READ


def test_what_undo_says_follows_the_reader(desk: Desk) -> None:
    use_language("fr")
    desk.add("brand", name="Aurora")
    undo = desk.book.next_undo()
    assert undo is not None
    assert plain(undo.label) == "Ajout : marque « Aurora »"
    use_language("en")
    assert desk.book.next_undo() == NextStep("Add brand “Aurora”")
    assert desk.book.undo().value == "Add brand “Aurora”"
    use_language("fr")
    redo = desk.book.next_redo()
    assert redo is not None
    assert plain(redo.label) == "Ajout : marque « Aurora »"
    assert plain(desk.book.redo().changes.label) == "Ajout : marque « Aurora »"


def later(desk: Desk, days: int) -> Book:
    """Return the book opened again, so many days later."""
    desk.book.close()
    desk.book = Book(desk.book.path, FixedClock(desk.book.clock.now() + timedelta(days)))
    return desk.book


def test_a_year_old_step_is_too_old_and_still_in_the_history(desk: Desk) -> None:
    desk.edit("brand", desk.brand, category="Hair")
    before = lines(desk.book, "en")
    book = later(desk, 366)
    desk.edit("brand", desk.brand, category="Food")
    content = support.content(book)
    done = book.thin_history()
    assert done.rows > 2
    assert done.size > 500
    assert support.content(book) == content
    assert lines(book, "en")[1:] == before
    assert book.verify().is_ok
    assert book.undo().value == "Change brand “Éclat”"
    assert book.next_undo() is None
    with pytest.raises(AnswerIsNo, match="“Change brand ‘Éclat’” is too old") as refused:
        book.undo()
    assert refused.value.code == "step_too_old"
    assert "by hand" in refused.value.hint
    with book.reading() as reading:
        told = record_history(reading, "brand", desk.brand)
    assert [(each.thinned, bool(each.fields)) for each in told] == [(False, True), (True, False), (True, False)]


def test_how_long_is_a_setting_of_the_book(desk: Desk) -> None:
    book = later(desk, 400)
    desk.book.run(settings.ChangeSettings(((settings.HISTORY_DAYS, "0"),)))
    assert book.thin_history().rows == 0
    desk.book.run(settings.ChangeSettings(((settings.HISTORY_DAYS, "500"),)))
    assert book.thin_history().rows == 0
    desk.book.run(settings.ChangeSettings(((settings.HISTORY_DAYS, "30"),)))
    assert book.thin_history(lambda: True).rows == 0
    assert book.thin_history().rows > 0
    with book.reading() as reading:
        assert settings.read_history_days(reading) == 30


@pytest.mark.parametrize("typed", ["soon", "-1", "1.5", "36501", "１２"])
def test_what_is_no_number_of_days_is_refused(desk: Desk, typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        desk.book.run(settings.ChangeSettings(((settings.HISTORY_DAYS, typed),)))
    assert refused.value.where == settings.HISTORY_DAYS
    with desk.book.reading() as reading:
        assert settings.read_history_days(reading) == settings.HISTORY_DAYS_DEFAULT


def changed_words(desk: Desk, kind: str, record: str) -> list[list[str]]:
    """Return what the steps on a record changed, in words, newest first."""
    with desk.book.reading() as reading:
        found = words_of_changes(reading, kind, record_history(reading, kind, record))
    return [[plain(each.text) for each in line] for line in found]


def test_records_that_a_record_referred_to_stand_in_its_history_by_their_titles(desk: Desk) -> None:
    names = ("Trashed", "Other", "Erased")
    deal = desk.add("deal", title="Été", brand_id=desk.brand, fee=Money(150000, "EUR"))
    brands = {}
    for name in names:
        brands[name] = desk.add("brand", name=name)
        desk.edit("deal", deal, brand_id=brands[name])
    desk.edit("deal", deal, brand_id=desk.brand, fee=Money(90000, "EUR"))
    desk.book.run(TrashRecords("brand", (brands["Erased"],)))
    desk.book.run(EmptyTrash())
    desk.book.run(TrashRecords("brand", (brands["Trashed"],)))
    now = changed_words(desk, "deal", deal)
    assert now[:4] == [
        ["Brand: (erased for good) → Éclat", "Fee: €1,500.00 → €900.00"],
        ["Brand: Other → (erased for good)"],
        ["Brand: Trashed (in the trash) → Other"],
        ["Brand: Éclat → Trashed (in the trash)"],
    ]
    assert "Brand: Éclat" in now[4]
    assert "Creator: Léa Martin" in now[4]
    use_language("fr")
    assert [line[0] for line in changed_words(desk, "deal", deal)][:3] == [
        "Marque : (suppression définitive) → Éclat",
        "Marque : Other → (suppression définitive)",
        "Marque : Trashed (dans la corbeille) → Other",
    ]


def test_a_record_whose_making_was_taken_back_keeps_its_title_in_the_history_of_others(desk: Desk) -> None:
    deal = desk.add("deal", title="Été", brand_id=desk.brand)
    contact = desk.add("contact", name="Inès")
    desk.edit("deal", deal, contact_id=contact)
    desk.book.undo()
    desk.book.undo()
    assert changed_words(desk, "deal", deal)[0] == ["Contact: Inès (no longer there)"]


def test_what_a_note_is_on_stands_in_its_history_in_words(desk: Desk) -> None:
    deal = desk.add("deal", title="Été", brand_id=desk.brand)
    note = desk.add("note", record_kind="brand", record_id=desk.brand, text="Call back")
    desk.edit("note", note, record_kind="deal", record_id=deal)
    desk.book.run(TrashRecords("note", (note,)))
    assert changed_words(desk, "note", note) == [
        ["Trash: moved to the trash"],
        ["About: Brand: Éclat → Deal: Été"],
        ["About: Brand: Éclat", "Text: Call back"],
    ]
