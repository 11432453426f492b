"""What Python does slowly at a start, done quickly or later. Knows nothing of the rest."""
