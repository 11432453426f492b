"""The ligatures that Arabic cannot do without, and how a document writes them so that they can be read back."""

from __future__ import annotations

# The obligatory ligatures of lam and alef, each with the alef that it holds and the character that carries it: one
# glyph for two letters is read back in the wrong order by half of all readers, so the ligature reads as lam, and a
# glyph without width or ink, which our Arabic faces have for this at private characters, reads as the alef.
LAM_ALEF = {
    ligature: (alef, carrier)
    for forms, alef, carrier in (
        ("\ufefb\ufefc", "\u0627", "\ue000"),
        ("\ufef7\ufef8", "\u0623", "\ue001"),
        ("\ufef9\ufefa", "\u0625", "\ue002"),
        ("\ufef5\ufef6", "\u0622", "\ue003"),
    )
    for ligature in forms
}
