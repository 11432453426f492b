"""The text of a mail as it is read: paragraphs whatever the width of its writer's window, apart from what is quoted."""

from __future__ import annotations

from dataclasses import dataclass

# Mail programs break lines between these widths: a line is one of theirs where the next word had no room in it.
_LEAST, _MOST = 50, 72


@dataclass(frozen=True, slots=True)
class MailBlock:
    """Lines of a mail that belong together; `is_quoted` says that they are of an earlier one."""

    text: str
    is_quoted: bool


def read_blocks(text: str) -> tuple[MailBlock, ...]:
    """Return the text of a mail in order, what its writer wrote apart from what is quoted."""
    blocks: list[tuple[bool, list[str]]] = []
    for line in text.split("\n"):
        quoted = line.lstrip().startswith(">")
        if not blocks or (blocks[-1][0] is not quoted and line.strip()):
            blocks.append((quoted, []))
        blocks[-1][1].append(line)
    joined = (MailBlock(_join_lines(lines).strip("\n"), quoted) for quoted, lines in blocks)
    return tuple(block for block in joined if block.text.strip())


def _join_lines(lines: list[str]) -> str:
    joined: list[str] = []
    before = ""
    for line in lines:
        if joined and _goes_on(before, line):
            joined[-1] += " " + line.lstrip("> ")
        else:
            joined.append(line)
        before = line
    return "\n".join(joined)


def _goes_on(before: str, line: str) -> bool:
    """Return whether a line is the rest of the one before it, broken by a program and not by a person."""
    mark, words = line[: len(line) - len(line.lstrip("> "))], line.lstrip("> ")
    if not words or not before.strip("> ") or mark.count(">") != before[: len(mark) + 1].count(">"):
        return False
    if words[0] in "-*•" or words[:2].rstrip(".)").isdigit():
        return False
    first = words.split(" ", 1)[0]
    return len(before) >= _LEAST and len(before) + 1 + len(first) > _MOST
