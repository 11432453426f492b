"""Full-text search behind one interface: accents and case folded, any length of word, ranked, capped.

Two FTS5 indexes over one table of folded texts. Words of three characters and more use trigrams and match anywhere;
shorter ones match beginnings of words through a prefix index, since a trigram index cannot see them. The texts are
folded in Python (ß, œ and ø too) at the end of each unit of work, whatever way the rows came.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creatorbook.store.engine.reading import Executes

# bm25 over every hit is what costs; ranking the first hits only keeps one letter as fast as a whole name.
RANKED_HITS = 2_000
TRIGRAM = 3
_BODY_LIMIT = 4_000
_STAGED_FROM = 200

# What is found of each kind: a title, which weighs ten times, and a body.
_TEXTS = {
    "creator": "SELECT id, name, legal_name || ' ' || email FROM creator r WHERE {ids}",
    "agency": "SELECT id, name, email || ' ' || website FROM agency r WHERE {ids}",
    "brand": (
        "SELECT id, name, legal_name || ' ' || category || ' ' || website || ' ' || email FROM brand r WHERE {ids}"
    ),
    "contact": (
        "SELECT r.id, r.name, r.email || ' ' || r.phone || ' ' || r.role || ' ' || coalesce(b.name, a.name, '') "
        "FROM contact r LEFT JOIN brand b ON b.id = r.brand_id LEFT JOIN agency a ON a.id = r.agency_id WHERE {ids}"
    ),
    "deal": (
        "SELECT r.id, r.title, b.name || ' ' || r.objective || ' ' || r.next_action "
        "FROM deal r JOIN brand b ON b.id = r.brand_id WHERE {ids}"
    ),
    "gift": "SELECT r.id, r.description, b.name FROM gift r JOIN brand b ON b.id = r.brand_id WHERE {ids}",
    "post": (
        "SELECT r.id, substr(r.caption, 1, 80), r.caption || ' ' || r.url || ' ' || coalesce(b.name, '') "
        "FROM post r LEFT JOIN brand b ON b.id = r.brand_id WHERE {ids}"
    ),
    "contract": (
        "SELECT r.id, r.number, d.title || ' ' || b.name FROM contract r JOIN deal d ON d.id = r.deal_id "
        "JOIN brand b ON b.id = d.brand_id WHERE {ids}"
    ),
    "message": "SELECT id, subject, sender || ' ' || body FROM message r WHERE {ids}",
    "note": "SELECT id, substr(text, 1, 80), text FROM note r WHERE {ids}",
}
# A brand's name stands in the texts of its deals and more: renaming it touches them.
_DEPENDENTS = {
    "brand": (("contact", "brand_id"), ("deal", "brand_id"), ("gift", "brand_id"), ("post", "brand_id")),
    "agency": (("contact", "agency_id"),),
    "deal": (("contract", "deal_id"),),
}
KINDS = tuple(_TEXTS)


@dataclass(frozen=True, slots=True)
class Match:
    """A WHERE clause over search_doc (aliased s) and its parameters, positional."""

    where: str
    params: tuple[str, ...]


def match(query: str) -> Match | None:
    """Return the clause for what was typed, or None where nothing searchable was typed.

    Every word must be found. Nothing in the text is taken as search syntax.
    """
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
    if all(len(word) >= TRIGRAM for word in words):
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


def refresh(connection: Executes, touched: Mapping[str, Iterable[str]]) -> None:
    """Bring the index in step with the rows just written, inside the same transaction."""
    wanted: dict[str, set[str]] = {kind: set(ids) for kind, ids in touched.items()}
    for kind in ("brand", "agency", "deal"):
        if not wanted.get(kind):
            continue
        for dependent, column in _DEPENDENTS[kind]:
            rows = connection.exec_driver_sql(
                f"SELECT id FROM {dependent} WHERE {column} IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(wanted[kind])),),
            )
            wanted.setdefault(dependent, set()).update(row[0] for row in rows)
    for kind, ids in wanted.items():
        if kind in _TEXTS and ids:
            _refresh_kind(connection, kind, sorted(ids))


def _refresh_kind(connection: Executes, kind: str, ids: list[str]) -> None:
    listed = json.dumps(ids)
    sql = _TEXTS[kind].format(ids="r.id IN (SELECT value FROM json_each(?)) AND r.trashed_at IS NULL")
    texts = [
        (kind, record, fold(title), fold(body[:_BODY_LIMIT]))
        for record, title, body in connection.exec_driver_sql(sql, (listed,))
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


def rebuild(connection: Executes) -> None:
    """Make the whole index again from the records, also where it was damaged."""
    for index in ("search_trigram", "search_prefix"):
        # First from its own texts: taking a text out of a damaged index would fail.
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('rebuild')")
    connection.exec_driver_sql("DELETE FROM search_doc")
    for kind in KINDS:
        ids = [row[0] for row in connection.exec_driver_sql(f"SELECT id FROM {kind}")]
        if ids:
            _refresh_kind(connection, kind, ids)
    for index in ("search_trigram", "search_prefix"):
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('optimize')")
