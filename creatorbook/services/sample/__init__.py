"""The sample book: a believable year of a creator, added as one step, marked as sample, removable exactly."""

from creatorbook.services.sample.add import AddSample
from creatorbook.services.sample.marks import has_sample, sample_ids
from creatorbook.services.sample.remove import KeptRecord, Removed, RemoveSample

__all__ = ["AddSample", "KeptRecord", "RemoveSample", "Removed", "has_sample", "sample_ids"]
