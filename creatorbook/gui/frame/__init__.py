"""The window around the pages: sidebar, top bar, actions, palette, start, first run, walk.

The highest room of the layer; no page knows it. Beside it in the layer it knows access, backups, desk, fields, forms,
imports, keys, letters, lists, look, parts, reports, rows, signing, trash.
"""
