"""Beside a caption: what is likely of it, the fix, the question that decides, and what every country asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.access.announcing import announce
from creatorbook.gui.content.country_panel import CountryPanel
from creatorbook.gui.content.open_question import Behind, OpenQuestion
from creatorbook.gui.content.place_field import PlaceField
from creatorbook.gui.content.switch_part import SwitchPart
from creatorbook.gui.look.icons import set_icon
from creatorbook.gui.parts.basic import button, column, empty, label, line, read_as_seen, set_look, set_spacing
from creatorbook.gui.parts.finding_list import FindingList
from creatorbook.gui.parts.notices import Notice
from creatorbook.gui.parts.status import Status
from creatorbook.gui.rows.passage_list import PANEL_SIDE
from creatorbook.services.disclosure import post_panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.domain.disclosure.captions.verdict import Assessment
    from creatorbook.domain.records.posts import Post
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.fields.fields import Field
    from creatorbook.services.disclosure.captions import PostCaption


class PostChecks(QWidget):
    """The column beside the caption. `fix_asked(caption)`, `span_asked(start, end)`."""

    fix_asked = Signal(str)
    span_asked = Signal(object, object)

    def __init__(self, desk: Desk, switch: Field) -> None:
        super().__init__()
        self._fixed_caption = ""
        self._sectors: Sequence[str] = ()
        self._dot = Status("", "idle")
        self.verdict = label("", "title", wrap=True)
        self.fix_button = button("", self._ask_fix, "primary", "sparkles")
        self.fix_note = label("", "small", wrap=True)
        self.question = OpenQuestion(desk)
        self.findings = FindingList()
        self.findings.asked.connect(self.span_asked)
        self._warnings = QVBoxLayout()
        set_spacing(self._warnings, 8)
        self.place = PlaceField()
        self.switch = SwitchPart(switch)
        self.countries = CountryPanel(desk.show_message)
        # Readers come through it when it rests: a form has enough to do in the turn that opens it.
        self._ordering = QTimer(self)
        self._ordering.setSingleShot(True)
        self._ordering.setInterval(0)
        self._ordering.timeout.connect(self._put_in_order)
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        set_spacing(head, 0)
        head.addWidget(self._dot)
        head.addWidget(self.verdict, 1)
        above = QVBoxLayout()
        set_spacing(above, 12, (PANEL_SIDE, 0, PANEL_SIDE, 0))
        above.addLayout(head)
        above.addWidget(self.question)
        above.addWidget(column(self.fix_button, self.fix_note, spacing=4))
        above.addWidget(self.findings)
        above.addLayout(self._warnings)
        above.addWidget(self.place)
        said = _("This is what the rules likely ask, by the facts in this book. It is no legal advice.")
        layout = QVBoxLayout(self)
        set_spacing(layout, 12, (0, 0, PANEL_SIDE, 0))
        layout.addLayout(above)
        layout.addWidget(line())
        layout.addWidget(self.switch)
        layout.addWidget(line())
        layout.addWidget(self.countries)
        layout.addWidget(column(label(said, "small", wrap=True), margins=(PANEL_SIDE, 0, PANEL_SIDE, 0)))
        layout.addStretch(1)

    def _ask_fix(self) -> None:
        if self._fixed_caption:
            self.fix_asked.emit(self._fixed_caption)

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
        self._show_verdict(post_panel.verdict_view(found.verdict, found.countries))

    def _show_verdict(self, view: post_panel.VerdictView) -> None:
        if view.words != self.verdict.text():
            if self.verdict.text():
                announce(self.verdict, view.words)
            self.verdict.setText(view.words)
            self._dot.show_status("", view.tone)
            # Only what is likely wrong pushes; what is open is answered first.
            set_look(self.fix_button, "primary" if view.pushes else "")
            set_icon(self.fix_button, "sparkles", "accent_text" if view.pushes else "text_muted", 16)

    def show_assessment(self, found: Assessment, post: Post, known: Behind, *, written: bool) -> None:
        """Show all that was found; parts that say what they said are left as they are. `written`: there is a text."""
        view = post_panel.panel_view(found, post.medium, written=written)
        self._show_verdict(view.verdict)
        self._show_fix(view.fix)
        self.question.show_question(view.question, post, known)
        self.findings.show_findings(view.findings)
        self.countries.show_countries(view.countries)
        self._ordering.start()

    def _put_in_order(self) -> None:
        read_as_seen(self)

    def _show_fix(self, fix: post_panel.FixView | None) -> None:
        self._fixed_caption = fix.caption if fix is not None else ""
        self.fix_button.setVisible(bool(self._fixed_caption))
        self.fix_note.setVisible(fix is not None and bool(fix.note))
        if fix is not None:
            self.fix_button.setText(_("Put “{words}” first").format(words=fix.words).replace("&", "&&"))
            self.fix_note.setText(fix.note)
