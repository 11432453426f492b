"""The disclosure log: every post of a creator, a brand or a period with what it owed and its proofs, as PDF and CSV.

What was kept when a post was checked or went live is what the log tells; where nothing was kept, what the post owes
is worked out for the log and marked so. Both files open without the program.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.documents.inputs.log import LogDuty, LogEntry, LogInput, LogProof
from creatorbook.documents.render import Rendered, render_disclosure_log
from creatorbook.documents.words import clauses as library
from creatorbook.domain.law.backing import note_sources
from creatorbook.exchange.tables.export import write_csv
from creatorbook.services.book.settings import setting
from creatorbook.services.deals import facts
from creatorbook.services.disclosure import captions
from creatorbook.services.disclosure.duties import post_verdict
from creatorbook.services.disclosure.kept import text_looked_at
from creatorbook.services.disclosure.proofs import proofs_of
from creatorbook.services.records import rows
from creatorbook.services.records.reading import live
from creatorbook.store import results
from creatorbook.store.query.expressions import Single, coalesce, most
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.services.disclosure.proofs import ProofRow
    from creatorbook.services.records.rows import Row
    from creatorbook.store.engine.reading import Executes

# The columns of the CSV in their order; their heads are words of the document's language.
_COLUMNS = (
    "post", "at", "state", "platform", "medium", "url", "creator", "brand", "caption", "confirmed", "exception",
    "switch_on", "country", "duty", "words", "verdict", "rules", "source", "checked_at", "proof", "sha256", "kept_at",
)  # fmt: skip
_SEVERAL = " | "
_KEPT = ("jurisdiction", "duty", "words", "verdict", "rule", "source", "checked_at")


@dataclass(frozen=True, slots=True)
class Which:
    """Which posts the log is of: a creator's, a brand's, those of some days (both count); None is all.

    A post's day is that on which it was published, else that for which it is planned; one without a day is there only
    where no days are asked for.
    """

    creator_id: str | None = None
    brand_id: str | None = None
    first: date | None = None
    last: date | None = None


def log_input(reading: Executes, which: Which, now: datetime, today: date, language: str = "") -> LogInput:
    """Return the log as documents take it, the oldest post first; `language` "" is that of the book.

    Raises NotFound for no such creator or brand, BadInput for days in the wrong order or a language that is not there.
    """
    if which.first is not None and which.last is not None and which.last < which.first:
        raise BadInput(_("The last day is before the first."), where="--to", hint=_("Swap the two dates."))
    wanted = language or setting(reading, "language")
    spoken = library.languages()
    if language and language not in spoken:
        raise BadInput(
            _("There is no such language of documents."),
            where="language",
            hint=_("Choose one of: {names}.").format(names=", ".join(spoken)),
        )
    posts = _posts(reading, which)
    proofs = proofs_of(reading, [post.id for post in posts])
    kept = _kept_duties(reading)
    return LogInput(
        wanted if wanted in spoken else "en",
        now,
        tuple(_entry(reading, post, kept.get(post.id, ()), proofs.get(post.id, ()), today) for post in posts),
        creator=_name(reading, "creator", which.creator_id),
        brand=_name(reading, "brand", which.brand_id),
        first=which.first,
        last=which.last,
    )


def _name(reading: Executes, kind: str, record_id: str | None) -> str:
    return "" if record_id is None else rows.get(reading, kind, record_id).title


def _posts(reading: Executes, which: Which) -> list[Row]:
    post = Table("post")
    conditions = []
    if which.creator_id is not None:
        conditions.append(post.creator_id.equals(which.creator_id))
    if which.brand_id is not None:
        conditions.append(post.brand_id.equals(which.brand_id))
    at = coalesce(post.published_at, post.planned_at)
    if which.first is not None:
        conditions.append(at.at_least(_midnight(which.first)))
    if which.last is not None:
        conditions.append(at.less_than(_midnight(which.last + timedelta(days=1))))
    found = live(reading, "post", *conditions)
    # Those without a day come last.
    return sorted(found, key=lambda row: (_moment_of(row) is None, str(_moment_of(row) or ""), row.id))


def _midnight(day: date) -> str:
    """Return the first instant of a day where the user is, as the book writes instants."""
    local = datetime.combine(day, time()).astimezone()
    return local.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _moment_of(row: Row) -> datetime | None:
    at: datetime | None = row["published_at"] or row["planned_at"]
    return at


def _kept_duties(reading: Executes) -> dict[str, tuple[tuple[str, LogDuty], ...]]:
    """Return, by post, the caption and the duties of the last time that they were kept."""
    duty_of, other = Table("disclosure"), Table("disclosure", "other")
    newest = select(other, most(other.checked_at)).where(other.post_id.equals(duty_of.post_id))
    kept_last = (
        select(duty_of, "post_id", "caption", *_KEPT)
        .where(duty_of.post_id.is_known(), duty_of.checked_at.equals(Single(newest)))
        .order_by(duty_of.post_id, duty_of.jurisdiction)
    )
    found: dict[str, list[tuple[str, LogDuty]]] = defaultdict(list)
    for post_id, caption, country, duty, words, verdict, rules, source, at in results.iterate(reading, kept_last):
        kept = LogDuty(country, duty, words, verdict, rules, source, datetime.fromisoformat(at))
        found[post_id].append((caption, kept))
    return {post_id: tuple(each) for post_id, each in found.items()}


def _entry(
    reading: Executes,
    post: Row,
    kept: tuple[tuple[str, LogDuty], ...],
    proofs: Iterable[ProofRow],
    today: date,
) -> LogEntry:
    duties = tuple(duty for _caption, duty in kept) if kept else _derive_duties(reading, post, today)
    return LogEntry(
        _moment_of(post),
        post["state"].value,
        post["platform"].value,
        post["medium"].value,
        post["url"],
        post["brand_id"].title if post["brand_id"] else "",
        post["creator_id"].title,
        kept[0][0] if kept else text_looked_at(facts.post(post)),
        confirmed=post["label_confirmed"],
        exception=post["exception_reason"],
        switch_on=post["platform_switch"],
        duties=duties,
        proofs=tuple(LogProof(each.name, each.sha256, each.kept_at) for each in proofs),
    )


def _derive_duties(reading: Executes, post: Row, today: date) -> tuple[LogDuty, ...]:
    verdict = post_verdict(reading, post.id, today)
    found = captions.caption_of_post(reading, post.id, today).check()
    likely = {each.country: each.verdict.value for each in found.countries}
    return tuple(
        LogDuty(
            duty.country,
            duty.outcome.value,
            ", ".join(duty.words[:3]),
            likely.get(duty.country, ""),
            ", ".join(duty.rule_ids),
            note_sources(duty.sources),
        )
        for duty in verdict.duties
        if duty.country
    )


def log_pdf(log: LogInput) -> Rendered:
    """Return the log as a PDF; equal logs give equal bytes. Raises CannotRender where it cannot be laid out."""
    return render_disclosure_log(log)


def log_csv(log: LogInput) -> bytes:
    """Return the log as CSV in UTF-8: a row a post and country, values by their codes, instants in UTC.

    A post without a known country has one row; several proofs of a post stand in one cell each, apart by " | ".
    """
    heads = library.document_words(log.language)["log_columns"]
    headings = [str(heads[column]) for column in _COLUMNS]
    return write_csv(headings, [line for number, entry in enumerate(log.entries, 1) for line in _lines(number, entry)])


def _lines(number: int, entry: LogEntry) -> list[list[Any]]:
    of_post: list[Any] = [
        number, entry.at, entry.state, entry.platform, entry.medium, entry.url, entry.creator, entry.brand,
        entry.caption, entry.confirmed, entry.exception, entry.switch_on,
    ]  # fmt: skip
    of_proof: list[Any] = [
        _SEVERAL.join(proof.name for proof in entry.proofs),
        _SEVERAL.join(proof.sha256 for proof in entry.proofs),
        _SEVERAL.join(f"{proof.kept_at:%Y-%m-%dT%H:%M:%SZ}" for proof in entry.proofs),
    ]
    duties = entry.duties or (LogDuty("", "", "", "", "", ""),)
    return [
        [
            *of_post,
            duty.country,
            duty.duty,
            duty.words,
            duty.verdict,
            duty.rules,
            duty.source,
            duty.checked_at,
            *of_proof,
        ]
        for duty in duties
    ]
