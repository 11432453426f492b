"""Importing files: looked at first, then written as one step.

Beside it in the layer it knows access, desk, fields, parts.
"""
