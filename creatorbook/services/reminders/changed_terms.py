"""Deals whose terms were changed after their contract went out: found by what was written since, then compared."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from creatorbook.domain.records.contracts import OUT
from creatorbook.domain.records.deals import ENDED
from creatorbook.store import results
from creatorbook.store.query.expressions import Exists, Not, any_of
from creatorbook.store.query.select import Table, select
from creatorbook.store.sqlite.statement import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.contracts.differing import Differing
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.expressions import Condition
    from creatorbook.store.sqlite.statement import Statement

_DEAL, _CONTRACT = Table("deal"), Table("contract")
# Beside the deal itself.
_TERMS = ("terms", "deliverable", "payment", "usage_right", "exclusivity")


@cache
def _changed_select() -> Statement:
    """Return the select of the running deals of which something was written after their contract went out."""
    brand = Table("brand")
    return prepare(
        select(_CONTRACT, _CONTRACT.deal_id)
        .join(_DEAL, _DEAL.id.equals(_CONTRACT.deal_id))
        .join(brand, brand.id.equals(_DEAL.brand_id))
        .where(
            _CONTRACT.state.among(sorted(OUT)),
            _CONTRACT.number.differs(""),
            Not(_DEAL.stage.among(sorted(ENDED))),
            # Days to pay that the terms leave open are the brand's.
            any_of(_is_later(_DEAL), _is_later(brand), *(_was_written_later(Table(name)) for name in _TERMS)),
        )
        .unique()
    )


def _is_later(table: Table) -> Condition:
    # In one instant with it too: a clock may stand still for two steps.
    return table.updated_at.at_least(_CONTRACT.issued_at)


def _was_written_later(table: Table) -> Condition:
    # What was put into the trash since was a term too.
    return Exists(select(table, "id").where(table.deal_id.equals(_DEAL.id), _is_later(table)).with_trash())


def changed_deals(reading: Executes) -> set[str]:
    """Return the ids of the running deals that may say something else than their contract that is out."""
    return set(results.values(reading, _changed_select()))


def read_differing(reading: Executes, dossiers: Iterable[Dossier]) -> tuple[Differing, ...]:
    """Return those of the deals that do say something else, each with which terms."""
    changed = tuple(dossiers)
    if not changed:
        return ()
    # Loaded where a contract is compared: what is due is mostly something else.
    from creatorbook.services.contracts.agreed.differing import find_differing

    found = (find_differing(reading, dossier) for dossier in changed)
    return tuple(each for each in found if each is not None)
