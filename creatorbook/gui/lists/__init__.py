"""Lists of records and what stands around them: page base, table model and view, cells, inspector, notes.

Knows forms and parts; no subject.
"""
