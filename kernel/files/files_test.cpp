// Uploads on both engines: what is taken, who may see it, and that nothing is handed out before the scanner spoke.

#include "files.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include "audit/history.h"
#include "content.h"
#include "content_folder.h"
#include "permit/audience.h"
#include "trial/databases.h"

namespace files {

namespace {

const std::string pdf = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";
const std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89", 33);
const std::string eicar = std::string("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-") + "ANTIVIRUS-TEST-FILE!$H+H*";

std::string number(std::uint32_t value, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out.push_back(static_cast<char>(value >> (8 * i)));
  return out;
}

/// A zip of stored, empty entries that claim a size.
std::string zip(const std::vector<std::pair<std::string, std::uint32_t>>& entries) {
  std::string out;
  std::string table;
  for (const auto& [name, size] : entries) {
    const auto at = static_cast<std::uint32_t>(out.size());
    const std::string common = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(0, 4) +
                               number(0, 4) + number(size, 4) + number(static_cast<std::uint32_t>(name.size()), 2) +
                               number(0, 2);
    out += "PK\3\4" + common + name;
    table += std::string("PK\1\2") + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2) +
             number(0, 4) + number(at, 4) + name;
  }
  const auto at = static_cast<std::uint32_t>(out.size());
  const auto count = static_cast<std::uint32_t>(entries.size());
  return out + table + "PK\5\6" + number(0, 4) + number(count, 2) + number(count, 2) +
         number(static_cast<std::uint32_t>(table.size()), 4) + number(at, 4) + number(0, 2);
}

std::string docx(std::uint32_t size = 100, const std::string& more = "word/styles.xml") {
  return zip({{"[Content_Types].xml", size}, {"_rels/.rels", size}, {"word/document.xml", size}, {more, size}});
}

/// A clamd that gives one prepared answer per connection after it has read the stream.
class FakeClamd {
 public:
  FakeClamd(std::filesystem::path path, std::string answer) : path_(std::move(path)), answer_(std::move(answer)) {
    listener_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path_.string().copy(address.sun_path, sizeof(address.sun_path) - 1);
    ::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    ::listen(listener_, 4);
    thread_ = std::thread([this] { serve(); });
  }
  ~FakeClamd() {
    ::shutdown(listener_, SHUT_RDWR);
    ::close(listener_);
    thread_.join();
    std::filesystem::remove(path_);
  }
  std::string seen() const { return seen_; }

 private:
  static bool read_all(int from, char* bytes, std::size_t size) {
    while (size > 0) {
      const auto got = ::recv(from, bytes, size, 0);
      if (got <= 0) return false;
      bytes += got;
      size -= static_cast<std::size_t>(got);
    }
    return true;
  }
  void serve() {
    for (;;) {
      const int client = ::accept(listener_, nullptr, nullptr);
      if (client < 0) return;
      char command[10];
      std::string stream;
      if (read_all(client, command, sizeof command) && std::string(command, 10) == std::string("zINSTREAM\0", 10)) {
        for (;;) {
          unsigned char four[4];
          if (!read_all(client, reinterpret_cast<char*>(four), 4)) break;
          const std::size_t size = static_cast<std::size_t>(four[0]) << 24 | static_cast<std::size_t>(four[1]) << 16 |
                                   static_cast<std::size_t>(four[2]) << 8 | four[3];
          if (size == 0) break;
          std::string piece(size, '\0');
          if (!read_all(client, piece.data(), size)) break;
          stream += piece;
        }
        seen_ = stream;
        const std::string line = answer_ + '\0';
        ::send(client, line.data(), line.size(), MSG_NOSIGNAL);
      }
      ::close(client);
    }
  }
  std::filesystem::path path_;
  std::string answer_;
  std::string seen_;
  int listener_;
  std::thread thread_;
};

std::filesystem::path new_folder() {
  char name[] = "/tmp/trygkreds-files-XXXXXX";
  return ::mkdtemp(name);
}

}  // namespace

TEST(Content, is_decided_by_the_bytes_and_the_ending_together) {
  EXPECT_EQ(type_of("Referat.PDF", pdf), "application/pdf");
  EXPECT_EQ(type_of("kort.png", png), "image/png");
  EXPECT_EQ(type_of("liste.csv", "Kommune;Antal\nÆrø;2\n"), "text/csv; charset=utf-8");
  EXPECT_EQ(type_of("note.txt", "Møde på Ærø\n"), "text/plain; charset=utf-8");
  EXPECT_EQ(type_of("bilag.docx", docx()), "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  EXPECT_FALSE(type_of("kort.jpg", png));
  EXPECT_FALSE(type_of("referat.pdf", "<html><script>alert(1)</script></html>"));
  EXPECT_FALSE(type_of("program.exe", pdf));
  EXPECT_FALSE(type_of("uden", pdf));
  EXPECT_FALSE(type_of("side.html", "<html></html>"));
  EXPECT_FALSE(type_of("billede.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
  EXPECT_FALSE(type_of("note.txt", std::string("MZ\0\1\2\3", 6)));
  EXPECT_FALSE(type_of("ark.xlsx", docx()));
}

TEST(Content, bombs_and_macros_are_refused) {
  EXPECT_TRUE(is_safe_archive(docx()));
  EXPECT_FALSE(is_safe_archive(docx(200U * 1024 * 1024)));
  EXPECT_FALSE(is_safe_archive(docx(100, "word/vbaProject.bin")));
  EXPECT_FALSE(is_safe_archive("PK\3\4 no table of contents"));
  EXPECT_FALSE(type_of("bilag.docx", docx(100, "word/vbaProject.bin")));
}

TEST(Content, names_are_cleaned) {
  EXPECT_EQ(clean_name("C:\\Users\\ås\\Referat å.pdf"), "Referat å.pdf");
  EXPECT_EQ(clean_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(clean_name("a\r\nb\"c.txt"), "abc.txt");
  EXPECT_EQ(clean_name("..."), "fil");
  EXPECT_EQ(clean_name(".skjult.txt"), "skjult.txt");
  EXPECT_EQ(clean_name("\xE2\x80\xAEgpj.exe"), "gpj.exe");
  for (const char* turning :
       {"\xD8\x9C", "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD",
        "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9"}) {
    EXPECT_EQ(clean_name("a" + std::string(turning) + "gpj.exe"), "agpj.exe");
  }
  EXPECT_EQ(clean_name("a\xE2\x80\xE2\x80\x8E\xAE.txt"), "a.txt") << "what is taken out leaves nothing behind";
  EXPECT_EQ(clean_name("Mødet \xE2\x80\x93 rév.txt"), "Mødet \xE2\x80\x93 rév.txt");
  const auto cut = clean_name(std::string(200, 'x') + std::string("ææææ") + ".docx");
  EXPECT_EQ(cut.size(), 150U);
  EXPECT_TRUE(cut.ends_with(".docx"));
}

TEST(Scanners, the_built_in_one_knows_the_test_file) {
  const auto scanner = make_scanner("builtin");
  EXPECT_EQ(scanner->scan("Dagsorden"), Scanner::Verdict::clean);
  EXPECT_EQ(scanner->scan(eicar), Scanner::Verdict::found);
  EXPECT_EQ(make_scanner("none")->scan("x"), Scanner::Verdict::unknown);
  EXPECT_THROW(make_scanner("clam"), std::invalid_argument);
}

TEST(Scanners, clamd_is_asked_and_doubt_stays_doubt) {
  const auto folder = new_folder();
  const auto path = folder / "clamd.ctl";
  const auto scanner = make_scanner("clamd:" + path.string());
  EXPECT_EQ(scanner->scan("x"), Scanner::Verdict::unknown);  // away
  const std::string large(200'000, 'x');
  {
    const FakeClamd clamd(path, "stream: OK");
    EXPECT_EQ(scanner->scan(large), Scanner::Verdict::clean);
    EXPECT_EQ(clamd.seen(), large);
    EXPECT_EQ(scanner->scan(std::string(static_cast<std::size_t>(largest) + 1, 'x')), Scanner::Verdict::unknown);
  }
  const auto verdict = [&](const std::string& answer) {
    const FakeClamd clamd(path, answer);
    return scanner->scan("x");
  };
  EXPECT_EQ(verdict("stream: Win.Test.EICAR_HDB-1 FOUND"), Scanner::Verdict::found);
  EXPECT_EQ(verdict("INSTREAM size limit exceeded. ERROR"), Scanner::Verdict::unknown);
  EXPECT_EQ(verdict("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND"), Scanner::Verdict::unknown);
  EXPECT_EQ(verdict(""), Scanner::Verdict::unknown);
  std::filesystem::remove_all(folder);
}

TEST(ContentFolder, the_same_bytes_lie_once_and_damage_is_noticed) {
  const auto folder = new_folder();
  const auto below = folder / "files";
  const auto hash = hash_of("hello");
  EXPECT_EQ(hash.size(), 64U);
  put_bytes(below, hash, "hello");
  put_bytes(below, hash, "hello");
  EXPECT_EQ(get_bytes(below, hash), "hello");
  EXPECT_FALSE(get_bytes(below, hash_of("other")));
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(below))
    files += entry.is_regular_file() ? 1 : 0;
  EXPECT_EQ(files, 1);
  std::ofstream(below / hash.substr(0, 2) / hash.substr(2)) << "hallo";
  EXPECT_THROW(get_bytes(below, hash), std::runtime_error);
  std::filesystem::remove_all(folder);
}

class FilesTest : public trial::BothEngines {
 protected:
  void SetUp() override {
    clock_.set(config::local(*config::parse_date("2020-09-15"), 510));
    database_ = open({audit::package(), permit::package(), package()});
    archive_ = std::make_unique<audit::Archive>(**database_, clock_);
    folder_ = new_folder();
    insider_.role = permit::Role::mayor;
    insider_.authority = storage::Id::of_words("authority:svendborg");
    insider_.today = clock_.today();
    outsider_ = insider_;
    outsider_.authority = storage::Id::of_words("authority:odense");
    (**database_).write([&](storage::Transaction& tx) {
      permit::put_audience(tx, council_, "Kredsrådet");
      permit::set_holders(tx, council_, {{.holder = permit::office(permit::Role::mayor, insider_.authority)}});
    });
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  storage::Id add(const Files& files, const std::string& name, const std::string& bytes) {
    const auto stored = files.store(name, bytes);
    EXPECT_TRUE(stored);
    const auto kept =
        archive_->change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
          files.keep(change, *stored, thing_, council_);
          return config::done;
        });
    EXPECT_TRUE(kept);
    return stored->file.id;
  }
  std::optional<File> seen_by(const Files& files, const permit::Viewer& viewer, const storage::Id& id) {
    return archive_->read([&](storage::Transaction& tx) { return files.find(tx, viewer, id); });
  }
  std::optional<std::string> bytes(const Files& files, const storage::Id& id) {
    return archive_->read([&](storage::Transaction& tx) { return files.bytes(tx, id); });
  }

  config::Clock clock_;
  std::unique_ptr<trial::Throwaway> database_;
  std::unique_ptr<audit::Archive> archive_;
  std::filesystem::path folder_;
  permit::Viewer insider_, outsider_;
  const storage::Id thing_ = storage::Id::of_words("item:1");
  const storage::Id council_ = storage::Id::of_words("audience:kredsraad");
};

TRIAL_ON_BOTH(FilesTest);

TEST_P(FilesTest, a_file_is_in_quarantine_until_it_is_cleared) {
  const Files files(folder_, make_scanner("builtin"));
  const auto good = add(files, "C:\\Referat.pdf", pdf);
  const auto bad = add(files, "note.txt", eicar);
  ASSERT_TRUE(seen_by(files, insider_, good));
  EXPECT_EQ(seen_by(files, insider_, good)->state, State::quarantined);
  EXPECT_FALSE(bytes(files, good));
  EXPECT_EQ(files.scan_waiting(*archive_), 2);
  EXPECT_EQ(files.scan_waiting(*archive_), 0);
  const auto file = seen_by(files, insider_, good);
  EXPECT_EQ(file->state, State::clean);
  EXPECT_EQ(file->name, "Referat.pdf");
  EXPECT_EQ(file->type, "application/pdf");
  EXPECT_EQ(file->thing, thing_);
  EXPECT_EQ(bytes(files, good), pdf);
  EXPECT_EQ(seen_by(files, insider_, bad)->state, State::refused);
  EXPECT_FALSE(bytes(files, bad));
  const auto history = archive_->read([&](storage::Transaction& tx) { return audit::history_of(tx, thing_); });
  EXPECT_EQ(history.size(), 4U);
}

TEST_P(FilesTest, the_row_filter_decides_who_sees_it) {
  const Files files(folder_, make_scanner("builtin"));
  const auto id = add(files, "Referat.pdf", pdf);
  EXPECT_TRUE(seen_by(files, insider_, id));
  EXPECT_FALSE(seen_by(files, outsider_, id));
  EXPECT_FALSE(seen_by(files, permit::citizen(clock_.today()), id));
  const auto of_thing = [&](const permit::Viewer& viewer) {
    return archive_->read([&](storage::Transaction& tx) { return files.of_thing(tx, viewer, thing_).size(); });
  };
  EXPECT_EQ(of_thing(insider_), 1U);
  EXPECT_EQ(of_thing(outsider_), 0U);
  (**database_).write([&](storage::Transaction& tx) { files.set_audience(tx, thing_, permit::public_audience()); });
  EXPECT_TRUE(seen_by(files, permit::citizen(clock_.today()), id));
}

TEST_P(FilesTest, without_an_answer_it_stays_in_quarantine) {
  const Files none(folder_, make_scanner("none"));
  const auto id = add(none, "Referat.pdf", pdf);
  EXPECT_EQ(none.scan_waiting(*archive_), 0);
  const Files away(folder_, make_scanner("clamd:" + (folder_ / "nobody").string()));
  EXPECT_EQ(away.scan_waiting(*archive_), 0);
  EXPECT_EQ(seen_by(away, insider_, id)->state, State::quarantined);
  EXPECT_FALSE(bytes(away, id));
  const Files there(folder_, make_scanner("builtin"));
  EXPECT_EQ(there.scan_waiting(*archive_), 1);
}

TEST_P(FilesTest, what_may_not_be_uploaded_is_refused_with_a_sentence) {
  const Files files(folder_, make_scanner("builtin"));
  EXPECT_EQ(files.store("a.pdf", "").refusal().sentence, "The file is empty.");
  EXPECT_EQ(files.store("a.pdf", std::string(static_cast<std::size_t>(largest) + 1, 'x')).refusal().arguments,
            std::vector<std::string>{"25"});
  EXPECT_EQ(files.store("a.exe", pdf).refusal().arguments, std::vector<std::string>{"a.exe"});
}

}  // namespace files
