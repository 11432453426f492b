"""The record that a note or a task is on: named as people name it, held to be there, and shown as they know it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.common.i18n import _, labelled
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creatorbook.services.fields.hooks import Surroundings
    from creatorbook.services.fields.kinds import Kind
    from creatorbook.services.records.rows import Row
    from creatorbook.store.engine.reading import Executes


def find_about(
    reading: Executes, kind: Kind, values: Mapping[str, Any], present: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return the values with the id of the record that they name by id, beginning of an id, or title.

    Of kind and record one may be given alone where the record that is edited has the other, among its `present`
    values. Raises NotFound for no such record, UsageError for no such kind.
    """
    given = dict(values)
    if not kind.is_about_any or not ("record_kind" in given or "record_id" in given):
        return given
    whole = {**(present or {}), **given}
    if whole.get("record_kind"):
        given["record_kind"] = rows.kind_of(str(whole["record_kind"])).id
        if whole.get("record_id"):
            given["record_id"] = rows.find(reading, given["record_kind"], str(whole["record_id"])).id
    return given


def check_about(around: Surroundings, values: Mapping[str, Any], before: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """Raise where a new or moved note or task is on what is not there (NotFound) or is in the trash (BadInput).

    A kind without a record, or a record without its kind, is nothing that is there. On none there is nothing to check.
    """
    on = (values["record_kind"] or "", values["record_id"] or "")
    is_as_before = before is not None and (before["record_kind"] or "", before["record_id"] or "") == on
    if not any(on) or is_as_before:
        return {}
    if not all(on):
        # The screen calls these two "About" and "Record", which says little beside a command line.
        missing, given = ("record_kind", "record_id") if on[1] else ("record_id", "record_kind")
        raise NotFound(
            _("“{missing}” is needed beside “{given}”.").format(missing=missing, given=given),
            where=missing,
            hint=_("Give both, such as {example}.").format(example="record_kind=brand record_id=Aurora"),
        )
    if not around.is_there(*on):
        raise NotFound(_("There is no such record."), where=" ".join(on))
    kind, record = on
    # One that the same step is about to write is not to be read yet, and in no trash.
    row = rows.fetch(around.reading, kind, [record]).get(record)
    if row is not None and row.trashed and not around.comes_back(kind, record):
        raise in_trash(row.title, "record_id")
    return {}


def about_words(reading: Executes, listed: Iterable[Row]) -> dict[str, str]:
    """Return by id what each of these notes and tasks is on, as "Brand: Aurora"; those on nothing are left out."""
    on = {
        row.id: (str(row["record_kind"]), str(row["record_id"]))
        for row in listed
        if KINDS[row.kind].is_about_any and row["record_kind"] in KINDS
    }
    words: dict[tuple[str, str], str] = {}
    for kind in {kind for kind, _id in on.values()}:
        found = rows.fetch(reading, kind, sorted({id for named, id in on.values() if named == kind}))
        words |= {(kind, row.id): labelled(_(KINDS[kind].singular), row.title) for row in found.values()}
    return {record: words[target] for record, target in on.items() if target in words}


def in_trash(title: str, where: str = "") -> BadInput:
    """Return what is to be raised where something new would be begun on a record that is in the trash."""
    return BadInput(_("“{title}” is in the trash.").format(title=title), where=where, hint=_("Restore that first."))
