"""An electronic invoice in the syntax of OASIS (UBL 2.1), which Peppol and XRechnung take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.invoice.xml.formats import XRECHNUNG
from creatorbook.documents.invoice.xml.writing import Branch, digits, write
from creatorbook.domain.money.invoices.treatments import DocumentKind, VatCategory

if TYPE_CHECKING:
    from decimal import Decimal

    from creatorbook.documents.invoice.xml.facts import EGroup, EInvoice, ELine, EParty

_OASIS = "urn:oasis:names:specification:ubl:schema:xsd"
_PARTS = {"cac": f"{_OASIS}:CommonAggregateComponents-2", "cbc": f"{_OASIS}:CommonBasicComponents-2"}
UBL_INVOICE = {"ubl": f"{_OASIS}:Invoice-2", **_PARTS}
UBL_CREDIT = {"ubl": f"{_OASIS}:CreditNote-2", **_PARTS}
_DISCOUNT = "95"  # UNTDID 5189
_TAX_OFFICE = "FC"  # a number that is not one of VAT


def write_ubl(invoice: EInvoice) -> bytes:
    """Return the invoice as an XML file, a credit note as a CreditNote; equal facts give equal bytes."""
    is_credit = invoice.kind is DocumentKind.CREDIT_NOTE
    root = Branch("ubl:CreditNote" if is_credit else "ubl:Invoice")
    root.say("cbc:CustomizationID", invoice.specification)
    root.say("cbc:ProfileID", invoice.process)
    root.say("cbc:ID", invoice.number)
    root.say("cbc:IssueDate", invoice.issued_on.isoformat())
    root.say("cbc:DueDate", invoice.due_on.isoformat() if invoice.due_on is not None and not is_credit else "")
    root.say("cbc:CreditNoteTypeCode" if is_credit else "cbc:InvoiceTypeCode", invoice.kind.value)
    for code, text in invoice.notes:
        root.say("cbc:Note", f"#{code}#{text}" if code else text)
    root.say("cbc:DocumentCurrencyCode", invoice.currency)
    root.say("cbc:TaxCurrencyCode", invoice.home[0] if invoice.home is not None else "")
    root.say("cbc:BuyerReference", invoice.buyer_reference)
    if invoice.period is not None:
        period = root.add("cac:InvoicePeriod")
        period.say("cbc:StartDate", invoice.period[0].isoformat())
        period.say("cbc:EndDate", invoice.period[1].isoformat())
    root.say("cac:OrderReference/cbc:ID", invoice.order)
    for number, day in invoice.earlier:
        earlier = root.add("cac:BillingReference").add("cac:InvoiceDocumentReference")
        earlier.say("cbc:ID", number)
        earlier.say("cbc:IssueDate", day.isoformat())
    root.say("cac:ContractDocumentReference/cbc:ID", invoice.contract)
    _party(root.add("cac:AccountingSupplierParty").add("cac:Party"), invoice.seller)
    _party(root.add("cac:AccountingCustomerParty").add("cac:Party"), invoice.buyer)
    if invoice.supplied_to is not None and invoice.supplied_from == invoice.supplied_to:
        root.say("cac:Delivery/cbc:ActualDeliveryDate", invoice.supplied_to.isoformat())
    _payment(root, invoice)
    root.say("cac:PaymentTerms/cbc:Note", invoice.terms)
    for allowance in invoice.allowances:
        reduction = root.add("cac:AllowanceCharge")
        _reduction(reduction, allowance.amount, allowance.text, invoice.currency)
        _category(reduction.add("cac:TaxCategory"), allowance.category, allowance.rate)
    _taxes(root, invoice)
    _sums(root.add("cac:LegalMonetaryTotal"), invoice)
    for place, line in enumerate(invoice.lines, start=1):
        item = root.add("cac:CreditNoteLine" if is_credit else "cac:InvoiceLine")
        _line(item, place, line, invoice.currency, "cbc:CreditedQuantity" if is_credit else "cbc:InvoicedQuantity")
    return write(root, UBL_CREDIT if is_credit else UBL_INVOICE)


def _party(party: Branch, said: EParty) -> None:
    _identifier(party, "cbc:EndpointID", said.address.value, said.address.scheme)
    party.say("cac:PartyIdentification/cbc:ID", said.own_id)
    party.say("cac:PartyName/cbc:Name", said.trading_name)
    place = party.add("cac:PostalAddress")
    for name, street in zip(("cbc:StreetName", "cbc:AdditionalStreetName"), said.streets, strict=False):
        place.say(name, street)
    place.say("cbc:CityName", said.town)
    place.say("cbc:PostalZone", said.postcode)
    place.say("cbc:CountrySubentity", said.region)
    for street in said.streets[2:]:
        place.say("cac:AddressLine/cbc:Line", street)
    place.say("cac:Country/cbc:IdentificationCode", said.country)
    for scheme, number in (("VAT", said.vat), (_TAX_OFFICE, said.tax)):
        if number:
            tax = party.add("cac:PartyTaxScheme")
            tax.say("cbc:CompanyID", number)
            tax.say("cac:TaxScheme/cbc:ID", scheme)
    legal = party.add("cac:PartyLegalEntity")
    legal.say("cbc:RegistrationName", said.name)
    _identifier(legal, "cbc:CompanyID", said.legal.value, said.legal.scheme)
    if said.contact or said.phone or said.email:
        contact = party.add("cac:Contact")
        contact.say("cbc:Name", said.contact)
        contact.say("cbc:Telephone", said.phone)
        contact.say("cbc:ElectronicMail", said.email)


def _identifier(parent: Branch, name: str, value: str, scheme: str) -> None:
    if scheme:
        parent.say(name, value, schemeID=scheme)
    else:
        parent.say(name, value)


def _payment(root: Branch, invoice: EInvoice) -> None:
    payment = invoice.payment
    if payment is None:
        return
    means = root.add("cac:PaymentMeans")
    means.say("cbc:PaymentMeansCode", payment.means)
    means.say("cbc:PaymentID", payment.quote)
    if payment.account:
        account = means.add("cac:PayeeFinancialAccount")
        account.say("cbc:ID", payment.account)
        account.say("cbc:Name", payment.name)
        account.say("cac:FinancialInstitutionBranch/cbc:ID", payment.bic)


def _taxes(root: Branch, invoice: EInvoice) -> None:
    whole = root.add("cac:TaxTotal")
    whole.say("cbc:TaxAmount", digits(invoice.totals.vat), currencyID=invoice.currency)
    for group in invoice.groups:
        part = whole.add("cac:TaxSubtotal")
        part.say("cbc:TaxableAmount", digits(group.taxable), currencyID=invoice.currency)
        part.say("cbc:TaxAmount", digits(group.tax), currencyID=invoice.currency)
        _category(
            part.add("cac:TaxCategory"), group.category, group.rate, group, is_german=invoice.specification == XRECHNUNG
        )
    if invoice.home is not None:
        at_home = root.add("cac:TaxTotal")
        at_home.say("cbc:TaxAmount", digits(invoice.home[1]), currencyID=invoice.home[0])


def _category(
    tax: Branch, category: VatCategory, rate: Decimal, group: EGroup | None = None, *, is_german: bool = False
) -> None:
    tax.say("cbc:ID", category.value)
    # BR-O-05: what is outside the scope of VAT has no rate, not even one of nothing; BR-DE-14 wants one in the sums.
    tax.say("cbc:Percent", digits(rate) if category is not VatCategory.OUTSIDE or is_german else "")
    if group is not None:
        tax.say("cbc:TaxExemptionReasonCode", group.code)
        tax.say("cbc:TaxExemptionReason", group.reason)
    tax.say("cac:TaxScheme/cbc:ID", "VAT")


def _reduction(reduction: Branch, amount: Decimal, text: str, currency: str) -> None:
    reduction.say("cbc:ChargeIndicator", "false")
    reduction.say("cbc:AllowanceChargeReasonCode", _DISCOUNT)
    reduction.say("cbc:AllowanceChargeReason", text)
    reduction.say("cbc:Amount", digits(amount), currencyID=currency)


def _sums(sums: Branch, invoice: EInvoice) -> None:
    totals, currency = invoice.totals, invoice.currency
    sums.say("cbc:LineExtensionAmount", digits(totals.lines), currencyID=currency)
    sums.say("cbc:TaxExclusiveAmount", digits(totals.without_vat), currencyID=currency)
    sums.say("cbc:TaxInclusiveAmount", digits(totals.with_vat), currencyID=currency)
    if invoice.allowances:
        sums.say("cbc:AllowanceTotalAmount", digits(totals.allowances), currencyID=currency)
    if totals.prepaid:
        sums.say("cbc:PrepaidAmount", digits(totals.prepaid), currencyID=currency)
    sums.say("cbc:PayableAmount", digits(totals.payable), currencyID=currency)


def _line(item: Branch, place: int, line: ELine, currency: str, quantity: str) -> None:
    item.say("cbc:ID", str(place))
    item.say(quantity, digits(line.quantity), unitCode=line.unit)
    item.say("cbc:LineExtensionAmount", digits(line.net), currencyID=currency)
    if line.discount is not None:
        _reduction(item.add("cac:AllowanceCharge"), line.discount, "", currency)
    product = item.add("cac:Item")
    product.say("cbc:Name", line.text)
    _category(product.add("cac:ClassifiedTaxCategory"), line.category, line.rate)
    item.say("cac:Price/cbc:PriceAmount", digits(line.price), currencyID=currency)
