"""The main job without a screen: mail, people and gifts in, a deal agreed, its contract out, a post, the duties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _, ngettext
from creatorbook.common.paths import resources
from creatorbook.common.system_words import system_reason
from creatorbook.common.text import safe_name
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import Expectation, TaxNature, Valuation
from creatorbook.domain.records.terms import InstalmentTrigger, ProductDuty, RightsStart, UsageChannel
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.services import imports
from creatorbook.services.book.book import Book
from creatorbook.services.contracts import issuing as contract_issuing
from creatorbook.services.deals.moving import MoveDeal
from creatorbook.services.disclosure import duties as disclosures
from creatorbook.services.disclosure.posts import GoLive
from creatorbook.services.records import rows
from creatorbook.services.records.editing import AddRecord, EditRecord
from creatorbook.services.records.lists import Query, ids
from creatorbook.services.reminders import today

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.common.clock import Clock
    from creatorbook.services.disclosure.duties import Verdict
    from creatorbook.services.imports import ImportSummary

BOOK_NAME = "tour.creatorbook"
FILES = ("contacts.vcf", "google-contacts.csv", "gifts.csv", "collaboration.eml")
_HORIZON_DAYS = 45


@dataclass(frozen=True, slots=True)
class DisclosureOf:
    """What one post or gift owes: its kind and id, its title, and the verdict with its sources."""

    kind: str
    id: str
    title: str
    verdict: Verdict

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON holds it."""
        return {"record": {"kind": self.kind, "id": self.id}, "title": self.title, **self.verdict.to_json()}


@dataclass(frozen=True, slots=True)
class TourReport:
    """What the tour made and found.

    `steps` are sentences for a person, in order. `due` looks 45 days ahead. `problems` are what a check of the finished
    book found: none, unless something is broken.
    """

    book: Path
    contract: Path
    number: str
    pages: int
    sha256: str
    imported: ImportSummary
    deal: rows.Row
    steps: tuple[str, ...]
    due: tuple[today.Line, ...]
    disclosures: tuple[DisclosureOf, ...]
    problems: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON holds it."""
        return {
            "book": str(self.book),
            "contract": {
                "file": str(self.contract),
                "number": self.number,
                "pages": self.pages,
                "sha256": self.sha256,
            },
            "deal": self.deal.to_json(),
            "steps": list(self.steps),
            "due": [line.to_json() for line in self.due],
            "disclosures": [each.to_json() for each in self.disclosures],
            "problems": list(self.problems),
        }


def tour(folder: Path, clock: Clock | None = None, language: str = "en") -> TourReport:
    """Do the main job once in a new book in `folder`, which is made where it is missing; `language` is the book's.

    Raises BadInput where the folder already holds a tour, or cannot be one; nothing is left behind then.
    """
    path = folder / BOOK_NAME
    _refuse_folder(folder, path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            _("The folder cannot be made: {reason}.").format(reason=system_reason(error)), where=str(folder)
        ) from error
    settings = {"name": "Camille Roux", "country": "FR", "language": language, "currency": "EUR"}
    try:
        with Book.create(path, settings, clock) as book:
            return _Tour(book, folder, language).run()
    except BaseException:
        # A tour that could not be finished is none: the folder is free for the next one.
        for left in (path, *(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm"))):
            left.unlink(missing_ok=True)
        raise


def _refuse_folder(folder: Path, path: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise BadInput(_("This is a file, not a folder."), where=str(folder), hint=_("Name a folder for the tour."))
    if path.exists():
        raise BadInput(
            _("There is a tour in this folder already."),
            where=str(path),
            hint=_("Name another folder, or open that book with “--book”."),
        )


class _Tour:
    """One tour in an open book."""

    def __init__(self, book: Book, folder: Path, language: str) -> None:
        self._book = book
        self._folder = folder
        self._language = language
        self._today: date = book.clock.today()
        self._steps: list[str] = [_("A new book: {file}").format(file=book.path.name)]

    def run(self) -> TourReport:
        """Go through the job."""
        imported = self._import()
        deal = self._agree()
        gift = self._receive(deal)
        issued, target = self._issue(deal)
        post = self._publish(deal)
        with self._book.reading() as reading:
            due = tuple(today.list_due(reading, self._today, _HORIZON_DAYS))
            owed = (
                DisclosureOf("post", post, _("The story"), disclosures.post_verdict(reading, post, self._today)),
                DisclosureOf("gift", gift, _("The gift"), disclosures.gift_verdict(reading, gift, self._today)),
            )
            row = rows.get(reading, "deal", deal)
        return TourReport(
            self._book.path,
            target,
            issued.number,
            issued.pages,
            issued.sha256,
            imported,
            row,
            tuple(self._steps),
            due,
            owed,
            self._book.verify().problems,
        )

    def _add(self, kind: str, **values: object) -> str:
        return self._book.run(AddRecord(kind, values)).value

    def _edit(self, kind: str, record: str, **values: object) -> None:
        self._book.run(EditRecord(kind, record, values))

    def _day(self, days: int) -> date:
        return self._today + timedelta(days=days)

    def _import(self) -> ImportSummary:
        paths = [resources() / "samples" / name for name in FILES]
        summary = imports.import_files(self._book, paths).value
        for file in summary.files:
            entries = sum(tally.added for tally in file.tallies.values())
            text = ngettext("{file}: {count} record came in", "{file}: {count} records came in", entries)
            self._steps.append(text.format(file=file.name, count=entries))
        return summary

    def _agree(self) -> str:
        """Agree to what the sample mail proposes, with days from today, and return the deal."""
        with self._book.reading() as reading:
            (creator,) = ids(reading, Query("creator"))
            (deal,) = ids(reading, Query("deal"))
            row = rows.get(reading, "deal", deal)
        self._identities(creator, row["brand_id"].id)
        self._edit(
            "deal",
            deal,
            fee=Money.of(1800, "EUR"),
            objective=_invented_text(self._language, "Launch of Brume d’hiver", "Lancement de Brume d’hiver"),
            starts_on=self._today,
            ends_on=self._day(44),
            next_action=_invented_text(self._language, "Send the script", "Envoyer le script"),
            next_action_on=self._day(3),
        )
        self._terms(deal)
        self._book.run(MoveDeal(deal, Stage.NEGOTIATING))
        self._book.run(MoveDeal(deal, Stage.CONTRACTED))
        agreed = _("Agreed with {brand}: {title}, €1,800 in two instalments")
        self._steps.append(agreed.format(brand=row["brand_id"].title, title=row.title))
        return deal

    def _identities(self, creator: str, brand: str) -> None:
        """Fill in who both are, as a contract must say it."""
        self._edit(
            "creator",
            creator,
            legal_name="Camille Roux",
            address="6 rue des Amandiers\n69001 Lyon",
            email="bonjour@camille-roux.example",
            company_number="000 123 455 00016",
            language=self._language,
        )
        for platform, handle, audience in (
            (Platform.INSTAGRAM, "@camille.roux", ("FR", "GB", "DE")),
            (Platform.YOUTUBE, "@camilleroux", ("FR", "US")),
        ):
            self._add("channel", creator_id=creator, platform=platform, handle=handle, audience_countries=audience)
        self._edit(
            "brand",
            brand,
            legal_name="Atelier Brume SAS",
            company_number="000 654 327",
            country="FR",
            tax_residence="FR",
            address="12 quai des Tilleuls\n74000 Annecy",
            category=_invented_text(self._language, "Skincare", "Soin du visage"),
            language=self._language,
        )

    def _terms(self, deal: str) -> None:
        mist = _invented_text(self._language, "One Brume d’hiver mist", "Une brume Brume d’hiver")
        self._add(
            "terms",
            deal_id=deal,
            payment_days=30,
            revisions=2,
            review_days=3,
            approval_needed=True,
            kill_fee_bp=5000,
            cure_days=15,
            governing_law="FR",
            product_duty=ProductDuty.KEPT,
            product_description=mist,
            product_value=Money.of(34, "EUR"),
        )
        for medium, count, draft, due in ((Medium.STORY, 3, None, 0), (Medium.REEL, 1, 7, 14)):
            self._add(
                "deliverable",
                deal_id=deal,
                platform=Platform.INSTAGRAM,
                medium=medium,
                count=count,
                draft_due_on=None if draft is None else self._day(draft),
                due_on=self._day(due),
            )
        half = _invented_text(self._language, "30 % at signature", "30 % à la signature")
        rest = _invented_text(self._language, "Balance", "Solde")
        for label, amount, trigger in (
            (half, 540, InstalmentTrigger.ON_SIGNATURE),
            (rest, 1260, InstalmentTrigger.ON_POST),
        ):
            money = Money.of(amount, "EUR")
            self._add("payment", deal_id=deal, label=label, amount=money, trigger=trigger, days_after=30)
        self._add(
            "usage_right",
            deal_id=deal,
            channels=(UsageChannel.ORGANIC_SOCIAL.value,),
            territories=("FR",),
            start=RightsStart.ON_FIRST_POST,
            duration_days=90,
        )
        self._add(
            "exclusivity",
            deal_id=deal,
            category=_invented_text(self._language, "Skincare", "Soin du visage"),
            territories=("FR",),
            starts_on=self._day(14),
            ends_on=self._day(44),
        )

    def _receive(self, deal: str) -> str:
        with self._book.reading() as reading:
            brand = rows.get(reading, "deal", deal)["brand_id"].id
        gift = self._add(
            "gift",
            description=_invented_text(self._language, "Brume d’hiver mist", "Brume d’hiver, 50 ml"),
            brand_id=brand,
            deal_id=deal,
            received_on=self._today,
            value=Money.of(34, "EUR"),
            valuation=Valuation.RETAIL_PRICE,
            expectation=Expectation.ASKED,
            tax_nature=TaxNature.INCOME_IN_KIND,
        )
        self._steps.append(_("A gift arrived: it is written down with its value and what was asked for it"))
        return gift

    def _issue(self, deal: str) -> tuple[contract_issuing.Issued, Path]:
        issued = self._book.run(contract_issuing.IssueContract(deal, self._language)).value
        target = self._folder / safe_name(f"{issued.number}.pdf", "contract.pdf")
        try:
            # "x": a file that is there already is somebody's.
            with target.open("xb") as file:
                file.write(issued.pdf)
        except OSError as error:
            raise BadInput(
                _("The contract cannot be written: {reason}.").format(reason=system_reason(error)),
                where=str(target),
                hint=_("Name another folder."),
            ) from error
        text = ngettext("Contract {number}: {count} page", "Contract {number}: {count} pages", issued.pages)
        self._steps.append(text.format(number=issued.number, count=issued.pages))
        return issued, target

    def _publish(self, deal: str) -> str:
        post = self._add(
            "post",
            deal_id=deal,
            platform=Platform.INSTAGRAM,
            medium=Medium.STORY,
            caption=_invented_text(
                self._language,
                "Ad | Werbung | Publicité — with @atelier.brume winter mornings smell of cornflower.",
                "Ad | Werbung | Publicité — avec @atelier.brume, les matins d’hiver sentent le bleuet.",
            ),
            platform_switch=True,
        )
        self._book.run(GoLive(post, url="https://instagram.example/stories/camille.roux/1", label_confirmed=True))
        self._steps.append(_("A story is published, and what it had to say is kept with its sources"))
        return post


def _invented_text(language: str, english: str, french: str) -> str:
    """Return what the invented people of the tour write: their language is the book's, not the screen's."""
    return french if language == "fr" else english
