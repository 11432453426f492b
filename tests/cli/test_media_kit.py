"""`creatorbook media-kit` and `rate-card`: the page, its prices, and what it does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.documents.reading import flat, pages_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]


@pytest.fixture
def charged(ok: Run) -> None:
    """A reel that was agreed at 1,200 euros."""
    ok("add", "brand", "name=Glow")
    ok("add", "deal", "title=Spring", "brand=Glow", "fee=1200 EUR", "stage=contracted", "signed_on=2026-01-05")
    ok("add", "deliverable", "deal=Spring", "platform=instagram", "medium=reel")


@pytest.mark.usefixtures("charged")
def test_a_rate_card_is_written_with_prices_of_the_memory_and_of_one_s_own(ok: Run, cb: Run, tmp_path: Path) -> None:
    said = ok("rate-card", "--out", tmp_path / "card.pdf", "--language", "en", "--price", "youtube/video+use=2500").out
    assert "1 deal of 2026: €1,200" in said
    assert "YouTube – Video, with use by the brand" in said
    assert "your own" in said
    page = flat(" ".join(pages_of((tmp_path / "card.pdf").read_bytes())))
    assert "€1,200.00" in page
    assert "€2,500.00" in page
    kit = ok("media-kit", "--with-prices", "--price", "instagram/reel=", "--words", "Hello", "--json").json
    assert (kit["prices"], kit["on_request"]) == ([], [{"platform": "instagram", "medium": "reel"}])
    assert kit["left_out"][0] == "The book holds no channel: add one to the creator."
    assert ok("media-kit", "--json").json["kind"] == "media_kit"
    for wrong in (
        ["--price", "reel=3"],
        ["--price", "instagram/reel=9 USD"],
        ["--language", "xx"],
        ["--out", "card.doc"],
    ):
        assert cb("rate-card", *wrong).code in (2, 3)
