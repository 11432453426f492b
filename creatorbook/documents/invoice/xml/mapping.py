"""From an issued invoice to the facts of an electronic one, in the form that is asked for."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from creatorbook.documents.invoice.payment import reference_of
from creatorbook.documents.invoice.words import said, speech_of
from creatorbook.documents.invoice.xml.facts import EAllowance, EGroup, EInvoice, ELine, EPayment, ETotals
from creatorbook.documents.invoice.xml.formats import BILLING, CORE, PEPPOL, XRECHNUNG
from creatorbook.documents.invoice.xml.identities import e_party
from creatorbook.domain.money.invoices.electronic import EFormat, french_rules_bind, is_peppol
from creatorbook.domain.money.invoices.treatments import DocumentKind, VatCategory, process_code
from creatorbook.domain.money.paying.references import is_creditor_reference

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.documents.inputs.invoice import InvoiceInput

_PIECE = "C62"
# Words of units that people write, in the four languages of documents (UN/ECE recommendation 20).
_UNITS = {
    "HUR": "h hr hrs hour hours heure heures std stunde stunden hora horas",
    "DAY": "d day days jour jours tag tage día días dia dias",
    "MON": "month months mois monat monate mes meses",
    "KMT": "km",
}
_UNIT_CODES = {word: code for code, words in _UNITS.items() for word in words.split()}
# The French rules (BR-FR-05) want these three notes under a code; a credit note asks for none of what they say.
_FRENCH_NOTES = {"fr.pmt": "PMT", "fr.pmd": "PMD", "fr.aab": "AAB"}
_NOTHING_OWED = "Sans objet pour un avoir"
_TRANSFER, _SEPA, _NONE = "30", "58", "1"  # UNTDID 4461
_BARE = frozenset({VatCategory.STANDARD, VatCategory.ZERO})


def facts_of(invoice: InvoiceInput, form: EFormat) -> EInvoice:
    """Return what the electronic invoice says; raises ValueError for a draft: what has no number and day is none."""
    if not invoice.number or invoice.issued_on is None:
        raise ValueError("only an issued invoice has an electronic form")
    # BR-O-02 to -04: who is outside the scope of VAT names no VAT number.
    in_scope = all(group.key.category is not VatCategory.OUTSIDE for group in invoice.totals.groups)
    is_french = french_rules_bind(form, invoice.seller.country, invoice.buyer.country, invoice.buyer_kind)
    on_peppol = is_peppol(form, invoice.seller.country)
    return EInvoice(
        specification=_specification(invoice, form),
        process=_process(invoice, form, is_french=is_french),
        kind=invoice.kind,
        number=invoice.number,
        issued_on=invoice.issued_on,
        currency=invoice.currency,
        seller=e_party(
            invoice.seller,
            bears_vat_number=in_scope,
            takes_mail=not on_peppol,
            tax_number=invoice.tax_number,
            is_seller=True,
        ),
        buyer=e_party(invoice.buyer, bears_vat_number=in_scope, takes_mail=not on_peppol),
        lines=_lines(invoice),
        groups=_groups(invoice),
        totals=_totals(invoice),
        due_on=invoice.due_on if not invoice.is_credit else None,
        supplied_from=invoice.supplied_from or invoice.supplied_to,
        supplied_to=invoice.supplied_to or invoice.supplied_from,
        home=(invoice.vat_at_home.currency, invoice.vat_at_home.amount) if invoice.vat_at_home is not None else None,
        buyer_reference=invoice.buyer_reference.strip(),
        order=invoice.order_number.strip(),
        contract=invoice.contract_number.strip(),
        notes=_notes(invoice, form, is_french=is_french),
        earlier=_earlier(invoice),
        allowances=tuple(
            EAllowance(each.text, each.amount.amount, each.category, _percent(each.rate_bp))
            for each in invoice.allowances
        ),
        payment=_payment(invoice),
        terms=_terms(invoice, form),
    )


def _specification(invoice: InvoiceInput, form: EFormat) -> str:
    if form is EFormat.XRECHNUNG:
        return XRECHNUNG
    return PEPPOL if is_peppol(form, invoice.seller.country) else CORE


def _process(invoice: InvoiceInput, form: EFormat, *, is_french: bool) -> str:
    if is_french:
        return process_code(frozenset(invoice.supplies), is_paid=_is_paid(invoice), is_final=invoice.is_final)
    return BILLING if form is EFormat.XRECHNUNG or is_peppol(form, invoice.seller.country) else ""


def _is_paid(invoice: InvoiceInput) -> bool:
    return not invoice.totals.payable.minor


def _lines(invoice: InvoiceInput) -> tuple[ELine, ...]:
    return tuple(
        ELine(
            " ".join(line.text.split()),
            line.quantity,
            _UNIT_CODES.get(line.unit.strip().lower(), _PIECE),
            line.unit_price,
            line.category,
            _percent(line.rate_bp),
            line.net.amount,
            line.discount.amount if line.discount is not None and line.discount.minor else None,
        )
        for line in invoice.lines
    )


def _groups(invoice: InvoiceInput) -> tuple[EGroup, ...]:
    reasons = {each.category: each for each in invoice.vat_reasons if each.category not in _BARE}
    made = []
    for group in invoice.totals.groups:
        reason = reasons.get(group.key.category)
        code = reason.code if reason is not None and reason.code.startswith("VATEX-") else ""
        made.append(
            EGroup(
                group.key.category,
                _percent(group.key.rate_bp),
                group.taxable.amount,
                group.tax.amount,
                reason.text if reason is not None else "",
                code,
            )
        )
    return tuple(made)


def _totals(invoice: InvoiceInput) -> ETotals:
    totals = invoice.totals
    sums = (
        totals.sum_of_lines, totals.allowances, totals.total_without_vat, totals.vat, totals.total_with_vat,
        totals.prepaid, totals.payable,
    )  # fmt: skip
    return ETotals(*(each.amount for each in sums))


def _notes(invoice: InvoiceInput, form: EFormat, *, is_french: bool) -> tuple[tuple[str, str], ...]:
    """Return what is said besides: what the law wants on the paper, what is withheld, and the user's own words."""
    texts = {each.id: each.text for each in invoice.mentions}
    french = dict.fromkeys(_FRENCH_NOTES, _NOTHING_OWED) if is_french else {}
    coded = [(_FRENCH_NOTES[key], texts.pop(key, french[key])) for key in french]
    if is_french:
        coded.append(("BAR", "B2B"))
    plain = [*texts.values(), *_withheld(invoice), invoice.notes.strip()]
    plain = [" ".join(text.split()) for text in plain if text.strip()]
    if is_peppol(form, invoice.seller.country) and plain:
        plain = [" – ".join(plain)]  # Peppol takes one note (PEPPOL-EN16931-R002)
    return (*coded, *(("", text) for text in plain))


def _withheld(invoice: InvoiceInput) -> list[str]:
    """Return what the payer keeps back, in words: the standard has no term for it (BT-115 is before it)."""
    if not invoice.withheld:
        return []
    speech = speech_of(invoice)
    rows = [
        said(
            invoice, speech, "withheld", name=each.name, rate=speech.percent(each.rate_bp), base=speech.money(each.base)
        )
        + f": {speech.money(each.amount)}"
        for each in invoice.withheld
    ]
    return [*rows, f"{said(invoice, speech, 'cash')}: {speech.money(invoice.totals.cash_expected)}"]


def _earlier(invoice: InvoiceInput) -> tuple[tuple[str, date], ...]:
    before = invoice.preceding
    told = [(before.number, before.issued_on)] if before is not None else []
    return (*told, *((each.number, each.issued_on) for each in invoice.deposits))


def _payment(invoice: InvoiceInput) -> EPayment | None:
    seller = invoice.seller
    if invoice.is_credit:
        return EPayment(_NONE)
    iban = "".join(seller.iban.split()).upper()
    account = iban or seller.bank_account.strip()
    if not account:
        return None
    quote = reference_of(invoice)
    quote = "".join(quote.split()) if is_creditor_reference(quote) else quote
    means = _SEPA if iban and invoice.currency == "EUR" else _TRANSFER
    return EPayment(means, account, bool(iban), seller.name.strip(), "".join(seller.bic.split()).upper(), quote)


def _terms(invoice: InvoiceInput, form: EFormat) -> str:
    speech = speech_of(invoice)
    if invoice.kind is DocumentKind.CREDIT_NOTE and invoice.preceding is not None:
        day = speech.day(invoice.preceding.issued_on)
        return said(invoice, speech, "credits", number=invoice.preceding.number, day=day)
    discount = invoice.discount
    if discount is None or invoice.discount_bp is None or invoice.issued_on is None:
        return ""
    if form is EFormat.XRECHNUNG:
        days = (discount.until - invoice.issued_on).days
        return f"#SKONTO#TAGE={days}#PROZENT={Decimal(invoice.discount_bp) / 100:.2f}#\n"
    return said(
        invoice,
        speech,
        "accepted",
        day=speech.day(discount.until),
        amount=speech.money(discount.accepted),
        rate=speech.percent(invoice.discount_bp),
        net=speech.money(discount.net),
        tax_amount=speech.money(discount.vat),
    )


def _percent(rate_bp: int) -> Decimal:
    return Decimal(rate_bp) / 100
