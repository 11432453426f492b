"""What each country of the audience asks of a post: its verdict, the words to copy, the places, and the sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.gui.content.sources import OPEN, UNFOLD, open_source, source_passages, unfolding
from creatorbook.gui.rows.passage_list import PassagePanel
from creatorbook.gui.rows.row import Passage, RowAction
from creatorbook.services.disclosure.post_panel import place_words, verdict_view
from creatorbook.services.wording.verdicts import shared_rules_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from creatorbook.domain.disclosure.captions.country import CountryVerdict
    from creatorbook.domain.disclosure.engine import Duty
    from creatorbook.domain.findings.finding import Source

_COPY = "copy"
_WORDS = 4


class CountryPanel(PassagePanel):
    """Shows what the countries ask, one below the other; `said(sentence)` tells that words were copied.

    What was unfolded stays unfolded while the text is written.
    """

    def __init__(self, said: Callable[[str], None]) -> None:
        super().__init__(_("What each country asks"))
        self._said = said
        self._countries: tuple[CountryVerdict, ...] = ()
        self._unfolded: set[str] = set()
        # They stand low, and a form has much to do when it opens: the first ones come a turn later.
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(0)
        self._first.timeout.connect(self._show)
        self.acted.connect(self._act)
        self.button_pressed.connect(self._act)
        self.hide()

    def show_countries(self, countries: Sequence[CountryVerdict]) -> None:
        """Show these countries."""
        self._countries = tuple(countries)
        if self.passages or not countries:
            self._show()
        else:
            self._first.start()

    def _show(self) -> None:
        self.setVisible(bool(self._countries))
        self.show_entries([each for found in self._countries for each in country_passages(found, self._unfolded)])

    def _act(self, key: str, action: str) -> None:
        if action == UNFOLD:
            self._unfolded ^= {key}
            self._show()
        elif action == OPEN:
            open_source(key, {owner: found for each in self._countries for owner, found in _sources(each).items()})
        elif action == _COPY:
            words = next(each.title for each in self.passages if each.key == key)
            QGuiApplication.clipboard().setText(words)
            self._said(_("Copied: {words}").format(words=words))


def country_passages(found: CountryVerdict, unfolded: Collection[str]) -> list[Passage]:
    """Return what there is to read of one country; what is folded away under the keys in `unfolded` is shown."""
    made = list(_passages(found, unfolded))
    return [*made[:-1], replace(made[-1], ends=True)]


def _passages(found: CountryVerdict, unfolded: Collection[str]) -> Iterator[Passage]:
    from creatorbook.services.disclosure.duties import text_in_language
    from creatorbook.services.fields import countries as places

    duty, key = found.duty, _key(found)
    verdict = verdict_view(found.verdict, (found,))
    status = (verdict.words, verdict.tone)
    name = places.countries().get(found.country, found.country)
    if not duty.known:
        yield Passage(key, name, _("This program has no rules for this country."), status, strong=True)
        return
    sources = _sources(found)
    text = "" if duty.outcome is Outcome.DONT_KNOW else text_in_language(duty.text)
    if duty.shared:
        text = "\n".join(filter(None, (shared_rules_words(), text)))
    actions, said = unfolding(sources[key], is_open=key in unfolded)
    yield Passage(key, name, text, status, actions=actions, before=1, strong=True, help=said)
    if key in unfolded:
        yield from source_passages(key, sources[key])
    if duty.words and not {duty.outcome, duty.at_most} & {Outcome.NOT_REQUIRED}:
        yield from _words_passages(duty, key)
    if duty.also:
        yield _fold(duty, f"{key} also", is_open=f"{key} also" in unfolded)
    if f"{key} also" in unfolded:
        for number, note in enumerate(duty.also):
            yield Passage(_note_key(key, number), text_in_language(note.text), inset=True)
            yield from source_passages(_note_key(key, number), note.sources)


def _words_passages(duty: Duty, key: str) -> Iterator[Passage]:
    copy = (RowAction(_COPY, _("Copy"), "C", icon="copy"),)
    yield Passage(
        f"{key} words", duty.words[0], actions=copy, inset=True, strong=True, help=_("Enter to copy these words")
    )
    others = ", ".join(_("“{words}”").format(words=words) for words in duty.words[1:_WORDS])
    lines = [
        _("Also accepted: {words}.").format(words=others) if others else "",
        _("Where: {places}.").format(places=place_words(duty.places, duty.instead)) if duty.places else "",
        _("Better still: {places}.").format(places=place_words(duty.advised_places)) if duty.advised_places else "",
    ]
    if any(lines):
        yield Passage(f"{key} places", "\n".join(filter(None, lines)), inset=True)


def _fold(duty: Duty, key: str, *, is_open: bool) -> Passage:
    count = len(duty.also)
    words = ngettext("{count} more duty there", "{count} more duties there", count).format(count=count)
    if is_open:
        action, said = RowAction(UNFOLD, _("Hide"), icon="chevron-down"), _("Enter to hide them")
    else:
        action, said = RowAction(UNFOLD, _("Show"), icon="chevron-right"), _("Enter to show them")
    return Passage(key, words, actions=(action,), inset=True, help=said)


def _sources(found: CountryVerdict) -> dict[str, Sequence[Source]]:
    """Return the sources of a country by the keys of the passages that they stand below."""
    key = _key(found)
    notes = {_note_key(key, number): note.sources for number, note in enumerate(found.duty.also)}
    return {key: tuple(dict.fromkeys((*found.sources, *found.duty.sources))), **notes}


def _key(found: CountryVerdict) -> str:
    return f"country {found.country}"


def _note_key(key: str, number: int) -> str:
    return f"{key} note {number}"
