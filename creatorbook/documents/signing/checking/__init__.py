"""What a file that came back says: whether it is ours, what changed, who signed; a stranger's file is read in a child.

Knows certificates and material; it never writes a PDF.
"""
