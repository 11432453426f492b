"""The three typographic themes as data: faces, measures (points), colours, and one table of styles each.

A style is (face, size, leading, colour, more): faces and colours are the names of fields of a Theme's sheet ("text",
"label_strong", "ink", "accent"), so that a creator's own colour reaches every style that carries it.
"""

from __future__ import annotations

from dataclasses import dataclass

from creatorbook.documents.text import fonts
from creatorbook.domain.records.document_themes import Theme

Style = tuple[str, float, float, str, dict[str, object]]


@dataclass(frozen=True, slots=True)
class ThemeData:
    """What tells one theme from another; `hang` is how far left of the text the numbers of clauses stand.

    `table` is how tables are drawn: "ruled" (hairlines), "tinted" (a head in colour) or "boxed" (every cell). `bar`
    asks for a bar of colour along every page.
    """

    faces: dict[str, str]
    accent: str
    ink: str
    soft: str
    rule: str
    left: float
    right: float
    top: float
    bottom: float
    hang: float
    table: str
    styles: dict[str, Style]
    bar: bool = False


_SERIF_FACES = {
    "text": fonts.TEXT,
    "text_italic": fonts.TEXT_ITALIC,
    "text_strong": fonts.TEXT_STRONG,
    "label": fonts.LABEL,
    "label_medium": fonts.LABEL_MEDIUM,
    "label_strong": fonts.LABEL_STRONG,
}
_SANS_FACES = {
    "text": fonts.LABEL,
    "text_italic": fonts.TEXT_ITALIC,
    "text_strong": fonts.LABEL_STRONG,
    "label": fonts.LABEL,
    "label_medium": fonts.LABEL_MEDIUM,
    "label_strong": fonts.LABEL_STRONG,
}
_LAWYERS_FACES = {
    "text": fonts.PLAIN,
    "text_italic": fonts.PLAIN_ITALIC,
    "text_strong": fonts.PLAIN_STRONG,
    "label": fonts.PLAIN,
    "label_medium": fonts.PLAIN_STRONG,
    "label_strong": fonts.PLAIN_STRONG,
}

_CLASSIC: dict[str, Style] = {
    "cover_kind": ("label_strong", 9, 13, "accent", {"spaceAfter": 10}),
    "cover_title": ("text", 34, 40, "ink", {"spaceAfter": 14}),
    "cover_line": ("label", 9.6, 14, "soft", {}),
    "cover_role": ("label_strong", 7.6, 11, "accent", {"spaceAfter": 3}),
    "cover_name": ("text_strong", 14, 18, "ink", {}),
    "eyebrow": ("label_strong", 7.6, 11, "accent", {"spaceAfter": 5}),
    "title": ("text", 23, 27.5, "ink", {"spaceAfter": 6}),
    "subtitle": ("label", 8.6, 12, "soft", {}),
    "subtitle_left": ("label", 8, 11, "soft", {"spaceAfter": 2}),
    "prevails": ("text_strong", 8.7, 11.4, "ink", {"spaceAfter": 2}),
    "column_head": ("label_medium", 7.4, 10, "soft", {"spaceBefore": 4, "spaceAfter": 3}),
    "contents_title": ("label_strong", 10, 13.5, "ink", {"spaceBefore": 26, "spaceAfter": 8}),
    "contents_line": ("text", 10.2, 19, "ink", {}),
    "party_role": ("label_strong", 7.2, 10, "accent", {"spaceAfter": 3}),
    "figure": ("text", 22, 26, "ink", {}),
    "party_name": ("text_strong", 11.4, 14.4, "ink", {"spaceAfter": 2}),
    "party_line": ("text", 9.2, 12.4, "ink", {}),
    "party_fact": ("label", 7.4, 11.2, "soft", {}),
    "party_fact_first": ("label", 7.4, 11.2, "soft", {"spaceBefore": 4.5}),
    "heading": ("label_strong", 10, 13.5, "ink", {"spaceBefore": 11.5, "spaceAfter": 3.4}),
    "heading_numbered": (
        "label_strong",
        10,
        13.5,
        "ink",
        {
            "spaceBefore": 11.5,
            "spaceAfter": 3.4,
            "leftIndent": "hang",
            "bulletFontName": "label_strong",
            "bulletFontSize": 10,
            "bulletColor": "accent",
        },
    ),
    "body": (
        "text",
        9.6,
        13.3,
        "ink",
        {"leftIndent": "hang", "spaceAfter": 4.2, "bulletFontSize": 9, "bulletColor": "soft"},
    ),
    "note": ("text", 8.8, 12.2, "ink", {"leftIndent": "hang", "spaceAfter": 6}),
    "log_line": ("label", 7.8, 11.4, "soft", {"leftIndent": "hang", "spaceAfter": 4}),
    "plain": ("text", 9.6, 13.3, "ink", {"spaceAfter": 4.2}),
    "head": ("label_medium", 7.2, 9.6, "soft", {}),
    "head_right": ("label_medium", 7.2, 9.6, "soft", {"alignment": "right"}),
    "cell": ("text", 9.2, 12.2, "ink", {"spaceAfter": 1.5}),
    "cell_right": ("text", 9.2, 12.2, "ink", {"alignment": "right"}),
    "cell_strong": ("text_strong", 9.2, 12.2, "ink", {}),
    "cell_strong_right": ("text_strong", 9.2, 12.2, "ink", {"alignment": "right"}),
    "cell_soft": ("text", 8.4, 11.2, "soft", {}),
    "sign_role": ("label_strong", 7.2, 10, "accent", {"spaceAfter": 2}),
    "sign_name": ("text_strong", 10, 13, "ink", {}),
    "sign_line": ("label", 7.2, 9.6, "soft", {}),
    "furniture": ("label", 7.2, 9.6, "soft", {}),
    "sheet_label": ("label_strong", 7.6, 10.4, "accent", {}),
    "box_title": ("label_strong", 8.6, 11, "ink", {"spaceAfter": 2}),
    "box_name": ("label_medium", 7.6, 11.4, "soft", {}),
    "box_line": ("text", 9, 11.4, "ink", {}),
    "box_note": ("label", 7, 9.2, "soft", {"spaceBefore": 2}),
    "terms_title": ("label_strong", 9, 11, "accent", {"spaceAfter": 2}),
    "sheet_line": ("text", 9.2, 12.2, "ink", {"leftIndent": "hang"}),
    "whole_line": ("text", 9.2, 12.2, "ink", {"spaceAfter": 3}),
}

_MODERN: dict[str, Style] = {
    **_CLASSIC,
    "cover_kind": ("label_strong", 10, 14, "accent", {"spaceAfter": 12}),
    "cover_title": ("title", 38, 43, "ink", {"spaceAfter": 18}),
    "cover_name": ("text_strong", 13, 17, "ink", {}),
    "eyebrow": ("label_strong", 8.2, 11, "accent", {"spaceAfter": 7}),
    "title": ("title", 26, 31, "ink", {"spaceAfter": 8}),
    "contents_title": ("title", 13, 17, "accent", {"spaceBefore": 28, "spaceAfter": 10}),
    "contents_line": ("text", 9.4, 20, "ink", {}),
    "figure": ("title", 21, 26, "accent", {}),
    "party_name": ("text_strong", 10.6, 14, "ink", {"spaceAfter": 3}),
    "party_line": ("text", 8.5, 12.6, "ink", {}),
    "heading": ("title", 11.4, 15, "ink", {"spaceBefore": 13.5, "spaceAfter": 4}),
    "heading_numbered": (
        "title",
        11.4,
        15,
        "ink",
        {
            "spaceBefore": 13.5,
            "spaceAfter": 4,
            "leftIndent": "hang",
            "bulletFontName": "title",
            "bulletFontSize": 11.4,
            "bulletColor": "accent",
        },
    ),
    "body": (
        "text",
        8.8,
        13.2,
        "ink",
        {"leftIndent": "hang", "spaceAfter": 4.6, "bulletFontSize": 7.8, "bulletColor": "accent"},
    ),
    "note": ("text", 8.2, 12.4, "ink", {"leftIndent": "hang", "spaceAfter": 6}),
    "plain": ("text", 8.8, 13.2, "ink", {"spaceAfter": 4.6}),
    "head": ("label_strong", 7, 9.6, "accent", {}),
    "head_right": ("label_strong", 7, 9.6, "accent", {"alignment": "right"}),
    "cell": ("text", 8.4, 12, "ink", {"spaceAfter": 1.5}),
    "cell_right": ("text", 8.4, 12, "ink", {"alignment": "right"}),
    "cell_strong": ("text_strong", 8.4, 12, "ink", {}),
    "cell_strong_right": ("text_strong", 8.4, 12, "ink", {"alignment": "right"}),
    "cell_soft": ("text", 7.7, 11, "soft", {}),
    "sign_name": ("text_strong", 9.4, 13, "ink", {}),
    "box_line": ("text", 8.3, 11.4, "ink", {}),
    "sheet_line": ("text", 8.4, 12, "ink", {"leftIndent": "hang"}),
    "whole_line": ("text", 8.4, 12, "ink", {"spaceAfter": 3}),
}

_PLAIN: dict[str, Style] = {
    **_CLASSIC,
    "cover_kind": ("text", 12, 16, "ink", {"spaceAfter": 12, "alignment": "center"}),
    "cover_title": ("text_strong", 24, 30, "ink", {"spaceAfter": 14, "alignment": "center"}),
    "cover_line": ("text", 11, 15, "ink", {"alignment": "center"}),
    "cover_role": ("text_italic", 10, 13, "ink", {"spaceAfter": 2, "alignment": "center"}),
    "cover_name": ("text_strong", 13, 17, "ink", {"alignment": "center"}),
    "eyebrow": ("text_strong", 9, 12, "accent", {"spaceAfter": 3, "alignment": "center"}),
    "title": ("text_strong", 15.5, 19, "ink", {"spaceAfter": 3, "alignment": "center"}),
    "subtitle": ("text", 9.2, 12, "ink", {"alignment": "center"}),
    "contents_title": ("text_strong", 10.4, 13, "ink", {"spaceBefore": 18, "spaceAfter": 6, "alignment": "center"}),
    "contents_line": ("text", 9.8, 14.4, "ink", {}),
    "party_role": ("text_strong", 8.6, 11, "ink", {"spaceAfter": 2}),
    "figure": ("text_strong", 15, 19, "ink", {}),
    "party_name": ("text_strong", 9.8, 12, "ink", {"spaceAfter": 1}),
    "party_line": ("text", 9.2, 11.4, "ink", {}),
    "party_fact": ("text", 8.6, 10.8, "soft", {}),
    "party_fact_first": ("text", 8.6, 10.8, "soft", {"spaceBefore": 3}),
    "heading": ("text_strong", 9.8, 12, "ink", {"spaceBefore": 8, "spaceAfter": 2}),
    "heading_numbered": (
        "text_strong",
        9.8,
        12,
        "ink",
        {
            "spaceBefore": 8,
            "spaceAfter": 2,
            "leftIndent": "hang",
            "bulletFontName": "text_strong",
            "bulletFontSize": 9.8,
            "bulletColor": "accent",
        },
    ),
    "body": (
        "text",
        9.4,
        11.5,
        "ink",
        {"leftIndent": "hang", "spaceAfter": 3, "bulletFontSize": 9.4, "bulletColor": "ink", "alignment": "justify"},
    ),
    "note": ("text", 8.8, 10.8, "ink", {"leftIndent": "hang", "spaceAfter": 4}),
    "log_line": ("text", 8.6, 11, "soft", {"leftIndent": "hang", "spaceAfter": 3}),
    "plain": ("text", 9.4, 11.5, "ink", {"spaceAfter": 3, "alignment": "justify"}),
    "head": ("text_strong", 8.4, 10, "ink", {}),
    "head_right": ("text_strong", 8.4, 10, "ink", {"alignment": "right"}),
    "cell": ("text", 8.9, 10.8, "ink", {"spaceAfter": 1}),
    "cell_right": ("text", 8.9, 10.8, "ink", {"alignment": "right"}),
    "cell_strong": ("text_strong", 8.9, 10.8, "ink", {}),
    "cell_strong_right": ("text_strong", 8.9, 10.8, "ink", {"alignment": "right"}),
    "cell_soft": ("text_italic", 8.4, 10.2, "soft", {}),
    "sign_role": ("text_strong", 8.6, 11, "ink", {"spaceAfter": 1}),
    "sign_name": ("text_strong", 9.6, 12, "ink", {}),
    "sign_line": ("text", 8.2, 10, "soft", {}),
    "furniture": ("text", 8.2, 10, "soft", {}),
    "box_title": ("text_strong", 9.2, 11, "ink", {"spaceAfter": 1}),
    "box_name": ("text_strong", 8.6, 10.6, "ink", {}),
    "box_line": ("text", 8.9, 10.6, "ink", {}),
    "box_note": ("text_italic", 8, 9.6, "soft", {"spaceBefore": 1}),
    "terms_title": ("text_strong", 9.4, 11, "ink", {"spaceAfter": 2}),
    "sheet_label": ("text_strong", 8.6, 10.4, "accent", {}),
}

THEMES: dict[Theme, ThemeData] = {
    Theme.CLASSIC: ThemeData(
        faces={**_SERIF_FACES, "title": fonts.TEXT},
        accent="#1F4B6E",
        ink="#1B1F24",
        soft="#5C6672",
        rule="#C8CED6",
        left=66.0,
        right=66.0,
        top=64.0,
        bottom=66.0,
        hang=29.0,
        table="ruled",
        styles=_CLASSIC,
    ),
    Theme.MODERN: ThemeData(
        faces={**_SANS_FACES, "title": fonts.LABEL_BOLD},
        accent="#0B6470",
        ink="#16191D",
        soft="#59626C",
        rule="#D5DADF",
        left=76.0,
        right=56.0,
        top=66.0,
        bottom=66.0,
        hang=30.0,
        table="tinted",
        styles=_MODERN,
        bar=True,
    ),
    Theme.PLAIN: ThemeData(
        faces={**_LAWYERS_FACES, "title": fonts.PLAIN_STRONG},
        accent="#000000",
        ink="#000000",
        soft="#3C3C3C",
        rule="#8C8C8C",
        left=64.0,
        right=64.0,
        top=58.0,
        bottom=66.0,
        hang=26.0,
        table="boxed",
        styles=_PLAIN,
    ),
}
