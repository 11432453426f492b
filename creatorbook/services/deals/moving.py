"""Deals: moving them between stages, and what other deals' exclusivities say of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _, mark
from creatorbook.domain.deals.exclusivity_conflicts import exclusivity_conflicts, falls_under, work_span
from creatorbook.domain.deals.stages import check_move
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.parties import Brand
from creatorbook.services.book.command import Command
from creatorbook.services.deals import facts
from creatorbook.services.fields.words import word
from creatorbook.services.wording.findings import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.models import Deal as DealRow
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
    label = mark("Move “{title}” to {stage}")

    def execute(self, uow: UnitOfWork) -> tuple[Finding, ...]:
        """Check the move, then set the stage and what follows from it."""
        from creatorbook.store.models import Deal

        deal = uow.get(Deal, self.id, version=self.version)
        found = check_move(facts.dossier(uow.connection, self.id), self.to, self.reason)
        _refuse(found)
        _set_stage(uow, deal, self.to)
        if self.to in (Stage.LOST, Stage.PASSED):
            deal.stage_reason = self.reason.strip() or deal.stage_reason
        uow.named(title=deal.title, stage=word(self.to))
        return found


def _set_stage(uow: UnitOfWork, deal: DealRow, stage: Stage) -> None:
    """Set the stage and what follows from it: a deal that is contracted was signed, today unless it says when."""
    deal.stage = stage
    if stage is Stage.CONTRACTED and deal.signed_on is None:
        deal.signed_on = uow.today


def _refuse(found: tuple[Finding, ...]) -> None:
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
        _refuse(check_move(facts.dossier(uow.connection, deal.id), wanted, deal.stage_reason))
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
    ids = [row[0] for row in uow.connection.exec_driver_sql("SELECT id FROM creator WHERE trashed_at IS NULL LIMIT 2")]
    return {"creator_id": ids[0]} if len(ids) == 1 else {}


def conflicts(reading: Executes, deal_id: str) -> tuple[Finding, ...]:
    """Return the exclusivities that this deal breaks, or that it grants and others break, with both windows."""
    subject = facts.dossier(reading, deal_id)
    return exclusivity_conflicts(subject, facts.dossiers(reading, rivals(reading, subject), of=subject.deal.creator))


def rivals(reading: Executes, subject: Dossier) -> list[str]:
    """Return the creator's other deals (ids) that promise something for this one's days, or fall under its promises."""
    work = work_span(subject)
    others = (
        "d.trashed_at IS NULL AND d.id <> ?1 AND d.creator_id = ?2 "
        f"AND d.stage NOT IN ('{Stage.PASSED.value}', '{Stage.LOST.value}')"
    )
    who = (subject.deal.id, subject.deal.creator.id)
    promising = reading.exec_driver_sql(
        f"SELECT d.id FROM exclusivity e JOIN deal d ON d.id = e.deal_id WHERE e.trashed_at IS NULL AND {others} "
        "AND (?3 IS NULL OR e.ends_on IS NULL OR e.ends_on >= ?3) "
        "AND (?4 IS NULL OR e.starts_on IS NULL OR e.starts_on <= ?4)",
        (*who, _iso(work.first), _iso(work.last)),
    )
    found = [row[0] for row in promising]
    brands = _brands_under(reading, subject)
    if brands:
        working = reading.exec_driver_sql(
            f"SELECT d.id FROM deal d WHERE d.brand_id IN (SELECT value FROM json_each(?3)) AND {others}",
            (*who, json.dumps(brands)),
        )
        found += [row[0] for row in working]
    return found


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _brands_under(reading: Executes, subject: Dossier) -> list[str]:
    """Return the ids of the brands that fall under what the deal promises."""
    if not subject.exclusivities:
        return []
    names = reading.exec_driver_sql("SELECT id, name, legal_name, category FROM brand")
    brands = (Brand(id, name, legal_name=legal, category=category) for id, name, legal, category in names)
    return [brand.id for brand in brands if any(falls_under(each, brand) for each in subject.exclusivities)]
