"""The post editor: a caption checked as it is typed, for every country of its audience, beside what is to be known."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.domain.values.platforms import Platform, PostState
from creatorbook.gui.content.caption.edit import CaptionField
from creatorbook.gui.content.caption.marks import marks_of
from creatorbook.gui.content.caption.preview import CaptionPreview
from creatorbook.gui.content.open_question import Behind, read_background
from creatorbook.gui.content.post_checks import PostChecks
from creatorbook.gui.desk.focus import go_to
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.look.theme.current import scaled
from creatorbook.gui.parts.basic import button, label, scroll, set_spacing
from creatorbook.services.deals import facts
from creatorbook.services.disclosure import post_drafts, post_panel
from creatorbook.services.fields import countries as places
from creatorbook.services.records import lists
from creatorbook.services.records.lists import Query

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from creatorbook.domain.disclosure.captions.verdict import Assessment
    from creatorbook.domain.records.posts import Post
    from creatorbook.gui.fields.fields import TextField
    from creatorbook.services.disclosure.captions import PostCaption
    from creatorbook.services.fields.kinds import Field as KindField

_LEAST = (900, 600)
_LARGEST = (1440, 900)
_AIR = 48
_COLUMNS, _FEW, _FEWEST = 4, 3, 2
# From which width of the form on so many fields stand side by side, at the usual size of texts.
_ROOM_FOR_ALL, _ROOM_FOR_FEW = 1150, 1000
_LEFT, _RIGHT = 3, 2
_BESIDE = 380
# A pause after which the sentences beside the text are read anew; the underlining does not wait.
_PAUSE_MS = 90
# By then what was shown is painted.
_AFTER_PAINT_MS = 15
# Characters up to which a check is not felt between two keys.
_LONG = 3000
_ABOVE = ("platform", "medium", "planned_at", "language", "brand_id", "deal_id", "audience_countries", "creator_id")
_AFTER = ("published_at", "url", "state", "deliverable_id")
# Where the label of a film stands is asked beside what the rules say of it.
_IN_CHECKS = ("label_position", "label_words")
_CONTEXT = ("brand_shown", "plain_context")
_RESTATED = frozenset({*_ABOVE, *_AFTER, *_CONTEXT, "platform_switch"})


class PostEditor(RecordForm):
    """The form of a post: its text and facts at the left, what the rules say of them at the right."""

    def _heading(self) -> str:
        if self._record is None:
            return super()._heading()
        brand = self._record["brand_id"]
        return _("Post for {brand}").format(brand=brand.title) if brand else _("Post")

    # Building

    def _fields(self) -> QWidget:
        self._publish_after = False
        self._is_out = self._record is not None and self._record["state"] is not PostState.PLANNED
        self._case: PostCaption | None = None
        self._post: Post | None = None
        self._behind = Behind()
        self._handle = ""
        self._found: Assessment | None = None
        self._stale = False
        with self._desk.book.reading() as reading:
            self._one_creator = lists.count(reading, Query("creator")) < 2  # noqa: PLR2004  one needs no choice
        for field in self._kind.fields:
            if self._is_wanted(field):
                self._build_row(field)
        self.caption = CaptionField()
        self.caption.set_name(_("Caption"))
        self.caption.set_value(self._start.get("caption"))
        self.rows["caption"] = FormRow(_("Caption"), self.caption)
        self.preview = CaptionPreview()
        self.checks = PostChecks(self._desk, self.rows["platform_switch"].field)
        self.checks.place.load(self._start.get("label_position") or "", self._start.get("label_words") or "")
        parts = QWidget()
        self._across = across = QHBoxLayout(parts)
        set_spacing(across, 16)
        self._left = self._writing()
        across.addWidget(self._left, _LEFT)
        self._beside = scroll(self.checks, _("What the rules say"))
        self._beside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._beside.setMinimumWidth(_BESIDE)
        # Their room is kept, and they are seen when all of them is said.
        self.checks.hide()
        across.addWidget(self._beside, _RIGHT)
        self.checks.installEventFilter(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._connect()
        # The fields are painted first, what the rules say of them comes after, a step in each turn.
        self._steps = deque((self._read_case, self._on_typed, self._show_findings, self._show_checks))
        self._judging = QTimer(self)
        self._judging.setSingleShot(True)
        self._judging.setInterval(_AFTER_PAINT_MS)
        self._judging.timeout.connect(self._take_step)
        self._judging.start()
        return parts

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll what the rules say where the text beside it is seen whole, else all of it: never both."""
        super().resizeEvent(event)
        self._scroll_one()

    def _scroll_one(self) -> None:
        around = self.body.contentsMargins()
        room = self.body_room().height() - around.top() - around.bottom()
        width = max(self._left.width(), self._left.minimumSizeHint().width())
        needed = max(self._left.heightForWidth(width), self._left.minimumSizeHint().height())
        whole = needed > room
        inner = max(self.checks.heightForWidth(self._beside.width()), self.checks.sizeHint().height())
        self._beside.setMinimumHeight(inner if whole else 0)
        # Beside much to be read the text is no longer than it needs to be.
        self._across.setAlignment(self._left, Qt.AlignmentFlag.AlignTop if whole else Qt.AlignmentFlag(0))
        off, needed_only = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._beside.setVerticalScrollBarPolicy(off if whole else needed_only)

    @guard_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what comes and goes in what the rules say."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.checks:
            self._scroll_one()
        return super().eventFilter(watched, event)

    def _is_wanted(self, field: KindField) -> bool:
        if field.name in _IN_CHECKS:
            return False
        if field.name in ("caption", "creator_id"):
            return field.name == "creator_id" and not self._one_creator
        if field.name in _AFTER:
            return self._is_out
        return not field.fixed

    def _writing(self) -> QWidget:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        columns = self._columns()
        for number, name in enumerate(name for name in (*_ABOVE, *_AFTER) if name in self.rows):
            # Where there is but one creator the countries have the room that the choice would take.
            wide = 2 if name == "audience_countries" and self._one_creator and not self._is_out else 1
            grid.addWidget(
                self.rows[name].field, number // columns, number % columns, 1, wide, Qt.AlignmentFlag.AlignTop
            )
        for number in range(columns):
            grid.setColumnStretch(number, 1)
        made = QWidget()
        layout = QVBoxLayout(made)
        set_spacing(layout, 12)
        layout.addLayout(grid)
        layout.addWidget(self.rows["caption"].field, 1)
        seen = label(_("What a reader sees before “more”"), "small")
        seen.setBuddy(self.preview.text)
        layout.addWidget(seen)
        layout.addWidget(self.preview)
        sides = QBoxLayout.Direction.TopToBottom if columns == _FEWEST else QBoxLayout.Direction.LeftToRight
        context = QBoxLayout(sides)
        set_spacing(context, 12)
        for name in _CONTEXT:
            context.addWidget(self.rows[name].field, 1, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(context)
        ticks = QBoxLayout(sides)
        set_spacing(ticks, 12)
        ticks.addWidget(self.rows["label_confirmed"].field, 0, Qt.AlignmentFlag.AlignBottom)
        ticks.addWidget(self.rows["exception_reason"].field, 1)
        layout.addLayout(ticks)
        return made

    def _columns(self) -> int:
        """Return how many fields stand side by side: a day with its hour is read whole."""
        width = self._wanted_size()[0]
        return _COLUMNS if width >= scaled(_ROOM_FOR_ALL) else _FEW if width >= scaled(_ROOM_FOR_FEW) else _FEWEST

    def _wanted_size(self) -> tuple[int, int]:
        parent = self.parentWidget()
        room = parent.size() if parent is not None else self.size()
        width, height = (
            max(least, min(most, side - _AIR))
            for least, most, side in zip(_LEAST, _LARGEST, (room.width(), room.height()), strict=True)
        )
        return width, height

    def _footer(self) -> tuple[QWidget | None, ...]:
        planned = self._record is None or self._record["state"] is PostState.PLANNED
        self.publish_button = button(_("Mark as published…"), self.publish, "", "megaphone")
        if not planned:
            self.publish_button.hide()
        return (self.publish_button, None)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._show_findings)
        self.caption.changed.connect(self._on_typed)
        self.checks.place.changed.connect(self._on_typed)
        self.checks.fix_asked.connect(self._apply_fix)
        self.checks.span_asked.connect(self._go_to)
        self.checks.question.field_asked.connect(self._go_to_field)
        self.checks.question.country_chosen.connect(self._add_country)
        for name, shown in self.rows.items():
            if name in _RESTATED:
                shown.field.changed.connect(self._gather)
        for name in ("audience_countries", "planned_at"):
            self._line(name).editingFinished.connect(self._gather)
        self._desk.changed.connect(self._on_written_elsewhere)

    def _first_field(self) -> None:
        width, height = self._wanted_size()
        self.be_wide(width)
        self.resize(width, height)
        self.caption.setFocus()

    def _line(self, name: str) -> QLineEdit:
        return cast("TextField", self.rows[name].field).edit

    # Checking

    def _take_step(self) -> None:
        """Say a part of what the rules say of a post that was just opened."""
        self._steps.popleft()()
        # Whatever it asks for room has it before it is painted.
        self._scroll_one()
        self.lay_out()
        if self._steps:
            self._judging.start(0)

    def _show_checks(self) -> None:
        # All of it is said: only what is typed from now on is waited for.
        self._pause.stop()
        self.checks.show()

    def _gather(self) -> None:
        """Judge the post as it stands in the fields, all at once."""
        self._judging.stop()
        self._steps.clear()
        self._read_case()
        if self._case is not None:
            self._on_typed()
            self._show_findings()
        self._show_checks()

    def _read_case(self) -> None:
        """Read once what the book knows of the post as it stands in the fields; a key press only checks the text."""
        from creatorbook.services.disclosure import captions

        values = {**self._start, **self.values()}
        id = self._record.id if self._record is not None else ""
        try:
            with self._desk.book.reading() as reading:
                self._post = post = post_drafts.snapshot(reading, values, id)
                self._case = captions.caption_of_draft(reading, post, self._desk.clock.today())
                self._behind = read_background(reading, post)
                creator = facts.one_creator(reading, post.creator_id)
        except CreatorbookError:
            # A record of it is gone, or there is no creator yet: nothing can be judged, and saving will say why.
            self._case = None
            return
        there = [each.handle for each in creator.channels if each.platform is post.platform and each.handle]
        self._handle = there[0] if there else creator.name
        names = places.countries()
        shown = ", ".join(names.get(code, code) for code in sorted(self._case.facts.audience_countries))
        self._line("audience_countries").setPlaceholderText(shown)
        self.checks.show_case(self._case, post)

    def _on_typed(self) -> None:
        """Check the text at every key press; a very long one when typing pauses."""
        self._pause.start()
        self._stale = len(self.caption.text()) > _LONG
        if not self._stale:
            self._check()

    def _check(self) -> None:
        """Check the text, underline its labels and show what a reader sees."""
        self._stale = False
        if self._case is None or self._post is None:
            return
        text = self.caption.text()
        looked_at, place = self.checks.place.label_shown(text)
        written = self._case.check(text) if looked_at != text else None
        found = self._case.check(looked_at, place)
        if looked_at != text:
            from creatorbook.services.disclosure.captions import without_caption

            found = without_caption(found)
        self._found = found
        self.caption.edit.underline_marks(marks_of(written or found, text))
        self.checks.show_verdict(found)
        end = (written or found).visible_end
        post = self._post
        self.preview.show_caption(self._handle, post.platform or Platform.OTHER, post.medium, text, end)

    def _show_findings(self) -> None:
        if self._stale:
            self._check()
        if self._case is not None:
            self.checks.show_sectors(post_panel.sector_sentences(self._case, self.caption.text()))
        if self._found is not None and self._post is not None:
            written = bool(self.caption.text().strip())
            self.checks.show_assessment(self._found, self._post, self._behind, written=written)

    def _apply_fix(self, caption: str) -> None:
        self.caption.edit.rewrite(caption)
        self.caption.setFocus()
        self._show_findings()

    def _go_to(self, start: int, end: int) -> None:
        self.caption.edit.go_to((start, end))

    def _go_to_field(self, name: str) -> None:
        if name in self.rows:
            go_to(self.rows[name].field)

    def _add_country(self, code: str) -> None:
        field = self.rows["audience_countries"].field
        field.set_value((*(field.value() or ()), code))
        self._gather()

    def _on_written_elsewhere(self) -> None:
        self._gather()

    # Keeping

    def values(self) -> dict[str, Any]:
        """Return what stands in the fields, and where the label of a film or a story is said to stand."""
        return {**super().values(), **self.checks.place.stored_values()}

    def publish(self) -> None:
        """Save, then ask what publishing needs."""
        self._publish_after = True
        self.save()

    def save(self) -> None:
        """Save as every form does; a post to be published that has no changes goes straight on."""
        if self._record is not None and self._publish_after and not self.changes():
            self._open_publishing(self._record.id)
        super().save()
        # Still enabled: nothing is being written, as a field is wrong.
        if self._save.isEnabled():
            self._publish_after = False

    def _on_written(self, id: str | None) -> None:
        kept = id or (self._record.id if self._record is not None else "")
        publishing = self._publish_after
        super()._on_written(id)
        if publishing:
            self._open_publishing(kept)

    def _open_publishing(self, id: str) -> None:
        from creatorbook.gui.content.publishing import PublishDialog

        parent = self.parentWidget()
        if parent is not None:
            PublishDialog(parent, self._desk, id).open()

    def _on_refused(self, error: Exception) -> None:
        self._publish_after = False
        super()._on_refused(error)
