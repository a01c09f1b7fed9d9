"""A whole sale, driven by C++, by Python and by the command line from the same recorded lines, ends in the same
store: the digests over all histories are equal, and so is what each says of the journey.

    journey_test.py DRIVER TENON LIBRARY PYTHON_FOLDER
"""
import json
import keyword
import os
import pathlib
import subprocess
import sys
import tempfile
from datetime import datetime

driver, command, library, package = sys.argv[1:5]
os.environ["TENON_LIBRARY"] = library
sys.path.insert(0, package)
import tenon  # noqa: E402
from tenon.registers import entry_of  # noqa: E402

here = pathlib.Path(__file__).parent
now, seed = "2026-07-15T09:00:00+08:00", 7


def by_cpp(lines: pathlib.Path, store: pathlib.Path) -> str:
    done = subprocess.run([driver, lines, store, now, str(seed)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def by_command(lines: pathlib.Path, store: pathlib.Path) -> str:
    settings = store.with_suffix(".json")
    settings.write_text(json.dumps({"id_seed": seed, "durability": "normal"}))
    options = ["--store", str(store), "--settings", str(settings), "--now", now, "--json"]
    done = subprocess.run([command, "run", str(lines), *options], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    verified = subprocess.run([command, "verify", *options], capture_output=True, text=True, check=True)
    return json.loads(verified.stdout)["digest"]


def fields(payload: dict) -> dict:
    """As keywords: Python keeps `from` for itself."""
    return {name + "_" if keyword.iskeyword(name) else name: value for name, value in payload.items()}


def by_python(lines: pathlib.Path, store: pathlib.Path) -> str:
    """Through the typed calls: open, apply on a case, records.put."""
    at = datetime.fromisoformat
    with tenon.open(f"sqlite:{store}", now=at(now), id_seed=seed, durability="normal") as engine:
        for text in lines.read_text(encoding="utf-8").splitlines():
            if not text or text.startswith("#"):
                continue
            line = json.loads(text)
            if line["do"] == "set_time":
                engine.set_time(at(line["to"]))
                continue
            if line["do"] == "advance":
                engine.advance(at(line["to"]))
                continue
            acting = engine.acting_as(line["actor"]["id"], roles=line["actor"]["roles"])
            if line["do"] == "put_record":
                acting.records.put(entry_of(line["kind"], line["record"]))
            elif line["do"] == "open":
                acting.open(
                    line["workflow"],
                    tenon.Subject(**line["subject"]),
                    tenon.With(reference=line["reference"]),
                    **fields(line["payload"]),
                )
            else:
                which = line["case"]
                case = acting.case(which) if isinstance(which, str) else acting.case(**which)
                case.apply(line["event"], **fields(line["payload"]))
        return engine.verify().digest


def main() -> None:
    recorded = sorted(here.glob("*.jsonl"))
    assert recorded, "no recorded journey"
    for lines in recorded:
        with tempfile.TemporaryDirectory() as folder:
            digests = {}
            for name, play in (("C++", by_cpp), ("Python", by_python), ("command", by_command)):
                digests[name] = play(lines, pathlib.Path(folder) / f"{name}.db")
            assert len(set(digests.values())) == 1, f"{lines.name}: {digests}"
            print(f"{lines.name}: {next(iter(digests.values()))} by C++, Python and the command line")


if __name__ == "__main__":
    main()
