#!/usr/bin/env python3
"""What the README says of git hooks, GitHub Actions and GitLab CI, and the action itself, done as those would do it.

Usage: ci.py GESSO, the release build of this checkout. Needs git and PyYAML.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

PACKAGE = pathlib.Path(__file__).resolve().parents[2]
TENANT = """\
apiVersion: gesso/v1
kind: Tenant
metadata: {name: research}
spec:
  displayName: Research
  adminGroups: [platform-admins]
  settings: {palette: {secret: research-palette}}
"""
PROJECT = """\
apiVersion: gesso/v1
kind: Project
metadata: {name: %s}
spec:
  tenant: research
  roleMapping: {viewer: [readers], editor: [writers], admin: [admins]}
  computeConfig: {controlPlanePool: {nodeCount: 3, workerNodeEligible: true}}
"""
BROKEN = "  settings: {ref: nothing}\n"


def snippets():
    """The fenced blocks of the README's section on hooks, as (language, text)."""
    section = (PACKAGE / "README.md").read_text().split("\n## Hooks\n")[1].split("\n## ")[0]
    return re.findall(r"^```(\w+)\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)


def snippet(language, key):
    """The one parsed or plain block of a language that has the word."""
    found = [text for name, text in snippets() if name == language and key in text]
    assert len(found) == 1, f"{len(found)} blocks of the README have {key}"
    return yaml.safe_load(found[0]) if language == "yaml" else found[0]


class Fleet:
    """A repository made by the real git: `main`, and the branch of a pull request that is checked out."""

    def __init__(self, folder, gesso):
        self.folder, self.program = pathlib.Path(folder), gesso.parent
        self.base = {
            "HOME": str(self.folder / "home"), "LC_ALL": "C", "GIT_CONFIG_NOSYSTEM": "1",
            "PATH": f"{gesso.parent}:{os.environ['PATH']}",
            **{f"GIT_{who}_{what}": f"{what.lower()}@example.com"
               for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        }
        self.origin, self.tree = self.folder / "origin", self.folder / "tree"
        (self.folder / "home").mkdir()
        self.run(f"git init -q -b main '{self.origin}'", where=self.folder)
        self.write(self.origin, tenant=TENANT, vision=PROJECT % "vision", speech=PROJECT % "speech")
        self.run("git add . && git commit -qm Begin", where=self.origin)
        self.run(f"git clone -q 'file://{self.origin}' '{self.tree}'", where=self.folder)
        self.run("git checkout -q -b change")
        # The target goes on meanwhile, which is none of the change's business.
        self.write(self.origin, language=PROJECT % "language")
        self.run("git add . && git commit -qm Elsewhere", where=self.origin)
        self.run("git fetch -q")

    @staticmethod
    def write(folder, **files):
        for name, text in files.items():
            (folder / f"{name}.yaml").write_text(text)

    def run(self, script, where=None, expected=0, **environment):
        """Runs a script as CI does and gives what it says."""
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], cwd=where or self.tree,
            env={**self.base, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert done.returncode == expected, f"ended with {done.returncode}: {script}\n{done.stdout}"
        return done.stdout

    def commit(self, message):
        self.run(f"git add --all && git commit -qm '{message}'")


def test_plain_hook(fleet):
    hook = fleet.tree / ".git/hooks/pre-commit"
    hook.write_text(snippet("sh", "lint --staged"))
    hook.chmod(0o755)
    fleet.write(fleet.tree, vision=PROJECT % "vision" + BROKEN)
    for commit in ("git commit -qam Break", "git commit -qm Break -- vision.yaml"):
        assert "[settings-not-found]" in fleet.run(commit, expected=1)
    fleet.run("git commit -qam Break", where=fleet.tree, expected=1)
    fleet.write(fleet.tree, vision=PROJECT % "vision" + "  description: Cameras\n")
    fleet.run("mkdir deep && cd deep && git commit -qam Mend")
    fleet.run("git worktree add -q ../linked && cd ../linked && git rm -q tenant.yaml && git commit -qm Drop", expected=1)


def github(fleet, steps):
    """Runs the steps of a job for a pull request; gives their output and the summary."""
    summary = fleet.folder / "summary.md"
    summary.write_text("")
    environment = {
        "GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main", "GITHUB_STEP_SUMMARY": str(summary),
        "RUNNER_TEMP": str(fleet.folder), "GITHUB_ACTION_PATH": str(PACKAGE / ".github/actions/gesso")}
    said, failed = "", False
    for script, more, always in steps:
        if failed and not always:
            continue
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], cwd=fleet.tree,
            env={**fleet.base, **environment, **more}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        said += done.stdout
        failed = failed or done.returncode != 0
    return failed, said, summary.read_text()


def action(**inputs):
    """The steps of the action with what its inputs put into them, once it has its build."""
    definition = yaml.safe_load((PACKAGE / ".github/actions/gesso/action.yml").read_text())
    values = {name: inputs.pop(name.replace("-", "_"), declared["default"]) for name, declared in definition["inputs"].items()}
    assert not inputs, inputs
    for step in definition["runs"]["steps"]:
        if "uses" in step or step["name"] == "Build":
            continue
        assert step["shell"] == "bash" and "${{" not in step["run"], step
        more = {}
        for name, value in step.get("env", {}).items():
            more[name] = re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: values[match[1]], value)
            assert "${{" not in more[name], value
        yield step["run"], more, "!cancelled()" in str(step.get("if"))


def judges_a_pull_request(fleet, steps):
    """What has to come out of any such steps, for a good change and for two bad ones."""
    fleet.write(fleet.tree, vision=PROJECT % "vision" + "  description: Cameras\n")
    fleet.commit("Describe it")
    failed, said, summary = github(fleet, steps)
    assert not failed, said
    assert "1 to change, 0 to delete" in summary and "Project vision" in summary, summary
    assert "language" not in summary, summary
    fleet.run("git rm -q speech.yaml && git commit -qm 'Delete speech'")
    failed, said, summary = github(fleet, steps)
    assert failed and "::error file=" in said and "[project-deleted]" in said, said
    assert "--allow-delete project/speech if it is meant" in summary, summary
    fleet.write(fleet.tree, vision=PROJECT % "vision" + BROKEN)
    fleet.commit("Break it")
    failed, said, summary = github(fleet, steps)
    assert failed and "::error file=vision.yaml,line=8" in said, said


def test_github_steps(fleet):
    steps = [(step["run"], {}, False) for step in snippet("yaml", "gesso.sarif") if "run" in step]
    assert len(steps) == 2
    judges_a_pull_request(fleet, steps)
    assert (fleet.tree / "gesso.sarif").exists()


def test_action(fleet):
    cache = pathlib.Path(fleet.base["HOME"]) / ".cache/gesso"
    cache.mkdir(parents=True)
    (cache / "release").symlink_to(fleet.program)
    steps = list(action(sarif="gesso.sarif"))
    judges_a_pull_request(fleet, steps)
    assert (fleet.tree / "gesso.sarif").exists()
    fleet.write(fleet.tree, vision=PROJECT % "vision")
    fleet.commit("Mend it")
    failed, said, _ = github(fleet, list(action(allow_delete="project/speech\n")))
    assert not failed, said


def test_use_of_the_action(_):
    uses = [step["uses"] for step in snippet("yaml", "/.github/actions/") if "/gesso/" in step["uses"]]
    (path,) = [use.split("@")[0].split("/", 2)[2] for use in uses]
    assert (PACKAGE / path / "action.yml").is_file(), path


def test_gitlab(fleet):
    job = snippet("yaml", "gl-code-quality.json")["gesso"]
    script = "\n".join(job["script"])
    base = fleet.run("git merge-base origin/main HEAD").strip()
    fleet.write(fleet.tree, vision=PROJECT % "vision" + "  description: Cameras\n")
    fleet.commit("Describe it")
    fleet.run(script, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    for path in job["artifacts"]["paths"] + [job["artifacts"]["reports"]["codequality"]]:
        assert (fleet.tree / path).exists(), path
    fleet.run("git rm -q speech.yaml && git commit -qm 'Delete speech'")
    assert "[project-deleted]" in fleet.run(script, expected=1, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)


def test_pre_commit_configuration(_):
    offered = {hook["id"] for hook in yaml.safe_load((PACKAGE / ".pre-commit-hooks.yaml").read_text())}
    used = {hook["id"] for repo in snippet("yaml", "repos:")["repos"] for hook in repo["hooks"]}
    assert used and used <= offered, used


def main():
    gesso = pathlib.Path(sys.argv[1]).resolve()
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            with tempfile.TemporaryDirectory() as folder:
                test(Fleet(folder, gesso))
            print(f"ok: {name.removeprefix('test_').replace('_', ' ')}", flush=True)


main()
