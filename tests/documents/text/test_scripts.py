"""Arabic, Hebrew, Chinese, Japanese and Korean wherever people write, and back again by copying."""

from __future__ import annotations

import dataclasses
import io
import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING

import pypdf
import pytest

from creatorbook.documents.inputs.contract import DocumentStatus, ExtraClause
from creatorbook.documents.inputs.look import Look
from creatorbook.documents.render import check_contract, render_contract
from creatorbook.documents.text.pdf_text import unprintable
from creatorbook.documents.text.tounicode import to_unicode
from creatorbook.domain.records.document_themes import Theme
from tests.documents.examples import french
from tests.documents.reading import pages_of, rectangles, tight

if TYPE_CHECKING:
    from creatorbook.documents.inputs.contract import ContractInput

NAMES = {
    "Arabic": "نورة بنت عبد الله الأحمد",
    "lam and alef": "آلاء الإسلام والآن لا إله إلا",
    "Persian": "پریسا گیلانی چنگیز ژاله",
    "Urdu": "ٹیپو ڈاکٹر بڑے لوگ",
    "with marks": "مُحَمَّد",
    "Hebrew": "נועה כהן לוי",
    "simplified": "北京星河文化传媒有限公司",
    "traditional": "臺灣優質創作者股份有限公司",
    "rare name": "喆宇 祎頔 堃",
    "Japanese": "髙橋 﨑太郎 さくらコスメ株式会社",
    "Korean": "김민준 주식회사 별빛",
}
SENTENCES = {
    "Arabic": "يلتزم المبدع بنشر ثلاثة مقاطع قصيرة على حسابه خلال المدة المتفق عليها ويلتزم الطرف الآخر بدفع المقابل. "
    * 6,
    "Hebrew": "היוצרת תפרסם שלושה סרטונים בחשבונה במהלך התקופה המוסכמת והמותג ישלם את התמורה במועדה. " * 6,
    "Chinese": "乙方应在约定期限内于其账号发布三条短视频，甲方应按时支付报酬。双方应当友好协商解决争议。" * 8,
    "Japanese": "乙は合意された期間内に三本の動画を公開し、甲は期日までに対価を支払うものとする。" * 8,
    "Korean": "을은 합의된 기간 내에 세 편의 영상을 게시하고 갑은 기한 내에 대가를 지급한다. " * 6,
}


def with_text(text: str, theme: Theme = Theme.CLASSIC) -> ContractInput:
    base = french()
    return dataclasses.replace(
        base,
        status=DocumentStatus.DRAFT,
        title=text,
        creator=dataclasses.replace(base.creator, name=text, address=f"{text}\nBoîte 4"),
        deliverables=(dataclasses.replace(base.deliverables[0], description=text), *base.deliverables[1:]),
        extra_clauses=(ExtraClause("own", text, f"Entre {text} et {{{{ creator.name }}}}."),),
        look=Look(theme, cover=True),
    )


@pytest.mark.alike
@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_stands_everywhere_and_copies_as_it_was_written(name: str, theme: Theme) -> None:
    text = NAMES[name]
    contract = with_text(text, theme)
    assert not [one for one in check_contract(contract) if one.code == "document.unprintable"]
    shown = tight("".join(pages_of(render_contract(contract).pdf)))
    wanted = tight(text)
    if "mark" in name:
        # Where readers put marks among the letters differs; the letters must be there in their order.
        shown, wanted = ("".join(one for one in side if not unicodedata.combining(one)) for side in (shown, wanted))
    assert shown.count(wanted) >= 6


def by_pypdf(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def by_poppler(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


OTHER_READERS = {"pypdf": by_pypdf} | ({"poppler": by_poppler} if shutil.which("pdftotext") else {})


@pytest.mark.alike
@pytest.mark.parametrize("reader", OTHER_READERS)
@pytest.mark.parametrize("name", [name for name in NAMES if "mark" not in name])
def test_other_readers_copy_the_same_words(name: str, reader: str) -> None:
    shown = OTHER_READERS[reader](render_contract(with_text(NAMES[name])).pdf)
    plain = tight("".join(one for one in shown if unicodedata.category(one) != "Cf"))
    for word in NAMES[name].split():
        assert plain.count(word) >= 4


@pytest.mark.parametrize("name", SENTENCES)
def test_a_long_paragraph_is_broken_as_it_is_read(name: str) -> None:
    text = SENTENCES[name].strip()
    contract = dataclasses.replace(french(), extra_clauses=(ExtraClause("own", "Propre", text),))
    shown = tight("".join(pages_of(render_contract(contract).pdf)))
    assert tight(text) in shown


def words_on_a_page(text: str) -> list[tuple[float, float, float, float]]:
    """Return where the words of a page stand that holds nothing but the text, apart from head and foot."""
    contract = dataclasses.replace(french(), extra_clauses=(ExtraClause("own", "Propre", text * 30),))
    pdf = render_contract(contract).pdf
    full = max(enumerate(pages_of(pdf)), key=lambda page: tight(page[1]).count(tight(text)[:9]))[0]
    return [one for one in rectangles(pdf, full) if one[1] > 90 and one[3] < 760]


@pytest.mark.parametrize("name", ["Arabic", "Hebrew"])
def test_a_paragraph_from_the_right_ends_at_the_right_margin(name: str) -> None:
    lines: dict[int, list[tuple[float, float]]] = {}
    for left, low, right, high in words_on_a_page(SENTENCES[name]):
        lines.setdefault(round((low + high) / 2 / 13.7), []).append((left, right))
    ends = [max(right for _left, right in words) for words in lines.values() if len(words) > 4]
    assert len(ends) > 30
    assert all(abs(end - 527.3) < 3 for end in ends)


def test_lines_of_chinese_are_full_and_begin_at_the_left() -> None:
    lines = words_on_a_page(SENTENCES["Chinese"])
    assert len(lines) > 30
    assert all(abs(line[0] - 97) < 3 for line in lines)
    assert sum(line[2] > 500 for line in lines) > len(lines) * 0.8


@pytest.mark.parametrize("name", ["Chinese", "Japanese"])
def test_no_line_begins_with_a_full_stop_or_comma(name: str) -> None:
    contract = dataclasses.replace(french(), extra_clauses=(ExtraClause("own", "Propre", SENTENCES[name] * 9),))
    for page in pages_of(render_contract(contract).pdf):
        assert not [line for line in page.splitlines() if line[:1] in "。，、" and line]


def test_a_very_long_paragraph_goes_over_pages_with_nothing_lost() -> None:
    text = SENTENCES["Arabic"] * 40
    contract = dataclasses.replace(french(), extra_clauses=(ExtraClause("own", "Propre", text),))
    pages = pages_of(render_contract(contract).pdf)
    words = sum(page.count("المبدع") for page in pages)
    assert words == text.count("المبدع")


@pytest.mark.parametrize(
    ("text", "found"),
    [("नमस्ते", True), ("සිංහල", True), ("🎁", True), ("𠮷野", True), ("ۊ", True), ("\ufd8e", False), ("吉野", False)],
)
def test_what_has_no_glyph_in_every_form_is_still_refused(text: str, found: bool) -> None:
    assert bool(unprintable(text)) is found


def test_copying_gives_letters_and_never_their_forms() -> None:
    table = to_unicode("F", [0x20, 0xFE8F, 0xFEFB, 0xE000, 0x20BB7, 0x41])
    assert "<01> <0628>" in table  # the letter beh, not its form that stands alone
    assert "<02> <0644>" in table  # the ligature reads as lam …
    assert "<03> <0627>" in table  # … and what carries the alef reads as that
    assert "<04> <D842DFB7>" in table  # beyond the first plane: a pair, not five digits
    assert to_unicode("F", list(range(32, 250))).count("beginbfchar") == 3


def test_the_properties_and_the_outline_are_in_reading_order() -> None:
    reader = pypdf.PdfReader(io.BytesIO(render_contract(with_text(NAMES["Arabic"])).pdf))
    assert reader.metadata is not None
    assert NAMES["Arabic"] in str(reader.metadata.title)
    assert any(NAMES["Arabic"] in str(entry.title) for entry in reader.outline)  # type: ignore[union-attr]
