"""How ReportLab writes its objects, put right where archives are strict (ISO 19005-3, 6.1).

A stream ends with a line end before its last word, and the streams of fonts, which are the same in every document with
the same letters, are packed once.
"""

from __future__ import annotations

import zlib
from functools import cache, lru_cache
from typing import Any

from creatorbook.documents.pdf.objects import stream_end


@cache
def write_for_archives() -> None:
    """Put it right, once for the process."""
    from reportlab import rl_config
    from reportlab.pdfbase import pdfdoc

    vars(rl_config).update(pdfComments=0, pdfMultiLine=0)
    pdfdoc.PDFStream.format = _format_stream  # type: ignore[method-assign, assignment]  # there is no other way to all of them


def _format_stream(stream: Any, document: Any) -> bytes:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, format

    entries = PDFDictionary(dict(stream.dictionary.dict))
    content = stream.content
    content = content.encode("utf-8") if isinstance(content, str) else bytes(content)
    filters = stream.filters if stream.filters is not None else document.defaultStreamFilters
    if filters and "Filter" not in entries.dict:
        content = _pack(content)
        entries["Filter"] = "/FlateDecode"
    entries["Length"] = len(content)
    return b"%s\nstream\n%s%s" % (format(entries, document), content, stream_end(content))


@lru_cache(maxsize=64)
def _pack(content: bytes) -> bytes:
    return zlib.compress(content)
