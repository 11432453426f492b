"""An electronic invoice in the syntax of UN/CEFACT (Cross Industry Invoice D22B), which Factur-X puts into a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.invoice.xml.writing import Branch, digits, write
from creatorbook.domain.money.invoices.treatments import VatCategory

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from creatorbook.documents.invoice.xml.facts import EGroup, EInvoice, ELine, EParty, EPayment

_UNCEFACT = "urn:un:unece:uncefact:data:standard"
CII = {
    "rsm": f"{_UNCEFACT}:CrossIndustryInvoice:100",
    "ram": f"{_UNCEFACT}:ReusableAggregateBusinessInformationEntity:100",
    "qdt": f"{_UNCEFACT}:QualifiedDataType:100",
    "udt": f"{_UNCEFACT}:UnqualifiedDataType:100",
}
DISCOUNT = "95"  # UNTDID 5189


def write_cii(invoice: EInvoice) -> bytes:
    """Return the invoice as an XML file; equal facts give equal bytes."""
    root = Branch("rsm:CrossIndustryInvoice")
    context = root.add("rsm:ExchangedDocumentContext")
    context.say("ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID", invoice.process)
    context.say("ram:GuidelineSpecifiedDocumentContextParameter/ram:ID", invoice.specification)
    document = root.add("rsm:ExchangedDocument")
    document.say("ram:ID", invoice.number)
    document.say("ram:TypeCode", invoice.kind.value)
    _day(document.add("ram:IssueDateTime"), invoice.issued_on)
    for code, text in invoice.notes:
        note = document.add("ram:IncludedNote")
        note.say("ram:Content", text)
        note.say("ram:SubjectCode", code)
    deal = root.add("rsm:SupplyChainTradeTransaction")
    for place, line in enumerate(invoice.lines, start=1):
        _line(deal.add("ram:IncludedSupplyChainTradeLineItem"), place, line)
    _agreement(deal.add("ram:ApplicableHeaderTradeAgreement"), invoice)
    delivery = deal.add("ram:ApplicableHeaderTradeDelivery")
    if invoice.supplied_to is not None and invoice.supplied_from == invoice.supplied_to:
        event = delivery.add("ram:ActualDeliverySupplyChainEvent")
        _day(event.add("ram:OccurrenceDateTime"), invoice.supplied_to)
    _settlement(deal.add("ram:ApplicableHeaderTradeSettlement"), invoice)
    return write(root, CII)


def _line(item: Branch, place: int, line: ELine) -> None:
    item.say("ram:AssociatedDocumentLineDocument/ram:LineID", str(place))
    item.say("ram:SpecifiedTradeProduct/ram:Name", line.text)
    price = item.add("ram:SpecifiedLineTradeAgreement").add("ram:NetPriceProductTradePrice")
    price.say("ram:ChargeAmount", digits(line.price))
    delivery = item.add("ram:SpecifiedLineTradeDelivery")
    delivery.say("ram:BilledQuantity", digits(line.quantity), unitCode=line.unit)
    settlement = item.add("ram:SpecifiedLineTradeSettlement")
    _category(settlement.add("ram:ApplicableTradeTax"), line.category, line.rate)
    if line.discount is not None:
        _reduction(settlement.add("ram:SpecifiedTradeAllowanceCharge"), line.discount, "")
    sums = settlement.add("ram:SpecifiedTradeSettlementLineMonetarySummation")
    sums.say("ram:LineTotalAmount", digits(line.net))


def _agreement(agreement: Branch, invoice: EInvoice) -> None:
    agreement.say("ram:BuyerReference", invoice.buyer_reference)
    _party(agreement.add("ram:SellerTradeParty"), invoice.seller)
    _party(agreement.add("ram:BuyerTradeParty"), invoice.buyer)
    agreement.say("ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID", invoice.order)
    agreement.say("ram:ContractReferencedDocument/ram:IssuerAssignedID", invoice.contract)


def _party(party: Branch, said: EParty) -> None:
    party.say("ram:ID", said.own_id)
    party.say("ram:Name", said.name)
    if said.legal.value or said.trading_name:
        legal = party.add("ram:SpecifiedLegalOrganization")
        _identifier(legal, "ram:ID", said.legal.value, said.legal.scheme)
        legal.say("ram:TradingBusinessName", said.trading_name)
    if said.contact or said.phone or said.email:
        contact = party.add("ram:DefinedTradeContact")
        contact.say("ram:PersonName", said.contact)
        contact.say("ram:TelephoneUniversalCommunication/ram:CompleteNumber", said.phone)
        contact.say("ram:EmailURIUniversalCommunication/ram:URIID", said.email)
    place = party.add("ram:PostalTradeAddress")
    place.say("ram:PostcodeCode", said.postcode)
    for name, street in zip(("ram:LineOne", "ram:LineTwo", "ram:LineThree"), said.streets, strict=False):
        place.say(name, street)
    place.say("ram:CityName", said.town)
    place.say("ram:CountryID", said.country)
    place.say("ram:CountrySubDivisionName", said.region)
    if said.address.value:
        _identifier(party.add("ram:URIUniversalCommunication"), "ram:URIID", said.address.value, said.address.scheme)
    for scheme, number in (("VA", said.vat), ("FC", said.tax)):
        if number:
            party.add("ram:SpecifiedTaxRegistration").say("ram:ID", number, schemeID=scheme)


def _identifier(parent: Branch, name: str, value: str, scheme: str) -> None:
    if scheme:
        parent.say(name, value, schemeID=scheme)
    else:
        parent.say(name, value)


def _settlement(settlement: Branch, invoice: EInvoice) -> None:
    payment = invoice.payment
    if payment is not None:
        settlement.say("ram:PaymentReference", payment.quote)
    if invoice.home is not None:
        settlement.say("ram:TaxCurrencyCode", invoice.home[0])
    settlement.say("ram:InvoiceCurrencyCode", invoice.currency)
    if payment is not None:
        _means(settlement.add("ram:SpecifiedTradeSettlementPaymentMeans"), payment)
    for group in invoice.groups:
        _group(settlement.add("ram:ApplicableTradeTax"), group)
    if invoice.period is not None:
        period = settlement.add("ram:BillingSpecifiedPeriod")
        _day(period.add("ram:StartDateTime"), invoice.period[0])
        _day(period.add("ram:EndDateTime"), invoice.period[1])
    for allowance in invoice.allowances:
        reduction = settlement.add("ram:SpecifiedTradeAllowanceCharge")
        _reduction(reduction, allowance.amount, allowance.text)
        _category(reduction.add("ram:CategoryTradeTax"), allowance.category, allowance.rate)
    if invoice.terms or invoice.due_on is not None:
        terms = settlement.add("ram:SpecifiedTradePaymentTerms")
        terms.say("ram:Description", invoice.terms)
        if invoice.due_on is not None:
            _day(terms.add("ram:DueDateDateTime"), invoice.due_on)
    _sums(settlement.add("ram:SpecifiedTradeSettlementHeaderMonetarySummation"), invoice)
    for number, day in invoice.earlier:
        earlier = settlement.add("ram:InvoiceReferencedDocument")
        earlier.say("ram:IssuerAssignedID", number)
        _day(earlier.add("ram:FormattedIssueDateTime"), day, "qdt:DateTimeString")


def _means(means: Branch, payment: EPayment) -> None:
    means.say("ram:TypeCode", payment.means)
    if payment.account:
        account = means.add("ram:PayeePartyCreditorFinancialAccount")
        account.say("ram:IBANID", payment.account if payment.is_iban else "")
        account.say("ram:AccountName", payment.name)
        account.say("ram:ProprietaryID", "" if payment.is_iban else payment.account)
    means.say("ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID", payment.bic)


def _group(tax: Branch, group: EGroup) -> None:
    tax.say("ram:CalculatedAmount", digits(group.tax))
    tax.say("ram:TypeCode", "VAT")
    tax.say("ram:ExemptionReason", group.reason)
    tax.say("ram:BasisAmount", digits(group.taxable))
    tax.say("ram:CategoryCode", group.category.value)
    tax.say("ram:ExemptionReasonCode", group.code)
    _rate(tax, group.category, group.rate)


def _category(tax: Branch, category: VatCategory, rate: Decimal) -> None:
    tax.say("ram:TypeCode", "VAT")
    tax.say("ram:CategoryCode", category.value)
    _rate(tax, category, rate)


def _rate(tax: Branch, category: VatCategory, rate: Decimal) -> None:
    # BR-O-05: what is outside the scope of VAT has no rate, not even one of nothing.
    if category is not VatCategory.OUTSIDE:
        tax.say("ram:RateApplicablePercent", digits(rate))


def _reduction(reduction: Branch, amount: Decimal, text: str) -> None:
    reduction.say("ram:ChargeIndicator/udt:Indicator", "false")
    reduction.say("ram:ActualAmount", digits(amount))
    reduction.say("ram:ReasonCode", DISCOUNT)
    reduction.say("ram:Reason", text)


def _sums(sums: Branch, invoice: EInvoice) -> None:
    totals = invoice.totals
    sums.say("ram:LineTotalAmount", digits(totals.lines))
    sums.say("ram:AllowanceTotalAmount", digits(totals.allowances) if invoice.allowances else "")
    sums.say("ram:TaxBasisTotalAmount", digits(totals.without_vat))
    sums.say("ram:TaxTotalAmount", digits(totals.vat), currencyID=invoice.currency)
    if invoice.home is not None:
        sums.say("ram:TaxTotalAmount", digits(invoice.home[1]), currencyID=invoice.home[0])
    sums.say("ram:GrandTotalAmount", digits(totals.with_vat))
    sums.say("ram:TotalPrepaidAmount", digits(totals.prepaid) if totals.prepaid else "")
    sums.say("ram:DuePayableAmount", digits(totals.payable))


def _day(parent: Branch, day: date, name: str = "udt:DateTimeString") -> None:
    parent.say(name, f"{day:%Y%m%d}", format="102")
