"""`creatorbook disclose`: what must be said, country by country, and whether a caption says it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from creatorbook.cli.disclosure import log as disclosing_log
from creatorbook.cli.disclosure import rules as disclosing_rules
from creatorbook.cli.disclosure import without_book as disclosing
from creatorbook.cli.input.options import day, members, read_option
from creatorbook.cli.output import records
from creatorbook.cli.output.findings import SourceNotes, print_findings
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _, labelled
from creatorbook.common.text import clean
from creatorbook.domain.disclosure.captions.ties import RELATIONSHIPS
from creatorbook.domain.disclosure.facts import DisclosureFacts, Relationship, Value
from creatorbook.domain.records.gifts import Expectation
from creatorbook.domain.values.contexts import BrandShown, PlainContext
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.domain.values.ties import Tie
from creatorbook.services.deals.remarks import sector_limits
from creatorbook.services.disclosure import captions
from creatorbook.services.disclosure import duties as disclosures
from creatorbook.services.disclosure.kept import RecordDisclosure
from creatorbook.services.disclosure.proofs import KeepProof, proofs
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import FieldType
from creatorbook.services.fields.values import Reader
from creatorbook.services.records.attachments import LIMIT_MEGABYTES

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _ArgumentGroup
    from datetime import date

    from creatorbook.cli.session import Session
    from creatorbook.domain.disclosure.captions.verdict import Assessment
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.services.disclosure.duties import Verdict
    from creatorbook.services.disclosure.proofs import ProofRow

E = TypeVar("E", bound=StrEnum)
# What each form takes; "" is the form without a word: a post described by options.
_TAKES: dict[str, frozenset[str]] = {
    "post": frozenset({"keep", "proof"}),
    "gift": frozenset(),
    "rules": frozenset(),
    "log": frozenset({"creator", "brand", "start", "end", "out", "language"}),
    "facts": frozenset(
        {"audience", "value", "tie", "affiliate", "control", "switch", "expectation", "relationship", "ended_on"}
        | {"start", "language", "platform", "medium", "brand", "on", "shows", "plain"}
    ),
    "": frozenset(
        {"country", "platform", "medium", "relationship", "control", "position", "tool", "language", "caption"}
        | {"cases", "affiliate", "start", "brand", "on", "shows", "plain"}
    ),
}
# One byte more than a book keeps is enough to see that a file is too long.
_LONGEST_PROOF = LIMIT_MEGABYTES * 1024 * 1024 + 1
_EVERY = tuple(sorted(frozenset[str]().union(*_TAKES.values())))
_OPTIONS = {"start": "--from", "end": "--to", "ended_on": "--ended-on"}


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of disclose."""
    parser.epilog = _(
        "“rules” tells how old and how good the facts of each country are, and with a country what they say. Without "
        "post, gift, facts, rules or log, the options describe a post, and no book is needed. Exit code 1 where "
        "its caption is likely not enough or it may not be published at all, 3 where a line of a file of cases is none."
    )
    parser.add_argument(
        "about", choices=_forms(), nargs="?", help=_("a post or a gift of the book, facts, rules, the log")
    )
    parser.add_argument(
        "id",
        metavar="ID",
        nargs="?",
        help=_("the post or gift: its id, the beginning of one, or its title; with rules, a country"),
    )
    parser.add_argument("--keep", action="store_true", help=_("keep in the book what this post must say today"))
    parser.add_argument(
        "--proof", metavar="FILE", default="", help=_("keep a screenshot or a text as proof of this post")
    )
    _post_options(parser.add_argument_group(_("a post, described (what is left out is not known)")))
    _log_options(parser.add_argument_group(_("the disclosure log (also takes --brand, --from DATE and --language)")))
    _facts_options(parser.add_argument_group(_("facts (each may be left out: then it is not known)")))


def _forms() -> tuple[str, ...]:
    return tuple(form for form in _TAKES if form)


def _post_options(group: _ArgumentGroup) -> None:
    group.add_argument(
        "--country", metavar="COUNTRIES", default="", help=_("the countries of the audience, such as FR,UK")
    )
    _choices(group, "--platform", Platform, _("where it is posted"))
    _choices(group, "--medium", Medium, _("the format of the post"))
    group.add_argument(
        "--relationship",
        metavar="WHAT",
        default="",
        help=_(
            "what binds you to the brand: {names}, or a few words such as “gift + discount code”; “unknown” judges as "
            "one who only sees the post"
        ).format(names=", ".join(RELATIONSHIPS)),
    )
    group.add_argument("--control", metavar="YES|NO", default="", help=_("whether the brand has a say in the post"))
    group.add_argument("--affiliate", metavar="YES|NO", default="", help=_("whether links or codes earn a commission"))
    group.add_argument(
        "--position", metavar="WHERE", default="", help=_("where the label is, such as caption_start or bio")
    )
    group.add_argument("--tool", metavar="ON|OFF", default="", help=_("the platform’s own label"))
    group.add_argument("--language", metavar="LANGUAGE", default="", help=_("the language of the post"))
    group.add_argument("--brand", metavar="NAME", default="", help=_("the name of the brand"))
    _choices(group, "--shows", BrandShown, _("how the post shows the brand"))
    _choices(group, "--plain", PlainContext, _("what everybody sees anyway, without a label"))
    group.add_argument("--from", dest="start", metavar="COUNTRY", default="", help=_("your own country"))
    group.add_argument("--on", metavar="DATE", default="", help=_("the day of the post; default: today"))
    group.add_argument("--caption", metavar="FILE", default="", help=_("the caption to check; “-” reads the input"))
    group.add_argument(
        "--cases",
        metavar="FILE",
        default="",
        help=_(
            "answer each line of a file of cases (JSON Lines), one by one; a verdict is sufficient (what such files "
            "call ok), insufficient, not_required or unknown"
        ),
    )


def _log_options(group: _ArgumentGroup) -> None:
    group.add_argument("--creator", metavar="NAME", default="", help=_("whose posts; default: those of all creators"))
    group.add_argument("--to", dest="end", metavar="DATE", default="", help=_("the last day; --from names the first"))
    group.add_argument("--out", metavar="FILE", default="", help=_("the file to write: .pdf or .csv"))


def _facts_options(group: _ArgumentGroup) -> None:
    group.add_argument(
        "--audience", metavar="COUNTRIES", default="", help=_("countries of the audience, such as FR,GB")
    )
    _choices(group, "--value", Value, _("what of value was received; “none” for nothing"))
    _choices(group, "--tie", Tie, _("what else binds you to the brand; “none” for nothing"))
    group.add_argument(
        "--switch", metavar="YES|NO", default="", help=_("whether the platform’s own label is on: yes or no")
    )
    _choices(group, "--expectation", Expectation, _("what was asked for"))
    group.add_argument("--ended-on", metavar="DATE", default="", help=_("the day on which the dealings ended"))
    group.description = _("With facts, --relationship is one of: {names}.").format(
        names=", ".join(member.value for member in Relationship)
    )


def _choices(group: _ArgumentGroup, option: str, enum: type[StrEnum], text: str) -> None:
    names = ", ".join(member.value for member in enum)
    group.add_argument(option, metavar="WHAT", default="", help=labelled(text, names))


def run(session: Session, arguments: Namespace) -> int:
    """Print the verdict; exit code 1 where a caption is likely not enough or the post is forbidden, else 0."""
    _refuse_unused_options(arguments)
    if arguments.cases:
        return disclosing.cases(session, arguments.cases)
    if not arguments.about:
        return disclosing.judge_facts(session, arguments)
    if arguments.about == "log":
        return disclosing_log.log(session, arguments)
    if arguments.about == "rules":
        return disclosing_rules.rules(session, clean(arguments.id or ""))
    kept: tuple[ProofRow, ...] = ()
    found: Assessment | None = None
    limits: tuple[Finding, ...] = ()
    if arguments.about == "facts":
        verdict = _verdict_of_facts(arguments, session.clock.today())
        limits = captions.limits_described(verdict.facts, "", verdict.on)
    else:
        verdict, kept, found, limits = _verdict_of_record(session, arguments)
    code = disclosing.code_of(found, limits if arguments.about == "post" else ())
    if session.json:
        listed = {"proofs": [each.to_json() for each in kept]} if arguments.about == "post" else {}
        likely = captions.assessment_as_json(found) if found is not None else {}
        owed = verdict.to_json()
        said = [disclosures.finding_as_json(each) for each in limits]
        both = {"findings": [*owed["findings"], *likely.get("findings", []), *said]}
        ban = captions.ban_as_json(found, limits) if arguments.about == "post" else {}
        session.terminal.value({**likely, **owed, **both, **ban, **listed})
        return code
    notes = SourceNotes()
    if found is not None:
        disclosing.print_assessment(session.terminal, found, verdict.facts.medium, fix=True, limits=limits, cited=notes)
    else:
        print_findings(session.terminal, limits, notes)
    disclosing.print_verdict(session.terminal, verdict, notes)
    for each in kept:
        session.terminal.line(
            _("Proof: {name}, kept {instant}, SHA-256 {sha256}").format(
                name=each.name, instant=formats.instant(each.kept_at), sha256=each.sha256
            )
        )
    return code


def _refuse_unused_options(arguments: Namespace) -> None:
    """Refuse what the form does not take, rather than leave it unread."""
    form = arguments.about or ""
    given = [name for name in _EVERY if getattr(arguments, name)]
    if not form and not given:
        raise UsageError(
            _("Say what it is about: a post, a gift, facts, or a post described by options."), where="disclose"
        )
    if arguments.cases and given != ["cases"]:
        raise UsageError(_("A file of cases brings its own facts: no other option goes with it."), where="--cases")
    for name in given:
        if name not in _TAKES[form]:
            option = _OPTIONS.get(name, f"--{name}")
            raise UsageError(
                _("{option} does not go with “{command}”.").format(option=option, command=f"disclose {form}".strip()),
                where=option,
            )
    if form in ("post", "gift") and not arguments.id:
        raise UsageError(_("Say which one: its id or its title."), where=f"disclose {form}")
    if form in ("facts", "log") and arguments.id:
        raise UsageError(_("This is given by options."), where=f"disclose {form}")
    if form == "log" and not arguments.out:
        raise UsageError(_("Say which file to write: --out FILE.pdf or --out FILE.csv."), where="--out")


def _verdict_of_record(
    session: Session, arguments: Namespace
) -> tuple[Verdict, tuple[ProofRow, ...], Assessment | None, tuple[Finding, ...]]:
    # Looked at first: nothing is kept where the file cannot be read.
    proof = disclosing.content_of(arguments.proof, "--proof", _LONGEST_PROOF) if arguments.proof else None
    with session.open_book() as book:
        row = records.find_record(book, arguments.about, arguments.id)
        ask = disclosures.post_verdict if arguments.about == "post" else disclosures.gift_verdict
        if arguments.keep:
            book.run(RecordDisclosure(row.id))
        if proof is not None:
            book.run(KeepProof(row.id, Path(arguments.proof).name, content=proof))
        with book.reading() as reading:
            today = session.clock.today()
            if arguments.about == "post":
                found, limits = captions.judge_written(reading, row.id, today)
            else:
                found, limits = None, sector_limits(reading, "gift", row.id, today)
            return ask(reading, row.id, today), proofs(reading, row.id), found, limits


def _verdict_of_facts(arguments: Namespace, today: date) -> Verdict:
    # Without a book the days are written as where the creator is.
    start = read_option(arguments.start, "--from", FieldType.COUNTRY, Reader(today))
    reader = Reader(today, country=start)

    def read(name: str, kind: FieldType) -> Any:  # noqa: ANN401  its type is that of the field
        return read_option(getattr(arguments, name), f"--{name}", kind, reader)

    def one(name: str, enum: type[E]) -> E | None:
        return next(iter(members(getattr(arguments, name), f"--{name}", enum)), None)

    def several(name: str, enum: type[E]) -> frozenset[E] | None:
        typed = getattr(arguments, name)
        if not typed or typed.strip().lower() == "none":
            return frozenset() if typed else None
        return frozenset(members(typed, f"--{name}", enum))

    on = day(arguments.on, "--on", reader) if arguments.on else today
    ended_on = day(arguments.ended_on, "--ended-on", reader) if arguments.ended_on else None
    given = DisclosureFacts(
        value=several("value", Value),
        tie=several("tie", Tie),
        affiliate=read("affiliate", FieldType.MAYBE),
        control=read("control", FieldType.MAYBE),
        expectation=one("expectation", Expectation) or Expectation.UNKNOWN,
        relationship=one("relationship", Relationship) or Relationship.UNKNOWN,
        ended_on=ended_on,
        creator_country=start,
        audience_countries=frozenset(read("audience", FieldType.COUNTRIES)),
        language=read("language", FieldType.LANGUAGE),
        platform=one("platform", Platform),
        medium=one("medium", Medium),
        brand_name=clean(arguments.brand),
        shows=one("shows", BrandShown) or BrandShown.UNKNOWN,
        plain=one("plain", PlainContext) or PlainContext.UNKNOWN,
    )
    return disclosures.judge_facts(given, on, switch_on=read("switch", FieldType.MAYBE))
