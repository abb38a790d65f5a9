"""What PaletteAI's admission webhook refuses across objects, as a webhook of the real API server.

Source: Configure Integrations, "Configuration constraints"; Create and Manage Projects; Create and Manage Tenants;
Delete Tenants. It is written from those pages and knows nothing of gesso, so that an order that gesso gets wrong is
refused here.
"""

import base64
import http.server
import json
import ssl
import subprocess
import threading

PLATFORM = "/apis/spectrocloud.com/v1alpha1"
PROVIDERS = {
    "Secret": "/api/v1",
    "SealedSecret": "/apis/bitnami.com/v1alpha1",
    "ExternalSecret": "/apis/external-secrets.io/v1",
}
PLURALS = {
    "Tenant": "tenants", "Project": "projects", "Settings": "settings", "ComputeConfig": "computeconfigs",
    "Secret": "secrets", "SealedSecret": "sealedsecrets", "ExternalSecret": "externalsecrets",
}


def provided(item):
    """The name of the Secret that an object is or makes."""
    spec = item.get("spec", {})
    made = spec.get("target", {}) if "target" in spec else spec.get("template", {}).get("metadata", {})
    return made.get("name") or item["metadata"]["name"]


def references(item):
    """What an object needs: pairs of what and (kind, namespace, name)."""
    kind, spec = item["kind"], item.get("spec", {})
    namespace = item["metadata"].get("namespace")
    if kind == "Tenant" and "settingsRef" in spec:
        target = spec["settingsRef"]
        # The Tenant's controller makes this namespace, so that Settings in it can only come later.
        if target["namespace"] != "tenant-" + item["metadata"]["name"]:
            yield "Settings", target["namespace"], target["name"]
    if kind == "Project":
        yield "Tenant", None, spec["tenantRef"]["name"]
        if "settingsRef" in spec:
            yield "Settings", namespace, spec["settingsRef"]["name"]
        if "computeConfigRef" in spec:
            target = spec["computeConfigRef"]
            yield "ComputeConfig", target.get("namespace", namespace), target["name"]
    if kind == "Settings":
        integrations = spec.get("integrations", {})
        ngc = integrations.get("nvidia", {}).get("ngc", {})
        for reference in (
            integrations.get("palette"), integrations.get("huggingFace", {}).get("apiKey"),
            ngc.get("apiKey"), ngc.get("imagePullSecret"),
        ):
            if reference:
                yield "Secret", namespace, reference["name"]
    if kind == "Secret":
        palette = item.get("data", {}).get("palette")
        try:
            certificate = json.loads(base64.b64decode(palette or "")).get("tlsSecretRef")
        except (ValueError, AttributeError):
            certificate = None
        if certificate:
            yield "Secret", namespace, certificate


class Admission:
    """The webhook, and what it knows of the cluster."""

    def __init__(self, cluster):
        self.cluster = cluster
        # What someone else has made, as (kind, namespace, name).
        self.elsewhere = lambda target: False

    def live(self, kind):
        root = PROVIDERS.get(kind, PLATFORM)
        items = self.cluster.request("GET", f"{root}/{PLURALS[kind]}")["items"]
        return [dict(item, kind=kind) for item in items]

    def exists(self, target):
        kind, namespace, name = target
        kinds = PROVIDERS if kind == "Secret" else [kind]
        return any(
            item["metadata"].get("namespace") == namespace
            and (provided(item) if kind == "Secret" else item["metadata"]["name"]) == name
            for candidate in kinds for item in self.live(candidate))

    def referrers(self, item):
        """The live objects that need an object."""
        kind = "Secret" if item["kind"] in PROVIDERS else item["kind"]
        name = provided(item) if kind == "Secret" else item["metadata"]["name"]
        target = (kind, item["metadata"].get("namespace"), name)
        for candidate in ("Tenant", "Project", "Settings", "Secret"):
            for other in self.live(candidate):
                if target in references(other):
                    yield other

    def contents(self, namespace):
        for kind in PLURALS:
            for item in self.live(kind):
                if item["metadata"].get("namespace") == namespace:
                    yield item

    def refusal(self, request):
        """Why a request is refused; nothing where it is not."""
        if request["operation"] == "DELETE":
            item = request["oldObject"]
            others = list(self.referrers(item))
            if item["kind"] == "Namespace":
                others = list(self.contents(item["metadata"]["name"]))
            return others and "still needed by " + ", ".join(
                f"{other['kind']} {other['metadata']['name']}" for other in others)
        missing = [
            target for target in references(request["object"])
            if not self.exists(target) and not self.elsewhere(target)]
        return missing and f"needs what is not there: {missing}"

    def review(self, request):
        refusal = self.refusal(request)
        return {
            "apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview",
            "response": {
                "uid": request["uid"], "allowed": not refusal,
                "status": {"message": refusal or ""}}}

    # Serving

    def __enter__(self):
        folder = self.cluster.folder
        key, certificate = folder / "webhook.key", folder / "webhook.crt"
        subprocess.run([
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj",
            "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out",
            certificate], check=True, capture_output=True)
        admission = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["request"]
                answer = json.dumps(admission.review(request)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.register(certificate)
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def register(self, certificate):
        def rule(groups, resources):
            return {
                "apiGroups": groups, "apiVersions": ["*"], "resources": resources,
                "operations": ["CREATE", "UPDATE", "DELETE"]}

        port = self.server.server_address[1]
        self.cluster.request(
            "POST", "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations", {
                "apiVersion": "admissionregistration.k8s.io/v1",
                "kind": "ValidatingWebhookConfiguration", "metadata": {"name": "platform"},
                "webhooks": [{
                    "name": "platform.gesso.test", "sideEffects": "None",
                    "admissionReviewVersions": ["v1"], "failurePolicy": "Fail", "timeoutSeconds": 20,
                    "clientConfig": {
                        "url": f"https://127.0.0.1:{port}/",
                        "caBundle": base64.b64encode(certificate.read_bytes()).decode()},
                    "rules": [
                        rule([""], ["namespaces", "secrets"]),
                        rule(["spectrocloud.com"],
                             ["tenants", "projects", "settings", "computeconfigs"]),
                        rule(["bitnami.com"], ["sealedsecrets"]),
                        rule(["external-secrets.io"], ["externalsecrets"])]}]})
