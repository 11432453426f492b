"""Deals: moving them between stages, and what other deals' exclusivities say of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _, mark
from creatorbook.domain.deals.exclusivity_conflicts import exclusivity_conflicts, match_exclusivity, work_span
from creatorbook.domain.deals.stages import check_move
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.parties import Brand
from creatorbook.services.book.command import Command
from creatorbook.services.deals import facts
from creatorbook.services.fields.words import word_for
from creatorbook.services.records import reading as records
from creatorbook.services.wording.findings import sentence
from creatorbook.store import reading as door
from creatorbook.store.query.expressions import Not, any_of
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.models import Deal as DealRow
    from creatorbook.store.writing.uow import UnitOfWork

_DEAL, _PROMISE = Table("deal"), Table("exclusivity")


@dataclass(frozen=True)
class MoveDeal(Command[tuple["Finding", ...]]):
    """Move a deal to another stage; returns what is missing for it, as warnings.

    `reason` is needed for Lost and Passed. Raises AnswerIsNo where the move is not allowed, Conflict where `version` is
    given and the deal has changed since.
    """

    id: str
    to: Stage
    reason: str = ""
    version: int | None = None
    label = mark("Move “{title}” to {stage}")

    def execute(self, uow: UnitOfWork) -> tuple[Finding, ...]:
        """Check the move, then set the stage and what follows from it."""
        from creatorbook.store.models import Deal

        deal = uow.get(Deal, self.id, version=self.version)
        found = check_move(facts.dossier(uow.connection, self.id), self.to, self.reason)
        _refuse_errors(found)
        _set_stage(uow, deal, self.to)
        if self.to in (Stage.LOST, Stage.PASSED):
            deal.stage_reason = self.reason.strip() or deal.stage_reason
        uow.name_change(title=deal.title, stage=word_for(self.to))
        return found


def _set_stage(uow: UnitOfWork, deal: DealRow, stage: Stage) -> None:
    """Set the stage and what follows from it: a deal that is contracted was signed, today unless it says when."""
    deal.stage = stage
    if stage is Stage.CONTRACTED and deal.signed_on is None:
        deal.signed_on = uow.today


def _refuse_errors(found: tuple[Finding, ...]) -> None:
    for finding in found:
        if finding.severity is Severity.ERROR and finding.code != "stage.same":
            raise AnswerIsNo(sentence(finding), where=finding.about, code=finding.code)


def check_deal(uow: UnitOfWork, deal: DealRow, before: Mapping[str, Any] | None) -> None:
    """Hold an edited stage to the rules of moves, and the days to their order; raise AnswerIsNo or BadInput."""
    if deal.starts_on and deal.ends_on and deal.ends_on < deal.starts_on:
        raise BadInput(_("The deal would end before it starts."), where="ends_on", hint=_("Check both dates."))
    if deal.fee is not None and deal.fee.minor < 0:
        raise BadInput(_("A fee cannot be negative."), where="fee")
    if before is not None and before["stage"] is not deal.stage:
        wanted, deal.stage = deal.stage, before["stage"]
        uow.session.flush()
        _refuse_errors(check_move(facts.dossier(uow.connection, deal.id), wanted, deal.stage_reason))
        _set_stage(uow, deal, wanted)
    if before is None and deal.stage in (Stage.LOST, Stage.PASSED) and not deal.stage_reason:
        raise AnswerIsNo(_("A deal that is passed or lost needs a reason."), where="stage_reason")


def deal_defaults(uow: UnitOfWork, given: Mapping[str, Any]) -> dict[str, Any]:
    """Fill in the only creator of the book."""
    return {} if given.get("creator_id") else only_creator(uow)


def gift_defaults(uow: UnitOfWork, given: Mapping[str, Any]) -> dict[str, Any]:
    """Fill in the only creator of the book, and today as the day of arrival."""
    return {"received_on": uow.today, **({} if given.get("creator_id") else only_creator(uow))}


def post_defaults(uow: UnitOfWork, given: Mapping[str, Any]) -> dict[str, Any]:
    """Fill in creator and brand of the deal, and the audience countries of the creator's channel on the platform."""
    from creatorbook.store.models import Deal

    values: dict[str, Any] = {}
    deal = uow.session.get(Deal, given["deal_id"]) if given.get("deal_id") else None
    if deal is not None:
        values |= {"creator_id": deal.creator_id, "brand_id": deal.brand_id}
    elif not given.get("creator_id"):
        values |= only_creator(uow)
    creator_id = given.get("creator_id") or values.get("creator_id")
    if creator_id:
        creator = facts.one_creator(uow.connection, str(creator_id))
        platform = given.get("platform")
        audience = {
            country
            for channel in creator.channels
            if platform is None or channel.platform is platform
            for country in channel.audience_countries
        }
        values |= {"audience_countries": tuple(sorted(audience)), "language": creator.language}
    return values


def only_creator(uow: UnitOfWork) -> dict[str, Any]:
    """Return the creator of a book that has but one, as a value of creator_id."""
    ids = uow.read_once("creators", lambda: records.ids(uow.connection, "creator", limit=2))
    return {"creator_id": ids[0]} if len(ids) == 1 else {}


def conflicts(reading: Executes, deal_id: str) -> tuple[Finding, ...]:
    """Return the exclusivities that this deal breaks, or that it grants and others break, with both windows."""
    subject = facts.dossier(reading, deal_id)
    return exclusivity_conflicts(subject, facts.dossiers(reading, rivals(reading, subject), of=subject.deal.creator))


def rivals(reading: Executes, subject: Dossier) -> list[str]:
    """Return the creator's other deals (ids) that promise something for this one's days, or fall under its promises."""
    work = work_span(subject)
    others = (
        _DEAL.id.differs(subject.deal.id),
        _DEAL.creator_id.equals(subject.deal.creator.id),
        Not(_DEAL.stage.among((Stage.PASSED, Stage.LOST))),
    )
    promising = select(_PROMISE, _DEAL.id).join(_DEAL, _DEAL.id.equals(_PROMISE.deal_id)).where(*others)
    if work.first is not None:
        promising = promising.where(any_of(_PROMISE.ends_on.is_null(), _PROMISE.ends_on.at_least(work.first)))
    if work.last is not None:
        promising = promising.where(any_of(_PROMISE.starts_on.is_null(), _PROMISE.starts_on.at_most(work.last)))
    found = door.values(reading, promising)
    brands = _brands_under(reading, subject)
    if brands:
        found += records.ids(reading, "deal", _DEAL.brand_id.among(brands), *others)
    return found


def _brands_under(reading: Executes, subject: Dossier) -> list[str]:
    """Return the ids of the brands that fall under what the deal promises."""
    if not subject.exclusivities:
        return []
    names = door.iterate(reading, select("brand", "id", "name", "legal_name", "category").with_trash())
    brands = (Brand(id, name, legal_name=legal, category=category) for id, name, legal, category in names)
    return [brand.id for brand in brands if any(match_exclusivity(each, brand) for each in subject.exclusivities)]
