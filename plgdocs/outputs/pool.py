"""A process pool for slow work."""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def in_pool(work: Callable[[T], R], items: Sequence[T], jobs: int) -> Iterable[R]:
    """Map ``work`` over the items, in order, in up to ``jobs`` processes; one job runs in this process."""
    if jobs == 1 or len(items) < 2:
        return map(work, items)
    with ProcessPoolExecutor(min(jobs, len(items), os.cpu_count() or 1)) as pool:
        return list(pool.map(work, items))
