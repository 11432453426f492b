"""The first run: language, country, currency, and how to begin: with a sample book, an import, or an empty one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, language, use_language
from creatorbook.domain.values.currencies import USUAL_CURRENCY, currency_of_country
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.fields.fields import ChoiceField, TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.fields.refused import check_rows
from creatorbook.gui.look.icons import pixmap
from creatorbook.gui.parts.basic import PushButton, button, empty, label, set_spacing, side_by_side
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.files import ask_for_save_path, book_filter
from creatorbook.gui.parts.notices import Notice, refuse

if TYPE_CHECKING:
    from collections.abc import Callable

_LANGUAGES = (("en", "English"), ("fr", "Français"))
_SUFFIX = ".creatorbook"


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a book begins: where it lies, its settings, and "sample", "import" or "empty"."""

    path: Path
    settings: dict[str, str]
    way: str


class _Way(PushButton):
    """One way to begin: a picture, a few words, a sentence; `taken(way)`."""

    taken = Signal(str)

    def __init__(self, way: str, icon: str, title: str, sentence: str) -> None:
        super().__init__()
        self._way = way
        self.setProperty("look", "card_button")
        self.setAccessibleName(f"{title}. {sentence}")
        layout = QHBoxLayout(self)
        set_spacing(layout, 16, (16, 12, 16, 12))
        picture = QLabel()
        picture.setPixmap(pixmap(icon, "accent", 24))
        layout.addWidget(picture)
        words = QVBoxLayout()
        set_spacing(words, 2)
        words.addStretch(1)
        words.addWidget(label(title, "heading"))
        words.addWidget(label(sentence, "small", wrap=True))
        words.addStretch(1)
        layout.addLayout(words, 1)
        self.clicked.connect(self._take)

    def _take(self) -> None:
        self.taken.emit(self._way)


class FirstRun(Dialog):
    """`begun(Beginning)` when the person chose how; `language_chosen(code)` at once when the language changes.

    The dialog stays open until the book is there: call `show_working` while it is made, `show_refusal(sentence)` where
    it could not be, `close` where it was.
    """

    begun = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 660)
        self._path = _free_path(folder / f"Creatorbook{_SUFFIX}")
        set_spacing(self.body, 16, (24, 8, 24, 16))
        self._build({})

    def _build(self, kept: dict[str, Any]) -> None:
        from creatorbook.services.fields import countries as places

        self.setWindowTitle(_("Welcome to Creatorbook"))
        system = QLocale.system()
        country = QLocale.territoryToCode(system.territory())
        currency = system.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
        countries, currencies = places.countries(), places.currencies()
        self._name = TextField(placeholder=_("The name you work under"), limit=120)
        self._language = ChoiceField(_LANGUAGES)
        self._country = ChoiceField(list(countries.items()), empty=_("Choose"), search=True)
        self._currency = ChoiceField(places.currency_options(currencies), search=True)
        self._name.set_value(kept.get("name"))
        self._language.set_value(language() if language() in dict(_LANGUAGES) else "en")
        self._country.set_value(kept.get("country", country if country in countries else None))
        self._currency.set_value(kept.get("currency", currency if currency in currencies else USUAL_CURRENCY))
        self._language.changed.connect(self._change_language)
        # Until somebody chooses another, the currency is that of the country.
        self._currency_follows = kept.get("follows", True)
        self._country.changed.connect(self._follow_country)
        self._currency.changed.connect(self._stop_following)
        self._rows = (
            FormRow(_("Your name"), self._name),
            FormRow(_("Language"), self._language),
            FormRow(_("Country"), self._country, needed=_("Choose a country: the rules that apply depend on it.")),
            FormRow(_("Currency"), self._currency, needed=_("Choose a currency.")),
        )
        welcome = _(
            "This is the book of your collaborations: deals, gifts, contracts, and what must be disclosed. "
            "It stays on this computer and needs no account."
        )
        self.body.addWidget(label(welcome, "muted", wrap=True))
        grid_holder = QWidget()
        grid = QGridLayout(grid_holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for place, shown in enumerate(self._rows):
            grid.addWidget(shown.field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(grid_holder)
        self._where = label(str(self._path), "small", wrap=True)
        self.body.addWidget(side_by_side(label(_("Kept in"), "small"), self._where, None, self._change_button()))
        self._notices = QVBoxLayout()
        self.body.addLayout(self._notices)
        for way in self._build_ways():
            self.body.addWidget(way)
        self.body.addStretch(1)

    def _change_button(self) -> QPushButton:
        made = button(_("Change…"), self._ask_where, "link")
        made.setAccessibleName(_("Change where the book is kept"))
        return made

    def _build_ways(self) -> list[_Way]:
        texts = (
            ("empty", "book-open", _("Start with an empty book"), _("Add your first deal, or drop an email here.")),
            (
                "import",
                "import",
                _("Import what I have"),
                _("Emails, address books, and spreadsheets of deals and gifts."),
            ),
            (
                "sample",
                "sparkles",
                _("Explore a sample book"),
                _("Made-up deals and gifts, taken out again whenever you like."),
            ),
        )
        made = [_Way(*each) for each in texts]
        for way in made:
            way.taken.connect(self._begin)
        return made

    def _change_language(self) -> None:
        code = self._language.value()
        kept = {
            "name": self._name.value(),
            "country": self._country.value(),
            "currency": self._currency.value(),
            "follows": self._currency_follows,
        }
        use_language(code)
        self.language_chosen.emit(code)
        empty(self.body)
        self._build(kept)
        self._language.setFocus()

    def _follow_country(self) -> None:
        country = self._country.value()
        if self._currency_follows and country:
            self._currency.set_value(currency_of_country(country) or USUAL_CURRENCY)

    def _stop_following(self) -> None:
        self._currency_follows = False

    def _ask_where(self) -> None:
        ask_for_save_path(
            self, _("Where to keep the book"), book_filter(), str(self._path), self._on_placed, "creatorbook"
        )

    def _on_placed(self, path: str) -> None:
        self._path = Path(path)
        self._where.setText(path)

    def show_refusal(self, sentence: str, action: str = "", slot: Callable[..., object] | None = None) -> None:
        """Show why the book could not be made or opened, with a way out where there is one; another try may be made."""
        self._wait(waiting=False)
        refuse(self._notices, sentence, action=action, slot=slot)

    def show_working(self) -> None:
        """Show that the book is being made; nothing can be chosen meanwhile."""
        self._wait(waiting=True)
        self._notices.addWidget(Notice(_("Your book is being made…"), "info"))

    def show_made(self) -> None:
        """Let it be closed again, with the window that it lies in: the book is made."""
        self._wait(waiting=False)

    def _wait(self, *, waiting: bool) -> None:
        empty(self._notices)
        for each in (*(row.field for row in self._rows), *self.findChildren(QPushButton)):
            each.setEnabled(not waiting)

    @guard_override
    def reject(self) -> None:
        """Close without a book; not while one is being made."""
        if self._rows[0].field.isEnabled():
            super().reject()

    def _begin(self, way: str) -> None:
        if not check_rows(self._rows):
            return
        settings = {
            "name": self._name.value() or "",
            "language": self._language.value(),
            "country": self._country.value(),
            "currency": self._currency.value(),
        }
        self.begun.emit(Beginning(self._path, settings, way))


def _free_path(path: Path) -> Path:
    """Return the path, or the first of its kind with a number that is not taken."""
    number = 2
    found = path
    while found.exists():
        found = path.with_stem(f"{path.stem} {number}")
        number += 1
    return found
