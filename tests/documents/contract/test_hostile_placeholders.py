"""Two thousand odd and hostile values, every placeholder: printed as they are or refused with a reason, never read."""

from __future__ import annotations

import dataclasses
import random
import unicodedata
from datetime import date
from typing import Any
from xml.dom.minidom import parseString

import pytest

from creatorbook.documents.contract.compose import compose
from creatorbook.documents.contract.values import VALUES
from creatorbook.documents.inputs.contract import ContractInput, DocumentStatus, ExtraClause
from creatorbook.documents.render import check_contract, render_contract
from creatorbook.documents.text.pdf_text import lost_letters, markup, normalise_text
from creatorbook.domain.values.money import Money
from tests.documents.contract.test_hostile import HOSTILE, assert_inert, letters, put, read, right_to_left
from tests.documents.examples import english, everything

pytestmark = pytest.mark.repeats

COUNT = 2_000
# Placeholders that print what somebody wrote, and those that print a number, a day or an amount.
TEXTS = [name for name, value in VALUES.items() if isinstance(put(everything(), value.field, "x"), ContractInput)]
TYPED: dict[str, list[Any]] = {
    "contract.version": [0, -1, 10**9],
    "contract.date": [date.min, date.max, date(2028, 2, 29)],
    "deal.start": [date.min, date.max],
    "deal.end": [date.min, date.max],
    "fee.total": [Money(1, "EUR"), Money(-1, "EUR"), Money(10**14, "JPY"), Money(12345, "KWD"), Money(5, "XXX")],
    "fee.payment_days": [0, -5, 10**12],
    "late.rate": [0, -1, 1, 10**9, 12345],
    "late.fixed_sum": [Money(0, "EUR"), Money(10**14, "USD")],
    "approval.review_days": [0, 1, 10**12],
    "approval.revisions": [0, 1, 10**12],
    "cancellation.rate": [0, 10_000, 10**9],
    "affiliate.rate": [0, 1, 10**9],
    "affiliate.days": [0, -1, 10**12],
    "termination.notice_days": [0, -1, 10**12],
    "termination.cure_days": [0, -1, 10**12],
    "renewal.notice_days": [0, -1, 10**12],
    "confidentiality.years": [0, -1, 10**12],
    "takedown.days": [0, -1, 10**12],
    "content.online_days": [0, -1, 10**12],
    "content.reshoots": [0, -1, 10**12],
    "content.reshoot_price": [Money(0, "EUR"), Money(10**14, "JPY")],
    "renewal.months": [0, -1, 10**12],
    "liability.cap": [Money(0, "EUR"), Money(10**14, "VND")],
}
# What is put together from several fields, or is the name of a language, has no text of its own.
MADE = {
    "products.values", "fee.on_top", "fee.together", "guardian.both", "creator.account", "language.both",
    "language.prevailing",
}  # fmt: skip
TEXTS = [name for name in TEXTS if name not in {*TYPED, *MADE}]

INVISIBLE = [
    "", " ", "\u00a0\t", "\n\n", "\x00", "\x07\x1b", "\u200b\u200d", "\ufeff", "\u202e\u202c", "\ud800",
    "\u00ad", "\U000e0041",
]  # fmt: skip
_PIECES = [
    *(text.replace("{picture}", "p.png") for text in HOSTILE.values() if len(text) < 200),
    "{{ creator.email }}", "{{fee.total}}", "}}{{", "{{ a }}{{ b }}", "{%raw%}", "${7*7}", "#{7*7}",
    "<%= 1 %>", "{{7*7}}",
    "%s%n%x", "%(title)s", "{0.__class__.__mro__}", "\\u0041", "\\", "\\n", "'\"", '"onload="x',
    "<script>alert(1)</script>",
    "<svg/onload=x>", "javascript:0", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "<u>", "<br>", "<br/><br/>",
    "<super>", "<greek>a</greek>", "<bullet>x</bullet>", "<unichar code='65'/>", "&#x41;", "&amp",
    "&&", "<", ">", "</", "]]>",
    "(", ")", "<<>>", "/Title", "endobj", "stream\nendstream", "%%EOF", "xref", "trailer",
    "D:20260101", "\u2028", "\x85", "\r",
    "\r\n", "\t\t", "İ", "ß", "ẞ", "ﬁ", "ǅ", "é", "e\u0301", "½", "①", "№", "™", "…", "—", "‑",
    "\u202f", "0", "-0", "1e999",
    "NaN", "None", "null", "True", "undefined", "a" * 70, "ab " * 60, "1 000", "€", "́", "🎉", "👩‍💻",
    "🇫🇷", "中文", "مرحبا",
    "שלום", "ไทย", "한국어", "日本語", "\u2066x\u2069", "\u202egpj.exe", "\x00", "\x1b[2J", "\ud83d",
    "\ufffe", "\U0010ffff", "\ue000",
]  # fmt: skip


def inputs() -> list[str]:
    """Return the values: every piece alone, then pieces put together; always the same."""
    chance = random.Random(20261123)
    made = [*_PIECES]
    while len(made) < COUNT:
        parts = [chance.choice(_PIECES) for _ in range(chance.randint(2, 4))]
        made.append(chance.choice(["", " ", "\n", "{{", "}}", "<", ", "]).join(parts))
    # A letter at the front keeps a country code or an empty value from being what it says, a number tells them apart.
    return [f"v{text}({number})" for number, text in enumerate(made[:COUNT])]


def packs() -> list[dict[str, str]]:
    """Return the values, dealt out to the text placeholders, every placeholder another one each time."""
    values = inputs()
    return [dict(zip(TEXTS, values[at : at + len(TEXTS)], strict=False)) for at in range(0, COUNT, len(TEXTS))]


def quoting(names: list[str]) -> ExtraClause:
    return ExtraClause("quotes", "Quotes", "\n\n".join(f"Here [ {{{{ {name} }}}} ] there." for name in names))


def filled(pack: dict[str, str]) -> ContractInput:
    """Return a contract in which each placeholder has its value, and an own clause that prints each of them once."""
    contract = dataclasses.replace(english(), agency=everything().agency, agent=everything().agent)
    for name, text in pack.items():
        contract = put(contract, VALUES[name].field, text)
    return dataclasses.replace(contract, extra_clauses=(quoting([*pack]),), status=DocumentStatus.DRAFT)


def comparable(text: str) -> str:
    """Return the text without what layout adds or takes; ligatures read back as their letters, an IBAN in capitals."""
    return unicodedata.normalize("NFKD", letters(normalise_text(text)).casefold())


def printed_whole(plain: str, shown: str) -> bool:
    """Return whether the text stands in one piece, or in two with the foot and the head of a page between."""
    return plain in shown or any(plain[:at] in shown and plain[at:] in shown for at in range(1, len(plain)))


def test_every_placeholder_is_tried() -> None:
    assert {*TEXTS, *TYPED, *MADE} == set(VALUES)
    assert len(inputs()) == len(set(inputs())) == COUNT
    assert {name for pack in packs() for name in pack} == set(TEXTS)


@pytest.mark.parametrize("number", range(len(packs())))
def test_a_hostile_value_reaches_the_layout_as_text_and_nothing_else(number: int) -> None:
    pack = packs()[number]
    composition = compose(filled(pack))
    (own,) = [clause for clause in composition.clauses if clause.id == "quotes"]
    assert [gap for gap in composition.gaps if gap.clause == "quotes"] == []
    for part, (name, text) in zip(own.parts, pack.items(), strict=True):
        before, value, after = part.runs
        assert (before.text, after.text, value.gap) == ("Here [ ", " ] there.", False)
        if name != "creator.iban":
            assert value.text == text.strip(), name
        shown = ""
        for piece in markup([value]):
            root = parseString(f"<p>{piece}</p>").documentElement  # noqa: S318  our own output
            assert root is not None
            assert {node.tagName for node in root.getElementsByTagName("*")} <= {"font", "br"}
            shown += _data(root)
        if not lost_letters(text):
            assert comparable(shown) == comparable(text), name


def _data(node: Any) -> str:
    return "".join(child.data if child.nodeType == child.TEXT_NODE else _data(child) for child in node.childNodes)


@pytest.mark.parametrize("number", range(len(packs())))
def test_a_hostile_value_is_printed_whole_or_its_letters_are_named(number: int) -> None:
    pack = packs()[number]
    contract = filled(pack)
    odd = {VALUES[name].field for name, text in pack.items() if lost_letters(text)}
    named = [str(found.params["characters"]) for found in check_contract(contract) if "letters" in found.code]
    lost = {letter for text in pack.values() for letter in lost_letters(text)}
    # A finding names forty of them.
    assert lost == set("".join(named)) or 40 in map(len, named)
    rendered = render_contract(dataclasses.replace(contract, status=DocumentStatus.ISSUED))
    shown = comparable(read(rendered.pdf))
    for name, text in pack.items():
        if VALUES[name].field in odd:
            continue
        if right_to_left(text):
            # Read back in the order of the eye, it has other neighbours; its own letters are all there.
            assert set(comparable(text)) <= set(shown), name
        else:
            assert printed_whole(comparable(text), shown), name
    if number % 6 == 0:
        assert_inert(rendered.pdf)


@pytest.mark.parametrize("text", INVISIBLE, ids=range(len(INVISIBLE)))
def test_a_value_of_which_nothing_shows_is_missing_and_listed(text: str) -> None:
    contract = filled(dict.fromkeys(TEXTS, text))
    composition = compose(contract)
    (own,) = [clause for clause in composition.clauses if clause.id == "quotes"]
    listed = {gap.placeholder for gap in composition.gaps if gap.clause == "quotes"}
    assert listed == set(TEXTS)
    assert all("[to be completed: " in "".join(run.text for run in part.runs) for part in own.parts)
    about = {finding.about for finding in check_contract(contract) if finding.code == "document.missing_value"}
    assert {VALUES[name].field for name in TEXTS} - {"number"} <= about


@pytest.mark.parametrize("name", TYPED)
def test_an_extreme_number_day_or_amount_is_printed(name: str) -> None:
    for value in TYPED[name]:
        changes: dict[str, Any] = {VALUES[name].field: value}
        contract = dataclasses.replace(everything("en"), **changes, extra_clauses=(quoting([name]),))
        composition = compose(contract)
        (own,) = [clause for clause in composition.clauses if clause.id == "quotes"]
        printed = "".join(run.text for run in own.parts[0].runs)
        assert any(character.isdigit() for character in printed), printed
        assert not any(run.gap for run in own.parts[0].runs)
    assert render_contract(dataclasses.replace(contract, status=DocumentStatus.DRAFT)).pages > 3


@pytest.mark.parametrize(
    ("text", "printed", "unknown", "stray"),
    [
        ("{{ fee.total.__class__ }}", "[unknown placeholder: fee.total.__class__]", ["fee.total.__class__"], False),
        ("{{ __import__('os') }}", "[unknown placeholder: __import__('os')]", ["__import__('os')"], False),
        ("{{ 7*7 }}", "[unknown placeholder: 7*7]", ["7*7"], False),
        ("{{ FEE.TOTAL }}", "[unknown placeholder: FEE.TOTAL]", ["FEE.TOTAL"], False),
        ("{{fee.total}}", "£3,250.00", [], False),
        ("{{ {{ fee.total }} }}", "{{ £3,250.00 }}", [], True),
        ("{{{ fee.total }}}", "{£3,250.00}", [], False),
        ("{{ fee.total }", "{{ fee.total }", [], True),
        ("{{ fee\n.total }}", "{{ fee\n.total }}", [], True),
        ("{{" + "x" * 150 + "}}", "{{" + "x" * 150 + "}}", [], True),
        ("{% if fee %}{fee}{% endif %} ${fee} %(fee)s", "{% if fee %}{fee}{% endif %} ${fee} %(fee)s", [], False),
    ],
)
def test_nothing_but_a_known_name_is_read_in_own_words(
    text: str, printed: str, unknown: list[str], stray: bool
) -> None:
    contract = dataclasses.replace(english(), extra_clauses=(ExtraClause("own", "Own", text),))
    composition = compose(contract)
    (own,) = [clause for clause in composition.clauses if clause.id == "own"]
    assert "\n\n".join("".join(run.text for run in part.runs) for part in own.parts) == printed
    assert [gap.placeholder for gap in composition.gaps if not gap.known] == unknown
    codes = {finding.code for finding in check_contract(contract)}
    assert ("document.unknown_placeholder" in codes) == bool(unknown)
    assert ("document.stray_braces" in codes) == stray
