"""Records by kind as a person counts them: "2 deals, 3 payments and 4 more"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMED = 3


def counted(counts: Mapping[str, int]) -> str:
    """Return how many records of each kind there are, the first kinds by name and the rest as a number; "" for none."""
    # What has no singular, as terms, is part of its deal: nobody counts it.
    countable = [kind for kind in KINDS.values() if kind.singular != kind.plural]
    known = [(kind, counts[kind.id]) for kind in countable if counts.get(kind.id)]
    named = [_one_kind(kind.singular if count == 1 else kind.plural, count) for kind, count in known[:_NAMED]]
    rest = sum(count for _kind, count in known[_NAMED:])
    first = ", ".join(named)
    return _("{name} and {count} more").format(name=first, count=formats.number(rest)) if rest else first


def _one_kind(words: str, count: int) -> str:
    return f"{formats.number(count)} {_(words).lower()}"
