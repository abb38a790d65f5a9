"""Reads a JSON report on standard input; fails unless it fits the schema whose path is the argument."""

import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
kind = jsonschema.validators.validator_for(schema)
kind.check_schema(schema)
errors = [f"{e.json_path}: {e.message}" for e in kind(schema).iter_errors(json.load(sys.stdin))]
assert not errors, "\n".join(errors)
