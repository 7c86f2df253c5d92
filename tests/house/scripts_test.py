#!/usr/bin/env python3
# The scripts keep their promises (one comment line first, from the root, a usage for what they do not understand), and
# every link within the documents leads somewhere.
import glob
import os
import re
import subprocess
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SCRIPTS = [path for path in sorted(glob.glob(ROOT + "/scripts/*") + [ROOT + "/.ci/run"])
           if os.path.isfile(path) and not path.endswith((".py", "environment"))]


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


class Scripts(unittest.TestCase):
    def test_each_begins_with_a_comment_and_moves_to_the_root(self):
        self.assertGreater(len(SCRIPTS), 6)
        for path in SCRIPTS:
            lines = read(path).splitlines()
            self.assertEqual(lines[0], "#!/bin/bash", path)
            self.assertRegex(lines[1], r"^# [A-Z]", path)
            self.assertIn('cd "$(dirname "$0")/.."', "\n".join(lines[:6]), path)
            self.assertTrue(os.access(path, os.X_OK), path)
            self.assertEqual(subprocess.run(["bash", "-n", path]).returncode, 0, path)

    def test_what_is_not_understood_is_answered_with_the_usage(self):
        for words in (["setup", "--for", "nothing"], ["setup", "--what"], ["run", "--what"], ["run", "--district", "docs"]):
            done = subprocess.run([ROOT + "/scripts/" + words[0], *words[1:]], capture_output=True, text=True, cwd="/")
            self.assertEqual(done.returncode, 2, words)
            self.assertIn("scripts/" + words[0], done.stderr, words)

    def test_links_in_the_documents_lead_somewhere(self):
        documents = glob.glob(ROOT + "/*.md") + glob.glob(ROOT + "/docs/**/*.md", recursive=True) + glob.glob(ROOT + "/bench/*.md")
        broken = [f"{os.path.relpath(path, ROOT)}: {target}" for path in documents
                  for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", read(path))
                  if not os.path.exists(os.path.join(os.path.dirname(path), target))]
        self.assertEqual(broken, [])

    def test_decisions_are_numbered_one_after_another(self):
        names = sorted(os.path.basename(path) for path in glob.glob(ROOT + "/docs/decisions/*.md"))
        self.assertEqual([name[:5] for name in names], [f"{number:04}-" for number in range(1, len(names) + 1)])
        for name in names:
            text = read(f"{ROOT}/docs/decisions/{name}")
            for heading in ("Status: ", "## Decision", "## Context", "## Consequences"):
                self.assertIn(heading, text, name)


if __name__ == "__main__":
    unittest.main()
