"""The two sides of an invoice: as the rules see them, and as the paper names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.errors import NotFound
from creatorbook.common.i18n import _
from creatorbook.documents.inputs import contract as paper
from creatorbook.domain.money.invoices.parties import Party
from creatorbook.domain.money.invoices.treatments import BuyerKind
from creatorbook.domain.records.money.invoices import BuyerNature
from creatorbook.services.deals import facts
from creatorbook.services.fields import snapshots
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from creatorbook.domain.money.invoices.law import InvoiceLaw
    from creatorbook.domain.records.parties import Agency, Brand, Creator
    from creatorbook.store.engine.reading import Executes

_NORMAL = "normal"


@dataclass(frozen=True, slots=True)
class Sides:
    """Who asks and who pays: the records, and the law of the seller's country, None where no rules are known."""

    creator: Creator
    brand: Brand
    agency: Agency | None
    law: InvoiceLaw | None

    @property
    def seller(self) -> Party:
        """The creator as the rules see them."""
        who = self.creator
        return Party(
            ("creator", who.id),
            who.legal_name or who.name,
            who.country,
            who.address,
            who.company_number,
            who.vat_number,
            who.tax_number,
            regime_of(who, self.law),
        )

    @property
    def buyer(self) -> Party:
        """Whoever the invoice goes to as the rules see them: the agency where one pays, else the brand."""
        who = self.agency or self.brand
        kind = "agency" if self.agency is not None else "brand"
        is_consumer = self.agency is None and self.brand.buyer_nature is BuyerNature.CONSUMER
        return Party(
            (kind, who.id),
            who.legal_name or who.name,
            who.country,
            who.address,
            who.company_number,
            who.vat_number,
            kind=BuyerKind.CONSUMER if is_consumer else BuyerKind.BUSINESS,
        )


def sides_of(reading: Executes, creator_id: str, brand_id: str, agency_id: str | None) -> Sides:
    """Return both sides by their ids; raises NotFound."""
    creator = facts.one_creator(reading, creator_id)
    found = rows.fetch(reading, "brand", [brand_id]).get(brand_id)
    if found is None:
        raise NotFound(_("The invoice has no brand."), where=f"brand {brand_id}")
    brand = snapshots.brand(found.values, brand_id)
    agency = None
    if agency_id is not None:
        row = rows.fetch(reading, "agency", [agency_id]).get(agency_id)
        agency = None if row is None else snapshots.agency(row.values, agency_id)
    return Sides(creator, brand, agency, rulebook().invoices.get(creator.country))


def regime_of(creator: Creator, law: InvoiceLaw | None) -> str:
    """Return the VAT regime of a creator: the one that was said, else the likely one; "" where the rules know none.

    Who has a VAT number and gives no reason for charging none is taken to charge it, as in `charged.likely_vat_bp`.
    """
    known = [each.id for each in law.regimes] if law is not None else []
    if creator.vat_regime in known:
        return creator.vat_regime
    charges = bool(creator.vat_number.strip()) and not creator.vat_mention.strip()
    likely = [each for each in known if (each == _NORMAL) is charges]
    return (likely or known or [""])[0]


def paper_party(role: paper.PartyRole, who: Creator | Brand | Agency) -> paper.Party:
    """Return a side as the paper names it; the creator with the account to pay on."""

    def said(name: str) -> str:
        return str(getattr(who, name, "") or "")

    name = said("legal_name") or said("name")
    return paper.Party(
        role,
        name=name,
        trading_name="" if said("name").casefold() in name.casefold() else said("name"),
        address=said("address"),
        country=said("country"),
        tax_residence=said("tax_residence"),
        company_number=said("company_number"),
        vat_number=said("vat_number"),
        email=said("email"),
        phone=said("phone"),
        iban=said("iban"),
        legal_form=said("legal_form"),
        register=said("register"),
        bic=said("bic"),
        bank_code=said("bank_code"),
        bank_account=said("bank_account"),
    )
