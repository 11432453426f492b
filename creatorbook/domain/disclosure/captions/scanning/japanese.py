"""Japanese sentences that tell of goods provided, and of the writer's own brand; written without spaces.

"A社から商品の提供を受けて投稿しています" tells the one, "私が立ち上げたブランド" the other.

The Consumer Affairs Agency's standards on the notice of 28 March 2023 give such a sentence for a clear one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# One clause at a time; each part is bounded, so that a text takes time by its length alone.
_GIVER = r"(?P<giver>[^\s、。！？!?※#]{1,40}?(?:さん|さま|様|社)?(?:から|より|に))?"
_RECEIVED = r"(?:受け|うけ|いただ|頂|戴|もら|貰|賜)"
_PROVIDED = re.compile(
    _GIVER
    + r"[^\s、。！？!?※#]{0,20}?(?:ご|御)?(?:提供|無償提供)(?:品)?(?:を)?(?:して|お|ご)?"
    + _RECEIVED
    + r"(?P<rest>[^、。！？!?\n]{0,40})"
)
_BY_NAME = re.compile(
    r"(?P<giver>[^\s、。！？!?※#]{1,40}?)(?:さん|さま|様|社)?(?:の)?(?:ご|御)?提供(?:で|により|にて)(?P<rest>[^、。！？!?\n]{0,40})"
)
_DENIED = re.compile(
    r"^(?:て|で|け|い|き|っ|り|た)*(?:は)?(?:お?い?ませ|お?い?ない|ず|おら|なかっ|ことはあり|わけでは)"
)
_BEGUN = r"(?:立ち上げ|起ち上げ|作っ|つくっ|始め|はじめ|プロデュースし|手がけ|手掛け|創業し|設立し|開い|オープンし)"
_BUSINESS = r"(?:ブランド|お店|店|ショップ|工房|会社|レーベル|アトリエ|メーカー)"
_SELF = r"(?:私|わたし|わたくし|僕|ぼく|俺|自分|自身|私たち|わたしたち)"
_OWN = re.compile(
    rf"{_SELF}(?:たち)?が{_BEGUN}(?:た|ている|てきた)[^\s、。！？!?\n]{{0,12}}{_BUSINESS}"
    rf"|{_SELF}(?:たち)?の[^\s、。！？!?\n]{{0,8}}{_BUSINESS}(?:を|が|は|から|で|「|の新)"
    rf"|(?:自社|自身の|自分の){_BUSINESS}"
)
_NOBODY = frozenset({"どこから", "どこからも", "企業から", "メーカーから", "誰から"})


class Provided(NamedTuple):
    """Goods provided to the writer: where in the text it is told, who gave them ("" where unnamed), or a denial."""

    start: int
    end: int
    giver: str
    denied: bool


def find_goods_provided(text: str) -> Iterator[Provided]:
    """Yield each place where a Japanese text tells that goods were provided, in their order."""
    if "提供" not in text:
        return
    for kind in (_PROVIDED, _BY_NAME):
        for found in kind.finditer(text):
            giver = found["giver"] or ""
            yield Provided(
                found.start(), found.end(), "" if giver in _NOBODY else giver, _DENIED.search(found["rest"]) is not None
            )


def find_own_business(text: str) -> Iterator[tuple[int, int]]:
    """Yield each place where a Japanese text calls a business the writer's own: where it begins and ends."""
    yield from (found.span() for found in _OWN.finditer(text))
