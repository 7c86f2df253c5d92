#!/usr/bin/env python3
# Kills the server with SIGKILL at random moments while a plan goes its way from consultation to publication, and starts it
# again. What was acknowledged is there; what was not is there whole or not at all; no change stands without its entry; the
# audit log holds; and a disturbed year ends with the same rows as an undisturbed one.
#
# 10 kills; with TRYGKREDS_LONG=1 a hundred. TRYGKREDS_SEED repeats a run, TRYGKREDS_KILLS chooses another number.
import collections
import hashlib
import os
import random
import threading
import time
import unittest

import plan_year
from person import Person
from server import Server

KILLS = int(os.environ.get("TRYGKREDS_KILLS") or (100 if os.environ.get("TRYGKREDS_LONG") else 10))
SEED = int(os.environ.get("TRYGKREDS_SEED") or random.SystemRandom().randrange(1_000_000))
KEPT_BY_MODULES = ("councils_", "cooperation_plan_", "registry_", "organisation_")


def tables(rows):
    return [name for (name,) in rows.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") if name.startswith(KEPT_BY_MODULES)]


def content(rows):
    """One number for every row that modules keep: it changes when any of them does."""
    whole = hashlib.blake2b()
    for name in tables(rows):
        for row in sorted(map(repr, rows.execute(f"SELECT * FROM {name}"))):
            whole.update(row.encode())
    return whole.hexdigest()


def entries(rows):
    """How often each verb stands in the log, without logging in and out and what jobs write."""
    found = rows.execute("SELECT verb, count(*) FROM audit_entry WHERE kind LIKE 'councils.%' OR kind LIKE 'cooperation_plan.%' GROUP BY verb")
    return collections.Counter(dict(found.fetchall()))


def told_by_jobs(rows):
    """How many entries the daily look at people and cover has written; it runs when the clock has passed a midnight."""
    return rows.execute("SELECT count(*) FROM audit_entry WHERE kind LIKE 'organisation.%'").fetchone()[0]


def sizes(rows):
    return {name: rows.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables(rows)}


class Snapshot:
    def __init__(self, server):
        rows = server.database()
        rows.execute("BEGIN")
        self.content, self.entries, self.told_by_jobs = content(rows), entries(rows), told_by_jobs(rows)
        rows.close()


class Figures:
    def __init__(self):
        self.acknowledged = self.kept = self.whole = self.absent = self.kills = self.years = 0

    def words(self):
        return (f"seed {SEED}: {self.kills} kills in {self.years} years; {self.acknowledged} acts acknowledged, none lost; of those that were "
                f"not acknowledged {self.whole} were whole and {self.absent} absent, none half")


class Killer:
    """Kills the server: now at any moment, now in the milliseconds after a form was sent."""

    def __init__(self, server, chance):
        self.called_off, self.fired, self.aimed = threading.Event(), threading.Event(), threading.Event()
        self.server = server
        self.forms = chance.choice([0, 1, 1, 2, 3])  # 0: at any moment
        self.after = chance.uniform(0.0, 0.015) if self.forms else chance.uniform(0.0, 0.4)
        self.thread = threading.Thread(target=self.wait, daemon=True)
        self.thread.start()

    def sending(self):
        self.forms -= 1
        if self.forms == 0:
            self.aimed.set()

    def wait(self):
        if self.forms:
            self.aimed.wait()
        if not self.called_off.wait(self.after):
            self.fired.set()
            self.server.kill()

    def end(self):
        """No kill comes after this; answers whether one has come."""
        self.called_off.set()
        self.aimed.set()
        self.thread.join()
        return self.fired.is_set()


class Kill(unittest.TestCase):
    def check(self, server, acts, acknowledged, before, figures):
        """The rows after a group of acts, some of which may have been cut off."""
        after = Snapshot(server)
        expected = collections.Counter()
        rows = server.database()
        rows.execute("BEGIN")
        for act, told in zip(acts, acknowledged):
            there = act.done(rows)
            if told:
                self.assertTrue(there, f"{act.name} was acknowledged and is lost")
                figures.acknowledged += 1
            elif there:
                figures.whole += 1
            else:
                figures.absent += 1
            if there and act.audited:
                expected.update(act.verbs)
        rows.close()
        names = ", ".join(act.name for act in acts)
        self.assertEqual(dict(after.entries - before.entries), dict(expected), f"entries of: {names}")
        self.assertEqual(dict(before.entries - after.entries), {}, f"entries lost in: {names}")
        if not expected and after.told_by_jobs == before.told_by_jobs:
            self.assertEqual(after.content, before.content, f"rows changed without an entry in: {names}")
        elif expected:
            self.assertNotEqual(after.content, before.content, f"entries without a change in: {names}")
        return after

    def run_year(self, server, chance, figures, kills):
        """One year from the consultation to the public plan, with at most so many kills in it."""
        server.start()
        year = plan_year.Year(server)
        before = Snapshot(server)
        killer = Killer(server, chance) if kills else None
        year.sending = lambda: killer and killer.sending()
        for acts in year.steps():
            while acts:
                acknowledged = plan_year.together(acts, year)
                if killer and killer.fired.is_set():
                    killer.end()
                    kills -= 1
                    figures.kills += 1
                    server.start()
                    killer = Killer(server, chance) if kills else None
                else:
                    self.assertTrue(all(acknowledged), [act.name for act in acts])
                before = self.check(server, acts, acknowledged, before, figures)
                rows = server.database()
                acts = [act for act in acts if not act.done(rows)]
                rows.close()
        if killer and killer.end():
            figures.kills += 1
            server.start()
        rows = server.database()
        counted = sizes(rows)
        self.assertEqual(rows.execute("PRAGMA integrity_check").fetchone()[0], "ok")
        rows.close()
        figures.years += 1
        self.assertIn("Læg røret på, for unge", Person(server.port).get("/plan/2021"))
        server.process.terminate()
        server.process.wait()
        self.assertIn("holds", server.command("verify"))
        return counted

    def test_what_is_acknowledged_survives_every_kill(self):
        chance, figures, started = random.Random(SEED), Figures(), time.monotonic()
        loaded = Server()
        self.addCleanup(loaded.remove)
        calm = Server(loaded)
        self.addCleanup(calm.remove)
        undisturbed = self.run_year(calm, chance, Figures(), 0)
        while figures.kills < KILLS:
            server = Server(loaded)
            self.addCleanup(server.remove)
            self.assertEqual(self.run_year(server, chance, figures, KILLS - figures.kills), undisturbed, f"seed {SEED}")
        print(f"\n{figures.words()}; {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    unittest.main()
