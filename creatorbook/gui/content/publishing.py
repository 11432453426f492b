"""Marks a post as published: what is likely of its caption, when, where, the tick on its label, or a stated reason."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.domain.values.platforms import PostState
from creatorbook.gui.content.caption_verdict import CaptionVerdict
from creatorbook.gui.content.verdict_view import CopyButton, outcome_words, strongest_outcome
from creatorbook.gui.desk import drafts, records
from creatorbook.gui.fields.drafting import FormDraft
from creatorbook.gui.fields.fields import CheckField, TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.fields.refused import check_rows
from creatorbook.gui.fields.typed import DayField
from creatorbook.gui.parts.basic import button, empty, label, read_as_seen, set_spacing
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.notices import refuse
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk

_WIDTH = 500


class PublishDialog(Dialog):
    """Shows what is likely of the caption and asks what publishing needs; without the tick or a reason it stays.

    The tick is no answer to a caption that is likely not enough: that is mended here, or its reason is stated.
    """

    def __init__(self, parent: QWidget, desk: Desk, post_id: str) -> None:
        from creatorbook.services.disclosure.duties import post_verdict

        # Read before anything is made: of a post that is gone no half of a dialog stays behind.
        post = records.read_row(desk.book, "post", post_id)
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._desk, self._id = desk, post_id
        self._post = post
        with desk.book.reading() as reading:
            verdict = post_verdict(reading, post_id, desk.clock.today())
        live = post["state"] is PostState.LIVE
        title = _("Check the label") if live else _("Mark as published")
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        layout = self.body
        where = f"{word_for(post['platform'])}, {word_for(post['medium']).lower()}"
        said = _("{where}: {outcome}.").format(where=where, outcome=outcome_words(strongest_outcome(verdict)).lower())
        layout.addWidget(label(said, "muted", wrap=True))
        self.caption = CaptionVerdict(desk, post_id)
        layout.addWidget(self.caption)
        if not self.caption.has_fix:
            for words in verdict.proposal.words:
                layout.addWidget(CopyButton(words, desk.show_message))
        self.day = DayField(desk.reader)
        moment = post["published_at"]
        self.day.set_value(moment.astimezone().date() if moment else desk.clock.today())
        self.day_row = FormRow(_("Published on"), self.day, needed=_("Say on which day it was published."))
        layout.addWidget(self.day_row.field)
        self.url = TextField(placeholder="https://", limit=2000)
        self.url.set_value(post["url"])
        layout.addWidget(FormRow(_("Web address"), self.url).field)
        self.tick = CheckField(_("I have checked the label: its place and its words"))
        self.tick.set_value(post["label_confirmed"])
        layout.addWidget(FormRow(_("Label"), self.tick, titled=False).field)
        self.reason = TextField(placeholder=_("for example: bought by me, no tie to the brand"), limit=200)
        self.reason.set_value(post["exception_reason"])
        layout.addWidget(FormRow(_("Or say why it goes out as it is"), self.reason).field)
        self.notices = QVBoxLayout()
        set_spacing(self.notices, 8)
        layout.addLayout(self.notices)
        # What the mend makes shorter leaves its room at the end.
        layout.addStretch(1)
        self.caption.mended.connect(self._forget_refusal)
        self.save = button(title, self.publish, "primary")
        self.set_foot(None, button(_("Cancel"), self.close), self.save)
        # Not the tick: what somebody says to have checked is checked again.
        typed = {"day": self.day, "url": self.url, "reason": self.reason}
        name = drafts.key(str(desk.book.path), "publishing", post_id)
        self._draft = FormDraft(self, desk.settings, name, typed, self.notices)
        self._draft.offer_back(desk, partial(PublishDialog, parent, desk, post_id))
        read_as_seen(self._inner)
        self.tick.setFocus()

    def put_draft_back(self) -> None:
        """Write what was not saved last time into the fields again."""
        self._draft.put_back()

    def publish(self) -> None:
        """Publish, or say what is missing."""
        empty(self.notices)
        if not check_rows([self.day_row]):
            return
        from creatorbook.services.disclosure.posts import GoLive

        noon = datetime.combine(self.day.value(), time(12)).astimezone()
        before = self._post["published_at"]
        moment = before if before is not None and before.astimezone().date() == noon.date() else noon
        self.save.setEnabled(False)
        self._desk.run(
            GoLive(self._id, moment, self.url.value() or "", self.tick.value(), self.reason.value() or ""),
            self._on_done,
            self._on_refused,
        )

    def _forget_refusal(self) -> None:
        empty(self.notices)

    def _on_done(self, nothing: object) -> None:
        del nothing
        self._draft.mark_saved()
        self.close()

    def _on_refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if isinstance(error, CreatorbookError):
            # Without its place, which is the name of a field: what is missing stands right above.
            refuse(self.notices, f"{error.message} {error.hint}".strip())
        else:
            self._desk.fail(error)
