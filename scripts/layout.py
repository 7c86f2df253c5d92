#!/usr/bin/env python3
# Checks the rules of the tree that no compiler sees. Prints path, line and sentence of each breach.
#
#   scripts/layout.py [FOLDER]      the project in FOLDER, by default the one this file belongs to
#   scripts/layout.py --self-test   plants every breach in a temporary tree and expects its sentence
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OUTSIDE = {".git", "build", "var", "node_modules"}
DRAWERS = {"util", "utils", "common", "helper", "helpers", "manager", "misc", "base", "impl", "stuff", "lib"}
LONGEST = 600

CODE = (".h", ".cpp")
TEXT = CODE + (".py", ".mjs", ".js", ".cmake", ".sql", ".yaml", ".po", ".typ", ".css", ".scss", ".md", ".txt", ".json", "")


class File:
    """One file of the project: its path from the root, its lines, and the kernel part or module it belongs to."""

    def __init__(self, root, path):
        self.path = path
        self.parts = path.split(os.sep)
        self.name = self.parts[-1]
        self.stem, self.suffix = os.path.splitext(self.name)
        with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
            self.text = file.read()
        self.lines = self.text.split("\n")
        self.module = None
        if len(self.parts) > 2 and self.parts[0] in ("kernel", "modules"):
            self.module = self.parts[1]
        elif len(self.parts) > 1 and self.parts[0] == "app":
            self.module = "app"
        self.test = self.stem.endswith("_test") or self.parts[0] == "tests"
        self.code = self.suffix in CODE
        self.migration = "migrations" in self.parts and self.suffix == ".sql"
        self.store = self.code and self.stem.endswith("_store")

    def line_at(self, position):
        return self.text.count("\n", 0, position) + 1


def files_of(root):
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in OUTSIDE)
        for name in sorted(names):
            path = os.path.relpath(os.path.join(folder, name), root)
            if os.path.splitext(name)[1] in TEXT and not os.path.islink(os.path.join(root, path)):
                found.append(File(root, path))
    return found


def needs_of(root):
    """What each module(...) of CMakeLists.txt needs; `kernel` means every part of the kernel."""
    try:
        with open(os.path.join(root, "CMakeLists.txt"), encoding="utf-8") as file:
            text = file.read()
    except OSError:
        return {}
    needs = {}
    for name, body in re.findall(r"^module\((\w+)([^)]*)\)", text, re.M):
        words = re.search(r"\bNEEDS\s+([\w\s]*?)(?=\b(?:OFFERS|LIBRARIES)\b|$)", body)
        needs[name] = set(words[1].split()) if words else set()
    return needs


# -- the rules: each answers (line, sentence) for one file ------------------------------------------------------------

def includes_stay_level(file, _):
    for number, line in enumerate(file.lines, 1):
        if file.code and re.match(r'\s*#\s*include\s*["<]\.\./', line):
            yield number, 'An include with "../" goes around the faces; include "module/header.h" that a needed module offers.'


SQL_WORDS = re.compile(r'"\s*(SELECT\s.*\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|ALTER\s+TABLE|'
                       r'DROP\s+TABLE)\b')


def sql_stays_in_stores(file, _):
    if not file.code or not file.module or file.store or file.test or file.module == "storage":
        return
    for number, line in enumerate(file.lines, 1):
        if line.lstrip().startswith("//") or line.startswith("#define PERMIT_VISIBLE"):
            continue
        defines_statement = re.search(r"\bSql\s+\w+\s*\{", line) or 'R"sql(' in line
        in_filter = file.path == os.path.join("kernel", "permit", "visible.h")
        if (defines_statement or SQL_WORDS.search(line)) and not in_filter:
            yield number, "SQL stands only in *_store.cpp, *_store.h and migrations/."


STATEMENT = re.compile(r'R"sql\((.*?)\)sql"|"((?:SELECT|WITH|INSERT|UPDATE|DELETE|CREATE)\s[^"\n]*)"', re.S)
SEAM = re.compile(r'\)sql"[\s\w]*R"sql\(')  # where a macro such as PERMIT_VISIBLE joins two literals
NAMED = re.compile(r"\b(?P<word>FROM|JOIN|INTO|UPDATE|TABLE|REFERENCES|INDEX\s+(?:IF\s+NOT\s+EXISTS\s+)?\w+\s+ON)\s+"
                   r"(?:IF\s+NOT\s+EXISTS\s+|IF\s+EXISTS\s+|ONLY\s+)?(?P<table>[a-z_][a-z0-9_]*)(?!\s*\(\s*:)(?P<call>\s*\()?", re.I)
AFTER_COMMA = re.compile(r"\bFROM\s+[a-z_]\w*(?:\s+(?:AS\s+)?[a-z]\w*)?((?:\s*,\s*[a-z_]\w*(?:\s+(?:AS\s+)?[a-z]\w*)?)+)", re.I)
SHARED = ("permit", "registry")


def tables_of(statement):
    """(word, table, position) of the tables a statement names; names it defines itself (WITH) and functions excepted."""
    own = {name.lower() for name in re.findall(r"\b([a-z_]\w*)\s*(?:\([^()]*\)\s*)?AS\s*(?:NOT\s+MATERIALIZED\s*|MATERIALIZED\s*)?\(",
                                               statement, re.I)}
    bare = re.sub(r"'[^']*'|--[^\n]*|:\w+", lambda match: " " * len(match[0]), statement)
    for match in NAMED.finditer(bare):
        word, table = match["word"].upper().split()[0], match["table"].lower()
        before = bare[:match.start()].rstrip().upper()
        if word == "UPDATE" and (table == "set" or before.endswith(("DO", "FOR"))):
            continue  # ON CONFLICT ... DO UPDATE SET
        if word == "FROM" and (match["call"] or before.endswith("DISTINCT")):
            continue  # a function of rows; IS DISTINCT FROM
        if word == "FROM" and re.search(r"\b(EXTRACT|SUBSTRING|TRIM)\s*\([^()]*$", bare[:match.start()], re.I):
            continue
        if table in own or table in ("select", "lateral", "excluded", "values"):
            continue
        if word == "FROM" and before.endswith("DELETE"):
            word = "DELETE"
        yield word, table, match.start()
    for match in AFTER_COMMA.finditer(bare):
        for more in re.finditer(r",\s*([a-z_]\w*)", match[1], re.I):
            if more[1].lower() not in own:
                yield "FROM", more[1].lower(), match.start(1)


def tables_carry_the_modules_prefix(file, needs):
    if not file.module or file.test or not (file.migration or file.store):
        return
    if file.module == "storage":
        return
    if file.migration:
        text = re.sub(r"--[^\n]*", lambda match: " " * len(match[0]), file.text)
        statements = [(0, text)]
    else:
        text = SEAM.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), file.text)
        statements = [(match.start(match.lastindex), match[match.lastindex]) for match in STATEMENT.finditer(text)]
    own = file.module + "_"
    allowed = needs.get(file.module, set())
    readable = tuple(name + "_" for name in SHARED if name in allowed or "kernel" in allowed)
    told = set()
    for start, statement in statements:
        for word, table, position in tables_of(statement):
            line = file.line_at(start + position)
            if table.startswith(own) or (line, table) in told:
                continue
            if word == "REFERENCES" and table == "permit_audience":
                continue
            if word in ("FROM", "JOIN") and table.startswith(readable):
                continue
            told.add((line, table))
            if word in ("FROM", "JOIN"):
                yield line, f"{file.module} reads the table '{table}', which belongs to another; ask its module instead."
            elif word == "REFERENCES":
                yield line, f"A foreign key of {file.module} points to '{table}'; it may point to {own}* and permit_audience."
            else:
                yield line, f"{file.module} changes the table '{table}'; its own tables begin with '{own}'."


def no_drawers(file, _):
    for part in [*file.parts[:-1], file.stem]:
        drawer = DRAWERS.intersection(re.split(r"[_\-.]", part.lower()))
        if drawer and file.parts[0] not in (".ci",):
            yield 1, f"'{part}' is a drawer name ({', '.join(sorted(drawer))}); name the file after what is in it."


UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK|TBD)\b")


def nothing_left_for_later(file, _):
    if file.path in (os.path.join("scripts", "layout.py"), os.path.join("tests", "house", "layout_test.py")):
        return
    for number, line in enumerate(file.lines, 1):
        word = UNFINISHED.search(line)
        if word and (file.code or file.suffix in (".py", ".mjs", ".js", ".sql", ".cmake", "")):
            yield number, f"'{word[1]}' is work left for later; do it, or write it down where work is planned."


def long_files_say_why(file, _):
    if file.suffix in (".h", ".cpp", ".py", ".mjs", ".js", ".sql") and len(file.lines) > LONGEST:
        if not re.search(r"longer than 600 lines because", file.text, re.I):
            yield 1, (f"The file has {len(file.lines)} lines, more than {LONGEST}: split it by meaning, or say at its top "
                      "\"longer than 600 lines because ...\".")


NAMESPACE = re.compile(r"^(?:inline\s+)?namespace\s+([\w:]+)\s*\{", re.M)
PACKAGE = re.compile(r"\s*config::Package package\(\);\s*\}")  # the generated function of another folder


def namespace_is_the_folder(file, _):
    if not file.module or not file.code or file.name == "main.cpp":
        return
    names = [(match[1].split("::")[0], match.start()) for match in NAMESPACE.finditer(file.text)
             if not PACKAGE.match(file.text, match.end())]
    if not names and (file.test or "#define" in file.text):
        return  # tests may be anonymous, and a header of macros has none
    if not names:
        yield 1, f"The file has no namespace; code in {file.module}/ lives in namespace {file.module}."
    for name, position in names[:1]:  # the outermost; those within it are the module's own affair
        if name not in (file.module, "std", "testing"):
            yield file.line_at(position), f"Namespace {name} in the folder {file.module}/; the namespace is the folder's name."


MACHINE = re.compile(r"(?<![\w./-])(/home/|/root/|/work/|/Users/)")


def no_path_of_a_machine(file, _):
    if file.path in (os.path.join("scripts", "layout.py"), os.path.join("tests", "house", "layout_test.py")):
        return
    for number, line in enumerate(file.lines, 1):
        path = MACHINE.search(line)
        if path:
            yield number, f"'{path[1]}' is a path of somebody's machine."


def files_say_what_they_are(file, _):
    if not (file.code or file.suffix in (".py", ".mjs", ".sql") or file.parts[0] == "scripts"):
        return
    first = [line for line in file.lines if line.strip() and not line.startswith(("#!", "#pragma once"))][:1]
    if first and not re.match(r"\s*(//|/\*|#|--)", first[0]):
        yield 1, "The file does not begin with a comment that says what it is."


def headers_are_read_once(file, _):
    if file.suffix == ".h" and "#pragma once" not in file.text:
        yield 1, "The header has no #pragma once."


def nobody_sees_cases(file, _):
    if file.path == "CMakeLists.txt":
        for name, words in needs_of_text(file.text).items():
            if "cases" in words and name not in ("app", "trial"):
                yield 1, f"module({name}) needs 'cases': confidential matter is reached by nobody but app."
    if file.module == "cases" and (file.code or file.migration) and not file.test:
        for number, line in enumerate(file.lines, 1):
            if re.search(r'#\s*include\s*"registry/|\bregistry_\w+|\bregistry::', line) and not line.lstrip().startswith(("//", "--")):
                yield number, "cases is never in the registry: its things are asked for, not listed."


def needs_of_text(text):
    return {name: set(re.findall(r"\w+", body.split("OFFERS")[0])) for name, body in
            re.findall(r"^module\((\w+)([^)]*)\)", text, re.M)}


RULES = [includes_stay_level, sql_stays_in_stores, tables_carry_the_modules_prefix, no_drawers, nothing_left_for_later,
         long_files_say_why, namespace_is_the_folder, no_path_of_a_machine, files_say_what_they_are, headers_are_read_once,
         nobody_sees_cases]


def breaches_of(root):
    needs = needs_of(root)
    return [f"{file.path}:{line}: {sentence}" for file in files_of(root) for rule in RULES for line, sentence in rule(file, needs)]


def main():
    if "--self-test" in sys.argv[1:]:
        return subprocess.run([sys.executable, "-B", os.path.join(ROOT, "tests", "house", "layout_test.py")]).returncode
    breaches = breaches_of(sys.argv[1] if len(sys.argv) > 1 else ROOT)
    print("\n".join(breaches) if breaches else "The tree is as it should be.")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
