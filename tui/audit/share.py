"""Whether a file lies on a network share, whose locks cannot be relied on."""

from __future__ import annotations

import sys
from pathlib import Path

_REMOTE = frozenset(
    ("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "afs", "ceph", "ncpfs", "webdav")
)
_REMOTE_BEGIN = ("fuse.sshfs", "fuse.rclone", "fuse.s3", "fuse.gvfsd", "fuse.glusterfs", "fuse.dav")
_MOUNTS = Path("/proc/self/mountinfo")
_REMOTE_DRIVE = 4  # Windows' DRIVE_REMOTE


def network_share(path: Path) -> str | None:
    """The kind of network file system on which the file lies, where the system tells of one."""
    if sys.platform == "win32":
        return _windows(path)
    try:
        return _of_mounts(path, _MOUNTS.read_text("utf-8", "surrogateescape"))
    except OSError:
        return None


def _of_mounts(path: Path, mounts: str) -> str | None:
    """The same by the list of mounts in the form of Linux' ``mountinfo``."""
    parents = {str(parent) for parent in (path, *path.parents)}
    longest, kind = -1, ""
    for line in mounts.splitlines():
        fields, _, rest = line.partition(" - ")
        words = fields.split()
        if len(words) > 4 and rest:
            point = words[4].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
            # Of several at one place the last one is on top.
            if point in parents and len(point) >= longest:
                longest, kind = len(point), rest.split()[0]
    return kind if kind in _REMOTE or kind.startswith(_REMOTE_BEGIN) else None


def _windows(path: Path) -> str | None:
    if str(path).startswith(("\\\\", "//")):
        return "UNC"
    import ctypes

    windows = getattr(ctypes, "windll")  # noqa: B009 - there on Windows alone
    drive = windows.kernel32.GetDriveTypeW(f"{path.drive}\\")
    return path.drive if drive == _REMOTE_DRIVE else None
