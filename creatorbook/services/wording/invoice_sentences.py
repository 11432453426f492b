"""The sentences of invoices: what keeps one from being issued, of a number, a line, a day or its VAT."""

from __future__ import annotations

from creatorbook.common.i18n import mark

INVOICE_SENTENCES: dict[str, str] = {
    "einvoice.draft": mark("A draft has no electronic form: issue the invoice first."),
    "einvoice.currency_decimals": mark(
        "Electronic invoices have two decimals at most, and {currency} has three: none can be made of this one."
    ),
    "einvoice.siren_missing": mark("The SIREN of {party} is missing: an electronic invoice in France must name it."),
    "einvoice.address_missing": mark(
        "Nothing says where {party} takes electronic invoices: add the VAT number or the company number."
    ),
    "einvoice.town_missing": mark(
        "No postcode and town can be read from the address of {party}: write them on one line."
    ),
    "einvoice.buyer_reference_missing": mark(
        "The client’s reference is missing (in Germany the Leitweg-ID of an authority): ask for it."
    ),
    "einvoice.order_missing": mark("The client’s reference or order number is missing: Peppol asks for one of them."),
    "einvoice.phone_missing": mark("Your phone number is missing: an XRechnung must name it."),
    "einvoice.email_missing": mark("Your email address is missing: an XRechnung must name it."),
    "einvoice.account_missing": mark("Your account is missing: an XRechnung must name where it is paid."),
    "invoice.seller_name_missing": mark("Your legal name is missing: the invoice must bear it."),
    "invoice.seller_address_missing": mark("Your address is missing: the invoice must bear it."),
    "invoice.seller_company_number_missing": mark(
        "Your company number is missing: invoices from {country} must bear it."
    ),
    "invoice.seller_vat_number_missing": mark("Your VAT number is missing: this invoice must bear it."),
    "invoice.seller_tax_number_missing": mark(
        "Neither a VAT number nor a tax number of yours is known: the invoice must bear one."
    ),
    "invoice.buyer_name_missing": mark("The client’s legal name is missing: the invoice must bear it."),
    "invoice.buyer_address_missing": mark("The client’s address is missing: the invoice must bear it."),
    "invoice.buyer_company_number_missing": mark(
        "The client’s company number is missing: ask for it, the invoice must bear it."
    ),
    "invoice.buyer_vat_number_missing": mark(
        "The client’s VAT number is missing: ask for it, the client owes the VAT."
    ),
    "invoice.supplied_on_missing": mark("The day on which the work was done is missing: the invoice must name it."),
    "invoice.due_on_missing": mark("The day on which the invoice is due is missing: a formula alone is not enough."),
    "invoice.preceding_missing": mark("This document must name the invoice that it corrects: choose it."),
    "invoice.vat_at_home_missing": mark(
        "The VAT must also be in the currency of {country}: keep a rate under “Rates between currencies” on Money."
    ),
    "invoice.law_unknown": mark(
        "The rules for invoices from {country} are not known here: check what must be on them."
    ),
    "invoice.vat_undecided": mark(
        "The VAT of this invoice ({country}) is not clear yet: fill in the VAT regime and the client’s country."
    ),
    "invoice.line_vat_differs": mark(
        "“{line}” bears {rate}% VAT, where the rules give {expected}%: check the rate and its reason."
    ),
    "invoice.deposits_beyond": mark("The deposits ask for more of a VAT rate than the whole invoice has."),
    "invoice.totals_differ": mark("The invoice says {payable}, its lines make {expected}: open it and save it again."),
    "invoice.mention_missing": mark("These words must be on an invoice from {country}: “{mention}”"),
    "invoice.due_before_issue": mark(
        "The invoice would be due {due_on}, before it is issued ({issued_on}): choose a later day."
    ),
    "invoice.due_too_late": mark(
        "Due {due_on} is later than the law of {country} allows between businesses: {latest} at the latest."
    ),
    "invoice.due_late_unless_agreed": mark(
        "Due {due_on} is later than {latest}: {country} allows that only where it was expressly agreed and is "
        "not grossly unfair."
    ),
    "invoice.number_too_long": mark("“{number}” is too long for the number of an invoice: {most} characters at most."),
    "invoice.number_characters": mark(
        "“{number}” has characters that no invoice number may have: use letters without accents, figures and + _ / -"
    ),
    "invoice.numbering_refused": mark(
        "From {starts_on}, invoices of {country} must come from software that meets {law}. Creatorbook does not: "
        "copy this draft into the tax agency’s own program."
    ),
    "invoice.pattern_characters": mark(
        "The pattern has characters that no invoice number may have: use letters without accents, figures and + _ / -"
    ),
    "invoice.pattern_too_long": mark("The pattern makes numbers that are too long: {most} characters at most."),
    "invoice.pattern_without_counter": mark("The pattern needs one counter: add it once."),
    "invoice.pattern_repeats": mark(
        "The pattern would repeat numbers: the counter begins again each year, and no year is in it. Add the year."
    ),
    "invoice.pattern_meets_other": mark(
        "The pattern can make the same numbers as “{other}”, another series of yours: choose another prefix."
    ),
    "invoice.line_out_of_range": mark("A quantity, a price or a rate is too large, or no number: type it again."),
    "invoice.line_price_negative": mark(
        "A price is never under zero on an invoice: give a discount, or issue a credit note."
    ),
    "invoice.line_without_quantity": mark("A line needs a quantity above zero."),
    "invoice.line_discount": mark("A discount is in the line’s currency, between zero and the line’s own sum."),
}
