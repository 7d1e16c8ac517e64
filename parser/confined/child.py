"""The process that reads files for another one: ``python -c "… main()"``, never imported by it.

Takes requests on standard input and answers on standard output; each message is its length in
four bytes and so many bytes. It ends when its input ends, at once, even in the middle of a
file: then whoever asked is gone.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from queue import SimpleQueue
from typing import BinaryIO

from parser.confined.answer import packed, plain_extract, plain_reason
from parser.confined.limits import MOST_MEMORY, MOST_SECONDS, OUT_OF_MEMORY
from parser.errors import Unreadable
from parser.readers.extraction import extracted, reader_of
from parser.readers.kinds import KINDS

_LOOKED_AT_EVERY = 0.05
_AT_FIRST = [0]


def main() -> None:
    """Read one file after the other until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one that asks
    requests: SimpleQueue[tuple[str, bytes]] = SimpleQueue()
    threading.Thread(target=_take, args=(sys.stdin.buffer, requests), daemon=True).start()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # no library writes between
    _limit_memory()
    while True:
        kind, data = requests.get()
        if not kind:
            return
        if not data:
            _import(kind)
            continue
        _limit_time()

        def progress(done: int, pages: int) -> None:
            send(answers, packed("progress", [done, pages]))

        try:
            extract = extracted(data, kind, progress, seconds=MOST_SECONDS)
            answer = packed("extract", plain_extract(extract))
        except Unreadable as error:
            answer = packed("refused", plain_reason(error.reason))
        if _is_large():
            send(answers, packed("leaving", None))
        send(answers, answer)


def send(stream: BinaryIO, message: bytes) -> None:
    """Write a message with its length before it."""
    view = memoryview(len(message).to_bytes(4, "big") + message)
    while view:
        view = view[stream.write(view) :]


def _take(stream: BinaryIO, requests: SimpleQueue[tuple[str, bytes]]) -> None:
    """Put requests into the queue; end the process when there can be no more."""
    while len(head := stream.read(8)) == 8:
        kind = stream.read(int.from_bytes(head[:4], "big")).decode()
        size = int.from_bytes(head[4:], "big")
        data = stream.read(size)
        if len(data) < size:
            break
        requests.put((kind, data))
    os._exit(0)


def _import(kind: str) -> None:
    """Have ready what reading a file of that kind will take."""
    from importlib import import_module

    reader_of(kind)
    if library := KINDS[kind].library:
        import_module(library)


def _is_large() -> bool:
    """Whether so much memory is held that the next file should not begin with it."""
    return _memory() > MOST_MEMORY // 2


def _memory() -> int:
    """The bytes that this process holds, or where the system does not tell, held at most."""
    try:
        file = os.open("/proc/self/statm", os.O_RDONLY)
        try:
            return int(os.read(file, 100).split()[1]) * os.sysconf("SC_PAGE_SIZE")
        finally:
            os.close(file)
    except (OSError, AttributeError):
        pass
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # What the program that started this process held then may be counted as held by this one.
    return most if most > _AT_FIRST[0] else 0


def _limit_time() -> None:
    """Let the system end this process when a file takes more of the processor than it may."""
    if sys.platform == "win32":
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    until = int(time.process_time() + MOST_SECONDS) + 1  # whole seconds; the budget comes first
    if hard == resource.RLIM_INFINITY or until < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def _limit_memory() -> None:
    """Let memory run out here before it does for the machine."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    else:  # macOS takes such limits and does not keep them
        _AT_FIRST[0] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        threading.Thread(target=_watch_memory, daemon=True).start()


def _watch_memory() -> None:
    while _memory() < MOST_MEMORY:
        time.sleep(_LOOKED_AT_EVERY)
    os._exit(OUT_OF_MEMORY)
