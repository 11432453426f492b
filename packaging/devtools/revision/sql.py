"""The text of SQL statements: taken apart, compared, and laid out as revisions have it."""

from __future__ import annotations

import re

from sqlalchemy.dialects.sqlite import dialect

WIDTH = 120
SQLITE = dialect()
_WORD = re.compile(r"""(?:'(?:[^']|'')*'|"(?:[^"]|"")*"|[^\s'"])+""")
_TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|[(),]|[^\s'"(),]+""")


def tokens(sql: str) -> list[str]:
    """Return what a statement says, whatever its white space and the quotes around names: to compare."""
    return [token.strip('"') for token in _TOKEN.findall(sql)]


def quote_name(name: str) -> str:
    """Return a name as SQL takes it wherever it stands: in quotes where it is a word of SQL too."""
    return SQLITE.identifier_preparer.quote(name)


def literal(value: object) -> str:
    """Return a stored value (text, whole number, bytes or None) as SQL writes it; raise TypeError for another."""
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    raise TypeError(f"{type(value).__name__} is not stored in a book")


def create_table(sql: str, name: str) -> str:
    """Return a CREATE TABLE under another name, a line for each column and constraint."""
    items, tail = _items(sql)
    lines = ",\n".join(_item(item) for item in items)
    return f"CREATE TABLE {name} (\n{lines}\n) {tail}".rstrip()


def lay_out_statement(sql: str) -> str:
    """Return a statement on one line where it fits into a revision's line, else wrapped."""
    words = _WORD.findall(sql)
    line = " ".join(words)
    return line if len(line) <= WIDTH - len('    "",') else fill(words, "", "    ")


def fill(words: list[str], first: str, rest: str) -> str:
    """Return the words in lines of at most WIDTH, a comma's room left, indented by `first` and then by `rest`."""
    lines = [first]
    for word in words:
        line = lines[-1]
        bare = not line.strip()
        if not bare and len(line) + len(word) + 1 > WIDTH - 1:
            lines.append(rest + word)
        else:
            lines[-1] = line + word if bare else f"{line} {word}"
    return "\n".join(lines)


def _item(text: str) -> str:
    words = _WORD.findall(text)
    line = "    " + " ".join(words)
    if len(line) < WIDTH:
        return line
    # What a constraint says stays together, where it can.
    for keyword in ("CONSTRAINT", "CHECK", "FOREIGN"):
        if keyword in words[1:]:
            at = words.index(keyword, 1)
            return fill(words[:at], "    ", " " * 8) + "\n" + fill(words[at:], " " * 8, " " * 12)
    return fill(words, "    ", " " * 8)


def _items(sql: str) -> tuple[list[str], str]:
    """Return what stands between a CREATE TABLE's parentheses, cut at its own commas, and what follows them."""
    items, depth, start = [], 0, 0
    for match in _TOKEN.finditer(sql):
        mark = match.group()
        if mark == "(":
            depth += 1
            start = match.end() if depth == 1 else start
        elif mark == "," and depth == 1:
            items.append(sql[start : match.start()])
            start = match.end()
        elif mark == ")":
            depth -= 1
            if depth == 0:
                items.append(sql[start : match.start()])
                return items, " ".join(sql[match.end() :].split())
    raise ValueError(f"not a whole CREATE TABLE: {sql}")
