"""Long work in SQLite that a person may stop on the way: a check of every page, a copy, a step of thousands of rows."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from creatorbook.common.runner import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creatorbook.common.runner import Job
    from creatorbook.store.engine import driver

# Steps of SQLite's own, or pages where it checks a file: asking costs little beside them.
_STEPS = 2_000


@contextmanager
def stoppable(connection: driver.Connection, job: Job | None) -> Iterator[None]:
    """End what the block does with the connection soon after the job is cancelled, and raise Cancelled.

    It is raised at the end of the block at the latest: what is committed after it was not cancelled. Without a job
    everything runs to its end.
    """
    if job is None:
        yield
        return

    def is_stopped() -> bool:
        return job.cancelled

    connection.set_progress_handler(is_stopped, _STEPS)
    try:
        yield
        job.check()
    except Exception as error:
        if job.cancelled and not isinstance(error, Cancelled):
            # SQLite calls it an error of the statement that it ended.
            raise Cancelled(job.label) from error
        raise
    finally:
        connection.set_progress_handler(None, _STEPS)
