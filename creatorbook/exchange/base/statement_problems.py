"""What can be wrong with a statement of a bank, and what is to be told of one that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import mark
from creatorbook.exchange.base.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

STATEMENT_PROBLEMS: Mapping[str, Words] = {
    "is_statement": Words(
        mark("This is a statement of a bank ({form}): what its lines pay is proposed before anything is booked."),
        mark("Read it on the page Money, or with: creatorbook statement import FILE."),
    ),
    "statement_pdf": Words(
        mark("This is a document or a picture, not a statement that can be read."),
        mark("Get it from the bank as CAMT.053, MT940, OFX, QIF, CSV or xlsx."),
    ),
    "statement_empty": Words(
        mark("The statement has no lines."), mark("Choose a longer time in the bank, and export it again.")
    ),
    "statement_cut": Words(
        mark("The statement ends in the middle: the file is cut off."), mark("Export it again from the bank.")
    ),
    "statement_xml": Words(mark("The XML of the statement is damaged."), mark("Export it again from the bank.")),
    "statement_doctype": Words(
        mark("The file brings definitions of its own, which no bank’s statement does; it is refused."),
        mark("Export it again from the bank."),
    ),
    "statement_unreadable": Words(
        mark("The statement that begins here cannot be read as MT940."),
        mark("Get it from the bank as CAMT.053 or CSV, or export it again."),
    ),
    "statement_line": Words(
        mark("“{text}” is not a line of a statement."), mark("Export it again from the bank, or as CAMT.053 or CSV.")
    ),
    "statement_amount": Words(
        mark("“{text}” is not an amount: nothing of the statement was taken."), mark("Correct it, or export it again.")
    ),
    "statement_fine_amount": Words(
        mark("“{text}” is finer than {currency} is: nothing of the statement was taken."),
        mark("Check which mark comes before the decimals, and say it."),
    ),
    "statement_unclear_amount": Words(
        mark("“{text}” can be {whole} or {fine}: nothing of the statement was taken."),
        mark("Say whether decimals follow a comma or a point."),
    ),
    "statement_ask_amounts": Words(
        mark("“{text}” can be {whole} or {fine}, and nothing in the statement says which."),
        mark("Say whether decimals follow a comma or a point."),
    ),
    "statement_no_amount": Words(
        mark("The line has no amount: nothing of the statement was taken."), mark("Correct it, or export it again.")
    ),
    "statement_both_sides": Words(
        mark("The line has an amount that came in and one that went out: nothing of the statement was taken."),
        mark("Say which columns are which, or export it again."),
    ),
    "statement_no_direction": Words(
        mark("The line does not say whether the money came in or went out."), mark("Export it again from the bank.")
    ),
    "statement_direction": Words(
        mark("“{text}” does not say whether the money came in or went out."),
        mark("Say which column holds the amount with its sign."),
    ),
    "statement_day": Words(
        mark("“{text}” is not a day: nothing of the statement was taken."), mark("Correct it, or export it again.")
    ),
    "statement_no_day": Words(
        mark("The line has no day: nothing of the statement was taken."), mark("Correct it, or export it again.")
    ),
    "statement_ask_dates": Words(
        mark("“{text}” can be {day} or {other_day}, and nothing in the statement says which."),
        mark("Say whether the day or the month comes first."),
    ),
    "statement_currency": Words(
        mark("“{text}” is not a currency that is known: nothing of the statement was taken."),
        mark("Write EUR, GBP, USD …"),
    ),
    "statement_no_currency": Words(
        mark("Neither a column nor a heading of the statement says in which currency it is."),
        mark("Say the account’s currency."),
    ),
    "statement_columns": Words(
        mark("The headings do not say which columns are the day and the amount: {columns}."),
        mark("Say which they are, by their headings or by their numbers from the left: date=…, amount=…."),
    ),
}

STATEMENT_NOTICES: Mapping[str, Words] = {
    "statement_pending": Words(
        mark("{count} lines are not booked by the bank yet, and wait for the next statement."), ""
    ),
    "statement_never": Words(mark("{count} lines were refused or called off, and are left out."), ""),
    "statement_conversions": Words(
        mark("{count} lines only change one currency of the account into another, and are left out."), ""
    ),
    "statement_gap": Words(
        mark("The lines of {account} do not lead from its opening balance to the closing one of {closing}."),
        mark("Lines are missing or changed: export the statement again before you book it."),
    ),
    "statement_batch": Words(
        mark("The {count} payments of this entry do not add up to its {amount}: it is kept as one line."),
        mark("Ask the bank for the list of its payments."),
    ),
}
