#!/usr/bin/env python3
"""Measures how time and memory grow where an input doubles: `slope.py GESSO`.

Each case is the worst of its kind, far above what start-up costs. What is compared is the processor
time and the peak memory of one run with those of another of the same machine with half the input:
linear is 2, quadratic is 4. Both are run in turn, and the least of three runs counts, so that other work does not.
A machine that changes its pace in between can still make a 2 of 3; a quadratic case is one that is above the bound
each time it is measured anew.
"""
import os, resource, subprocess, sys, tempfile

MANIFEST = "apiVersion: spectrocloud.com/v1alpha1\nkind: Tenant\nmetadata: {name: t}\nspec:\n"
NAMESPACE = "apiVersion: v1\nkind: Namespace\nmetadata: {name: n%d}\n"

def laughs(n):
    # As many aliases as the limit lets stand, and more that it does not.
    return "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join("k%d: *a\n" % i for i in range(n))

CASES = {
    "documents": lambda n: "".join("---\na: %d\n" % i for i in range(n)),
    "keys": lambda n: "".join("key%d: value\n" % i for i in range(n)),
    "one key repeated": lambda n: "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  labels:\n"
    + "    key: value\n" * n,
    "keys repeated": lambda n: "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  labels:\n"
    + "".join("    key%d: value\n" % (i % 1000) for i in range(n)),
    "unknown fields": lambda n: MANIFEST + "".join("  field%d: x\n" % i for i in range(n)),
    "one object repeated": lambda n: "".join("---\n" + NAMESPACE % 1 for _ in range(n)),
    "objects": lambda n: "".join("---\n" + NAMESPACE % i for i in range(n)),
    "broken documents": lambda n: "---\na: b: c\n" * n,
    "aliases": laughs,
    "anchors": lambda n: "".join("- &a%d x\n" % i for i in range(n)),
    "unknown aliases": lambda n: "".join("- *missing%d\n" % i for i in range(n)),
    "nesting": lambda n: "---\n[" + "[" * n + "\n",
    "escapes": lambda n: 'a: "' + "\\u00e9" * n + '"\n',
    "folded lines": lambda n: "a: x" + "\n  yyyyyyyy" * n + "\n",
    "literal lines": lambda n: "a: |" + "\n  zzzzzzzz" * n + "\n",
    "line of flow": lambda n: "a: [" + "x, " * n + "x]\n",
    "multibyte": lambda n: "a: ü😀\n---\n" * n,
    "comments": lambda n: "# gesso:ignore x\n" * n + "a: b\n",
    "blank lines": lambda n: "\n" * (10 * n) + "a: b\n",
}

SIZES = {"one key repeated": 15_000, "keys repeated": 15_000, "unknown fields": 8_000,
         "one object repeated": 10_000, "objects": 20_000, "unknown aliases": 20_000,
         "comments": 8_000, "aliases": 4_500, "literal lines": 200_000, "folded lines": 200_000,
         "escapes": 400_000, "blank lines": 100_000}

def run(gesso, folder):
    output = os.open(os.devnull, os.O_WRONLY)
    pid = os.posix_spawn(gesso, [gesso, "lint", "-C", folder, "--allow-empty", "--format", "json"],
                         os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, output, 1),
                                                   (os.POSIX_SPAWN_DUP2, output, 2)])
    _, status, usage = os.wait4(pid, 0)
    os.close(output)
    assert os.WIFEXITED(status) and os.WEXITSTATUS(status) in (0, 1), status
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss

def measure(gesso, *texts):
    """The least time and peak memory for each of the texts, which are run in turn."""
    with tempfile.TemporaryDirectory() as folder:
        folders = []
        for number, text in enumerate(texts):
            folders.append(f"{folder}/{number}")
            os.mkdir(folders[-1])
            with open(folders[-1] + "/a.yaml", "w", encoding="utf-8") as file:
                file.write(text)
        rounds = [[run(gesso, one) for one in folders] for _ in range(3)]
    return [tuple(min(values) for values in zip(*runs)) for runs in zip(*rounds)]

BOUND = 3
ATTEMPTS = 4

def grows(gesso, base, name, n, make):
    """Whether a case is above the bound; prints what was measured."""
    (time1, peak1), (time2, peak2) = measure(gesso, make(n), make(2 * n))
    # Below ten times a start of the program nothing can be told, and nothing is wrong.
    time = (time2 - base[0]) / max(time1 - base[0], 10 * base[0])
    peak = (peak2 - base[1]) / max(peak1 - base[1], base[1])
    print(f"{name:22} {n:8} {time1:8.2f}{time2:8.2f} {time:6.2f} "
          f"{peak1 / 1024:8.0f}{peak2 / 1024:9.0f} {peak:6.2f}", flush=True)
    return time > BOUND or peak > BOUND

def main():
    gesso = sys.argv[1]
    base, = measure(gesso, "a: b\n")
    print(f"{'case':22} {'n':>8} {'time n, 2n (s)':>16} {'ratio':>6} {'peak n, 2n (MB)':>17} {'ratio':>6}")
    bad = [name for name, make in CASES.items()
           if all(grows(gesso, base, name, SIZES.get(name, 100_000), make) for _ in range(ATTEMPTS))]
    if bad:
        sys.exit("grows faster than the input: " + ", ".join(bad))

main()
