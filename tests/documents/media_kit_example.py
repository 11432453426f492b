"""Media kits for tests: an ordinary one, and one with as much as a page can be asked to hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from creatorbook.documents.inputs.look import HOUSE_LOOK, Look
from creatorbook.documents.inputs.media_kit import MOST_WORDS, KitChannel, KitKind, KitPaper, KitPrice, KitWork
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium, Platform


def kit(language: str = "en", look: Look = HOUSE_LOOK, kind: KitKind = KitKind.BOTH) -> KitPaper:
    """Return the media kit of a creator with three channels, one without a number of followers."""
    return KitPaper(
        kind=kind,
        language=language,
        made_on=date(2026, 3, 2),
        name="Léa Martin",
        country="FR",
        email="lea@example.com",
        phone="+33 6 12 34 56 78",
        words="Bread, trains & <b>slow</b> mornings.",
        channels=(
            KitChannel("tiktok", "@lea", 66_400, ("FR", "GB")),
            KitChannel("instagram", "@lea", 48_200, ()),
            KitChannel("newsletter", "La lettre", None, ()),
        ),
        since=date(2025, 3, 2),
        work=(KitWork("instagram", "reel", 1_214), KitWork("youtube", "video", 3)),
        brands=("Éclat", "Glow"),
        clicks=12_840,
        sales=311,
        prices=(
            KitPrice("instagram", "reel", Money(125_000, "EUR"), Money(160_000, "EUR")),
            KitPrice("youtube", "video", Money(280_000, "EUR"), None),
        ),
        on_request=(("event", "appearance"),),
        look=look,
    )


def full_kit(language: str, look: Look) -> KitPaper:
    """Return a media kit with more of everything than a page has room for."""
    many = [(platform.value, medium.value) for platform in Platform for medium in (Medium.REEL, Medium.VIDEO)]
    long = "Très longue maison de la Vallée du Rhône"
    return replace(
        kit(language, look),
        name=f"{long} {long}",
        words=("Voilà ce que je fais tous les matins. " * 20)[:MOST_WORDS],
        channels=tuple(
            KitChannel(each.value, f"@{long}", 12_345_678, ("BE", "CH", "DE", "FR", "GB", "US")) for each in Platform
        ),
        work=tuple(KitWork(*piece, 40) for piece in many),
        brands=tuple(f"{long} {number}" for number in range(40)),
        prices=tuple(KitPrice(*piece, Money(123_456_789, "EUR"), Money(123_456_789, "EUR")) for piece in many),
        on_request=tuple(many),
    )
