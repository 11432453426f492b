"""Checks of a copy of Creatorbook, installed or bundled: that all it needs came with it and works here."""

from __future__ import annotations

import platform
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.common import paths
from creatorbook.common.clock import SystemClock
from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import LANGUAGES, _, language, mark, ngettext, use_language
from creatorbook.common.system_words import system_reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from creatorbook.services.book.book import Book

_PYTHON = (3, 11)
_REINSTALL = mark("Install Creatorbook again.")
# What is imported, and the distribution that brings it.
_LIBRARIES = {
    "PySide6": "pyside6-essentials",
    "sqlalchemy": "sqlalchemy",
    "alembic": "alembic",
    "reportlab": "reportlab",
    "sqlcipher3": "sqlcipher3",
    "babel": "babel",
    "email_validator": "email-validator",
    "platformdirs": "platformdirs",
    "pypdfium2": "pypdfium2",
    "bidi": "python-bidi",
    "pyphen": "pyphen",
    "icalendar": "icalendar",
    "python_calamine": "python-calamine",
    "phonenumbers": "phonenumbers",
    "segno": "segno",
    "xlsxwriter": "xlsxwriter",
}
_FOLDERS = ("rules", "clauses", "fonts", "icons", "themes", "i18n", "samples")


class CheckFailed(CreatorbookError):
    """A check of this copy failed (exit code 1); message and hint are for people."""

    code = "check_failed"


@dataclass(frozen=True, slots=True)
class Check:
    """One check: `run` returns what it saw in a few words, and raises where something is wrong."""

    id: str
    label: str
    run: Callable[[], str]
    hint: str = _REINSTALL


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a check ended, in the language of the screen."""

    id: str
    label: str
    ok: bool
    detail: str
    hint: str = ""


def examine(check: Check) -> Outcome:
    """Run one check; whatever goes wrong in it becomes its outcome."""
    try:
        return Outcome(check.id, _(check.label), ok=True, detail=check.run())
    except CreatorbookError as error:
        return Outcome(check.id, _(check.label), ok=False, detail=error.message, hint=error.hint or _(check.hint))
    except Exception as error:  # noqa: BLE001  a broken copy may fail in any way, and must still be reported
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        return Outcome(check.id, _(check.label), ok=False, detail=reason, hint=_(check.hint))


def outcomes() -> Iterator[Outcome]:
    """Run every check and give its outcome as it ends."""
    for check in CHECKS:
        yield examine(check)


def _python() -> str:
    if sys.version_info < _PYTHON:
        raise CheckFailed(_("Python {version} is too old.").format(version=platform.python_version()))
    bundled = _("bundled") if getattr(sys, "frozen", False) else _("installed")
    return f"{platform.python_version()}, {platform.system()} {platform.machine()}, {bundled}"


def _libraries() -> str:
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        raise CheckFailed(_("These libraries are missing: {names}.").format(names=", ".join(missing)))
    return ", ".join(f"{name} {_version(name)}".rstrip() for name in _LIBRARIES.values())


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        # A bundle carries the library without the papers of its distribution.
        return ""


def _folders() -> str:
    folders = [paths.config_folder(), paths.state_folder()]
    for folder in folders:
        try:
            with tempfile.NamedTemporaryFile(dir=folder, prefix="doctor-"):
                pass
        except OSError as error:
            raise CheckFailed(
                _("Your folder {path} cannot be written to: {reason}.").format(
                    path=folder, reason=system_reason(error)
                ),
                hint=_("Give yourself the right to write in it, or set CREATORBOOK_HOME to another folder."),
            ) from error
    return ", ".join(str(folder) for folder in folders)


def _resources() -> str:
    from creatorbook.services.law.rulebooks import rulebook

    root = paths.resources()
    missing = [name for name in _FOLDERS if not any((root / name).glob("*"))]
    if missing:
        raise CheckFailed(_("These shipped files are missing: {names}.").format(names=", ".join(missing)))
    countries = ", ".join(sorted(rulebook().disclosure))
    return _("{path}; disclosure rules for {countries}").format(path=root, countries=countries)


def _fonts() -> str:
    from creatorbook.documents.text import fonts

    missing = [name for name in fonts.FILES.values() if not (paths.resources() / "fonts" / name).is_file()]
    if missing:
        raise CheckFailed(_("These fonts are missing: {names}.").format(names=", ".join(missing)))
    return ngettext("{count} face", "{count} faces", len(fonts.FILES)).format(count=len(fonts.FILES))


def _catalogues() -> str:
    spoken = language()
    try:
        for code in LANGUAGES:
            use_language(code)
    finally:
        use_language(spoken)
    return ", ".join(LANGUAGES)


def _migrations() -> str:
    from creatorbook.store.upkeep import schema

    folder = paths.migrations()
    found = {path.name[:4] for path in (folder / "versions").glob("[0-9][0-9][0-9][0-9]_*.py")}
    wanted = [schema.revision_id(number) for number in range(1, schema.HEAD + 1)]
    missing = [number for number in wanted if number not in found]
    if missing or not (folder / "env.py").is_file():
        raise CheckFailed(_("These migrations are missing: {names}.").format(names=", ".join(missing) or "env.py"))
    return _("up to {number}").format(number=wanted[-1])


def _sqlite() -> str:
    from creatorbook.store.engine import driver

    driver.assert_library()
    if not driver.finds_in_words():
        raise CheckFailed(_("Full-text search does not find what it holds."))
    return _("{version}, with full-text search").format(version=driver.dbapi.sqlite_version)


def _book() -> str:
    from creatorbook.services.records.editing import AddRecord
    from creatorbook.services.records.lists import Query, ids

    with _temporary_book() as (folder, book):
        book.run(AddRecord("brand", {"name": "Œuvre d’été"}))
        with book.reading() as reading:
            found = ids(reading, Query("brand", search="oeuvre ete"))
        if len(found) != 1:
            raise CheckFailed(_("Search did not find a brand that was just added."))
        book.undo()
        book.back_up(folder / "backup.creatorbook")
        verdict = book.verify()
        if not verdict.is_ok:
            raise CheckFailed(_("A book just made is damaged: {problem}").format(problem=verdict.problems[0]))
    return _("made, written, undone, backed up, verified")


def _pdf() -> str:
    from creatorbook.domain.values.money import Money
    from creatorbook.services.contracts import drafts as contracts
    from creatorbook.services.contracts import inputs as contract_inputs
    from creatorbook.services.records.editing import AddRecord

    with _temporary_book() as (_folder, book):
        brand = book.run(AddRecord("brand", {"name": "Aurora"})).value
        values = {"title": "Reel", "brand_id": brand, "fee": Money(75_000, "EUR")}
        deal = book.run(AddRecord("deal", values)).value
        pages = 0
        for code in contract_inputs.LANGUAGES:
            with book.reading() as reading:
                drawn = contracts.preview(reading, deal, code, book.clock.today())
            image = contracts.page_image(drawn.pdf, 0, 0.5)
            if not drawn.pdf.startswith(b"%PDF") or len(set(image.data)) < 2:  # noqa: PLR2004  a blank page has one value
                raise CheckFailed(_("A contract was drawn, but its page is blank."))
            pages += drawn.pages
    return ngettext("{count} page drawn", "{count} pages drawn", pages).format(count=pages)


def _import() -> str:
    from creatorbook.services.imports import preview

    samples = sorted(path for path in (paths.resources() / "samples").iterdir() if path.is_file())
    with _temporary_book() as (_folder, book):
        summary = preview(book, samples)
    count = sum(tally.added for tally in summary.tallies.values())
    if not count:
        raise CheckFailed(_("The sample files were read, and nothing was found in them."))
    return ngettext("{count} record read", "{count} records read", count).format(count=count)


@contextmanager
def _temporary_book() -> Iterator[tuple[Path, Book]]:
    """Yield a new book with its folder; both go when the block ends."""
    from creatorbook.services.book.book import Book

    settings = {"name": "Doctor", "country": "FR", "language": "en", "currency": "EUR"}
    # Windows keeps a file for a moment after it was closed.
    with tempfile.TemporaryDirectory(prefix="creatorbook-doctor-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with Book.create(folder / "doctor.creatorbook", settings, SystemClock()) as book:
            yield folder, book


CHECKS = (
    Check("python", mark("Python"), _python, mark("Install Python 3.11 or newer.")),
    Check("libraries", mark("Libraries"), _libraries),
    Check("folders", mark("Your folders"), _folders),
    Check("resources", mark("Shipped files"), _resources),
    Check("fonts", mark("Fonts"), _fonts),
    Check("catalogues", mark("Languages"), _catalogues),
    Check("migrations", mark("Migrations"), _migrations),
    Check("sqlite", mark("SQLite"), _sqlite),
    Check("book", mark("A temporary book"), _book),
    Check("pdf", mark("A contract PDF"), _pdf),
    Check("import", mark("Reading files"), _import),
)
