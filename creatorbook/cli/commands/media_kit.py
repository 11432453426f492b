"""`creatorbook media-kit`: who a creator is, where, and what was published with brands, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.cli.money.media_kit import add_arguments, make_kit
from creatorbook.common.i18n import _
from creatorbook.documents.inputs.media_kit import KitKind

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    add_arguments(parser)
    parser.add_argument("--with-prices", action="store_true", help=_("with the prices of the rate card"))


def run(session: Session, arguments: Namespace) -> int:
    """Print what goes on the page, and write it where a file is named."""
    return make_kit(session, arguments, KitKind.BOTH if arguments.with_prices else KitKind.MEDIA_KIT)
