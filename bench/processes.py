"""Fresh processes -> peak memory and start-up time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import perf_counter

_READ_ALL = """
import resource, sys
from bench.texts import documents
from hudna.reading import read
for _ in range({times}):
    for code in ("ar", "en", "ru"):
        for one in documents(code):
            read(one)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak * (1 if sys.platform == "darwin" else 1024))
"""
_ROOT = Path(__file__).parents[1]


def peak_memory(times: int = 1) -> float:
    """Megabytes at the peak of a process that reads all documents some times over."""
    done = subprocess.run(
        [sys.executable, "-c", _READ_ALL.format(times=times)], cwd=_ROOT, capture_output=True, text=True, check=True
    )
    return int(done.stdout) / 1e6


def start_up(rounds: int = 7) -> tuple[float, float]:
    """Seconds of `hudna --help` beyond those of a bare interpreter, and the bare interpreter's own: best of each."""
    hudna = [str(Path(sys.executable).with_name("hudna")), "--help"]
    bare = [sys.executable, "-c", "pass"]
    times = [(_took(hudna), _took(bare)) for _ in range(rounds)]
    own = min(one for _, one in times)
    return min(one for one, _ in times) - own, own


def _took(command: list[str]) -> float:
    start = perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return perf_counter() - start
