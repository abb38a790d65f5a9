#!/usr/bin/env python3
"""Runs that are killed, that run at once, and whose files change under them: `interrupted.py GESSO [SEED]`.

What stands on the disk after a SIGKILL is the whole old output or the whole new one; among files that are not gesso's,
where a folder cannot be exchanged at once, each file is whole, and the next run completes the bundle. Leftovers go.
"""
import os, random, shutil, signal, subprocess, sys, tempfile, threading, time
from pathlib import Path

GESSO = os.path.abspath(sys.argv[1])
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 1
COUNT = 200
faults = []

def check(is_right, what):
    if not is_right:
        faults.append(what)
        print("FAULT", what, flush=True)

def namespace(number, version):
    # With something to fix: a label that is no string.
    return f"apiVersion: v1\nkind: Namespace\nmetadata: {{name: team-{number}, labels: {{version: v{version}}}}}\n"

def repository(folder, version, count=COUNT, text=namespace):
    """Files by the dozen in folders; the second version lacks some, and has others."""
    for number in range(version * count // 10, count + version * count // 10):
        path = folder / f"{number % 12:02}" / f"{number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(number, version))
    return folder

def content(folder):
    """All files of a folder with their bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

def start(*arguments):
    return subprocess.Popen([GESSO, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE)

def run(*arguments, expected=0):
    process = start(*arguments)
    _, errors = process.communicate(timeout=60)
    check(process.returncode == expected, f"gesso {' '.join(map(str, arguments))} ends with {process.returncode}: {errors[:300]!r}")

def age(folder):
    """Makes whatever a killed run has left look a few minutes old."""
    past = time.time() - 300
    for path in folder.iterdir():
        if path.name.startswith("."):
            os.utime(path, (past, past))

def measured(*arguments):
    begin = time.monotonic()
    run(*arguments)
    return time.monotonic() - begin

def kill_at_random(dice, longest, *arguments):
    """Starts a run and kills it at a random moment; whether it was cut off."""
    process = start(*arguments)
    time.sleep(dice.uniform(0, longest))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL

class Bundles:
    """Two versions of a repository and what they come to."""
    def __init__(self, work):
        self.inputs = [repository(work / f"in-{version}", version) for version in (0, 1)]
        self.folders, self.files = [], []
        for version, folder in enumerate(self.inputs):
            run("render", "--quiet", "-C", folder, "-o", f"{work}/plain-{version}/")
            run("render", "--quiet", "-C", folder, "-o", f"{work}/plain-{version}.yaml")
            self.folders.append(content(work / f"plain-{version}"))
            self.files.append((work / f"plain-{version}.yaml").read_bytes())

def folders_killed(work, bundles, dice, rounds):
    place = work / "alone"
    place.mkdir()
    out = place / "out"
    arguments = [["render", "--quiet", "-C", folder, "-o", f"{out}/"] for folder in bundles.inputs]
    longest = max(measured(*arguments[0]), measured(*arguments[1])) * 1.2
    cut, seen = 0, [0, 0]
    for number in range(rounds):
        cut += kill_at_random(dice, longest, *arguments[number % 2])
        found = content(out)
        check(found in bundles.folders, f"round {number}: the folder is neither the old bundle nor the new")
        seen[bundles.folders.index(found) if found in bundles.folders else 0] += 1
        age(place)
    run(*arguments[1])
    check(content(out) == bundles.folders[1], "the next run makes the new bundle")
    check(os.listdir(place) == ["out"], f"the next run clears away: {os.listdir(place)}")
    check(cut > rounds / 4 and min(seen) > 0, f"too few of the runs were cut off: {cut}, {seen}")
    return f"{rounds} runs into a folder, {cut} cut off, {seen[0]} times the one bundle stood, {seen[1]} times the other"

def shared_folders_killed(work, bundles, dice, rounds):
    out = work / "shared" / "out"
    (out / "mine").mkdir(parents=True)
    (out / "README.md").write_text("mine")
    (out / "mine" / "a.yaml").write_text("mine: 1\n")
    foreign = content(out)
    arguments = [["render", "--quiet", "-C", folder, "-o", f"{out}/"] for folder in bundles.inputs]
    longest = max(measured(*arguments[0]), measured(*arguments[1])) * 1.2
    cut, mixed = 0, 0
    for number in range(rounds):
        cut += kill_at_random(dice, longest, *arguments[number % 2])
        found = {name: data for name, data in content(out).items() if not name.startswith(".gesso-staging-")}
        check(all(found.pop(name, None) == data for name, data in foreign.items()), f"round {number}: a foreign file is gone")
        listed = set(found.pop(".gesso-bundle").decode().splitlines())
        for name, data in found.items():
            check(any(bundle.get(name) == data for bundle in bundles.folders), f"round {number}: {name} is of no bundle")
            check(name in listed, f"round {number}: {name} is not listed")
        mixed += all(any(bundle.get(name) != data for name, data in found.items()) for bundle in bundles.folders)
        if number % 5 == 4:
            run(*arguments[number % 2])
            check(content(out) == {**bundles.folders[number % 2], **foreign}, f"round {number}: the next run completes the bundle")
    run(*arguments[1])
    check(content(out) == {**bundles.folders[1], **foreign}, "the next run completes the bundle")
    check(cut > rounds / 4, f"too few of the runs were cut off: {cut}")
    return f"{rounds} runs into a folder with other files, {cut} cut off, {mixed} of them between two moves"

def files_killed(work, bundles, dice, rounds):
    place = work / "file"
    place.mkdir()
    out = place / "bundle.yaml"
    arguments = [["render", "--quiet", "-C", folder, "-o", str(out)] for folder in bundles.inputs]
    longest = max(measured(*arguments[0]), measured(*arguments[1])) * 1.2
    cut = 0
    for number in range(rounds):
        cut += kill_at_random(dice, longest, *arguments[number % 2])
        check(out.read_bytes() in bundles.files, f"round {number}: the file is neither the old bundle nor the new")
        age(place)
    # One that surely was left, and one that may be a run's that goes on.
    (place / ".bundle.yaml.gesso-left").write_text("left")
    age(place)
    (place / ".bundle.yaml.gesso-held").write_text("held")
    run(*arguments[1])
    left = sorted(os.listdir(place))
    check(out.read_bytes() == bundles.files[1] and left == [".bundle.yaml.gesso-held", "bundle.yaml"], f"the next run clears away: {left}")
    check(cut > rounds / 4, f"too few of the runs were cut off: {cut}")
    return f"{rounds} runs into a file, {cut} cut off"

def fixes_killed(work, dice, rounds):
    """Files whose fault is mended in place."""
    old = {}
    def faulty(number, version):
        return namespace(number, 0).replace("v0", "0") + "---\n" + namespace(1000 + number, 0).replace("v0", "1")
    place = repository(work / "fixed", 0, 40, faulty)
    old = content(place)
    longest = measured("lint", "--fix", "--quiet", "-C", place, "--exit-zero") * 1.2
    new = content(place)
    check(all(new[name] != data for name, data in old.items()), "each file has something to fix")
    cut, partly = 0, 0
    for number in range(rounds):
        for name, data in old.items():
            (place / name).write_bytes(data)
        cut += kill_at_random(dice, longest, "lint", "--fix", "--quiet", "-C", place, "--exit-zero")
        found = {name: data for name, data in content(place).items() if name.endswith(".yaml")}
        check(found.keys() == old.keys(), f"round {number}: a file is gone, or one too many")
        check(all(data in (old[name], new[name]) for name, data in found.items()), f"round {number}: a file is neither old nor fixed")
        partly += found != old and found != new
    for folder in place.iterdir():
        (folder / f".{next(folder.glob('*.yaml')).name}.gesso-left").write_text("left")
        age(folder)
    for name, data in old.items():
        (place / name).write_bytes(data)
    run("lint", "--fix", "--quiet", "-C", place, "--exit-zero")
    check(content(place) == new, f"the next run fixes the rest and clears away: {content(place).keys() - new.keys()}")
    check(cut > rounds / 4, f"too few of the runs were cut off: {cut}")
    return f"{rounds} runs with --fix, {cut} cut off, {partly} of them between two files"

def at_once(work, bundles, rounds):
    for shape, wanted, target in [("folder", bundles.folders, "out/"), ("file", bundles.files, "out.yaml")]:
        place = work / f"both-{shape}"
        place.mkdir()
        for number in range(rounds):
            processes = [start("render", "--quiet", "-C", bundles.inputs[which % 2], "-o", f"{place}/{target}") for which in (number, number + 1, number)]
            for process in processes:
                _, errors = process.communicate(timeout=60)
                check(process.returncode == 0, f"round {number}: {errors[:300]!r}")
            found = content(place / "out") if shape == "folder" else (place / target).read_bytes()
            check(found in wanted, f"round {number}: the {shape} is of no single run")
            check(os.listdir(place) == [target.rstrip("/")], f"round {number}: {os.listdir(place)}")
    return f"{rounds} times three runs at once into a folder, and into a file"

class Vandal(threading.Thread):
    """Replaces, truncates, removes and turns into other things the files of a repository, all the time."""
    def __init__(self, folder, outside, seed):
        super().__init__(daemon=True)
        self.folder, self.outside, self.dice, self.goes_on, self.deeds = folder, outside, random.Random(seed), True, 0

    def run(self):
        while self.goes_on:
            # Now and then a run gets through undisturbed.
            time.sleep(self.dice.choice([0, 0, 0, 0, 0.02, 0.05]))
            try:
                self.act()
                self.deeds += 1
            except OSError:
                pass

    def act(self):
        number = self.dice.randrange(COUNT)
        path = self.folder / f"{number % 12:02}" / f"{number}.yaml"
        if self.dice.random() < 0.05:
            return self.swap(path.parent)
        deed = self.dice.choice(["replace", "truncate", "grow", "remove", "folder", "pipe", "link", "loop"])
        if deed in ("truncate", "grow") and path.is_file() and not path.is_symlink():
            with open(path, "r+b") as file:
                file.truncate(self.dice.randrange(60)) if deed == "truncate" else file.seek(0, 2)
                file.write(b"# more\n" * 2000 if deed == "grow" else b"")
            return
        self.clear(path)
        path.parent.mkdir(exist_ok=True)
        if deed == "replace":
            path.write_text(namespace(number, self.dice.choice([2, '\x00', '"', 3])))
        elif deed == "folder":
            path.mkdir()
            (path / "x.yaml").write_text(namespace(5000 + number, 1))
        elif deed == "pipe":
            os.mkfifo(path)
        elif deed == "link":
            path.symlink_to(self.outside / "x.yaml")
        elif deed == "loop":
            path.symlink_to(path.name)

    def swap(self, folder):
        """A folder that is a link to one outside for a moment."""
        aside = folder.with_name(folder.name + "-aside")
        os.rename(folder, aside)
        folder.symlink_to(self.outside)
        time.sleep(self.dice.uniform(0, 0.002))
        folder.unlink()
        os.rename(aside, folder)

    @staticmethod
    def clear(path):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.is_symlink() or path.exists():
            path.unlink()

def changing(work, dice, seconds):
    place = repository(work / "changing", 0)
    outside = work / "outside"
    outside.mkdir()
    secret = "OUTSIDE"
    for number in [*range(COUNT), "x"]:
        (outside / f"{number}.yaml").write_text(f"apiVersion: v1\nkind: Namespace\nmetadata: {{name: {secret}, labels: {{a: 1}}}}\n")
    before = content(outside)
    for arguments in ["init", "-q"], ["add", "."]:
        subprocess.run(["git", "-C", str(place), *arguments], check=True)
    out = work / "changing-out"
    vandal = Vandal(place, outside, SEED)
    vandal.start()
    end, counts = time.monotonic() + seconds, {}
    commands = [["lint", "--format", "json"], ["render", "--force", "--quiet", "-o", f"{out}/"], ["lint", "--fix", "--quiet"],
                ["render", "--force", "--quiet", "-o", f"{out}.yaml"], ["plan", "--from-empty"], ["graph"],
                ["lint", "--staged"], ["show"]]
    while time.monotonic() < end:
        command = commands[sum(counts.values()) % len(commands)]
        try:
            done = subprocess.run([GESSO, *command, "-C", str(place)], stdin=subprocess.DEVNULL, capture_output=True, timeout=30)
        except subprocess.TimeoutExpired:
            check(False, f"gesso {command} hangs")
            continue
        counts[done.returncode] = counts.get(done.returncode, 0) + 1
        check(done.returncode in (0, 1, 3), f"gesso {command} ends with {done.returncode}: {done.stderr[-300:]!r}")
        check(secret.encode() not in done.stdout + done.stderr, f"gesso {command} read a file outside")
        if out.exists():
            found = content(out)
            listed = found[".gesso-bundle"].decode().splitlines()[1:]
            check(sorted(listed) == sorted(found.keys() - {".gesso-bundle"}), "the bundle is not whole")
            check(not any(secret.encode() in data for data in found.values()), "the bundle has a file from outside")
    vandal.goes_on = False
    vandal.join()
    check(content(outside) == before, "something was written outside")
    check(counts.get(3, 0) < sum(counts.values()), "no run came to an end")
    codes = ", ".join(f"{count} times {code}" for code, count in sorted(counts.items()))
    return f"{sum(counts.values())} runs over files that change, {vandal.deeds} changes; exit codes {codes}"

def main():
    dice = random.Random(SEED)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        bundles = Bundles(work)
        for part in [lambda: folders_killed(work, bundles, dice, 20), lambda: shared_folders_killed(work, bundles, dice, 10),
                     lambda: files_killed(work, bundles, dice, 24), lambda: fixes_killed(work, dice, 12),
                     lambda: at_once(work, bundles, 4), lambda: changing(work, dice, 6)]:
            begin = time.monotonic()
            print(f"{part()} ({time.monotonic() - begin:.1f} s)", flush=True)
    print(f"{len(faults)} faults")
    sys.exit(len(faults) > 0)

main()
