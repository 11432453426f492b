"""What documents are made from: frozen values only, kept as JSON with every document that went out.

Beside it in the layer it knows nothing.
"""
