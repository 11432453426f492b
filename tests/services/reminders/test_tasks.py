"""Tasks: due on their day, silent once done or when their record is in the trash, undone like everything."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BadInput, NotFound, UsageError
from creatorbook.domain.reminders.reminders import Answer
from creatorbook.services.records import rows
from creatorbook.services.records.editing import EditRecord, TrashRecords
from creatorbook.services.records.many import AddRecords
from creatorbook.services.records.searching import search_best
from creatorbook.services.reminders import today
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from tests.services.desk import Desk


def due(desk: Desk) -> list[today.Line]:
    with desk.book.reading() as reading:
        return [line for line in today.list_due(reading, TODAY) if line.kind == "task_due"]


def test_a_task_is_due_with_the_record_that_it_is_on(desk: Desk) -> None:
    desk.add("task", text="Send samples", due_on=TODAY, record_kind="brand", record_id=desk.brand)
    desk.add("task", text="Sleep", due_on=TODAY - timedelta(1))
    desk.add("task", text="Much later", due_on=TODAY + timedelta(30))
    desk.add("task", text="Some day")
    assert [(line.when, line.text) for line in due(desk)] == [
        ("late", "To do since 1 Mar 2026: Sleep"),
        ("today", "To do: Send samples (Éclat)"),
        ("no_day", "To do: Some day"),
    ]


def test_a_task_without_a_day_is_listed_until_it_is_done_or_put_off(desk: Desk) -> None:
    gift = desk.add("gift", description="Camera", brand_id=desk.brand)
    task = desk.add("task", text="Write a thank-you", record_kind="gift", record_id=gift)
    (line,) = due(desk)
    assert (line.due_on, line.to_json()["due_on"], line.subject) == (None, None, ("task", task))
    assert line.text == "To do: Write a thank-you (Camera)"
    desk.book.run(today.AnswerReminder(line.key, Answer.SNOOZED, TODAY + timedelta(2)))
    assert due(desk) == []
    with desk.book.reading() as reading:
        assert [each.key for each in today.list_due(reading, TODAY + timedelta(2)) if each.kind == "task_due"] == [
            line.key
        ]
    desk.book.undo()
    desk.book.run(TrashRecords("gift", (gift,)))
    assert due(desk) == []
    desk.book.undo()
    desk.book.run(today.AnswerReminder(line.key, Answer.DONE, text=line.text))
    assert due(desk) == []
    assert desk.row("task", task)["done_on"] == TODAY


def test_done_is_written_into_the_task_and_can_be_undone(desk: Desk) -> None:
    task = desk.add("task", text="Sleep", due_on=TODAY)
    (line,) = due(desk)
    assert line.subject == ("task", task)
    desk.book.run(today.AnswerReminder(line.key, Answer.DONE, text=line.text))
    assert due(desk) == []
    with desk.book.reading() as reading:
        assert rows.get(reading, "task", task)["done_on"] == TODAY
        assert today.answers(reading) == ()
    desk.book.undo()
    assert [each.key for each in due(desk)] == [line.key]


def test_a_task_in_the_trash_is_not_done(desk: Desk) -> None:
    task = desk.add("task", text="Sleep", due_on=TODAY)
    (line,) = due(desk)
    desk.book.run(TrashRecords("task", (task,)))
    with pytest.raises(BadInput, match="in the trash"):
        desk.book.run(today.AnswerReminder(line.key, Answer.DONE))
    assert desk.row("task", task)["done_on"] is None


def test_a_snoozed_task_is_not_done(desk: Desk) -> None:
    task = desk.add("task", text="Sleep", due_on=TODAY)
    desk.book.run(today.AnswerReminder(due(desk)[0].key, Answer.SNOOZED, TODAY + timedelta(2)))
    assert due(desk) == []
    with desk.book.reading() as reading:
        assert rows.get(reading, "task", task)["done_on"] is None


def test_a_task_is_silent_while_its_record_is_in_the_trash(desk: Desk) -> None:
    gift = desk.add("gift", description="Camera", brand_id=desk.brand)
    desk.add("task", text="Write a thank-you", due_on=TODAY, record_kind="gift", record_id=gift)
    desk.book.run(TrashRecords("gift", (gift,)))
    assert due(desk) == []
    desk.book.undo()
    assert len(due(desk)) == 1


def test_a_task_cannot_be_on_what_is_not_there(desk: Desk) -> None:
    for named in ({"record_kind": "brand", "record_id": "no such id"}, {"record_kind": "brand"}, {"record_id": "x"}):
        with pytest.raises(NotFound):
            desk.add("task", text="Nothing", **named)
    task = desk.add("task", text="Sleep")
    with pytest.raises(UsageError, match="wizard"):
        desk.book.run(EditRecord("task", task, {"record_kind": "wizard", "record_id": desk.brand}))


def test_what_a_task_is_on_is_named_by_one_field_where_it_has_the_other(desk: Desk) -> None:
    task = desk.add("task", text="Send samples", record_kind="brands", record_id="éclat")
    assert (desk.row("task", task)["record_kind"], desk.row("task", task)["record_id"]) == ("brand", desk.brand)
    other = desk.add("brand", name="Borea")
    desk.edit("task", task, record_id="Borea")
    assert desk.row("task", task)["record_id"] == other
    with pytest.raises(NotFound, match="There is no deal"):
        desk.edit("task", task, record_kind="deal")
    desk.edit("task", task, record_kind="", record_id="")
    assert desk.row("task", task)["record_id"] == ""


@pytest.mark.parametrize("kind", ["task", "note"])
def test_nothing_new_is_put_on_a_record_in_the_trash(desk: Desk, kind: str) -> None:
    gone = desk.add("brand", name="Borea")
    on = {"record_kind": "brand", "record_id": gone}
    kept = desk.add(kind, text="Before", **on)
    moved = desk.add(kind, text="Elsewhere", record_kind="brand", record_id=desk.brand)
    desk.book.run(TrashRecords("brand", (gone,)))
    for write in (
        lambda: desk.add(kind, text="Too late", **on),
        lambda: desk.edit(kind, moved, record_id=gone),
        lambda: desk.book.run(AddRecords(kind, ((1, {"text": "Too late", **on}),))),
    ):
        with pytest.raises(BadInput, match="“Borea” is in the trash") as refused:
            write()
        assert refused.value.hint == "Restore that first."
    # What was on it before may still be put right.
    desk.edit(kind, kept, text="Before that")


def test_a_task_is_found_by_its_words(desk: Desk) -> None:
    task = desk.add("task", text="Écrire à Inès")
    with desk.book.reading() as reading:
        assert [(row.kind, row.id) for row in search_best(reading, "ecrire ines", 5)] == [("task", task)]
