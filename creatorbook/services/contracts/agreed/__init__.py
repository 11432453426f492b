"""What was agreed in a contract that is out, beside what its deal says now, and the way back to it."""
