"""The terms of a deal: panel, help, and the inspector's tab.

Knows forms and parts.
"""
