"""Instants as the store writes them: ISO text in UTC, so that text order is time order."""

from __future__ import annotations

from datetime import UTC, datetime


def instant_text(value: datetime) -> str:
    """Return an aware datetime as text with microseconds and a Z; raise ValueError for a naive one."""
    if value.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
