// The printer: templates of all modules and the data of one document go to the worker, a PDF or a sentence comes back.

#include "documents.h"

#include <mutex>
#include <stdexcept>

#include <fmt/format.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "worker_process.h"

namespace documents {

namespace json = boost::json;

namespace {

constexpr int seconds_to_start = 20;

}  // namespace

struct Printer::Worker {
  Worker(std::filesystem::path folder, std::filesystem::path worker, std::chrono::seconds most)
      : process(std::move(folder), std::move(worker)), limit(most) {}

  std::mutex mutex;
  WorkerProcess process;
  const std::chrono::seconds limit;                           // of one document
  std::map<std::string, std::string, std::less<>> templates;  // "/councils/agenda.typ" -> source

  std::optional<WorkerProcess::Trouble> greet(Deadline deadline) {
    json::object sources;
    for (const auto& [path, source] : templates) sources[path] = source;
    return process.send(json::serialize(json::object{{"templates", sources}}), deadline);
  }

  std::optional<WorkerProcess::Trouble> print(std::string_view order, std::string_view data, const Pictures& pictures,
                                              std::string& answer, std::string& bytes, Deadline deadline) {
    auto trouble = process.send(order, deadline);
    if (!trouble) trouble = process.send(data, deadline);
    for (const auto& [name, picture] : pictures) {
      if (!trouble) trouble = process.send(picture, deadline);
    }
    if (!trouble) trouble = process.receive(answer, deadline);
    if (!trouble) trouble = process.receive(bytes, deadline);
    return trouble;
  }
};

Printer::Printer(std::filesystem::path folder, std::filesystem::path worker,
                 const std::vector<config::Package>& packages, std::chrono::seconds limit)
    : worker_(std::make_unique<Worker>(std::move(folder), std::move(worker), limit)) {
  constexpr std::string_view prefix = "documents/";
  const auto take = [&](const config::Package& package) {
    for (const auto& file : package.files) {
      if (!file.path.starts_with(prefix) || !file.path.ends_with(".typ")) continue;
      worker_->templates[fmt::format("/{}/{}", package.module, file.path.substr(prefix.size()))] = file.bytes;
    }
  };
  take(package());
  for (const auto& one : packages) take(one);
}

Printer::~Printer() = default;

config::Outcome<std::string> Printer::pdf(std::string_view name, const json::value& data, const Pictures& pictures) {
  const std::string main = fmt::format("/{}.typ", name);
  if (!worker_->templates.contains(main))
    throw std::invalid_argument(fmt::format("there is no document template {}", name));
  json::array names;
  for (const auto& [picture, bytes] : pictures) {
    if (picture.empty() || picture.find('/') != std::string::npos)
      throw std::invalid_argument(fmt::format("not the name of a picture: {}", picture));
    names.emplace_back(picture);
  }
  const std::string order = json::serialize(json::object{{"main", main}, {"pictures", names}});
  const std::string content = json::serialize(data);

  const std::lock_guard lock(worker_->mutex);
  std::string answer;
  std::string bytes;
  for (int attempt = 1;; ++attempt) {
    std::optional<WorkerProcess::Trouble> trouble;
    if (!worker_->process.ready()) {
      const Deadline begun = std::chrono::steady_clock::now() + std::chrono::seconds(seconds_to_start);
      try {
        worker_->process.start(begun);
      } catch (const std::runtime_error& fault) {  // no worker, no PDF; everything else goes on
        return config::Refusal{.sentence = "The document could not be made: {0}", .arguments = {fault.what()}};
      }
      trouble = worker_->greet(begun);
    }
    const Deadline deadline = std::chrono::steady_clock::now() + worker_->limit;
    if (!trouble) trouble = worker_->print(order, content, pictures, answer, bytes, deadline);
    if (!trouble) break;
    if (trouble == WorkerProcess::Trouble::late) {
      return config::Refusal{.sentence = "The document could not be made within {0} seconds.",
                             .arguments = {std::to_string(worker_->limit.count())}};
    }
    // The worker died, perhaps while it was idle: a new one gets the same order once.
    if (attempt == 2)
      return config::Refusal{.sentence = "The document could not be made: {0}",
                             .arguments = {"the PDF worker stopped"}};
  }
  const json::value said = json::parse(answer);
  if (said.at("ok").as_bool()) return bytes;
  return config::Refusal{.sentence = "The document could not be made: {0}",
                         .arguments = {std::string(said.at("sentence").as_string())}};
}

}  // namespace documents
