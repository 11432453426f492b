"""The terms of a deal are one record, also while they are in the trash: they are restored, not added again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.services.fields.hooks import Surroundings

_TERMS = Table("terms")


def check_terms(around: Surroundings, terms: Mapping[str, Any], before: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """Raise BadInput for new terms of a deal whose own are in the trash."""
    if before is None:
        others = select(_TERMS, "id").where(_TERMS.id.differs(terms["id"]), deal_id=terms["deal_id"])
        if results.first(around.reading, others.only_trash()) is not None:
            raise BadInput(
                _("The terms of this deal are in the trash."), where="deal_id", hint=_("Restore them first.")
            )
    return {}
