"""Frozen dataclasses to JSON and back, each value by the annotation of its field: the one codec of the project.

No library fits. msgspec refuses lone surrogates, writes no ASCII and passes over unknown fields of a plain dataclass;
cattrs and mashumaro turn "2" into 2 or True into 1; and none resolves an annotation that is imported for the type
checker only.
"""
