"""etcd and a kube-apiserver on loopback, and what is said to them; both end with the test."""

import base64
import http.client
import json
import os
import pathlib
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
import urllib.request

TOKEN = "test-token"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Refused(OSError):
    """The API server's no, in its own words."""


class Cluster:
    """A cluster without controllers: the test plays them."""

    def __init__(self, apiserver):
        self.apiserver = apiserver
        self.processes = []
        self.connections = threading.local()

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gesso-cluster-"))
        try:
            etcd = self.start_etcd()
            self.start_apiserver(etcd)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if os.environ.get("GESSO_KEEP_CLUSTER") != "1":
            shutil.rmtree(self.folder, ignore_errors=True)

    # Starting

    def spawn(self, name, arguments):
        log = open(self.folder / f"{name}.log", "wb")
        process = subprocess.Popen(arguments, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        self.processes.append(process)
        return process

    def start_etcd(self):
        client, peer = (f"http://127.0.0.1:{free_port()}" for _ in range(2))
        process = self.spawn("etcd", [
            "etcd", "--name", "one", "--data-dir", self.folder / "etcd",
            "--listen-client-urls", client, "--advertise-client-urls", client,
            "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer,
            "--initial-cluster", f"one={peer}", "--logger", "zap"])
        self.wait_for(process, "etcd", lambda: urllib.request.urlopen(f"{client}/health", timeout=5))
        return client

    def start_apiserver(self, etcd):
        port = self.port = free_port()
        self.url = f"https://127.0.0.1:{port}"
        key, tokens = self.folder / "service-accounts.key", self.folder / "tokens.csv"
        subprocess.run(["openssl", "genrsa", "-out", key, "2048"], check=True, capture_output=True)
        tokens.write_text(f"{TOKEN},test,test,system:masters\n")
        process = self.spawn("kube-apiserver", [
            self.apiserver, f"--etcd-servers={etcd}", "--bind-address=127.0.0.1",
            f"--secure-port={port}", f"--cert-dir={self.folder / 'certificates'}",
            f"--token-auth-file={tokens}", "--authorization-mode=AlwaysAllow",
            "--service-cluster-ip-range=10.0.0.0/24", "--endpoint-reconciler-type=none",
            "--disable-admission-plugins=ServiceAccount", f"--service-account-key-file={key}",
            f"--service-account-signing-key-file={key}",
            "--service-account-issuer=https://kubernetes.default.svc"])
        certificate = self.folder / "certificates" / "apiserver.crt"

        def is_ready():
            self.context = ssl.create_default_context(cafile=str(certificate))
            self.request("GET", "/readyz")

        self.wait_for(process, "kube-apiserver", is_ready)
        self.write_kubeconfig(certificate)

    def wait_for(self, process, name, check):
        deadline = time.monotonic() + 120
        while True:
            try:
                return check()
            except (OSError, http.client.HTTPException) as error:
                if process.poll() is not None or time.monotonic() > deadline:
                    log = (self.folder / f"{name}.log").read_text()[-3000:]
                    raise SystemExit(f"{name} does not start: {error}\n{log}") from error
                time.sleep(0.2)

    def write_kubeconfig(self, certificate):
        ca = base64.b64encode(certificate.read_bytes()).decode()
        self.kubeconfig = self.folder / "kubeconfig"
        self.kubeconfig.write_text(json.dumps({
            "apiVersion": "v1", "kind": "Config", "current-context": "test",
            "clusters": [{"name": "test", "cluster": {
                "server": self.url, "certificate-authority-data": ca}}],
            "users": [{"name": "test", "user": {"token": TOKEN}}],
            "contexts": [{"name": "test", "context": {"cluster": "test", "user": "test"}}]}))

    # Talking

    def request(self, method, path, body=None, content_type="application/json"):
        """What the API server answers; JSON where it is."""
        if not hasattr(self.connections, "one"):
            self.connections.one = http.client.HTTPSConnection(
                "127.0.0.1", self.port, context=self.context, timeout=60)
        connection = self.connections.one
        try:
            connection.request(
                method, path, None if body is None else json.dumps(body),
                {"Authorization": f"Bearer {TOKEN}", "Content-Type": content_type})
            response = connection.getresponse()
            answer = response.read()
        except BaseException:
            del self.connections.one
            connection.close()
            raise
        if response.status >= 400:
            raise Refused(answer.decode())
        return json.loads(answer) if answer[:1] in b"{[" else answer

    def kubectl(self, *arguments, input=None):
        """Runs kubectl; the result has its exit code and what it said."""
        environment = dict(
            os.environ, KUBECONFIG=str(self.kubeconfig), HOME=str(self.folder), NO_PROXY="127.0.0.1")
        return subprocess.run(
            ["kubectl", *map(str, arguments)], env=environment, input=input, text=True,
            capture_output=True, timeout=300)
