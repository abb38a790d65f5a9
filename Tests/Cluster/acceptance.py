"""Applies the bundles of all fixtures to a real kube-apiserver and takes them away again.

Every object has to be admitted at the first try and stored as it was sent; a second apply changes nothing; deletion
goes in the order of `gesso plan`. The test plays the platform: its admission webhook, its controllers, SOPS.
"""

import json
import pathlib
import re
import shutil
import sys
import tempfile
import time

from admission import PLURALS, Admission
from bundles import ROOT, Bundle, check, fixtures, identity, named, prepared
from cluster import Cluster
from comparison import LAST_APPLIED, as_stored, lost, without_server_fields

HERE = pathlib.Path(__file__).resolve().parent
DIALECTS = ["argocd", "kpt", "kapp", "flux"]


class Acceptance:
    def __init__(self, cluster, admission, gesso):
        self.cluster, self.admission, self.gesso = cluster, admission, gesso
        self.admitted = 0
        self.objects = 0
        self.deleted = 0
        self.resources = self.find_resources()

    # The platform

    def find_resources(self):
        """Where the objects of each kind are to be found: a path and a plural."""
        resources = {}
        groups = self.cluster.request("GET", "/apis")["groups"]
        versions = ["/api/v1"] + [
            f"/apis/{version['groupVersion']}" for group in groups for version in group["versions"]]
        for version in versions:
            for resource in self.cluster.request("GET", version)["resources"]:
                if "/" not in resource["name"]:
                    resources.setdefault(resource["kind"], (version, resource["name"]))
        return resources

    def path(self, kind, namespace, name):
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

    def clear(self):
        """Removes what no plan is asked about: other people's namespaces."""
        for name in self.namespaces():
            if name not in ("default", "kube-system", "kube-public", "kube-node-lease"):
                self.delete("Namespace", None, name)

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
        self.clear()

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
