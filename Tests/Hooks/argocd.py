"""Runs the command of the config-management plugin as the README has it, as Argo CD does: in the application's folder."""

import os
import pathlib
import re
import subprocess
import sys

import yaml

readme, gesso = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
blocks = re.findall(r"^```yaml$(.*?)^```$", pathlib.Path(readme).read_text(), re.M | re.S)
documents = [document for block in blocks if "kind: " in block for document in yaml.safe_load_all(block)]
plugin = next(document for document in documents if document["kind"] == "ConfigManagementPlugin")
assert any(document["kind"] == "ApplicationSet" for document in documents)

for tenant in ("", "research"):
    environment = dict(os.environ, PATH=f"{gesso.parent}:{os.environ['PATH']}", ARGOCD_ENV_TENANT=tenant)
    done = subprocess.run(
        plugin["spec"]["generate"]["command"], cwd="fixtures/acme", env=environment, check=True,
        capture_output=True)
    wanted = subprocess.run(
        [gesso, "render", "-C", "fixtures/acme", "--for", "argocd", *(["--tenant", tenant] if tenant else [])],
        check=True, capture_output=True)
    assert done.stdout == wanted.stdout
    objects = list(yaml.safe_load_all(done.stdout))
    assert objects and all(item["kind"] and item["metadata"]["name"] for item in objects)
    print(f"the plugin gives {len(objects)} objects of {tenant or 'all tenants'}, and nothing else")
