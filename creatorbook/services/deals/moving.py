"""Deals: moving them between stages, and what other deals' exclusivities say of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _
from creatorbook.domain.deals.exclusivity_conflicts import exclusivity_conflicts, match_exclusivity, work_span
from creatorbook.domain.deals.stages import check_move
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.parties import Brand
from creatorbook.services.book.command import Command
from creatorbook.services.deals import facts
from creatorbook.services.deals.windows import is_inverted
from creatorbook.services.fields.gate import field_values, save_record
from creatorbook.services.records import reading as records
from creatorbook.services.wording.findings import sentence
from creatorbook.store import reading as door
from creatorbook.store.query.expressions import Not, any_of
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.services.fields.hooks import Surroundings
    from creatorbook.store.engine.reading import Executes
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
    code = "deal.move"

    def execute(self, uow: UnitOfWork) -> tuple[Finding, ...]:
        """Check the move, then set the stage and what follows from it."""
        from creatorbook.store.models import Deal

        deal = uow.get(Deal, self.id, version=self.version)
        found = check_move(facts.dossier(uow.connection, self.id), self.to, self.reason)
        _refuse_errors(found)
        before = field_values(deal)
        deal.stage = self.to
        if self.to in (Stage.LOST, Stage.PASSED):
            deal.stage_reason = self.reason.strip() or deal.stage_reason
        save_record(uow, deal, before)
        uow.name_change(title=deal.title, stage=self.to.value)
        return found


def _refuse_errors(found: tuple[Finding, ...]) -> None:
    for finding in found:
        if finding.severity is Severity.ERROR and finding.code != "stage.same":
            raise AnswerIsNo(sentence(finding), where=finding.about, code=finding.code)


def check_deal(around: Surroundings, deal: Mapping[str, Any], before: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """Hold a stage to the rules of moves, and the days to their order; raise AnswerIsNo or BadInput.

    A deal that becomes contracted was signed, today unless it says when.
    """
    if is_inverted(deal):
        raise BadInput(_("The deal would end before it starts."), where="ends_on", hint=_("Check both dates."))
    if deal["fee"] is not None and deal["fee"].minor < 0:
        raise BadInput(_("A fee cannot be negative."), where="fee")
    stage = deal["stage"]
    if before is None or (before["stage"] is stage and before["stage_reason"].strip()):
        if stage in (Stage.LOST, Stage.PASSED) and not deal["stage_reason"].strip():
            raise AnswerIsNo(
                _("A deal that is passed or lost needs a reason."), where="stage_reason", code="stage.reason_needed"
            )
    elif before["stage"] is not stage:
        # The move starts where the deal stood; all else is judged as it was just written.
        dossier = facts.dossier(around.reading, deal["id"])
        stood = replace(dossier, deal=replace(dossier.deal, stage=before["stage"]))
        _refuse_errors(check_move(stood, stage, deal["stage_reason"]))
        if stage is Stage.CONTRACTED and deal["signed_on"] is None:
            return {"signed_on": around.today}
    return {}


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
