"""A process pool for files that are slow to make, and cached."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plgdocs.checking.processes import process_pool
from plgdocs.outputs.cache import Cache


@dataclass(frozen=True)
class Job:
    """A file to make: where it is cached, by which name and key, and what makes it (another process can load that)."""

    cache: Cache
    name: str
    key: str
    make: Callable[[], bytes]

    @property
    def cached(self) -> bytes | None:
        return self.cache.read(self.name, self.key)


def run(job: Job) -> bytes:
    return job.make()


def fill_caches(jobs: Sequence[Job], processes: int) -> None:
    """Make each file that isn't cached, in order, in up to as many processes; one job alone runs in this process."""
    new = [job for job in jobs if job.cached is None]
    if processes < 2 or len(new) < 2:
        made = [run(job) for job in new]
    else:
        with process_pool(min(processes, len(new))) as pool:
            made = list(pool.map(run, new))
    for job, content in zip(new, made, strict=True):
        job.cache.write(job.name, job.key, content)
