"""Every string that gesso writes is read back equal by PyYAML, which reads YAML 1.1, and by kubectl.

    python Tests/Hostile/roundtrip.py GESSO

The strings are values of a Secret's stringData, written once as a manifest in quotes and read back from what `render`
prints.
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


def main(gesso: str) -> None:
    strings = NASTY + random_strings(2000)
    values = {f"k{number}": text for number, text in enumerate(strings)}
    lines = ["apiVersion: v1", "kind: Secret", "metadata: {name: strings, namespace: default}", "stringData:"]
    lines += [f"  {key}: {quoted(text)}" for key, text in values.items()]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "secret.yaml").write_text("\n".join(lines) + "\n")
        bundle = run(gesso, "render", "--force", "--quiet", "-C", folder, "-o", "-")
        read = list(yaml.safe_load_all(bundle))
        faults = compare("PyYAML", read[0]["stringData"], values)
        loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
        faults += compare("libyaml", list(yaml.load_all(bundle, loader))[0]["stringData"], values)
        local = run("kubectl", "label", "--local", "-f", "-", "-o", "json", "read=true", text=bundle)
        faults += compare("kubectl", json.loads(local)["stringData"], values)
        # Rendering what was rendered changes nothing.
        Path(folder, "secret.yaml").write_bytes(bundle.encode())
        if run(gesso, "render", "--force", "--quiet", "-C", folder, "-o", "-") != bundle:
            print("rendering the bundle again gives other bytes")
            faults += 1
    print(f"{len(values)} strings, {faults} faults")
    sys.exit(faults > 0)


main(sys.argv[1])
