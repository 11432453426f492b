"""What a letter takes on the command line, read into the request for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from creatorbook.cli.input.options import day, read_option, read_whole_number, reader_of_book
from creatorbook.cli.input.streams import open_content, unreadable_option
from creatorbook.cli.output import records
from creatorbook.common.errors import BadInput, UsageError
from creatorbook.common.i18n import _
from creatorbook.domain.money.late_interest import PartPayment
from creatorbook.domain.records.letters import LetterKind, Tone
from creatorbook.domain.values.money import Money
from creatorbook.services.fields.kinds import FieldType
from creatorbook.services.invoices.stored import find_invoice
from creatorbook.services.letters.requests import LetterRequest, Proof
from creatorbook.services.records.attachments import LIMIT_MEGABYTES

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.services.book.book import Book
    from creatorbook.services.fields.values import Reader

KINDS = {kind.value.replace("_", "-"): kind for kind in LetterKind}
_ABOUT = {"deal": "deal", "gift": "gift", "payment": "payment", "rights": "usage_right", "brand": "brand"}
_IDS = {"usage_right": "right_id"}


def configure_letter(parser: ArgumentParser) -> None:
    """Add what a letter takes besides its kind."""
    add = parser.add_argument
    add("--deal", metavar="DEAL", help=_("the deal that it is about: its id, the beginning of one, or its title"))
    add("--gift", metavar="GIFT", help=_("the gift that it is about"))
    add("--invoice", metavar="INVOICE", help=_("the invoice that it is about, by its number"))
    add("--payment", metavar="PAYMENT", help=_("the payment that it is about; default: the one late for longest"))
    add(
        "--rights",
        metavar="RIGHTS",
        help=_("the usage rights that it is about; default: those that end next or ended last"),
    )
    add("--brand", metavar="BRAND", help=_("the brand, where it has one running deal or one gift"))
    add("--language", metavar="LANGUAGE", default="", help=_("of the letter; default: the brand’s"))
    add(
        "--tone",
        choices=[tone.value for tone in Tone if tone],
        default="",
        help=_("of a reminder; default: by the delay"),
    )
    add("--by", metavar="DAY", help=_("the day that the letter sets: for an answer, for a payment"))
    add("--place", metavar="PLACE", default="", help=_("where it is written"))
    add("--words", metavar="TEXT", default="", help=_("a paragraph of your own, before the greeting at the end"))
    add("--recorded", action="store_true", help=_("say on it that it goes by recorded delivery"))
    add("--rate", metavar="PERCENT", help=_("the yearly late rate of your contract, or of the half-year with “rate”"))
    add("--vat", metavar="PERCENT", help=_("the VAT that was charged on top of the payment"))
    add("--paid", metavar="DAY=AMOUNT", action="append", default=[], help=_("what was paid of it; may be repeated"))
    add("--price", metavar="AMOUNT", help=_("of prolonging the rights, without taxes"))
    add("--days", metavar="N", help=_("by how many days to prolong the rights"))
    add("--owed", choices=("yes", "no"), help=_("whether a post is due for a gift; default: as the gift says"))
    add("--reason", metavar="TEXT", default="", help=_("of a termination: what was not done"))
    add("--used", metavar="DAY", help=_("the day on which content was seen in use after its rights had ended"))
    add("--where", metavar="TEXT", default="", help=_("where it was seen: a web address, a shop and its town"))
    add("--proof", metavar="FILE", help=_("a file that shows it, kept with the deal by --issue"))
    add("--received", metavar="DAY", help=_("the day on which a brief came"))


def request_of(book: Book, kind: LetterKind, given: Namespace) -> LetterRequest:
    """Return the request that the options mean; raises NotFound, BadInput or UsageError."""
    reader = reader_of_book(book)
    ids: dict[str, Any] = {}
    for option, record_kind in _ABOUT.items():
        typed = getattr(given, option)
        if typed:
            ids[_IDS.get(record_kind, f"{record_kind}_id")] = records.find_record(book, record_kind, typed).id
    if given.invoice:
        with book.reading() as reading:
            ids["invoice_id"] = find_invoice(reading, given.invoice).id
    if not ids:
        raise UsageError(
            _("Say what the letter is about."), hint=_("Name a deal, a gift, a payment, rights or a brand.")
        )
    return LetterRequest(
        kind,
        **ids,
        language=given.language.strip().lower(),
        tone=Tone(given.tone),
        by=day(given.by, "--by", reader) if given.by else None,
        place=given.place,
        own_words=given.words,
        recorded=given.recorded,
        rate_bp=percent(given.rate, "--rate", reader),
        vat_bp=percent(given.vat, "--vat", reader),
        paid=tuple(_paid(word, reader) for word in given.paid),
        price=_money(given.price, "--price", reader) if given.price else None,
        days=read_whole_number(given.days, "--days") if given.days else None,
        obligation=None if given.owed is None else given.owed == "yes",
        reason=given.reason,
        used_on=day(given.used, "--used", reader) if given.used else None,
        used_where=given.where,
        proof=_proof(given.proof) if given.proof else None,
        received_on=day(given.received, "--received", reader) if given.received else None,
    )


def _proof(typed: str) -> Proof:
    with open_content(typed, "--proof") as stream:
        try:
            return Proof(Path(typed).name, stream.read(LIMIT_MEGABYTES * 1024**2 + 1))
        except OSError as error:
            raise unreadable_option(error, "--proof") from error


def percent(typed: str | None, option: str, reader: Reader) -> int | None:
    """Return a percentage as basis points, None where nothing was typed; raise BadInput that names the option."""
    if typed is None:
        return None
    found = read_option(typed or "?", option, FieldType.PERCENT, reader)
    return int(found)


def _money(typed: str, option: str, reader: Reader, *, with_tax: bool = False) -> Money:
    found = read_option(typed, option, FieldType.MONEY, reader, with_tax=with_tax)
    if not isinstance(found, Money):
        raise BadInput(_("“{typed}” cannot be used for “{field}”.").format(typed=typed, field=option), where=option)
    return found


def _paid(word: str, reader: Reader) -> PartPayment:
    on, equals, amount = word.partition("=")
    if not equals:
        raise UsageError(
            _("“{word}” is not of the form DAY=AMOUNT.").format(word=word),
            where="--paid",
            hint=_("Write such as: --paid 2026-05-03=600"),
        )
    return PartPayment(day(on, "--paid", reader), _money(amount, "--paid", reader, with_tax=True))
