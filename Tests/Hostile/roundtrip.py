"""Every string that gesso writes is read back equal by PyYAML, which reads YAML 1.1, and by kubectl.

    python Tests/Hostile/roundtrip.py GESSO

The strings are values of a Secret's stringData and annotations of definitions and manifests, written once in quotes and
read back from what `render`, `show` and `function` print. Without quotes they are what `--fix` has to mend; and what
`init` writes has to be right.
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

NASTY = """on|off|yes|no|y|n|Y|N|true|True|TRUE|false|null|Null|NULL|~|0|-0|+1|-1|0123|0o17|0x1F|0b1|1_000|1e3|1E3|1e-3|.5|5.|1.|.inf|-.Inf|.nan|.NaN|
1.0|12:30|190:20:30|12:30:45.5|2001-12-14|2001-12-14t21:59:43.10-05:00|=|<<|-|--|---|...|-a|- a|?|? a|:|: a|a:|a: b|a :b|#|# a|a #b|a#b|,|[|]|{|}|[a]|
{a: b}|&a|*a|!a|!!str a|%|%YAML 1.1|@|`|@a|`a|'|"|'a'|"a"|a'b|a"b|\\|\\n|>|>-|+|.|a.|null null|123abc|0.1.2|1e1000|9223372036854775808|0x|08|09|
-.5|+.5|1,000|a,b|é|ü|日本|😀|~a|=a|<<a""".replace("\n", "").split("|") + [
    "|", "|-", "", " ", "  ", " a", "a ", "a  b", "\t", "\ta", "a\t", "a\tb", "\n", "\n\n", "a\n", "a\n\n", "\na", "a\nb", "a\nb\n", "a\nb\n\n",
    " a\nb", "a\n b\n", "a \nb", "\ta\nb\n", "a\n\tb\n", "a\n\nb\n", "---\na\n", "a\n---\nb", "...\n", "# a\nb\n", "a: b\nc: d\n", "- a\n- b\n",
    "\r", "a\rb", "a\r\nb\r\n", "\x85", "a\x85b", "\u2028", "a\u2028b", "\u2029", "\ufeff", "\ufeffa", "a\ufeff", "\x7f", "\x80", "\x9f", "\xa0", "\u200b",
    "\ud7ff", "\ue000", "\ufffd", "\U00010000", "\U0010ffff", "\x00", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\x1b[31m", "\x1f",
    "a" * 5000, "a " * 3000, ("x" * 100 + "\n") * 50,
]


def random_strings(count: int) -> list[str]:
    source = random.Random(1)
    pieces = NASTY[:120] + [chr(code) for code in range(0x20, 0x7F)] + ["\n", " ", "\t", "é", "😀"]
    return ["".join(source.choice(pieces) for _ in range(source.randint(1, 6))) for _ in range(count)]


def run(*command: str, text: str | None = None) -> str:
    # No line break is to be translated on the way.
    done = subprocess.run(command, input=text and text.encode(), capture_output=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: {done.stderr.decode()[:2000]}")
    return done.stdout.decode()


def quoted(text: str) -> str:
    """A double-quoted scalar that is nothing but ASCII, so that the input itself is beyond doubt."""
    return '"' + "".join(
        character if " " <= character <= "~" and character not in '"\\' else f"\\U{ord(character):08x}"
        for character in text
    ) + '"'


def compare(reader: str, found: dict[str, str], wanted: dict[str, str]) -> int:
    faults = [key for key in wanted if found.get(key) != wanted[key]]
    for key in faults[:20]:
        print(f"{reader} reads {found.get(key)!r}, not {wanted[key]!r}")
    if found.keys() != wanted.keys():
        print(f"{reader} reads {len(found)} strings, not {len(wanted)}")
        return len(faults) + 1
    return len(faults)


def read_by_kubectl(text: str) -> dict:
    return json.loads(run("kubectl", "label", "--local", "-f", "-", "-o", "json", "read=true", text=text))


LIBYAML = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


for reader in yaml.SafeLoader, LIBYAML:
    # Words that mean something as keys only; the readers' own refuse them as values.
    for tag in "value", "merge":
        reader.add_constructor(f"tag:yaml.org,2002:{tag}", reader.construct_scalar)


def annotated(kind: str, api: str, values: dict[str, str], rest: str = "") -> str:
    lines = [f"apiVersion: {api}", f"kind: {kind}", "metadata:", "  name: strings", "  annotations:"]
    return "\n".join(lines + [f"    {key}: {quoted(text)}" for key, text in values.items()]) + f"\n{rest}"


def secrets(gesso: str, values: dict[str, str], folder: str) -> int:
    lines = ["apiVersion: v1", "kind: Secret", "metadata: {name: strings, namespace: default}", "stringData:"]
    lines += [f"  {key}: {quoted(text)}" for key, text in values.items()]
    Path(folder, "secret.yaml").write_text("\n".join(lines) + "\n")
    bundle = run(gesso, "render", "--force", "--quiet", "-C", folder, "-o", "-")
    faults = compare("PyYAML", next(yaml.safe_load_all(bundle))["stringData"], values)
    faults += compare("libyaml", next(yaml.load_all(bundle, LIBYAML))["stringData"], values)
    faults += compare("kubectl", read_by_kubectl(bundle)["stringData"], values)
    # Rendering what was rendered changes nothing.
    Path(folder, "secret.yaml").write_bytes(bundle.encode())
    if run(gesso, "render", "--force", "--quiet", "-C", folder, "-o", "-") != bundle:
        print("rendering the bundle again gives other bytes")
        faults += 1
    return faults


def definitions(gesso: str, values: dict[str, str], folder: str) -> int:
    """A definition's annotations stand on every object that it makes."""
    spec = "spec: {adminGroups: [a]}\n---\n" + annotated(
        "Project", "gesso/v1", values, "spec: {tenant: strings, roleMapping: {viewer: [v], editor: [e], admin: [a]}}\n")
    Path(folder, "a.yaml").write_text(annotated("Tenant", "gesso/v1", {}, spec).replace("  annotations:\nspec", "spec", 1))
    bundle = run(gesso, "render", "--force", "--quiet", "-C", folder, "-o", "-")
    made = [one for one in yaml.safe_load_all(bundle) if one["kind"] in ("Namespace", "Project")]
    assert len(made) == 2, made
    return sum(compare(f"PyYAML ({one['kind']})", one["metadata"]["annotations"], values) for one in made)


def shown(gesso: str, values: dict[str, str], folder: str) -> int:
    Path(folder, "a.yaml").write_text(annotated("Namespace", "v1", values))
    text = run(gesso, "show", "-C", folder, "namespace/strings", "--all")
    faults = compare("PyYAML (show)", yaml.safe_load(text)["metadata"]["annotations"], values)
    faults += compare("libyaml (show)", yaml.load(text, LIBYAML)["metadata"]["annotations"], values)
    faults += compare("kubectl (show)", read_by_kubectl(text)["metadata"]["annotations"], values)
    told = json.loads(run(gesso, "show", "-C", folder, "namespace/strings", "--format", "json"))
    faults += compare("json (show)", told["value"]["metadata"]["annotations"], values)
    for key in list(values)[:60]:
        one = yaml.safe_load(run(gesso, "show", "-C", folder, "namespace/strings", f"metadata.annotations.{key}"))
        faults += compare("PyYAML (show, one field)", {key: one}, {key: values[key]})
    return faults


def function(gesso: str, values: dict[str, str], folder: str) -> int:
    """In block and in flow style: items as they are, and items that are written anew."""
    block = annotated("Namespace", "v1", values)
    items = "- " + block.rstrip("\n").replace("\n", "\n  ") + "\n"
    pairs = ", ".join(f"{key}: {quoted(text)}" for key, text in values.items())
    items += f"- {{apiVersion: v1, kind: ConfigMap, metadata: {{name: flow, namespace: a}}, data: {{{pairs}}}}}\n"
    given = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n" + items
    faults = 0
    for arguments in ["--validate"], []:
        done = subprocess.run([gesso, "function", *arguments], input=given.encode(), capture_output=True)
        for name, loader in ("PyYAML", yaml.SafeLoader), ("libyaml", LIBYAML):
            found = yaml.load(done.stdout.decode(), loader)["items"]
            faults += compare(f"{name} (function)", found[0]["metadata"]["annotations"], values)
            faults += compare(f"{name} (function)", found[1]["data"], values)
    return faults


def is_plain(text: str) -> bool:
    """Whether a text stands for itself without quotes, on one line of a block."""
    try:
        root = yaml.compose(f"k: {text}\nl: m", yaml.BaseLoader)
    except yaml.YAMLError:
        return False
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return len(pairs) == 2 and pairs[0][1].tag.endswith(":str") and not pairs[0][1].style and pairs[0][1].value == text


def fixed(gesso: str, values: dict[str, str], folder: str) -> int:
    """Of what is no string to kubectl `--fix` puts quotes around just that; nothing else changes, and nothing later."""
    plain = {key: text for key, text in values.items() if text and is_plain(text) and "\n" not in text}
    others = {f"q{key}": text for key, text in list(values.items())[:200]}
    path = Path(folder, "a.yaml")
    head = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: strings\n  annotations:\n"
    lines = [f"    {key}: {text}" for key, text in plain.items()] + [f"    {key}: {quoted(text)} # {key}" for key, text in others.items()]
    keys = [text for text in plain.values() if " " not in text and text == text.strip(":") and "<<" not in text and text not in plain]
    lines += [f"    {text}: key" for text in dict.fromkeys(keys)]
    path.write_bytes((head + "\n".join(lines) + "\n").encode())
    before = path.read_bytes().decode().split("\n")
    subprocess.run([gesso, "lint", "--quiet", "--fix", "-C", folder], stdout=subprocess.DEVNULL)
    whole = path.read_bytes().decode()
    after = whole.split("\n")
    faults, changed = 0, 0
    if len(before) != len(after):
        sys.exit(f"--fix made {len(after)} lines of {len(before)}")
    for old, new in zip(before, after):
        changed += old != new
        key, _, text = old[4:].partition(": ")
        if new not in (old, f'    {key}: "{text}"', f'    "{key}": {text}'):
            print(f"--fix made {new!r} of {old!r}")
            faults += 1
    for name, loader in ("PyYAML", yaml.SafeLoader), ("libyaml", LIBYAML):
        found = yaml.load(whole, loader)["metadata"]["annotations"]
        # What is a string to kubectl already is left to `ambiguous-scalar`, and null to whoever wrote it.
        wanted = {key: text for key, text in {**plain, **others}.items() if isinstance(found.get(key), str)}
        faults += compare(f"{name} (--fix)", {key: found[key] for key in wanted}, wanted)
    local = {key: value for key, value in plain.items() if not yaml.safe_load(f"k: {value}")["k"] is None}
    text = "\n".join(line for line in after if line[4:].partition(": ")[0] in local or not line.startswith("    "))
    faults += compare("kubectl (--fix)", read_by_kubectl(text)["metadata"]["annotations"], local)
    subprocess.run([gesso, "lint", "--quiet", "--fix", "-C", folder], stdout=subprocess.DEVNULL)
    if path.read_bytes().decode() != whole:
        print("a second --fix changes more")
        faults += 1
    if changed < 30:
        print(f"only {changed} lines were fixed")
        faults += 1
    return faults


def started(gesso: str, folder: str) -> int:
    """What `init` writes is right wherever it lies."""
    faults = 0
    names = ["on", "0123", "-a", "a b", "a\nb", "'\"", "#a", "日本", "\x1b[31m", "{a: b}", "~", "a:b", "%41", "$HOME", "*"]
    for name in names:
        place = Path(folder, name)
        run(gesso, "init", "--", str(place))
        done = subprocess.run([gesso, "lint", "-C", str(place), "--fail-on", "note", "--quiet"], capture_output=True)
        files = [path for path in place.rglob("*.yaml")]
        for path in files:
            list(yaml.safe_load_all(path.read_text()))
        before = {path: path.read_bytes() for path in files}
        subprocess.run([gesso, "lint", "-C", str(place), "--fix", "--quiet"], check=True)
        again = subprocess.run([gesso, "init", "--", str(place)], capture_output=True)
        if done.returncode or done.stdout or not files or {path: path.read_bytes() for path in files} != before or again.returncode == 0:
            print(f"init in {name!r}: {done.stdout[:300]!r} {done.stderr[:300]!r}, {again.returncode}")
            faults += 1
        run(gesso, "render", "--quiet", "-C", str(place), "-o", "-")
    return faults


def main(gesso: str) -> None:
    strings = NASTY + random_strings(2000)
    values = {f"k{number}": text for number, text in enumerate(strings)}
    # Kubernetes takes no more than 256 KiB of annotations.
    short = {key: text for key, text in values.items() if len(text) < 100}
    total = 0
    for part in secrets, definitions, shown, function, fixed:
        with tempfile.TemporaryDirectory() as folder:
            faults = part(gesso, values if part == secrets else short, folder)
            total += faults
            print(f"{part.__name__}: {len(values if part == secrets else short)} strings, {faults} faults", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        faults = started(gesso, folder)
        total += faults
        print(f"init: {faults} faults")
    sys.exit(total > 0)


main(sys.argv[1])
