// /planarbejde/importer.

#include "import_pages.h"

#include <charconv>

#include <boost/json.hpp>

#include "import_document.h"
#include "linter.h"
#include "plan_parties.h"
#include "plan_work.h"
#include "version_view.h"

namespace cooperation_plan {

using web::Exchange;
using web::Html;
using web::Markup;

namespace {

constexpr const char* address = "/planarbejde/importer";
constexpr const char* preview_address = "/planarbejde/importer/udkast";

web::Page page_of(const Exchange& exchange, std::string title, std::string lead, const web::Input& input) {
  web::Page page;
  page.title = std::move(title);
  page.lead = std::move(lead);
  page.crumbs = {{exchange.t("Work on the plans"), "/planarbejde"}};
  page.section = "/planarbejde";
  page.status = input.ok() ? 200 : 422;
  return page;
}

http::Response show_import(const Exchange& exchange, const web::Input& input) {
  web::Page page = page_of(
      exchange, exchange.t("Import a plan from a document"),
      exchange.t("Give the document as text or Markdown. You see how it is understood before anything is kept."),
      input);
  web::Form form(exchange, address, input);
  form.file("document", exchange.t("The document"), exchange.t("A file with plain text or Markdown (.txt, .md)."),
            false)
      .area("text", exchange.t("Or paste the text here"), {}, false, 12)
      .number("year", exchange.t("Year of the plan"), exchange.t("Leave it empty when the document tells."), false);
  page.body << form.submit(exchange.t("See how it is understood"), "/planarbejde");
  return web::show(exchange, page);
}

std::string to_text(const std::vector<NotUnderstood>& lines) {
  boost::json::array out;
  for (const NotUnderstood& line : lines)
    out.push_back({{"line", line.line}, {"excerpt", line.excerpt}, {"why", line.why}});
  return boost::json::serialize(out);
}

/// Where the lines went, as far as a page can show it.
constexpr std::size_t most_mapped = 1500;
std::string to_text(const std::vector<MappedLines>& mapping) {
  boost::json::array out;
  for (const MappedLines& one : mapping) {
    if (out.size() == most_mapped) break;
    out.push_back(
        {{"first", one.first}, {"last", one.last}, {"what", one.what}, {"where", one.where}, {"excerpt", one.excerpt}});
  }
  return boost::json::serialize(out);
}

std::vector<MappedLines> mapping_from(const std::string& text) {
  std::vector<MappedLines> mapping;
  boost::system::error_code error;
  const boost::json::value value = boost::json::parse(text, error);
  if (error || !value.is_array()) return mapping;
  for (const boost::json::value& one : value.as_array()) {
    const boost::json::object* object = one.if_object();
    if (!object || mapping.size() == most_mapped) break;
    const auto word = [&](std::string_view key) {
      const auto* found = object->if_contains(key);
      return found && found->is_string() ? std::string(found->as_string()) : std::string{};
    };
    const auto number = [&](std::string_view key) {
      const auto* found = object->if_contains(key);
      return found && found->is_int64() ? static_cast<int>(found->as_int64()) : 0;
    };
    mapping.push_back({number("first"), number("last"), word("what"), word("where"), word("excerpt")});
  }
  return mapping;
}

Html mapping_table(const Exchange& exchange, const std::vector<MappedLines>& mapping) {
  Html rows, html;
  for (const MappedLines& one : mapping) {
    rows << "<tr><td>" << std::to_string(one.first)
         << (one.last > one.first ? "-" + std::to_string(one.last) : std::string{}) << "</td><td>"
         << exchange.t(one.what) << "</td><td>" << one.where << "</td><td>" << one.excerpt << "</td></tr>";
  }
  Html table;
  table << "<div class=\"table--responsive-scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
        << exchange.t("Where the lines went") << "\"><table class=\"table\"><thead><tr><th scope=\"col\">"
        << exchange.t("Line") << "</th><th scope=\"col\">" << exchange.t("Read as") << "</th><th scope=\"col\">"
        << exchange.t("Place") << "</th><th scope=\"col\">" << exchange.t("Begins with") << "</th></tr></thead><tbody>"
        << rows << "</tbody></table></div>";
  html << web::heading(2, exchange.t("Where the lines went"), "linjer")
       << web::details(
              exchange.tn("{0} piece of the document found its place", "{0} pieces of the document found their place",
                          static_cast<std::int64_t>(mapping.size())),
              table);
  return html;
}

/// What the preview carried along; anything else than our own list is an empty one.
std::vector<NotUnderstood> from_text(const std::string& text) {
  std::vector<NotUnderstood> lines;
  boost::system::error_code error;
  const boost::json::value value = boost::json::parse(text, error);
  if (error || !value.is_array()) return lines;
  for (const boost::json::value& one : value.as_array()) {
    if (!one.is_object()) continue;
    const boost::json::object& object = one.as_object();
    const auto* line = object.if_contains("line");
    const auto* excerpt = object.if_contains("excerpt");
    const auto* why = object.if_contains("why");
    if (!line || !excerpt || !why || !line->is_int64() || !excerpt->is_string() || !why->is_string()) continue;
    lines.push_back(
        {static_cast<int>(line->as_int64()), std::string(excerpt->as_string()), std::string(why->as_string())});
  }
  return lines;
}

std::string numbered(std::string_view number, std::string_view title) {
  return number.empty() ? std::string(title) : std::string(number) + " " + std::string(title);
}

Html structure(const Exchange& exchange, const Plan& plan, const KnownBodies& bodies) {
  Html html;
  html << "<ul class=\"structure\">";
  if (!plan.foreword.signatory.empty())
    html << "<li>" << exchange.t("Foreword, signed by {0}", {plan.foreword.signatory}) << "</li>";
  for (const Chapter& chapter : plan.chapters) {
    html << "<li>" << numbered(chapter.number, chapter.title);
    if (!chapter.sections.empty()) {
      html << "<ul>";
      for (const Section& section : chapter.sections)
        html << "<li>" << numbered(section.number, section.title) << "</li>";
      html << "</ul>";
    }
    html << "</li>";
  }
  html << "</ul>" << web::heading(3, exchange.t("Focus areas and initiatives")) << "<ul class=\"structure\">";
  const auto owner = [&](const std::string& key) {
    for (const KnownBody& body : bodies) {
      if (body.key == key) return body.name;
    }
    return key;
  };
  const auto initiatives = [&](const std::vector<Initiative>& list) {
    if (list.empty()) return;
    html << "<ul>";
    for (const Initiative& one : list) {
      html << "<li>" << one.title;
      if (!one.owner.empty()) html << " (" << owner(one.owner) << ")";
      html << "</li>";
    }
    html << "</ul>";
  };
  for (const FocusArea& area : plan.areas) {
    html << "<li>" << numbered(area.listed && area.number > 0 ? std::to_string(area.number) + "." : "", area.title);
    if (!area.listed) html << " " << web::tag(web::Tone::warning, exchange.t("Not in the published list"));
    initiatives(area.initiatives);
    html << "</li>";
  }
  if (!plan.others.empty()) {
    html << "<li>" << exchange.t("Other initiatives");
    initiatives(plan.others);
    html << "</li>";
  }
  html << "</ul>";
  return html;
}

http::Response show_preview(Exchange& exchange, audit::Archive& archive, const Plan& plan,
                            const std::vector<NotUnderstood>& not_understood, const std::vector<MappedLines>& mapping,
                            const web::Input& input) {
  const KnownBodies bodies = archive.read([&](storage::Transaction& tx) { return known_bodies(tx, exchange.today()); });
  const std::vector<Finding> findings = lint(plan, bodies);
  web::Page page =
      page_of(exchange, plan.title.empty() ? exchange.t("How the document is understood") : plan.title,
              exchange.t("{0} chapters, {1} focus areas and {2} initiatives were found. Nothing is kept yet.",
                         {std::to_string(plan.chapters.size()), std::to_string(plan.areas.size()),
                          std::to_string(initiatives_of(plan).size())}),
              input);
  page.crumbs.push_back({exchange.t("Import a plan from a document"), address});
  // One form, so that the plan travels once: its buttons mend a finding or make the draft.
  web::Form form(exchange, preview_address, input);
  form.hidden("plan", to_json(plan))
      .hidden("not_understood", to_text(not_understood))
      .hidden("mapping", to_text(mapping));
  Html found;
  found << web::heading(2, exchange.t("What a careful reader would remark"), "fund");
  if (findings.empty()) {
    found << "<p>" << exchange.t("Nothing. The list, the chapters, the names and the sources agree.") << "</p>";
  } else {
    found << findings_list(exchange, findings, [&](std::size_t n, const Finding& finding) {
      Html button;
      if (!finding.suggestion) return button;
      button << "<button type=\"submit\" class=\"button button-secondary\" name=\"mend\" value=\"" << n
             << "\" formnovalidate>" << exchange.t("Mend")
             << "<span class=\"sr-only\">: " << finding_words(exchange, finding) << "</span></button>";
      return button;
    });
    found << "<p>" << exchange.t("What cannot be mended at a click is edited in the draft.") << "</p>";
  }
  found << web::heading(2, exchange.t("What was not understood"), "ikke-forstaaet");
  if (not_understood.empty()) {
    found << "<p>" << exchange.t("Every line of the document found its place.") << "</p>";
  } else {
    found << "<ol class=\"not-understood\">";
    for (const NotUnderstood& line : not_understood)
      found << "<li>" << exchange.t("Line {0}: {1}", {std::to_string(line.line), line.excerpt})
            << " <span class=\"why\">" << exchange.t(line.why) << "</span></li>";
    found << "</ol>";
  }
  if (!mapping.empty()) found << mapping_table(exchange, mapping);
  found << web::heading(2, exchange.t("The structure")) << structure(exchange, plan, bodies);
  form.part(found).number("year", exchange.t("Year of the plan"));
  page.body << form.submit(exchange.t("Make the draft"), address);
  return web::show(exchange, page);
}

web::Input with_year(int year) { return web::Input({{"year", year == 0 ? "" : std::to_string(year)}}); }

}  // namespace

http::Response import_page(Exchange& exchange, audit::Archive&) { return show_import(exchange, web::Input{}); }

http::Response preview_from_form(Exchange& exchange, audit::Archive& archive) {
  web::Input input(exchange.request.form);
  std::string document = input.raw("text"), name;
  for (const http::Upload& upload : exchange.request.uploads) {
    if (upload.field != "document" || upload.bytes.empty()) continue;
    document = upload.bytes;
    name = upload.name;
  }
  const int year = static_cast<int>(input.number("year", 2000, 2100, false).value_or(0));
  if (document.empty()) input.refuse({"Choose a file or paste the text.", {}, "document", {}});
  if (!input.ok()) return show_import(exchange, input);
  const KnownBodies bodies = archive.read([&](storage::Transaction& tx) { return known_bodies(tx, exchange.today()); });
  auto result = import_document(document, {name, year, bodies});
  if (!result) {
    config::Refusal refusal = result.refusal();
    refusal.field = "document";
    input.refuse(std::move(refusal));
    return show_import(exchange, input);
  }
  if (year != 0) result->plan.year = year;
  return show_preview(exchange, archive, result->plan, result->not_understood, result->mapping,
                      with_year(result->plan.year));
}

http::Response preview_act_from_form(Exchange& exchange, audit::Archive& archive) {
  web::Input input(exchange.request.form);
  auto plan = from_json(input.raw("plan"));
  if (!plan) {
    web::Input again;
    again.refuse({"The document did not come along. Give it again.", {}, "document", {}});
    return show_import(exchange, again);
  }
  const std::vector<NotUnderstood> not_understood = from_text(input.raw("not_understood"));
  const std::vector<MappedLines> mapping = mapping_from(input.raw("mapping"));
  const std::string& mend = input.raw("mend");
  const int year = static_cast<int>(input.number("year", 2000, 2100, mend.empty()).value_or(plan->year));
  if (!mend.empty()) {
    const KnownBodies bodies =
        archive.read([&](storage::Transaction& tx) { return known_bodies(tx, exchange.today()); });
    const std::vector<Finding> findings = lint(*plan, bodies);
    std::size_t number = findings.size();
    std::from_chars(mend.data(), mend.data() + mend.size(), number);
    web::Input next = with_year(year);
    if (number < findings.size() && findings[number].suggestion) {
      auto mended = apply_mend(*plan, *findings[number].suggestion);
      if (mended)
        return show_preview(exchange, archive, *mended, not_understood, mapping,
                            with_year(mended->year == 0 ? year : mended->year));
      next.refuse(mended.refusal());
    }
    return show_preview(exchange, archive, *plan, not_understood, mapping, next);
  }
  if (input.ok()) {
    plan->year = year;
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return create_draft(change, exchange.viewer, *plan, exchange.t("Imported from a document."));
    });
    if (outcome)
      return web::done(exchange, address_of(*outcome),
                       exchange.t("The draft is made. Only those who work on it can see it."));
    input.refuse(outcome.refusal());
  }
  return show_preview(exchange, archive, *plan, not_understood, mapping, input);
}

}  // namespace cooperation_plan
