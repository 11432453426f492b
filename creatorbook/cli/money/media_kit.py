"""The media kit and the rate card on the command line: what goes on the page, what does not, and the PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from creatorbook.cli import exits, files
from creatorbook.cli.input.options import members, read_option, reader_of_book
from creatorbook.cli.money.amounts import read_money
from creatorbook.cli.output.columns import Cell, Column, table
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _
from creatorbook.documents.inputs.media_kit import KitKind
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import FieldType
from creatorbook.services.fields.values import value_as_json
from creatorbook.services.media_kit.paper import KitRequest, currency_of, gather_kit, kit_pdf
from creatorbook.services.media_kit.wording import offer_name, price_origin

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path

    from creatorbook.cli.session import Session
    from creatorbook.domain.values.money import Money
    from creatorbook.services.book.reading import Reading
    from creatorbook.services.fields.values import Reader
    from creatorbook.services.media_kit.offers import Offer
    from creatorbook.services.media_kit.paper import Kit

_PARTS_OF_PIECE = 2


def add_arguments(parser: ArgumentParser) -> None:
    """Add what both papers take."""
    parser.epilog = _(
        "Prices are those that the book remembers: the middle one of the newest year, a piece, without taxes, never "
        "converted. A piece without one is on the page as “on request”, and is named here."
    )
    parser.add_argument("--creator", default="", help=_("whose; default: the book’s only creator"))
    parser.add_argument("--language", default="", help=_("of the page, such as en or fr; default: the creator’s"))
    parser.add_argument("--currency", default="", help=_("of the prices, such as EUR; default: the creator’s"))
    parser.add_argument("--words", default="", metavar="TEXT", help=_("your own words, under the name"))
    parser.add_argument(
        "--price",
        action="append",
        default=[],
        metavar="PIECE=AMOUNT",
        help=_("a price of your own, such as instagram/reel=1500 or instagram/reel+use=1900; empty: on request"),
    )
    parser.add_argument("--no-brands", action="store_true", help=_("without the names of the brands"))
    parser.add_argument("--out", metavar="FILE.pdf", default="", help=_("write the page"))


def make_kit(session: Session, arguments: Namespace, kind: KitKind) -> int:
    """Print what goes on the page, and write it where a file is named."""
    path = _target(arguments.out) if arguments.out else None
    with session.open_book() as book:
        reader = reader_of_book(book)
        with book.reading() as reading:
            kit = gather_kit(reading, _request(reading, arguments, kind, reader), book.clock.today())
    if path is not None:
        files.write_file(path, kit_pdf(kit).pdf)
    if session.json:
        session.terminal.value(_as_json(kit, path))
        return exits.DONE
    head, rows = _rows(kit)
    if kind is not KitKind.MEDIA_KIT and rows:
        session.terminal.lines(table(session.terminal, head, rows))
    for sentence in kit.left_out:
        session.terminal.line(sentence, "warning")
    if path is not None:
        session.terminal.line(_("Written to {path}.").format(path=path), "good")
    return exits.DONE


def _request(reading: Reading, arguments: Namespace, kind: KitKind, reader: Reader) -> KitRequest:
    from creatorbook.services.statements.creators import find_creator

    asked = KitRequest(
        find_creator(reading, arguments.creator),
        kind,
        read_option(arguments.language, "--language", FieldType.LANGUAGE, reader) if arguments.language else "",
        read_option(arguments.currency, "--currency", FieldType.CURRENCY, reader) if arguments.currency else "",
        arguments.words,
        names_brands=not arguments.no_brands,
    )
    currency = currency_of(reading, asked)
    there = replace(reader, currency=currency)
    return replace(asked, currency=currency, prices=dict(_read_price(each, there) for each in arguments.price))


def _target(typed: str) -> Path:
    path = files.writable(files.path_of_argument(typed))
    if path.suffix.lower() != ".pdf":
        raise UsageError(_("The page is a .pdf file."), where="--out")
    return path


def _read_price(typed: str, reader: Reader) -> tuple[tuple[str, str, bool], Money | None]:
    """Return the key of an offer and its price: "instagram/reel+use=1900"; none where nothing follows the sign."""
    piece, sign, amount = typed.partition("=")
    name, _plus, use = piece.partition("+")
    parts = name.split("/")
    if not sign or len(parts) != _PARTS_OF_PIECE or use.strip().lower() not in ("", "use"):
        raise UsageError(
            _("“{text}” does not name a piece and its price.").format(text=typed),
            where="--price",
            hint=_("For example: instagram/reel=1500."),
        )
    (platform,), (medium,) = members(parts[0], "--price", Platform), members(parts[1], "--price", Medium)
    price = read_money(amount.strip(), "--price", reader)
    return (platform.value, medium.value, bool(use)), price


def _rows(kit: Kit) -> tuple[list[Column], list[list[str | Cell]]]:
    head = [
        Column(_("Piece")),
        Column(_("Price"), right=True, rigid=True),
        Column(_("Remembered from")),
    ]
    behind = {each.key: each for each in kit.offers}
    rows: list[list[str | Cell]] = []
    for each in kit.paper.prices:
        for with_use, price in ((False, each.plain), (True, each.with_use)):
            if price is not None:
                key = (each.platform, each.medium, with_use)
                name = offer_name(each.platform, each.medium, with_use=with_use)
                rows.append([name, formats.money(price), _origin(behind.get(key), price)])
    rows += [
        [offer_name(platform, medium), Cell(_("on request"), "muted"), ""] for platform, medium in kit.paper.on_request
    ]
    return head, rows


def _origin(offer: Offer | None, price: Money) -> str:
    group = offer.remembered if offer is not None else None
    return price_origin(group) if group is not None and group.middle == price else _("your own")


def _as_json(kit: Kit, path: Path | None) -> dict[str, Any]:
    paper = kit.paper
    behind = {each.key: each.remembered for each in kit.offers}
    prices = []
    for each in paper.prices:
        for with_use, price in ((False, each.plain), (True, each.with_use)):
            group = behind.get((each.platform, each.medium, with_use))
            if price is not None:
                prices.append(
                    {
                        "platform": each.platform,
                        "medium": each.medium,
                        "with_use": with_use,
                        "price": value_as_json(price),
                        "remembered": None
                        if group is None
                        else {
                            "year": group.year,
                            "deals": group.count,
                            "least": value_as_json(group.least),
                            "middle": value_as_json(group.middle),
                            "most": value_as_json(group.most),
                        },
                    }
                )
    return {
        "kind": paper.kind.value,
        "language": paper.language,
        "made_on": value_as_json(paper.made_on),
        "creator": paper.name,
        "channels": [
            {
                "platform": each.platform,
                "handle": each.handle,
                "followers": each.followers,
                "audience_countries": list(each.countries),
            }
            for each in paper.channels
        ],
        "since": value_as_json(paper.since),
        "published": [{"platform": each.platform, "medium": each.medium, "posts": each.posts} for each in paper.work],
        "brands": list(paper.brands),
        "clicks": paper.clicks,
        "sales": paper.sales,
        "currency": kit.currency,
        "prices": prices,
        "on_request": [{"platform": platform, "medium": medium} for platform, medium in paper.on_request],
        "left_out": list(kit.left_out),
        "file": str(path) if path is not None else None,
    }
