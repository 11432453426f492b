"""The book's own settings: its name, country, language and currency; and how a book begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _, mark
from creatorbook.common.text import clean
from creatorbook.domain.money.ladder import EARLIEST, LATEST, MOST_STEPS, USUAL_STEPS, read_steps
from creatorbook.domain.records.document_themes import LostLetters
from creatorbook.domain.values.currencies import USUAL_CURRENCY, currency_of_country
from creatorbook.domain.values.folding import folded_words
from creatorbook.services.book.command import Command
from creatorbook.services.fields import countries as places
from creatorbook.services.fields.gate import add_record
from creatorbook.services.fields.values import NO, YES, Reader
from creatorbook.store import results
from creatorbook.store.log.policy import Undo
from creatorbook.store.query.select import select

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.writing.uow import UnitOfWork

NAME, COUNTRY, LANGUAGE, CURRENCY = "name", "country", "language", "currency"
HISTORY_DAYS = "history_days"
CATEGORY_WORDS = "category_words"
LOST_LETTERS = "lost_letters"
LATE_STEPS, STALE_DAYS = "late_steps", "stale_days"
STALE_DAYS_DEFAULT = 14
TIME_STAMPS, TIME_STAMP_CONSENT = "time_stamp_service", "time_stamp_consent"
HISTORY_DAYS_DEFAULT = 365
HISTORY_DAYS_MOST = 36_500
_LONGEST = 200
_EXAMPLES = {COUNTRY: "FR", LANGUAGE: "fr", CURRENCY: "EUR"}


def check_settings(settings: Mapping[str, str]) -> dict[str, str]:
    """Return the settings with their codes found.

    Raises BadInput for a country, language or currency unknown, what is no number of days, a word without a meaning, or
    what letters without a font cannot become.
    """
    finders = {COUNTRY: places.find_country, LANGUAGE: places.find_language, CURRENCY: places.find_currency}
    checked = {}
    for key, value in settings.items():
        if key == CATEGORY_WORDS:
            checked[key] = _check_category_words(value)
            continue
        text = clean(value).strip()[:_LONGEST]
        if key in (TIME_STAMPS, TIME_STAMP_CONSENT):
            checked[key] = _check_address(text) if key == TIME_STAMPS else _check_consent(text)
            continue
        if key in finders and text:
            code = finders[key](text)
            if code is None:
                raise BadInput(
                    _("“{value}” is not a {key} that this program knows.").format(value=value, key=_(_NOUNS[key])),
                    where=key,
                    hint=_("Give its name or its code, such as {example}.").format(example=_EXAMPLES[key]),
                )
            text = code
        check = _CHECKS.get(key)
        checked[key] = check(text) if check is not None and text else text
    return checked


def read_category_words(text: str) -> dict[str, str]:
    """Return the words and what each names of a text such as "collagen = skincare; matcha = tea"; raise BadInput."""
    found: dict[str, str] = {}
    for part in text.replace("\n", ";").split(";"):
        if not part.strip():
            continue
        word, equals, meant = part.partition("=")
        if not equals or not folded_words(word) or not folded_words(meant):
            raise _without_meaning(part)
        found[word.strip()] = meant.strip()
    return found


def _check_category_words(value: str) -> str:
    pairs = [f"{word} = {meant}" for word, meant in read_category_words(clean(value, lines=True)).items()]
    for pair in pairs:
        # Two pairs run together; a book that holds such a one is read as it is.
        if pair.count("=") > 1:
            raise _without_meaning(pair)
    return "; ".join(pairs)


def _without_meaning(part: str) -> BadInput:
    return BadInput(
        _("“{typed}” does not say what a word means.").format(typed=part.strip()[:40]),
        where=CATEGORY_WORDS,
        hint=_("Write a word and the category it belongs to, such as “collagen = skincare; matcha = tea”."),
    )


def _check_address(text: str) -> str:
    if text and not _is_on_the_web(text):
        raise BadInput(
            _("“{value}” is not an address on the web.").format(value=text[:40]),
            where=TIME_STAMPS,
            hint=_("Give it as the service names it, such as {example}.").format(example="https://tsa.example.com/"),
        )
    return text


def _is_on_the_web(text: str) -> bool:
    try:
        address = urlsplit(text)
    except ValueError:
        return False
    return address.scheme in ("http", "https") and bool(address.hostname)


def _check_consent(text: str) -> str:
    answer = text.strip().casefold()
    if answer in YES:
        return "yes"
    if answer in NO or not answer:
        return ""
    raise BadInput(_("Answer yes or no."), where=TIME_STAMP_CONSENT)


def _check_days(text: str) -> str:
    if not (text.isascii() and text.isdigit() and int(text) <= HISTORY_DAYS_MOST):
        raise BadInput(
            _("“{value}” is not a number of days.").format(value=text[:40]),
            where=HISTORY_DAYS,
            hint=_("Give a whole number up to {most}; 0 keeps everything.").format(most=HISTORY_DAYS_MOST),
        )
    return str(int(text))


def _check_lost_letters(text: str) -> str:
    names = [each.value for each in LostLetters]
    found = text.lower().replace("-", "_").replace(" ", "_")
    if found not in names:
        raise BadInput(
            _("“{typed}” cannot be used for “{field}”.").format(typed=text[:40], field=LOST_LETTERS),
            where=LOST_LETTERS,
            hint=_("Choose one of: {names}.").format(names=", ".join(names)),
        )
    return found


def check_late_steps(words: Sequence[str], where: str) -> tuple[str, ...]:
    """Return the days of the steps of a ladder in their order, as texts; raises BadInput for what is no ladder."""
    found = read_steps(words)
    if found is None:
        raise BadInput(
            _("“{typed}” is not a ladder of reminders.").format(typed=" ".join(words)[:40]),
            where=where,
            hint=_(
                "Give up to {most} whole numbers of days after the due day, from {first} to {last}, such as {example}."
            ).format(most=MOST_STEPS, first=EARLIEST, last=LATEST, example=" ".join(map(str, USUAL_STEPS))),
        )
    return tuple(map(str, found))


def _check_steps(text: str) -> str:
    return " ".join(check_late_steps(text.replace(",", " ").split(), LATE_STEPS)) if text else ""


def _check_stale_days(text: str) -> str:
    if text and not (text.isascii() and text.isdigit() and int(text) <= HISTORY_DAYS_MOST):
        raise BadInput(
            _("“{value}” is not a number of days.").format(value=text[:40]),
            where=STALE_DAYS,
            hint=_("Give a whole number up to {most}; 0 says nothing of quiet deals.").format(most=HISTORY_DAYS_MOST),
        )
    return str(int(text)) if text else ""


_CHECKS: Mapping[str, Callable[[str], str]] = {
    HISTORY_DAYS: _check_days,
    LOST_LETTERS: _check_lost_letters,
    LATE_STEPS: _check_steps,
    STALE_DAYS: _check_stale_days,
}
_NOUNS = {COUNTRY: mark("country"), LANGUAGE: mark("language"), CURRENCY: mark("currency")}


@dataclass(frozen=True)
class StartBook(Command[str]):
    """Write the settings of a new book and add its first creator; returns the creator's id.

    Without a currency it is that of the country.
    """

    settings: tuple[tuple[str, str], ...]
    code = "book.start"
    undo = Undo.BARRIER

    def execute(self, uow: UnitOfWork) -> str:
        """Write one row a setting, and the creator."""
        from creatorbook.store.models import BookSetting, Creator

        given = dict(self.settings)
        if not given.get(CURRENCY) and (own := currency_of_country(given.get(COUNTRY, ""))):
            given[CURRENCY] = own
        for key, value in given.items():
            uow.add(BookSetting(key=key, value=value))
        creator = add_record(
            uow,
            Creator(
                name=given.get(NAME) or _("Me"),
                legal_name=given.get(NAME, ""),
                country=given.get(COUNTRY, ""),
                tax_residence=given.get(COUNTRY, ""),
                language=given.get(LANGUAGE, ""),
                currency=given.get(CURRENCY, ""),
            ),
        )
        return creator.id


@dataclass(frozen=True)
class ChangeSettings(Command[None]):
    """Set some of the book's settings."""

    settings: tuple[tuple[str, str], ...]
    code = "book.set"

    def execute(self, uow: UnitOfWork) -> None:
        """Write each setting; raise BadInput for a value that is not valid."""
        from creatorbook.store.models import BookSetting

        given = check_settings(dict(self.settings))
        if TIME_STAMPS in given:
            # Consent is to one address: another one asks again.
            given.setdefault(TIME_STAMP_CONSENT, "")
        for key, value in given.items():
            known = uow.first(BookSetting, with_trash=True, key=key)
            if known is None:
                uow.add(BookSetting(key=key, value=value))
            else:
                known.value, known.trashed_at = value, None


def settings(reading: Executes) -> dict[str, str]:
    """Return the book's settings by key."""
    return dict(results.rows(reading, select("book_setting", "key", "value")))


def settings_that_hold(reading: Executes) -> dict[str, str]:
    """Return the book's settings by key, with what holds where nobody said otherwise."""
    found = settings(reading)
    found[HISTORY_DAYS] = str(read_history_days(reading))
    found[STALE_DAYS] = str(read_stale_days(reading))
    found[LATE_STEPS] = found.get(LATE_STEPS) or " ".join(map(str, USUAL_STEPS))
    return found


def setting(reading: Executes, key: str, default: str = "") -> str:
    """Return one setting of the book, or the default where it is not set."""
    found = results.value(reading, select("book_setting", "value").where(key=key))
    return str(found) if found else default


def time_stamp_service(reading: Executes) -> str:
    """Return the address of the time-stamping service to ask, "" where there is none or it was not consented to."""
    return setting(reading, TIME_STAMPS) if setting(reading, TIME_STAMP_CONSENT) == "yes" else ""


def usual_currency(reading: Executes) -> str:
    """Return the currency (ISO 4217) of an amount that names none: the book's own, else that of its country."""
    return setting(reading, CURRENCY) or currency_of_country(setting(reading, COUNTRY)) or USUAL_CURRENCY


def reader_of(reading: Executes, today: date) -> Reader:
    """Return how typed text is read in this book: by its currency and its country."""
    return Reader(today, usual_currency(reading), setting(reading, COUNTRY))


def read_stale_days(reading: Executes) -> int:
    """Return after how many quiet days an open deal is asked about; 0 is never."""
    kept = setting(reading, STALE_DAYS)
    return int(kept) if kept.isdigit() else STALE_DAYS_DEFAULT


def read_history_days(reading: Executes) -> int:
    """Return for how many days the book can undo a step; 0 is for ever."""
    kept = setting(reading, HISTORY_DAYS)
    return int(kept) if kept.isdigit() else HISTORY_DAYS_DEFAULT
