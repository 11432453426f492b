"""A job for a stranger's bytes, done in a child process of little memory and little time.

How the child is started, what it may use, how it answers and what its end means stand here once. What the job is, and
what its answer says, is told by whoever has it done.
"""
