"""The fixtures' bundles, and what becomes of one before it is applied."""

import base64
import json
import pathlib
import re
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


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
