// Real PDFs from the real worker. Where the npm packages are not installed the tests say so and are skipped.

#include "documents.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>

#include <gtest/gtest.h>

#include "config/package.h"

namespace documents {

namespace {

constexpr std::string_view report = R"typ(#import "/documents/district.typ": *
#let data = json("/data.json")
#show: district.with(title: data.title, kind: "Referat", authority: "Fyns Politi", state: "Udkast", contents: true)
#facts((("Tid", data.time), ("Tomt", none)))
= Punkter
#for item in data.items [
  == #item.title
  #tag("Åbent") #prose(item.text)
  #decision[Tiltrådt.]
]
#rows(("Kommune", "2020"), data.figures, numbers: (1,), caption: "Anmeldelser")
#picture("kort.svg", alt: data.alt, caption: "Kredsen")
#signatures(("Formand", "Sekretær"))
)typ";
constexpr std::string_view endless = R"typ(#set document(title: "x")
#for a in range(200000) { for b in range(200000) { let c = a * b } }
)typ";

const config::Package trial{
    "trial",
    {{"documents/report.typ", report}, {"documents/endless.typ", endless}, {"migrations/x.sql", "not for us"}}};
const Pictures map{
    {"kort.svg",
     R"(<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><rect width="90" height="40"/></svg>)"}};

std::string source() {
  const char* folder = std::getenv("TRYGKREDS_SOURCE");
  return folder != nullptr ? folder : ".";
}

boost::json::value data(boost::json::value alt) {
  return boost::json::object{
      {"title", "Møde i Kredsrådet på Ærø"},
      {"time", "22. september 2020 kl. 10.00"},
      {"alt", std::move(alt)},
      {"items", {boost::json::object{{"title", "Tryghed #eval(\"1\")"}, {"text", "Første *linje*\r\n\r\n- et\n- to"}}}},
      {"figures", boost::json::array{boost::json::array{"Svendborg", "14"}, boost::json::array{"Ærø", "2"}}}};
}

std::string output_of(const std::string& command) {
  std::string text;
  const auto close = [](FILE* file) { ::pclose(file); };
  const std::unique_ptr<FILE, decltype(close)> pipe(::popen(command.c_str(), "r"), close);
  std::array<char, 4096> piece{};
  while (pipe && std::fgets(piece.data(), static_cast<int>(piece.size()), pipe.get()) != nullptr) text += piece.data();
  return text;
}

}  // namespace

class PrinterTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const bool there = std::getenv("NODE_PATH") != nullptr ||
                       std::filesystem::exists(source() + "/assets/node_modules/@myriaddreamin");
    if (!there) GTEST_SKIP() << "the npm packages are not installed";
    char name[] = "/tmp/trygkreds-printer-XXXXXX";
    folder_ = ::mkdtemp(name);
    printer_ = std::make_unique<Printer>(folder_, source() + "/kernel/documents/worker/worker.mjs", std::vector{trial});
  }
  void TearDown() override {
    printer_.reset();
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }
  std::filesystem::path folder_;
  std::unique_ptr<Printer> printer_;
};

TEST_F(PrinterTest, prints_a_tagged_document_with_heading_table_and_picture) {
  const auto pdf = printer_->pdf("trial/report", data("Kort over politikredsen"), map);
  ASSERT_TRUE(pdf) << pdf.refusal().arguments.at(0);
  EXPECT_TRUE(pdf->starts_with("%PDF-1.7"));
  EXPECT_NE(pdf->find("<pdfuaid:part>1</pdfuaid:part>"), std::string::npos);
  EXPECT_NE(pdf->find("/Lang (da)"), std::string::npos);
  const auto path = folder_ / "report.pdf";
  std::ofstream(path, std::ios::binary) << *pdf;
  const auto info = output_of("pdfinfo " + path.string() + " 2>/dev/null");
  EXPECT_NE(info.find("Møde i Kredsrådet på Ærø"), std::string::npos);
  EXPECT_NE(info.find("Tagged:          yes"), std::string::npos);
  const auto structure = output_of("pdfinfo -struct-text " + path.string() + " 2>/dev/null");
  for (const std::string part : {"H1", "H2", "Tryghed #eval(\"1\")", "TH", "Svendborg", "Figure", "Første *linje*"}) {
    EXPECT_NE(structure.find(part), std::string::npos) << part;
  }
}

TEST_F(PrinterTest, a_picture_without_alt_text_is_refused_and_the_next_document_is_printed) {
  const auto refused = printer_->pdf("trial/report", data(nullptr), map);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.refusal().sentence, "The document could not be made: {0}");
  EXPECT_NE(refused.refusal().arguments.at(0).find("missing alt text"), std::string::npos);
  EXPECT_TRUE(printer_->pdf("trial/report", data("Kort"), map));
}

TEST_F(PrinterTest, a_fault_in_a_template_names_its_line) {
  const auto refused = printer_->pdf("trial/report", boost::json::object{{"title", "x"}}, map);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.refusal().arguments.at(0).find("/trial/report.typ:4"), std::string::npos)
      << refused.refusal().arguments.at(0);
}

TEST_F(PrinterTest, a_worker_that_was_killed_is_started_again) {
  ASSERT_TRUE(printer_->pdf("trial/report", data("Kort"), map));
  const auto found = output_of("pgrep -f " + (folder_ / "typst.sock").string());
  ASSERT_FALSE(found.empty());
  ASSERT_EQ(::kill(std::stoi(found), SIGKILL), 0);
  EXPECT_TRUE(printer_->pdf("trial/report", data("Kort"), map));
}

TEST_F(PrinterTest, a_document_that_takes_too_long_is_given_up) {
  printer_ = std::make_unique<Printer>(folder_, source() + "/kernel/documents/worker/worker.mjs", std::vector{trial},
                                       std::chrono::seconds(1));
  const auto refused = printer_->pdf("trial/endless", {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.refusal().sentence, "The document could not be made within {0} seconds.");
  EXPECT_TRUE(printer_->pdf("trial/report", data("Kort"), map));
}

TEST_F(PrinterTest, without_a_path_the_program_s_own_worker_is_found) {
  printer_ = std::make_unique<Printer>(folder_, "", std::vector{trial});
  EXPECT_TRUE(printer_->pdf("trial/report", data("Kort"), map));
}

TEST_F(PrinterTest, without_a_worker_there_is_a_sentence) {
  printer_ = std::make_unique<Printer>(folder_, folder_ / "nowhere.mjs", std::vector{trial});
  const auto refused = printer_->pdf("trial/report", data("Kort"), map);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.refusal().arguments.at(0).find("PDF worker"), std::string::npos);
}

TEST_F(PrinterTest, a_name_that_is_no_template_is_a_fault_of_the_program) {
  EXPECT_THROW((void)printer_->pdf("trial/none", data("Kort"), map), std::invalid_argument);
  EXPECT_THROW((void)printer_->pdf("trial/report", data("Kort"), Pictures{{"../x", ""}}), std::invalid_argument);
}

}  // namespace documents
