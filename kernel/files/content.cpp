// Media types by libmagic, archives by their own table of contents.

#include "content.h"

#include <magic.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

namespace files {

namespace {

struct Kind {
  std::string_view ending;
  std::string_view type;
  std::string_view inside;  // a name that the archive must hold; empty: no archive
};

constexpr std::array<Kind, 13> permitted{{
    {"pdf", "application/pdf", ""},
    {"png", "image/png", ""},
    {"jpg", "image/jpeg", ""},
    {"jpeg", "image/jpeg", ""},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word/"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xl/"},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "ppt/"},
    {"odt", "application/vnd.oasis.opendocument.text", "content.xml"},
    {"ods", "application/vnd.oasis.opendocument.spreadsheet", "content.xml"},
    {"odp", "application/vnd.oasis.opendocument.presentation", "content.xml"},
    {"odg", "application/vnd.oasis.opendocument.graphics", "content.xml"},
    {"txt", "text/plain; charset=utf-8", ""},
    {"csv", "text/csv; charset=utf-8", ""},
}};

constexpr std::uint64_t most_unpacked = 400ULL * 1024 * 1024;
constexpr int most_entries = 5000;

std::string ending_of(std::string_view name) {
  const auto dot = name.rfind('.');
  std::string ending(dot == std::string_view::npos ? std::string_view{} : name.substr(dot + 1));
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return ending;
}

std::string magic_type(std::string_view bytes) {
  struct Close {
    void operator()(magic_set* set) const { ::magic_close(set); }
  };
  thread_local const std::unique_ptr<magic_set, Close> magic(::magic_open(MAGIC_MIME_TYPE));
  thread_local const bool loaded = magic && ::magic_load(magic.get(), nullptr) == 0;
  if (!loaded) throw std::runtime_error("libmagic has no database of types");
  const char* found = ::magic_buffer(magic.get(), bytes.data(), bytes.size());
  return found != nullptr ? found : "";
}

std::uint32_t little(std::string_view bytes, std::size_t at, int count) {
  std::uint32_t value = 0;
  for (int i = count; i-- > 0;)
    value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}

/// Walks the zip's table of contents. False when it is not to be trusted.
template <class Take>
bool each_entry(std::string_view bytes, Take take) {
  constexpr std::string_view end_mark("PK\5\6", 4);
  constexpr std::string_view entry_mark("PK\1\2", 4);
  const auto end = bytes.rfind(end_mark);
  if (end == std::string_view::npos || end + 22 > bytes.size()) return false;
  const std::uint32_t count = little(bytes, end + 10, 2);
  std::size_t at = little(bytes, end + 16, 4);
  if (count == 0xFFFF || at == 0xFFFFFFFF) return false;  // zip64: nothing an office document needs
  for (std::uint32_t i = 0; i < count; ++i) {
    if (at + 46 > bytes.size() || bytes.substr(at, 4) != entry_mark) return false;
    const std::size_t name = little(bytes, at + 28, 2);
    if (at + 46 + name > bytes.size()) return false;
    if (!take(bytes.substr(at + 46, name), little(bytes, at + 24, 4))) return false;
    at += 46 + name + little(bytes, at + 30, 2) + little(bytes, at + 32, 2);
  }
  return true;
}

bool holds(std::string_view bytes, std::string_view wanted) {
  bool found = false;
  each_entry(bytes, [&](std::string_view name, std::uint32_t) {
    found = found || name.starts_with(wanted);
    return true;
  });
  return found;
}

/// Text in UTF-8 or an older Danish encoding: no control characters but tabs and line ends.
bool is_plain_text(std::string_view bytes) {
  return std::none_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  });
}

/// Unicode's Bidi_Control characters turn the direction of the text: "gpj.exe" could look like "exe.jpg". Looked for at
/// the end of what is kept, so that taking one away cannot leave another.
constexpr std::array<std::string_view, 12> turning{
    "\xD8\x9C",                                                      // U+061C
    "\xE2\x80\x8E", "\xE2\x80\x8F",                                  // U+200E, U+200F
    "\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD",  // U+202A to U+202E
    "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8",  // U+2066 to U+2069
    "\xE2\x81\xA9"};

void take_turning_away(std::string& name) {
  for (const std::string_view mark : turning) {
    if (!name.ends_with(mark)) continue;
    name.resize(name.size() - mark.size());
    return;
  }
}

}  // namespace

bool is_safe_archive(std::string_view bytes) {
  std::uint64_t unpacked = 0;
  int entries = 0;
  return each_entry(bytes, [&](std::string_view name, std::uint32_t size) {
    unpacked += size;
    const bool macro =
        name.find("vbaProject") != std::string_view::npos || name.starts_with("Basic/") || name.starts_with("Scripts/");
    return !macro && ++entries <= most_entries && unpacked <= most_unpacked;
  });
}

std::optional<std::string> type_of(std::string_view name, std::string_view bytes) {
  const std::string ending = ending_of(name);
  const auto kind = std::find_if(permitted.begin(), permitted.end(), [&](const Kind& k) { return k.ending == ending; });
  if (kind == permitted.end()) return std::nullopt;
  const std::string found = magic_type(bytes);
  if (kind->type.starts_with("text/")) {
    const bool text = found.starts_with("text/") || found == "application/csv" || found == "application/json";
    if (!text || !is_plain_text(bytes)) return std::nullopt;
    return std::string(kind->type);
  }
  if (!kind->inside.empty()) {
    // libmagic takes some office documents for plain archives: their own table of contents says what they are.
    const bool archive = found == kind->type || found == "application/zip" || found == "application/octet-stream";
    if (!archive || !is_safe_archive(bytes) || !holds(bytes, kind->inside)) return std::nullopt;
    return std::string(kind->type);
  }
  if (found != kind->type) return std::nullopt;
  return found;
}

std::string clean_name(std::string_view name) {
  const auto folder = name.find_last_of("/\\");
  if (folder != std::string_view::npos) name.remove_prefix(folder + 1);
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto byte = static_cast<unsigned char>(name[i]);
    if (byte < 0x20 || byte == 0x7F || std::string_view("\"<>|:*?").find(name[i]) != std::string_view::npos) continue;
    out.push_back(name[i]);
    take_turning_away(out);
  }
  const auto first = out.find_first_not_of(" .");
  if (first == std::string::npos) return "fil";
  out = out.substr(first, out.find_last_not_of(" .") - first + 1);
  constexpr std::size_t most = 150;
  if (out.size() > most) {
    const auto dot = out.rfind('.');
    const std::string ending = dot != std::string::npos && out.size() - dot <= 10 ? out.substr(dot) : "";
    std::size_t end = most - ending.size();
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;
    out = out.substr(0, end) + ending;
  }
  return out;
}

}  // namespace files
