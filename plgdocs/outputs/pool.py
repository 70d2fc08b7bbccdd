"""Work that takes long, shared by processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def in_pool(work: Callable[[T], R], items: Sequence[T], jobs: int) -> Iterable[R]:
    """Return what ``work`` makes of each item, in order, in at most ``jobs`` processes; one is this process."""
    if jobs == 1 or len(items) < 2:
        return map(work, items)
    with ProcessPoolExecutor(min(jobs, len(items))) as pool:
        return list(pool.map(work, items))
