"""A mail's text as it is read: what a program broke is whole again, what a person broke stays, quotes stand apart."""

from __future__ import annotations

from creatorbook.gui.inspector.mail_text import MailBlock, read_blocks


def test_lines_that_a_program_broke_are_one_paragraph() -> None:
    text = (
        "Hi Mina,\n\nLovely to hear back from you! We'd be happy to go ahead at £1,450 plus VAT for\n"
        "two reels and three story frames, live by 14 February 2027.\n\nBest wishes,\nOrla\n\nOrla Finch\nBracken & Rye"
    )
    assert read_blocks(text) == (MailBlock(text.replace("VAT for\ntwo", "VAT for two"), is_quoted=False),)


def test_lists_and_short_lines_stay_as_they_are() -> None:
    text = "We would love to have these, and all of them before the end of spring:\n- 1 reel\n- 3 stories\n1. one\nOne"
    assert read_blocks(text) == (MailBlock(text, is_quoted=False),)


def test_what_is_quoted_stands_apart_and_keeps_its_marks() -> None:
    text = (
        "Yes!\n\nOn Mon, Mina wrote:\n> thanks for thinking of me. For two reels in one month I usually ask for the\n"
        "> sum of £1,900.\n>> Hi Mina\n\nSee you"
    )
    assert [(block.text, block.is_quoted) for block in read_blocks(text)] == [
        ("Yes!\n\nOn Mon, Mina wrote:", False),
        (
            "> thanks for thinking of me. For two reels in one month I usually ask for the sum of £1,900.\n>> Hi Mina",
            True,
        ),
        ("See you", False),
    ]


def test_a_mail_without_words_has_no_block() -> None:
    assert read_blocks("\n \n") == ()
