from __future__ import annotations

import hashlib
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.services.disclosure.proofs import KeepProof, proofs, proofs_of, verify_proofs
from creatorbook.services.records.attachments import DetachFile, attachments, content
from creatorbook.store.engine import driver
from tests.services import support

if TYPE_CHECKING:
    from tests.services.desk import Desk

PNG = b"\x89PNG\r\n\x1a\n picture of a story"


@pytest.fixture
def post(desk: Desk) -> str:
    return desk.add("post", creator_id=desk.creator, brand_id=desk.brand, caption="Bonjour", url="https://ex.org/p/1")


def test_a_screenshot_is_kept_with_its_hash_and_its_time(desk: Desk, post: str) -> None:
    kept = desk.book.run(KeepProof(post, "story.png", content=PNG)).value
    with desk.book.reading() as reading:
        (row,) = proofs(reading, post)
        assert content(reading, row.attachment_id) == PNG
        assert [each.name for each in attachments(reading, "post", post)] == ["story.png"]
        assert verify_proofs(reading) == ()
    assert (row.id, row.kind, row.media_type, row.url) == (kept, "image", "image/png", "https://ex.org/p/1")
    assert row.sha256 == hashlib.sha256(PNG).hexdigest()
    assert row.kept_at == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert row.to_json()["kept_at"] == "2026-03-02T09:00:00Z"


def test_a_text_is_kept_as_utf_8_under_a_name_of_its_own(desk: Desk, post: str) -> None:
    desk.book.run(KeepProof(post, text="Publicité – merci à Éclat", url="https://ex.org/now"))
    with desk.book.reading() as reading:
        (row,) = proofs(reading, post)
        assert content(reading, row.attachment_id).decode() == "Publicité – merci à Éclat"
    assert (row.kind, row.name, row.url) == ("text", "Post of 2026-03-02 09.00 UTC.txt", "https://ex.org/now")


def test_the_same_picture_twice_is_one_proof(desk: Desk, post: str) -> None:
    first = desk.book.run(KeepProof(post, "a.png", content=PNG)).value
    before = support.dump(desk.book)
    assert desk.book.run(KeepProof(post, "a.png", content=PNG)).value == first
    assert support.dump(desk.book) == before


@pytest.mark.parametrize("given", [{}, {"content": PNG, "text": "both"}])
def test_nothing_and_both_are_refused(desk: Desk, post: str, given: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        desk.book.run(KeepProof(post, "a.png", **given))  # type: ignore[arg-type]  # keywords of mixed types
    with pytest.raises(NotFound):
        desk.book.run(KeepProof("no-such-post", "a.png", content=PNG))


def test_undo_takes_a_proof_away_and_redo_brings_it_back(desk: Desk, post: str) -> None:
    desk.book.run(KeepProof(post, "a.png", content=PNG))
    assert desk.book.undo().value == "Keep “a.png” as proof of a post"
    with desk.book.reading() as reading:
        assert proofs(reading, post) == ()
    desk.book.redo()
    with desk.book.reading() as reading:
        assert len(proofs(reading, post)) == 1
        assert verify_proofs(reading) == ()


def test_a_proof_that_was_tampered_with_or_removed_is_told(desk: Desk, post: str) -> None:
    desk.book.run(KeepProof(post, "a.png", content=PNG))
    desk.book.run(KeepProof(post, "b.txt", text="one"))
    desk.book.run(KeepProof(post, "c.txt", text="two"))
    with desk.book.reading() as reading:
        first, second, third = proofs(reading, post)
        assert set(proofs_of(reading, [post, "other"])) == {post}
    desk.book.run(DetachFile(first.attachment_id))
    with closing(driver.connect(desk.book.path)) as connection:
        connection.execute("UPDATE attachment_content SET content = x'313131' WHERE sha256 = ?", (second.sha256,))
        connection.execute("DELETE FROM attachment_content WHERE sha256 = ?", (third.sha256,))
    with desk.book.reading() as reading:
        found = {each.proof.id: each.problem for each in verify_proofs(reading)}
    assert found == {
        first.id: "The file “a.png” was removed from its post.",
        second.id: "The content of “b.txt” is not what was kept.",
        third.id: "The content of “c.txt” is missing from the book.",
    }
