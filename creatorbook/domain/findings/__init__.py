"""Findings: what a rule has to say, as a code with a severity and parameters.

Knows nothing of the subjects that make findings, and no sentence: those stand in `services.wording`.
"""
