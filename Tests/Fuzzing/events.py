#!/usr/bin/env python3
"""Compares what gesso reads with what PyYAML's own parser reads: `events.py FUZZ FILE-OR-FOLDER…`.

gesso reads with libyaml; PyYAML's parser in Python is another program. Both have to take or refuse the same files,
and of those taken the values, the texts, the styles and the places of all nodes have to be the same. Where the two
parsers are known to differ, DIFFERENCES says how; each has an example, which has to differ still.
"""
import os, re, subprocess, sys, tempfile
import yaml

class Parser(yaml.Loader):
    """PyYAML in Python (`Loader`, not `CLoader`), which also says where a scalar begins after anchor and tag."""
    def get_token(self):
        self.taken = yaml.Loader.get_token(self)
        return self.taken

    def get_event(self):
        event = yaml.Loader.get_event(self)
        if isinstance(event, yaml.ScalarEvent):
            isown = isinstance(self.taken, yaml.ScalarToken) and self.taken.end_mark.index == event.end_mark.index
            event.own = self.taken.start_mark.index if isown else event.end_mark.index
        return event

STYLES = {None: "plain", "": "plain", "'": "singleQuoted", '"': "doubleQuoted", "|": "literal", ">": "folded"}

class Refused(Exception):
    pass

class Reading:
    """The documents of a text as PyYAML reads it, aliases written out as gesso does."""
    def __init__(self, data):
        self.merges = False
        try:
            text = data.decode("utf-8")
            self.offsets = offsets(text)
            self.loader = Parser(text)
            self.documents = list(self.read())
        except (yaml.YAMLError, UnicodeDecodeError, ValueError, OverflowError, RecursionError, IndexError) as error:
            raise Refused(f"{type(error).__name__}: {error}") from error

    def read(self):
        while self.loader.check_event():
            event = self.loader.get_event()
            if isinstance(event, yaml.DocumentStartEvent):
                self.anchors, self.open = {}, []
                root = self.node(self.loader.get_event())
                if not (root[0] == "scalar" and root[3] == "plain" and root[1] == root[2]):
                    yield root

    def place(self, index):
        return self.offsets[index]

    def node(self, event):
        if isinstance(event, yaml.AliasEvent):
            target = self.anchors.get(event.anchor)
            if target is None or target in self.open:
                return ["poison", self.place(event.start_mark.index), self.place(event.end_mark.index)]
            return target
        start, end = self.place(event.start_mark.index), self.place(event.end_mark.index)
        if isinstance(event, yaml.ScalarEvent):
            style = STYLES[event.style]
            if event.value == "<<" and style == "plain":
                self.merges = True
            node = ["scalar", self.place(event.own), end, style, event.value.encode("utf-8", "surrogatepass")]
            if event.anchor:
                self.anchors[event.anchor] = node
            return node
        isflow = bool(event.flow_style)
        known = isflow and event.anchor is None and event.tag is None
        kind = "mapping" if isinstance(event, yaml.MappingStartEvent) else "sequence"
        node = Collection([kind, start if known else None, None, []])
        if event.anchor:
            self.anchors[event.anchor] = node
        self.open.append(node)
        while True:
            event = self.loader.get_event()
            if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                break
            node[3].append(self.node(event))
        self.open.pop()
        if isflow:
            node[2] = self.place(event.end_mark.index)
        return node

class Collection(list):
    __eq__ = object.__eq__
    __hash__ = object.__hash__

def offsets(text):
    """The byte offset of each character, and that of the end for all behind it."""
    result, offset = [], 0
    for character in text:
        result.append(offset)
        offset += len(character.encode("utf-8"))
    return Places(result, offset)

class Places:
    def __init__(self, places, end):
        self.places, self.end = places, end
    def __getitem__(self, index):
        return self.places[index] if index < len(self.places) else self.end

def compare(mine, theirs, trail=""):
    """Why the nodes are not the same; None where they are."""
    if mine[0] != theirs[0]:
        return f"{trail}: {mine[0]} against {theirs[0]}"
    # A block collection and a block scalar have no end of their own in YAML, and a collection's start is that of
    # its anchor or tag to PyYAML: those places follow from their children's.
    if theirs[0] == "poison":
        return None
    if mine[0] == "scalar" and mine[3:] == theirs[3:] == ["plain", b""]:
        # What is not written has no place: to libyaml it is before what comes next, to PyYAML behind what was last.
        return None
    if theirs[1] is not None and mine[1] != theirs[1]:
        return f"{trail}: begins at {mine[1]} against {theirs[1]}"
    isblock = mine[0] == "scalar" and mine[3] in ("literal", "folded")
    if theirs[2] is not None and not isblock and mine[2] != theirs[2]:
        return f"{trail}: ends at {mine[2]} against {theirs[2]}"
    if mine[0] == "scalar":
        if mine[3:] != theirs[3:]:
            return f"{trail}: {mine[3:]} against {theirs[3:]}"
        return None
    if len(mine[3]) != len(theirs[3]):
        return f"{trail}: {len(mine[3])} children against {len(theirs[3])}"
    for number, pair in enumerate(zip(mine[3], theirs[3])):
        reason = compare(*pair, f"{trail}/{number}")
        if reason:
            return reason
    return None

def read_all(program, files):
    """What gesso reads in each file: the verdict and the documents."""
    names = "".join(name + "\n" for name in files)
    run = subprocess.run([program, "events"], input=names, capture_output=True, text=True, check=True,
                         env=dict(os.environ, ASAN_OPTIONS="detect_leaks=0"))
    lines = run.stdout.split("\n")
    assert lines[-2:] == ["done", ""], "the list breaks off"
    results = []
    for line in lines[:-2]:
        word, *rest = line.split(" ")
        if word == "file":
            results.append((rest[0], []))
            stack = []
        elif word == "document":
            stack = [results[-1][1]]
        elif word == "end":
            stack.pop()
        else:
            node = [word, int(rest[0]), int(rest[1])]
            if word == "scalar":
                node += [rest[2], bytes.fromhex(rest[3])]
            (stack[-1]).append(node)
            if word in ("mapping", "sequence"):
                node.append([])
                stack.append(node[3])
    assert len(results) == len(files)
    return results

def difference(data, verdict, documents):
    """Why gesso and PyYAML differ over some bytes, or None; and what was compared."""
    if verdict == "limited" or data[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return None, "over a limit or UTF-16"
    try:
        reading = Reading(data)
    except Refused as refusal:
        return (f"PyYAML refuses: {refusal}", "") if verdict == "accepted" else (None, "refused by both")
    if verdict == "refused":
        return "gesso refuses", ""
    if reading.merges:
        return None, "taken by both, with merge keys, which gesso applies"
    if len(documents) != len(reading.documents):
        return f"{len(documents)} documents against {len(reading.documents)}", ""
    for number, pair in enumerate(zip(documents, reading.documents)):
        reason = compare(*pair, f"document {number}")
        if reason:
            return reason, ""
    return None, "taken by both, the same events"

# What is different, how it shows, and an example.
DIFFERENCES = [
    ("libyaml takes a tab between tokens, as the specification does", r"PyYAML refuses: .*'\\t' that cannot start any token",
     b"a: b\t# c\n"),
    ("libyaml takes a tab after a tag", r"PyYAML refuses: .*scanning a tag.*expected ' ', but found '\\t'", b"!a\tb\n"),
    ("libyaml reads as a suffix what looks like a broken handle", r"PyYAML refuses: .*scanning a tag.*expected '!'", b"!a+! b\n"),
    ("libyaml takes a tab in the head of a block scalar",
     r"PyYAML refuses: .*block scalar.*expected chomping or indentation indicators, but found '\\t'", b"a: |\t\n  b\n"),
    ("libyaml takes a comment right after the head of a block scalar",
     r"PyYAML refuses: .*block scalar.*expected chomping or indentation indicators, but found '#'", b"a: |# c\n  b\n"),
    ("libyaml takes a question mark within a plain scalar in brackets and braces", r"PyYAML refuses: .*flow (mapping|sequence).*but got '\?'", b"{a ?b: c}\n"),
    ("libyaml refuses a directive it does not know, where the specification wants a warning", r"gesso refuses", b"%A b\n--- c\n"),
]

def known(reason):
    """The known difference that a reason is of; None where it is of none."""
    return next((text for text, pattern, _ in DIFFERENCES if re.search(pattern, " ".join(reason.split()))), None)

def check_examples(program):
    """That each known difference is one still."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, (_, _, example) in enumerate(DIFFERENCES):
            files.append(f"{folder}/{number}.yaml")
            with open(files[-1], "wb") as file:
                file.write(example)
        for (text, _, example), read in zip(DIFFERENCES, read_all(program, files)):
            reason, _ = difference(example, *read)
            if reason is None or known(reason) != text:
                sys.exit(f"no longer different: {text}: {reason}")

def files_of(arguments):
    for argument in arguments:
        if os.path.isfile(argument):
            yield argument
        for folder, _, names in os.walk(argument):
            for name in sorted(names):
                # The fuzzer's own files have names without an extension.
                if name.endswith((".yaml", ".yml")) or "." not in name:
                    yield os.path.join(folder, name)

def main():
    program, *arguments = sys.argv[1:]
    check_examples(program)
    files = sorted(name for name in files_of(arguments) if "\n" not in name)
    counts, unknown = {}, []
    for name, (verdict, documents) in zip(files, read_all(program, files)):
        with open(name, "rb") as file:
            data = file.read()
        reason, what = difference(data, verdict, documents)
        if reason:
            text = known(reason)
            what = f"known difference: {text}" if text else "not the same"
            if not text:
                unknown.append((name, reason))
        counts[what] = counts.get(what, 0) + 1
    for what, count in sorted(counts.items()):
        print(f"{count:7} {what}")
    for name, reason in unknown:
        print(f"{name}: {' '.join(reason.split())}")
    sys.exit(1 if unknown or not files else 0)

main()
