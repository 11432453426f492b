"""What the steps of a history changed, in words: stored columns become the fields a person knows, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, labelled
from creatorbook.common.text import cut_at_word
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS, FieldType
from creatorbook.services.records import rows
from creatorbook.services.records.history.values import read_choice, value_in_image
from creatorbook.store.log.history import last_images

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from creatorbook.services.fields.kinds import Field, Kind
    from creatorbook.services.records.history.lines import HistoryLine
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.log.history import LastImage
    from creatorbook.store.log.images import Image

    Named = tuple[str, str]

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field that a step changed: its label, what it held before and after, "" for nothing."""

    label: str
    before: str
    after: str

    @property
    def text(self) -> str:
        """Return the change on one line, such as "Brand: Kumo Tea → Aurora"."""
        if not self.before:
            return labelled(self.label, self.after)
        words = _("{field}: {before} → {after}")
        return words.format(field=self.label, before=self.before, after=self.after or "–")


def words_of_changes(reading: Executes, kind_id: str, lines: Sequence[HistoryLine]) -> list[tuple[FieldWords, ...]]:
    """Return what each line of a record's history changed; columns that no field shows are left out.

    A record that is referred to is called by the title that it has now. What has become of it is said where it is in
    the trash, where its making was taken back, and where it was erased, title and all.
    """
    if kind_id not in KINDS:
        return [() for _line in lines]
    kind = KINDS[kind_id]
    images = [image for line in lines for image in (line.before, line.after) if image is not None]
    titles = _read_titles(reading, {named for image in images for named in _referred_to(kind, image)})
    return [tuple(_line_words(kind, titles, line.before or {}, line.after or {})) for line in lines]


def _line_words(kind: Kind, titles: Mapping[Named, str], before: Image, after: Image) -> Iterator[FieldWords]:
    for field in kind.fields:
        if kind.is_about_any and field.name == "record_id":
            continue
        sides = tuple(_side_words(kind, field, titles, image) for image in (before, after))
        if sides[0] != sides[1]:
            yield FieldWords(_(field.label), cut_at_word(sides[0], _LONGEST), cut_at_word(sides[1], _LONGEST))
    if before.get("trashed_at") != after.get("trashed_at"):
        gone = after.get("trashed_at") is not None
        yield FieldWords(_("Trash"), "", _("moved to the trash") if gone else _("restored"))


def _side_words(kind: Kind, field: Field, titles: Mapping[Named, str], image: Image) -> str:
    value = value_in_image(field, image)
    if value is None or value == "":
        return ""
    if kind.is_about_any and field.name == "record_kind":
        named = (str(value), str(image.get("record_id")))
        known = KINDS.get(named[0])
        return labelled(_(known.singular), titles[named]) if known is not None else named[0]
    if field.type is FieldType.REFERENCE:
        return titles[field.kind, str(value)]
    return formats.format_value(field, value)


def _referred_to(kind: Kind, image: Image) -> Iterator[Named]:
    """Yield kind and id of each record that a row refers to."""
    for field in kind.fields:
        if field.type is FieldType.REFERENCE and image.get(field.name):
            yield field.kind, str(image[field.name])
    if kind.is_about_any and image.get("record_kind") in KINDS:
        yield str(image["record_kind"]), str(image.get("record_id"))


def _read_titles(reading: Executes, wanted: set[Named]) -> dict[Named, str]:
    titles: dict[Named, str] = {}
    for kind_id in sorted({kind_id for kind_id, _id in wanted}):
        ids = sorted(id for of, id in wanted if of == kind_id)
        found = rows.fetch(reading, kind_id, ids)
        gone = [id for id in ids if id not in found]
        images = last_images(reading, kind_id, gone) if gone else {}
        for id in ids:
            row = found.get(id)
            if row is None:
                titles[kind_id, id] = _title_of_gone(KINDS[kind_id], images.get(id))
            else:
                titles[kind_id, id] = _("{title} (in the trash)").format(title=row.title) if row.trashed else row.title
    return titles


def _title_of_gone(kind: Kind, last: LastImage | None) -> str:
    if last is not None and last.is_erased:
        return _("(erased for good)")
    stored = "" if last is None else last.image.get(kind.title)
    field = kind.field(kind.title)
    if not stored or field.type is FieldType.REFERENCE:
        return _("(no longer there)")
    title = read_choice(field, stored)
    return _("{title} (no longer there)").format(title=formats.plain_text(title))
