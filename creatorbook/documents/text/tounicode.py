"""What copying from a PDF gives: the table from each glyph back to the characters that were written."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from creatorbook.documents.text.ligatures import LAM_ALEF

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry ({name})
/Ordering ({name})
/Supplement 0
>> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <{last:02X}>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_CONTROL = 0x1F
_BLOCK = 100  # entries: ISO 32000-1, 9.10.3, by way of Adobe's technical note 5411
# The joined forms of Arabic letters: drawn, but never written by anyone.
_FORMS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFF00))
_LAM = "\u0644"
_CARRIED = {carrier: alef for alef, carrier in LAM_ALEF.values()} | dict.fromkeys(LAM_ALEF, _LAM)


def to_unicode(name: str, subset: list[int]) -> str:
    """Return the ToUnicode table of a font's subset, as ReportLab asks for it.

    Characters beyond U+FFFF are written as pairs (ReportLab's own table writes five digits, which nobody reads), and
    the joined forms of Arabic give the letters that they stand for.
    """
    return _table(name, tuple(subset))


@lru_cache(maxsize=64)
def _table(name: str, subset: tuple[int, ...]) -> str:
    # What ReportLab keeps free is no character: PDF/UA and PDF/A know no U+0000 in this table.
    lines = [f"<{code:02X}> <{_utf16_hex(character)}>" for code, character in enumerate(subset) if character > _CONTROL]
    blocks = [lines[at : at + _BLOCK] for at in range(0, len(lines), _BLOCK)]
    said = "\n".join("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks)
    return _HEAD.format(name=name, last=len(subset) - 1, blocks=said)


def _utf16_hex(code: int) -> str:
    text = chr(code)
    if text in _CARRIED:
        text = _CARRIED[text]
    elif any(code in forms for forms in _FORMS):
        text = unicodedata.normalize("NFKC", text)
    return text.encode("utf-16-be", "replace").hex().upper()
