#!/usr/bin/env python3
"""Measures how time and memory grow where an input doubles: `slope.py GESSO [CASE…]`.

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

def projects(n, group):
    return ("apiVersion: gesso/v1\nkind: Tenant\nmetadata: {name: t}\nspec: {adminGroups: [a]}\n"
            + "".join("---\napiVersion: gesso/v1\nkind: Project\nmetadata: {name: %s%d}\nspec: {tenant: t, roleMapping: "
                      "{viewer: [v%s%d], editor: [e], admin: [a]}}\n" % (group, i, group, i) for i in range(n)))

def fields(n, value, kind="Secret", field="stringData"):
    return ("apiVersion: v1\nkind: %s\nmetadata: {name: s, namespace: default}\n%s:\n" % (kind, field)
            + "".join("  key%d: %s%d\n" % (i, value, i) for i in range(n)))

def members(n, value):
    return ("apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: default}\nstringData: {palette: '{"
            + ", ".join('"m%d": "%s"' % (i, value) for i in range(n)) + "}'}\n")

def pools(n, value):
    return ("apiVersion: spectrocloud.com/v1alpha1\nkind: ComputeConfig\nmetadata: {name: c, namespace: default}\nspec:\n"
            "  paletteClusterConfig:\n    defaults:\n      workerPools:\n"
            + "".join("      - {name: p%d, architecture: AMD64, minWorkerNodes: %s}\n" % (i, value) for i in range(n)))

def groups(n, value):
    return ("apiVersion: gesso/v1\nkind: Tenant\nmetadata: {name: t}\nspec: {adminGroups: [%s]}\n"
            % ", ".join("%s%d" % (value, i) for i in range(n)))

# What a change comes to: both states.
PLANS = {
    "plan: objects": lambda n: ["a: b\n", "".join("---\n" + NAMESPACE % i for i in range(n))],
    "plan: objects change": lambda n: ["".join("---\n" + NAMESPACE % i + "# x\n" for i in range(n)),
                                       "".join("---\n" + (NAMESPACE % i).replace("}", ", labels: {a: b}}") for i in range(n))],
    "plan: renamed projects": lambda n: [projects(n, "a"), projects(n, "b")],
    "plan: values": lambda n: [fields(n, "a"), fields(n, "b")],
    "plan: JSON members": lambda n: [members(n, "a"), members(n, "b")],
    "plan: labels": lambda n: [labels(n, "a"), labels(n, "b")],
    "plan: list items": lambda n: [pools(n, "1"), pools(n, "2")],
    "plan: groups": lambda n: [groups(n, "a"), groups(n, "b")],
}
def labels(n, value="1"):
    return ("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  labels:\n"
            + "".join("    key%d: %s\n" % (i, value) for i in range(n)))

def baseline(n):
    return ('{"version": 1, "findings": [\n' + ",\n".join('{"fingerprint": "%08x"}' % i for i in range(n)) + "]}\n")

def resource_list(n):
    return ("apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n"
            + "".join("- {apiVersion: v1, kind: Namespace, metadata: {name: n%d, labels: {a: 1}}}\n" % i for i in range(n)))

def faulty_item(n):
    return ("apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n- apiVersion: v1\n  kind: Namespace\n"
            "  metadata:\n    name: a\n    labels:\n" + "".join("      key%d: 1\n" % i for i in range(n)))

SIZES = {"one key repeated": 15_000, "keys repeated": 15_000, "unknown fields": 8_000,
         "one object repeated": 10_000, "objects": 20_000, "unknown aliases": 20_000,
         "comments": 8_000, "aliases": 4_500, "literal lines": 200_000, "folded lines": 200_000,
         "escapes": 400_000, "blank lines": 100_000, "plan: objects": 10_000, "plan: objects change": 10_000,
         "plan: renamed projects": 2_000, "plan: values": 10_000, "plan: JSON members": 10_000, "plan: labels": 10_000,
         "plan: list items": 5_000, "plan: groups": 5_000, "function: items": 5_000, "function: faults": 3_000,
         "fixes": 12_000, "fixes by secrets": 12_000}

def run(command, stdin):
    """Processor time and peak memory of a command."""
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 0, stdin, os.O_RDONLY, 0), (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    assert os.WIFEXITED(status) and os.WEXITSTATUS(status) in (0, 1), (command, status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss

def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path

def git(folder, *arguments):
    subprocess.run(["git", "-C", folder, "-c", "user.name=Test", "-c", "user.email=test@example.com", *arguments], check=True)

# How each sort of case comes into a folder, and what is run there.
def lint(folder, text):
    write(folder + "/a.yaml", text)
    return ["lint", "-C", folder, "--allow-empty", "--format", "json"], os.devnull

def plan(folder, states):
    git(folder, "init", "-q")
    for state in states:
        write(folder + "/a.yaml", state)
        git(folder, "add", "a.yaml")
        git(folder, "commit", "-q", "-m", "x")
    return ["plan", "-C", folder, "HEAD~1..HEAD", "--format", "json"], os.devnull

def known(folder, text):
    command, stdin = lint(folder, "a: b\n")
    return [*command, "--baseline", write(folder + "/known.json", text)], stdin

def function(folder, text):
    return ["function"], write(folder + "/list.yaml", text)

def fix(folder, text):
    write(folder + "/a.yaml", text)
    return ["lint", "-C", folder, "--fix", "--dry-run"], os.devnull

SORTS = [(lint, CASES), (plan, PLANS), (known, {"baseline": baseline}),
         (function, {"function: items": resource_list, "function: faults": faulty_item}),
         (fix, {"fixes": labels, "fixes by secrets": lambda n: fields(n, "x") + "---\n" + labels(n)})]

def measure(gesso, put, *inputs):
    """The least time and peak memory for each of the inputs, which are run in turn."""
    with tempfile.TemporaryDirectory() as folder:
        commands = []
        for number, given in enumerate(inputs):
            os.mkdir(f"{folder}/{number}")
            arguments, stdin = put(f"{folder}/{number}", given)
            commands.append(([gesso, *arguments], stdin))
        rounds = [[run(*command) for command in commands] for _ in range(3)]
    return [tuple(min(values) for values in zip(*runs)) for runs in zip(*rounds)]

BOUND = 3
ATTEMPTS = 4

def grows(gesso, base, put, name, n, make):
    """Whether a case is above the bound; prints what was measured."""
    (time1, peak1), (time2, peak2) = measure(gesso, put, make(n), make(2 * n))
    # Below ten times a start of the program nothing can be told, and nothing is wrong.
    time = (time2 - base[0]) / max(time1 - base[0], 10 * base[0])
    peak = (peak2 - base[1]) / max(peak1 - base[1], base[1])
    print(f"{name:22} {n:8} {time1:8.2f}{time2:8.2f} {time:6.2f} "
          f"{peak1 / 1024:8.0f}{peak2 / 1024:9.0f} {peak:6.2f}", flush=True)
    return time > BOUND or peak > BOUND

def main():
    gesso, *wanted = sys.argv[1:]
    base, = measure(gesso, lint, "a: b\n")
    print(f"{'case':22} {'n':>8} {'time n, 2n (s)':>16} {'ratio':>6} {'peak n, 2n (MB)':>17} {'ratio':>6}")
    bad = [name for put, cases in SORTS for name, make in cases.items() if not wanted or name in wanted
           if all(grows(gesso, base, put, name, SIZES.get(name, 100_000), make) for _ in range(ATTEMPTS))]
    if bad:
        sys.exit("grows faster than the input: " + ", ".join(bad))

main()
