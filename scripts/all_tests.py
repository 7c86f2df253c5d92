#!/usr/bin/env python3
# Runs every test of a build (GoogleTest, Node, Python) and sums up; called by scripts/test, which builds first.
#
#   scripts/all_tests.py [--long] [WORD ...]     only the suites whose name holds one of the words
#
# One throw-away PostgreSQL serves all of them (TRYGKREDS_TEST_POSTGRES). Full logs lie in build/test-logs. The last line
# is always "N passed, N failed, N skipped".
import glob
import json
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

BUILD = "build/dev"
LOGS = "build/test-logs"
LIMIT = 1200  # seconds that one suite may take; with --long ten times that


class Result:
    """How many cases of a suite passed, failed and were left out, and what to show of the failures."""

    def __init__(self, passed=0, failed=0, skipped=0, shown=""):
        self.passed, self.failed, self.skipped, self.shown = passed, failed, skipped, shown


class Postgres:
    """A PostgreSQL 15 of our own in a temporary folder, reached by a Unix socket only; gone when the tests are."""

    def __init__(self):
        self.url = os.environ.get("TRYGKREDS_TEST_POSTGRES", "")
        self.folder = None

    def __enter__(self):
        programs = sorted(glob.glob("/usr/lib/postgresql/15/bin/initdb"))
        if self.url or not programs:
            return self
        self.programs = os.path.dirname(programs[0])
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def start(self):
        self.folder = tempfile.mkdtemp(prefix="trygkreds-postgres-")
        if os.getuid() == 0:  # the database server refuses to run as root
            owner = pwd.getpwnam("postgres")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        data = os.path.join(self.folder, "data")
        self.run("initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync")
        settings = (f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off"
                    " -c synchronous_commit=off -c full_page_writes=off -c max_connections=200")
        self.run("pg_ctl", "-D", data, "-w", "-l", os.path.join(self.folder, "log"), "-o", settings, "start")
        self.url = f"postgres://postgres@/postgres?host={self.folder}"

    def __exit__(self, *_):
        if self.folder:
            self.run("pg_ctl", "-D", os.path.join(self.folder, "data"), "-m", "immediate", "stop", check=False)
            shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, program, *arguments, check=True):
        words = [os.path.join(self.programs, program), *arguments]
        if os.getuid() == 0:
            words = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *words]
        done = subprocess.run(words, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if check and done.returncode != 0:
            sys.exit(f"{program} ended with status {done.returncode}: {done.stderr[-2000:]}")


RUNNING = set()  # the suites under way, each with everything it started in a session of its own


def stop_what_runs():
    for group in list(RUNNING):
        try:
            os.killpg(group, signal.SIGKILL)
        except ProcessLookupError:
            pass


def stopped(number, _):
    """Ends the suites under way, so that the database server can be stopped as well."""
    stop_what_runs()
    sys.exit(128 + number)


def call(words, log, environment=None):
    """Runs a command into a log file; answers its status, 124 when it took too long."""
    limit = LIMIT * (10 if environment and environment.get("TRYGKREDS_LONG") else 1)
    with open(log, "w", encoding="utf-8", errors="replace") as out:
        try:
            suite = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                                     env=environment, start_new_session=True)
        except OSError as broken:
            out.write(f"\ncannot be started: {broken}\n")
            return 127
        RUNNING.add(suite.pid)
        try:
            return suite.wait(timeout=limit)
        except subprocess.TimeoutExpired:
            os.killpg(suite.pid, signal.SIGKILL)
            suite.wait()
            out.write(f"\nstopped: not finished after {limit} seconds\n")
            return 124
        finally:
            RUNNING.discard(suite.pid)


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def last_lines(path, count=40):
    return "\n".join(read(path).splitlines()[-count:])


def googletest(name, words, environment):
    log, report = f"{LOGS}/{name}.log", f"{LOGS}/{name}.json"
    if os.path.exists(report):
        os.remove(report)
    status = call([*words, f"--gtest_output=json:{report}", "--gtest_brief=1"], log, environment)
    result = Result()
    if os.path.exists(report):
        for suite in json.loads(read(report))["testsuites"]:
            for case in suite["testsuite"]:
                if case["result"] == "SKIPPED" or case["status"] == "NOTRUN":
                    result.skipped += 1
                elif case.get("failures"):
                    result.failed += 1
                    result.shown += f"{suite['name']}.{case['name']}\n{case['failures'][0]['failure']}\n"
                else:
                    result.passed += 1
    if status != 0 and result.failed == 0:
        result.failed += 1  # it fell over outside of any case
        result.shown = f"ended with status {status}\n{last_lines(log)}\n"
    return result


def node_tests(name, words, environment):
    log, report = f"{LOGS}/{name}.log", f"{LOGS}/{name}.tap"
    status = call(["node", "--test", "--test-reporter=spec", "--test-reporter-destination=stdout",
                   "--test-reporter=tap", f"--test-reporter-destination={report}", *words], log, environment)
    counted = dict(re.findall(r"^# (\w+) (\d+)$", read(report), re.M)) if os.path.exists(report) else {}
    number = lambda *keys: sum(int(counted.get(key, 0)) for key in keys)
    result = Result(number("pass"), number("fail", "cancelled"), number("skipped", "todo"))
    if status != 0 and result.failed == 0:
        result.failed = 1
    if result.failed:
        said = read(log)
        start = said.find("failing tests:")
        result.shown = said[start if start >= 0 else -4000:][:6000]
    return result


def python_tests(name, words, environment):
    log = f"{LOGS}/{name}.log"
    status = call([sys.executable, "-B", *words, "-v"], log, environment)
    said = read(log)
    ran = re.search(r"^Ran (\d+) tests?", said, re.M)
    number = lambda word: int((re.search(word + r"=(\d+)", said) or [0, 0])[1])
    failed, skipped = number("failures") + number("errors"), number("skipped")
    if status != 0 and failed == 0:
        failed = 1
    total = int(ran[1]) if ran else 1
    return Result(max(0, total - failed - skipped), failed, skipped, last_lines(log, 60) if failed else "")


def command(name, words, environment):
    log = f"{LOGS}/{name}.log"
    status = call(words, log, environment)
    if status == 77:  # it cannot be tried here and has said why
        return Result(0, 0, 1)
    return Result(1) if status == 0 else Result(0, 1, 0, last_lines(log))


def suites(long):
    """(how, name, words): all test programs that CMake knows, then what lies under tests/."""
    listed = subprocess.run(["ctest", "--test-dir", BUILD, "--show-only=json-v1"], capture_output=True, check=True)
    found = []
    for test in json.loads(listed.stdout)["tests"]:
        words = test.get("command")
        if words:
            found.append((googletest if words[0].endswith("_test") else command, test["name"], words))
    for path in sorted(glob.glob("tests/*/*_test.py")):
        found.append((python_tests, name_of(path), [path]))
    for path in sorted(glob.glob("tests/*/*.test.mjs")):
        found.append((node_tests, name_of(path), [path]))
    if long:
        found.append((command, "bare_debian", ["scripts/bare_debian"]))
    return found


def name_of(path):
    folder, file = os.path.split(path)
    return f"{os.path.basename(folder)}-{re.sub(r'(_test.py|.test.mjs)$', '', file)}"


def install_node_packages():
    for lock in glob.glob("tests/**/package-lock.json", recursive=True):
        folder = os.path.dirname(lock)
        stamp = os.path.join(folder, "node_modules", ".package-lock.json")
        if "node_modules" in folder or (os.path.exists(stamp) and os.path.getmtime(stamp) >= os.path.getmtime(lock)):
            continue
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=folder, check=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL)


def main():
    words = sys.argv[1:]
    long = "--long" in words
    wanted = [word for word in words if not word.startswith("--")]
    os.makedirs(LOGS, exist_ok=True)
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, stopped)
    install_node_packages()
    total = Result()

    def run(suite):
        how, name, command_words = suite
        started = time.monotonic()
        return name, how(name, command_words, environment), time.monotonic() - started

    def tell(name, result, seconds):
        total.passed += result.passed
        total.failed += result.failed
        total.skipped += result.skipped
        skipped = f", {result.skipped} skipped" if result.skipped else ""
        verdict = "FAILED" if result.failed else "ok    "
        print(f"{verdict} {name}: {result.passed} passed, {result.failed} failed{skipped} ({seconds:.1f} s)", flush=True)
        if result.failed:
            print("\n".join("    " + line for line in result.shown.splitlines()), flush=True)

    with Postgres() as postgres:
        environment = dict(os.environ, TRYGKREDS_SOURCE=os.getcwd(), TRYGKREDS_LONG="1" if long else "",
                           TRYGKREDS_BINARY=os.path.abspath(f"{BUILD}/trygkreds"))
        if postgres.url:
            environment["TRYGKREDS_TEST_POSTGRES"] = postgres.url
        chosen = [suite for suite in suites(long) if not wanted or any(word in suite[1] for word in wanted)]
        together = [suite for suite in chosen if suite[0] is googletest]
        alone = [suite for suite in chosen if suite[0] is not googletest]  # they start servers and browsers of their own
        with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            for outcome in pool.map(run, together):
                tell(*outcome)
        for suite in alone:
            tell(*run(suite))
    if total.failed:
        print(f"The full logs are in {LOGS}.")
    print(f"{total.passed} passed, {total.failed} failed, {total.skipped} skipped")
    return 1 if total.failed or total.passed == 0 else 0


sys.exit(main())
