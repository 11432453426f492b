"""The sub-commands in one table; help, completion of names and the late import are built from it."""

from __future__ import annotations

from dataclasses import dataclass

from creatorbook.common.i18n import mark


@dataclass(frozen=True, slots=True)
class Entry:
    """One sub-command: its name, one line of help (marked for translation), and the module that does it."""

    name: str
    help: str
    module: str


def _entry(name: str, text: str, module: str = "") -> Entry:
    return Entry(name, text, f"creatorbook.cli.commands.{module or name}")


COMMANDS = (
    _entry("init", mark("make a new book")),
    _entry("import", mark("import emails, address books and spreadsheets"), "import_files"),
    _entry("list", mark("list the records of a kind"), "list_records"),
    _entry("show", mark("show one record")),
    _entry("add", mark("add a record")),
    _entry("edit", mark("change fields of a record")),
    _entry("trash", mark("put records into the trash, or empty it")),
    _entry("repeat", mark("owe a deliverable every month")),
    _entry("split", mark("pay the fee of a deal in instalments, said in words")),
    _entry("restore", mark("take records out of the trash")),
    _entry("due", mark("what is late and what comes")),
    _entry("contract", mark("check, preview or issue the contract of a deal")),
    _entry("certificate", mark("make or show a certificate to sign with")),
    _entry("letter", mark("write to a brand: an offer, a thank-you, a reminder, a formal notice")),
    _entry("invoice", mark("draw up, check and issue invoices, and take them back")),
    _entry("pay", mark("enter what came in, and see what is to come")),
    _entry("late", mark("who is to be reminded, and the tables of late sums")),
    _entry("disclose", mark("what a post or a gift must say, where, and by which rule")),
    _entry("einvoice", mark("check an electronic invoice, or show which network a country wants")),
    _entry("statement", mark("read a bank’s statement, and book what its lines pay")),
    _entry("share", mark("who shares in the income, what each gets, and what is settled")),
    _entry("report", mark("what came in, what is to come, who pays late, prices, lines of the tax office")),
    _entry("media-kit", mark("one page on a creator: channels, what was published with brands, prices"), "media_kit"),
    _entry("rate-card", mark("one page of prices, as the book remembers them"), "rate_card"),
    _entry("accountant", mark("a year for the accountant: journal, FEC or DATEV, and every paper, in one ZIP")),
    _entry("rate", mark("rates between currencies: read the European Central Bank’s file, type one, list them")),
    _entry("history", mark("what was done to the book or to one record")),
    _entry("undo", mark("undo the newest step")),
    _entry("redo", mark("repeat the step undone last")),
    _entry("settings", mark("show or change the settings of the book")),
    _entry("backup", mark("copy the book, look into copies, bring a record back")),
    _entry("verify", mark("check the whole book")),
    _entry("salvage", mark("save what can be read of a damaged book into a new one")),
    _entry("doctor", mark("check this copy of Creatorbook")),
    _entry("tour", mark("do the main job from end to end in a new folder")),
)
