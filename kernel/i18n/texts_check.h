#pragma once
// For tests: does every text of a module have its Danish, and nothing more? Found in the source: t("..."), tn("...",
// "..."), language.text("..."), Refusal{"..."}, refuse({"..."}), and a literal behind /*text*/. Keys that are put
// together at run time (audit. kind. state. todo. edge.) never count as unused.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace i18n {

struct SourceText {
  std::string file;
  std::string text;
};

struct UsedText {
  std::string english, plural;  // plural only from tn
  std::string file;
  int line = 0;
};

std::vector<UsedText> used_texts(const SourceText& source);
/// What is wrong, each as one sentence with its place: missing, empty, unused, or unequal placeholders; and faults of
/// the file.
std::vector<std::string> check_texts(const std::vector<SourceText>& sources, std::string_view po);
/// The same for a module's folder: its *.cpp and *.h (no *_test.cpp) and its texts/da.po (none is an empty one).
std::vector<std::string> check_texts(const std::filesystem::path& folder);

}  // namespace i18n
