"""Reads workflow commands on standard input as a runner does; prints what it understood as JSON."""

import json
import sys

PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))


def unescape(text, table):
    for code, character in table:
        text = text.replace(code, character)
    return text


commands = []
for line in sys.stdin.buffer.read().decode().split("\n")[:-1]:
    assert line.startswith("::"), line
    head, separator, data = line[2:].partition("::")
    assert separator, line
    name, _, rest = head.partition(" ")
    assert name in ("error", "warning", "notice"), line
    properties = {}
    for pair in rest.split(","):
        key, equals, value = pair.partition("=")
        assert equals and key in ("file", "line", "endLine", "col", "endColumn", "title"), pair
        properties[key] = unescape(value, PROPERTY)
    commands.append({"name": name, "properties": properties, "data": unescape(data, DATA)})
print(json.dumps(commands))
