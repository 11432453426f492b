"""Finding every label in a text: plain, as a hashtag, fused, denied, disguised, or as a plain sentence."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.captions.scanning.another_post import speaks_of_another
from creatorbook.domain.disclosure.captions.scanning.form import OPENING, is_used_as_label
from creatorbook.domain.disclosure.captions.scanning.japanese import find_goods_provided, find_own_business
from creatorbook.domain.disclosure.captions.scanning.lexicon import ANYONE
from creatorbook.domain.disclosure.captions.scanning.negation import denied_hashtag, find_denial
from creatorbook.domain.disclosure.captions.scanning.own_goods import find_own_goods
from creatorbook.domain.disclosure.captions.scanning.sentences import Reading, read_sentences
from creatorbook.domain.disclosure.captions.scanning.tokens import AT, HASH, humps, tokenise
from creatorbook.domain.disclosure.captions.scanning.word_folding import word_set
from creatorbook.domain.disclosure.saying import Said
from creatorbook.domain.values.folding import fold
from creatorbook.domain.values.label_positions import LabelPosition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from creatorbook.domain.disclosure.captions.scanning.lexicon import Lexicon
    from creatorbook.domain.disclosure.captions.scanning.tokens import Token

# A hashtag standing after a brand's name makes a label only where that name is more than initials.
_INITIALS = 3
_STOP = re.compile(r"[.!?\n\u2028\u2029。！？]")
_NO_NAMES = word_set(
    "brand proud official global local student campus new happy paid gifted media business affiliate "
    "my your our the a an this as new being first your his her their une un mon ma der die ein eine"
)
_PILE = 3
# As many hashtags are read before readers pass over the rest (Italy, Digital Chart, article 1).
_EARLY = 3
_APOSTROPHES = frozenset({"'", "’"})
# As many words lead to a label at most.
_LEADING = 3
# Accounts whose names are looked for in hashtags: a text that names hundreds is judged by the first.
_FEW = 10
# Of a text that repeats such sentences endlessly, the first tell as much as all.
_MOST_PROVIDED = 20


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of some country's lists, found in a text.

    `span` is where it stands, in characters; `text` as written; `key` as the lists are looked up. `first` and `last`
    are its words' places among the tokens. `prose`: it is only part of a sentence; `denied`: the text says it is not
    so, by the words of `denial`; `fused`: it is run together with other words; `statement`: it is a plain sentence that
    says it; `early_tag`: it is one of the first three hashtags; `of_another`: it is said of another post or time.
    """

    span: tuple[int, int]
    text: str
    key: str
    first: int
    last: int
    hashtag: bool
    position: LabelPosition
    visible: bool
    prose: bool
    denied: bool
    fused: bool
    statement: bool
    disguised: bool
    hidden: bool
    early_tag: bool = False
    of_another: bool = False
    denial: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A plain sentence of no list that tells what binds the writer to a brand; the fields are those of a mention.

    `names_giver`: it is a Japanese one that tells who provided the goods.
    """

    span: tuple[int, int]
    text: str
    says: frozenset[Said]
    position: LabelPosition
    visible: bool
    denied: bool
    names_giver: bool = False


@dataclass(frozen=True)
class Scan:
    """What was found in a text: the labels and plain sentences, the accounts, the hashtags, and where reading stops.

    `own_goods` is where the visible part names a thing as the writer's own ("my cookbook"), None where it does not.
    """

    mentions: tuple[Mention, ...]
    accounts: tuple[tuple[int, int], ...]
    hashtags: int
    visible_end: int
    sentences: tuple[Sentence, ...] = ()
    own_goods: tuple[int, int] | None = None

    @cached_property
    def denials(self) -> tuple[tuple[int, int], ...]:
        """Where labels are denied: of one label and a longer one around it the place is one."""
        found: list[tuple[int, int]] = []
        spans = {each.denial for each in self.mentions if each.denial is not None}
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if not found or end > found[-1][1]:
                found.append((start, end))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words of the lexicon found in a text: the first and the last of them, by place."""

    first: int
    last: int
    key: str
    denied: bool = False
    fused: bool = False


def scan(text: str, lexicon: Lexicon, visible_end: int | None = None, brand: str = "") -> Scan:
    """Return every label in a text, of any country; `visible_end` is where "more" hides the rest (None: nowhere)."""
    tokens = tokenise(text)
    hits = list(_hits(text, tokens, lexicon, brand))
    end = len(text) if visible_end is None else min(visible_end, len(text))
    where = _Layout(text, tokens, hits)
    mentions = tuple(_make_mention(text, tokens, hit, lexicon, where, end) for hit in hits)
    accounts = tuple((token.start, token.end) for token in tokens if token.mark == AT)
    sentences = tuple(
        _make_sentence(text, tokens, each, where, end)
        for each in read_sentences(text, tokens, "".join(fold(brand).split()))
    )
    sentences += (*_find_provided(text, tokens, where, end), *_find_own_business(text, tokens, where, end))
    hashtags = sum(token.mark == HASH for token in tokens)
    return Scan(mentions, accounts, hashtags, end, sentences, _find_visible_own_goods(text, tokens, end))


def _find_visible_own_goods(text: str, tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    found = find_own_goods(text, tokens)
    if found is None or tokens[found[1]].end > end:
        return None
    return tokens[found[0]].start, tokens[found[1]].end


def _make_sentence(text: str, tokens: Sequence[Token], each: Reading, where: _Layout, end: int) -> Sentence:
    start, stop = tokens[each.first].start, tokens[each.last].end
    if each.first and text[tokens[each.first - 1].end : start] in _APOSTROPHES:
        # "I'm being paid": the word before belongs to it.
        start = tokens[each.first - 1].start
    visible = stop <= end
    # What the first sentence tells is told first, wherever in it the verb stands.
    first = visible and each.first < where.sentence
    position = (
        LabelPosition.CAPTION_START
        if first
        else where.position(_Hit(each.first, each.last, ""), visible=visible, statement=True)
    )
    return Sentence((start, stop), text[start:stop], each.says, position, visible, each.denied)


def _find_provided(text: str, tokens: Sequence[Token], where: _Layout, end: int) -> Iterator[Sentence]:
    for each in islice(find_goods_provided(text), _MOST_PROVIDED):
        first, last = _find_tokens(tokens, each.start, each.end)
        told = _make_sentence(text, tokens, Reading(first, last, frozenset({Said.PRODUCT}), each.denied), where, end)
        yield replace(told, names_giver=bool(each.giver))


def _find_own_business(text: str, tokens: Sequence[Token], where: _Layout, end: int) -> Iterator[Sentence]:
    for start, stop in islice(find_own_business(text), _MOST_PROVIDED):
        first, last = _find_tokens(tokens, start, stop)
        yield _make_sentence(text, tokens, Reading(first, last, frozenset({Said.TIE}), denied=False), where, end)


def _find_tokens(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Return the first and the last token of a place in the text."""
    first = max(0, bisect(tokens, start, key=lambda token: token.start) - 1)
    return first, max(first, bisect(tokens, end - 1, key=lambda token: token.start) - 1)


def _hits(text: str, tokens: Sequence[Token], lexicon: Lexicon, brand: str) -> Iterator[_Hit]:
    name = "".join(fold(brand).split())
    names = [name] if name else []
    names += [token.word for token in tokens if token.mark == AT and len(token.word) > _INITIALS][:_FEW]
    for at, token in enumerate(tokens):
        if token.mark == AT:
            continue
        found = [
            _Hit(at, at + len(rest), key)
            for rest, key in lexicon.by_first.get(token.word, ())
            if _is_followed_by(text, tokens, at, rest)
        ]
        if token.word in lexicon.after_brand and _is_name(text, tokens, at, name):
            found.append(_Hit(at - 1, at, lexicon.after_brand[token.word]))
        if token.mark == HASH or "_" in text[token.start : token.end]:
            found += [_Hit(at, at, key) for key in lexicon.joined.get(token.word, ()) if " " in key]
        yield from found
        if token.mark == HASH:
            yield from _find_brand_role(token, at, lexicon, name)
            yield from () if found else _find_inside_hashtag(text, token, at, lexicon, names)


def _is_followed_by(text: str, tokens: Sequence[Token], at: int, rest: tuple[str, ...]) -> bool:
    if at + len(rest) >= len(tokens):
        return False
    for step, word in enumerate(rest, start=at + 1):
        token = tokens[step]
        if word != ANYONE and (token.word != word or token.mark):
            return False
        if "\n" in text[tokens[step - 1].end : token.start]:
            return False
    return True


def _is_name(text: str, tokens: Sequence[Token], at: int, name: str) -> bool:
    # "Acme ambassador", "@acme partner": the word before is the brand's name, or looks like one.
    if at == 0 or tokens[at].mark:
        return False
    before = tokens[at - 1]
    if text[before.end : tokens[at].start].strip():
        return False
    if name:
        return name.endswith(before.word) and bool(before.word)
    # A sentence begins with a capital as a name does: there, words that are no name do not count.
    named = text[before.start].isupper() and (at > 1 or before.word not in _NO_NAMES)
    return bool(before.mark) or named


def _find_brand_role(token: Token, at: int, lexicon: Lexicon, name: str) -> Iterator[_Hit]:
    # "#AcmeAmbassador": a brand's name and what one is to it, in one hashtag. Initials are no name, nor is "brand".
    for ending, key in lexicon.after_brand.items():
        before = token.word.removesuffix(ending)
        if before == token.word or not before:
            continue
        if name in before if name else len(before) > _INITIALS and before not in _NO_NAMES:
            yield _Hit(at, at, key)
    for beginning, key in lexicon.before_brand.items():
        after = token.word.removeprefix(beginning)
        if after != token.word and after and (not name or after == name):
            yield _Hit(at, at, key)


def _find_inside_hashtag(text: str, token: Token, at: int, lexicon: Lexicon, names: Sequence[str]) -> Iterator[_Hit]:
    body = token.word
    denied = denied_hashtag(body, lexicon.single)
    if denied is not None:
        yield _Hit(at, at, denied, denied=True)
        return
    parts = humps(text[token.start : token.end])
    ends = {parts[0], parts[-1]} if len(parts) > 1 else set()
    for name in names:
        ends |= {body.removeprefix(name), body.removesuffix(name)}
    for part in sorted(ends & lexicon.single):
        yield _Hit(at, at, part, fused=True)


class _Layout:
    """Where words stand among all: first, last, in the middle, or in a pile of hashtags. Each is made in one pass."""

    def __init__(self, text: str, tokens: Sequence[Token], hits: Sequence[_Hit]) -> None:
        covered = bytearray(len(tokens))
        for hit in hits:
            covered[hit.first : hit.last + 1] = b"\1" * (hit.last + 1 - hit.first)
        # Labels one after the other all stand first, also behind the words that lead to the first of them.
        led = next((at for at, each in enumerate(tokens) if each.mark or each.word not in OPENING), len(tokens))
        opened = led if led <= _LEADING and led < len(tokens) and covered[led] else 0
        self.start = next((at for at in range(opened, len(tokens)) if not covered[at]), len(tokens))
        # Words, as apart from hashtags and accounts, end here; what comes after is the tail of the caption.
        self.tail = next((at for at in range(len(tokens) - 1, -1, -1) if not tokens[at].mark and not covered[at]), -1)
        stop = _STOP.search(text)
        self.sentence = len(tokens) if stop is None else bisect(tokens, stop.start(), key=lambda token: token.start)
        self.early = frozenset(islice((at for at, token in enumerate(tokens) if token.mark == HASH), _EARLY))
        self.piled = bytearray(len(tokens))
        run = 0
        for at in range(len(tokens) + 1):
            if at < len(tokens) and tokens[at].mark == HASH and (not run or self._is_adjacent(text, tokens, at)):
                run += 1
                continue
            if run >= _PILE:
                self.piled[at - run : at] = b"\1" * run
            run = 1 if at < len(tokens) and tokens[at].mark == HASH else 0

    @staticmethod
    def _is_adjacent(text: str, tokens: Sequence[Token], at: int) -> bool:
        return tokens[at].start - tokens[at - 1].end <= _PILE or not text[tokens[at - 1].end : tokens[at].start].strip()

    def position(self, hit: _Hit, *, visible: bool, statement: bool) -> LabelPosition:
        """Return where a label stands; a plain sentence that opens the text is not its end, however short that is."""
        if hit.first < self.start:
            return LabelPosition.CAPTION_START
        if not visible:
            return LabelPosition.CAPTION_AFTER_MORE
        if self.piled[hit.first]:
            return LabelPosition.CAPTION_IN_HASHTAGS
        if hit.last > self.tail and not (statement and hit.first < self.sentence):
            return LabelPosition.CAPTION_END
        return LabelPosition.CAPTION_MIDDLE


def _make_mention(
    text: str, tokens: Sequence[Token], hit: _Hit, lexicon: Lexicon, where: _Layout, visible_end: int
) -> Mention:
    start, end = tokens[hit.first].start, tokens[hit.last].end
    statement = hit.key in lexicon.statements
    hashtag = tokens[hit.first].mark == HASH
    visible = end <= visible_end
    parts = tokens[hit.first : hit.last + 1]
    denying = find_denial(text, tokens, hit.first, hit.last)
    denial = (start, end) if hit.denied else None
    if denying is not None:
        denial = min(start, tokens[denying].start), max(end, tokens[denying].end)
    return Mention(
        span=(start, end),
        text=text[start:end],
        key=hit.key,
        first=hit.first,
        last=hit.last,
        hashtag=hashtag,
        position=where.position(hit, visible=visible, statement=statement),
        visible=visible,
        prose=not (statement or hashtag) and not is_used_as_label(text, tokens, hit.first, hit.last),
        denied=denial is not None,
        fused=hit.fused,
        statement=statement,
        disguised=any(token.disguised for token in parts),
        hidden=any(token.hidden for token in parts),
        early_tag=hit.first in where.early,
        of_another=not statement and speaks_of_another(text, tokens, hit.first, hit.last),
        denial=denial,
    )
