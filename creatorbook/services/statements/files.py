"""A file of a bank to what it says, with the columns that were named for its kind before."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.base.statement_rows import ImportedStatement, ImportedStatementRow
from creatorbook.exchange.child.read import read_file
from creatorbook.store import results
from creatorbook.store.query.select import select

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from creatorbook.exchange.base.problems import Notice
    from creatorbook.exchange.base.records import Column, ReadOptions
    from creatorbook.store.engine.reading import Executes

_MOST_PROFILES = 20


@dataclass(frozen=True, slots=True)
class StatementFile:
    """A file that was read: its statements with their lines, and what must be told of it.

    `columns` are what a table's columns were taken for, `named` those that a person named: they are kept with the
    SHA-256 of the headings and used for the next file like it.
    """

    name: str
    format: str
    sha256: str
    statements: tuple[tuple[ImportedStatement, tuple[ImportedStatementRow, ...]], ...]
    notices: tuple[Notice, ...]
    columns: tuple[Column, ...] = ()
    named: tuple[tuple[str, str], ...] = ()

    @property
    def headings_sha256(self) -> str:
        """By what the next file of the same kind is known."""
        return _hash_of(self.columns)


def read_statement_file(reading: Executes, path: Path, options: ReadOptions) -> StatementFile:
    """Return what a file of a bank says; nothing is written anywhere. Raises FileProblem.

    Where nobody names its columns, those are taken that were named for the headings before.
    """
    if options.columns:
        return _read(path, options)
    profiles = _profiles(reading)
    try:
        found = _read(path, options)
    except FileProblem as problem:
        if problem.code not in {"statement_columns", "statement_no_currency", "statement_both_sides"}:
            raise
        return _read_as_before(path, options, profiles, problem)
    known = dict(profiles).get(found.headings_sha256)
    return _read(path, replace(options, columns=dict(known))) if known else found


def _read_as_before(
    path: Path, options: ReadOptions, profiles: Sequence[tuple[str, Mapping[str, str]]], problem: FileProblem
) -> StatementFile:
    for sha256, named in profiles:
        try:
            found = _read(path, replace(options, columns=dict(named)))
        except FileProblem:
            continue
        if found.headings_sha256 == sha256:
            return found
    raise problem


def _read(path: Path, options: ReadOptions) -> StatementFile:
    parsed = read_file(path, kind="statement", options=options)
    grouped: list[tuple[ImportedStatement, list[ImportedStatementRow]]] = []
    for record in parsed.records:
        if isinstance(record, ImportedStatement):
            grouped.append((record, []))
        elif isinstance(record, ImportedStatementRow):
            grouped[-1][1].append(record)
    return StatementFile(
        path.name,
        parsed.format,
        parsed.sha256,
        tuple((statement, tuple(lines)) for statement, lines in grouped),
        parsed.notices,
        parsed.columns,
        tuple(sorted(options.columns.items())),
    )


def _profiles(reading: Executes) -> list[tuple[str, Mapping[str, str]]]:
    found = results.rows(reading, select("statement_profile", "headings_sha256", "mapping").limit(_MOST_PROFILES))
    return [(sha256, json.loads(mapping)) for sha256, mapping in found]


def _hash_of(columns: Sequence[Column]) -> str:
    return hashlib.sha256("\x1f".join(column.header for column in columns).encode()).hexdigest()
