"""Reads a code quality report on standard input; fails where GitLab would refuse it or leave out a part.

GitLab checks each entry against a schema of its own (`codeclimate.json`), which says the types of these
members and no more; what its documentation says beyond that is checked as well.
"""

import json
import sys

import jsonschema

TEXT = {"type": "string", "minLength": 1}
ISSUE = {
    "type": "object",
    "required": ["description", "check_name", "fingerprint", "severity", "location"],
    "properties": {
        "description": TEXT,
        "check_name": TEXT,
        "fingerprint": TEXT,
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {
            "type": "object",
            "required": ["path", "lines"],
            "properties": {
                "path": {"type": "string", "minLength": 1, "not": {"pattern": "^(\\./|/)"}},
                "lines": {
                    "type": "object",
                    "required": ["begin"],
                    "properties": {"begin": {"type": "integer", "minimum": 1}},
                },
            },
        },
    },
}

text = sys.stdin.buffer.read()
assert not text.startswith(b"\xef\xbb\xbf"), "GitLab refuses a byte order mark"
issues = json.loads(text)
jsonschema.validate(issues, {"type": "array", "items": ISSUE})
fingerprints = [issue["fingerprint"] for issue in issues]
assert len(set(fingerprints)) == len(fingerprints), "fingerprints are not unique"
