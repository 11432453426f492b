"""The deliverables that a cell of a sheet lists: "1 reel, 3 stories", read as a contract's own words are."""

from __future__ import annotations

import re

from creatorbook.domain.contract_reading.text.passages import Passage
from creatorbook.domain.contract_reading.text.plain import plain_letters
from creatorbook.domain.contract_reading.values.deliverables import find_pieces
from creatorbook.domain.contract_reading.values.found import Pieces
from creatorbook.exchange.base.records import ImportedPiece
from creatorbook.exchange.tables.words import MEDIA, PLATFORMS

_BETWEEN = re.compile(
    r"\s*(?:[,;+&\n]|\s/\s|/(?=\s*[0-9])|\b(?:and|et|und|y)\b|\b(?:e|en|i|oraz|och|og)\b(?=\s*[0-9]))\s*", re.IGNORECASE
)
_COUNT = re.compile(r"(?:^|\s)([0-9]{1,3})\s*[x×]?(?:\s|$)|\b[x×]\s*([0-9]{1,3})\b", re.IGNORECASE)
_REGULAR = re.compile(
    r"/|\b(?:per|par|pro|por|month|week|mois|semaine|monat|woche|mes|semana)\b",
    re.IGNORECASE,
)
_MOST = 20
_MOST_OF_ONE = 500
_LONGEST = 300


def read_pieces(text: str) -> tuple[tuple[ImportedPiece, ...], bool]:
    """Return the deliverables that a cell lists in their order, and whether that is all that it says.

    A form without a number counts once. "4 reels/month" is four reels and more than is read here.
    """
    if not text or len(text) > _LONGEST:
        return (), not text
    found: list[ImportedPiece] = []
    is_all = not _REGULAR.search(text)
    for part in _BETWEEN.split(text)[:_MOST]:
        pieces = _read_part(part)
        found += pieces
        is_all = is_all and (bool(pieces) or not part)
    return tuple(found), is_all


def _read_part(part: str) -> list[ImportedPiece]:
    platform = PLATFORMS.find(part)
    found = find_pieces([Passage(part, 1, plain_letters(part))])
    said = [
        ImportedPiece(each.value.platform or platform, each.value.medium, min(each.value.count, _MOST_OF_ONE))
        for each in found
        if isinstance(each.value, Pieces)
    ]
    if said:
        return said
    medium = MEDIA.find(part)
    if platform is None and medium is None:
        return []
    number = _COUNT.search(part)
    count = int(number[1] or number[2]) if number else 1
    return [ImportedPiece(platform, medium, min(max(count, 1), _MOST_OF_ONE))]
