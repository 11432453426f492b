"""What each country of the audience asks of a post: its verdict, the words to copy, the places, and the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.gui.content.verdict_view import CopyButton, SourceLine
from creatorbook.gui.look.icons import set_icon
from creatorbook.gui.parts.basic import button, empty, label, line, set_spacing, side_by_side
from creatorbook.gui.parts.status import Status
from creatorbook.services.disclosure.post_panel import place_words, verdict_view
from creatorbook.services.wording.verdicts import shared_rules_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from creatorbook.domain.disclosure.captions.country import CountryVerdict
    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.law.notes import LawNote

_WORDS = 4


class _Fold(QWidget):
    """Parts that are folded away under one button, and made when somebody wants them; `beside` stands on its line."""

    def __init__(self, words: str, make: Callable[[], Iterable[QWidget]], *beside: QWidget | None) -> None:
        super().__init__()
        self._make = make
        layout = QVBoxLayout(self)
        set_spacing(layout, 4)
        self._button: QPushButton = button("", self._turn, "link")
        self._button.setText(words)
        set_icon(self._button, "chevron-right", "link", 14)
        layout.addWidget(side_by_side(self._button, *(beside or (None,))))
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        set_spacing(self._lines, 4, (4, 0, 0, 0))
        self._inside.hide()
        layout.addWidget(self._inside)

    def _turn(self) -> None:
        if not self._lines.count():
            for part in self._make():
                self._lines.addWidget(part)
        shown = self._inside.isHidden()
        self._inside.setVisible(shown)
        set_icon(self._button, "chevron-down" if shown else "chevron-right", "link", 14)


class Sources(_Fold):
    """The sources of something, folded away."""

    def __init__(self, sources: Sequence[Source], *beside: QWidget | None) -> None:
        count = len(sources)
        words = ngettext("{count} source", "{count} sources", count)
        super().__init__(words.format(count=count), self._parts, *beside)
        self._sources = sources
        # Showing what has no parent yet would open it as a window of its own for a moment.
        if not sources:
            self._button.hide()

    def _parts(self) -> Iterator[QWidget]:
        yield from map(SourceLine, self._sources)


class AlsoAsked(_Fold):
    """What a country asks for besides the label, each with its sources, folded away."""

    def __init__(self, notes: Sequence[LawNote]) -> None:
        count = len(notes)
        words = ngettext("{count} more duty there", "{count} more duties there", count)
        super().__init__(words.format(count=count), self._parts)
        self._notes = notes

    def _parts(self) -> Iterator[QWidget]:
        from creatorbook.services.disclosure.duties import text_in_language

        for note in self._notes:
            yield label(text_in_language(note.text), "small", wrap=True)
            yield from map(SourceLine, note.sources)


class CountryCard(QFrame):
    """One country: its name and verdict, why, the accepted words, and where they must stand."""

    def __init__(self, found: CountryVerdict, said: Callable[[str], None]) -> None:
        super().__init__()
        from creatorbook.services.disclosure.duties import text_in_language as in_words
        from creatorbook.services.fields import countries as places

        layout = QVBoxLayout(self)
        set_spacing(layout, 6)
        duty = found.duty
        name = places.countries().get(found.country, found.country)
        verdict = verdict_view(found.verdict, (found,))
        status = Status(verdict.words, verdict.tone)
        layout.addWidget(side_by_side(label(name, "heading"), None, status))
        if not duty.known:
            layout.addWidget(label(_("This program has no rules for this country."), "small", wrap=True))
            return
        if duty.shared:
            layout.addWidget(label(shared_rules_words(), "small", wrap=True))
        text = in_words(duty.text)
        if duty.outcome is not Outcome.DONT_KNOW and text:
            layout.addWidget(label(text, "small", wrap=True))
        if duty.words and duty.at_most is not Outcome.NOT_REQUIRED and duty.outcome is not Outcome.NOT_REQUIRED:
            layout.addWidget(side_by_side(CopyButton(duty.words[0], said), None))
            others = ", ".join(_("“{words}”").format(words=words) for words in duty.words[1:_WORDS])
            if others:
                also = label(_("Also accepted: {words}.").format(words=others), "small", wrap=True)
                also.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                layout.addWidget(also)
            if duty.places:
                where = _("Where: {places}.").format(places=place_words(duty.places, duty.instead))
                layout.addWidget(label(where, "small", wrap=True))
            if duty.advised_places:
                where = _("Better still: {places}.").format(places=place_words(duty.advised_places))
                layout.addWidget(label(where, "small", wrap=True))
        if duty.also:
            layout.addWidget(AlsoAsked(duty.also))
        sources = tuple(dict.fromkeys((*found.sources, *duty.sources)))
        if sources:
            layout.addWidget(Sources(sources))


class CountryCards(QWidget):
    """One card a country, drawn again only where something has changed; they stand low, and are made one a turn."""

    def __init__(self, said: Callable[[str], None]) -> None:
        super().__init__()
        self._said = said
        self._shown: tuple[object, ...] = ()
        self._left: list[CountryVerdict] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._make_next)
        self._body = QVBoxLayout(self)
        set_spacing(self._body, 12)

    def show_countries(self, countries: Sequence[CountryVerdict]) -> None:
        """Show these countries."""
        now = tuple((each.country, each.verdict, each.duty, each.sources) for each in countries)
        if now == self._shown:
            return
        self._shown = now
        empty(self._body)
        self._left = list(countries)
        self._next.start()

    def _make_next(self) -> None:
        if not self._left:
            return
        if self._body.count():
            self._body.addWidget(line())
        self._body.addWidget(CountryCard(self._left.pop(0), self._said))
        self._next.start()
