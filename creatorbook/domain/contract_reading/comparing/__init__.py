"""What was read in somebody else's contract, compared with what the deal says, topic by topic.

Knows the values that were read and the dossier of a deal.
"""
