"""Help: our own pages, shown without reaching for anything outside.

Beside it in the layer it knows desk, keys, lists, look, parts.
"""
