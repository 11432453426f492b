"""What a letter takes on the command line.

Beside it in the layer it knows input, output.
"""
