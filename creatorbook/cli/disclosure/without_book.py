"""What `disclose` answers without a book: a caption or facts given by options, and files of cases."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from creatorbook.cli import exits
from creatorbook.cli.input.options import day, members, read_option
from creatorbook.cli.input.streams import lines_of, open_content, unreadable_option
from creatorbook.cli.output.findings import SourceNotes, print_findings
from creatorbook.cli.output.terminal import strip_controls
from creatorbook.common.errors import BadInput, CreatorbookError
from creatorbook.common.i18n import _, labelled
from creatorbook.common.text import clean
from creatorbook.domain.disclosure.captions.likely import Verdict as Likely
from creatorbook.domain.disclosure.captions.places.position_names import read_position
from creatorbook.domain.disclosure.captions.ties import (
    RELATIONSHIPS,
    facts_of_relationship,
    read_relationship,
    says_unknown,
)
from creatorbook.domain.disclosure.captions.together import merge_countries
from creatorbook.domain.disclosure.facts import DisclosureFacts
from creatorbook.domain.values.contexts import BrandShown, PlainContext
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.services.disclosure import captions
from creatorbook.services.disclosure import duties as disclosures
from creatorbook.services.disclosure.post_panel import fix_note
from creatorbook.services.fields.kinds import FieldType
from creatorbook.services.fields.values import Reader
from creatorbook.services.wording.findings import format_param as in_words
from creatorbook.services.wording.findings import sentence
from creatorbook.services.wording.verdicts import likely_words

if TYPE_CHECKING:
    from argparse import Namespace
    from enum import StrEnum

    from creatorbook.cli.output.terminal import Terminal
    from creatorbook.cli.session import Session
    from creatorbook.domain.disclosure.captions.fixing import Fix
    from creatorbook.domain.disclosure.captions.verdict import Assessment
    from creatorbook.domain.findings.finding import Finding

E = TypeVar("E", bound="StrEnum")
_LONGEST_CAPTION = 1_000_000
_ROLES = {"sufficient": "good", "insufficient": "bad", "not_required": "good", "unknown": "warning"}
_OWED = {"required": "bad", "advised": "warning", "not_required": "good", "dont_know": "warning"}


def judge_facts(session: Session, arguments: Namespace) -> int:
    """Print what the post that the options describe owes and, with a caption, what is likely of it.

    Exit code 1 where the caption, or the place where its label is said to stand, is likely not enough, or where the
    post may not be published at all; else 0.
    """
    today = session.clock.today()
    given = _facts(arguments, Reader(today))
    # Without a book the days are written as where the creator is.
    on = day(arguments.on, "--on", Reader(today, country=given.creator_country)) if arguments.on else today
    switch_on = read_option(arguments.tool, "--tool", FieldType.MAYBE, Reader(today))
    position = _position(arguments.position)
    caption = _caption(arguments.caption) if arguments.caption else None
    verdict = disclosures.judge_facts(given, on, switch_on=switch_on)
    found = None
    if caption is not None or position is not None:
        outside = says_unknown(arguments.relationship) and bool(arguments.relationship.strip())
        found = captions.check_caption(given, caption, on, position=position, switch_on=switch_on, outside=outside)
    limits = captions.limits_described(given, caption or "", on)
    if session.json:
        said = {**verdict.to_json(), **(captions.assessment_as_json(found) if found else {})}
        said |= captions.ban_as_json(found, limits)
        said["findings"] += [disclosures.finding_as_json(each) for each in limits]
        session.terminal.value(said)
    elif found is None:
        notes = SourceNotes()
        print_findings(session.terminal, limits, notes)
        print_verdict(session.terminal, verdict, notes)
    else:
        print_assessment(session.terminal, found, given.medium, fix=bool(caption), limits=limits)
    return code_of(found, limits)


def code_of(found: Assessment | None, limits: tuple[Finding, ...]) -> int:
    """Return the exit code: 1 where the label is likely not enough, or where the post may not be published at all."""
    insufficient = found is not None and found.verdict is Likely.INSUFFICIENT
    return exits.NO if insufficient or captions.is_forbidden(limits) else exits.DONE


def _facts(arguments: Namespace, reader: Reader) -> DisclosureFacts:
    def one(name: str, enum: type[E]) -> E | None:
        return next(iter(members(getattr(arguments, name), f"--{name}", enum)), None)

    relationship = arguments.relationship.strip() or "unknown"
    if not read_relationship(relationship):
        raise BadInput(
            _("“{typed}” cannot be used for “{field}”.").format(typed=relationship, field="--relationship"),
            where="--relationship",
            hint=_("Choose one of: {names}.").format(names=", ".join(RELATIONSHIPS)),
        )
    control = read_option(arguments.control, "--control", FieldType.MAYBE, reader)
    facts = DisclosureFacts(
        **facts_of_relationship(relationship, control),
        audience_countries=frozenset(read_option(arguments.country, "--country", FieldType.COUNTRIES, reader)),
        creator_country=read_option(arguments.start, "--from", FieldType.COUNTRY, reader),
        language=read_option(arguments.language, "--language", FieldType.LANGUAGE, reader),
        platform=one("platform", Platform),
        medium=one("medium", Medium),
        brand_name=clean(arguments.brand),
        shows=one("shows", BrandShown) or BrandShown.UNKNOWN,
        plain=one("plain", PlainContext) or PlainContext.UNKNOWN,
    )
    affiliate = read_option(arguments.affiliate, "--affiliate", FieldType.MAYBE, reader)
    return facts if affiliate is None else replace(facts, affiliate=affiliate)


def _position(typed: str) -> LabelPosition | None:
    found = read_position(typed)
    if typed.strip() and found is None:
        raise BadInput(
            _("“{typed}” cannot be used for “{field}”.").format(typed=typed, field="--position"),
            where="--position",
            hint=_("Choose one of: {names}.").format(names=", ".join(LabelPosition)),
        )
    return found


def content_of(typed: str, option: str, most: int = -1) -> bytes:
    """Return the bytes of a file or of standard input ("-"), at most so many; raise BadInput that names the option."""
    with open_content(typed, option) as stream:
        try:
            return stream.read(most)
        except OSError as error:
            raise unreadable_option(error, option) from error


def _caption(typed: str) -> str:
    read = content_of(typed, "--caption", _LONGEST_CAPTION + 1)
    if len(read) > _LONGEST_CAPTION:
        raise BadInput(_("This is too long for a caption."), where="--caption", hint=_("Give the caption alone."))
    try:
        return read.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            _("The caption is not UTF-8 text."), where="--caption", hint=_("Save the file as UTF-8 and try again.")
        ) from error


def cases(session: Session, typed: str) -> int:
    """Answer each line of a file of cases, one line of JSON each (or a line for a person); return the exit code.

    A line that is no case is reported on standard error, the others are answered all the same: then the code is 3.
    """
    today = session.clock.today()
    code = exits.DONE
    for number, line in lines_of(typed, "--cases"):
        try:
            answer = captions.answer_case(_decode_line(line, number), number, today)
        except CreatorbookError as error:
            code = exits.BAD_INPUT
            _print_error(error, as_json=session.json)
            continue
        if session.json:
            session.terminal.lines([json.dumps(answer, ensure_ascii=False)])
        else:
            session.terminal.line(labelled(str(answer["id"] or number), in_words("verdict", Likely(answer["verdict"]))))
    return code


def _decode_line(line: bytes, number: int) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            _("Line {number} is not a case: {problem}").format(number=number, problem=_("it is not UTF-8 text")),
            where=_("line {number}").format(number=number),
        ) from error


def _print_error(error: CreatorbookError, *, as_json: bool) -> None:
    if as_json:
        said = {"error": error.message, "where": error.where, "hint": error.hint, "code": error.code}
        print(json.dumps(said, ensure_ascii=False), file=sys.stderr)
    else:
        print(" ".join(strip_controls(error.message).split()), file=sys.stderr)


def print_assessment(
    terminal: Terminal,
    found: Assessment,
    medium: Medium | None,
    *,
    fix: bool,
    limits: tuple[Finding, ...] = (),
    cited: SourceNotes | None = None,
) -> None:
    """Print what is likely of a caption: the verdict of each country, why, by which sources, the mend, limited sectors.

    The mend promises no more than what was found when it was judged itself.
    Where `cited` is given, whoever has more to say prints the sources.
    """
    if captions.is_forbidden(limits):
        terminal.line(_("May not be published, whatever its label says"), "bad")
    terminal.line(likely_words(found.verdict, found.countries), _ROLES[found.verdict.value])
    for each in found.countries:
        line = _("{country}: {verdict}").format(
            country=in_words("country", each.country), verdict=likely_words(each.verdict, (each,))
        )
        terminal.line(f"  {line}", _ROLES[each.verdict.value])
    notes = SourceNotes() if cited is None else cited
    print_findings(terminal, merge_countries(found.findings), notes)
    if fix and found.fix is not None:
        _print_fix(terminal, found.fix, medium)
    print_findings(terminal, limits, notes)
    # What no finding has cited still stands behind the verdict.
    notes.cite(found.sources)
    if cited is not None:
        return
    notes.print_all(terminal)
    terminal.line(_("This is what is likely, by the rules named above; it is not legal advice."), "muted")


def _print_fix(terminal: Terminal, fix: Fix, medium: Medium | None) -> None:
    if fix.caption:
        enough = _("Written so, it would likely be enough:")
        terminal.line(enough if fix.enough else _("The right words first:"), "strong")
        for text in fix.caption.splitlines():
            terminal.line(f"  {text}")
    note = fix_note(fix, medium)
    if note:
        terminal.line(note, "strong")


def print_verdict(terminal: Terminal, verdict: disclosures.Verdict, cited: SourceNotes | None = None) -> None:
    """Print each country's duty with its reason and its sources, then the platform's switch and one wording for all."""
    found = list(verdict.findings)
    notes = SourceNotes() if cited is None else cited
    for duty, finding in zip(verdict.duties, found, strict=False):
        terminal.line(f"{sentence(finding)}{notes.cite(duty.sources)}", _OWED.get(duty.outcome.value, ""))
        if duty.text:
            terminal.line(f"  {disclosures.text_in_language(duty.text)}")
        for note in duty.also:
            text = _("Also asked there: {text}").format(text=disclosures.text_in_language(note.text))
            terminal.line(f"  {text}{notes.cite(note.sources)}", "muted")
    for finding in found[len(verdict.duties) :]:
        terminal.line(f"{sentence(finding)}{notes.cite(finding.sources)}")
    if verdict.proposal.words:
        listed = " ".join(_("“{words}”").format(words=word) for word in verdict.proposal.words)
        terminal.line(_("Written together, this serves every country above: {words}").format(words=listed), "strong")
    notes.print_all(terminal)
    terminal.line(_("This is what is likely, by the rules named above; it is not legal advice."), "muted")
