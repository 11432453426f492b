"""Backups in the window: made by themselves, listed and looked into, and what is told while one is looked at.

Beside it in the layer it knows desk, fields, parts, rows.
"""
