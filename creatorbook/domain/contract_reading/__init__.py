"""Reading somebody else's contract: its text to sentences, values found in them, compared with what a deal says.

A reading aid, not a legal reading: words and numbers are found by patterns in English, French, German,
Spanish and Italian. Pure functions of the text and the dossier; nothing here knows files, screens or sentences for
people. Beside it in the layer it knows deals, records, values.
"""
