"""`creatorbook disclose post|gift|facts`: what must be said, country by country, with words, places and sources."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from creatorbook.cli import exits, records
from creatorbook.cli.findings import sources
from creatorbook.cli.options import day, members, value
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _
from creatorbook.common.text import clean
from creatorbook.domain.disclosure.facts import DisclosureFacts, Relationship, Tie, Value
from creatorbook.domain.gifts import Expectation
from creatorbook.domain.platforms import Medium, Platform
from creatorbook.services import disclosures
from creatorbook.services.kinds import FieldType
from creatorbook.services.wording.findings import sentence

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import date

    from creatorbook.cli.session import Session
    from creatorbook.cli.terminal import Terminal
    from creatorbook.services.disclosures import Verdict

E = TypeVar("E", bound=StrEnum)
_ABOUT = ("post", "gift", "facts")
_ROLES = {"required": "bad", "advised": "warning", "not_required": "good", "dont_know": "warning"}


def configure(parser: ArgumentParser) -> None:
    """Say what disclose takes."""
    parser.add_argument("about", choices=_ABOUT, help=_("a post or a gift of the book, or facts given here"))
    parser.add_argument(
        "id", metavar="ID", nargs="?", help=_("the post or gift: its id, the beginning of one, or its title")
    )
    parser.add_argument("--keep", action="store_true", help=_("keep in the book what this post owes today"))
    facts = parser.add_argument_group(_("facts (each may be left out: then it is not known)"))
    facts.add_argument(
        "--audience", metavar="COUNTRIES", default="", help=_("countries of the audience, such as FR,GB")
    )
    _choices(facts, "--value", Value, _("what of value was received; “none” for nothing"))
    _choices(facts, "--tie", Tie, _("what else binds you to the brand; “none” for nothing"))
    for option, text in (
        ("--affiliate", _("whether links or codes earn a commission: yes or no")),
        ("--control", _("whether the brand has a say in the post: yes or no")),
        ("--switch", _("whether the platform's own label is on: yes or no")),
    ):
        facts.add_argument(option, metavar="YES|NO", default="", help=text)
    _choices(facts, "--expectation", Expectation, _("what was asked for"))
    _choices(facts, "--relationship", Relationship, _("the dealings with the brand around the post"))
    facts.add_argument("--ended-on", metavar="DATE", default="", help=_("the day on which the dealings ended"))
    facts.add_argument("--country", metavar="COUNTRY", default="", help=_("your own country"))
    facts.add_argument("--language", metavar="LANGUAGE", default="", help=_("the language of the post"))
    _choices(facts, "--platform", Platform, _("where it is posted"))
    _choices(facts, "--medium", Medium, _("the format of the post"))
    facts.add_argument("--brand", metavar="NAME", default="", help=_("the name of the brand"))
    facts.add_argument("--on", metavar="DATE", default="", help=_("the day of the post; else today"))


def _choices(group: Any, option: str, enum: type[StrEnum], text: str) -> None:
    names = ", ".join(member.value for member in enum)
    group.add_argument(option, metavar="WHAT", default="", help=f"{text}: {names}")


def run(session: Session, arguments: Namespace) -> int:
    """Print the verdict; exit code 0 whatever it says."""
    if arguments.about == "facts":
        if arguments.id or arguments.keep:
            raise UsageError(_("Facts are given by options, and are not kept."), where="disclose facts")
        verdict = _of_facts(arguments, session.clock.today())
    elif not arguments.id:
        raise UsageError(_("Say which one: its id or its title."), where=f"disclose {arguments.about}")
    elif arguments.keep and arguments.about != "post":
        raise UsageError(_("Only what a post owes is kept."), where="--keep")
    else:
        verdict = _of_record(session, arguments)
    if session.json:
        session.terminal.value(verdict.plain())
    else:
        print_verdict(session.terminal, verdict)
    return exits.DONE


def _of_record(session: Session, arguments: Namespace) -> Verdict:
    with session.opened() as book:
        row = records.found(book, arguments.about, arguments.id)
        ask = disclosures.post_verdict if arguments.about == "post" else disclosures.gift_verdict
        with book.reading() as reading:
            verdict = ask(reading, row.id, session.clock.today())
        if arguments.keep:
            book.run(disclosures.RecordDisclosure(row.id))
    return verdict


def _of_facts(arguments: Namespace, today: date) -> Verdict:
    def read(name: str, kind: FieldType) -> Any:
        return value(getattr(arguments, name), f"--{name}", kind, today)

    def one(name: str, enum: type[E]) -> E | None:
        return next(iter(members(getattr(arguments, name), f"--{name}", enum)), None)

    def several(name: str, enum: type[E]) -> frozenset[E] | None:
        typed = getattr(arguments, name)
        if not typed or typed.strip().lower() == "none":
            return frozenset() if typed else None
        return frozenset(members(typed, f"--{name}", enum))

    on = day(arguments.on, "--on", today) if arguments.on else today
    ended_on = day(arguments.ended_on, "--ended-on", today) if arguments.ended_on else None
    given = DisclosureFacts(
        value=several("value", Value),
        tie=several("tie", Tie),
        affiliate=read("affiliate", FieldType.MAYBE),
        control=read("control", FieldType.MAYBE),
        expectation=one("expectation", Expectation) or Expectation.UNKNOWN,
        relationship=one("relationship", Relationship) or Relationship.UNKNOWN,
        ended_on=ended_on,
        creator_country=read("country", FieldType.COUNTRY),
        audience_countries=frozenset(read("audience", FieldType.COUNTRIES)),
        language=read("language", FieldType.LANGUAGE),
        platform=one("platform", Platform),
        medium=one("medium", Medium),
        brand_name=clean(arguments.brand),
    )
    return disclosures.judge(given, on, switch_on=read("switch", FieldType.MAYBE))


def print_verdict(terminal: Terminal, verdict: Verdict) -> None:
    """Print each country's duty with its reason and its sources, then the platform's switch and one wording for all."""
    found = list(verdict.findings)
    for duty, finding in zip(verdict.duties, found, strict=False):
        terminal.line(sentence(finding), _ROLES.get(duty.outcome.value, ""))
        if duty.text:
            terminal.line(f"  {disclosures.said(duty.text)}")
        for line in sources(duty.sources):
            terminal.line(f"  {line}", "muted")
    for finding in found[len(verdict.duties) :]:
        terminal.line(sentence(finding))
        for line in sources(finding.sources):
            terminal.line(f"  {line}", "muted")
    if verdict.proposal.words:
        listed = " ".join(_("“{words}”").format(words=word) for word in verdict.proposal.words)
        terminal.line(_("Written together, this serves every country above: {words}").format(words=listed), "strong")
    terminal.line(_("This is what is likely, by the rules named above; it is not legal advice."), "muted")
