"""The doors of the window: what a kind's rules refuse is said beside its field or above, and nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QPushButton

from creatorbook.gui.desk import records
from creatorbook.gui.forms.about_field import joined
from creatorbook.gui.forms.conflict import ConflictDialog
from creatorbook.gui.forms.inline import InlineFields
from creatorbook.gui.forms.record_form import RecordForm, comparable_value
from creatorbook.gui.parts.notices import Notice
from creatorbook.services.fields.kinds import KINDS, FieldType
from creatorbook.services.records.editing import AddRecord, EditRecord
from creatorbook.services.records.lists import Query
from tests.services.records.door_cases import REFUSALS, Refusal, fill_in, real_values, window_doors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.fields.form_row import FormRow
    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book

    Values = Mapping[str, Any]


def _write(rows: Mapping[str, FormRow], kind: str, values: Values) -> None:
    """Write values into the fields that show them."""
    shown = {**values, "record_id": joined(values)} if KINDS[kind].is_about_any else values
    for name, value in shown.items():
        if name in rows:
            rows[name].field.set_value(value)
            rows[name].field.changed.emit()


class WindowDoors:
    """Every way in that the window has; each tries values and returns what it says against them, by field."""

    def __init__(self, window: Window, book: Book, qtbot: QtBot) -> None:
        self._window, self._book, self._qtbot = window, book, qtbot

    def window_form(self, kind: str, base: Values, more: Values) -> set[str]:
        form = RecordForm.new(self._window, self._window.desk, kind, {})
        _write(form.rows, kind, {**base, **more})
        return self._save(form)

    def window_edit(self, kind: str, base: Values, more: Values) -> set[str]:
        form = RecordForm.edit(self._window, self._window.desk, kind, self._add(kind, base))
        _write(form.rows, kind, {**base, **more})
        return self._save(form)

    def conflict(self, kind: str, base: Values, more: Values) -> set[str]:
        """Bring an edit together with that of somebody else who came before."""
        record = self._add(kind, base)
        form = RecordForm.edit(self._window, self._window.desk, kind, record)
        _write(form.rows, kind, {**base, **more})
        self._book.run(EditRecord(kind, record, _other_edit(kind, more)))
        form.save()
        if any(row.error for row in form.rows.values()):
            # The field knows already: it is not even asked whose edit is to stand.
            return self._refused(form, form.rows)
        self._qtbot.waitUntil(lambda: bool(form.window().findChildren(ConflictDialog)))
        (dialog,) = form.window().findChildren(ConflictDialog)
        next(each for each in dialog.findChildren(QPushButton) if each.text() == "Save").click()
        return self._refused(form, form.rows)

    def inline(self, kind: str, base: Values, more: Values) -> set[str]:
        fields = InlineFields(self._window.desk, kind, [name for name in more if KINDS[kind].has(name)])
        self._qtbot.addWidget(fields)
        fields.show_row(records.read_row(self._book, kind, self._add(kind, base)))
        _write(fields.rows, kind, more)
        fields.flush()
        return self._refused(fields, fields.rows)

    def _add(self, kind: str, values: Values) -> str:
        return self._book.run(AddRecord(kind, values)).value

    def _save(self, form: RecordForm) -> set[str]:
        form.save()
        return self._refused(form, form.rows)

    def _refused(self, shown: QWidget, rows: Mapping[str, FormRow]) -> set[str]:
        """Return the fields beside which a refusal stands, "" for one that stands above them or in the window."""
        failed: list[Exception] = []
        self._window.desk.failed.connect(failed.append)

        def beside() -> set[str]:
            above = bool(failed or shown.findChildren(Notice))
            return {name for name, row in rows.items() if row.error} | ({""} if above else set())

        self._qtbot.waitUntil(lambda: bool(beside()))
        found = beside()
        shown.close()
        return found


def _other_edit(kind: str, mine: Values) -> dict[str, Any]:
    """Return an edit of a field that mine leaves alone."""
    if kind == "post":
        # Its caption is judged, and would be refused first.
        return {"url": "https://example.com/of-another"}
    others = [field for field in KINDS[kind].fields if field.name not in mine and not field.name.startswith("record_")]
    for field in others:
        if field.type in (FieldType.TEXT, FieldType.LONG_TEXT):
            return {field.name: "Of another"}
    return {next(field.name for field in others if field.type is FieldType.NUMBER): 7}


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: f"{case.kind}: {case.name}")
def test_the_window_refuses_what_a_rule_refuses(window: Window, book: Book, qtbot: QtBot, case: Refusal) -> None:
    creator, brand = (records.ids(book, Query(kind))[0] for kind in ("creator", "brand"))
    names = fill_in(book, creator, brand)
    base, more = real_values(case.base, names), real_values(case.more, names)
    before = _holding(book, case.kind, more)
    doors = WindowDoors(window, book, qtbot)
    refused = {way: getattr(doors, way)(case.kind, base, more) for way in window_doors(case)}
    # Above the form, or in the window, stands what is about a field that is not shown there.
    shown = {way: more if way == "inline" else {field.name for field in KINDS[case.kind].fields} for way in refused}
    assert refused == {way: {case.where if case.where in shown[way] else ""} for way in refused}
    assert _holding(book, case.kind, more) == before


def _holding(book: Book, kind: str, values: Values) -> set[str]:
    """Return the records that hold these values."""
    rows = [records.read_row(book, kind, id) for id in records.ids(book, Query(kind))]
    return {row.id for row in rows if all(comparable_value(row[name]) == value for name, value in values.items())}
