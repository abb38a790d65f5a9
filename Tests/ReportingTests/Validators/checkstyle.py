"""Reads Checkstyle XML on standard input; fails unless it is well-formed and of Checkstyle's shape."""

import sys
import xml.etree.ElementTree

root = xml.etree.ElementTree.fromstring(sys.stdin.buffer.read())
assert root.tag == "checkstyle" and root.get("version")
for file in root:
    assert file.tag == "file" and file.get("name")
    for error in file:
        assert error.tag == "error" and error.get("message") and error.get("source")
        assert int(error.get("line")) > 0 and int(error.get("column")) > 0
        assert error.get("severity") in ("ignore", "info", "warning", "error")
