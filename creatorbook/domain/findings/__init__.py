"""Findings: what a rule has to say, as a code with a severity and parameters.

Beside it in the layer it knows nothing.
"""
