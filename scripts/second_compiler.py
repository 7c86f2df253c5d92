#!/usr/bin/env python3
# Compiles the sources of compile_commands.json (tests excepted) with clang++-19 and its warnings as errors.
import json
import os
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

COMPILER = "clang++-19"
STABLE_SORT = "-Wno-error=deprecated-declarations"  # libstdc++ 12 calls what it deprecates in std::stable_sort itself


def command_for(entry, root):
    """The words of the g++ command with the compiler exchanged; without optimisation, since nothing is run."""
    words = shlex.split(entry["command"]) if "command" in entry else list(entry["arguments"])
    while not re.search(r"(g\+\+|c\+\+|clang\+\+)[-\d]*$", os.path.basename(words[0])):
        words.pop(0)
    target = os.path.join("build", "check", os.path.relpath(entry["file"], root) + ".o")
    os.makedirs(os.path.dirname(target), exist_ok=True)
    kept, skip = [], False
    for word in words[1:]:
        if skip or word == "-o":
            skip = not skip
        elif "cmake_pch.hxx" in word:
            kept.pop()  # its -include: what a file uses it must include itself
        elif word != "-Winvalid-pch" and word != "-fpch-preprocess" and not re.match(r"-(O\d?|g\d?|Werror)$", word) and word not in ("-c", entry["file"]):
            kept.append(word)
    return ["ccache", COMPILER, *kept, "-Werror", STABLE_SORT, "-O0", "-c", entry["file"], "-o", os.path.abspath(target)]


def compile_one(entry, root):
    result = subprocess.run(command_for(entry, root), cwd=entry["directory"], capture_output=True, text=True)
    return entry["file"], result.returncode, result.stdout + result.stderr


def main():
    root = os.getcwd()
    with open(sys.argv[1], encoding="utf-8") as file:
        entries = json.load(file)
    wanted = [os.path.join(root, folder) + os.sep for folder in ("kernel", "modules", "app")]
    chosen = [entry for entry in entries
              if entry["file"].endswith(".cpp") and not entry["file"].endswith("_test.cpp")
              and any(entry["file"].startswith(folder) for folder in wanted)]
    refused = 0
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        for name, status, said in pool.map(lambda entry: compile_one(entry, root), chosen):
            if status != 0:
                refused += 1
                print(f"{os.path.relpath(name, root)}:\n{said}")
    print(f"{len(chosen)} files, {refused} refused by {COMPILER}")
    return 1 if refused or not chosen else 0


sys.exit(main())
