#!/usr/bin/env python3
# How long from start to the first page, and how much memory after 1,000 mixed requests.
#
# Bars: at most 1 s and 150 MB. Usage: bench/start_and_memory.py BINARY DISTRICT
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

BINARY, DISTRICT = sys.argv[1:3]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def resident_megabytes(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return int(re.search(r"VmRSS:\s+(\d+) kB", file.read())[1]) / 1024


class Person:
    """A browser without pictures: keeps cookies, follows links."""

    def __init__(self, base):
        self.base = base
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def get(self, path):
        with self.opener.open(self.base + path) as answer:
            return answer.read().decode("utf-8", "replace")

    def post(self, path, fields):
        with self.opener.open(self.base + path, urllib.parse.urlencode(fields).encode()) as answer:
            return answer.read().decode("utf-8", "replace")


def main():
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "data")
        base_words = ["--data", data, "--settings", f"{DISTRICT}/settings.yaml"]
        subprocess.run([BINARY, "load", DISTRICT, *base_words], check=True, stdout=subprocess.DEVNULL)
        times = []
        for start in range(5):
            port = free_port()
            began = time.monotonic()
            server = subprocess.Popen([BINARY, "serve", *base_words, "--port", str(port)], stdout=subprocess.DEVNULL)
            while True:
                try:
                    Person(f"http://127.0.0.1:{port}").get("/")
                    break
                except OSError:
                    time.sleep(0.005)
            times.append(time.monotonic() - began)
            if start < 4:
                server.send_signal(signal.SIGTERM)
                server.wait()
        print(f"start to first page: median {statistics.median(times) * 1000:.0f} ms, worst {max(times) * 1000:.0f} ms (bar: 1000)")

        base = f"http://127.0.0.1:{port}"
        citizen, staff = Person(base), Person(base)
        page = staff.get("/log-ind")
        token = re.search(r'name="formular" value="([^"]+)"', page)[1]
        secretary = re.search(r'name="capacity" value="([^"]+)"', page)[1]
        staff.post("/log-ind", {"formular": token, "capacity": secretary})
        seen = {citizen: ["/", "/plan", "/moeder", "/lokalbetjent"], staff: ["/mit-arbejde", "/raad", "/tiltag", "/beslutninger", "/folk"]}
        done = 0
        while done < 1000:
            for person, paths in seen.items():
                path = paths[done % len(paths)]
                body = person.get(path)
                done += 1
                for link in re.findall(r'href="(/[^"#]*)"', body):
                    if len(paths) < 60 and link not in paths and not link.startswith("/assets") and "log-ud" not in link and ".pdf" not in link:
                        paths.append(link)
        print(f"memory after {done} mixed requests: {resident_megabytes(server.pid):.0f} MB (bar: 150)")
        server.send_signal(signal.SIGTERM)
        server.wait()


main()
