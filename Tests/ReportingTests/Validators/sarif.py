"""Reads SARIF on standard input; fails on a wrong type, a missing or an unknown property.

sarif-pydantic knows the types; sarif-om is generated from the standard's schema and knows every name.
"""

import json
import sys

import attr
import sarif_om
from sarif_pydantic import Sarif

# The class of the objects (or of the items) under each property that gesso writes.
CLASSES = {
    "runs": sarif_om.Run, "tool": sarif_om.Tool, "driver": sarif_om.ToolComponent,
    "rules": sarif_om.ReportingDescriptor, "shortDescription": sarif_om.MultiformatMessageString,
    "results": sarif_om.Result, "message": sarif_om.Message, "description": sarif_om.Message,
    "locations": sarif_om.Location, "relatedLocations": sarif_om.Location,
    "physicalLocation": sarif_om.PhysicalLocation, "logicalLocations": sarif_om.LogicalLocation,
    "artifactLocation": sarif_om.ArtifactLocation, "region": sarif_om.Region,
    "deletedRegion": sarif_om.Region, "fixes": sarif_om.Fix,
    "artifactChanges": sarif_om.ArtifactChange, "replacements": sarif_om.Replacement,
    "insertedContent": sarif_om.ArtifactContent,
}
FREE = {"partialFingerprints"}


def check(value, kind, path):
    if isinstance(value, list):
        for index, item in enumerate(value):
            check(item, kind, f"{path}[{index}]")
    elif isinstance(value, dict):
        fields = {f.metadata["schema_property_name"]: f for f in attr.fields(kind)}
        for name, field in fields.items():
            assert field.default is not attr.NOTHING or name in value, f"{path}: no {name}"
        for name, member in value.items():
            assert name in fields, f"{path}: unknown property {name}"
            if name in FREE:
                assert all(isinstance(v, str) for v in member.values()), f"{path}.{name}"
            elif isinstance(member, dict) or (isinstance(member, list) and member
                                              and isinstance(member[0], dict)):
                check(member, CLASSES[name], f"{path}.{name}")


text = sys.stdin.buffer.read()
log = json.loads(text)
assert log["version"] == "2.1.0"
Sarif.model_validate_json(text)
check(log, sarif_om.SarifLog, "$")
for run in log["runs"]:
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
