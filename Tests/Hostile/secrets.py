#!/usr/bin/env python3
"""Marked secrets wherever a person may write them, looked for in all that gesso prints: `secrets.py GESSO [--all]`.

The marks are looked for as they are, in part, and in base64 at each of its three offsets. The bundle itself, and the
objects that the function gives back, are the only places where they may be. What is kept for a next run is looked
through too: the baseline, and the report on an unchanged index. Without `--all` each document is printed in three of
the formats of findings, each time in others.
"""
import base64, os, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

API_KEY, TOKEN, LOGIN = MARKS = ["MARKEDAAapikey7f3aqq", "MARKEDBBtoken91bczz", "MARKEDCClogin55dekk"]

def encoded(text): return base64.b64encode(text.encode()).decode()

def secret(name, text):
    return f"apiVersion: v1\nkind: Secret\nmetadata: {{name: {name}, namespace: vision}}\n{text}\n"

PALETTE = f'{{"apiKey": "{API_KEY}", "hostUrl": "http://x y", "tenant": 3, "more": "{TOKEN}"}}'
DOCKER = f'{{"auths": {{"nvcr.io": {{"username": "$oauthtoken", "password": "{LOGIN}", "auth": "{encoded(LOGIN)}"}}}}}}'
KEY = "-----BEGIN OPENSSH PRIVATE KEY-----"
META = "metadata: {name: other, namespace: vision}"

DOCUMENTS = [
    # Every provider and way of writing.
    secret("a", f"stringData: {{palette: '{PALETTE}', token: {TOKEN}}}"),
    secret("a", f"data: {{palette: {encoded(PALETTE)}, token: {encoded(TOKEN)}}}"),
    secret("a", f"stringData: {{.dockerconfigjson: '{DOCKER}'}}"),
    secret("a", f"data: {{.dockerconfigjson: {encoded(DOCKER)}}}\ntype: kubernetes.io/dockerconfigjson"),
    secret("a", f"stringData:\n  token: |\n    {TOKEN}\n  b: >-\n    {API_KEY}\n    {LOGIN}"),
    secret("a", f"stringData: {{token: &t {TOKEN}, b: *t}}"),
    secret("a", f"stringData: {{token: 'ENC[AES256_GCM,data:{TOKEN}]'}}\nsops: {{age: []}}"),
    f"apiVersion: external-secrets.io/v1\nkind: ExternalSecret\n{META}\nspec: {{target: {{template: {{data: {{a: {TOKEN}}}}}}}}}\n",
    f"apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\n{META}\nspec: {{encryptedData: {{a: 3}}, "
    f"template: {{data: {{a: {TOKEN}}}, stringData: {{b: {API_KEY}}}}}}}\n",
    f"apiVersion: v1\nkind: List\nitems:\n- {{apiVersion: v1, kind: Secret, {META}, stringData: {{a: {TOKEN}, a: {API_KEY}}}}}\n",
    f"apiVersion: gesso/v1\nkind: ComputeConfig\nmetadata: {{name: c}}\nspec: {{sshKeys: ['{KEY} {TOKEN}', \"{KEY}\\n{LOGIN}\"]}}\n",
    # Wrong types and broken contents.
    secret("a", f"stringData: {{palette: '{{\"apiKey\": \"{API_KEY}\", hostUrl: x'}}"),
    secret("a", f"stringData: {{palette: {{apiKey: {API_KEY}, hostUrl: [{TOKEN}]}}}}"),
    secret("a", f"stringData: {{palette: '{{\"apiKey\": \"{API_KEY}\", \"apiKey\": \"{TOKEN}\"}}'}}"),
    secret("a", f"data: {{palette: {encoded(PALETTE)[:-2]}!, token: {TOKEN}, b: ' {LOGIN}'}}"),
    secret("a", f"data: [{TOKEN}, {{a: {API_KEY}}}]"),
    secret("a", f"data: {TOKEN}\nstringData: {API_KEY}"),
    secret("a", f"data: {{token: {{value: {TOKEN}}}, list: [{API_KEY}]}}"),
    secret("a", f"stringData: {{.dockerconfigjson: '{{\"auths\": {{\"{LOGIN}\": 3}}}}'}}"),
    secret("a", f"immutable: {TOKEN}\ndata: {{'a b': {API_KEY}}}"),
    # Fields that no Secret has, and the copy that kubectl keeps.
    secret("a", f"Data: {{a: {TOKEN}}}\nstringdata: {{b: {API_KEY}}}\nbinaryData: {{c: {LOGIN}}}"),
    secret("a", f"spec: {{data: {{a: {TOKEN}}}}}\nsecret: {API_KEY}"),
    "apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n  namespace: vision\n  annotations: "
    f"{{kubectl.kubernetes.io/last-applied-configuration: '{{\"data\": {{\"a\": \"{encoded(TOKEN)}\"}}}}'}}\ndata: {{a: x}}\n",
    # Duplicate and merge keys.
    secret("a", f"data: {{a: {encoded(TOKEN)}}}\ndata: {{a: {encoded(API_KEY)}, a: {LOGIN}}}"),
    secret("a", f"stringData: &x {{a: {TOKEN}}}\ndata: {{<<: {API_KEY}}}"),
    secret("a", f"stringData: &x {{a: {TOKEN}}}\ndata: {{<<: *x, a: {API_KEY}, a: {LOGIN}}}"),
    secret("a", f"<<: {{data: {{a: {TOKEN}}}}}\ndata: {{b: '{API_KEY}'}}"),
    # Documents that break off, comments, and kinds that are none.
    secret("a", f"stringData:\n  token: {TOKEN}\n  b: \"{API_KEY}"),
    secret("a", f"stringData:\n  token: a: {TOKEN}"),
    secret("a", f"stringData:\n  token: *{TOKEN}"),
    secret("a", f"stringData:\n  token: x # {TOKEN}\n  token: y # gesso:ignore duplicate-key: {API_KEY}"),
    f"# {TOKEN}\n" + secret("a", f"stringData: # {API_KEY}\n  # {LOGIN}\n  token: 3\n  # {TOKEN}\n# {API_KEY}"),
    secret("a", f"stringData: {{token: \"x\"#{TOKEN}\n  ,b: 3,#{API_KEY}\n  c: [x] #{LOGIN}\n  }}"),
    secret("a", f"stringData:\n  token: | # {TOKEN}\n    x\n    y\n   # {API_KEY}\n  b: > # {LOGIN}\n    x\n  c: 3"),
    secret("a", f"type: 3 # {TOKEN}\ndata: # gesso:ignore-file: {API_KEY}\n  a: '!' # gesso:ignore-all x: {LOGIN}"),
    f"apiVersion: v1\nkind: List\nitems:\n# {TOKEN}\n- {{apiVersion: v1, kind: Secret, {META}, data: {{a: '!'}}}} # {API_KEY}\n",
    f"apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\n{META}\nspec:\n  # {TOKEN}\n  encryptedData: 3 # {API_KEY}\n",
    f"apiVersion: external-secrets.io/v1\nkind: ExternalSecret\n{META}\nspec: # {TOKEN}\n  target: 3 # {API_KEY}\n",
    f"# {TOKEN}\n" + secret("a", f"# {API_KEY}\nstringData:\n  token: a: b # {LOGIN}"),
    # What YAML does not take for a value: anchors, tags, aliases, and keys.
    secret("a", f"stringData:\n  a: &{TOKEN}\n  b: !{API_KEY}\n  c: !{LOGIN} x\n  d: *{TOKEN}\n  e: &{API_KEY} !x 3"),
    secret("a", f"stringData: {{token:{TOKEN}, b={API_KEY}, {LOGIN} c, token:{TOKEN}}}"),
    secret("a", f"stringData:\n  ? [{TOKEN}]\n  : 3\n  {{{API_KEY}: x}}: 3\n  a: {{{LOGIN}: x, {LOGIN}: 0777}}"),
    secret("a", f"data: {{palette: {{{LOGIN}: x, {LOGIN}: on}}}}\nmore: {{b:{TOKEN}, c:{API_KEY}: 3}}"),
    f"{{apiVersion: v1, kind: Secret, {META}, stringData:{TOKEN}, data:{API_KEY}: 3}}\n",
    f"kind: Secret\nstringData: {{token: *{TOKEN}}}\n",
    f"stringData: {{token: *{TOKEN}}}\n",
    f"apiVersion: v1\nkind: SecretList\nitems: [{{data: {{token: *{TOKEN}}}}}]\n",
    f"stringData:\n  token: \"{TOKEN}\n",
    f"kind: Secret\nstringData:\n\ttoken: {TOKEN}\n",
    f"apiVersion: v1\nstringData: {{token: {TOKEN}, x: [{API_KEY}}}\nkind: Secret\n",
    f"apiVersion: v1\nkind: List\nitems:\n- kind: Secret\n  stringData: {{token: {TOKEN}\n",
    f"apiVersion: v1beta1\nkind: Secret\n{META}\nstringData: {{token: {TOKEN}}}\nx: {API_KEY}\n",
    f"apiVersion: v1\nkind: secret\n{META}\nstringData: {{token: {TOKEN}}}\n  x: {API_KEY}\n",
]

# A fix on either side, so that a patch shows the document as what stands around.
NEIGHBOUR = "{apiVersion: v1, kind: Namespace, metadata: {name: %s, labels: {a: 1}}}\n"

FORMATS = "full concise json sarif junit github gitlab checkstyle markdown".split()
REPORTS = [["lint", "--format", format] for format in FORMATS]
RUNS = [["lint", "--write-baseline", "baseline.json"],
    ["lint", "--color", "always"], ["lint", "--fix", "--dry-run"], ["lint", "--staged"], ["lint", "--staged"],
    ["lint", "--staged", "--fix", "--dry-run"], ["lint", "--staged", "--format", "json"], ["lint", "--rev", "HEAD"],
    ["lint", "--changed-since", "HEAD~1"], ["lint", "--config", "a.yaml"], ["lint", "--baseline", "a.yaml"],
    ["lint", "-"], ["lint", "--stdin-filename", "a.yaml"],
    ["plan", "HEAD~1..HEAD"], ["plan", "--from-empty"], ["plan", "HEAD~1..HEAD", "--format", "json"],
    ["plan", "HEAD~1..HEAD", "--format", "markdown"], ["show"], ["show", "--format", "json"],
    ["show", "secret/vision/a", "--all"], ["show", "secret/vision/a", "--format", "json"],
    ["show", "secret/vision/a", "stringData"], ["show", "secret/vision/a", "data", "--format", "json"],
    ["show", "sealedsecret/vision/other", "--all"], ["graph"],
    ["graph", "--format", "dot"], ["graph", "--format", "json"], ["config"], ["render", "-o", "out/"],
    ["render", "-o", "out.yaml", "--check"], ["function"], ["function", "--validate"],
]

def fragments(mark):
    """A mark and what shows that it was there: its beginning, and the middle of its base64 at each offset."""
    parts = {mark[:12], mark[-12:]}
    for offset in range(3):
        parts.add(base64.b64encode(b"\0" * offset + mark.encode()).decode()[4:20])
    return parts

FRAGMENTS = {part for mark in MARKS for age in ("MARKED", "OLDEST") for part in fragments(mark.replace("MARKED", age))}

def git(folder, *arguments):
    subprocess.run(["git", "-c", "user.name=Test", "-c", "user.email=test@example.com", *arguments], cwd=folder,
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

def repository(folder, text):
    git(folder, "init", "-q")
    end = "" if text.endswith("\n") else "\n"
    whole = NEIGHBOUR % "before" + "---\n" + text + end + "---\n" + NEIGHBOUR % "behind"
    for state in (whole.replace("MARKED", "OLDEST"), whole):
        with open(folder + "/a.yaml", "w") as file:
            file.write(state)
        git(folder, "add", "--all")
        git(folder, "commit", "-q", "--allow-empty", "-m", "x")

def resource_list(text):
    lines = text.splitlines()
    items = ["  - " + lines[0]] + ["    " + line for line in lines[1:]]
    return "\n".join(["apiVersion: config.kubernetes.io/v1", "kind: ResourceList", "items:"] + items) + "\n"

def printed(gesso, folder, run, text, **environment):
    data = resource_list(text) if run[0] == "function" else text
    result = subprocess.run([gesso, *run], cwd=folder, input=data.encode(), env={**os.environ, **environment},
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert result.returncode in (0, 1, 2, 3), (run, text, result)
    output = result.stdout
    if run[0] == "function":
        place = output.find(b"\nresults:")
        output = output[place:] if place >= 0 else b""
    return (output + result.stderr).decode(errors="replace")

def kept(folder):
    """The texts of what runs leave behind for the next."""
    for name in ("baseline.json", ".git/gesso-staged"):
        with open(os.path.join(folder, name), errors="replace") as file:
            yield file.read()

IN_CI = {"GITHUB_ACTIONS": "true", "GESSO_TRACE": "rules"}

def leaks(gesso, number, text):
    """Each run over a document that tells something of the marks; how many runs there were."""
    found, count, fixes = [], 0, False
    reports = REPORTS if "--all" in sys.argv else [REPORTS[(number + step) % len(REPORTS)] for step in (0, 3, 6)]
    with tempfile.TemporaryDirectory() as folder:
        repository(folder, text)
        for run in RUNS + reports:
            for environment in [{}, IN_CI] if run == ["plan", "--from-empty"] or run == reports[0] else [{}]:
                output = printed(gesso, folder, run, text, **environment)
                count += 1
                fixes |= "--dry-run" in run and "+++" in output
                found += told(f"gesso {' '.join(run)}", output)
            if "--staged" in run:
                for content in kept(folder):
                    found += told(f"kept by gesso {' '.join(run)}", content)
    return found, count, fixes

def told(source, output):
    lines = [line for line in output.splitlines() if any(part in line for part in FRAGMENTS)]
    return [f"{source}: {line.strip()[:120]}" for line in lines[:1]]

def main():
    gesso = os.path.abspath(sys.argv[1])
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda item: leaks(gesso, *item), enumerate(DOCUMENTS)))
    for text, (found, _, _) in zip(DOCUMENTS, results):
        if found:
            print(text, *found, "", sep="\n", flush=True)
    bad = sum(bool(found) for found, _, _ in results)
    patched = sum(fixes for _, _, fixes in results)
    print(f"{len(DOCUMENTS)} documents, {sum(count for _, count, _ in results)} runs, {patched} documents within patches, "
          f"{bad} documents told")
    sys.exit(bad > 0 or patched < len(DOCUMENTS) / 2)

main()
