"""Which other deals a deal's exclusivities, or its work, run into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.deals.exclusivity_conflicts import exclusivity_conflicts, match_exclusivity, work_span
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.parties import Brand
from creatorbook.services.deals import facts
from creatorbook.services.deals.categories import category_kin
from creatorbook.services.records import reading as records
from creatorbook.store import results
from creatorbook.store.query.expressions import Not, any_of
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from creatorbook.domain.deals.categories import CategoryKin
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.store.engine.reading import Executes

_DEAL, _PROMISE = Table("deal"), Table("exclusivity")


def conflicts(reading: Executes, deal_id: str) -> tuple[Finding, ...]:
    """Return the exclusivities that this deal breaks, or that it grants and others break, with both windows.

    Those of other creators of the roster are said too, as what they are.
    """
    subject = facts.dossier(reading, deal_id)
    kin = category_kin(reading)
    others = facts.dossiers(reading, rivals(reading, subject, kin), known=subject.deal.creator)
    return exclusivity_conflicts(subject, others, kin)


def rivals(reading: Executes, subject: Dossier, kin: CategoryKin) -> list[str]:
    """Return the other deals (ids), of all creators, that promise something for its days or fall under its promises."""
    work = work_span(subject)
    others = (
        _DEAL.id.differs(subject.deal.id),
        Not(_DEAL.stage.among((Stage.PASSED, Stage.LOST))),
    )
    promising = select(_PROMISE, _DEAL.id).join(_DEAL, _DEAL.id.equals(_PROMISE.deal_id)).where(*others)
    if work.first is not None:
        promising = promising.where(any_of(_PROMISE.ends_on.is_null(), _PROMISE.ends_on.at_least(work.first)))
    if work.last is not None:
        promising = promising.where(any_of(_PROMISE.starts_on.is_null(), _PROMISE.starts_on.at_most(work.last)))
    found = results.values(reading, promising)
    brands = _brands_under(reading, subject, kin)
    if brands:
        found += records.ids(reading, "deal", _DEAL.brand_id.among(brands), *others)
    return found


def _brands_under(reading: Executes, subject: Dossier, kin: CategoryKin) -> list[str]:
    """Return the ids of the brands that fall under what the deal promises."""
    if not subject.exclusivities:
        return []
    names = results.iterate(reading, select("brand", "id", "name", "legal_name", "category").with_trash())
    brands = (Brand(id, name, legal_name=legal, category=category) for id, name, legal, category in names)
    return [brand.id for brand in brands if any(match_exclusivity(each, brand, kin) for each in subject.exclusivities)]
