"""The words of a comparison with somebody else's contract, in the language of the screen: topics, results, doubts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import _, mark, ngettext
from creatorbook.domain.contract_reading.comparing.comparison import Result, is_for_another
from creatorbook.domain.contract_reading.noted import Remark
from creatorbook.domain.contract_reading.values.found import Doubt, Duration, Percent, Pieces, Topic, Words
from creatorbook.domain.records.terms import UsageChannel
from creatorbook.domain.values.money import Money
from creatorbook.services.fields import formats
from creatorbook.services.fields.laws import name_place
from creatorbook.services.fields.words import word_for
from creatorbook.services.wording.topics import TOPICS

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.domain.contract_reading.comparing.comparison import Line
    from creatorbook.domain.contract_reading.values.found import Value
    from creatorbook.exchange.contract_pages.word import TrackedChange

READING_AID = mark(
    "This is a reading aid, not a legal reading: it looks for words and numbers and can miss or misread them. "
    "Read the contract yourself before you sign it."
)
"""What accompanies every comparison."""

RESULTS: dict[Result, str] = {
    Result.AGREES: mark("Agrees"),
    Result.DIFFERS: mark("Differs"),
    Result.NOT_FOUND: mark("Not found"),
    Result.ONLY_THEIRS: mark("Only theirs"),
}
UNSURE: dict[Result, str] = {
    Result.AGREES: mark("Seems to agree"),
    Result.DIFFERS: mark("Seems to differ"),
    Result.NOT_FOUND: mark("Not found"),
    Result.ONLY_THEIRS: mark("Seems only theirs"),
}

DOUBTS: dict[Doubt, str] = {
    Doubt.SEVERAL: mark("Their contract names several values; check which one counts."),
    Doubt.WEAK: mark("The text around it does not make clear what it is for."),
    Doubt.DATE_ORDER: mark("Day and month could be the other way round."),
    Doubt.DOLLARS: mark("It says dollars without saying which country’s."),
    Doubt.TAXES_INCLUDED: mark("Their sum includes taxes; yours does not."),
    Doubt.END_OF_MONTH: mark("It runs to the end of a month, which adds up to 30 days."),
    Doubt.WORKING_DAYS: mark("They count working days; yours are calendar days."),
    Doubt.ABOUT_SAME: mark("Months and days were taken as the same length."),
    Doubt.ADDED_UP: mark("Several items of their list were added up."),
    Doubt.WORDS_ONLY: mark("Their wording may mean more, or less, than the words that were recognised."),
    Doubt.PLATFORM_UNSAID: mark("They do not say on which platform."),
    Doubt.CURE_TIME: mark("It is the time to cure a breach, not a notice without a reason."),
    Doubt.AFTER_TERM: mark("It begins to run when the contract, or the work, has ended."),
    Doubt.MONTH_ONLY: mark("They name months only; the first day of one and the last of the other were taken."),
    Doubt.RECOGNISED: mark("It was recognised in a picture; check it there."),
    Doubt.RECKONED: mark("They do not write this day; it was worked out from their dates and their term."),
}

REMARKS: dict[Remark, str] = {
    Remark.ASSIGNMENT: mark(
        "Your rights may pass to them for good, or to them alone, instead of being licensed for a time."
    ),
    Remark.MORAL_RIGHTS: mark("You may give up the right to be named, or to object to changes of your work."),
    Remark.PERPETUAL: mark("Something is granted for ever, or cannot be taken back."),
    Remark.AI_TRAINING: mark("Your work, face or voice may be used to train machines or be imitated by them."),
    Remark.INDEMNITY: mark("You may have to pay for claims that others make against them."),
    Remark.UNLIMITED_LIABILITY: mark("Your liability has no limit."),
    Remark.PENALTY: mark("A breach costs a fixed sum, whatever the damage."),
    Remark.AUTOMATIC_RENEWAL: mark("It renews automatically unless somebody ends it in time."),
    Remark.PAID_WHEN_PAID: mark("You are paid only once somebody else has paid them."),
    Remark.BRAND_MAY_CHANGE: mark("They may change the work, or decide something, as they alone see fit."),
    Remark.SUBLICENCE: mark("They may pass their rights on to others."),
    Remark.NO_DISPARAGEMENT: mark(
        "You may not criticise them: check how far and for how long. An honest review may be a breach."
    ),
    Remark.ENDS_AT_WILL: mark(
        "They may end it at any time without a reason; check whether you can too, and what is paid."
    ),
    Remark.VIEWS_CUT: mark(
        "Your fee shrinks, or you work more for it, where a number of views is not reached. Nobody can promise views."
    ),
    Remark.MAY_WITHHOLD: mark("They may hold your money back when they think fit, though the work is done."),
    Remark.UNLIMITED_WORK: mark("It asks for as much work as they like at the same price."),
    Remark.KEPT_UP: mark(
        "Your posts must stay online for long: they keep advertising for the brand on your own channel."
    ),
    Remark.ARBITRATION: mark(
        "A dispute goes to arbitrators, or is heard without a jury or fellow claimants: often dear, and hard to appeal."
    ),
    Remark.HIDE_LABEL: mark(
        "It seems to ask you not to say that this is advertising. Hiding it is unlawful in most countries."
    ),
}


def change_words(change: TrackedChange) -> str:
    """Return a tracked change in one line: who changed what into what, and when."""
    said = {"before": change.before, "after": change.after}
    if not change.before:
        text = _("added “{after}”").format(**said)
    elif not change.after:
        text = _("took out “{before}”").format(**said)
    else:
        text = _("changed “{before}” to “{after}”").format(**said)
    who = change.author or _("Somebody")
    if change.day is None:
        return _("{who}: {change}").format(who=who, change=text)
    return _("{who}, {day}: {change}").format(who=who, day=formats.day(change.day), change=text)


_UNITS = {"hour": "duration-hour", "day": "duration-day", "week": "duration-week", "month": "duration-month",
          "year": "duration-year"}  # fmt: skip


def topic_words(topic: Topic, about: str = "") -> str:
    """Return a topic, and which one of several: "Draft due (Reel)"."""
    words = _(TOPICS[topic])
    return f"{words} ({about})" if about else words


def result_words(line: Line) -> str:
    """Return how a line stands, more carefully where there is a doubt."""
    return _((RESULTS if line.is_sure else UNSURE)[line.result])


def doubt_sentences(line: Line) -> list[str]:
    """Return why a line is not certain, one sentence each."""
    return [_(DOUBTS[each]) for each in dict.fromkeys(line.doubts)]


def recognised_words(count: int) -> str:
    """Say how many pages are pictures whose text was recognised."""
    return ngettext(
        "{count} page is a picture. Its text was recognised, which can go wrong: compare what is found with the page.",
        "{count} pages are pictures. Their text was recognised, which can go wrong: compare what is found with them.",
        count,
    ).format(count=count)


def bare_words(count: int) -> str:
    """Say how many pages hold no text at all."""
    return ngettext(
        "{count} page holds no text, a picture perhaps: read it yourself.",
        "{count} pages hold no text, pictures perhaps: read them yourself.",
        count,
    ).format(count=count)


def value_words(topic: Topic | str, value: Value | date | None) -> str:
    """Return a value as a person reads it on screen; a dash for none."""
    if value is None:
        return "–"
    if isinstance(value, Words):
        return code_words(topic, value)
    return next(said(value) for kind, said in _BY_TYPE if isinstance(value, kind))


def _pieces_text(value: Pieces) -> str:
    where = f" · {word_for(value.platform)}" if value.platform is not None else ""
    return f"{value.count} × {word_for(value.medium)}{where}"


def duration_words(value: Duration) -> str:
    """Return a length of time: "30 days, end of month", "6 months", "without end"."""
    from babel.units import format_unit

    if value.count is None:
        return _("without end")
    if value.count == 0:
        return _("on receipt")
    said = format_unit(value.count, _UNITS[value.unit], locale=formats.locale())
    if value.working:
        said = _("{duration} (working days)").format(duration=said)
    return _("{duration}, end of month").format(duration=said) if value.month_end else said


# A flag is a number too, and comes first.
_BY_TYPE: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda value: _("Yes") if value else _("No")),
    (Money, formats.money),
    (Percent, lambda value: formats.percent(value.bp)),
    (date, formats.day),
    (Duration, duration_words),
    (Pieces, _pieces_text),
    (int, formats.number),
)


def code_words(topic: Topic | str, value: Words) -> str:
    """Return channels, territories or a law in words."""
    if value.codes == ("unlimited",):
        return _("unlimited")
    if topic is Topic.USE_CHANNELS:
        # Their words have commas of their own.
        return " · ".join(word_for(UsageChannel(code)) for code in value.codes)
    return ", ".join(_(_GROUPS[code]) if code in _GROUPS else _place(code, value.text) for code in value.codes)


def _place(code: str, text: str) -> str:
    name = name_place(code)
    return name if name != code else text or code


_GROUPS = {
    "WORLD": mark("Worldwide"),
    "EU": mark("European Union"),
    "EEA": mark("European Economic Area"),
    "EUROPE": mark("Europe"),
    "DACH": mark("Germany, Austria, Switzerland"),
    "BENELUX": mark("Belgium, Netherlands, Luxembourg"),
    "NORTH_AMERICA": mark("North America"),
}


def sides(line: Line) -> tuple[str, str]:
    """Return what the deal says and what their contract says, in words."""
    if is_for_another(line) and line.ours is not None:
        return _("for “{category}”").format(category=line.ours.about), _("for something else")
    ours, theirs = line.ours.value if line.ours else None, line.theirs.value if line.theirs else None
    return value_words(line.topic, ours), value_words(line.topic, theirs)
