#pragma once
// stakeholders.yaml of a district: the register to begin with. Who stands in the register already is left as it is,
// because the register is kept on the pages: a consent that was taken back does not come again with the file.

#include <string>
#include <string_view>

#include "audit/change.h"
#include "config/yaml.h"

namespace organisation {

config::Faults load_stakeholders(audit::Change& change, std::string_view text, const std::string& file_name);

}  // namespace organisation
