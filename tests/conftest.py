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
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from functools import wraps
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
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

import creatorbook
from creatorbook.common import i18n
from creatorbook.common.clock import FixedClock
from creatorbook.store.engine import driver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.store.store import Store

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday

# Hundreds of rounds of what other tests run once, and tests of the project's own tools and rules.
_NOT_MEASURED = frozenset({"packaging", "reliability", "rules"})
_EXAMPLES = 20
"""So many examples of a test are measured."""

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

_COVERAGE = Coverage.current() if "COVERAGE_PROCESS_START" in os.environ else None
"""What measures this process; None where nothing does."""
_first_tests: dict[Path, str] = {}
"""The test that each file began with."""


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Measure what runs when each module is imported, and from here on only tests.

    Else that of a module which a test without measurement is the first to import would count as never run.
    """
    has_workers = session.config.getoption("numprocesses", None) and not hasattr(session.config, "workerinput")
    if _COVERAGE is not None and not has_workers:
        for module in walk_packages(creatorbook.__path__, f"{creatorbook.__name__}."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
        _COVERAGE.stop()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Look for garbage among what the tests make, not again and again among the ten thousand tests themselves."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Write down what this process ran while the others wait for it: a worker that ends slowly is killed."""
    if _COVERAGE is not None:
        _COVERAGE.save()


def _repeats(item: pytest.Item) -> bool:
    """Return whether a test runs the same lines over and over, or looks at the program instead of running it."""
    folder = item.path.relative_to(Path(__file__).parent).parts[0]
    if folder in _NOT_MEASURED or item.get_closest_marker("repeats") is not None:
        return True
    cases = getattr(item, "callspec", None)
    return cases is not None and item.get_closest_marker("alike") is not None and any(cases.indices.values())


def _begins_file(item: pytest.Item) -> bool:
    """Return whether a test is the first measured one of its file in this process."""
    return _first_tests.setdefault(item.path, item.nodeid) == item.nodeid


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Leave what repeats itself out of the coverage, in children too; measure the fixtures of a file's first test.

    Some tests take twice as long when they are measured, and the fixtures of later tests make the same once more.
    """
    if _COVERAGE is None:
        return (yield)
    if _repeats(item):
        kept = os.environ.pop("COVERAGE_PROCESS_START")
        try:
            return (yield)
        finally:
            os.environ["COVERAGE_PROCESS_START"] = kept
    with _COVERAGE.collect() if _begins_file(item) else nullcontext():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Measure what a test calls, where its fixtures are not measured with it."""
    if _COVERAGE is None or _repeats(item):
        return (yield)
    with nullcontext() if _begins_file(item) else _COVERAGE.collect(), _few_examples(item, _COVERAGE):
        return (yield)


@contextmanager
def _few_examples(item: pytest.Item, measured: Coverage) -> Iterator[None]:
    """Of the examples that hypothesis makes up for a test measure the first: later ones seldom run another line."""
    made_up = getattr(getattr(item, "function", None), "hypothesis", None)
    if made_up is None:
        yield
        return
    example, numbers = made_up.inner_test, itertools.count(1)

    @wraps(example)
    def run(*arguments: object, **named: object) -> object:
        if next(numbers) > _EXAMPLES:
            measured.stop()
        return example(*arguments, **named)

    made_up.inner_test = run
    try:
        yield
    finally:
        made_up.inner_test = example


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


@pytest.fixture
def unmeasured_children(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave readers of files in children out of the coverage: what they run, tests/exchange runs and measures."""
    monkeypatch.delenv("COVERAGE_PROCESS_START", raising=False)


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
