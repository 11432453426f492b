"""Beside a caption: what is likely of it, the mend, the question that decides, and what every country asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.domain.disclosure.captions.country import Verdict
from creatorbook.domain.disclosure.captions.places.positions import LabelPosition
from creatorbook.domain.disclosure.captions.together import together
from creatorbook.domain.disclosure.facts import Fact
from creatorbook.domain.disclosure.platform_rules import SwitchUse, switch_duty
from creatorbook.domain.values.platforms import Medium
from creatorbook.gui.content.country_cards import VERDICT_ROLES, CountryCards, Sources, places_words, verdict_words
from creatorbook.gui.content.open_question import Behind, OpenQuestion
from creatorbook.gui.fields.fields import ChoiceField, TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.look.icons import set_icon
from creatorbook.gui.parts.basic import bare, button, column, empty, label, line, look, row
from creatorbook.gui.parts.finding_list import FindingList
from creatorbook.gui.parts.notices import Notice
from creatorbook.gui.parts.status import Status
from creatorbook.services.fields.words import word
from creatorbook.services.wording.findings import sentence
from creatorbook.services.wording.rules import RULE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.disclosure.captions.mending import Mend
    from creatorbook.domain.disclosure.captions.verdict import Assessment
    from creatorbook.domain.disclosure.platform_rules import SwitchDuty
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.posts import Post
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.disclosure.captions import PostCaption

_P = LabelPosition
_ON_PICTURES = (_P.ON_FRAME_CLEAR, _P.ON_FRAME_TOP, _P.ON_FIRST_FRAME_ONLY, _P.ON_FRAME_BOTTOM, _P.ON_FRAME_SMALL,
                _P.ON_FRAME_OBSCURED)  # fmt: skip
_IN_FILMS = (_P.VIDEO_START, _P.VIDEO_CONTINUOUS, _P.SPOKEN_AND_VISIBLE_START, _P.SPOKEN_START, _P.SPOKEN_LATE,
             _P.VIDEO_LATE, _P.END_OF_VIDEO)  # fmt: skip
# Where what is written is not all there is: the label may stand, or be said, where the program cannot look.
POSITIONS: dict[Medium, tuple[LabelPosition, ...]] = {
    Medium.STORY: (*_ON_PICTURES, _P.PLATFORM_LABEL),
    Medium.REEL: (*_IN_FILMS, _P.ON_FRAME_CLEAR, _P.PLATFORM_LABEL),
    Medium.SHORT_VIDEO: (*_IN_FILMS, _P.ON_FRAME_CLEAR, _P.PLATFORM_LABEL),
    Medium.VIDEO: (*_IN_FILMS, _P.TITLE, _P.DESCRIPTION_ONLY, _P.PLATFORM_LABEL),
    Medium.LIVE: (_P.REPEATED, *_IN_FILMS, _P.TITLE, _P.PLATFORM_LABEL),
    Medium.PODCAST_EPISODE: (_P.SPOKEN_START, _P.REPEATED, _P.SPOKEN_LATE, _P.DESCRIPTION_ONLY),
}
# What the question at the top says already.
_ASKED = frozenset({"disclosure.dont_know", "disclosure.country_unknown", "platform.switch_dont_know"})
_SWITCH_ROLES = {SwitchUse.REQUIRED: "warn", SwitchUse.FORBIDDEN: "danger", SwitchUse.DONT_KNOW: "warn"}


def question_of(found: Assessment) -> Fact | None:
    """Return the one question that decides, None where nothing is open."""
    if not found.countries:
        return Fact.AUDIENCE
    return next((each.duty.question for each in found.countries if each.duty.question is not None), None)


class PlaceField(QWidget):
    """Where the label of a film or a story stands, and its words there; shown only for what the program cannot see."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._medium: Medium | None = None
        self._kept: LabelPosition | None = None
        self.place = ChoiceField([], empty=_("As the caption says"))
        self.words = TextField(placeholder=_("The label's words there"), limit=200)
        self.words.set_name(_("The label's words there"))
        self.place.changed.connect(self._changed)
        self.words.changed.connect(self._changed)
        layout = QVBoxLayout(self)
        bare(layout, 6)
        layout.addWidget(FormRow(_("Where the label stands"), self.place))
        layout.addWidget(self.words)
        self.words.hide()

    def load(self, place: str, words: str) -> None:
        """Show what is kept of the post; a place that its medium does not usually have stays among the choices."""
        self._kept = LabelPosition(place) if place in set(LabelPosition) else None
        self.words.set_value(words or None)
        self._offer()
        self.place.set_value(self._kept)
        self.words.setVisible(self.place.value() is not None)

    def kept(self) -> dict[str, str | None]:
        """Return what is to be kept, by the names of a post's fields; None where the caption says it."""
        place = None if self.isHidden() else self.place.value()
        return {
            "label_position": place.value if place is not None else None,
            "label_words": self.words.value() if place is not None else None,
        }

    def show_medium(self, medium: Medium | None) -> None:
        """Offer the places of this medium."""
        if medium is not self._medium:
            self._medium = medium
            self._offer()
            self.words.setVisible(self.place.value() is not None)

    def _offer(self) -> None:
        offered = POSITIONS.get(self._medium, ()) if self._medium is not None else ()
        if self._kept is not None and self._kept not in offered:
            offered = (*offered, self._kept)
        self.place.set_options([(each, word(each)) for each in offered], empty=_("As the caption says"))
        self.setVisible(bool(offered))

    def _changed(self) -> None:
        self.words.setVisible(self.place.value() is not None)
        self.changed.emit()

    def shown(self, caption: str) -> tuple[str, LabelPosition | None]:
        """Return the text to look at and where it stands: the words given for the place, else the caption."""
        place = None if self.isHidden() else self.place.value()
        if place is None:
            return caption, None
        return self.words.value() or caption, place


class PostChecks(QWidget):
    """The column beside the caption. `mend_asked(caption)`, `span_asked(start, end)`."""

    mend_asked = Signal(str)
    span_asked = Signal(object, object)

    def __init__(self, desk: Desk, switch: FormRow) -> None:
        super().__init__()
        self._mend: Mend | None = None
        self._sectors: list[str] = []
        self._switch_duty: SwitchDuty | None = None
        self._dot = Status("", "idle")
        self.verdict = label("", "title", wrap=True)
        self.mend = button("", self._ask_mend, "primary", "sparkles")
        self.mend_note = label("", "small", wrap=True)
        self.question = OpenQuestion(desk)
        self.findings = FindingList()
        self.findings.asked.connect(self.span_asked)
        self._warnings = QVBoxLayout()
        bare(self._warnings, 8)
        self.place = PlaceField()
        self._switch_row = switch
        self._switch_use = Status()
        self._switch_name = label("", wrap=True)
        self._switch_text = label("", "small", wrap=True)
        self._switch_sources = QVBoxLayout()
        bare(self._switch_sources)
        self.countries = CountryCards(desk.say)
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        bare(layout, 12, (0, 0, 12, 0))
        head = QHBoxLayout()
        bare(head, 0)
        head.addWidget(self._dot)
        head.addWidget(self.verdict, 1)
        layout.addLayout(head)
        layout.addWidget(self.question)
        layout.addWidget(column(self.mend, self.mend_note, spacing=4))
        layout.addWidget(self.findings)
        layout.addLayout(self._warnings)
        layout.addWidget(self.place)
        layout.addWidget(line())
        layout.addWidget(row(label(_("The platform's own setting"), "heading"), None, self._switch_use))
        layout.addWidget(self._switch_name)
        layout.addWidget(self._switch_text)
        layout.addWidget(self._switch_row)
        layout.addLayout(self._switch_sources)
        layout.addWidget(line())
        layout.addWidget(self.countries)
        said = _("This is what the rules likely ask, by the facts in this book. It is no legal advice.")
        layout.addWidget(label(said, "small", wrap=True))
        layout.addStretch(1)

    def _ask_mend(self) -> None:
        if self._mend is not None:
            self.mend_asked.emit(self._mend.caption)

    def show_case(self, case: PostCaption, post: Post) -> None:
        """Show what the facts alone decide: the platform's switch, and the places to choose from."""
        from creatorbook.services.law.rulebooks import rulebook_with

        self.place.show_medium(post.medium)
        rules = rulebook_with(case.overrides).platforms.get(post.platform)
        duty = switch_duty(case.facts, rules, case.on) if rules is not None else None
        if duty != self._switch_duty or duty is None:
            self._switch_duty = duty
            self._show_switch(duty)

    def show_sectors(self, found: Iterable[Finding]) -> None:
        """Show what a country or the platform limits of what the brand, the deal or the text names."""
        texts = list(dict.fromkeys(sentence(each) for each in found))
        if texts != self._sectors:
            self._sectors = texts
            empty(self._warnings)
            for text in texts:
                self._warnings.addWidget(Notice(text, "warn"))

    def _show_switch(self, duty: SwitchDuty | None) -> None:
        from creatorbook.services.disclosure.duties import said

        empty(self._switch_sources)
        use = duty.use if duty is not None else SwitchUse.NO_SWITCH
        self._switch_use.show_status(_(RULE_WORDS[SwitchUse][use]), _SWITCH_ROLES.get(use, "idle"))
        name = said(duty.names) if duty is not None else ""
        text = said(duty.text) if duty is not None else ""
        self._switch_name.setText(name)
        self._switch_name.setVisible(bool(name))
        self._switch_text.setText(text)
        self._switch_text.setVisible(bool(text))
        self._switch_row.setVisible(bool(name))
        if duty is not None and duty.sources:
            self._switch_sources.addWidget(Sources(duty.sources))

    def show_verdict(self, found: Assessment) -> None:
        """Show the verdict alone: cheap enough for every key."""
        words = verdict_words(found.verdict)
        if words != self.verdict.text():
            self.verdict.setText(words)
            self._dot.show_status("", VERDICT_ROLES[found.verdict])
            # Only what is likely wrong pushes; what is open is answered first.
            pushes = found.verdict is Verdict.INSUFFICIENT
            look(self.mend, "primary" if pushes else "")
            set_icon(self.mend, "sparkles", "accent_text" if pushes else "text_muted", 16)

    def show_assessment(self, found: Assessment, post: Post, known: Behind, *, written: bool) -> None:
        """Show all that was found; parts that say what they said are left as they are. `written`: there is a text."""
        self.show_verdict(found)
        self._mend = found.mended
        self.mend.setVisible(self._mend is not None)
        self.mend_note.setVisible(self._mend is not None and bool(self._mend.places))
        if self._mend is not None:
            words = " | ".join(self._mend.words)
            self.mend.setText(_("Put “{words}” first").format(words=words).replace("&", "&&"))
            where = places_words(self._mend.places)
            self.mend_note.setText(_("The caption alone is not enough: say it also {places}.").format(places=where))
        self.question.show_question(question_of(found), post, known)
        silent = set() if self.question.isHidden() else set(_ASKED)
        if not written:
            silent.add("caption.no_label")
        self.findings.show_findings([each for each in together(found.findings) if each.code not in silent])
        self.countries.show_countries(found.countries)
