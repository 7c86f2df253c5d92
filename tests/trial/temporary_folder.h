#pragma once
// Folders of a test process below /tmp.

#include <string>

namespace trial {

/// A new folder /tmp/trygkreds-<what>-<process>-xxxxxx. What processes that were killed left there is removed first.
std::string temporary_folder(const std::string& what);

}  // namespace trial
