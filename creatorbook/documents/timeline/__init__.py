"""Rights and exclusivity drawn as bars over months, each with its facts in words beside it.

Knows inputs and page.
"""
