"""What is kept with a document is read and written to the letter, whatever the program that wrote it."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from creatorbook.documents.inputs.contract import ContractInput
from creatorbook.documents.inputs.letter import LetterInput
from creatorbook.store.engine import driver
from tests.documents.examples import everything, french
from tests.documents.letter_examples import every_letter

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLDEN = Path(__file__).parent / "golden"
BOOKS = sorted((Path(__file__).parents[2] / "books").glob("schema-*.creatorbook.gz"))


FIRST_BOOK = "3c60d7b2d47d1ac7dc1f70769fdf10713db38e22e097ea6b8ae8249aa450d476"


def kept(book: Path, folder: Path) -> Iterator[str]:
    """Yield what the issued contracts of a stored book were made from."""
    path = folder / "kept.creatorbook"
    path.write_bytes(gzip.decompress(book.read_bytes()))
    connection = driver.connect(path, read_only=True)
    try:
        for (data,) in connection.execute("SELECT data FROM contract_version ORDER BY issued_at, ordinal, id"):
            yield data
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("name", "contract"), [("contract_fr", french()), ("contract_everything", everything())], ids=["fr", "everything"]
)
def test_a_contract_is_kept_to_the_letter(name: str, contract: ContractInput) -> None:
    golden = (GOLDEN / f"{name}.json").read_text(encoding="ascii").strip()
    assert contract.to_json() == golden
    assert ContractInput.from_json(golden) == contract


def test_letters_are_kept_to_the_letter() -> None:
    golden = (GOLDEN / "letters_fr.jsonl").read_text(encoding="ascii").splitlines()
    letters = list(every_letter("fr").values())
    assert [letter.to_json() for letter in letters] == golden
    assert [LetterInput.from_json(line) for line in golden] == letters


@pytest.mark.parametrize("book", BOOKS, ids=lambda path: path.name.split(".")[0])
def test_what_an_old_book_keeps_is_written_again_to_the_letter(book: Path, tmp_path: Path) -> None:
    texts = list(kept(book, tmp_path))
    assert texts
    for text in texts:
        said, again = json.loads(text), json.loads(ContractInput.from_json(text).to_json())
        # What the old program did not know stands there at its default; all that it said is there, byte for byte.
        assert _canonical(_only(again, said)) == text
        assert ContractInput.from_json(_canonical(again)) == ContractInput.from_json(text)


def test_what_the_first_book_keeps_gives_the_bytes_that_it_gave_before(tmp_path: Path) -> None:
    written = "\n".join(ContractInput.from_json(text).to_json() for text in kept(BOOKS[0], tmp_path))
    assert hashlib.sha256(written.encode()).hexdigest() == FIRST_BOOK


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def _only(value: object, said: object) -> object:
    """Return the value without the fields that are not said."""
    if isinstance(value, dict) and isinstance(said, dict):
        return {name: _only(value[name], said[name]) for name in said}
    if isinstance(value, list) and isinstance(said, list):
        assert len(value) == len(said)
        return [_only(*pair) for pair in zip(value, said, strict=True)]
    return value
