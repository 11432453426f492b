"""Beside a caption: what is likely of it, the mend, the question that decides, and what every country asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.content.country_cards import CountryCards
from creatorbook.gui.content.open_question import Behind, OpenQuestion
from creatorbook.gui.content.place_field import PlaceField
from creatorbook.gui.content.switch_part import SwitchPart
from creatorbook.gui.look.icons import set_icon
from creatorbook.gui.parts.basic import bare, button, column, empty, label, line, look
from creatorbook.gui.parts.finding_list import FindingList
from creatorbook.gui.parts.notices import Notice
from creatorbook.gui.parts.status import Status
from creatorbook.services.disclosure import post_panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.domain.disclosure.captions.verdict import Assessment
    from creatorbook.domain.records.posts import Post
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.fields.form_row import FormRow
    from creatorbook.services.disclosure.captions import PostCaption


class PostChecks(QWidget):
    """The column beside the caption. `mend_asked(caption)`, `span_asked(start, end)`."""

    mend_asked = Signal(str)
    span_asked = Signal(object, object)

    def __init__(self, desk: Desk, switch: FormRow) -> None:
        super().__init__()
        self._mended = ""
        self._sectors: Sequence[str] = ()
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
        self.switch = SwitchPart(switch)
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
        layout.addWidget(self.switch)
        layout.addWidget(line())
        layout.addWidget(self.countries)
        said = _("This is what the rules likely ask, by the facts in this book. It is no legal advice.")
        layout.addWidget(label(said, "small", wrap=True))
        layout.addStretch(1)

    def _ask_mend(self) -> None:
        if self._mended:
            self.mend_asked.emit(self._mended)

    def show_case(self, case: PostCaption, post: Post) -> None:
        """Show what the facts alone decide: the platform's switch, and the places to choose from."""
        self.place.show_medium(post.medium)
        self.switch.show_switch(post_panel.switch_view(case, post))

    def show_sectors(self, texts: Sequence[str]) -> None:
        """Show what a country or the platform limits of what the brand, the deal or the text names."""
        if texts != self._sectors:
            self._sectors = texts
            empty(self._warnings)
            for text in texts:
                self._warnings.addWidget(Notice(text, "warn"))

    def show_verdict(self, found: Assessment) -> None:
        """Show the verdict alone: cheap enough for every key."""
        self._show_verdict(post_panel.verdict_view(found.verdict))

    def _show_verdict(self, view: post_panel.VerdictView) -> None:
        if view.words != self.verdict.text():
            self.verdict.setText(view.words)
            self._dot.show_status("", view.tone)
            # Only what is likely wrong pushes; what is open is answered first.
            look(self.mend, "primary" if view.pushes else "")
            set_icon(self.mend, "sparkles", "accent_text" if view.pushes else "text_muted", 16)

    def show_assessment(self, found: Assessment, post: Post, known: Behind, *, written: bool) -> None:
        """Show all that was found; parts that say what they said are left as they are. `written`: there is a text."""
        view = post_panel.panel_view(found, written=written)
        self._show_verdict(view.verdict)
        self._show_mend(view.mend)
        self.question.show_question(view.question, post, known)
        self.findings.show_findings(view.findings)
        self.countries.show_countries(view.countries)

    def _show_mend(self, mend: post_panel.MendView | None) -> None:
        self._mended = mend.caption if mend is not None else ""
        self.mend.setVisible(mend is not None)
        self.mend_note.setVisible(mend is not None and bool(mend.places))
        if mend is not None:
            self.mend.setText(_("Put “{words}” first").format(words=mend.words).replace("&", "&&"))
            note = _("The caption alone is not enough: say it also {places}.").format(places=mend.places)
            self.mend_note.setText(note)
