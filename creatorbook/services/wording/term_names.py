"""What the terms of a contract are called on the screen, by their names in the contract's input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

_LISTS = {
    "deliverables": "deliverable", "instalments": "payment", "rights": "usage_right", "exclusivities": "exclusivity",
}  # fmt: skip


def name_terms(names: Iterable[str]) -> str:
    """Return the terms by the labels of their fields or the names of their lists, each once."""
    return ", ".join(dict.fromkeys(map(_name_term, names)))


def _name_term(name: str) -> str:
    if name in _LISTS:
        return _(KINDS[_LISTS[name]].plural)
    field = "product_duty" if name == "products" else name
    return next(_(kind.field(field).label) for kind in (KINDS["deal"], KINDS["terms"]) if kind.has(field))
