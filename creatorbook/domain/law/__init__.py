"""Reading rule files strictly: what every subject with rules as data shares.

Beside it in the layer it knows findings, values.
"""
