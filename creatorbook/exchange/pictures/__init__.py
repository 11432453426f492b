"""Pictures of strangers to small squares of plain pixels: what decodes them runs in the limited child process.

Beside it in the layer it knows nothing.
"""
