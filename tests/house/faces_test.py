#!/usr/bin/env python3
# The directions of the tree are enforced by cmake/module.cmake: an undeclared include and a private header do not build,
# and a need that points upwards stops the configuration with a sentence. Tried on a tiny project of two modules.
import os
import subprocess
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

PROJECT = """cmake_minimum_required(VERSION 3.25)
project(tiny LANGUAGES C CXX ASM)
list(APPEND CMAKE_MODULE_PATH {root}/cmake)
include(warnings)
include(module)
{modules}
"""

FILES = {
    "kernel/config/package.h": "#pragma once\n#include <string_view>\n#include <vector>\nnamespace config {\n"
                               "struct BuiltInFile { std::string_view path, bytes; };\n"
                               "struct Package { std::string_view module; std::vector<BuiltInFile> files; };\n}\n",
    "kernel/config/config.cpp": "",
    "modules/streets/street.h": "#pragma once\nnamespace streets { int length(); }\n",
    "modules/streets/paving.h": "#pragma once\nnamespace streets { int stones(); }\n",
    "modules/streets/street.cpp": '#include "street.h"\n#include "paving.h"\n'
                                  "namespace streets { int length() { return 7; } int stones() { return 9; } }\n",
}
STREETS = "module(config OFFERS package.h)\nmodule(streets NEEDS config OFFERS street.h)\n"


class Faces(unittest.TestCase):
    def build(self, modules, houses, towns=""):
        """Configures and builds; answers whether it went well and what was said."""
        with tempfile.TemporaryDirectory() as folder:
            files = {**FILES, "CMakeLists.txt": PROJECT.format(root=ROOT, modules=modules), "modules/houses/house.cpp": houses}
            if towns:
                files["modules/towns/town.cpp"] = towns
            for name, text in files.items():
                os.makedirs(os.path.dirname(os.path.join(folder, name)) or folder, exist_ok=True)
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.write(text)
            said = ""
            for words in (["cmake", "-G", "Ninja", "-S", folder, "-B", folder + "/build"], ["cmake", "--build", folder + "/build"]):
                done = subprocess.run(words, capture_output=True, text=True)
                said += done.stdout + done.stderr
                if done.returncode != 0:
                    return False, " ".join(said.split())
            return True, said

    def test_a_declared_need_builds(self):
        well, said = self.build(STREETS + "module(houses NEEDS streets)",
                                '#include "streets/street.h"\nnamespace houses { int far() { return streets::length(); } }\n')
        self.assertTrue(well, said)

    def test_an_undeclared_include_does_not_build(self):
        well, said = self.build(STREETS + "module(houses NEEDS config)",
                                '#include "streets/street.h"\nnamespace houses { int far() { return streets::length(); } }\n')
        self.assertFalse(well)
        self.assertIn("streets/street.h: No such file or directory", said)

    def test_a_private_header_does_not_build(self):
        well, said = self.build(STREETS + "module(houses NEEDS streets)",
                                '#include "streets/paving.h"\nnamespace houses { int far() { return streets::stones(); } }\n')
        self.assertFalse(well)
        self.assertIn("streets/paving.h: No such file or directory", said)

    def test_a_need_of_a_need_does_not_build(self):
        well, said = self.build(STREETS + "module(houses NEEDS streets)\nmodule(towns NEEDS houses)", "namespace houses {}\n",
                                '#include "streets/street.h"\nnamespace towns { int far() { return streets::length(); } }\n')
        self.assertFalse(well)
        self.assertIn("streets/street.h: No such file or directory", said)

    def test_a_module_without_a_folder_stops_the_configuration(self):
        well, said = self.build(STREETS + "module(houses NEEDS streets)\nmodule(towns NEEDS houses)", "namespace houses {}\n")
        self.assertFalse(well)
        self.assertIn("module(towns) has no folder in kernel, modules, tests or the root.", said)

    def test_an_upward_need_stops_the_configuration(self):
        well, said = self.build("module(config OFFERS package.h)\nmodule(houses NEEDS streets)\nmodule(streets OFFERS street.h)",
                                "namespace houses {}\n")
        self.assertFalse(well)
        self.assertIn("module(houses) needs 'streets', which does not stand above it in CMakeLists.txt: "
                      "a module sees downwards only.", said)

    def test_an_offered_header_must_exist(self):
        well, said = self.build(STREETS + "module(houses OFFERS door.h)", "namespace houses {}\n")
        self.assertFalse(well)
        self.assertIn("module(houses) offers door.h, which does not exist.", said)

    def test_an_unknown_word_stops_the_configuration(self):
        well, said = self.build("module(config WISHES streets OFFERS package.h)", "namespace houses {}\n")
        self.assertFalse(well)
        self.assertIn("module(config): unknown words", said)


if __name__ == "__main__":
    unittest.main()
