"""Checks CustomResourceDefinitions: valid OpenAPI 3.0 schemas, and structural as Kubernetes wants them.

Usage: crds.py FILE... ; ends with 1 and a line for each fault.
"""

import sys

import yaml
from openapi_schema_validator import OAS30Validator

FORBIDDEN = {"$ref", "definitions", "dependencies", "deprecated", "discriminator", "id",
             "patternProperties", "readOnly", "writeOnly", "xml"}


def faults(schema, path):
    """Where a part of a schema breaks the rules for structural schemas."""
    for word in FORBIDDEN & schema.keys():
        yield f"{path}: {word} is not allowed"
    if "type" not in schema and not schema.get("x-kubernetes-int-or-string"):
        yield f"{path}: no type"
    if schema.get("additionalProperties") is False:
        yield f"{path}: additionalProperties: false is not allowed"
    if "properties" in schema and isinstance(schema.get("additionalProperties"), dict):
        yield f"{path}: properties and additionalProperties exclude each other"
    if schema.get("type") == "array" and "items" not in schema:
        yield f"{path}: an array without items"
    for name, part in schema.get("properties", {}).items():
        yield from faults(part, f"{path}.{name}")
    if "items" in schema:
        yield from faults(schema["items"], f"{path}[]")
    if isinstance(schema.get("additionalProperties"), dict):
        yield from faults(schema["additionalProperties"], f"{path}.*")


def check(file):
    with open(file, encoding="utf-8") as stream:
        definition = yaml.safe_load(stream)
    spec = definition["spec"]
    names = spec["names"]
    if definition["metadata"]["name"] != f"{names['plural']}.{spec['group']}":
        yield f"{file}: metadata.name is not plural.group"
    if sum(version["storage"] for version in spec["versions"]) != 1:
        yield f"{file}: not exactly one stored version"
    for version in spec["versions"]:
        schema = version["schema"]["openAPIV3Schema"]
        OAS30Validator.check_schema(schema)
        yield from faults(schema, f"{file}:{version['name']}")


found = [fault for file in sys.argv[1:] for fault in check(file)]
for fault in found:
    print(fault)
print(f"{len(sys.argv) - 1} definitions, {len(found)} faults")
sys.exit(bool(found) or len(sys.argv) < 2)
