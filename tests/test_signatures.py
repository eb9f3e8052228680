"""Exports -> signed folders: any change is found, by hudna and by the tools that the page for third parties names."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from accounts import of_text
from hudna.errors import InputError
from hudna.exports import keys
from hudna.exports.formats import export_folder
from hudna.exports.signatures import (
    KEY,
    MANIFEST,
    OWN,
    SIGNATURE,
    SSH_KEY,
    SSH_SIGNATURE,
    SUMS,
    SignatureError,
    manifest_of,
    sign,
    verify,
)
from hudna.model.claims import canonical

PAGE = Path(__file__).parents[1] / "docs/how-to/verify-an-export.md"
TOOLS = ("openssl", "ssh-keygen", "sha256sum")
with_tools = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason=f"this machine lacks one of {', '.join(TOOLS)}, which third parties use"
)
MADE = datetime(2024, 5, 3, 12, 0, tzinfo=timezone(timedelta(hours=4)))
OWNER = keys.new_key()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    export_folder("csv", [of_text("Two people died."), of_text("Three were hurt.")], tmp_path)
    sign(tmp_path, manifest_of(tmp_path, "csv", "ab" * 32, MADE), OWNER)
    return tmp_path


def test_a_signed_folder_is_as_it_was_signed(folder):
    """The manifest says what was exported, from which state of the record, and when; no clock is asked."""
    found = verify(folder, OWNER.public_key())
    assert found.fingerprint == keys.fingerprint(OWNER.public_key())
    assert found.manifest["record"] == "ab" * 32
    assert found.manifest["made"] == "2024-05-03T08:00:00+00:00"
    assert [one["name"] for one in found.manifest["files"]] == [
        "claims.csv", "csv-metadata.json", "datapackage.json", "quantities.csv",
    ]  # fmt: skip
    assert all((folder / one["name"]).stat().st_size == one["bytes"] for one in found.manifest["files"])
    assert (folder / MANIFEST).read_bytes() == canonical(json.loads((folder / MANIFEST).read_text()))


def test_signing_again_gives_the_same_bytes(folder):
    """Ed25519 has no randomness: the same files signed again are the same, so two exports can be compared."""
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    sign(folder, manifest_of(folder, "csv", "ab" * 32, MADE.astimezone(UTC)), OWNER)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def flipped(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_every_changed_byte_is_found(folder):
    """Each bit of each file that the signature covers, and of the signature: one flipped at a time."""
    for name in (SUMS, SIGNATURE, MANIFEST, "claims.csv"):
        path = folder / name
        size = path.stat().st_size
        for at in range(0, size, max(1, size // 97)):
            flipped(path, at)
            with pytest.raises(SignatureError):
                verify(folder, OWNER.public_key())
            flipped(path, at)
    verify(folder, OWNER.public_key())


CHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a changed file": (lambda folder: flipped(folder / "claims.csv", 9), "claims.csv was changed"),
    "a missing file": (lambda folder: (folder / "quantities.csv").unlink(), "quantities.csv is missing"),
    "a file more": (lambda folder: (folder / "more.csv").write_text("x"), "more.csv was added"),
    "no signature": (lambda folder: (folder / SIGNATURE).unlink(), f"{SIGNATURE} cannot be read"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_error_names_what_was_changed(folder, change):
    spoil, said = CHANGES[change]
    spoil(folder)
    with pytest.raises(SignatureError, match=re.escape(said)):
        verify(folder)


def test_another_key_is_no_substitute(folder):
    """Who changes the files can sign them anew with a key of their own; only the owner's key shows that."""
    flipped(folder / "claims.csv", 9)
    sign(folder, manifest_of(folder, "csv", "ab" * 32, MADE), keys.new_key())
    verify(folder)
    with pytest.raises(SignatureError, match="was not signed with the key SHA256:"):
        verify(folder, OWNER.public_key())


def test_names_that_a_shell_would_trip_over_are_refused(tmp_path):
    (tmp_path / "a b.csv").write_text("x")
    with pytest.raises(InputError, match="plain files"):
        manifest_of(tmp_path, "csv", None, MADE)


# --- keys ---------------------------------------------------------------------------------------------------------


@with_tools
def test_keys_come_from_openssl_and_ssh_keygen(tmp_path):
    """A desk has a key already, made by either."""
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", tmp_path / "a"], check=True)
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / "b"], check=True)
    keys.private_key((tmp_path / "a").read_bytes())
    own = keys.private_key((tmp_path / "b").read_bytes())
    assert keys.fingerprint(keys.public_key((tmp_path / "b.pub").read_bytes())) == keys.fingerprint(own.public_key())


@with_tools
def test_fingerprints_are_those_that_ssh_keygen_prints(folder):
    said = subprocess.run(["ssh-keygen", "-lf", folder / SSH_KEY], capture_output=True, text=True, check=True)
    assert keys.fingerprint(OWNER.public_key()) in said.stdout


@with_tools
def test_keys_that_are_none(tmp_path):
    subprocess.run(["openssl", "genpkey", "-algorithm", "RSA", "-out", tmp_path / "a"], check=True, capture_output=True)
    with pytest.raises(InputError, match="not Ed25519"):
        keys.private_key((tmp_path / "a").read_bytes())
    with pytest.raises(InputError, match="no private key"):
        keys.private_key(b"nonsense")
    with pytest.raises(InputError, match="no public key"):
        keys.public_key(b"nonsense")
    locked = keys.private_pem(OWNER, b"secret")
    with pytest.raises(InputError, match="no private key"):
        keys.private_key(locked)
    assert keys.fingerprint(keys.private_key(locked, b"secret").public_key()) == keys.fingerprint(OWNER.public_key())


# --- the page for third parties -----------------------------------------------------------------------------------


def steps() -> list[str]:
    """The shell blocks of the page, as they are printed."""
    return re.findall(r"^```sh\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def followed(folder: Path, tmp: Path) -> list[subprocess.CompletedProcess[str]]:
    """A third party's folder: the export, and the owner's keys as they were had by another way."""
    place = tmp / "elsewhere"
    shutil.copytree(folder, place)
    (place / KEY).rename(place / "owner.pem")
    (place / SSH_KEY).rename(place / "owner.pub")
    (place / "owner.pem").write_bytes(keys.public_pem(OWNER.public_key()))
    (place / "owner.pub").write_bytes(keys.public_ssh(OWNER.public_key()))
    done = [
        subprocess.run(["bash", "-euo", "pipefail", "-c", one], cwd=place, capture_output=True, text=True, check=False)
        for one in steps()
    ]
    shutil.rmtree(place)
    return done


@with_tools
def test_the_page_for_third_parties_works_as_printed(folder, tmp_path_factory):
    """Every command of the page, copied, on a machine that need not have hudna."""
    done = followed(folder, tmp_path_factory.mktemp("third"))
    assert [one.returncode for one in done] == [0] * len(done), [one.stderr for one in done]
    said = "".join(one.stdout for one in done)
    assert "Signature Verified Successfully" in said
    assert 'Good "hudna-export" signature' in said
    assert "claims.csv: OK" in said
    assert "ab" * 32 in said


@with_tools
@pytest.mark.parametrize("name", [SUMS, SIGNATURE, SSH_SIGNATURE, MANIFEST, "claims.csv"])
def test_the_page_finds_what_was_changed(folder, tmp_path_factory, name):
    """Steps that succeed on anything prove nothing."""
    path = folder / name
    flipped(path, path.stat().st_size // 2)
    done = followed(folder, tmp_path_factory.mktemp("third"))
    assert any(one.returncode for one in done)


def test_own_files_are_all_told_on_the_page():
    assert [name for name in sorted(OWN) if f"`{name}`" not in PAGE.read_text(encoding="utf-8")] == []
