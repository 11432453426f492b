"""The evidence page: what is known of a contract's versions, signatures and copies, as a document.

Beside it in the layer it knows inputs, page, pdf, text, words.
"""
