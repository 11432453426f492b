"""What a post or a gift owes, for people: one part a country, the words to copy, where they stand, and the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.gui.parts.basic import button, empty, icon_button, label, line, set_spacing, side_by_side
from creatorbook.gui.parts.status import Status
from creatorbook.services.fields import formats
from creatorbook.services.wording.rules import RULE_WORDS
from creatorbook.services.wording.sources import titled

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.domain.disclosure.engine import Duty
    from creatorbook.domain.findings.finding import Source
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.disclosure.duties import Verdict

ROLES = {
    Outcome.REQUIRED: "danger",
    Outcome.ADVISED: "warn",
    Outcome.NOT_REQUIRED: "ok",
    Outcome.DONT_KNOW: "idle",
}
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
            opener = icon_button("external-link", _("Open the source: {title}").format(title=source.title), self._open)
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
    """Shows a verdict; a question that is open can be answered by `answer`, the record's form."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._body = QVBoxLayout(self)
        set_spacing(self._body, 12)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show what is owed: words for all countries first, then each country, then the platform's switch."""
        empty(self._body)
        if verdict.proposal.words:
            self._body.addWidget(label(_("Words that serve every country here"), "small", wrap=True))
            for words in verdict.proposal.words:
                self._body.addWidget(CopyButton(words, self._desk.show_message))
            if verdict.proposal.places:
                places = ", ".join(_(RULE_WORDS[type(place)][place]) for place in verdict.proposal.places)
                self._body.addWidget(label(_("Where: {places}.").format(places=places), "small", wrap=True))
        for duty in verdict.duties:
            self._body.addWidget(line())
            self._duty(duty)
        if verdict.switch is not None:
            self._body.addWidget(line())
            self._switch(verdict)
        self._body.addWidget(
            label(
                _("This is what the rules likely ask, by the facts in this book. It is no legal advice."),
                "small",
                wrap=True,
            )
        )

    def _duty(self, duty: Duty) -> None:
        from creatorbook.services.disclosure.duties import text_in_language
        from creatorbook.services.fields import countries as places

        name = places.countries().get(duty.country, duty.country) or _("Audience not known")
        self._body.addWidget(
            side_by_side(label(name, "heading"), None, Status(outcome_words(duty.outcome), ROLES[duty.outcome]))
        )
        if not duty.country:
            self._body.addWidget(label(_("Say in which countries your audience is: it decides the rules."), wrap=True))
            self._body.addWidget(button(_("Set the audience of your channels"), self._channels, "link"))
            return
        if not duty.known:
            self._body.addWidget(label(_("This program has no rules for this country."), "small", wrap=True))
            return
        if duty.question is not None:
            question = _(RULE_WORDS[type(duty.question)][duty.question])
            self._body.addWidget(label(question, wrap=True))
        else:
            self._body.addWidget(label(text_in_language(duty.text), wrap=True))
        if duty.places:
            where = ", ".join(_(RULE_WORDS[type(place)][place]) for place in duty.places)
            self._body.addWidget(label(_("Where: {places}.").format(places=where), "small", wrap=True))
        self._sources(duty.sources)

    def _sources(self, sources: tuple[Source, ...]) -> None:
        if not sources:
            return
        count = len(sources)
        self._body.addWidget(label(ngettext("Source", "Sources", count), "small"))
        for source in sources[:4]:
            self._body.addWidget(SourceLine(source))

    def _switch(self, verdict: Verdict) -> None:
        from creatorbook.services.disclosure.duties import text_in_language

        duty = verdict.switch
        if duty is None:
            return
        name = text_in_language(duty.names) or formats.plain_text(duty.platform)
        self._body.addWidget(label(_("The platform’s own label"), "heading"))
        self._body.addWidget(
            side_by_side(label(name, wrap=True), None, Status(_(RULE_WORDS[type(duty.use)][duty.use]), "info"))
        )
        text = text_in_language(duty.text)
        if text:
            self._body.addWidget(label(text, "small", wrap=True))
        self._sources(duty.sources)

    def _channels(self) -> None:
        self._desk.go("settings", part="creators")
