"""Work that processes share: each is a fork, so it knows all that was read, and it writes files of its own."""

from __future__ import annotations

import os
from multiprocessing import parent_process
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from sphinx.util.parallel import ParallelTasks, SerialTasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx.application import Sphinx

T = TypeVar("T")
R = TypeVar("R")
FEW = 4
"""So many things for each process are not worth a fork."""


def is_shared(app: Sphinx, items: Sequence[Any]) -> bool:
    """Whether several processes share the work on these items."""
    return app.parallel > 1 and len(items) > FEW * app.parallel


def workers(count: int) -> ParallelTasks | SerialTasks:
    """Return what does tasks in at most so many processes at a time; one is this process."""
    return ParallelTasks(count) if count > 1 else SerialTasks()


def in_parallel(
    app: Sphinx, work: Callable[[Sequence[T]], R], items: Sequence[T], merge: Callable[[R], object]
) -> None:
    """Do ``work`` on as many parts of ``items`` as there are processes; hand what it returns to ``merge``, here."""
    count = app.parallel if is_shared(app, items) else 1
    tasks = workers(count)

    def work_for_parent(some: Sequence[T]) -> R:
        end_with_parent()
        return work(some)

    for number in range(count):
        tasks.add_task(work_for_parent, items[number::count], lambda *given: merge(given[-1]))
    tasks.join()


def end_with_parent() -> None:
    """Let this process end when the one does that forked it.

    If that was killed, this one would wait for ever until somebody takes what it made, and so would the next build.
    """
    if parent := parent_process():

        def watch() -> None:
            parent.join()
            os._exit(1)

        Thread(target=watch, daemon=True).start()


def at_once(app: Sphinx, jobs: Iterable[Callable[[], object]]) -> None:
    """Do jobs that write files, each in a process of its own if there may be several."""
    tasks = workers(app.parallel)
    for job in jobs:
        tasks.add_task(job)
    tasks.join()


def for_each(app: Sphinx, work: Callable[[T], None], items: Sequence[T]) -> None:
    """Do ``work``, which writes files, on each of ``items``."""

    def on_some(some: Sequence[T]) -> None:
        for item in some:
            work(item)

    in_parallel(app, on_some, items, lambda _: None)
