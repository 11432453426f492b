"""Japanese sentences that tell of goods provided: enough where they name the giver, open where they do not."""

from __future__ import annotations

import pytest

from creatorbook.domain.disclosure.captions.likely import Verdict
from tests.domain.disclosure.support import check, facts

_ENOUGH, _NO, _OPEN = Verdict.SUFFICIENT, Verdict.INSUFFICIENT, Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("relation", "caption", "verdict"),
    [
        ("asked", "B社から商品の提供を受けて投稿しています。", _ENOUGH),
        ("asked", "※青山茶舗様より商品のご提供をいただいて書いています。香りがよいです。", _ENOUGH),
        ("asked", "青山茶舗さんから新茶を提供していただきました。香りがよいです。", _ENOUGH),
        ("asked", "商品の提供を受けて投稿しています。", _OPEN),
        ("asked", "青山茶舗様から商品の提供は受けておりません。", _NO),
        ("asked", "青山茶舗様から商品の提供を受けずに書いています。", _NO),
        ("asked", "青山茶舗のお茶がおいしい。", _NO),
        # Goods told of hide a fee that is not.
        ("paid", "B社から商品の提供を受けて投稿しています。", _NO),
    ],
)
def test_goods_provided_are_told_by_a_sentence(relation: str, caption: str, verdict: Verdict) -> None:
    assert check(caption, facts(relation, "JP", language="ja")).verdict is verdict


def test_the_safe_words_are_offered_where_it_is_open() -> None:
    found = check("商品の提供を受けて投稿しています。", facts("asked", "JP", language="ja"))
    told = next(each for each in found.findings if each.code == "caption.unlisted")
    assert "広告" in told.params["words"]  # type: ignore[operator]  # a tuple of words
