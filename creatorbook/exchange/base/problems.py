"""What can be wrong with a foreign file: one table of codes, sentences and ways out.

A child process reads the file and sends codes and parameters back; the sentence is made here, in the language of
whoever reads it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _, mark
from creatorbook.exchange.base.mail_problems import MAIL_NOTICES
from creatorbook.exchange.base.rate_problems import RATE_PROBLEMS
from creatorbook.exchange.base.statement_problems import STATEMENT_NOTICES, STATEMENT_PROBLEMS
from creatorbook.exchange.base.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Params = dict[str, str | int]
NOTICES_KEPT = 200


PROBLEMS: Mapping[str, Words] = {
    # The file as a whole
    "missing": Words(mark("There is no such file."), mark("Check the name and the folder.")),
    "folder": Words(mark("This is a folder, not a file."), mark("Choose a file in it.")),
    "not_a_file": Words(mark("This is not an ordinary file."), mark("Copy its content to a file first.")),
    "empty": Words(mark("The file is empty."), mark("Export it again from where it came.")),
    "too_large": Words(
        mark("The file has {size} MB; at most {limit} MB are read."), mark("Split it, or export less of it.")
    ),
    "unreadable": Words(
        mark("The file cannot be read: {reason}."), mark("Check that you may open it and that no program holds it.")
    ),
    "unknown_kind": Words(
        mark("This file is not an address book, a spreadsheet of deals or gifts, or an email that can be recognised."),
        mark("Say what it is when you import it, or export it as vCard, CSV, xlsx or .eml."),
    ),
    "wrong_kind": Words(
        mark("This file cannot be read as {kind}."), mark("Let the kind be found, or choose another one.")
    ),
    "nothing_found": Words(mark("Nothing in the file can be imported."), mark("Open it and check what it holds.")),
    "old_excel": Words(
        mark("This is not an .xlsx workbook."), mark("Open it in your spreadsheet and save it as .xlsx or CSV.")
    ),
    "pdf_or_image": Words(
        mark("This is a document or a picture, not a list or an email."),
        mark(
            "Read a brand’s contract in its deal, or with: creatorbook contract compare DEAL --theirs FILE. Attach "
            "anything else to a deal or a gift."
        ),
    ),
    # A contract that somebody else wrote
    "no_document": Words(
        mark(
            "This file is not a contract that can be read: PDF, Word (.docx), OpenDocument (.odt), emails, pictures "
            "and plain text are."
        ),
        mark("Save it as a PDF, or copy its text to a .txt file."),
    ),
    "pdf_damaged": Words(
        mark("The PDF is damaged; its text cannot be read."), mark("Ask for it again, or print it to a new PDF.")
    ),
    "pdf_locked": Words(
        mark("The PDF is locked with a password."),
        mark("Open it with the password, save a copy without one, and choose that."),
    ),
    "pdf_no_text": Words(
        mark("This PDF holds pictures of pages, no text."),
        mark(
            "Install Tesseract, which recognises text (tesseract-ocr with your languages on Linux, “brew install "
            "tesseract tesseract-lang” on a Mac, its installer on Windows), and choose the file again; or ask for the "
            "original file, or run it through text recognition (OCR) first."
        ),
    ),
    "picture_no_text": Words(
        mark("This is a picture, and no text can be recognised here."),
        mark(
            "Install Tesseract, which recognises text (tesseract-ocr with your languages on Linux, “brew install "
            "tesseract tesseract-lang” on a Mac, its installer on Windows), and choose the file again; or ask for the "
            "original file."
        ),
    ),
    "scan_unread": Words(
        mark("These are pictures, and no words were recognised in them."),
        mark("Ask for the original file, or scan it again, upright and sharp."),
    ),
    "pdf_pages": Words(
        mark("The document has {pages} pages; at most {limit} are read."), mark("Split it, and choose the contract.")
    ),
    "document_no_text": Words(mark("The document holds no text."), mark("Open it and check what it holds.")),
    "document_long": Words(
        mark("The document has more than {limit} characters."), mark("Split it, and choose the contract.")
    ),
    "word_damaged": Words(
        mark("The Word document is damaged; its text cannot be read."), mark("Open it and save it again, or as a PDF.")
    ),
    "old_word": Words(
        mark("This is a document of an older Word, or a locked one."), mark("Open it and save it as .docx or PDF.")
    ),
    **STATEMENT_PROBLEMS,
    **RATE_PROBLEMS,
    # The child process
    "too_much_memory": Words(
        mark("Reading the file needs too much memory; it may be damaged or made to do harm."),
        mark("Split it, or export it again."),
    ),
    "too_long": Words(
        mark("Reading the file takes too long; it may be damaged or made to do harm."),
        mark("Split it, or export it again."),
    ),
    "reader_died": Words(
        mark("The file is damaged: its reader stopped half-way."), mark("Export it again from where it came.")
    ),
    "damaged": Words(mark("The file is damaged."), mark("Export it again from where it came.")),
    "too_much_data": Words(mark("The file unfolds to more data than can be kept."), mark("Split it.")),
    # Text and tables
    "not_text": Words(mark("The file is not text: it holds NUL characters."), mark("Save it as CSV in UTF-8.")),
    "card_not_text": Words(
        mark("The file is not text: it holds NUL characters."), mark("Export it again as vCard (.vcf).")
    ),
    "document_not_text": Words(
        mark("The file is not text: it holds NUL characters."),
        mark("Save it as a PDF, or copy its text to a .txt file."),
    ),
    "bad_encoding": Words(mark("The text is not {encoding}."), mark("Save it again in UTF-8, and import it again.")),
    "long_line": Words(mark("A line or cell is longer than {limit} KB."), mark("The file is probably not a table.")),
    "open_quote": Words(
        mark("A quotation mark is opened and never closed."), mark("Close it, or save the sheet again as CSV.")
    ),
    "stray_quote": Words(
        mark("A quotation mark is where none may be."),
        mark("Save the sheet again as CSV with your spreadsheet program."),
    ),
    "too_many_rows": Words(mark("The file has more than {limit} rows."), mark("Split it.")),
    "too_many_columns": Words(mark("The table has more than {limit} columns."), mark("Remove what is not needed.")),
    "no_rows": Words(mark("The table has headings but no rows."), mark("Choose the sheet that holds the rows.")),
    "no_header": Words(
        mark("No column could be recognised from the headings."),
        mark("Name the columns in the first row, such as Brand, Title, Fee, Date, or Name and Email."),
    ),
    "ask_kind": Words(
        mark("The headings do not say whether the rows are people, brands, deals, payments or gifts."),
        mark("Say what they are when you import the file, or name a column Brand, Name, Fee or Product."),
    ),
    "ask_payments": Words(
        mark("This looks like a list of payments, and no column says of which deals they are."),
        mark("Add a column Deal, Brand or Invoice number, or import it as deals if each row is one."),
    ),
    "ask_posts": Words(
        mark("This looks like a list of posts: it has a column of captions."),
        mark("Import it as posts, with headings such as Platform, Format, Caption and Published, or as deals."),
    ),
    "no_such_sheet": Words(mark("The workbook has no sheet “{sheet}”."), mark("It has: {sheets}.")),
    "zip_bomb": Words(
        mark("The workbook unfolds to far more than a spreadsheet holds; it is refused."),
        mark("Save it again with your spreadsheet."),
    ),
    "bad_workbook": Words(mark("The workbook is damaged."), mark("Save it again with your spreadsheet.")),
    "locked_workbook": Words(
        mark("The workbook is protected with a password or is in an old format."),
        mark("Save it as .xlsx without a password."),
    ),
    # Address books
    "no_card": Words(mark("There is no contact card in the file."), mark("Export it again as vCard (.vcf).")),
    "too_many_cards": Words(mark("The file has more than {limit} cards."), mark("Split it.")),
    # Mail
    "no_mail": Words(mark("There is no email in the file."), mark("Save the email as .eml, or the folder as .mbox.")),
    "outlook_msg": Words(
        mark("Outlook’s own .msg files cannot be read."),
        mark("Save the email as .eml, or print it to a PDF and attach that."),
    ),
    "too_many_mails": Words(mark("The file has more than {limit} emails."), mark("Split it, or export fewer.")),
    "mail_too_deep": Words(
        mark("The email has emails inside emails, more than {limit} deep."), mark("Save the inner one.")
    ),
    "too_many_parts": Words(mark("The email has more than {limit} parts."), mark("Save the parts that you need.")),
}

NOTICES: Mapping[str, Words] = {
    "guessed_encoding": Words(
        mark("The text was read as {page}."),
        mark("Check the accents; if they are wrong, save the file as UTF-8 and import it again."),
    ),
    "ragged_row": Words(
        mark("The row has {found} cells where the headings have {expected}; the rest was left out."),
        mark("A delimiter inside a cell needs quotation marks around it."),
    ),
    "hidden_sheets": Words(
        mark("Only the sheet “{sheet}” was read, and none of these: {others}."),
        mark("Copy the rows of another one and paste them, or save it as a file of its own."),
    ),
    "ambiguous_dates": Words(
        mark("The dates of “{column}” were read as day, month, year, as in the book’s country: “{text}” is {day}."),
        mark("If it is {other_day}, say that the month comes first."),
    ),
    "ambiguous_dates_us": Words(
        mark("The dates of “{column}” were read as month, day, year, as in the book’s country: “{text}” is {day}."),
        mark("If it is {other_day}, say that the day comes first."),
    ),
    "told_dates": Words(mark("“{text}” in “{column}” was read as {day}: the day comes first, as you say."), ""),
    "told_dates_us": Words(mark("“{text}” in “{column}” was read as {day}: the month comes first, as you say."), ""),
    "told_amounts": Words(mark("“{text}” in “{column}” was read as {amount}, as you say."), ""),
    "ask_dates": Words(
        mark("“{text}” in “{column}” can be {day} or {other_day}, and nothing in the file says which."),
        mark("Say whether the day or the month comes first."),
    ),
    "ask_amounts": Words(
        mark("“{text}” in “{column}” can be {whole} or {fine}, and nothing in the file says which."),
        mark("Say whether decimals follow a comma or a point."),
    ),
    "proven_amounts": Words(
        mark("“{text}” in “{column}” was read as {whole}, because “{proof}” in the same column can only be read so."),
        mark("If it is {fine}, correct it in the file and import it again."),
    ),
    "proven_dates": Words(
        mark("The dates of “{column}” were read as day, month, year, because “{text}” can only be that."),
        mark("If that is wrong, write them as 2026-03-31 and import the file again."),
    ),
    "proven_dates_us": Words(
        mark("The dates of “{column}” were read as month, day, year, because “{text}” can only be that."),
        mark("If that is wrong, write them as 2026-03-31 and import the file again."),
    ),
    "reversed_period": Words(
        mark("It ends on {end}, before it starts on {start}: neither day was taken, both are kept in the note."),
        mark("Check the two days, and enter them in the record."),
    ),
    "reversed_return": Words(
        mark("It is to be given back by {end}, before it came on {start}: neither day was taken, the note has both."),
        mark("Check the two days, and enter them in the record."),
    ),
    "not_settled": Words(
        mark("“{text}” in “{column}” is still to be settled: the field is empty, and the note says so."),
        "",
        mark("“{text}” in “{column}” is still to be settled."),
    ),
    "bad_count": Words(
        mark("“{text}” is not a number of pieces; it is kept in the note."),
        "",
        mark("“{text}” is not a number of pieces."),
    ),
    "bad_date": Words(
        mark("“{text}” is not a date; it is kept in the note."),
        mark("Write it as 2026-03-31."),
        mark("“{text}” is not a date."),
    ),
    "date_out_of_range": Words(
        mark("The date “{text}” lies outside 1990 to 2100; it is kept in the note."),
        mark("Write it as 2026-03-31."),
        mark("The date “{text}” lies outside 1990 to 2100."),
    ),
    "bad_amount": Words(
        mark("“{text}” is not an amount; it is kept in the note."),
        mark("Write it as 1500 EUR."),
        mark("“{text}” is not an amount."),
    ),
    "amount_of_no_currency": Words(
        mark("“{currency}” in “{text}” is not a currency that is known: no amount was taken, the note has the text."),
        mark("Write EUR, GBP, USD …"),
        mark("“{currency}” in “{text}” is not a currency that is known."),
    ),
    "amount_too_large": Words(
        mark("“{text}” is more than any amount of the book can be: no amount was taken, the note has the text."),
        mark("Check the figures."),
        mark("“{text}” is more than any amount of the book can be."),
    ),
    "negative_amount": Words(
        mark("“{text}” is below zero, as in a credit note: no amount was taken, the note has the text."),
        mark("Take it off the payment that it belongs to."),
        mark("“{text}” is below zero, as in a credit note: the book has no place for it."),
    ),
    "part_paid": Words(
        mark("{paid} of {amount} was paid: the book knows no part payments, so {amount} stays open."),
        mark("Split it into two payments: what was paid with its day, and the rest."),
    ),
    "number_twice": Words(
        mark("The invoice number “{text}” is in row {row} of the sheet already."),
        mark("Correct it, unless both are parts of one invoice."),
    ),
    "fee_paid_without_day": Words(
        mark("It is called paid, but no day says when: the fee counts as paid, and no payment is written down."),
        mark("Enter the payment with its day, if you need it."),
    ),
    "fee_of_history": Words(
        mark("It is finished and older than a month: the fee counts as paid, and no payment is written down."),
        mark("Add the payment, if it is still owed."),
    ),
    "unclear_amount": Words(
        mark("“{text}” can be {whole} or {fine}: no amount was taken, and the text is kept in the note."),
        mark("Write it without a mark between thousands."),
        mark("“{text}” can be {whole} or {fine}: no amount was taken."),
    ),
    "rounded_amount": Words(
        mark("“{text}” is finer than its currency: {amount} was taken, and the text is kept in the note."),
        mark("Check the amount."),
        mark("“{text}” is finer than its currency."),
    ),
    "ambiguous_amounts": Words(
        mark("“{text}” in “{column}” was read as {whole}, as in the book’s country."),
        mark("If it is {fine}, say whether decimals follow a comma or a point."),
    ),
    "no_currency": Words(
        mark("Amounts of “{column}” without a currency were taken as {currency}."), mark("Add a column Currency.")
    ),
    "shared_sign": Words(
        mark("“{text}” in “{column}” is a sign that several currencies share; {currency} was taken."),
        mark("Write the code beside the amounts (SEK, NOK, DKK …), or add a column Currency."),
    ),
    "unknown_stage": Words(
        mark("“{text}” is not a stage that is known; it is kept in the note."),
        mark("A new deal starts as a lead; one that the book has keeps its stage."),
        mark("“{text}” is not a stage that is known."),
    ),
    "no_brand_column": Words(
        mark("No column names the brands: the deals are kept under “{brand}” until you say whose they are."),
        mark("Choose the brand in each deal, or add a column Brand and import the file again."),
    ),
    "deliverables_unread": Words(
        mark("“{text}” is not understood as a list of deliverables; it is kept in the note."),
        mark("Write them as 1 reel, 3 stories."),
        mark("“{text}” is not understood as a list of deliverables."),
    ),
    "future_day": Words(
        mark("“{column}” is a day to come ({text}): what has not happened is kept in the note."),
        mark("Check the day."),
    ),
    "formula_without_value": Words(
        mark("The cell {cell} holds a formula without a result, and was read as empty."),
        mark("Open the file in your spreadsheet, save it, and import it again."),
    ),
    "differs": Words(
        mark("{title}: “{field}” is “{theirs}” in the file and “{ours}” in the book; nothing was changed."),
        mark("Import it again and take the file’s values, or edit the record."),
    ),
    "in_trash": Words(
        mark("{title} ({kind}) is in the trash, and stays there."),
        mark("Import it again and take it back, or restore it from the trash ({id})."),
    ),
    "no_sender": Words(
        mark("The email names nobody whom it is from or to, and was left out."), mark("Save it again with its headers.")
    ),
    "total_row": Words(mark("“{text}” is a sum, a tax or a count of the rows above it, and no entry."), ""),
    "deal_without_title": Words(
        mark("The row names no campaign: the deal is called “{title}”."), mark("Give the deal a title of its own.")
    ),
    "no_brand": Words(mark("The row names no brand and was left out."), mark("Fill in the brand.")),
    "no_deal_named": Words(
        mark("The row names no deal, brand or invoice and was left out."), mark("Fill in the deal or the brand.")
    ),
    "unknown_deal": Words(
        mark("No deal of “{name}” is in the book: the payment was left out."),
        mark("Add the deal and import the file again, or import it as deals if each row is one."),
    ),
    "several_deals": Words(
        mark("“{name}” has several deals ({titles}): the payment was left out."),
        mark("Name the deal in the row and import the file again."),
    ),
    "several_payments": Words(
        mark("“{title}” has several payments that the row may mean ({payments}): none of them was changed."),
        mark("Name the payment or its due day in the row, and import the file again."),
    ),
    "paid_without_day": Words(
        mark("It is called paid, but no day says when: it is kept as open, and the note says so."),
        mark("Enter the day when it was paid."),
    ),
    "payment_without_amount": Words(
        mark("The payment has no amount that can be read, and was left out."), mark("Fill in the amount.")
    ),
    "payments_beyond_fee": Words(
        mark("The payments of “{title}” come to {sum} now; its fee is {fee}."),
        mark("Correct the fee, or take away the payment that is counted twice."),
    ),
    "payment_of_other_currency": Words(
        mark("The payment is {amount}, and the fee of “{title}” is {fee}: the two cannot be added up."),
        mark("Check the currency, in the file or in the book."),
    ),
    "no_name": Words(mark("The entry has neither a name nor an address and was left out."), ""),
    "bad_email": Words(
        mark("“{text}” is not an email address; it is kept in the note."), "", mark("“{text}” is not an email address.")
    ),
    "bad_phone": Words(mark("“{text}” is not a phone number of {country}; it is kept as written."), ""),
    "phone_of_nowhere": Words(
        mark("“{text}” is kept as written: “{country}” is not a country that is known."),
        mark("Write the number with its country’s code, such as +46."),
    ),
    "phone_without_country": Words(
        mark("“{text}” is kept as written: neither the file nor the book says of which country it is."),
        mark("Write the number with its country’s code, such as +46."),
    ),
    "unknown_country": Words(mark("“{text}” is not a country that is known; it stays in the address."), ""),
    "same_contact": Words(mark("The entry repeats row {row} and was left out."), ""),
    "card_cut": Words(mark("The card does not end; what could be read was kept."), mark("The file may be cut off.")),
    "card_line": Words(mark("A line of the card could not be read and was left out."), ""),
    "card_long_line": Words(mark("A line of the card was too long and was left out."), ""),
    "text_cut": Words(mark("A text was longer than {limit} characters; its end was left out."), ""),
    **MAIL_NOTICES,
    **STATEMENT_NOTICES,
    "same_mail": Words(mark("The email is in the file twice; it was read once."), ""),
    "number_in_doubt": Words(mark("“{text}” is kept as written: {reason}"), ""),
    "row_refused": Words(
        mark("Left out: {reason}"), mark("Correct the entry and import the file again: what came in is skipped.")
    ),
    "with_tax": Words(
        mark("“{text}” has tax in it, and was taken as {amount} before tax; the note has the text."),
        mark("Write the amount without tax into the deal or the payment."),
    ),
    "day_read": Words(mark("“{text}” was read as {day}."), ""),
    "near_name": Words(
        mark("“{name}” comes in as a new name, and “{other}” is nearly the same."),
        mark("If they are one, take the import back, write the name as in the book, and import the file again."),
    ),
    "namesake": Words(
        mark("“{name}” was left out: “{other}” is there already."),
        mark("Use the one that is there, or say that both are wanted."),
    ),
    "post_waits": Words(
        mark("The post is out, but no column says whether its label was checked: it waits among the planned ones."),
        mark("Open it, check its label, and mark it as published."),
    ),
    "posts_wait": Words(
        mark("{count} posts are out, but no column says whether their labels were checked: they wait as planned ones."),
        mark("Open each, check its label, and mark it as published."),
    ),
    "more_notices": Words(mark("There were {count} more remarks like these."), ""),
}

PLACES: Mapping[str, str] = {
    "": "",
    "line": mark("line {number}"),
    "row": mark("row {number}"),
    "card": mark("card {number}, line {line}"),
    "whole_card": mark("card {number}"),
    "mail": mark("email {number}"),
    "entry": mark("entry {number}"),
    "sheet": mark("sheet {name}"),
}


def place_text(kind: str, params: Params) -> str:
    """Return where something is, in words: "row 12"."""
    return _(PLACES[kind]).format(**params) if kind else ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell about a file that was read all the same.

    `code` is a key of NOTICES, `params` fill in its sentence, `at` is a key of PLACES and `number` what it counts;
    `left_out` says that the row it is about came to nothing: no note has anything of it.
    """

    code: str
    params: Params = field(default_factory=dict)
    at: str = ""
    number: int = 0
    line: int = 0
    left_out: bool = False

    @property
    def message(self) -> str:
        """The sentence, in the language of the screen."""
        words = NOTICES[self.code]
        return _((self.left_out and words.left_out) or words.message).format(**self.params)

    @property
    def hint(self) -> str:
        """What to do about it, in the language of the screen; may be empty."""
        return _(NOTICES[self.code].hint).format(**self.params)

    @property
    def where(self) -> str:
        """Where it is: "row 12"; may be empty."""
        return place_text(self.at, {"number": self.number, "line": self.line})


class Remarks:
    """Collects the notices of one file: the first 200 are kept, the rest counted."""

    def __init__(self, at: str = "") -> None:
        self._at = at
        self._kept: list[Notice] = []
        self._more = 0

    def add(self, code: str, number: int = 0, *, line: int = 0, **params: str | int) -> None:
        """Note something, at the row, line, card or mail of this number where one is given."""
        short = {name: value[:80] if isinstance(value, str) else value for name, value in params.items()}
        self.keep(Notice(code, short, self._at if number else "", number, line))

    def keep(self, notice: Notice) -> None:
        """Keep a notice that was made elsewhere, or count it where there are too many."""
        if len(self._kept) < NOTICES_KEPT:
            self._kept.append(notice)
        else:
            self._more += 1

    def put_together(self, code: str, notice: Notice) -> None:
        """Say in one notice, where the first of them was, what is said by those of a code and by it so far."""
        for place, kept in enumerate(self._kept):
            if kept.code in {code, notice.code}:
                self._kept[place] = notice
                return
        self.keep(notice)

    def extend(self, notices: Iterable[Notice]) -> None:
        """Note what was already noted elsewhere."""
        self._kept.extend(notices)

    def all(self) -> tuple[Notice, ...]:
        """Return the notices, the last one saying how many more there were."""
        rest = (Notice("more_notices", {"count": self._more}),) if self._more else ()
        return (*self._kept, *rest)


class FileProblem(BadInput):
    """A file that cannot be read: `code` is a key of PROBLEMS, `params` fill in its sentence (exit code 3)."""

    def __init__(self, code: str, *, at: str = "", file: str = "", **params: str | int) -> None:
        words = PROBLEMS[code]
        spot = place_text(at, params)
        super().__init__(
            _(words.message).format(**params),
            where=", ".join(part for part in (file, spot) if part),
            hint=_(words.hint).format(**params),
            code=code,
        )
        self.at = at
        self.params: Params = dict(params)

    def of_file(self, name: str) -> FileProblem:
        """Return the same problem that also names its file."""
        return FileProblem(self.code, at=self.at, file=name, **self.params)
