"""The contracts of the deals, each issued once a session from a real book; tests that change a book take a copy."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdf
import pytest

from creatorbook.common.clock import FixedClock
from creatorbook.domain.records.contracts import ContractForm
from creatorbook.services.contracts import drafts as contracts
from creatorbook.services.contracts.drafts import version_input
from creatorbook.services.contracts.issuing import IssueContract
from tests.conftest import NOW
from tests.contracts import making
from tests.contracts.spoken_forms import flat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.services.contracts.issuing import Issued
    from tests.contracts.making import Desk, Life


# What issues, compares and reads back; the other files look at what was issued.
_MEASURED = {"test_amending.py", "test_reading_back.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure each deal in its first language alone: the others run the same lines once more."""
    first = {(life.id, life.languages[0]) for life in making.lives()}
    for item in items:
        if making.HERE in item.path.parents:
            cases = getattr(item, "callspec", None)
            if item.path.name not in _MEASURED or cases is None or cases.params.get("contract") not in first:
                item.add_marker(pytest.mark.repeats)


@dataclass(frozen=True)
class Contract:
    """A contract that went out, what it was made from, and its text as one line."""

    life: Life
    language: str
    book: Path
    dossier: Dossier
    found: tuple[Finding, ...]
    issued: Issued
    data: ContractInput
    pages: tuple[str, ...]

    @property
    def text(self) -> str:
        return flat(" ".join(self.pages))


class Library:
    """The filled books and the contracts issued so far in this session."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._books: dict[str, Path] = {}
        self._contracts: dict[tuple[str, str], Contract] = {}
        self.clock = FixedClock(NOW)

    def book(self, life: str) -> Path:
        """Return the book of a deal before anything went out; it is copied, never opened for writing."""
        if life not in self._books:
            path = self._folder / f"{life}.creatorbook"
            making.fill(path, making.life(life), self.clock)
            self._books[life] = path
        return self._books[life]

    def contract(self, life: str, language: str) -> Contract:
        """Return the contract of a deal in a language."""
        if (life, language) not in self._contracts:
            self._contracts[life, language] = self._issue(life, language)
        return self._contracts[life, language]

    def _issue(self, life: str, language: str) -> Contract:
        path = self._folder / f"{life}-{language}.creatorbook"
        for desk in making.opened(self.book(life), path, self.clock):
            with desk.book.reading() as reading:
                found = contracts.check_contract_draft(reading, desk.deal, language, making.TODAY)
            issued = desk.book.run(IssueContract(desk.deal, language, form=ContractForm.FULL)).value
            with desk.book.reading() as reading:
                data = version_input(reading, issued.contract_id)
            dossier = desk.dossier()
        pages = tuple(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(issued.pdf)).pages)
        return Contract(making.life(life), language, path, dossier, found, issued, data, pages)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return where the contracts of the session are kept."""
    return Library(tmp_path_factory.mktemp("contracts"))


@pytest.fixture(params=making.pairs(), ids="-".join)
def contract(request: pytest.FixtureRequest, library: Library) -> Contract:
    """Return each contract in each of its languages."""
    name, language = request.param
    return library.contract(name, language)


@pytest.fixture
def desk_of(library: Library, tmp_path: Path) -> Iterator[Callable[[Contract], Desk]]:
    """Open a copy of the book that a contract went out from, closed after the test."""
    opened: list[Iterator[Desk]] = []

    def take(contract: Contract) -> Desk:
        opened.append(making.opened(contract.book, tmp_path / "copy.creatorbook", library.clock))
        return next(opened[-1])

    yield take
    for each in opened:
        next(each, None)
