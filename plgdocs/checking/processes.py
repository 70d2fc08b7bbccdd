"""Process pools that leave Ctrl+C to the first process, which says in a sentence that it was interrupted."""

import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.context import BaseContext


def process_pool(processes: int, context: BaseContext | None = None) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, context, signal.signal, (signal.SIGINT, signal.SIG_IGN))
