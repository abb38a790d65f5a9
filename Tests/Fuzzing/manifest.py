#!/usr/bin/env python3
"""Whether the fuzzing package's modules depend on what they depend on in gesso itself: `manifest.py`.

A build folder of before hides a module that is missing in the list, and a new one finds it only after all else has
been built.
"""
import json, pathlib, subprocess, sys

HERE = pathlib.Path(__file__).resolve().parent

def dependencies(package):
    """By target the names of what it depends on."""
    dump = subprocess.run(["swift", "package", "--package-path", package, "dump-package"],
                          check=True, stdout=subprocess.PIPE).stdout
    return {target["name"]: {list(each.values())[0][0] for each in target["dependencies"]}
            for target in json.loads(dump)["targets"]}

ours, theirs = dependencies(HERE.parent.parent), dependencies(HERE)
faults = [f"{name}: {what} {', '.join(sorted(names))}"
          for name in sorted(theirs.keys() & ours.keys())
          for what, names in (("lacks", ours[name] - theirs[name]), ("needs no", theirs[name] - ours[name]))
          if names]
print("\n".join(faults) or f"the same dependencies in {len(theirs.keys() & ours.keys())} modules")
sys.exit(bool(faults))
