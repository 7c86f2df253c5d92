#!/usr/bin/env python3
# Server CPU per request of the public plan page, against nginx serving the same bytes as a file, in alternating rounds.
#
# Bar: at most 1.5 times nginx's. Usage: bench/page_against_nginx.py URL_PATH BINARY DISTRICT
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

PATH, BINARY, DISTRICT = sys.argv[1:4]
ROUNDS, SECONDS, CONNECTIONS = 7, 2, 32


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def family(pid):
    """The process and its children."""
    pids = [pid]
    for known in pids:
        try:
            with open(f"/proc/{known}/task/{known}/children", encoding="ascii") as file:
                pids += [int(child) for child in file.read().split()]
        except OSError:
            pass
    return pids


def cpu_seconds(pid):
    total = 0
    for one in family(pid):
        with open(f"/proc/{one}/stat", encoding="utf-8") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def load(port, path):
    """wrk against one server; requests done."""
    said = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", "Accept-Encoding: gzip",
                           f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        sys.exit(f"the server answered with errors:\n{said}")
    return int(next(line.split()[0] for line in said.splitlines() if "requests in" in line))


def wait_for(port, path):
    for _ in range(400):
        try:
            request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Accept-Encoding": "gzip"})
            with urllib.request.urlopen(request) as answer:
                return answer.read(), answer.headers
        except OSError:
            time.sleep(0.025)
    sys.exit(f"nothing answers on {path}")


with tempfile.TemporaryDirectory() as folder:
    ours_port, nginx_port = free_port(), free_port()
    data = os.path.join(folder, "data")
    subprocess.run([BINARY, "load", DISTRICT, "--data", data, "--settings", f"{DISTRICT}/settings.yaml"], check=True,
                   stdout=subprocess.DEVNULL)
    ours = subprocess.Popen([BINARY, "serve", "--data", data, "--settings", f"{DISTRICT}/settings.yaml", "--port", str(ours_port)],
                            stdout=subprocess.DEVNULL)
    try:
        body, heads = wait_for(ours_port, PATH)
        root = os.path.join(folder, "root")
        os.makedirs(root)
        with open(os.path.join(root, "page.html"), "wb") as file:
            file.write(body)
        os.chmod(folder, 0o755)
        # the same bytes with the same heads
        added = "".join(f'add_header {name} "{value}";\n' for name, value in heads.items()
                        if name.lower() not in ("content-length", "content-type", "date", "connection", "etag", "server")
                        and '"' not in value)
        with open(os.path.join(folder, "nginx.conf"), "w", encoding="utf-8") as file:
            file.write(f"worker_processes 2; daemon off; pid {folder}/nginx.pid; error_log /dev/null;\n"
                       "events { worker_connections 1024; }\n"
                       "http { access_log off; open_file_cache max=10; keepalive_requests 1000000;\n"
                       f"server {{ listen 127.0.0.1:{nginx_port}; root {root}; default_type 'text/html; charset=utf-8'; {added} }} }}\n")
        nginx = subprocess.Popen([shutil.which("nginx") or "/usr/sbin/nginx", "-c", os.path.join(folder, "nginx.conf")],
                                 stderr=subprocess.DEVNULL)
        wait_for(nginx_port, "/page.html")
        ratios, our_costs, nginx_costs = [], [], []
        for _ in range(ROUNDS):
            costs = {}
            for name, process, port, path in (("nginx", nginx, nginx_port, "/page.html"), ("ours", ours, ours_port, PATH)):
                before = cpu_seconds(process.pid)
                done = load(port, path)
                costs[name] = (cpu_seconds(process.pid) - before) / done * 1e6
            our_costs.append(costs["ours"])
            nginx_costs.append(costs["nginx"])
            ratios.append(costs["ours"] / costs["nginx"])
        print(f"page {PATH}: {len(body)} bytes on the wire; server CPU per request, median of {ROUNDS} rounds:")
        print(f"  ours {statistics.median(our_costs):.1f} us, nginx {statistics.median(nginx_costs):.1f} us, "
              f"ratio {statistics.median(ratios):.2f} (bar: 1.5)")
        nginx.send_signal(signal.SIGQUIT)
        nginx.wait()
    finally:
        ours.send_signal(signal.SIGTERM)
        ours.wait()
