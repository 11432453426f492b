"""Electronic invoices read back from either syntax, as the facts that were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.invoice.xml.cii import CII
from creatorbook.documents.invoice.xml.facts import (
    EAllowance,
    EGroup,
    EInvoice,
    ELine,
    EParty,
    EPayment,
    ETotals,
    Identifier,
)
from creatorbook.documents.invoice.xml.leaves import Leaf, is_named, read_root, unreadable
from creatorbook.documents.invoice.xml.ubl import UBL_CREDIT, UBL_INVOICE
from creatorbook.domain.money.invoices.treatments import DocumentKind, VatCategory

if TYPE_CHECKING:
    from datetime import date


def read_einvoice(data: bytes) -> EInvoice:
    """Return what an electronic invoice (XML) says; raises BadInput where it is none, or cannot be understood."""
    node = read_root(data)
    try:
        if is_named(node, "rsm:CrossIndustryInvoice", CII):
            return _read_cii(Leaf(node, CII))
        if is_named(node, "ubl:Invoice", UBL_INVOICE):
            return _read_ubl(Leaf(node, UBL_INVOICE), "Invoice")
        if is_named(node, "ubl:CreditNote", UBL_CREDIT):
            return _read_ubl(Leaf(node, UBL_CREDIT), "CreditNote")
    except ValueError as error:
        # A category or a kind that is in no list of ours.
        raise unreadable() from error
    raise unreadable()


def _read_cii(root: Leaf) -> EInvoice:
    context, document = root.at("rsm:ExchangedDocumentContext"), root.at("rsm:ExchangedDocument")
    deal = root.at("rsm:SupplyChainTradeTransaction")
    agreement = deal.at("ram:ApplicableHeaderTradeAgreement")
    settlement = deal.at("ram:ApplicableHeaderTradeSettlement")
    sums = settlement.at("ram:SpecifiedTradeSettlementHeaderMonetarySummation")
    currency = settlement.text("ram:InvoiceCurrencyCode")
    taxes = {each.attribute("currencyID"): each for each in sums.all("ram:TaxTotalAmount")}
    home = settlement.text("ram:TaxCurrencyCode")
    day = deal.day(
        "ram:ApplicableHeaderTradeDelivery/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString"
    )
    period = settlement.at("ram:BillingSpecifiedPeriod")
    terms = settlement.at("ram:SpecifiedTradePaymentTerms")
    return EInvoice(
        specification=context.text("ram:GuidelineSpecifiedDocumentContextParameter/ram:ID"),
        process=context.text("ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID"),
        kind=DocumentKind(document.text("ram:TypeCode")),
        number=document.text("ram:ID"),
        issued_on=_day(document.day("ram:IssueDateTime/udt:DateTimeString")),
        currency=currency,
        seller=_cii_party(agreement.at("ram:SellerTradeParty")),
        buyer=_cii_party(agreement.at("ram:BuyerTradeParty")),
        lines=tuple(_cii_line(each) for each in deal.all("ram:IncludedSupplyChainTradeLineItem")),
        groups=tuple(_cii_group(each) for each in settlement.all("ram:ApplicableTradeTax")),
        totals=ETotals(
            sums.number("ram:LineTotalAmount"),
            sums.number("ram:AllowanceTotalAmount"),
            sums.number("ram:TaxBasisTotalAmount"),
            taxes[currency].number("") if currency in taxes else sums.number("ram:TaxTotalAmount"),
            sums.number("ram:GrandTotalAmount"),
            sums.number("ram:TotalPrepaidAmount"),
            sums.number("ram:DuePayableAmount"),
        ),
        due_on=terms.day("ram:DueDateDateTime/udt:DateTimeString"),
        supplied_from=day or period.day("ram:StartDateTime/udt:DateTimeString"),
        supplied_to=day or period.day("ram:EndDateTime/udt:DateTimeString"),
        home=(home, taxes[home].number("")) if home in taxes else None,
        buyer_reference=agreement.text("ram:BuyerReference"),
        order=agreement.text("ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID"),
        contract=agreement.text("ram:ContractReferencedDocument/ram:IssuerAssignedID"),
        notes=tuple(
            (each.text("ram:SubjectCode"), each.text("ram:Content")) for each in document.all("ram:IncludedNote")
        ),
        earlier=tuple(
            (each.text("ram:IssuerAssignedID"), _day(each.day("ram:FormattedIssueDateTime/qdt:DateTimeString")))
            for each in settlement.all("ram:InvoiceReferencedDocument")
        ),
        allowances=tuple(
            EAllowance(
                each.text("ram:Reason"),
                each.number("ram:ActualAmount"),
                VatCategory(each.text("ram:CategoryTradeTax/ram:CategoryCode")),
                each.number("ram:CategoryTradeTax/ram:RateApplicablePercent"),
            )
            for each in settlement.all("ram:SpecifiedTradeAllowanceCharge")
        ),
        payment=_cii_payment(settlement),
        terms=terms.text("ram:Description"),
    )


def _cii_party(party: Leaf) -> EParty:
    legal, address = (
        party.at("ram:SpecifiedLegalOrganization/ram:ID"),
        party.at("ram:URIUniversalCommunication/ram:URIID"),
    )
    place, contact = party.at("ram:PostalTradeAddress"), party.at("ram:DefinedTradeContact")
    taxes = {each.attribute("schemeID"): each.text() for each in party.all("ram:SpecifiedTaxRegistration/ram:ID")}
    streets = (place.text(name) for name in ("ram:LineOne", "ram:LineTwo", "ram:LineThree"))
    return EParty(
        name=party.text("ram:Name"),
        country=place.text("ram:CountryID"),
        trading_name=party.text("ram:SpecifiedLegalOrganization/ram:TradingBusinessName"),
        own_id=party.text("ram:ID"),
        legal=Identifier(legal.text(), legal.attribute("schemeID")),
        vat=taxes.get("VA", ""),
        tax=taxes.get("FC", ""),
        address=Identifier(address.text(), address.attribute("schemeID")),
        streets=tuple(filter(None, streets)),
        postcode=place.text("ram:PostcodeCode"),
        town=place.text("ram:CityName"),
        region=place.text("ram:CountrySubDivisionName"),
        contact=contact.text("ram:PersonName"),
        phone=contact.text("ram:TelephoneUniversalCommunication/ram:CompleteNumber"),
        email=contact.text("ram:EmailURIUniversalCommunication/ram:URIID"),
    )


def _cii_line(item: Leaf) -> ELine:
    settlement = item.at("ram:SpecifiedLineTradeSettlement")
    quantity = item.at("ram:SpecifiedLineTradeDelivery/ram:BilledQuantity")
    discount = settlement.at("ram:SpecifiedTradeAllowanceCharge")
    return ELine(
        item.text("ram:SpecifiedTradeProduct/ram:Name"),
        quantity.number(""),
        quantity.attribute("unitCode"),
        item.number("ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount"),
        VatCategory(settlement.text("ram:ApplicableTradeTax/ram:CategoryCode")),
        settlement.number("ram:ApplicableTradeTax/ram:RateApplicablePercent"),
        settlement.number("ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount"),
        discount.number("ram:ActualAmount") if discount else None,
    )


def _cii_group(tax: Leaf) -> EGroup:
    return EGroup(
        VatCategory(tax.text("ram:CategoryCode")),
        tax.number("ram:RateApplicablePercent"),
        tax.number("ram:BasisAmount"),
        tax.number("ram:CalculatedAmount"),
        tax.text("ram:ExemptionReason"),
        tax.text("ram:ExemptionReasonCode"),
    )


def _cii_payment(settlement: Leaf) -> EPayment | None:
    means = settlement.at("ram:SpecifiedTradeSettlementPaymentMeans")
    if not means:
        return None
    account = means.at("ram:PayeePartyCreditorFinancialAccount")
    iban = account.text("ram:IBANID")
    return EPayment(
        means.text("ram:TypeCode"),
        iban or account.text("ram:ProprietaryID"),
        bool(iban),
        account.text("ram:AccountName"),
        means.text("ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID"),
        settlement.text("ram:PaymentReference"),
    )


def _read_ubl(root: Leaf, kind: str) -> EInvoice:
    currency, home = root.text("cbc:DocumentCurrencyCode"), root.text("cbc:TaxCurrencyCode")
    sums = root.at("cac:LegalMonetaryTotal")
    taxes = {each.at("cbc:TaxAmount").attribute("currencyID"): each for each in root.all("cac:TaxTotal")}
    day = root.day("cac:Delivery/cbc:ActualDeliveryDate")
    period = root.at("cac:InvoicePeriod")
    whole = taxes.get(currency, root.at("cac:TaxTotal"))
    return EInvoice(
        specification=root.text("cbc:CustomizationID"),
        process=root.text("cbc:ProfileID"),
        kind=DocumentKind(root.text(f"cbc:{kind}TypeCode")),
        number=root.text("cbc:ID"),
        issued_on=_day(root.day("cbc:IssueDate")),
        currency=currency,
        seller=_ubl_party(root.at("cac:AccountingSupplierParty/cac:Party")),
        buyer=_ubl_party(root.at("cac:AccountingCustomerParty/cac:Party")),
        lines=tuple(_ubl_line(each, kind) for each in root.all(f"cac:{kind}Line")),
        groups=tuple(_ubl_group(each) for each in whole.all("cac:TaxSubtotal")),
        totals=ETotals(
            sums.number("cbc:LineExtensionAmount"),
            sums.number("cbc:AllowanceTotalAmount"),
            sums.number("cbc:TaxExclusiveAmount"),
            whole.number("cbc:TaxAmount"),
            sums.number("cbc:TaxInclusiveAmount"),
            sums.number("cbc:PrepaidAmount"),
            sums.number("cbc:PayableAmount"),
        ),
        due_on=root.day("cbc:DueDate"),
        supplied_from=day or period.day("cbc:StartDate"),
        supplied_to=day or period.day("cbc:EndDate"),
        home=(home, taxes[home].number("cbc:TaxAmount")) if home in taxes else None,
        buyer_reference=root.text("cbc:BuyerReference"),
        order=root.text("cac:OrderReference/cbc:ID"),
        contract=root.text("cac:ContractDocumentReference/cbc:ID"),
        notes=tuple(_ubl_note(each.text()) for each in root.all("cbc:Note")),
        earlier=tuple(
            (each.text("cbc:ID"), _day(each.day("cbc:IssueDate")))
            for each in root.all("cac:BillingReference/cac:InvoiceDocumentReference")
        ),
        allowances=tuple(
            EAllowance(
                each.text("cbc:AllowanceChargeReason"),
                each.number("cbc:Amount"),
                VatCategory(each.text("cac:TaxCategory/cbc:ID")),
                each.number("cac:TaxCategory/cbc:Percent"),
            )
            for each in root.all("cac:AllowanceCharge")
        ),
        payment=_ubl_payment(root.at("cac:PaymentMeans")),
        terms=root.text("cac:PaymentTerms/cbc:Note"),
    )


def _ubl_note(text: str) -> tuple[str, str]:
    start, code, *rest = text.split("#", 2) if text.startswith("#") and text.count("#") > 1 else ("", "", text)
    return (code, rest[0]) if not start else ("", text)


def _ubl_party(party: Leaf) -> EParty:
    legal, address = party.at("cac:PartyLegalEntity/cbc:CompanyID"), party.at("cbc:EndpointID")
    place, contact = party.at("cac:PostalAddress"), party.at("cac:Contact")
    taxes = {each.text("cac:TaxScheme/cbc:ID"): each.text("cbc:CompanyID") for each in party.all("cac:PartyTaxScheme")}
    streets = (place.text(name) for name in ("cbc:StreetName", "cbc:AdditionalStreetName", "cac:AddressLine/cbc:Line"))
    return EParty(
        name=party.text("cac:PartyLegalEntity/cbc:RegistrationName"),
        country=place.text("cac:Country/cbc:IdentificationCode"),
        trading_name=party.text("cac:PartyName/cbc:Name"),
        own_id=party.text("cac:PartyIdentification/cbc:ID"),
        legal=Identifier(legal.text(), legal.attribute("schemeID")),
        vat=taxes.pop("VAT", ""),
        tax=next(iter(taxes.values()), ""),
        address=Identifier(address.text(), address.attribute("schemeID")),
        streets=tuple(filter(None, streets)),
        postcode=place.text("cbc:PostalZone"),
        town=place.text("cbc:CityName"),
        region=place.text("cbc:CountrySubentity"),
        contact=contact.text("cbc:Name"),
        phone=contact.text("cbc:Telephone"),
        email=contact.text("cbc:ElectronicMail"),
    )


def _ubl_line(item: Leaf, kind: str) -> ELine:
    quantity = item.at("cbc:CreditedQuantity" if kind == "CreditNote" else "cbc:InvoicedQuantity")
    discount, tax = item.at("cac:AllowanceCharge"), item.at("cac:Item/cac:ClassifiedTaxCategory")
    return ELine(
        item.text("cac:Item/cbc:Name"),
        quantity.number(""),
        quantity.attribute("unitCode"),
        item.number("cac:Price/cbc:PriceAmount"),
        VatCategory(tax.text("cbc:ID")),
        tax.number("cbc:Percent"),
        item.number("cbc:LineExtensionAmount"),
        discount.number("cbc:Amount") if discount else None,
    )


def _ubl_group(part: Leaf) -> EGroup:
    tax = part.at("cac:TaxCategory")
    return EGroup(
        VatCategory(tax.text("cbc:ID")),
        tax.number("cbc:Percent"),
        part.number("cbc:TaxableAmount"),
        part.number("cbc:TaxAmount"),
        tax.text("cbc:TaxExemptionReason"),
        tax.text("cbc:TaxExemptionReasonCode"),
    )


def _ubl_payment(means: Leaf) -> EPayment | None:
    if not means:
        return None
    account = means.at("cac:PayeeFinancialAccount")
    number = account.text("cbc:ID")
    return EPayment(
        means.text("cbc:PaymentMeansCode"),
        number,
        number[:2].isalpha() and number[2:4].isdigit(),
        account.text("cbc:Name"),
        account.text("cac:FinancialInstitutionBranch/cbc:ID"),
        means.text("cbc:PaymentID"),
    )


def _day(day: date | None) -> date:
    if day is None:
        raise unreadable()
    return day
