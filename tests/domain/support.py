"""Short ways of making the snapshots that the rules take."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.common.paths import resources
from creatorbook.domain.records.deals import DealFacts, DealKind, Stage
from creatorbook.domain.records.deliverables import Deliverable
from creatorbook.domain.records.dossier import Dossier
from creatorbook.domain.records.exclusivity import Exclusivity
from creatorbook.domain.records.gifts import Gift
from creatorbook.domain.records.parties import Brand, Channel, Creator
from creatorbook.domain.records.payments import Instalment
from creatorbook.domain.records.posts import Post
from creatorbook.domain.records.rights import UsageRight
from creatorbook.domain.records.terms import InstalmentTrigger, RightsStart, Terms, UsageChannel
from creatorbook.domain.rulebook import read_rulebook
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.rulebook import Rulebook

TODAY = date(2026, 3, 2)


def eur(amount: str) -> Money:
    return Money.of(amount, "EUR")


def day(text: str) -> date:
    return date.fromisoformat(text)


def noon(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}T12:00").replace(tzinfo=UTC)


def codes(findings: Iterable[Finding]) -> list[str]:
    return [each.code for each in findings]


def creator(**fields: Any) -> Creator:
    values: dict[str, Any] = {
        "id": "c1",
        "name": "Nadia Ferrand",
        "legal_name": "Nadia Ferrand EI",
        "country": "FR",
        "tax_residence": "FR",
        "address": "3 quai des Brumes, 44000 Nantes",
        "email": "nadia@example.org",
        "company_number": "512 345 679",
        "language": "fr",
        "currency": "EUR",
        "channels": (Channel(Platform.INSTAGRAM, "@nadia", audience_countries=frozenset({"FR"})),),
    }
    return Creator(**{**values, **fields})


def brand(name: str = "Verdure", **fields: Any) -> Brand:
    values: dict[str, Any] = {
        "id": f"b-{name}",
        "name": name,
        "legal_name": f"{name} SAS",
        "country": "FR",
        "address": "12 rue du Port, 69002 Lyon",
        "email": "contact@example.com",
        "company_number": "498 765 437",
        "category": "Skincare",
    }
    return Brand(**{**values, **fields})


def deal(identity: str = "d1", **fields: Any) -> DealFacts:
    values: dict[str, Any] = {
        "id": identity,
        "title": f"Deal {identity}",
        "kind": DealKind.ONE_OFF,
        "stage": Stage.CONTRACTED,
        "creator": creator(),
        "brand": brand(),
        "fee": eur("1500"),
        "signed_on": day("2026-02-01"),
        "starts_on": day("2026-02-01"),
        "ends_on": day("2026-04-30"),
        "objective": "Spring launch",
    }
    return DealFacts(**{**values, **fields})


def terms(**fields: Any) -> Terms:
    values: dict[str, Any] = {
        "deal_id": "d1",
        "revisions": 2,
        "kill_fee_bp": 2500,
        "payment_days": 30,
        "governing_law": "FR",
    }
    return Terms(**{**values, **fields})


def deliverable(identity: str = "v1", **fields: Any) -> Deliverable:
    values: dict[str, Any] = {
        "id": identity,
        "deal_id": "d1",
        "platform": Platform.INSTAGRAM,
        "medium": Medium.REEL,
        "description": "One reel",
        "due_on": day("2026-03-20"),
    }
    return Deliverable(**{**values, **fields})


def instalment(identity: str = "p1", amount: str = "1500", **fields: Any) -> Instalment:
    values: dict[str, Any] = {
        "id": identity,
        "deal_id": "d1",
        "label": "All of it",
        "amount": eur(amount),
        "trigger": InstalmentTrigger.ON_SIGNATURE,
        # One due date, not two.
        "days_after": None if fields.get("due_on") else 30,
    }
    return Instalment(**{**values, **fields})


def right(identity: str = "r1", **fields: Any) -> UsageRight:
    values: dict[str, Any] = {
        "id": identity,
        "deal_id": "d1",
        "channels": frozenset({UsageChannel.ORGANIC_SOCIAL}),
        "start": RightsStart.ON_SIGNATURE,
        "duration_days": 90,
    }
    return UsageRight(**{**values, **fields})


def exclusivity(identity: str = "x1", **fields: Any) -> Exclusivity:
    values: dict[str, Any] = {
        "id": identity,
        "deal_id": "d1",
        "category": "Skincare",
        "starts_on": day("2026-02-01"),
        "ends_on": day("2026-05-31"),
    }
    return Exclusivity(**{**values, **fields})


def post(identity: str = "o1", **fields: Any) -> Post:
    values: dict[str, Any] = {
        "id": identity,
        "creator_id": "c1",
        "platform": Platform.INSTAGRAM,
        "medium": Medium.REEL,
    }
    return Post(**{**values, **fields})


def gift(identity: str = "g1", **fields: Any) -> Gift:
    values: dict[str, Any] = {
        "id": identity,
        "creator_id": "c1",
        "description": "A lamp",
        "brand_id": "b-Verdure",
        "brand_name": "Verdure",
        "received_on": day("2026-02-10"),
        "value": eur("120"),
    }
    return Gift(**{**values, **fields})


def dossier(identity: str = "d1", **fields: Any) -> Dossier:
    """Make a deal with good terms; `deal_*` fields go to the deal, all others to the dossier."""
    of_deal = {name.removeprefix("deal_"): value for name, value in fields.items() if name.startswith("deal_")}
    rest = {name: value for name, value in fields.items() if not name.startswith("deal_")}
    values: dict[str, Any] = {"terms": terms(deal_id=identity), "deliverables": (deliverable(),), "rights": (right(),)}
    return Dossier(deal=deal(identity, **of_deal), **{**values, **rest})


@cache
def rulebook() -> Rulebook:
    """Return the shipped rules, read as the services do."""
    root = resources() / "rules"
    return read_rulebook(
        {path.relative_to(root).as_posix(): tomllib.loads(path.read_text("utf-8")) for path in root.glob("*/*.toml")}
    )
