"""`creatorbook contract compare DEAL --theirs FILE`: what a brand's own contract says, beside what was agreed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from creatorbook.cli import exits, files
from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.contract_reading.comparing.comparison import Result
from creatorbook.domain.contract_reading.noted import Remark
from creatorbook.domain.contract_reading.values.found import Duration, Percent, Pieces, Topic, Words
from creatorbook.domain.values.money import Money
from creatorbook.services.their_contract import comparing as their_contract
from creatorbook.services.their_contract import wording
from creatorbook.services.their_contract.mail import counter_clause

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from creatorbook.cli.session import Session
    from creatorbook.domain.contract_reading.comparing.comparison import Line
    from creatorbook.domain.contract_reading.noted import Noted
    from creatorbook.domain.contract_reading.values.found import Found
    from creatorbook.services.book.book import Book
    from creatorbook.services.records.rows import Row
    from creatorbook.services.their_contract.comparing import TheirReading

_ROLES = {Result.DIFFERS: "bad", Result.ONLY_THEIRS: "warning", Result.NOT_FOUND: "warning", Result.AGREES: "good"}


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of comparing with their contract, beside those of every contract command."""
    parser.add_argument(
        "--theirs",
        metavar="FILE",
        help=_("the brand’s own contract (PDF, .docx, .odt, .eml, .txt or a picture), instead of two versions"),
    )
    parser.add_argument("--keep", action="store_true", help=_("with --theirs: attach the file to the deal"))
    parser.add_argument(
        "--mail", action="store_true", help=_("with --theirs: print a letter that lists the differences")
    )
    parser.add_argument(
        "--propose",
        action="append",
        metavar="CODE",
        help=_(
            "with --mail: take up this remark (its code, or “all”) and offer a clause instead; "
            "may be repeated, and the remarks that are not named are left out"
        ),
    )
    parser.add_argument(
        "--ask",
        action="append",
        metavar="TOPIC",
        help=_(
            "with --mail: ask about this point (its code, or “all”); may be repeated; "
            "default: what differs and is not better than the deal"
        ),
    )


def run(session: Session, book: Book, deal: Row, arguments: Namespace) -> int:
    """Compare, print, and write the text to --out where it is given; 1 where something differs."""
    from creatorbook.services.their_contract.mail import letter

    chosen, asked = _chosen(arguments.propose), _asked(arguments.ask)
    path = files.path_of_argument(arguments.theirs)
    out = files.writable(files.path_of_argument(arguments.out)) if arguments.out else None
    with book.reading() as reading:
        fetched = their_contract.fetch_file(reading, path)
    document = their_contract.open_bytes(*fetched)
    with book.reading() as reading:
        found = their_contract.compare_document(reading, deal.id, document)
        points = None if asked is None else [each for each in found.comparison.lines if each.topic in asked]
        subject, text = letter(reading, found, arguments.language, chosen, points) if arguments.mail else ("", "")
    if arguments.keep:
        book.run(their_contract.KeepTheirContract(deal.id, document.name, document.content))
    said = _reading_as_json(found) | ({"subject": subject, "mail": text} if arguments.mail else {})
    lines = [f"{subject}\n\n{text}"] if arguments.mail else _lines(found)
    if out is not None:
        files.write_file(out, ("\n".join(lines) + "\n").encode())
    if session.json:
        session.terminal.value(said | ({"file": str(out.absolute())} if out else {}))
    elif out is not None:
        saved = _("Letter saved: {path}") if arguments.mail else _("Comparison saved: {path}")
        session.terminal.line(saved.format(path=out.absolute()))
    elif arguments.mail:
        session.terminal.line(lines[0])
    else:
        _print(session, found)
    return exits.NO if found.comparison.count(Result.DIFFERS) else exits.DONE


def _chosen(named: list[str] | None) -> frozenset[Remark]:
    """Return the remarks that are named; raise BadInput for one that is none."""
    if "all" in (named or ()):
        return frozenset(Remark)
    for code in named or ():
        if code not in set(Remark):
            raise BadInput(
                _("There is no such remark: {code}.").format(code=code),
                where="--propose",
                hint=_("They are: {codes}.").format(codes=", ".join(Remark)),
            )
    return frozenset(Remark(each) for each in named or ())


def _asked(named: list[str] | None) -> frozenset[Topic] | None:
    """Return the topics that are named, None where none is; raise BadInput for one that is none."""
    if named is None:
        return None
    if "all" in named:
        return frozenset(Topic)
    for code in named:
        if code not in set(Topic):
            raise BadInput(
                _("There is no such point: {code}.").format(code=code),
                where="--ask",
                hint=_("They are: {codes}.").format(codes=", ".join(Topic)),
            )
    return frozenset(Topic(each) for each in named)


def _print(session: Session, found: TheirReading) -> None:
    for line in found.comparison.lines:
        head, *more = _format_line(line)
        session.terminal.line(head, _ROLES[line.result])
        for each in more:
            session.terminal.line(each, "muted")
    for text in (*_pictures(found), *_changes(found), *_remarks(found)):
        session.terminal.line(text)
    session.terminal.line(_summary(found), "strong")
    session.terminal.line(_(wording.READING_AID), "muted")


def _lines(found: TheirReading) -> list[str]:
    lines = [text for line in found.comparison.lines for text in _format_line(line)]
    return [*lines, *_pictures(found), *_changes(found), *_remarks(found), _summary(found), _(wording.READING_AID)]


def _format_line(line: Line) -> list[str]:
    ours, theirs = wording.sides(line)
    topic, result = wording.topic_words(line.topic), wording.result_words(line)
    lines = [_("{result}: {topic} – ours {ours}, theirs {theirs}").format(
        result=result, topic=topic, ours=ours, theirs=theirs)]  # fmt: skip
    if line.theirs is not None:
        lines.append("    " + _quote_place(line.theirs))
    return lines + [f"    {sentence}" for sentence in wording.doubt_sentences(line)]


def _quote_place(found: Found | Noted) -> str:
    return _("page {page}: “{sentence}”").format(page=found.page, sentence=found.sentence)


def _pictures(found: TheirReading) -> list[str]:
    text = found.document.text
    said = [wording.recognised_words(len(text.recognised))] if text.recognised else []
    return [*said, wording.bare_words(text.bare)] if text.bare else said


def _changes(found: TheirReading) -> list[str]:
    changes = found.document.text.changes
    head = [_("Tracked changes, read as if they were accepted:")] if changes else []
    return head + ["    " + wording.change_words(each) for each in changes]


def _remarks(found: TheirReading) -> list[str]:
    lines = []
    for noted in found.comparison.remarks:
        lines.append(_("Check this: {remark}").format(remark=_(wording.REMARKS[noted.remark])))
        lines.append("    " + _quote_place(noted))
        clause = counter_clause(noted.remark, found.comparison.language, found.pronoun)
        if clause:
            lines.append("    " + _("Offer instead ({code}): {clause}").format(code=noted.remark.value, clause=clause))
    return lines


def _summary(found: TheirReading) -> str:
    count = found.comparison.count(Result.DIFFERS)
    agree = found.comparison.count(Result.AGREES)
    differ = ngettext("{count} point differs", "{count} points differ", count).format(count=count)
    agreeing = ngettext("{count} agrees", "{count} agree", agree).format(count=agree)
    return f"{differ}, {agreeing}."


def _reading_as_json(found: TheirReading) -> dict[str, Any]:
    return {
        "deal_id": found.deal_id,
        "theirs": found.document.name,
        "sha256": found.document.text.sha256,
        "pages": found.pages,
        "recognised_pages": list(found.document.text.recognised),
        "pages_without_text": found.document.text.bare,
        "language": found.comparison.language,
        "own_contract": found.own or None,
        "note": _(wording.READING_AID),
        "lines": [_line_as_json(line) for line in found.comparison.lines],
        "tracked_changes": [
            {
                "author": each.author or None,
                "day": each.day.isoformat() if each.day else None,
                "before": each.before or None,
                "after": each.after or None,
            }
            for each in found.document.text.changes
        ],
        "remarks": [
            {
                "code": noted.remark.value,
                "text": _(wording.REMARKS[noted.remark]),
                "counter_clause": counter_clause(noted.remark, found.comparison.language, found.pronoun) or None,
                **_place_as_json(noted),
            }
            for noted in found.comparison.remarks
        ],
    }


def _line_as_json(line: Line) -> dict[str, Any]:
    ours = line.ours.value if line.ours else None
    return {
        "topic": line.topic.value,
        "result": line.result.value,
        "sure": line.is_sure,
        "ours": _value_as_json(ours),
        "theirs": _value_as_json(line.theirs.value) if line.theirs else None,
        "doubts": [{"code": each.value, "text": _(wording.DOUBTS[each])} for each in dict.fromkeys(line.doubts)],
        "place": _place_as_json(line.theirs) if line.theirs else None,
        "others": [{"value": _value_as_json(other.value), **_place_as_json(other)} for other in line.others],
    }


def _place_as_json(found: Found | Noted) -> dict[str, Any]:
    return {"page": found.page, "sentence": found.sentence, "span": list(found.span)}


def _value_as_json(value: object) -> object:
    """Return a value as JSON holds it; sums and lengths of time as objects, so that nothing has to be read again."""
    if isinstance(value, Money):
        return {"amount": value.digits, "currency": value.currency}
    if isinstance(value, Percent):
        return {"basis_points": value.bp}
    if isinstance(value, Duration):
        known = {"count": value.count, "unit": value.unit, "days": value.usual_days}
        return known | {"working_days": value.working, "end_of_month": value.month_end}
    if isinstance(value, Pieces):
        return {"count": value.count, "medium": value.medium.value, "platform": value.platform and value.platform.value}
    if isinstance(value, Words):
        return list(value.codes)
    return value.isoformat() if isinstance(value, date) else value
