"""Plain sentences that tell what binds a creator to a brand, read by who does what for whom: no list holds them all.

"@inn had us for two nights at its cost" has a giver, a deed and a taker; "we own the shop" an owner and a thing owned.
Each word is looked at with the few around it, so that a text takes time in proportion to its length.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.captions.scanning import sentence_words as words
from creatorbook.domain.disclosure.captions.scanning.another_post import speaks_of_another
from creatorbook.domain.disclosure.captions.scanning.negation import find_denying_words, is_denied_before
from creatorbook.domain.disclosure.captions.scanning.tokens import AT, HASH
from creatorbook.domain.disclosure.saying import ALL_SAID, Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from creatorbook.domain.disclosure.captions.scanning.tokens import Token

_ENDS = frozenset(".!?;:…\n\r\u2028\u2029")
# How many words lie at most between the parts of a sentence, and between a verb and its object.
_REACH = 8
_NEAR = 3
_DEEDS = (
    (Said.MONEY, words.PAYS | words.PAID, words.PAID),
    (Said.PRODUCT, words.GIVES | words.GIVEN, words.GIVEN),
    (Said.TRIP, words.HOSTS | words.HOSTED, words.HOSTED),
)
_LOOKED_AT = frozenset().union(
    words.PAYS, words.PAID, words.GIVES, words.GIVEN, words.HOSTS, words.HOSTED, words.RECEIVES, words.GIFTS,
    words.OWNS, words.RUNS, words.MAKES, words.OWNERS, words.WORKS, words.EMPLOYED, words.PAYROLL, words.COMMISSIONS,
    words.SHARES, words.EARNS, words.GETS, words.COMMERCIAL, words.GUESTS, words.FOUNDS, words.CRAFTS,
    words.IT_IS_ME_BEGINS,
)  # fmt: skip
# Of a text that repeats such sentences endlessly, the first tell as much as all.
_MOST = 40


# The first and the last word of what tells something, and what it tells.
_Told = tuple[int, int, frozenset[Said]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence that tells something: the words from token `first` to `last`, what they tell, or that they deny it."""

    first: int
    last: int
    says: frozenset[Said]
    denied: bool


def read_sentences(text: str, tokens: Sequence[Token], brand: str = "") -> tuple[Reading, ...]:
    """Return the sentences that tell what binds the writer to a brand, in their order; `brand` is its name folded."""
    bounds: list[tuple[int, int]] | None = None
    denying: frozenset[str] = frozenset()
    found: list[Reading] = []
    for at, token in enumerate(tokens):
        if token.mark or token.word not in _LOOKED_AT:
            continue
        if bounds is None:
            bounds, denying = _find_clauses(text, tokens), find_denying_words(tokens)
        clause = _Clause(text, tokens, *bounds[at], brand)
        if clause.asks:
            continue
        for first, last, says in _read_at(clause, at):
            denied = is_denied_before(text, tokens, first, denying) or any(
                tokens[each].word in denying for each in range(first, last + 1)
            )
            found.append(Reading(first, last, says, denied))
        if len(found) >= _MOST:
            break
    return tuple(found)


def _find_clauses(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the first token, and the one after the last, of the clause of each token."""
    starts = [0] + [
        at for at in range(1, len(tokens)) if not _ENDS.isdisjoint(text[tokens[at - 1].end : tokens[at].start])
    ]
    bounds: list[tuple[int, int]] = []
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        bounds += [(start, end)] * (end - start)
    return bounds


class _Clause:
    """The words between two full stops, and what each of them may be."""

    def __init__(self, text: str, tokens: Sequence[Token], start: int, end: int, brand: str) -> None:
        self.text, self.tokens, self.start, self.end, self.brand = text, tokens, start, end, brand

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        last = self.tokens[self.end - 1].end
        following = self.tokens[self.end].start if self.end < len(self.tokens) else len(self.text)
        return "?" in self.text[last : min(following, last + 4)]

    def word(self, at: int) -> str:
        return self.tokens[at].word

    def before(self, at: int, most: int = _REACH) -> range:
        """The words before one, the nearest first."""
        return range(at - 1, max(self.start, at - most) - 1, -1)

    def after(self, at: int, most: int = _REACH) -> range:
        return range(at + 1, min(self.end, at + 1 + most))

    def first_of(self, where: range, wanted: frozenset[str]) -> int | None:
        return next((at for at in where if self.tokens[at].word in wanted and self.tokens[at].mark != AT), None)

    def giver(self, where: range) -> int | None:
        """Return the nearest account, name or company, None where there is none."""
        return next((at for at in where if self.is_giver(at)), None)

    def is_giver(self, at: int) -> bool:
        token = self.tokens[at]
        if token.mark == AT:
            return True
        if token.mark == HASH or not token.word:
            return False
        if token.word in words.COMPANY or (self.brand and token.word == self.brand):
            return True
        written = self.text[token.start]
        return written.isupper() and token.word not in words.NOBODY and token.word not in _LOOKED_AT

    def speaker(self, where: range) -> int | None:
        """Return the nearest word that says who speaks, the verb's own form included."""
        return next((at for at in where if self.word(at) in words.SPEAKER or self.word(at) in words.FIRST_FORMS), None)

    def kin(self, where: range) -> int | None:
        """Return the nearest of the writer's family ("my husband"), None where there is none."""
        return next(
            (at for at in where if self.word(at) in words.KIN and at > self.start and self.word(at - 1) in words.MINE),
            None,
        )

    def taker(self, where: range) -> int | None:
        """Return the nearest word for the writer as the one who gets something, or the writer's family."""
        return next(
            (
                at
                for at in where
                if self.word(at) in words.ME
                or (self.word(at) in words.KIN and any(self.word(each) in words.MINE for each in self.before(at, 2)))
            ),
            None,
        )

    def named_after(self, at: int, most: int = _NEAR) -> int | None:
        """Return the giver that a preposition right after brings in ("by the hotel", "paid for by Acme")."""
        link = self.first_of(self.after(at, 2 if self.word(min(at + 1, self.end - 1)) == "for" else 1), words.FROM)
        return None if link is None else self.giver(range(link + 1, min(self.end, link + 1 + most)))


def _read_at(clause: _Clause, at: int) -> Iterator[_Told]:
    word = clause.word(at)
    yield from _read_deed(clause, at, word)
    if word in words.RECEIVES:
        yield from _read_received(clause, at)
    if word in words.RECEIVES | words.GETS | words.EARNS:
        yield from _read_money_received(clause, at)
    if word in words.GUESTS | words.GIFTS:
        yield from _read_gift(clause, at, word)
    owned = _read_tie(clause, at, word) or _read_founding(clause, at, word) or _read_own_work(clause, at, word)
    if owned is not None:
        yield (*owned, frozenset({Said.TIE}))
    earned = _read_commission(clause, at, word)
    if earned is not None:
        yield (*earned, frozenset({Said.COMMISSION}))
    if word in words.COMMERCIAL:
        yield from _read_name_of_advertising(clause, at)


def _read_deed(clause: _Clause, at: int, word: str) -> Iterator[_Told]:
    """Yield what is done for the writer: paying, giving, having as a guest."""
    for said, active, passive in _DEEDS:
        if word in active or word in passive:
            spans = (
                (_read_active(clause, at) if word in active else None)
                or (_read_passive(clause, at, said) if word in passive else None)
                or (_read_paid_by_nobody_named(clause, at) if said is Said.MONEY else None)
            )
            if spans is not None and not _is_too_vague(clause, word):
                yield (*spans, frozenset({_in_money(clause, said)}))


def _read_gift(clause: _Clause, at: int, word: str) -> Iterator[_Told]:
    """Yield "a gift from @x", "we were guests of Acme"."""
    if word in words.GIFTS:
        giver = clause.named_after(at)
        if giver is not None:
            yield at, giver, frozenset({Said.PRODUCT})
        return
    link = clause.first_of(clause.after(at, 1), words.FROM | {"of"})
    giver = None if link is None else clause.giver(range(link + 1, min(clause.end, link + 3)))
    if giver is not None and clause.speaker(clause.before(at, 4)) is not None:
        yield at, giver, frozenset({Said.TRIP})


def _read_name_of_advertising(clause: _Clause, at: int) -> Iterator[_Told]:
    """Yield "commercial communication", "paid collaboration": a name that few lists hold."""
    near = [each for each in (at - 1, at + 1) if clause.start <= each < clause.end]
    named = next((each for each in near if clause.word(each) in words.CONTENT | words.DEALS), None)
    if named is not None and not speaks_of_another(clause.text, clause.tokens, min(at, named), max(at, named)):
        told = ALL_SAID if clause.word(named) in words.CONTENT else frozenset({Said.MONEY})
        yield min(at, named), max(at, named), told


def _is_too_vague(clause: _Clause, word: str) -> bool:
    return word in words.VAGUE and clause.first_of(range(clause.start, clause.end)[:40], words.JOURNEY) is None


def _in_money(clause: _Clause, said: Said) -> Said:
    # "Gives me a cut": what is given is a share of the sales.
    here = range(clause.start, min(clause.end, clause.start + 40))
    if said is Said.TRIP or clause.first_of(here, words.COMMISSIONS | words.SHARES) is None:
        return said
    return Said.COMMISSION


def _read_active(clause: _Clause, at: int) -> tuple[int, int] | None:
    """Return the span of "Acme paid us", "la marque m'a payée", "@x hat mich eingeladen"."""
    taker = clause.taker(clause.after(at, _NEAR))
    if taker is None:
        taker = clause.first_of(clause.before(at, _REACH - 2), words.ME)
    if taker is None:
        return None
    giver = clause.giver(clause.before(min(at, taker)))
    if giver is None and taker > at:
        return None
    if giver is None:
        # "Mi ha pagato @marca": the giver may follow.
        giver = clause.giver(clause.after(at, _NEAR))
    if giver is None:
        return None
    return min(giver, at, taker), max(giver, at, taker)


def _read_passive(clause: _Clause, at: int, said: Said) -> tuple[int, int] | None:
    """Return the span of "I was invited by Acme", "je suis payée", "offered by @x"."""
    giver = clause.named_after(at)
    aux = clause.first_of(clause.before(at), words.PASSIVE)
    speaker = None if aux is None else clause.speaker(range(aux, max(clause.start, aux - _NEAR) - 1, -1))
    if speaker is None and aux is not None:
        # "In diesem Video werde ich bezahlt": the speaker stands behind.
        speaker = clause.first_of(range(aux + 1, at), words.SPEAKER)
    myself = clause.first_of(clause.before(at, 4), words.ME) if speaker is not None else None
    if speaker is not None and aux is not None and (myself is None or clause.word(myself) in {"m", "nos"}):
        if said is Said.MONEY and giver is None:
            return min(speaker, aux), at
        giver = giver or clause.giver(clause.after(at)) or clause.giver(range(aux + 1, at))
        if giver is not None:
            return min(speaker, aux), max(giver, at)
    if giver is None:
        return None
    return at, giver


def _read_received(clause: _Clause, at: int) -> Iterator[_Told]:
    speaker = clause.speaker(range(at, max(clause.start, at - 6) - 1, -1))
    if speaker is None:
        return
    for link in clause.after(at, _REACH):
        if clause.word(link) in words.FROM:
            giver = clause.giver(range(link + 1, min(clause.end, link + 4)))
            if giver is not None:
                paid = clause.first_of(range(at + 1, link), words.MONEY) is not None
                yield speaker, giver, frozenset({Said.MONEY if paid else Said.PRODUCT})
                return
    # "Dostałam od @marka", "ich habe das von @x bekommen": the giver may stand before the verb.
    for link in clause.before(at, 6):
        if clause.word(link) in words.FROM and link > speaker:
            giver = clause.giver(range(link + 1, at))
            if giver is not None:
                yield speaker, at, frozenset({Said.PRODUCT})
                return


def _read_paid_by_nobody_named(clause: _Clause, at: int) -> tuple[int, int] | None:
    """Return the span of "they paid me to say this", "on me paie pour cette vidéo", "was paid to make this"."""
    here = range(clause.start, min(clause.end, clause.start + 40))
    if clause.first_of(here, words.BACK) is not None or clause.kin(here) is not None:
        return None
    taker = clause.first_of(clause.after(at, 1), words.ME)
    if taker is None:
        taker = clause.first_of(clause.before(at, 1), words.ME)
    if taker is None and not (at == clause.start + 1 and clause.word(clause.start) in words.PASSIVE):
        return None
    first, last = min(at, clause.start if taker is None else taker), max(at, taker or at)
    if last + 1 < clause.end and clause.word(last + 1) == "to":
        return first, last + 1
    post = _find_this_post(clause, first, last)
    return None if post is None else (min(first, post), max(last, post))


def _read_money_received(clause: _Clause, at: int) -> Iterator[_Told]:
    """Yield "I get money from @x", "für diesen Beitrag bekomme ich Geld", "jeg får penge af Acme"."""
    speaker = clause.speaker(range(at, max(clause.start, at - _REACH) - 1, -1))
    if speaker is None:
        # "For this post I get", in the order of other languages: "bekomme ich", "får jag".
        speaker = clause.first_of(clause.after(at, 2), words.SPEAKER)
    money = clause.first_of(clause.after(at, 5), words.MONEY)
    if money is None:
        # "Ich habe dafür Geld bekommen": what is received may stand before.
        money = clause.first_of(clause.before(at, 5), words.MONEY)
    if speaker is None or money is None or _is_ones_own_money(clause, money):
        return
    ends = (speaker, at, money)
    for link in range(min(ends), min(clause.end, max(ends) + 4)):
        giver = clause.giver(range(link + 1, min(clause.end, link + 4))) if clause.word(link) in words.FROM else None
        if giver is not None:
            yield min(ends), max(*ends, giver), frozenset({Said.MONEY})
            return
    post = _find_this_post(clause, min(ends), max(ends))
    if post is not None:
        yield min(*ends, post), max(*ends, post), frozenset({Said.MONEY})


def _is_ones_own_money(clause: _Clause, money: int) -> bool:
    here = range(clause.start, min(clause.end, clause.start + 40))
    mine = money > clause.start and clause.word(money - 1) in words.MINE
    return mine or clause.first_of(here, words.BACK) is not None


def _find_this_post(clause: _Clause, first: int, last: int) -> int | None:
    """Return the post that something is done for, near the words from `first` to `last`: "for this post"."""
    near = range(max(clause.start, first - _REACH), min(clause.end, last + 2 + _NEAR))
    return next(
        (
            at
            for at in near
            if clause.word(at) in words.CONTENT and clause.first_of(clause.before(at, _NEAR), words.FOR) is not None
        ),
        None,
    )


def _read_tie(clause: _Clause, at: int, word: str) -> tuple[int, int] | None:
    """Return the span of "I own Acme", "the label I founded", "my husband runs @x", "I work for Acme"."""
    owner = clause.speaker(range(at, max(clause.start, at - _NEAR) - 1, -1))
    kin = clause.kin(clause.before(at, 4))
    if word in words.OWNS or (word in words.RUNS and kin is not None) or word in words.RUNS | words.MAKES:
        who = owner if owner is not None else kin
        if who is None:
            return None
        # "I created this look with Acme" makes a look: what is made or led must itself be called a company.
        named = word in words.OWNS or kin is not None
        after = clause.after(at, 4 if named else _NEAR)
        thing = clause.giver(after) if named else clause.first_of(after, words.COMPANY)
        if thing is None:
            thing = clause.first_of(clause.before(who, 4), words.COMPANY)
        return None if thing is None else (min(who, thing, at), max(who, thing, at))
    if word in words.WORKS and (owner is not None or kin is not None):
        link = clause.first_of(clause.after(at, 1), words.FOR)
        firm = None if link is None else clause.giver(range(link + 1, min(clause.end, link + 3)))
        return None if firm is None else (kin if owner is None and kin is not None else owner or at, firm)
    if word in words.OWNERS | words.EMPLOYED:
        who = clause.speaker(clause.before(at, 5))
        who = clause.kin(clause.before(at, 5)) if who is None else who
        firm = clause.giver(clause.after(at, 4))
        if firm is None and who is not None:
            # "I'm an Acme employee": the firm may stand before.
            firm = clause.giver(range(at - 1, who, -1))
        return None if who is None or firm is None else (who, max(at, firm))
    if word in words.PAYROLL:
        who = clause.speaker(clause.before(at))
        firm = clause.giver(clause.before(at, 4))
        return None if who is None or firm is None else (who, at)
    return None


def _read_founding(clause: _Clause, at: int, word: str) -> tuple[int, int] | None:
    """Return the span of "I opened my own pottery", "ich habe mein eigenes Label aufgebaut", "ho aperto un negozio"."""
    if word not in words.FOUNDS | words.MAKES:
        return None
    founder = clause.speaker(range(at, max(clause.start, at - _REACH) - 1, -1))
    if founder is None:
        # "Vor einem Jahr habe ich": the speaker is before the verb that closes the sentence, and far from it.
        founder = clause.first_of(range(clause.start, at), words.SPEAKER)
    if founder is None:
        return None
    for mine in (*clause.after(at, _NEAR), *range(founder, at)):
        # Polish says "own" alone, for whoever acts.
        alone = clause.word(mine) in words.OWN
        if (alone or clause.word(mine) in words.MINE) and mine + 1 < clause.end:
            own = alone or clause.word(mine + 1) in words.OWN
            thing = mine + 2 if own and not alone else mine + 1
            begun = own and word in words.FOUNDS
            if thing < clause.end and (begun or _is_trade(clause.word(thing))):
                return min(founder, at), max(at, thing)
    return None


def _is_trade(word: str) -> bool:
    return word in words.TRADES or word.endswith(words.TRADES_ENDINGS)


def _read_own_work(clause: _Clause, at: int, word: str) -> tuple[int, int] | None:
    """Return the span of "Fil de Loire, c'est moi", "I pour each candle in my workshop"."""
    for phrase in words.IT_IS_ME:
        last = at + len(phrase) - 1
        if last < clause.end and tuple(clause.word(each) for each in range(at, last + 1)) == phrase:
            # "C'est moi qui le fais" says something else.
            follows = clause.word(last + 1) if last + 1 < clause.end else ""
            named = clause.first_of(clause.before(at), words.TRADES)
            if named is None and at - clause.start <= _REACH // 2 and clause.giver(clause.before(at)) is not None:
                named = clause.start
            return None if named is None or follows in {"qui", "who", "que", "die", "che"} else (named, last)
    if word not in words.CRAFTS:
        return None
    maker = at if word in words.CRAFTS_OF_MINE else clause.speaker(clause.before(at, _NEAR))
    place = clause.first_of(clause.after(at), words.WORKSHOPS)
    mine = place is not None and clause.word(place - 1) in words.MINE
    return (maker, place) if maker is not None and place is not None and mine else None


def _read_commission(clause: _Clause, at: int, word: str) -> tuple[int, int] | None:
    """Return the span of "I get a cut if you use my code", "je touche une commission"."""
    if word in words.COMMISSIONS or word in words.SHARES:
        earns = clause.first_of(clause.before(at), words.EARNS)
        if earns is None:
            earns = clause.first_of(clause.after(at, _NEAR), words.EARNS)
        if earns is None or clause.speaker(range(earns, max(clause.start, earns - 6) - 1, -1)) is None:
            inverted = earns is not None and clause.first_of(clause.after(earns, 2), words.SPEAKER) is not None
            brings = earns is not None and clause.first_of(clause.before(earns, 2), words.ME) is not None
            if earns is None or not (inverted or brings):
                return None
        if word in words.SHARES and not _has_link(clause):
            return None
        return min(earns, at), max(earns, at)
    if word in words.EARNS and word.startswith(("earn", "gagn", "verdien", "gan", "guadagn", "zarab", "tjan", "tjen")):
        who = clause.speaker(range(at, max(clause.start, at - 4) - 1, -1))
        link = clause.first_of(clause.after(at), words.LINKS) if who is not None else None
        return None if who is None or link is None else (min(who, at), link)
    return None


def _has_link(clause: _Clause) -> bool:
    here = range(clause.start, min(clause.end, clause.start + 40))
    return clause.first_of(here, words.LINKS) is not None or clause.giver(here) is not None
