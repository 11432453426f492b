"""Tasks, as fields."""

from __future__ import annotations

from creatorbook.common.i18n import mark
from creatorbook.services.fields.kinds.field import Field, FieldType, Kind
from creatorbook.services.fields.kinds.window import NewAction, Window

TASK = Kind(
    id="task",
    singular=mark("Task"),
    plural=mark("Tasks"),
    title="text",
    columns=("text", "due_on", "done_on", "record_kind"),
    sort=(("due_on", False),),
    icon="circle-check",
    fields=(
        Field("text", FieldType.TEXT, mark("What to do"), required=True, width=40),
        Field("due_on", FieldType.DAY, mark("By"), width=12),
        Field("done_on", FieldType.DAY, mark("Done on"), width=12, past=True),
        Field("record_kind", FieldType.TEXT, mark("About")),
        Field("record_id", FieldType.TEXT, mark("Record")),
    ),
    window=Window(
        shown_on=("today",),
        searched=True,
        new=NewAction(mark("New task"), mark("Add a task"), 5, "Ctrl+Shift+T"),
        elsewhere=frozenset({"record_kind", "record_id"}),
        line_note=("done_on",),
        line_end="due_on",
    ),
)
