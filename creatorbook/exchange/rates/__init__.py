"""Rates between currencies, as the European Central Bank publishes them.

Beside it in the layer it knows base.
"""
