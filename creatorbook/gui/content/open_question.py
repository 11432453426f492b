"""The one question that decides a post's duty, with the place where it can be answered here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from creatorbook.common.i18n import _
from creatorbook.domain.disclosure.facts import Fact
from creatorbook.domain.records.gifts import Expectation
from creatorbook.gui.fields.fields import ChoiceField
from creatorbook.gui.parts.basic import button, empty, label, set_spacing
from creatorbook.services.fields import countries as places
from creatorbook.services.fields.words import word_for
from creatorbook.services.records.reading import live
from creatorbook.services.wording.rules import RULE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from creatorbook.domain.records.posts import Post
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.book.reading import Executes

_FIELDS = {Fact.PLATFORM: "platform", Fact.MEDIUM: "medium"}


@dataclass(frozen=True, slots=True)
class Behind:
    """What the book knows behind a post: the gifts it shows, those of its brand that it could show, and its terms."""

    shown: tuple[str, ...] = ()
    gifts: tuple[tuple[str, str], ...] = ()
    terms: str = ""


def read_background(reading: Executes, post: Post) -> Behind:
    """Return what the book knows behind this post."""
    shown: tuple[str, ...] = ()
    if post.id:
        shown = tuple(each.id for each in live(reading, "gift", shown_in_post_id=post.id))
    gifts: tuple[tuple[str, str], ...] = ()
    if post.brand_id and post.id:
        found = live(reading, "gift", brand_id=post.brand_id)
        gifts = tuple((each.id, each.title) for each in found)
    terms = live(reading, "terms", deal_id=post.deal_id) if post.deal_id else []
    return Behind(shown, gifts, terms[0].id if terms else "")


class OpenQuestion(QFrame):
    """Asks one question; an answer that belongs to another record is written there at once, with Undo.

    `field_asked(name)` wants a field of the form, `country_chosen(code)` is an answer for the audience.
    """

    field_asked = Signal(str)
    country_chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[object, ...] = ()
        self._post: Post | None = None
        self._behind = Behind()
        self.setProperty("look", "well")
        self._body = QVBoxLayout(self)
        set_spacing(self._body, 8, (12, 10, 12, 10))
        self.answer: ChoiceField | None = None

    def show_question(self, fact: Fact | None, post: Post, known: Behind) -> None:
        """Show the question that decides, or nothing."""
        self.setVisible(fact is not None)
        now = (fact, post.id, post.creator_id, post.brand_id, post.deal_id, known)
        if now == self._shown:
            return
        self._shown, self._post, self._behind = now, post, known
        self.answer = None
        empty(self._body)
        if fact is None:
            return
        self._body.addWidget(label(_("The question that decides"), "small"))
        self._body.addWidget(label(_(RULE_WORDS[Fact][fact]), "heading", wrap=True))
        self._controls(fact, post)

    def _controls(self, fact: Fact, post: Post) -> None:
        if fact is Fact.AUDIENCE:
            self._choice(list(places.countries().items()), _("Add a country"), self._audience, search=True)
        elif fact is Fact.CREATOR_COUNTRY:
            self._choice(list(places.countries().items()), _("Choose your country"), self._home, search=True)
        elif fact is Fact.EXPECTATION and self._behind.shown:
            options = [(each, word_for(each)) for each in Expectation if each is not Expectation.UNKNOWN]
            self._choice(options, _("What was asked for the gift"), self._write_expectation)
        elif fact in _FIELDS:
            self._button(_("Say it in the form"), self._form_field)
        elif post.deal_id is not None:
            self._show_deal_question(fact)
        else:
            self._ask_relationship(post)

    def _show_deal_question(self, fact: Fact) -> None:
        if fact is Fact.CONTROL and self._behind.terms:
            self._button(_("Yes, the brand approves it first"), self._on_approved)
        self._button(_("Open the deal"), self._deal)

    def _ask_relationship(self, post: Post) -> None:
        if post.brand_id is None:
            self._button(_("Choose the brand"), self._open_brand)
        self._button(_("Choose the deal behind it"), self._open_deal)
        if post.brand_id is not None and post.id:
            self._button(_("Write down the gift that it shows"), self._new_gift)
        self._button(_("Nothing was asked: use this as the reason"), self._focus_reason)
        if self._behind.gifts:
            self._choice(list(self._behind.gifts), _("Or the gift that it shows"), self._gift)

    def _button(self, text: str, slot: Callable[[], None]) -> None:
        self._body.addWidget(button(text, slot, "link"), 0, Qt.AlignmentFlag.AlignLeft)

    def _choice(
        self,
        options: Sequence[tuple[object, str]],
        empty_words: str,
        slot: Callable[[], None],
        *,
        search: bool = False,
    ) -> None:
        self.answer = ChoiceField(options, empty=empty_words, search=search)
        self.answer.set_name(empty_words)
        self.answer.changed.connect(slot)
        self._body.addWidget(self.answer)

    def _value(self) -> object:
        return self.answer.value() if self.answer is not None else None

    def _audience(self) -> None:
        if self._value() is not None:
            self.country_chosen.emit(str(self._value()))

    def _write(self, kind: str, id: str, name: str, value: object) -> None:
        from creatorbook.services.records.editing import EditRecord

        if value is not None:
            self._desk.run(EditRecord(kind, id, {name: value}))

    def _home(self) -> None:
        if self._post is not None:
            self._write("creator", self._post.creator_id, "country", self._value())

    def _write_expectation(self) -> None:
        for gift in self._behind.shown:
            self._write("gift", gift, "expectation", self._value())

    def _gift(self) -> None:
        if self._post is not None and self._value() is not None:
            self._write("gift", str(self._value()), "shown_in_post_id", self._post.id)

    def _new_gift(self) -> None:
        if self._post is not None:
            post = self._post
            values = {"brand_id": post.brand_id, "creator_id": post.creator_id, "shown_in_post_id": post.id}
            self._desk.create("gift", None, **values)

    def _focus_reason(self) -> None:
        self.field_asked.emit("exception_reason")

    def _on_approved(self) -> None:
        self._write("terms", self._behind.terms, "approval_needed", True)

    def _deal(self) -> None:
        if self._post is not None and self._post.deal_id is not None:
            self._desk.edit("deal", self._post.deal_id)

    def _form_field(self) -> None:
        self.field_asked.emit(_FIELDS.get(self._shown[0], "platform"))  # type: ignore[call-overload]  # a Fact

    def _open_brand(self) -> None:
        self.field_asked.emit("brand_id")

    def _open_deal(self) -> None:
        self.field_asked.emit("deal_id")
