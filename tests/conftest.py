"""What every test stands on: no network, a fixed clock, zone and language, a home of its own, a book made once.

No Qt in here: tests of the lower layers must not load it.
"""

from __future__ import annotations

import gc
import itertools
import logging
import os
import re
import shutil
import socket
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

# Before anything can start Qt or read the locale.
# Screens as people have them: a wide one, one of 1024 x 700, and one of 1920 x 1080 at 200 %.
# Qt takes the colon of a drive for its own: there the path is a relative one.
os.environ["QT_QPA_PLATFORM"] = "offscreen:configfile=" + (os.path.relpath if os.name == "nt" else os.path.abspath)(
    Path(__file__).parents[1] / "packaging" / "screens.json"
)
os.environ["TZ"] = "UTC"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["LANGUAGE"] = "en"
if hasattr(time, "tzset"):
    time.tzset()

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings

from creatorbook.common import i18n
from creatorbook.common.clock import FixedClock
from creatorbook.store.engine import driver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.store.store import Store

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday

# Hundreds of rounds of what other tests run once, and tests of the project's own tools and rules.
_NOT_MEASURED = frozenset({"packaging", "reliability", "rules"})

settings.register_profile(
    "creatorbook",
    deadline=None,
    max_examples=60,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("creatorbook")

_NO_WORD = re.compile(r"\W")
_numbers = itertools.count()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Look for garbage among what the tests make, not again and again among the ten thousand tests themselves."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Write down what this process ran while the others wait for it: a worker that ends slowly is killed."""
    measured = Coverage.current() if "COVERAGE_PROCESS_START" in os.environ else None
    if measured is not None:
        measured.save()


def _repeats(item: pytest.Item) -> bool:
    """Return whether a test runs the same lines over and over, or looks at the program instead of running it."""
    folder = item.path.relative_to(Path(__file__).parent).parts[0]
    if folder in _NOT_MEASURED or item.get_closest_marker("repeats") is not None:
        return True
    cases = getattr(item, "callspec", None)
    return cases is not None and item.get_closest_marker("alike") is not None and any(cases.indices.values())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Leave out of the coverage what would only make it slow: some tests take twice as long when they are measured."""
    measured = Coverage.current() if "COVERAGE_PROCESS_START" in os.environ else None
    if measured is None or not _repeats(item):
        return (yield)
    kept = os.environ.pop("COVERAGE_PROCESS_START")
    measured.stop()
    try:
        return (yield)
    finally:
        measured.start()
        os.environ["COVERAGE_PROCESS_START"] = kept


@pytest.fixture(scope="session")
def process_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of all that this process writes."""
    return tmp_path_factory.mktemp("own")


@pytest.fixture
def tmp_path(process_folder: Path, request: pytest.FixtureRequest) -> Path:
    """Return a folder of the test's own, found by counting: pytest's looks for its number among those of all before."""
    folder = process_folder / f"{_NO_WORD.sub('_', request.node.name)[:30]}{next(_numbers)}"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture(autouse=True)
def unsynced(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test wait for the disk: nobody cuts the power here but in children of tests/reliability.

    A test marked `durable` and a bench have the program's own setting.
    """
    if not any(request.node.get_closest_marker(name) for name in ("durable", "bench")):
        monkeypatch.setattr(driver, "SYNCHRONOUS", "OFF")


@pytest.fixture(autouse=True)
def home(process_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a user's home of its own, and the English of the source."""
    folder = process_folder / f"home{next(_numbers)}"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("CREATORBOOK_HOME", str(folder))
    i18n.use_language("en")
    return folder


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection to another machine, or to this one."""

    def refuse(_socket: socket.socket, address: object) -> None:
        raise AssertionError(f"a test tried to reach {address!r}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_log_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning; one that expects warnings asks for `caplog` and looks at them itself."""
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    yield
    logging.getLogger().removeHandler(listener)
    if listener.lines and "caplog" not in request.fixturenames:
        pytest.fail("unexpected in the log: " + "; ".join(listener.lines))


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that stands at 09:00 UTC on Monday, 2 March 2026."""
    return FixedClock(NOW)


@pytest.fixture(scope="session")
def template_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty book made by the migrations, once; nobody opens it, everybody copies it."""
    from creatorbook.store.store import create

    path = tmp_path_factory.mktemp("template") / "template.creatorbook"
    create(path)
    return path


@pytest.fixture
def book_path(template_book: Path, tmp_path: Path) -> Path:
    """Return a new, empty book of the test's own."""
    path = tmp_path / "book.creatorbook"
    shutil.copyfile(template_book, path)
    return path


@pytest.fixture
def store(book_path: Path) -> Iterator[Store]:
    """Return the open store of `book_path`."""
    from creatorbook.store.store import Store

    store = Store(book_path)
    yield store
    store.close()
