"""Address books for tests, as large as is wanted."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_address_book(path: Path, lines: int) -> None:
    """Write a CSV of so many people, each at a firm of its own, with an address and a number of its own."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["First Name", "Last Name", "Organization Name", "E-mail 1 - Value", "Phone 1 - Value"])
        for number in range(lines):
            # The last digits go through all values, in an order of their own.
            last = f"{number * 7919 % 10_000:04}"
            phone = f"+33 1 99 00 {last[:2]} {last[2:]}"
            person = [f"Ada{number}", f"Martin{number}", f"Maison {number}", f"ada{number}@example.com", phone]
            writer.writerow(person)
