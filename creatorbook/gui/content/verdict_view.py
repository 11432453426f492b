"""What a post or a gift owes, for people: one part a country, the words to copy, where they stand, and the sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.common.text import cut_at_word
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.gui.content.sources import OPEN, UNFOLD, open_source, source_passages, unfolding
from creatorbook.gui.parts.basic import button, icon_button, label, set_spacing, side_by_side
from creatorbook.gui.rows.passage_list import PassagePanel
from creatorbook.gui.rows.row import Passage, RowAction
from creatorbook.services.disclosure.post_panel import place_words
from creatorbook.services.fields import formats
from creatorbook.services.wording.rules import RULE_WORDS
from creatorbook.services.wording.sources import titled
from creatorbook.services.wording.verdicts import shared_rules_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from creatorbook.domain.disclosure.engine import Duty
    from creatorbook.domain.disclosure.platform_rules import SwitchDuty
    from creatorbook.domain.disclosure.rules import Place
    from creatorbook.domain.findings.finding import Source
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.disclosure.duties import Verdict

ROLES = {
    Outcome.REQUIRED: "danger",
    Outcome.ADVISED: "warn",
    Outcome.NOT_REQUIRED: "ok",
    Outcome.DONT_KNOW: "idle",
}
_COPY, _CHANNELS = "copy", "channels"
# How much of a title the name of a button repeats: the rest is its tip.
_SPOKEN = 60
_ORDER = (Outcome.REQUIRED, Outcome.DONT_KNOW, Outcome.ADVISED, Outcome.NOT_REQUIRED)


def strongest_outcome(verdict: Verdict) -> Outcome:
    """Return the outcome that weighs most over all countries; a question weighs more than advice."""
    found = {duty.outcome for duty in verdict.duties}
    return next((outcome for outcome in _ORDER if outcome in found), Outcome.DONT_KNOW)


def outcome_words(outcome: Outcome) -> str:
    """Return an outcome as a person reads it in a list."""
    return {
        Outcome.REQUIRED: _("Label required"),
        Outcome.ADVISED: _("Label advised"),
        Outcome.NOT_REQUIRED: _("No label asked"),
        Outcome.DONT_KNOW: _("Don’t know yet"),
    }[outcome]


def short_verdict(verdict: Verdict) -> str:
    """Return the whole verdict in a few lines of plain text, for a tool tip."""
    from creatorbook.services.wording.findings import sentence

    return "\n".join(sentence(finding) for finding in verdict.findings[:6])


class CopyButton(QFrame):
    """Words that are copied by a click."""

    def __init__(self, words: str, said: Callable[[str], None]) -> None:
        super().__init__()
        self._words, self._said = words, said
        layout = QVBoxLayout(self)
        set_spacing(layout, 0)
        made = button(words, self.copy, "", "copy")
        made.setAccessibleName(_("Copy “{words}”").format(words=words))
        made.setToolTip(_("Copy these words"))
        layout.addWidget(made)

    def copy(self) -> None:
        """Take the words to the clipboard."""
        QGuiApplication.clipboard().setText(self._words)
        self._said(_("Copied: {words}").format(words=self._words))


class SourceLine(QFrame):
    """One source: its title, how it was read and when, and a button that opens it in the browser."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._url = source.url
        layout = QVBoxLayout(self)
        set_spacing(layout, 0)
        words = label(titled(source), "small", wrap=True)
        parts: list[QWidget | None] = [words]
        if source.url.startswith("https://"):
            name = _("Open the source: {title}").format(title=cut_at_word(source.title, _SPOKEN))
            opener = icon_button("external-link", name, self._open, tip=source.title)
            opener.setFixedSize(24, 24)
            parts.append(opener)
        made = side_by_side(*parts, spacing=4)
        layout.addWidget(made)
        inner = made.layout()
        if inner is not None:
            inner.setStretch(0, 1)  # type: ignore[attr-defined]  # row() makes a box layout

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._url))


class VerdictView(QWidget):
    """Shows a verdict: words for all countries first, each copied by a press, then each country with its sources."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._verdict: Verdict | None = None
        self._sources: dict[str, Sequence[Source]] = {}
        self._unfolded: set[str] = set()
        layout = QVBoxLayout(self)
        set_spacing(layout, 8)
        self.list = PassagePanel(_("What the rules say"))
        self.list.acted.connect(self._act)
        self.list.button_pressed.connect(self._act)
        layout.addWidget(self.list)
        said = _("This is what the rules likely ask, by the facts in this book. It is no legal advice.")
        layout.addWidget(label(said, "small", wrap=True))

    def show_verdict(self, verdict: Verdict) -> None:
        """Show what is owed; of another verdict no source is unfolded any more."""
        if verdict != self._verdict:
            self._verdict = verdict
            self._unfolded.clear()
        self._show(verdict)

    def _show(self, verdict: Verdict) -> None:
        self._sources = {f"country {duty.country}": duty.sources for duty in verdict.duties if _is_judged(duty)}
        if verdict.switch is not None:
            self._sources["switch"] = verdict.switch.sources
        entries: list[Passage] = []
        for passage in verdict_passages(verdict):
            sources = self._sources.get(passage.key, ())
            is_open = passage.key in self._unfolded
            actions, said = unfolding(sources, is_open=is_open)
            if actions:
                entries.append(replace(passage, actions=actions, before=1, help=said))
            else:
                entries.append(passage)
            if is_open:
                entries.extend(source_passages(passage.key, sources))
        self.list.show_entries(entries)

    def _act(self, key: str, action: str) -> None:
        if action == UNFOLD and self._verdict is not None:
            self._unfolded ^= {key}
            self._show(self._verdict)
        elif action == OPEN:
            open_source(key, self._sources)
        elif action == _CHANNELS:
            self._desk.go("settings", part="creators")
        elif action == _COPY:
            words = next(each.title for each in self.list.passages if each.key == key)
            QGuiApplication.clipboard().setText(words)
            self._desk.show_message(_("Copied: {words}").format(words=words))


def verdict_passages(verdict: Verdict) -> Iterator[Passage]:
    """Yield what there is to read of a verdict, without its sources."""
    proposal = verdict.proposal
    if proposal.words:
        where = _places_text(proposal.places, proposal.instead)
        yield Passage("words", _("Words that serve every country here"), facts=where, strong=True)
        copy, said = (RowAction(_COPY, _("Copy"), "C", icon="copy"),), _("Enter to copy these words")
        for number, words in enumerate(proposal.words):
            yield Passage(f"words {number}", words, actions=copy, inset=True, strong=True, help=said)
    for duty in verdict.duties:
        yield _duty_passage(duty)
    if verdict.switch is not None:
        yield _switch_passage(verdict.switch)


def _is_judged(duty: Duty) -> bool:
    return bool(duty.country) and duty.known


def _places_text(places: Sequence[Place], instead: Sequence[Place]) -> str:
    return _("Where: {places}.").format(places=place_words(places, instead)) if places else ""


def _duty_passage(duty: Duty) -> Passage:
    from creatorbook.services.disclosure.duties import text_in_language
    from creatorbook.services.fields import countries as places

    key, status = f"country {duty.country}", (outcome_words(duty.outcome), ROLES[duty.outcome])
    if not duty.country:
        ask = _("Say in which countries your audience is: it decides the rules.")
        go = (RowAction(_CHANNELS, _("Set the audience of your channels")),)
        return Passage(key, _("Audience not known"), ask, status, actions=go, before=1, strong=True)
    name = places.countries().get(duty.country, duty.country)
    if not duty.known:
        return Passage(key, name, _("This program has no rules for this country."), status, strong=True)
    if duty.question is not None:
        text = _(RULE_WORDS[type(duty.question)][duty.question])
    else:
        text = text_in_language(duty.text)
    if duty.shared:
        text = f"{text}\n{shared_rules_words()}"
    return Passage(key, name, text, status, facts=_places_text(duty.places, duty.instead), strong=True)


def _switch_passage(duty: SwitchDuty) -> Passage:
    from creatorbook.services.disclosure.duties import text_in_language

    name = text_in_language(duty.names) or formats.plain_text(duty.platform)
    title = _("The platform’s own label: {name}").format(name=name)
    status = (_(RULE_WORDS[type(duty.use)][duty.use]), "info")
    return Passage("switch", title, text_in_language(duty.text), status, strong=True)
