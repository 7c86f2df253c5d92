#pragma once
// PDF/UA-1 by Typst in a small worker of its own: a module's template (documents/NAME.typ) reads the data as JSON; text
// never becomes Typst source. Any thread; renders are done one after another by the worker.

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "config/outcome.h"
#include "config/package.h"

namespace documents {

/// A picture the document shows: its name in the data and its bytes (PNG, JPEG, SVG).
using Pictures = std::map<std::string, std::string>;

class Printer {
 public:
  /// Starts the worker (`node worker.mjs` on a Unix socket below `folder`) when it is first needed, and again if it
  /// died. `worker` is the script (*.mjs), the socket of a worker that runs as a unit of its own, or empty: the script
  /// that belongs to this program, found from its own place upwards or named by TRYGKREDS_WORKER. It finds its npm
  /// packages by NODE_PATH or upwards from where it lies; another node than the one in PATH is named by TRYGKREDS_NODE.
  Printer(std::filesystem::path folder, std::filesystem::path worker, const std::vector<config::Package>& packages,
          std::chrono::seconds limit = std::chrono::seconds(30));
  ~Printer();
  /// The PDF, or a refusal with the compiler's sentence (a picture without alt text is one). `name` is "module/file":
  /// the package councils' documents/agenda.typ is "councils/agenda". See documents/district.typ for how a template is
  /// written.
  config::Outcome<std::string> pdf(std::string_view name, const boost::json::value& data,
                                   const Pictures& pictures = {});

 private:
  struct Worker;
  std::unique_ptr<Worker> worker_;
};

config::Package package();

}  // namespace documents
