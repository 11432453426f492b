"""Signatures on PDFs: pictures of signatures, certificate signatures, and the reading of what comes back.

Bytes in, bytes or frozen values out: knows neither the store nor Qt. What pyHanko does is imported when it is needed.
Beside it in the layer it knows page, reading, text, words.
"""
