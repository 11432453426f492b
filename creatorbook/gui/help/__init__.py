"""Help: our own pages, shown without reaching for anything outside.

Knows parts.
"""
