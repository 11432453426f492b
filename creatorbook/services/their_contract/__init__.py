"""A brand's own contract: read, compared with a deal, kept on it, answered by mail.

Knows deals and records; the reading itself stands in `domain.contract_reading`.
"""
