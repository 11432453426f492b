"""The names of fields, choices and kinds as hints list them: what is typed, and beside it what the screen says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, language
from creatorbook.common.text import fold
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.words import has_word, word_for

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

    from creatorbook.services.fields.kinds import Kind


def list_fields(kind: Kind, *, editable: bool = False) -> str:
    """Return the names of a kind's fields, only those that people may set where that is asked."""
    fields = [field for field in kind.fields if not (editable and field.fixed)]
    return ", ".join(_with_word(field.name, _(field.label)) for field in fields)


def list_choices(members: Iterable[StrEnum]) -> str:
    """Return what may be typed for the members of a choice."""
    return ", ".join(
        _with_word(member.value, word_for(member)) if has_word(member) else member.value for member in members
    )


def list_kinds() -> str:
    """Return the names of all kinds of record."""
    return ", ".join(_with_word(kind.id, _(kind.singular)) for kind in KINDS.values())


def _with_word(name: str, word: str) -> str:
    # The names are English: to an English reader they say what the word beside them would.
    return name if language() == "en" or fold(name.replace("_", " ")) == fold(word) else f"{name} ({word})"
