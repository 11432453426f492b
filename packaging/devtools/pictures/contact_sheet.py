"""One page with every picture, each beside what it should look like, and the names of those that are missing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAME = "index.html"
_STYLE = """
body { font: 14px/1.5 sans-serif; margin: 24px; background: #f4f3f0; color: #1d1b19 }
section { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; margin-bottom: 32px }
h2 { grid-column: 1 / 3; font-size: 15px; margin: 0 } img { width: 100%; border: 1px solid #d2cec6 }
"""


def missing_names(folder: Path, targets: Path) -> list[str]:
    """Return the names of the target pictures that there is none of ours for, in order."""
    ours = {path.stem for path in folder.glob("*.png")}
    return sorted(path.stem for path in targets.glob("*.png") if path.stem not in ours)


def write_sheet(folder: Path, names: Sequence[str], targets: Path | None) -> Path:
    """Write the sheet of these pictures of the folder and return where it is; `targets` holds what they should be."""
    parts = [f"<!doctype html><meta charset=utf-8><title>Creatorbook</title><style>{_STYLE}</style>"]
    if targets is not None and (missing := missing_names(folder, targets)):
        parts.append(f"<p>No picture of: {escape(', '.join(missing))}.</p>")
    for name in names:
        target = targets / f"{name}.png" if targets is not None else None
        beside = f'<img loading=lazy src="{target.resolve().as_uri()}">' if target and target.exists() else "<p></p>"
        parts.append(
            f'<section><h2>{escape(name)}</h2><img loading=lazy src="{quote(name)}.png" alt="{escape(name)}">'
            f"{beside}</section>"
        )
    sheet = folder / NAME
    sheet.write_text("\n".join(parts), encoding="utf-8")
    return sheet
