#!/usr/bin/env python3
"""Repositories beyond the limits of a run: `limits.py GESSO`.

Reading must stop at a limit, so that it bounds the memory, with the same words every time whichever thread was
faster; and gesso.yaml must be able to raise each of them.
"""
import os, subprocess, sys, tempfile

def run(gesso, folder, *arguments):
    """Exit code, standard error and peak memory in MB of `gesso lint`."""
    with tempfile.TemporaryFile("w+") as errors:
        pid = os.posix_spawn(
            gesso, [gesso, "lint", "-C", folder, "--allow-empty", "--quiet", *arguments], os.environ,
            file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                          (os.POSIX_SPAWN_DUP2, errors.fileno(), 2)])
        _, status, usage = os.wait4(pid, 0)
        errors.seek(0)
        return os.waitstatus_to_exitcode(status), errors.read().strip(), usage.ru_maxrss / 1024

def configuration(folder, limits, more=""):
    write(folder, "gesso.yaml", f"apiVersion: gesso/v1\nkind: Configuration\nlimits: {{{limits}}}\n{more}")

def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)

def git(folder, *arguments, data=None):
    return subprocess.run(["git", "-C", folder, *arguments], input=data, check=True,
                          stdout=subprocess.PIPE).stdout.decode().strip()

LINES = "".join("key%d: value\n" % i for i in range(70_000))       # 1 MB

def documents(number, count=5000):
    return "".join("---\napiVersion: v1\nkind: Namespace\nmetadata: {name: n%d}\n" % (number * count + i)
                   for i in range(count))

def bytes_beyond(folder):
    for number in range(100):
        write(folder, f"{number:03}.yaml", LINES)

def documents_beyond(folder):
    for number in range(24):
        write(folder, f"{number:03}.yaml", documents(number))

def both_beyond(folder):
    # By the order of files it is the documents, although the bytes come soon after and are read faster.
    for number in range(20):
        write(folder, f"{number:03}.yaml", documents(number, 1000))
    for number in range(20, 100):
        write(folder, f"{number:03}.yaml", "# " + "x" * 1_000_000 + "\n")

def definitions_beyond(folder):
    for number in range(60):
        write(folder, f"crds/{number:03}.yaml", LINES)

def lists_beyond(folder):
    for number in range(60):
        write(folder, f"{number:03}/010-x.yaml", "a: b\n")
        write(folder, f"{number:03}/.gesso-bundle", "x.yaml\n" * 150_000)

def names_beyond(folder):
    for number in range(60_000):
        os.close(os.open(f"{folder}/name-{number:0100}.yaml", os.O_CREAT | os.O_WRONLY))

def one_blob_beyond(folder):
    # 3 GB of files in a repository of some kilobytes.
    git(folder, "init", "-q")
    blob = git(folder, "hash-object", "-w", "--stdin", data=b"# " + b"x" * 3_000_000 + b"\n")
    tree = "".join("100644 blob %s\t%04d.yaml\n" % (blob, i) for i in range(1000))
    git(folder, "update-ref", "refs/tags/t", git(folder, "mktree", data=tree.encode()))

CRDS = "crds: crds\n"
#       what lies there, the limit, what is said, the limit raised (None: too much for this machine), more
CASES = {
    "bytes": (bytes_beyond, "totalBytes: 4000000", "more than 4000000 bytes", "totalBytes: 4000000000", ""),
    "documents": (documents_beyond, "documents: 7000", "more than 7000 documents", "documents: 4000000", ""),
    "both": (both_beyond, "documents: 17500, totalBytes: 8000000", "more than 17500 documents",
             "documents: 4000000, totalBytes: 4000000000", ""),
    "definitions": (definitions_beyond, "totalBytes: 4000000", "crds", None, CRDS),
    "lists": (lists_beyond, "totalBytes: 4000000", ".gesso-bundle", "totalBytes: 4000000000", ""),
    "names": (names_beyond, "files: 1000", "more than 1000 files", "files: 100000", ""),
    "one blob": (one_blob_beyond, "totalBytes: 12000000", "more than 12000000 bytes", None, ""),
}
ROUNDS = 12
# Above what the program itself needs and each limit lets in, far below the whole repositories.
PEAK = 64

def check(gesso, name, make, limit, words, raised, more):
    with tempfile.TemporaryDirectory() as folder:
        make(folder)
        arguments = ["--rev", "t"] if name == "one blob" else []
        if arguments:
            write(folder, "outside/gesso.yaml", "")
            configuration(folder + "/outside", limit)
            arguments += ["--config", folder + "/outside/gesso.yaml"]
        else:
            configuration(folder, limit, more)
        results = [run(gesso, folder, *arguments) for _ in range(ROUNDS)]
        peak = max(result[2] for result in results)
        messages = {result[:2] for result in results}
        assert len(messages) == 1, messages
        (code, message), = messages
        assert code == 3 and words in message and len(message.splitlines()) == 1, (code, message)
        assert peak < PEAK, f"{name}: {peak:.0f} MB"
        line = f"{name:12} {peak:6.0f} MB"
        if raised:
            configuration(folder, raised, more)
            code, message, whole = run(gesso, folder)
            assert code in (0, 1) and not message, (code, message)
            line += f"{whole:6.0f} MB"
        print(line, flush=True)

def main():
    print(f"{'limit':12} {'peak':>9} {'raised':>8}")
    for name, case in CASES.items():
        check(sys.argv[1], name, *case)

main()
