"""Reads a code quality report on standard input; fails where GitLab's documentation says otherwise."""

import json
import sys

text = sys.stdin.buffer.read()
assert not text.startswith(b"\xef\xbb\xbf"), "GitLab refuses a byte order mark"
issues = json.loads(text)
assert isinstance(issues, list)
for issue in issues:
    for name in ("description", "check_name", "fingerprint", "severity"):
        assert isinstance(issue[name], str) and issue[name], name
    assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
    path, begin = issue["location"]["path"], issue["location"]["lines"]["begin"]
    assert isinstance(path, str) and not path.startswith("./")
    assert isinstance(begin, int) and begin > 0
fingerprints = [issue["fingerprint"] for issue in issues]
assert len(set(fingerprints)) == len(fingerprints), "fingerprints are not unique"
