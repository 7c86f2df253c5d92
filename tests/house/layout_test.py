#!/usr/bin/env python3
# Plants every breach of the layout rules in a temporary tree and expects its sentence; what is allowed stays unsaid.
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "scripts"))
import layout  # noqa: E402

BUILD = """
module(config OFFERS clock.h)
module(permit NEEDS config OFFERS viewer.h)
module(registry NEEDS config permit OFFERS thing.h)
module(i18n NEEDS config OFFERS language.h)
module(councils NEEDS kernel
  OFFERS module.h)
module(cooperation_plan NEEDS kernel councils OFFERS module.h)
module(cases NEEDS kernel OFFERS module.h)
module(app NEEDS kernel councils cooperation_plan cases)
"""


def store(statement):
    return ('// The statements of meetings.\nnamespace councils {\nconstexpr storage::Sql x{"x", R"sql(\n  '
            + statement + ')sql"};\n}\n')


class Layout(unittest.TestCase):
    def breaches(self, path, text):
        with tempfile.TemporaryDirectory() as root:
            for name, content in (("CMakeLists.txt", BUILD), (path, text)):
                os.makedirs(os.path.dirname(os.path.join(root, name)) or root, exist_ok=True)
                with open(os.path.join(root, name), "w", encoding="utf-8") as file:
                    file.write(content)
            return layout.breaches_of(root)

    def refused(self, path, text, sentence):
        found = self.breaches(path, text)
        self.assertTrue(any(sentence in breach for breach in found), f"{found} lacks: {sentence}")
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith(path + ":"), found)

    def allowed(self, path, text):
        self.assertEqual(self.breaches(path, text), [])

    def test_includes_stay_level(self):
        text = '// A meeting.\n#include "{}"\nnamespace councils {{}}\n'
        self.refused("modules/councils/meeting.cpp", text.format("../organisation/person.h"), 'An include with "../"')
        self.allowed("modules/councils/meeting.cpp", text.format("organisation/lookup.h"))

    def test_sql_stays_in_stores(self):
        statement = store("SELECT id FROM councils_meeting")
        self.refused("modules/councils/meeting_pages.cpp", statement, "SQL stands only in *_store.cpp")
        self.refused("modules/councils/meeting.cpp",
                     '// A meeting.\nnamespace councils {\nauto x = "DELETE FROM councils_meeting";\n}\n', "SQL stands only in")
        self.allowed("modules/councils/meeting_store.cpp", statement)
        self.allowed("modules/councils/meeting_test.cpp", statement)

    def test_tables_carry_the_modules_prefix(self):
        path = "modules/councils/meeting_store.cpp"
        reads = "councils reads the table '{}', which belongs to another"
        self.refused(path, store("SELECT p.id FROM organisation_person p"), reads.format("organisation_person"))
        self.refused(path, store("SELECT 1 FROM councils_meeting m\n  JOIN cases_case c ON c.id = m.id"), reads.format("cases_case"))
        self.refused(path, store("SELECT 1 FROM councils_meeting m, cases_case c"), reads.format("cases_case"))
        self.refused(path, store("SELECT 1 FROM councils_meeting WHERE id IN (SELECT id FROM cases_case)"), reads.format("cases_case"))
        for statement in ("INSERT INTO registry_thing (id) VALUES (:id)", "UPDATE registry_thing SET title = :title",
                          "DELETE FROM registry_thing WHERE id = :id", "CREATE TABLE registry_thing (id ID)"):
            self.refused(path, store(statement), "councils changes the table 'registry_thing'")
        self.refused("modules/councils/migrations/0001_meetings.sql",
                     "-- Meetings.\nCREATE TABLE councils_meeting (person ID REFERENCES organisation_person (id));\n",
                     "A foreign key of councils points to 'organisation_person'")
        self.refused("modules/councils/migrations/0001_meetings.sql", "-- Meetings.\nCREATE TABLE meeting (id ID);\n",
                     "councils changes the table 'meeting'")
        self.refused("kernel/i18n/word_store.cpp", store("SELECT 1 FROM permit_audience").replace("councils", "i18n"),
                     "i18n reads the table 'permit_audience'")

    def test_statements_may_name_their_own_and_the_shared_tables(self):
        path = "modules/councils/meeting_store.cpp"
        for statement in (
                "INSERT INTO councils_meeting (id) VALUES (:from) ON CONFLICT (id) DO UPDATE SET title = excluded.title",
                "SELECT 1 FROM councils_meeting WHERE since > :from AND a IS DISTINCT FROM b",
                "WITH later AS (SELECT id FROM councils_meeting) SELECT id FROM later JOIN permit_visible v ON 1 = 1",
                "WITH RECURSIVE up (id) AS (SELECT id FROM councils_item UNION SELECT id FROM up) SELECT id FROM up",
                "SELECT 1 FROM registry_thing t WHERE t.id IN (SELECT value FROM json_each(:ids))",
                "SELECT 1 FROM councils_meeting WHERE title = 'taken from nobody'",
                "SELECT 1 FROM (SELECT id FROM councils_meeting) AS some"):
            self.allowed(path, store(statement))
        self.allowed(path, store('WITH x AS (SELECT 1) SELECT a FROM councils_item WHERE b IN )sql" PERMIT_VISIBLE R"sql('
                                 "\n AND c IN (SELECT d FROM x)"))
        self.allowed("modules/councils/migrations/0001_meetings.sql",
                     "-- Meetings, taken from nobody.\nCREATE TABLE councils_meeting (\n  id ID PRIMARY KEY,\n"
                     "  audience ID REFERENCES permit_audience (id)\n);\nCREATE INDEX by_day ON councils_meeting (id);\n")

    def test_no_drawers(self):
        text = "// Things.\nnamespace councils {}\n"
        self.refused("modules/councils/string_util.cpp", text, "'string_util' is a drawer name")
        self.refused("modules/councils/common/meeting.cpp", text, "'common' is a drawer name")
        self.allowed("modules/councils/database.cpp", text)

    def test_nothing_left_for_later(self):
        self.refused("modules/councils/meeting.cpp", "// A meeting.\nnamespace councils {}  // " + "TODO: more\n",
                     "is work left for later")
        self.allowed("modules/councils/meeting.cpp", "// A meeting and its Todo.\nnamespace councils {}\n")

    def test_long_files_say_why(self):
        text = "// A meeting.{}\nnamespace councils {{}}\n" + "int x;\n" * 700
        self.refused("modules/councils/meeting.cpp", text.format(""), "more than 600: split it by meaning")
        self.allowed("modules/councils/meeting.cpp", text.format(" Longer than 600 lines because the law is."))

    def test_namespace_is_the_folder(self):
        text = "// A meeting.\n{}\n"
        self.refused("modules/councils/meeting.cpp", text.format("namespace council {}"), "Namespace council in the folder councils/")
        self.refused("modules/councils/meeting.cpp", text.format("int x;"), "The file has no namespace")
        self.allowed("modules/councils/meeting.cpp", text.format("namespace councils::store {}\nnamespace {}"))
        self.allowed("app/main.cpp", text.format("int main() {}"))
        self.allowed("app/modules.cpp", text.format("namespace web {\nconfig::Package package();\n}\nnamespace app {}"))

    def test_no_path_of_a_machine(self):
        self.refused("docs/operations.md", "Look into /home/" + "kim/trygkreds.\n", "a path of somebody's machine")
        self.allowed("docs/operations.md", "Look into /var/lib/trygkreds and https://example.dk/home/work/.\n")

    def test_files_say_what_they_are(self):
        self.refused("modules/councils/meeting.cpp", "namespace councils {}\n", "does not begin with a comment")
        self.refused("scripts/deploy", "#!/bin/bash\nset -e\n", "does not begin with a comment")

    def test_headers_are_read_once(self):
        self.refused("modules/councils/meeting.h", "// A meeting.\nnamespace councils {}\n", "no #pragma once")

    def test_nobody_sees_cases(self):
        found = self.breaches("CMakeLists.txt", BUILD + "module(statistics NEEDS kernel cases OFFERS module.h)\n")
        self.assertEqual(found, ["CMakeLists.txt:1: module(statistics) needs 'cases': confidential matter is reached by nobody but app."])
        for line in ('#include "registry/thing.h"', "int x = registry::list();"):
            self.refused("modules/cases/case.cpp", f"// A case.\n{line}\nnamespace cases {{}}\n", "cases is never in the registry")
        self.refused("modules/cases/case_store.cpp", store("SELECT 1 FROM registry_thing").replace("councils", "cases"),
                     "cases is never in the registry")

    def test_this_project_is_as_it_should_be(self):
        self.assertEqual(layout.breaches_of(layout.ROOT), [])


if __name__ == "__main__":
    unittest.main()
