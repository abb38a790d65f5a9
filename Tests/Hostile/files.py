"""What is no regular file is never read, nothing is written through a link, and no output is lost in silence.

    python Tests/Hostile/files.py GESSO
"""

import base64
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

GESSO = os.path.abspath(sys.argv[1])
ACME = Path(__file__).parents[2] / "fixtures" / "acme"
faults: list[str] = []


def check(is_right: bool, what: str) -> None:
    print(("ok   " if is_right else "FAULT"), what)
    if not is_right:
        faults.append(what)


def gesso(*arguments: str, stdin: bytes = b"", stdout=subprocess.PIPE, timeout: int = 60):
    # A device or a pipe that is read would never end.
    return subprocess.run([GESSO, *arguments], input=stdin, stdout=stdout, stderr=subprocess.PIPE, timeout=timeout)


def inputs(work: Path) -> Path:
    """A good repository, among whose files lies all that is none."""
    folder = work / "in"
    shutil.copytree(ACME, folder)
    plain = gesso("render", "-C", str(folder)).stdout
    outside = work / "outside.yaml"
    outside.write_text("apiVersion: spectrocloud.com/v1alpha1\nkind: Project\nbroken: [\n")
    os.mkfifo(folder / "pipe.yaml")
    socket.socket(socket.AF_UNIX).bind(str(folder / "socket.yaml"))
    if os.geteuid() == 0:
        os.mknod(folder / "device.yaml", 0o20644, os.makedev(1, 5))
    (folder / "zero.yaml").symlink_to("/dev/zero")
    (folder / "outside.yaml").symlink_to(outside)
    (folder / "root").symlink_to("/")
    (folder / "loop").symlink_to(".")
    (folder / "folder.yaml").mkdir()
    rendered = gesso("render", "-C", str(folder))
    check(rendered.returncode == 0 and rendered.stdout == plain, "pipes, sockets, devices and links are no input")
    return folder


def configurations(work: Path, repository: Path) -> None:
    for name, make in {
        "link": lambda path: path.symlink_to("/etc/passwd"),
        "zero": lambda path: path.symlink_to("/dev/zero"),
        "pipe": os.mkfifo,
    }.items():
        folder = work / f"configured-by-{name}"
        folder.mkdir()
        make(folder / "gesso.yaml")
        done = gesso("lint", "-C", str(folder))
        check(done.returncode == 3 and b"gesso.yaml" in done.stderr and b"root:" not in done.stderr, f"gesso.yaml is a {name}")
    for option in ["--config", "--baseline"]:
        done = gesso("lint", "-C", str(repository), option, "/dev/zero")
        check(done.returncode == 3 and b"/dev/zero" in done.stderr, f"{option} /dev/zero ends")


def outputs(work: Path, repository: Path) -> None:
    target = work / "target"
    link = work / "link"
    link.symlink_to(target)
    real = work / "real"
    real.mkdir()
    folder = work / "folder"
    folder.symlink_to(real)
    for command in [
        ["render", "-o", str(link)],
        ["render", "-o", str(folder)],
        ["render", "-o", str(folder / "bundle.yaml")],
        ["lint", "--format", f"json={link}"],
        ["lint", "--write-baseline", str(link)],
    ]:
        done = gesso(*command, "-C", str(repository))
        check(
            done.returncode == 3 and not target.exists() and not list(real.iterdir()) and link.is_symlink(),
            f"{' '.join(command[:2])} does not write through a link",
        )
    with open("/dev/full", "wb") as full:
        done = gesso("render", "-C", str(repository), stdout=full)
    check(done.returncode == 3 and b"No space left" in done.stderr, "a full device is told")
    head = subprocess.run(
        ["bash", "-c", f"{GESSO} render -C {repository} | head -c 1 > /dev/null; echo ${{PIPESTATUS[0]}}"],
        capture_output=True, timeout=60)
    check(head.stdout.strip() == b"0" and not head.stderr, "a reader that leaves is no fault")
    reading, writing = os.pipe()
    os.close(reading)
    done = gesso("render", "-C", str(repository), stdout=writing)
    os.close(writing)
    check(done.returncode == 0 and not done.stderr, "a reader that has left is no fault")


def function_results() -> None:
    """The results of the KRM function, which are printed by what runs it, tell no secret."""
    mark = "markedSECRET"
    secrets = [
        {"data": {"palette": base64.b64encode(f'{{"host": "{mark}"'.encode()).decode()}},
        {"stringData": {"palette": f'{{"apiKey": "{mark}", "host": 3}}'}},
        {"data": {"token": mark + "!"}},
        {"stringData": {"token": [mark]}, mark[:6].lower(): mark},
        {"data": mark},
    ]
    items = [
        {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": f"s{place}", "namespace": "vision"}, **content}
        for place, content in enumerate(secrets)
    ]
    items.append({
        "apiVersion": "spectrocloud.com/v1alpha1", "kind": "Settings", "metadata": {"name": "s", "namespace": "vision"},
        "spec": {"integrations": {"palette": {"name": "s0", "key": "palette"}, "huggingFace": {"apiKey": {"name": "s2", "key": "x"}}}},
    })
    for mode in ["validate", "render"]:
        resources = {
            "apiVersion": "config.kubernetes.io/v1", "kind": "ResourceList", "items": items,
            "functionConfig": {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "gesso"}, "data": {"mode": mode}},
        }
        done = gesso("function", stdin=json.dumps(resources).encode())
        printed = done.stdout.decode()
        results = printed[printed.find("\nresults:"):] if "\nresults:" in printed else ""
        told = results + done.stderr.decode()
        marks = [mark, base64.b64encode(mark.encode()).decode()[:10], secrets[0]["data"]["palette"]]
        check(bool(results) and not any(mark in told for mark in marks), f"results of the function in mode {mode} tell no secret")


with tempfile.TemporaryDirectory() as name:
    repository = inputs(Path(name))
    configurations(Path(name), repository)
    outputs(Path(name), repository)
    function_results()
sys.exit(f"{len(faults)} faults" if faults else 0)
