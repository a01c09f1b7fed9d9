"""The tutorial on testing rules, run from top to bottom: its files are written, its commands are run, and what they print is what
stands there. In an expected text "..." stands for anything within a line, and a line of it alone for any lines."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

page, folders = pathlib.Path(sys.argv[1]), sys.argv[2:]
text = page.read_text(encoding="utf-8")
blocks = re.findall(r"(?:<!-- file: (\S+) -->\n)?```(\w+)\n(.*?)```", text, re.S)
environment = dict(os.environ, PATH=os.pathsep.join([*folders, os.environ["PATH"]]), LC_ALL="C.UTF-8")
failed = ran = 0


def pattern_of(expected):
    parts = []
    for line in expected.splitlines():
        if line == "...":
            parts.append(r"(?:[^\n]*\n)*?")
        else:
            parts.append(".*?".join(re.escape(part) for part in line.split("...")) + r"[ ]*\n")
    return re.compile("".join(parts))


def dialogue(block):
    """The commands of a console block, each with what it is to print."""
    command, expected = None, []
    for line in block.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, "\n".join(expected)
            command, expected = line[2:], []
        elif command and not expected and command.endswith("\\"):
            command = command[:-1] + line.strip()
        else:
            expected.append(line)
    if command:
        yield command, "\n".join(expected)


with tempfile.TemporaryDirectory() as folder:
    code = 0
    for name, language, block in blocks:
        if name:
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block, encoding="utf-8")
        if language != "console":
            continue
        for command, expected in dialogue(block):
            ran += 1
            done = subprocess.run(["sh", "-c", command.replace("$?", str(code))], cwd=folder, env=environment,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
            code = done.returncode
            printed = done.stdout if not done.stdout or done.stdout.endswith("\n") else done.stdout + "\n"
            if not pattern_of(expected).fullmatch(printed):
                failed += 1
                print(f"FAILED: $ {command}\n-- the page says\n{expected}\n-- it printed (exit code {code})\n{printed}")

print(f"{ran} commands, {failed} not as the page says")
sys.exit(1 if failed or not ran else 0)
