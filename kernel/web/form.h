#pragma once
// Forms. Input takes the typed values apart and notes what is wrong beside each field; Form shows them again with the
// errors in a summary on top. The same two serve the first view, the refusal and the repair: what was typed is kept.
//
//   web::Input in(exchange.request.form);
//   Draft draft{.title = in.text("title", {.most = 200}), .due = in.date("due")};
//   if (in.ok()) { auto outcome = save(...); if (outcome) return done(...); in.refuse(outcome.refusal()); }
//   return show_form(exchange, in);

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/clock.h"
#include "config/outcome.h"
#include "exchange.h"
#include "html.h"

namespace web {

class Input {
 public:
  /// What was typed.
  explicit Input(const http::Fields& form) : fields_(form) {}
  /// Values to begin with.
  explicit Input(std::vector<std::pair<std::string, std::string>> values) : fields_(std::move(values)) {}
  Input() = default;

  struct TextRule {
    bool required = true;
    std::size_t least = 0, most = 4000;  // characters
  };
  std::string text(std::string_view field, TextRule rule);  // trimmed, control characters refused
  std::string text(std::string_view field) { return text(field, TextRule{}); }
  std::optional<config::Date> date(std::string_view field,
                                   bool required = true);                    // 2020-03-03 or 3.3.2020 or 03-03-2020
  std::optional<int> minutes(std::string_view field, bool required = true);  // 10.00 or 10:00 as minutes past midnight
  std::optional<std::int64_t> number(std::string_view field, std::int64_t least, std::int64_t most,
                                     bool required = true);
  bool flag(std::string_view field) const { return fields_.has(field); }
  storage::Id id(std::string_view field, bool required = true);
  /// One of the given identifiers.
  std::string choice(std::string_view field, const std::vector<std::string>& allowed);
  std::vector<std::string> choices(std::string_view field) const { return fields_.all(field); }

  bool ok() const { return refusals_.empty(); }
  void refuse(config::Refusal refusal) { refusals_.push_back(std::move(refusal)); }
  const std::vector<config::Refusal>& refusals() const { return refusals_; }
  const std::string& raw(std::string_view field) const { return fields_.get(field); }
  std::vector<std::string> raw_all(std::string_view field) const { return fields_.all(field); }

 private:
  http::Fields fields_;
  std::vector<config::Refusal> refusals_;
};

struct Option {
  std::string value;
  std::string label;
  std::string group = {};
};

class Form {
 public:
  /// `action` is where it is sent. Uploads make it multipart by themselves.
  Form(const Exchange& exchange, std::string action, const Input& input);

  // label and hint in the viewer's language; name is also the id
  Form& text(std::string_view name, std::string_view label, std::string_view hint = {}, bool required = true);
  Form& area(std::string_view name, std::string_view label, std::string_view hint = {}, bool required = true,
             int rows = 6);
  Form& date(std::string_view name, std::string_view label, std::string_view hint = {}, bool required = true);
  Form& time(std::string_view name, std::string_view label, std::string_view hint = {}, bool required = true);
  Form& number(std::string_view name, std::string_view label, std::string_view hint = {}, bool required = true);
  Form& select(std::string_view name, std::string_view label, const std::vector<Option>& options,
               std::string_view hint = {}, bool required = true);
  Form& radios(std::string_view name, std::string_view label, const std::vector<Option>& options,
               std::string_view hint = {});
  Form& checks(std::string_view name, std::string_view label, const std::vector<Option>& options,
               std::string_view hint = {});
  Form& check(std::string_view name, std::string_view label, std::string_view hint = {});
  Form& file(std::string_view name, std::string_view label, std::string_view hint = {}, bool required = true);
  Form& hidden(std::string_view name, std::string_view value);
  Form& part(const Html& html);             // anything between fields
  Form& section(std::string_view heading);  // a heading between groups of fields
  /// The button; says what happens. `back` is where "Fortryd" goes.
  Html submit(std::string_view words, std::string_view back = {});
  /// GET instead of POST (search and filter forms).
  Form& as_search();

 private:
  struct Shown {
    std::string name, label, target;  // the field's name and label, and the id that its error links to
  };
  const Exchange& exchange_;
  std::string action_;
  const Input& input_;
  Html fields_;
  std::vector<Shown> shown_;
  bool uploads_ = false;
  bool search_ = false;
  bool long_text_ = false;

  std::string error_of(std::string_view name) const;
  void remember(std::string_view name, std::string_view label, std::string_view target = {});
  Html open_group(std::string_view name, std::string_view label, std::string_view hint, bool required);
  Html hint_and_error(std::string_view name, std::string_view hint, std::string_view error) const;
  Html tied(std::string_view name, std::string_view hint) const;
  Form& line(std::string_view name, std::string_view label, std::string_view hint, bool required, Markup kind);
  Form& choices(std::string_view name, std::string_view label, const std::vector<Option>& options,
                std::string_view hint, bool one);
  Html summary() const;
};

}  // namespace web
