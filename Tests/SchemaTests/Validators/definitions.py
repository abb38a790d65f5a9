"""Validates every definition of the fixtures with check-jsonschema.

Folders that have to be clean have to be valid; the bad definitions of the rules that speak of the shape
of a definition have to be refused. Usage: definitions.py REPOSITORY CHECK-JSONSCHEMA
"""

import pathlib
import re
import subprocess
import sys
import tempfile

root, tool = pathlib.Path(sys.argv[1]), sys.argv[2]
SHAPE = {"unknown-field", "wrong-type", "invalid-value"}
KINDS = ("Tenant", "Project", "ComputeConfig", "Configuration")


def documents(file):
    """The definitions of a file with their kinds; documents are told apart by their lines alone."""
    text = file.read_text(encoding="utf-8", errors="replace")
    for part in re.split(r"(?m)^---.*$", text):
        kind = re.search(r"(?m)^kind: *([A-Za-z]+)", part)
        if re.search(r"(?m)^apiVersion: *gesso/v1", part) and kind and kind[1] in KINDS:
            yield kind[1], part


def schema(kind):
    if kind == "Configuration":
        return root / "schemas/configuration.schema.json"
    return root / f"schemas/definitions/{kind.lower()}.schema.json"


def expectation(path, text):
    """True for valid, False for refused, None where the fault is none of the shape."""
    parts = path.parts
    if parts[0] in ("acme", "inheritance", "palette-docs"):
        return True
    if parts[0] != "rules" or len(parts) < 3:
        return None
    if parts[2].startswith("good"):
        return True
    # A quoted number where a string is meant is told by what kubectl reads, which is YAML 1.1.
    expected = re.findall(r"# expect(?:-next)?: ([a-z-]+)", text)
    return False if SHAPE.intersection(expected) else None


cases = {True: {}, False: {}}
with tempfile.TemporaryDirectory() as folder:
    for file in sorted((root / "fixtures").rglob("*.yaml")):
        path = file.relative_to(root / "fixtures")
        for number, (kind, text) in enumerate(documents(file)):
            wanted = expectation(path, text)
            if wanted is None:
                continue
            copy = pathlib.Path(folder) / f"{str(path).replace('/', '__')}.{number}.yaml"
            copy.write_text(text, encoding="utf-8")
            cases[wanted].setdefault(kind, []).append(copy)
    failures = []
    for kind, files in cases[True].items():
        result = subprocess.run(
            [tool, "--schemafile", schema(kind), *files], capture_output=True, text=True)
        if result.returncode:
            failures.append(f"{kind}: refused what is good\n{result.stdout}{result.stderr}")
    for kind, files in cases[False].items():
        for file in files:
            result = subprocess.run(
                [tool, "--schemafile", schema(kind), file], capture_output=True, text=True)
            if not result.returncode:
                failures.append(f"{file.name}: accepted what is bad")

for wanted, kinds in cases.items():
    counts = ", ".join(f"{len(files)} {kind}" for kind, files in sorted(kinds.items()))
    print("valid" if wanted else "refused", "expected:", counts)
    if not kinds:
        failures.append("there are no fixtures")
print("\n".join(failures))
sys.exit(1 if failures else 0)
