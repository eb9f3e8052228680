"""A PostgreSQL server of the tests' own: made in a folder, on a free port, gone at the end.

A server refuses to run as root; then it runs as the user that its package made, `postgres`.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType

from hudna.errors import HudnaError

_REMEDY = "On Debian and Ubuntu: apt-get install postgresql; elsewhere see https://www.postgresql.org/download"


def program(name: str) -> str:
    """The path of one of PostgreSQL's programs: of the newest version that is installed."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    found = str(versions[-1]) if versions else shutil.which(name)
    if found is None:
        raise HudnaError(f"{name} of PostgreSQL is not installed, and the tests need a server. {_REMEDY}")
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A running server; `fsync` off is faster, and loses what is not on the disk when the machine fails."""

    def __init__(self, *, fsync: bool) -> None:
        # Not in pytest's folder: every other run of pytest shuts that one to all but its user.
        self.folder = Path(tempfile.mkdtemp(prefix="hudna-postgresql-"))
        self.port, self.home = free_port(), self.folder / "cluster"
        self._fsync = fsync

    def __enter__(self) -> Server:
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        self._run("initdb", "-D", str(self.home), "-U", "hudna", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = {
            "port": self.port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": self._fsync,
            "full_page_writes": self._fsync, "max_connections": 60, "shared_buffers": "32MB", "jit": "off",
        }  # fmt: skip
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        self._run("pg_ctl", "-D", str(self.home), "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, mode: str) -> None:
        """Stop it: `fast` ends what runs, `immediate` is as if its plug was pulled."""
        self._run("pg_ctl", "-D", str(self.home), "-w", "-m", mode, "stop")

    def address(self, database: str) -> str:
        """The address of a database, as hudna takes it."""
        return f"postgresql://hudna@127.0.0.1:{self.port}/{database}"

    def sql(self, database: str, said: str) -> str:
        """What psql answers; a CalledProcessError, with what it said, where it fails."""
        asked = [
            program("psql"),
            "-X",
            "-q",
            "-A",
            "-t",
            "-v",
            "ON_ERROR_STOP=1",
            "-d",
            self.address(database),
            "-c",
            said,
        ]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr.strip())
        return done.stdout.strip()

    def _run(self, name: str, *options: str) -> None:
        user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        done = subprocess.run(
            [*user, program(name), *options],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        if done.returncode:
            log = self.folder / "log"
            said = log.read_text(encoding="utf-8", errors="replace")[-2000:] if log.exists() else ""
            raise HudnaError(f"{name} failed: {done.stderr.decode(errors='replace')} {said}")


def killed(process: int) -> None:
    """End a child at once, and wait for it."""
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
