"""What was sent, and what a server has stored of it."""

import base64
import json

LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration"
SERVER_METADATA = {
    "uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "selfLink"}


def lost(sent, stored, path=""):
    """What of an object was not stored as it was sent."""
    if isinstance(sent, dict) and isinstance(stored, dict):
        for key, value in sent.items():
            if key in stored:
                yield from lost(value, stored[key], f"{path}.{key}")
            elif value not in (None, {}, []):
                yield f"{path}.{key}"
    elif isinstance(sent, list) and isinstance(stored, list) and len(sent) == len(stored):
        for number, (one, other) in enumerate(zip(sent, stored)):
            yield from lost(one, other, f"{path}[{number}]")
    elif sent != stored or isinstance(sent, bool) != isinstance(stored, bool):
        yield path


def as_stored(sent):
    """What Kubernetes says that it makes of an object: the text of a Secret goes into its data, as one line."""
    sent = json.loads(json.dumps(sent))
    if sent["kind"] != "Secret":
        return sent
    data = {key: base64.b64decode(value) for key, value in (sent.get("data") or {}).items()}
    for key, text in (sent.pop("stringData", None) or {}).items():
        data[key] = text.encode()
    if data:
        sent["data"] = {key: base64.b64encode(value).decode() for key, value in data.items()}
    sent.setdefault("type", "Opaque")
    return sent


def without_server_fields(stored):
    """An object without what the server puts on every one of its kind."""
    stored = json.loads(json.dumps(stored))
    metadata = stored["metadata"]
    for field in SERVER_METADATA:
        metadata.pop(field, None)
    annotations = metadata.get("annotations", {})
    annotations.pop(LAST_APPLIED, None)
    if not annotations:
        metadata.pop("annotations", None)
    metadata.get("labels", {}).pop("kubernetes.io/metadata.name", None)
    if stored["kind"] == "Namespace":
        stored.pop("status"), stored.pop("spec")
    return stored
