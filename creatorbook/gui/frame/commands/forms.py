"""Records by their forms: a new one, the selected one, and the trash."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.common.text import cut_at_word
from creatorbook.gui.desk.loading import load, load_function
from creatorbook.gui.frame.commands.group import Group
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.gui.forms.record_form import RecordForm
    from creatorbook.services.records.trash import PaperOut


# What the toast repeats of a title.
_NAMED = 60


def _form(kind: str) -> type[RecordForm]:
    """Return the form of a kind, imported when it is first opened."""
    return load(KINDS[kind].window.form or "forms.record_form:RecordForm")


class FormCommands(Group):
    """Opens the forms of records, and puts records in the trash."""

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what carries out each action of this group, by the action's id."""
        new = {f"new_{kind.id}": partial(self.create_here, kind.id) for kind in KINDS.values() if kind.window.new}
        return {**new, "edit_record": self.edit_chosen, "trash_record": self.trash_chosen}

    def edit_chosen(self) -> None:
        """Open the form of the selected record."""
        for kind, id in self._chosen_records()[:1]:
            self.edit(kind, id)

    def trash_chosen(self) -> None:
        """Put the selected records in the trash."""
        chosen = self._chosen_records()
        if chosen:
            self._desk.trash(chosen, self._leave_inspector)

    def _leave_inspector(self, gone: int) -> None:
        del gone
        self._window.inspect("", "")

    def ask_to_trash(self, error: PaperOut, again: Callable[[], None]) -> None:
        """Ask whether a contract that went out is to go to the trash; `again` puts it there."""
        from creatorbook.gui.trash.asking import PaperDialog

        PaperDialog(self._host, error, again).open()

    def edit(self, kind: str, id: str) -> None:
        """Open the form of a record, or what shows it where it is more than its fields."""
        viewer = KINDS[kind].window.viewer
        if viewer:
            load_function(viewer)(self._host, self._desk, id)
        else:
            self._form_of(kind, id).open()

    def _form_of(self, kind: str, id: str) -> RecordForm:
        form = _form(kind).edit(self._host, self._desk, kind, id)
        form.saved.connect(self._warn_of_conflicts)
        form.offer_back(partial(self._form_of, kind, id))
        return form

    def offer_back(self, title: str, again: Callable[[], None]) -> None:
        """Say that a form closed unsaved, with a button that brings it back."""
        self._window.offer(_("Closed without saving: {title}").format(title=title), _("Bring back"), again)

    def create_here(self, kind: str) -> None:
        """Open the form of a new record; one that may be on any other is on the selected one unless that is changed."""
        from creatorbook.gui.desk import records

        owner, id = next(iter(self._chosen_records()), ("", ""))
        may_be_on = KINDS[kind].is_about_any and owner in KINDS and not KINDS[owner].is_about_any
        # What is in the trash takes nothing new.
        if may_be_on and not records.read_row(self._desk.book, owner, id).trashed:
            self.create(kind, {"record_kind": owner, "record_id": id})
        else:
            self.create(kind)

    def create(
        self, kind: str, values: Mapping[str, object] | None = None, done: Callable[[str], None] | None = None
    ) -> None:
        """Open the form of a new record with these values filled in; `done(id)` is called when it is saved."""
        self._new_form(kind, values, done).open()

    def _new_form(
        self, kind: str, values: Mapping[str, object] | None, done: Callable[[str], None] | None
    ) -> RecordForm:
        form = _form(kind).new(self._host, self._desk, kind, values or {})
        form.saved.connect(self._warn_of_conflicts)
        form.setProperty("beginning", bool(values))
        # What is made for a field of another form, or for a page that asked, is shown by who asked for it.
        form.saved.connect(done if done is not None else self._show_new)
        form.offer_back(partial(self._new_form, kind, values, done))
        return form

    def _show_new(self, id: str) -> None:
        """Select a new record on its page where that is the visible one, and show it in the inspector."""
        from creatorbook.gui.desk import records

        kind = str(self.sender().property("kind"))
        page, shown = records.page_of(kind), self._window.current_page
        if page and shown is not None and shown.page_id == page:
            self._window.go(page, {"select": id}, by_history=True)
            self._window.inspect(kind, id)
        elif not self.sender().property("beginning"):
            # What was begun on another record is shown there, beside what else that has.
            if page:
                self._window.inspect(kind, id)
            title = records.read_row(self._desk.book, kind, id).title
            added = _("“{title}” is in the book.").format(title=cut_at_word(title, _NAMED))
            self._window.offer(added, _("Show"), partial(self._show, kind, id))

    def _show(self, kind: str, id: str) -> None:
        """Go to a record where it is found; one without a place is shown by its form."""
        from creatorbook.gui.desk import records

        try:
            page, owner, place = records.place_of(self._desk.book, kind, id)
        except CreatorbookError as error:
            # It is gone meanwhile: taken back, or in the trash.
            self._window.fail(error)
            return
        if page:
            self._window.go(page, {"select": place})
            self._window.inspect(owner, place)
        else:
            self.edit(kind, id)

    def _warn_of_conflicts(self, id: str) -> None:
        """Show at once where a deal that was written breaks an exclusivity, with both windows."""
        from creatorbook.services.deals.remarks import conflicts_of

        kind, book = str(self.sender().property("kind")), self._desk.book

        def _find(_job: object) -> tuple[Finding, ...]:
            with book.reading() as reading:
                return conflicts_of(reading, kind, id)

        self._desk.runner.submit(_find, self._show_conflicts)

    def _show_conflicts(self, findings: Sequence[Finding]) -> None:
        from creatorbook.gui.parts.findings import FindingsDialog

        if findings:
            FindingsDialog(self._host, _("This deal conflicts with an exclusivity"), findings).open()
