"""The checks of a deal's terms before a contract is issued, by subject; domain/contracts/check puts them together.

Each takes the frozen dossier and returns findings that name the field to fix. They know rules, never the store.
"""
