#pragma once
// A row of an answer, read by column number. Valid only inside the callback that receives it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "config/clock.h"
#include "id.h"
#include "value.h"

namespace storage {

class Row {
 public:
  virtual ~Row() = default;
  virtual bool null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual std::string_view view(int column) const = 0;  // text; valid until the next row
  virtual std::string bytes(int column) const = 0;

  std::string text(int column) const { return std::string(view(column)); }  // null reads as empty
  bool flag(int column) const { return integer(column) != 0; }
  Id id(int column) const { return null(column) ? Id{} : Id::parse(view(column)).value_or(Id{}); }
  config::Date date(int column) const { return config::parse_date(view(column)).value_or(config::Date{}); }
  config::Instant time(int column) const { return config::Instant{std::chrono::microseconds{integer(column)}}; }
  std::optional<config::Date> date_if(int column) const {
    return null(column) ? std::nullopt : std::optional{date(column)};
  }
  std::optional<config::Instant> time_if(int column) const {
    return null(column) ? std::nullopt : std::optional{time(column)};
  }
  std::optional<std::int64_t> integer_if(int column) const {
    return null(column) ? std::nullopt : std::optional{integer(column)};
  }
};

}  // namespace storage
