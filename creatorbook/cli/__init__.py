"""The command line: each sub-command in a file of its own, imported only when it runs.

May know services and domain and common; never the window, and neither the store nor SQLAlchemy directly.
"""
