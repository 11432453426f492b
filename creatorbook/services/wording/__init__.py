"""The words for codes and choices: one table each, read by the window and the command line alike.

Beside it in the layer it knows fields.
"""
