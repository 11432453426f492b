"""Full-text search behind one interface: accents and case folded, any length of word, ranked, capped.

Two FTS5 indexes over one table of folded texts. Words of three characters and more use trigrams and match anywhere;
shorter ones match beginnings of words through a prefix index, since a trigram index cannot see them. The texts are
folded in Python (ß, œ and ø too) at the end of each unit of work, whatever way the rows came.
"""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BookError
from creatorbook.common.paths import migrations
from creatorbook.common.text import fold
from creatorbook.store.engine import driver
from creatorbook.store.engine.errors import translate_error
from creatorbook.store.query.search_texts import SEARCH_TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from creatorbook.store.engine.reading import Executes

# bm25 over every hit is what costs; ranking the first hits only keeps one letter as fast as a whole name.
RANKED_HITS = 2_000
TRIGRAM = 3
_BODY_LIMIT = 4_000
_STAGED_FROM = 200
_SPELT_CHARACTERS = 400
_PHONE_LEAST = 4
_PHONE_TYPED = re.compile(r"\+?[0-9][0-9 .()/\-\u00a0\u202f]*")
_PHONE_WRITTEN = re.compile(r"\+?[0-9(][0-9 .()/\-\u00a0\u202f]{5,30}[0-9]")
# Only from the beginning of a word: tried at each of its letters, a very long one took seconds.
_JOINED = re.compile(r"(?<![^\W_])[^\W_]+(?:['’.\-][^\W_]+)+")
_MARKS = re.compile(r"['’.\-]")

KINDS = tuple(SEARCH_TEXTS)
INDEXES = ("search_trigram", "search_prefix")
_SHADOWS = ("", "_data", "_idx", "_docsize", "_config")

# How texts are folded, what is spelt beside them and which tables they are of: to be raised with every change of these,
# since what is typed is folded as it is today. An index says its own in a row without texts, which nothing finds.
FOLDING = 3
_FOLDING_ROW = "folding"
MARK_FOLDING = (
    f"INSERT INTO search_doc (kind, record_id, title, body) VALUES ('{_FOLDING_ROW}', '{FOLDING}', '', '') "
    "ON CONFLICT (record_id, kind) DO NOTHING"
)
_ROWS_A_SLICE = 1_000


class IndexDamaged(BookError):
    """The index, it seems, cannot be written to as it is: it is made of the records, and can be made of them again."""


# What the index says of damage. It writes late: another statement of the transaction, or its end, is what fails then.
_DAMAGE = ("malformed", "corrupt", "constructor failed", "fts5")
_BARE = "constraint failed"


@contextmanager
def telling_damage(path: Path) -> Iterator[None]:
    """Raise IndexDamaged where a transaction fails as one does whose search index is damaged; let the rest through."""
    try:
        yield
    except Exception as error:
        original = getattr(error, "orig", None) or error
        if isinstance(original, driver.dbapi.DatabaseError) and _tells_of_damage(str(original)):
            said = translate_error(error, path)
            message = said.message if said is not None else str(original)
            raise IndexDamaged(message, where=str(path), hint=said.hint if said is not None else "") from error
        raise


def _tells_of_damage(text: str) -> bool:
    # Constraints of tables are named: “UNIQUE constraint failed: brand.name”.
    return text.lower() == _BARE or any(each in text.lower() for each in _DAMAGE)


@dataclass(frozen=True, slots=True)
class Match:
    """A WHERE clause over search_doc (aliased s) and its parameters, positional."""

    where: str
    params: tuple[str, ...]


def match(query: str) -> Match | None:
    """Return the clause for what was typed, or None where nothing searchable was typed.

    Every word must be found. Nothing in the text is taken as search syntax.
    """
    spelt = _match_words(query)
    digits = _phone_digits(query)
    if not digits:
        return spelt
    number = "s.rowid IN (SELECT rowid FROM search_trigram WHERE search_trigram MATCH ?)"
    if spelt is None:
        return Match(number, (_quote_word(digits),))
    return Match(f"({number} OR ({spelt.where}))", (_quote_word(digits), *spelt.params))


def _phone_digits(query: str) -> str:
    """Return the digits of what may be a phone number, however they are parted, "" for anything else."""
    if not _PHONE_TYPED.fullmatch(query.strip()):
        return ""
    digits = "".join(character for character in query if character.isdigit())
    # "(0)" is dialled at home only.
    return digits if len(digits) >= _PHONE_LEAST else ""


def _match_words(query: str) -> Match | None:
    words = fold(query).split()[:12]
    if not words:
        return None
    long = [word for word in words if len(word) >= TRIGRAM]
    short = [word for word in words if len(word) < TRIGRAM and word.isalnum()]
    odd = [word for word in words if len(word) < TRIGRAM and not word.isalnum()]
    clauses, params = [], []
    if long:
        clauses.append("s.rowid IN (SELECT rowid FROM search_trigram WHERE search_trigram MATCH ?)")
        params.append(" ".join(_quote_word(word) for word in long))
    if short:
        clauses.append("s.rowid IN (SELECT rowid FROM search_prefix WHERE search_prefix MATCH ?)")
        params.append(" ".join(f"{_quote_word(word)} *" for word in short))
    for word in odd:
        clauses.append("(instr(s.title, ?) > 0 OR instr(s.body, ?) > 0)")
        params += [word, word]
    return Match(" AND ".join(clauses), tuple(params))


def _quote_word(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def find(connection: Executes, query: str, limit: int = 50, kinds: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Return up to `limit` (kind, id) pairs, best first: titles weigh ten times, then the newest."""
    wanted = list(kinds)
    words = fold(query).split()[:12]
    if not words:
        return []
    kind_clause = f" AND s.kind IN ({', '.join('?' * len(wanted))})" if wanted else ""
    if all(len(word) >= TRIGRAM for word in words) and not _phone_digits(query):
        sql = (
            "SELECT s.kind, s.record_id FROM (SELECT rowid, rank FROM search_trigram WHERE search_trigram MATCH ? "
            f"LIMIT {RANKED_HITS}) h JOIN search_doc s ON s.rowid = h.rowid WHERE 1{kind_clause} "
            "ORDER BY h.rank, s.rowid DESC LIMIT ?"
        )
        params: tuple[Any, ...] = (" ".join(_quote_word(word) for word in words), *wanted, limit)
    else:
        found = match(query)
        if found is None:
            return []
        sql = (
            f"SELECT kind, record_id FROM (SELECT s.kind, s.record_id, s.rowid AS n, instr(s.title, ?) AS at "
            f"FROM search_doc s WHERE {found.where}{kind_clause} LIMIT {RANKED_HITS}) "
            "ORDER BY at = 0, at, n DESC LIMIT ?"
        )
        params = (words[0], *found.params, *wanted, limit)
    return [(kind, record) for kind, record in connection.exec_driver_sql(sql, params)]


def refresh(
    connection: Executes, touched: Mapping[str, Iterable[str]], made: Mapping[str, Collection[str]] | None = None
) -> None:
    """Bring the index in step with the rows just written, inside the same transaction.

    Those of them that were made in bulk may be named in `made`: what refers to a new row is written with it.
    """
    wanted: dict[str, set[str]] = {kind: set(ids) for kind, ids in touched.items()}
    waiting = list(wanted)
    while waiting:
        kind = waiting.pop(0)
        known = wanted[kind].difference((made or {}).get(kind, ()))
        for dependent, column in _dependents().get(kind, ()) if known else ():
            rows = connection.exec_driver_sql(
                f"SELECT id FROM {dependent} WHERE {column} IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(known)),),
            )
            found = {row[0] for row in rows}
            if not found <= wanted.setdefault(dependent, set()):
                wanted[dependent] |= found
                waiting.append(dependent)
    for kind, ids in wanted.items():
        if kind in SEARCH_TEXTS and ids:
            _refresh_kind(connection, kind, sorted(ids))


@cache
def _dependents() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return by table where its texts stand too, as (table, column): renaming a brand touches its deals and more."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for kind, texts in SEARCH_TEXTS.items():
        for path in (texts.title, *texts.body):
            table = kind
            for column in path.split(".")[:-1]:
                target = _target(column)
                found.setdefault(target, {}).setdefault((table, column))
                table = target
    return {table: tuple(columns) for table, columns in found.items()}


def _target(column: str) -> str:
    """Return the table that a column refers to, by its name."""
    return column.removesuffix("_id")


@cache
def _texts_sql(kind: str) -> str:
    """Return the statement that reads (id, title, body) of the rows of a table named in a JSON list, trash aside."""
    texts = SEARCH_TEXTS[kind]
    joins: dict[str, str] = {}

    def column(path: str) -> str:
        *steps, name = path.split(".")
        alias = "r"
        for step in steps:
            joined = f"{alias}_{_target(step)}"
            joins[joined] = f" LEFT JOIN {_target(step)} {joined} ON {joined}.id = {alias}.{step}"
            alias = joined
        return f"coalesce({alias}.{name}, '')"

    title = column(texts.title)
    if texts.title_length:
        title = f"substr({title}, 1, {texts.title_length})"
    body = " || ' ' || ".join(column(path) for path in texts.body) or "''"
    return (
        f"SELECT r.id, {title}, {body} FROM {kind} r{''.join(joins.values())} "
        "WHERE r.id IN (SELECT value FROM json_each(?)) AND r.trashed_at IS NULL"
    )


def _refresh_kind(connection: Executes, kind: str, ids: list[str]) -> None:
    listed = json.dumps(ids)
    texts = [
        (kind, record, fold(title), fold(f"{body[:_BODY_LIMIT]} {_other_spellings(title, body)}"))
        for record, title, body in connection.exec_driver_sql(_texts_sql(kind), (listed,)).fetchall()
    ]
    if len(texts) < len(ids):
        present = json.dumps([record for _kind, record, _title, _body in texts])
        connection.exec_driver_sql(
            "DELETE FROM search_doc WHERE kind = ? AND record_id IN (SELECT value FROM json_each(?)) "
            "AND record_id NOT IN (SELECT value FROM json_each(?))",
            (kind, listed, present),
        )
    if not texts:
        return
    upsert = (
        "ON CONFLICT (record_id, kind) DO UPDATE SET title = excluded.title, body = excluded.body "
        "WHERE title <> excluded.title OR body <> excluded.body"
    )
    if len(texts) < _STAGED_FROM:
        connection.exec_driver_sql(
            f"INSERT INTO search_doc (kind, record_id, title, body) VALUES (?, ?, ?, ?) {upsert}",
            texts,
        )
        return
    # One statement into a table with FTS triggers is three times as fast as one statement a row.
    connection.exec_driver_sql(
        "CREATE TEMP TABLE IF NOT EXISTS staged_text (kind TEXT, record_id TEXT, title TEXT, body TEXT)"
    )
    connection.exec_driver_sql("DELETE FROM temp.staged_text")
    connection.exec_driver_sql("INSERT INTO temp.staged_text VALUES (?, ?, ?, ?)", texts)
    connection.exec_driver_sql(
        "INSERT INTO search_doc (kind, record_id, title, body) "
        f"SELECT kind, record_id, title, body FROM temp.staged_text WHERE true {upsert}"
    )
    connection.exec_driver_sql("DELETE FROM temp.staged_text")


def _other_spellings(title: str, body: str) -> str:
    """Return how names and numbers are looked for too: "loreal" for L'Oréal, "0612345678" for +33 6 12 34 56 78."""
    text = f"{title} {body[:_SPELT_CHARACTERS]}"
    found = [_MARKS.sub("", name) for name in _JOINED.findall(text)]
    for number in _PHONE_WRITTEN.findall(text):
        digits = "".join(character for character in number if character.isdigit())
        found.append(digits)
        if number.startswith("+"):
            # A country's code has one figure to three: what is left is how the number is dialled at home.
            found += [f"0{digits[length:]}" for length in (1, 2, 3)]
    return " ".join(found)


def is_current(connection: Executes) -> bool:
    """Return whether the index was folded as texts are folded today."""
    found = connection.exec_driver_sql(
        "SELECT 1 FROM search_doc WHERE record_id = ? AND kind = ?", (str(FOLDING), _FOLDING_ROW)
    )
    return found.first() is not None


def fold_again(write: Callable[[], AbstractContextManager[Executes]], is_stopped: Callable[[], bool]) -> bool:
    """Fold the texts of an index anew, until all are or it is stopped; return whether it is as today's are.

    Each slice is a short transaction of its own: whoever writes beside it waits for a moment only. One that was stopped
    begins again another time.
    """
    for kind in KINDS:
        last = ""
        while not is_stopped():
            with write() as connection:
                ids = [
                    row[0]
                    for row in connection.exec_driver_sql(
                        f"SELECT id FROM {kind} WHERE id > ? ORDER BY id LIMIT ?", (last, _ROWS_A_SLICE)
                    )
                ]
                if ids:
                    _refresh_kind(connection, kind, ids)
            if len(ids) < _ROWS_A_SLICE:
                break
            last = ids[-1]
    if is_stopped():
        return False
    with write() as connection:
        connection.exec_driver_sql("DELETE FROM search_doc WHERE kind = ?", (_FOLDING_ROW,))
        connection.exec_driver_sql(MARK_FOLDING)
    return True


def answers(reading: Executes) -> bool:
    """Whether the index can be asked at all; that it says the truth only verifying it tells."""
    try:
        for index in INDEXES:
            reading.exec_driver_sql(f"SELECT rowid FROM {index} WHERE {index} MATCH '\"abc\"' LIMIT 1").first()
    except driver.dbapi.DatabaseError as error:
        return not _tells_of_damage(str(error))
    return True


def remake(connection: Executes) -> None:
    """Make the index again where it cannot even be opened: its tables are forgotten, and made and filled anew.

    The pages that they had are free only when the file is written anew (Store.compact).
    """
    tables = ", ".join(f"'{index}{part}'" for index in INDEXES for part in _SHADOWS)
    connection.exec_driver_sql("PRAGMA writable_schema=ON")
    connection.exec_driver_sql(f"DELETE FROM sqlite_master WHERE type = 'table' AND name IN ({tables})")
    connection.exec_driver_sql("PRAGMA writable_schema=RESET")
    script = (migrations() / "newest.sql").read_text(encoding="utf-8")
    for statement in re.findall(r"CREATE VIRTUAL TABLE search_\w+ USING .*?;", script, re.DOTALL):
        connection.exec_driver_sql(statement)
    for index in INDEXES:
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('rebuild')")
    _fill(connection)


def forget_deleted(connection: Executes) -> None:
    """Take out of the index what it only marked as deleted: words of texts that are in it no longer."""
    for index in INDEXES:
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('optimize')")


def rebuild(connection: Executes) -> None:
    """Make the whole index again from the records, also where it was damaged."""
    for index in INDEXES:
        # First from its own texts: taking a text out of a damaged index would fail.
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('rebuild')")
    _fill(connection)


def _fill(connection: Executes) -> None:
    connection.exec_driver_sql("DELETE FROM search_doc")
    connection.exec_driver_sql(MARK_FOLDING)
    for kind in KINDS:
        ids = [row[0] for row in connection.exec_driver_sql(f"SELECT id FROM {kind}")]
        if ids:
            _refresh_kind(connection, kind, ids)
    forget_deleted(connection)
