"""Process pools that leave Ctrl+C to the first process, which says in a sentence that it was interrupted."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.context import BaseContext


def process_pool(processes: int, context: BaseContext | None = None) -> ProcessPoolExecutor:
    """Return a pool of up to as many processes: no more than there are processors, since it starts all at once."""
    most = os.cpu_count() or 1
    return ProcessPoolExecutor(min(processes, most), context, signal.signal, (signal.SIGINT, signal.SIG_IGN))
