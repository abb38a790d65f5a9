"""Applies the bundles of all fixtures to a real kube-apiserver and takes them away again.

Every object has to be admitted at the first try and stored as it was sent; a second apply changes nothing; deletion
goes in the order of `gesso plan`. The test plays the platform: its admission webhook, its controllers, SOPS.
"""

import base64
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

from admission import PLURALS, Admission
from cluster import Cluster

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration"
SERVER_METADATA = {
    "uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "selfLink"}
DIALECTS = ["argocd", "kpt", "kapp", "flux"]


def check(condition, message):
    if not condition:
        raise SystemExit(f"FAILED: {message}")


def fixtures():
    """Every folder of fixtures that is a repository of its own."""
    yield ROOT / "fixtures/acme"
    yield ROOT / "fixtures/inheritance"
    yield from sorted((ROOT / "fixtures/palette-docs").iterdir())
    yield from sorted(path for path in (ROOT / "fixtures/plan").glob("*/*") if path.is_dir())
    yield from sorted((ROOT / "fixtures/rules").glob("*/good*"))


class Bundle:
    """A fixture's bundle: a file an object, in order."""

    def __init__(self, gesso, fixture, folder):
        self.gesso, self.fixture, self.folder = gesso, fixture, folder
        self.name = str(fixture.relative_to(ROOT / "fixtures"))

    def render(self, *options, into="bundle"):
        target = self.folder / into
        done = subprocess.run(
            [self.gesso, "render", "-C", self.fixture, "-o", f"{target}/", "--quiet", *options],
            capture_output=True, text=True)
        check(done.returncode in (0, 1, 3), f"{self.name}: {done.stderr}")
        return target if done.returncode == 0 else None

    def unknown_fields(self):
        """The fields that the server will prune, as gesso warns."""
        done = subprocess.run(
            [self.gesso, "lint", "-C", self.fixture, "--format", "json"], capture_output=True, text=True)
        return {
            ((found["object"]["kind"], found["object"]["namespace"], found["object"]["name"]),
             "." + found["field"])
            for found in json.loads(done.stdout)["findings"] if found["rule"] == "unknown-field"}

    def plan_of_deletion(self):
        """The steps that take everything of the fixture out of the cluster."""
        repository = self.folder / "repository"
        shutil.copytree(self.fixture, repository)

        def git(*arguments):
            subprocess.run(
                ["git", "-c", "user.name=test", "-c", "user.email=test@example.com", *arguments],
                cwd=repository, check=True, capture_output=True)

        git("init", "-q")
        git("add", "-A", "-f")
        git("commit", "-qm", "everything")
        for path in repository.rglob("*.y*ml"):
            if path.name != "gesso.yaml":
                path.unlink()
        git("commit", "-qam", "nothing")
        done = subprocess.run(
            [self.gesso, "plan", "-C", repository, "HEAD~1..HEAD", "--allow-empty", "--format", "json"],
            capture_output=True, text=True)
        # Such a plan is unsafe, of course, which is what 1 says.
        check(done.returncode in (0, 1), f"{self.name}: {done.stderr}")
        return json.loads(done.stdout)["steps"]


def prepared(text):
    """What SOPS and Flux's substitution make of a manifest before it is applied."""
    text = re.sub(r"\$\{\w+\}", base64.b64encode(b"substituted").decode(), text)
    if not re.search(r"^sops:", text, re.M):
        return text
    text = re.sub(r"^sops:\n(?:[ -].*\n|\n)*", "", text, flags=re.M)
    is_text = re.search(r"^stringData:", text, re.M)

    def value(match):
        plain = '{"auths": {}}' if match[1] == ".dockerconfigjson" else "decrypted"
        return f"  {match[1]}: " + json.dumps(
            plain if is_text else base64.b64encode(plain.encode()).decode())

    return re.sub(r"^  (\S+): ENC\[[^\]]*\]$", value, text, flags=re.M)


def identity(item):
    metadata = item["metadata"]
    return item["kind"], metadata.get("namespace"), metadata["name"]


def named(path):
    """The identity of a manifest that gesso or kustomize wrote."""
    return [
        (
            re.search(r"^kind: (\S+)$", text, re.M)[1],
            (re.search(r"^  namespace: (\S+)$", text, re.M) or [None, None])[1],
            re.search(r"^  name: (\S+)$", text, re.M)[1].strip("'\""),
        )
        for text in re.split(r"^---\n", path, flags=re.M) if re.search(r"^kind: ", text, re.M)]


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


class Acceptance:
    def __init__(self, cluster, admission, gesso):
        self.cluster, self.admission, self.gesso = cluster, admission, gesso
        self.admitted = 0
        self.objects = 0
        self.deleted = 0
        self.others = {}

    # The platform

    def path(self, kind, namespace, name):
        if not hasattr(self, "resources"):
            self.resources = {}
            versions = ["/api/v1"] + [
                f"/apis/{group['preferredVersion']['groupVersion']}"
                for group in self.cluster.request("GET", "/apis")["groups"]]
            versions += [
                f"/apis/{version['groupVersion']}"
                for group in self.cluster.request("GET", "/apis")["groups"]
                for version in group["versions"]]
            for version in versions:
                for resource in self.cluster.request("GET", version)["resources"]:
                    if "/" not in resource["name"]:
                        self.resources.setdefault(resource["kind"], (version, resource["name"]))
        version, plural = self.resources[kind]
        return version + (f"/namespaces/{namespace}" if namespace else "") + f"/{plural}/{name}"

    def stored(self, kind, namespace, name):
        return self.cluster.request("GET", self.path(kind, namespace, name))

    def create_namespace(self, name):
        if name not in self.namespaces():
            self.cluster.request("POST", "/api/v1/namespaces", {"metadata": {"name": name}})

    def namespaces(self):
        return [item["metadata"]["name"]
                for item in self.cluster.request("GET", "/api/v1/namespaces")["items"]]

    def play_tenant_controller(self, name):
        """Makes a Tenant's namespace and says so in its status."""
        self.create_namespace(f"tenant-{name}")
        self.cluster.request(
            "PATCH", self.path("Tenant", None, name) + "/status", {"status": {"conditions": [
                {"type": "TenantNamespaceCreated", "status": "True"}]}},
            "application/merge-patch+json")

    def delete(self, kind, namespace, name):
        """Deletes an object as `kubectl delete` does, and plays the namespace controller."""
        path = self.path(kind, namespace, name)
        self.cluster.request("DELETE", path)
        if kind == "Namespace":
            item = self.cluster.request("GET", path)
            item["spec"]["finalizers"] = []
            self.cluster.request("PUT", f"{path}/finalize", item)

    def prepare(self, bundle, identities):
        """Lets exist what a bundle takes from elsewhere: the namespaces that it needs and does not make."""
        own = {name for kind, _, name in identities if kind == "Namespace"}
        own |= {f"tenant-{name}" for kind, _, name in identities if kind == "Tenant"}
        own.add(None)
        known = set(identities)
        self.admission.elsewhere = lambda target: not any(
            (kind, *target[1:]) in known
            for kind in (["Secret", "SealedSecret", "ExternalSecret"] if target[0] == "Secret"
                         else [target[0]]))
        for _, namespace, _ in identities:
            if namespace not in own:
                self.create_namespace(namespace)
                own.add(namespace)

    def clear(self, identities):
        """Removes what no plan is asked about: other people's namespaces."""
        for name in self.namespaces():
            if name not in ("default", "kube-system", "kube-public", "kube-node-lease"):
                self.delete("Namespace", None, name)
        self.others.clear()

    # Applying

    def apply_one_by_one(self, bundle, files, folder):
        identities = []
        for file in files:
            text = file.read_text()
            if wait := re.search(r"^# wait for .*: kubectl (wait .*)$", text, re.M):
                tenant = wait[1].rsplit("/", 1)[1]
                self.play_tenant_controller(tenant)
                done = self.cluster.kubectl(*wait[1].split())
                check(done.returncode == 0, f"{bundle.name}: {wait[0]}: {done.stderr}")
            copy = folder / file.name
            copy.write_text(prepared(text))
            done = self.cluster.kubectl("apply", *self.options, "-f", copy, "-o", "json")
            check(done.returncode == 0, f"{bundle.name}: {file.name}: {done.stderr}")
            answer = json.loads(done.stdout)
            check(identity(answer) == named(text)[0], f"{bundle.name}: {file.name} is another object")
            identities.append(identity(answer))
            self.compare(bundle, self.stored(*identity(answer)))
        self.admitted += len(files)
        self.objects += len(files)
        return identities

    def compare(self, bundle, stored):
        sent = as_stored(json.loads(stored["metadata"]["annotations"][LAST_APPLIED]))
        kept = without_server_fields(stored)
        where = f"{bundle.name}: {identity(stored)}"
        pruned = list(lost(sent, kept))
        warned = [field for key, field in self.unknown if key == identity(stored)]
        check(pruned == warned, f"{where} is not stored as it was sent: {pruned}, warned of {warned}")
        sent["metadata"].setdefault("annotations", {}), kept["metadata"].setdefault("annotations", {})
        sent["metadata"].get("labels") or sent["metadata"].pop("labels", None)
        kept["metadata"].get("labels") or kept["metadata"].pop("labels", None)
        added = list(lost(kept, sent))
        check(not added, f"{where} is stored with more than was sent: {added}")

    def apply_again(self, bundle, folder, identities):
        """A second apply of the whole folder changes nothing.

        What is stored stays the same to its version. kubectl says "configured" of a Secret with stringData, which
        the server never gives back, and of an object with a pruned field; of these the content stays the same.
        """
        before = {key: self.stored(*key) for key in identities}
        silent = [key for key, item in before.items() if key[0] == "Secret" and "stringData" in json.loads(
            item["metadata"]["annotations"][LAST_APPLIED])] + [key for key, _ in self.unknown]
        done = self.cluster.kubectl("apply", *self.options, "-f", folder)
        lines = done.stdout.splitlines()
        changed = [line for line in lines if not line.endswith(" unchanged")]
        check(
            done.returncode == 0 and len(lines) == len(identities)
            and all(line.split("/")[1] in {f"{name} configured" for _, _, name in silent}
                    for line in changed),
            f"{bundle.name}: a second apply is not without effect: {changed} {done.stderr}")
        for key, item in before.items():
            after = self.stored(*key)
            if key in silent:
                item, after = without_server_fields(item), without_server_fields(after)
            check(item == after, f"{bundle.name}: a second apply changed {key}")

    def apply_at_once(self, bundle, arguments, identities, text=None):
        """One `kubectl apply` for all; objects behind a gate need a second, once the namespace is there."""
        self.prepare(bundle, identities)
        tenants = {f"tenant-{name}": name for kind, _, name in identities if kind == "Tenant"}
        gated = [key for key in identities if key[1] in tenants]
        done = self.cluster.kubectl("apply", *self.options, *arguments, input=text)
        created = [line for line in done.stdout.splitlines() if line.endswith(" created")]
        if gated:
            check(done.returncode != 0, f"{bundle.name}: what is behind a gate went through it")
            for name in tenants.values():
                self.play_tenant_controller(name)
            done = self.cluster.kubectl("apply", *self.options, *arguments, input=text)
            created += [line for line in done.stdout.splitlines() if line.endswith(" created")]
        check(
            done.returncode == 0 and len(created) == len(identities),
            f"{bundle.name}: kubectl apply {arguments}: {len(created)} of {len(identities)} created: "
            f"{done.stderr}")
        self.admitted += len(identities)

    def take_away(self, bundle, steps, identities):
        """Deletes in the order of the plan; the webhook refuses what is still needed."""
        left = set(identities)
        for step in steps:
            key = tuple(step["object"][part] for part in ("kind", "namespace", "name"))
            if step["action"] == "detach":
                field = step["fields"][0]["path"].removeprefix("spec.")
                self.cluster.request(
                    "PATCH", self.path(*key), {"spec": {field: None}}, "application/merge-patch+json")
                continue
            check(step["action"] == "delete", f"{bundle.name}: the plan has a step {step['action']}")
            try:
                self.delete(*key)
            except OSError as error:
                check(False, f"{bundle.name}: {key}: {error}")
            left.discard(key)
            self.deleted += 1
        check(not left, f"{bundle.name}: the plan does not delete {left}")
        remaining = [identity(item) for kind in PLURALS for item in self.admission.live(kind)]
        check(not remaining, f"{bundle.name}: the cluster still has {remaining}")
        self.clear(identities)

    # A fixture

    def run(self, bundle, is_thorough):
        rendered = bundle.render()
        if rendered is None:
            return None
        self.unknown = sorted(bundle.unknown_fields())
        # kubectl refuses what gesso only warns of; the server prunes it.
        self.options = ["--validate=false"] if self.unknown else []
        files = sorted(rendered.glob("*.yaml"))
        if not files:
            return None
        identities = [key for file in files for key in named(file.read_text())]
        plain = bundle.folder / "applied"
        plain.mkdir()
        self.prepare(bundle, identities)
        applied = self.apply_one_by_one(bundle, files, plain)
        check(applied == identities, f"{bundle.name}: the files are not in order")
        self.apply_again(bundle, plain, identities)
        if bundle.name == "acme":
            self.prove_the_platform(bundle, identities)
        if is_thorough:
            for dialect in DIALECTS:
                self.try_dialect(bundle, dialect, len(identities))
        steps = bundle.plan_of_deletion()
        self.take_away(bundle, steps, identities)
        if is_thorough:
            self.apply_at_once(bundle, ["-f", plain], identities)
            self.take_away(bundle, steps, identities)
            self.apply_kustomized(bundle, rendered, plain, steps, identities)
        return len(identities)

    def prove_the_platform(self, bundle, identities):
        """The test can fail: what is still needed cannot be deleted, what lacks something cannot come."""
        refused = {}
        for kind, namespace, name in identities:
            path = self.path(kind, namespace, name)
            try:
                self.cluster.request("DELETE", f"{path}?dryRun=All")
            except OSError as error:
                check("still needed by" in str(error), f"{bundle.name}: {error}")
                refused[kind] = refused.get(kind, 0) + 1
        expected = {"Namespace", "Secret", "SealedSecret", "ExternalSecret", "Settings", "Tenant",
                    "ComputeConfig"}
        check(set(refused) == expected, f"{bundle.name}: refused for deletion: {refused}")
        # Of a name that is in no bundle the webhook takes it that it is elsewhere; here it is nowhere.
        known, self.admission.elsewhere = self.admission.elsewhere, lambda target: False
        for missing in ("tenantRef", "settingsRef", "computeConfigRef"):
            project = next(item for item in self.admission.live("Project") if missing in item["spec"])
            project = self.stored(*identity(project))
            project["spec"][missing]["name"] = "not-there"
            try:
                self.cluster.request("PUT", f"{self.path(*identity(project))}?dryRun=All", project)
                check(False, f"{bundle.name}: a Project came without its {missing}")
            except OSError as error:
                check("needs what is not there" in str(error), f"{bundle.name}: {error}")
        self.admission.elsewhere = known
        print(f"  refused, as it has to be: the deletion of {sum(refused.values())} objects of {bundle.name}")

    def apply_kustomized(self, bundle, rendered, plain, steps, identities):
        """`kubectl kustomize` keeps the order, so that its output is admitted as well."""
        shutil.copy(rendered / "Kustomization", plain)
        done = self.cluster.kubectl("kustomize", plain)
        if 'unknown field "sortOptions"' in done.stderr:
            print("  kubectl kustomize is older than sortOptions here: skipped")
            return
        check(done.returncode == 0, f"{bundle.name}: {done.stderr}")
        check(named(done.stdout) == identities, f"{bundle.name}: kustomize gives another order")
        self.apply_at_once(bundle, ["-f", "-"], identities, done.stdout)
        self.take_away(bundle, steps, identities)

    def try_dialect(self, bundle, dialect, count):
        """The server takes the objects of another applier's bundle as well."""
        rendered = bundle.render("--for", dialect, into=dialect)
        folder = bundle.folder / f"{dialect}-objects"
        folder.mkdir()
        for file in sorted(rendered.rglob("[0-9]*.yaml")):
            if file.name != "000-config-kapp.yaml":
                (folder / file.name).write_text(prepared(file.read_text()))
        done = self.cluster.kubectl("apply", *self.options, "--dry-run=server", "-f", folder)
        check(
            done.returncode == 0 and len(done.stdout.splitlines()) == count,
            f"{bundle.name} for {dialect}: {done.stdout}{done.stderr}")


def main(apiserver, gesso, *names):
    started = time.monotonic()
    with Cluster(apiserver) as cluster:
        version = cluster.request("GET", "/version")["gitVersion"]
        for folder in (ROOT / "schemas/crds", HERE / "crds"):
            done = cluster.kubectl("apply", "-f", folder)
            check(done.returncode == 0, done.stderr)
        done = cluster.kubectl(
            "wait", "--for=condition=Established", "--timeout=60s", "crd", "--all")
        check(done.returncode == 0, done.stderr)
        with Admission(cluster) as admission:
            acceptance = Acceptance(cluster, admission, gesso)
            applied, left_out = 0, []
            for fixture in fixtures():
                if names and str(fixture.relative_to(ROOT / "fixtures")) not in names:
                    continue
                is_thorough = not {ROOT / "fixtures/rules", ROOT / "fixtures/plan"} & {*fixture.parents}
                with tempfile.TemporaryDirectory() as folder:
                    bundle = Bundle(gesso, fixture, pathlib.Path(folder))
                    count = acceptance.run(bundle, is_thorough)
                if count is None:
                    left_out.append(bundle.name)
                    continue
                applied += 1
                print(f"{bundle.name}: {count} objects", flush=True)
            print(f"not applied, since they have errors or no objects: {', '.join(left_out)}")
            check(
                not {"acme", "inheritance"} & set(left_out), "acme and inheritance have to render")
            print(
                f"kube-apiserver {version}: {acceptance.objects} objects of {applied} repositories "
                f"admitted at the first try and stored as sent; {acceptance.admitted} applied, "
                f"{acceptance.deleted} deletions in plan order, "
                f"{time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main(*sys.argv[1:])
