"""Creatorbook: the book of a creator's collaborations.

The layers, and which way they may know each other, are checked by import-linter (see pyproject.toml).
"""

__version__ = "0.1.0"
