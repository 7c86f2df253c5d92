# A server of our own on a data folder of our own, which can be killed and started again.
import http.client
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BINARY = os.environ.get("TRYGKREDS_BINARY", ROOT + "/build/dev/trygkreds")
DISTRICT = ROOT + "/districts/fyn-2020"


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Server:
    """The demo district of Tuesday 15 September 2020 in a temporary folder. Mails stay in the outbox: nobody receives them."""

    def __init__(self, loaded=None):
        self.folder = tempfile.mkdtemp(prefix="trygkreds-crash-")
        self.port, self.process = free_port(), None
        self.settings = self.folder + "/settings.yaml"
        with open(self.settings, "w", encoding="utf-8") as file:
            file.write(f"data: {self.folder}/data\nport: {self.port}\ndemo: true\nclock: 2020-09-15T08:30\nscanner: builtin\nsmtp: \"\"\n")
        if loaded:
            shutil.copytree(loaded.folder + "/data", self.folder + "/data")
        else:
            self.command("load", DISTRICT)

    def command(self, *words):
        done = subprocess.run([BINARY, *words, "--settings", self.settings], capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(f"trygkreds {' '.join(words)} answered {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def start(self):
        with open(self.folder + "/log", "ab") as log:
            self.process = subprocess.Popen([BINARY, "serve", "--settings", self.settings], stdout=log, stderr=log)
        end = time.monotonic() + 30
        while not self.ready():
            if self.process.poll() is not None or time.monotonic() > end:
                with open(self.folder + "/log", encoding="utf-8", errors="replace") as log:
                    raise AssertionError("the server does not start: " + log.read()[-2000:])
            time.sleep(0.005)

    def ready(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def database(self):
        """The rows as they lie on the disk, read beside the server."""
        return sqlite3.connect(f"file:{self.folder}/data/trygkreds.sqlite?mode=ro", uri=True)

    def remove(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
