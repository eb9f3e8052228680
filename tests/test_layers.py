"""Who may import whom: the contract holds, and a violation of it fails."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter in a folder that holds pyproject.toml and src."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    return subprocess.run(
        command,
        cwd=folder,
        env={"PYTHONPATH": "src", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_layers_hold() -> None:
    """Imports point only down."""
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


def test_an_import_upwards_fails(tmp_path: Path) -> None:
    """The contract is not empty: the model must not know the reader."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.toml", "*.tsv"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    values = tmp_path / "src/hudna/model/values.py"
    values.write_text(values.read_text(encoding="utf-8") + "\nimport hudna.reading.pipeline\n", encoding="utf-8")
    done = lint(tmp_path)
    assert done.returncode != 0
    assert "hudna.model" in done.stdout


def test_a_stray_module_fails(tmp_path: Path) -> None:
    """The layers are exhaustive: what has no layer is refused."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.toml", "*.tsv"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "src/hudna/utils.py").write_text('"""Stray."""\n', encoding="utf-8")
    assert lint(tmp_path).returncode != 0
