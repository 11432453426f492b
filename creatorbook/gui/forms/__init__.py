"""Forms made from the field table: create, edit in place, settle conflicts.

Knows fields and parts; no subject.
"""
