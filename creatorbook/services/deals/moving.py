"""Deals: moving them between stages, and the rules that a stage and its days are held to at every door."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _
from creatorbook.domain.deals.stages import check_move, say_day_taken
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.deals import Stage
from creatorbook.services.book.command import Command
from creatorbook.services.deals import facts
from creatorbook.services.deals.windows import is_inverted
from creatorbook.services.fields.gate import field_values, save_record
from creatorbook.services.money.payments import refuse_invoices_of_others
from creatorbook.services.wording.findings import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.services.fields.hooks import Surroundings
    from creatorbook.store.writing.uow import UnitOfWork


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
        if before["signed_on"] is None and deal.signed_on is not None:
            return say_day_taken(found, deal.signed_on)
        return found


def _refuse_errors(found: tuple[Finding, ...]) -> None:
    for each in found:
        if each.severity is Severity.ERROR and each.code != "stage.same":
            raise AnswerIsNo(sentence(each), where=each.about, code=each.code)


def check_deal(around: Surroundings, deal: Mapping[str, Any], before: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """Hold a stage to the rules of moves, days to their order, and invoices to one brand; raise AnswerIsNo or BadInput.

    A deal that becomes contracted was signed, today unless it says when; one that is taken up again has no reason.
    """
    if is_inverted(deal):
        raise BadInput(_("The deal would end before it starts."), where="ends_on", hint=_("Check both dates."))
    if deal["fee"] is not None and deal["fee"].minor < 0:
        raise BadInput(_("A fee cannot be negative."), where="fee")
    refuse_invoices_of_others(around, deal, before)
    stage = deal["stage"]
    if before is None or (before["stage"] is stage and before["stage_reason"].strip()):
        if stage in (Stage.LOST, Stage.PASSED) and not deal["stage_reason"].strip():
            raise AnswerIsNo(
                _("A deal that is declined or lost needs a reason."), where="stage_reason", code="stage.reason_needed"
            )
    elif before["stage"] is not stage:
        # The move starts where the deal stood; all else is judged as it was just written.
        dossier = facts.dossier(around.reading, deal["id"])
        stood = replace(dossier, deal=replace(dossier.deal, stage=before["stage"]))
        _refuse_errors(check_move(stood, stage, deal["stage_reason"]))
        held: dict[str, Any] = {}
        if stage is Stage.CONTRACTED and deal["signed_on"] is None:
            held["signed_on"] = around.today
        if before["stage"] in (Stage.LOST, Stage.PASSED) and stage not in (Stage.LOST, Stage.PASSED):
            # Why it had ended is no reason any more for where it stands now; the history keeps it.
            held["stage_reason"] = ""
        return held
    return {}
