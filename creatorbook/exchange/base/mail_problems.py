"""What is to be told of a mail that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import mark
from creatorbook.exchange.base.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

MAIL_NOTICES: Mapping[str, Words] = {
    "bad_header": Words(mark("The email’s “{header}” could not be read."), ""),
    "no_mail_date": Words(mark("The email has no date that can be read."), ""),
    "mail_date_range": Words(mark("The email’s date “{text}” cannot be right and was left out."), ""),
    "many_addresses": Words(mark("The email has more than {limit} addresses; the rest were left out."), ""),
    "attachment_large": Words(
        mark("The attachment “{name}” is larger than {limit} MB and was left out."), mark("Save it beside the book.")
    ),
    "attachments_large": Words(
        mark("The attachments are larger than {limit} MB together; “{name}” was left out."),
        mark("Import this email on its own."),
    ),
    "attachment_damaged": Words(mark("The attachment “{name}” is damaged; what could be read was kept."), ""),
    "mail_skipped_deep": Words(mark("The email holds too many emails and was left out."), mark("Save it alone.")),
    "mail_skipped_parts": Words(mark("The email has too many parts and was left out."), mark("Save it alone.")),
    "mail_skipped_damaged": Words(mark("The email is damaged and was left out."), mark("Save it alone as .eml.")),
    "attachment_empty": Words(mark("The attachment “{name}” is empty and was left out."), mark("Ask for it again.")),
    "winmail": Words(
        mark("“{name}” may hide files that only Outlook can open."), mark("Ask for them as PDF, or as a plain email.")
    ),
    "mail_hides": Words(
        mark("The email hides words from its readers; they were left out: “{text}”."),
        mark("Open it in your email program if they matter."),
    ),
    "mail_invitation": Words(
        mark("The email is an invitation without a text: it is kept as {name}."), mark("Open it in your calendar.")
    ),
    "mail_automatic": Words(
        mark("The email of {sender} was written by a machine: no brand or lead was made."),
        mark("If it is one, import it again as email."),
    ),
    "mail_fraud": Words(
        mark(
            "The email of {sender} asks for what frauds ask for, such as money first, a password or a program to open: "
            "no brand or lead was made."
        ),
        mark("Check who wrote it by another way than this email. If it is an offer, import it again as email."),
    ),
    "mail_like_fraud": Words(
        mark(
            "The email of {sender} asks for what frauds ask for, such as money first, a password or a program to open."
        ),
        mark("Check who wrote it by another way than this email before you answer."),
    ),
    "mail_newsletter": Words(
        mark("The email of {sender} is a newsletter: no brand or lead was made."),
        mark("If it is one, import it again as email."),
    ),
    "mail_private": Words(
        mark("The email of {sender} is from a private address: no brand or lead was made."),
        mark("If it is one, import it again as email."),
    ),
    "mail_agency": Words(
        mark("The email of {sender} is from an agency: no brand or lead was made."),
        mark("If it is one, import it again as email."),
    ),
    "mail_agency_for": Words(
        mark("The email of {sender} is from an agency that writes for “{brand}”: no brand or lead was made."),
        mark("If it is one, import it again as email."),
    ),
    "mail_payment": Words(
        mark("The email of {sender} tells of a payment: no brand or lead was made."),
        mark("Enter the payment in its deal. If it is an offer, import it again as email."),
    ),
    "mail_bill": Words(
        mark("The email of {sender} asks you to pay an invoice: no brand or lead was made."),
        mark("If it is an offer, import it again as email."),
    ),
    "mail_trade": Words(
        mark("The email of {sender} trades in followers, links or places in a search: no brand or lead was made."),
        mark("If it is an offer to you, import it again as email."),
    ),
    "mail_forwarded": Words(
        mark("The email of {sender} forwards one of “{brand}”: no brand or lead was made."),
        mark("If it is an offer, import it again as email: the lead is that of who wrote it."),
    ),
    "mail_joins": Words(
        mark("The email of {sender} goes into the open deal “{title}”."),
        mark("If it is another offer, say so, and it gets a lead of its own."),
    ),
    "mail_no_client": Words(
        mark("The email does not say for which brand {agency} writes: the lead is kept under “{brand}”."),
        mark("Choose the brand in the deal."),
    ),
}
