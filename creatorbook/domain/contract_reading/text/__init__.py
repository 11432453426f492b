"""From pages of foreign text to passages: lines, blocks, sentences, language.

Knows nothing of what the passages mean.
"""
