// Form: the fields again with what was typed, each error beside its field and all of them in a summary on top.

#include "form.h"

#include <algorithm>

#include "components.h"

namespace web {

Form::Form(const Exchange& exchange, std::string action, const Input& input)
    : exchange_(exchange), action_(std::move(action)), input_(input) {}

std::string Form::error_of(std::string_view name) const {
  for (const config::Refusal& refusal : input_.refusals()) {
    if (refusal.field == name) return exchange_.t(refusal);
  }
  return {};
}

void Form::remember(std::string_view name, std::string_view label, std::string_view target) {
  shown_.push_back({std::string(name), std::string(label), std::string(target.empty() ? name : target)});
}

/// The opening of a field: group, label, hint and error.
Html Form::open_group(std::string_view name, std::string_view label, std::string_view hint, bool required) {
  remember(name, label);
  const std::string error = error_of(name);
  Html html;
  html << "<div class=\"form-group" << (error.empty() ? Markup("") : Markup(" form-error"))
       << "\"><label class=\"form-label\" for=\"" << name << "\">" << label;
  if (!required && !search_) html << "<span class=\"weight-normal\"> (" << exchange_.t("optional") << ")</span>";
  html << "</label>" << hint_and_error(name, hint, error);
  return html;
}

Html Form::hint_and_error(std::string_view name, std::string_view hint, std::string_view error) const {
  Html html;
  if (!hint.empty()) html << "<span class=\"form-hint\" id=\"" << name << "-hint\">" << hint << "</span>";
  if (!error.empty()) {
    html << "<span class=\"form-error-message\" id=\"" << name << "-error\"><span class=\"sr-only\">"
         << exchange_.t("Error:") << " </span>" << error << "</span>";
  }
  return html;
}

/// Attributes that tie hint and error to their field.
Html Form::tied(std::string_view name, std::string_view hint) const {
  Html html;
  const bool wrong = !error_of(name).empty();
  if (wrong) html << " aria-invalid=\"true\"";
  if (wrong || !hint.empty()) {
    html << " aria-describedby=\"";
    if (!hint.empty()) html << name << "-hint";
    if (wrong && !hint.empty()) html << " ";
    if (wrong) html << name << "-error";
    html << "\"";
  }
  return html;
}

Form& Form::line(std::string_view name, std::string_view label, std::string_view hint, bool required, Markup kind) {
  fields_ << open_group(name, label, hint, required) << "<input class=\"form-input\" id=\"" << name << "\" name=\""
          << name << "\" value=\"" << input_.raw(name) << "\"" << kind << tied(name, hint)
          << (required ? Markup(" required") : Markup("")) << "></div>";
  return *this;
}

Form& Form::text(std::string_view name, std::string_view label, std::string_view hint, bool required) {
  return line(name, label, hint, required, " type=\"text\"");
}

Form& Form::area(std::string_view name, std::string_view label, std::string_view hint, bool required, int rows) {
  long_text_ = true;
  fields_ << open_group(name, label, hint, required) << "<textarea class=\"form-input\" id=\"" << name << "\" name=\""
          << name << "\" rows=\"" << rows << "\"" << tied(name, hint) << (required ? Markup(" required") : Markup(""))
          << ">\n"
          << input_.raw(name) << "</textarea></div>";
  return *this;
}

Form& Form::date(std::string_view name, std::string_view label, std::string_view hint, bool required) {
  // The browser's own calendar where it can show the value; what was typed otherwise stays as it was typed.
  const std::string& typed = input_.raw(name);
  if (typed.empty() || config::parse_date(typed))
    return line(name, label, hint, required, " type=\"date\" data-narrow");
  return line(name, label, hint, required, " type=\"text\" inputmode=\"numeric\" data-narrow");
}

Form& Form::time(std::string_view name, std::string_view label, std::string_view hint, bool required) {
  return line(name, label, hint, required, " type=\"text\" inputmode=\"decimal\" autocomplete=\"off\" data-narrow");
}

Form& Form::number(std::string_view name, std::string_view label, std::string_view hint, bool required) {
  return line(name, label, hint, required, " type=\"text\" inputmode=\"numeric\" autocomplete=\"off\" data-narrow");
}

Form& Form::select(std::string_view name, std::string_view label, const std::vector<Option>& options,
                   std::string_view hint, bool required) {
  fields_ << open_group(name, label, hint, required) << "<select class=\"form-select\" id=\"" << name << "\" name=\""
          << name << "\"" << tied(name, hint) << (required ? Markup(" required") : Markup("")) << ">";
  const std::string& chosen = input_.raw(name);
  const bool has_empty =
      std::any_of(options.begin(), options.end(), [](const Option& option) { return option.value.empty(); });
  const bool known =
      std::any_of(options.begin(), options.end(), [&](const Option& option) { return option.value == chosen; });
  if (!has_empty && (!required || !known)) {
    fields_ << "<option value=\"\">" << (required ? exchange_.t("Choose") : exchange_.t("None chosen")) << "</option>";
  }
  std::string group;
  for (const Option& option : options) {
    if (option.group != group) {
      if (!group.empty()) fields_ << "</optgroup>";
      group = option.group;
      if (!group.empty()) fields_ << "<optgroup label=\"" << group << "\">";
    }
    fields_ << "<option value=\"" << option.value << "\"" << (option.value == chosen ? Markup(" selected") : Markup(""))
            << ">" << option.label << "</option>";
  }
  if (!group.empty()) fields_ << "</optgroup>";
  fields_ << "</select></div>";
  return *this;
}

Form& Form::choices(std::string_view name, std::string_view label, const std::vector<Option>& options,
                    std::string_view hint, bool one) {
  const std::string error = error_of(name);
  remember(name, label, std::string(name) + "-1");
  fields_ << "<div class=\"form-group" << (error.empty() ? Markup("") : Markup(" form-error")) << "\"><fieldset"
          << tied(name, hint) << "><legend class=\"form-label\">" << label << "</legend>"
          << hint_and_error(name, hint, error);
  const std::vector<std::string> chosen = input_.raw_all(name);
  int number = 0;
  for (const Option& option : options) {
    ++number;
    const bool on = std::find(chosen.begin(), chosen.end(), option.value) != chosen.end();
    fields_ << (one ? Markup("<div class=\"form-group-radio\"><input type=\"radio\" class=\"form-radio\"")
                    : Markup("<div class=\"form-group-checkbox\"><input type=\"checkbox\" class=\"form-checkbox\""))
            << " id=\"" << name << "-" << number << "\" name=\"" << name << "\" value=\"" << option.value << "\""
            << (on ? Markup(" checked") : Markup("")) << "><label class=\"form-label\" for=\"" << name << "-" << number
            << "\">" << option.label << "</label></div>";
  }
  fields_ << "</fieldset></div>";
  return *this;
}

Form& Form::radios(std::string_view name, std::string_view label, const std::vector<Option>& options,
                   std::string_view hint) {
  return choices(name, label, options, hint, true);
}

Form& Form::checks(std::string_view name, std::string_view label, const std::vector<Option>& options,
                   std::string_view hint) {
  return choices(name, label, options, hint, false);
}

Form& Form::check(std::string_view name, std::string_view label, std::string_view hint) {
  const std::string error = error_of(name);
  remember(name, label);
  fields_ << "<div class=\"form-group" << (error.empty() ? Markup("") : Markup(" form-error")) << "\">"
          << hint_and_error(name, {}, error)
          << "<div class=\"form-group-checkbox\"><input type=\"checkbox\" class=\"form-checkbox\" id=\"" << name
          << "\" name=\"" << name << "\" value=\"ja\"" << tied(name, hint)
          << (input_.flag(name) ? Markup(" checked") : Markup("")) << "><label class=\"form-label\" for=\"" << name
          << "\">" << label << "</label>" << hint_and_error(name, hint, {}) << "</div></div>";
  return *this;
}

Form& Form::file(std::string_view name, std::string_view label, std::string_view hint, bool required) {
  uploads_ = true;
  fields_ << open_group(name, label, hint, required) << "<input class=\"form-input form-file\" type=\"file\" id=\""
          << name << "\" name=\"" << name << "\"" << tied(name, hint) << (required ? Markup(" required") : Markup(""))
          << "></div>";
  return *this;
}

Form& Form::hidden(std::string_view name, std::string_view value) {
  fields_ << "<input type=\"hidden\" name=\"" << name << "\" value=\"" << value << "\">";
  return *this;
}

Form& Form::part(const Html& html) {
  fields_ << html;
  return *this;
}

Form& Form::section(std::string_view heading) {
  fields_ << "<h2 class=\"form-section\">" << heading << "</h2>";
  return *this;
}

Form& Form::as_search() {
  search_ = true;
  return *this;
}

/// All errors on top, each a link to its field.
Html Form::summary() const {
  Html html;
  if (input_.ok()) return html;
  Html list, laws;
  list << "<ul class=\"nobullet-list\">";
  for (const config::Refusal& refusal : input_.refusals()) {
    const auto field =
        std::find_if(shown_.begin(), shown_.end(), [&](const Shown& shown) { return shown.name == refusal.field; });
    if (field == shown_.end()) {
      list << "<li>" << exchange_.t(refusal) << "</li>";
    } else {
      list << "<li><a class=\"function-link\" href=\"#" << field->target << "\">" << field->label << ": "
           << exchange_.t(refusal) << "</a></li>";
    }
    if (!refusal.law.empty()) laws << "<p class=\"law\">" << refusal.law << "</p>";
  }
  list << "</ul>";
  html << "<div class=\"alert alert-error error-summary\" role=\"alert\" tabindex=\"-1\" data-error-summary>"
       << alert_icon(Tone::error) << "<div class=\"alert-body\"><h2 class=\"alert-heading\">"
       << (search_ ? exchange_.t("We could not search with that") : exchange_.t("It is not saved yet"))
       << "</h2><p class=\"alert-text\">"
       << (search_ ? exchange_.t("Mend this and search again:")
                   : exchange_.t("What you wrote is kept. Mend this and send again:"))
       << "</p>" << list << laws << "</div></div>";
  return html;
}

Html Form::submit(std::string_view words, std::string_view back) {
  Html html;
  html << summary() << "<form class=\"form" << (search_ ? Markup(" form-search") : Markup("")) << "\" method=\""
       << (search_ ? Markup("get") : Markup("post")) << "\" action=\"" << Url(action_) << "\""
       << (uploads_ ? Markup(" enctype=\"multipart/form-data\"") : Markup("")) << " novalidate";
  if (!search_) html << " data-form";
  if (!search_ && long_text_) html << " data-draft=\"" << action_ << "\"";
  html << ">";
  if (!search_)
    html << "<input type=\"hidden\" name=\"" << form_token_field << "\" value=\"" << exchange_.form_token << "\">";
  if (!search_ && long_text_) {
    html << "<div class=\"draft-offer\" hidden data-draft-offer><p>"
         << exchange_.t("You began to write here before and did not send it.")
         << "</p><button type=\"button\" class=\"button button-secondary\" data-draft-take>"
         << exchange_.t("Take it back")
         << "</button> <button type=\"button\" class=\"button button-quiet\" data-draft-drop>"
         << exchange_.t("Throw it away") << "</button></div>";
  }
  html << fields_ << "<div class=\"form-actions\"><button type=\"submit\" class=\"button button-primary\">" << words
       << "</button>";
  if (!back.empty())
    html << "<a class=\"button button-quiet\" href=\"" << Url(back) << "\">" << exchange_.t("Cancel") << "</a>";
  html << "</div></form>";
  return html;
}

}  // namespace web
