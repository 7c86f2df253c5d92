// /planarbejde and /planarbejde/{udgave}: reading a version and what is wrong with it.

#include "version_pages.h"

#include "difference_view.h"
#include "i18n/danish.h"
#include "plan_parties.h"
#include "plan_store.h"
#include "plan_work.h"
#include "rights.h"
#include "thing_history.h"
#include "version_view.h"
#include "web/markdown.h"

namespace cooperation_plan {

using web::Exchange;
using web::Html;
using web::Markup;

namespace {

/// "k1" for the second chapter, "k1a0" for its first section: where its text is edited.
std::string part_of(std::size_t chapter) { return "k" + std::to_string(chapter); }
std::string part_of(std::size_t chapter, std::size_t section) {
  return part_of(chapter) + "a" + std::to_string(section);
}

std::string numbered(std::string_view number, std::string_view title) {
  return number.empty() ? std::string(title) : std::string(number) + " " + std::string(title);
}

std::string owner_name(const VersionView& view, const std::string& owner) {
  // In the text an owner is a key or a name; the register's name is shown when it is known.
  for (const auto& [id, name] : view.names) {
    if (id == storage::Id::of_words("authority:" + owner)) return name;
  }
  return owner;
}

Html edit_link(const Exchange& exchange, const VersionView& view, bool writes, const std::string& part,
               const std::string& about) {
  Html html;
  if (!writes) return html;
  html << "<p class=\"edit d-print-none\"><a href=\"" << web::Url(address_of(view.version) + "/tekst/" + part) << "\">"
       << exchange.t("Edit the text") << "<span class=\"sr-only\">: " << about << "</span></a></p>";
  return html;
}

Html shown_areas(const Exchange& exchange, const VersionView& view, bool writes) {
  const std::string base = address_of(view.version);
  Html html;
  html << web::heading(2, exchange.t("Focus areas and initiatives"), "indsatser");
  if (view.content.areas.empty())
    html << web::empty_state(exchange.t("No focus areas yet"),
                             exchange.t("The focus areas of the plan and their initiatives stand here."));
  const auto rows = [&](const std::vector<Initiative>& initiatives) {
    if (initiatives.empty()) return;
    html << "<div class=\"table--responsive-scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
         << exchange.t("Initiatives") << "\"><table class=\"table\"><thead><tr><th scope=\"col\">"
         << exchange.t("Initiative") << "</th><th scope=\"col\">" << exchange.t("Who") << "</th><th scope=\"col\">"
         << exchange.t("When") << "</th><th scope=\"col\">" << exchange.t("How") << "</th></tr></thead><tbody>";
    for (const Initiative& one : initiatives) {
      html << "<tr><td>";
      if (writes)
        html << web::link(numbered(initiative_number(view.content, one.key), one.title), base + "/tiltag/" + one.key);
      else
        html << numbered(initiative_number(view.content, one.key), one.title);
      html << "</td><td>" << (one.owner.empty() ? exchange.t("Nobody yet") : owner_name(view, one.owner)) << "</td><td>"
           << (one.due ? i18n::long_date(*one.due) : exchange.t("All year")) << "</td><td>"
           << exchange.t(english_name(one.continuation)) << "</td></tr>";
    }
    html << "</tbody></table></div>";
  };
  for (const FocusArea& area : view.content.areas) {
    html << web::heading(3, numbered(area.number > 0 ? std::to_string(area.number) : "", area.title),
                         "omraade-" + area.key);
    if (!area.listed) html << "<p>" << web::tag(web::Tone::warning, exchange.t("Not in the published list")) << "</p>";
    if (!area.goal.empty()) html << web::markdown(area.goal);
    if (writes) {
      html << "<p class=\"edit d-print-none\">"
           << web::link(exchange.t("Edit the focus area {0}", {area.title}), base + "/omraade/" + area.key) << " · "
           << web::link(exchange.t("Add an initiative to {0}", {area.title}), base + "/nyt-tiltag?omraade=" + area.key)
           << "</p>";
    }
    rows(area.initiatives);
  }
  if (!view.content.others.empty()) {
    html << web::heading(3, exchange.t("Other initiatives"));
    rows(view.content.others);
  }
  if (writes)
    html << "<p class=\"d-print-none\">" << web::button_link(exchange.t("Add a focus area"), base + "/nyt-omraade")
         << " " << web::button_link(exchange.t("Add an initiative"), base + "/nyt-tiltag") << "</p>";
  return html;
}

Html shown_findings(const Exchange& exchange, const VersionView& view, const std::vector<Finding>& findings,
                    bool writes) {
  Html html;
  html << web::heading(2, exchange.t("What a careful reader would remark"), "fund");
  if (findings.empty()) {
    html << "<p>" << exchange.t("Nothing. The list, the chapters, the names and the sources agree.") << "</p>";
    return html;
  }
  html << findings_list(exchange, findings, [&](std::size_t, const Finding& finding) {
    if (!writes || !finding.suggestion) return Html{};
    const Mend& mend = *finding.suggestion;
    return web::act_button(exchange, exchange.t("Mend"), address_of(view.version) + "/ret", web::Weight::secondary,
                           {{"version", std::to_string(view.version.version)},
                            {"kind", std::string(word(mend.kind))},
                            {"target", mend.target},
                            {"from", mend.from},
                            {"to", mend.to}});
  });
  return html;
}

std::vector<Finding> findings_of(const VersionView& view, const KnownBodies& bodies, config::Date today) {
  std::vector<Finding> findings = lint(view.content, bodies);
  for (Finding& one : lint_evidence(view.content, view.evidence, today)) findings.push_back(std::move(one));
  return findings;
}

/// The acts that this viewer may take now.
Html acts_now(const Exchange& exchange, const VersionView& view) {
  const std::string base = address_of(view.version);
  Html html;
  const auto link = [&](CourseAct act, const char* words, const char* address) {
    if (view.allows(exchange, act)) html << web::button_link(exchange.t(words), base + address, html.empty());
  };
  link(CourseAct::start_consultation, /*text*/ "Send it in consultation", "/hoering");
  link(CourseAct::put_on_agenda, /*text*/ "Put it on an agenda", "/dagsorden");
  if (view.allows(exchange, CourseAct::note_discussion))
    html << web::act_button(exchange, exchange.t("Note that the kredsråd has discussed it"), base + "/droeftet",
                            web::Weight::primary);
  link(CourseAct::make_final, /*text*/ "Settle on the final text", "/offentliggoer");
  link(CourseAct::publish, /*text*/ "Publish the plan", "/offentliggoer");
  if ((view.version.state == VersionState::published || view.version.state == VersionState::closed) &&
      rights::draft_plan.given_to(exchange.viewer))
    html << web::button_link(exchange.t("End of the year"), base + "/aarsafslutning", html.empty());
  link(CourseAct::close, /*text*/ "Close the year", "/afslut");
  link(CourseAct::revise, /*text*/ "Make a new version", "/ny-udgave");
  if (view.consultation && view.consultation->open(exchange.today()) &&
      view.consultation->asked_of(exchange.viewer.authority) && rights::answer_consultation.given_to(exchange.viewer)) {
    html << web::button_link(exchange.t("Answer the consultation"), base + "/svar", true);
  }
  return html;
}

}  // namespace

http::Response plan_work_page(Exchange& exchange, audit::Archive& archive) {
  struct Row {
    YearPlan plan;
    std::vector<Version> versions;
  };
  const auto rows = archive.read([&](storage::Transaction& tx) {
    std::vector<Row> found;
    for (YearPlan& plan : store::plans_for(tx, exchange.viewer)) {
      auto versions = store::versions_for(tx, exchange.viewer, plan.id);
      found.push_back({std::move(plan), std::move(versions)});
    }
    return found;
  });
  web::Page page{.title = exchange.t("Work on the plans"),
                 .lead = exchange.t("Every plan goes the way of the law: drafted, asked about, discussed in the "
                                    "kredsråd, and only then published."),
                 .section = "/planarbejde"};
  if (rights::draft_plan.given_to(exchange.viewer))
    page.actions << web::button_link(exchange.t("Import a document"), "/planarbejde/importer", true);
  page.actions << web::button_link(exchange.t("Evidence"), "/viden");
  Html& body = page.body;
  bool any = false;
  for (const Row& row : rows) {
    if (row.versions.empty() && row.plan.state == PlanState::in_preparation) continue;
    any = true;
    body << web::heading(2, row.plan.title, "plan-" + std::to_string(row.plan.year)) << "<p>"
         << plan_tag(exchange, row.plan.state);
    if (!row.plan.published_version.empty())
      body << " " << web::link(exchange.t("As everybody sees it"), public_address(row.plan.year));
    body << "</p>";
    if (row.versions.empty()) continue;
    body << "<div class=\"table--responsive-scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
         << exchange.t("Versions of {0}", {row.plan.title}) << "\"><table class=\"table\"><thead><tr><th scope=\"col\">"
         << exchange.t("Version") << "</th><th scope=\"col\">" << exchange.t("State") << "</th><th scope=\"col\">"
         << exchange.t("Made") << "</th><th scope=\"col\">" << exchange.t("Why it was made")
         << "</th></tr></thead><tbody>";
    for (const Version& version : row.versions) {
      body << "<tr><td>"
           << web::link(exchange.t("{0}, version {1}", {row.plan.title, std::to_string(version.number)}),
                        address_of(version))
           << "</td><td>" << version_tag(exchange, version.state) << "</td><td>"
           << i18n::long_date(config::day_of(version.made_at)) << "</td><td>" << version.note << "</td></tr>";
    }
    body << "</tbody></table></div>";
  }
  if (!any)
    body << web::empty_state(exchange.t("Plans and their versions stand here."),
                             exchange.t("The secretariat of the kredsråd makes the first one from a document."),
                             rights::draft_plan.given_to(exchange.viewer)
                                 ? web::button_link(exchange.t("Import a document"), "/planarbejde/importer")
                                 : Html{});
  return web::show(exchange, page);
}

http::Response version_page(Exchange& exchange, audit::Archive& archive) {
  const storage::Id id = exchange.id("udgave");
  KnownBodies bodies;
  Html history;
  std::vector<Version> others;
  const auto view = archive.read([&](storage::Transaction& tx) {
    auto found = read_version_view(tx, exchange, id);
    if (!found) return found;
    bodies = known_bodies(tx, exchange.today());
    history = thing_history(exchange, tx, id);
    others = store::versions_for(tx, exchange.viewer, found->version.plan);
    return found;
  });
  if (!view) return web::not_found(exchange);
  const Version& version = view->version;
  const bool writes = view->allows(exchange, CourseAct::edit);
  web::Page page{.title = version_title(exchange, version),
                 .crumbs = {{exchange.t("Work on the plans"), "/planarbejde"}},
                 .section = "/planarbejde"};
  page.state = version_tag(exchange, version.state);
  page.lead = version.note;
  page.actions = acts_now(exchange, *view);
  Html& body = page.body;
  body << course_guide(exchange, *view);
  if (!open_for_writing(version.state) && !version.frozen_hash.empty() && !unchanged(version)) {
    body << web::alert(
        web::Tone::warning, exchange.t("The text is not the one that was put on the agenda"),
        refusal_words(
            exchange,
            {"The text has been changed since the kredsråd discussed it. The changed text must be discussed as well.",
             {},
             {},
             std::string(law_of_the_plan)}));
  }
  if (writes)
    body << shown_findings(exchange, *view, findings_of(*view, bodies, exchange.today()), true)
         << "<p class=\"d-print-none\">"
         << web::button_link(exchange.t("Add, move or remove chapters and pictures"),
                             address_of(version) + "/opbygning")
         << "</p>";
  body << "<article class=\"plan-text\">" << show_blocks(exchange, view->content.front, version.year, 3, view->marks)
       << edit_link(exchange, *view, writes, "forside", exchange.t("before the first chapter"));
  bool foreword_shown = false;
  for (std::size_t c = 0; c < view->content.chapters.size(); ++c) {
    const Chapter& chapter = view->content.chapters[c];
    body << web::heading(2, numbered(chapter.number, chapter.title), anchor_of(chapter.number, chapter.title));
    if (chapter.foreword) {
      body << show_foreword(exchange, view->content, 3, view->marks)
           << edit_link(exchange, *view, writes, "forord", chapter.title);
      foreword_shown = true;
      continue;
    }
    body << show_blocks(exchange, chapter.blocks, version.year, 3, view->marks)
         << edit_link(exchange, *view, writes, part_of(c), chapter.title);
    for (std::size_t s = 0; s < chapter.sections.size(); ++s) {
      const Section& section = chapter.sections[s];
      body << web::heading(3, numbered(section.number, section.title), anchor_of(section.number, section.title))
           << show_blocks(exchange, section.blocks, version.year, 4, view->marks)
           << edit_link(exchange, *view, writes, part_of(c, s), section.title);
    }
  }
  if (!foreword_shown && !view->content.foreword.blocks.empty())
    body << web::heading(2, exchange.t("Foreword")) << show_foreword(exchange, view->content, 3, view->marks)
         << edit_link(exchange, *view, writes, "forord", exchange.t("Foreword"));
  body << shown_areas(exchange, *view, writes) << "</article>" << history;

  Html& aside = page.aside;
  if (view->consultation) {
    aside << web::heading(2, exchange.t("Consultation")) << "<p>"
          << exchange.t("{0} of {1} have answered", {std::to_string(view->consultation->answered()),
                                                     std::to_string(view->consultation->asked.size())})
          << "</p><p>" << web::link(exchange.t("Answers and replies"), address_of(version) + "/hoering") << "</p>";
  }
  if (version.state == VersionState::published || version.state == VersionState::closed)
    aside << web::heading(2, exchange.t("End of the year")) << "<p>"
          << web::link(exchange.t("What the year brought"), address_of(version) + "/aarsafslutning") << "</p>";
  aside << web::heading(2, exchange.t("Compare")) << "<ul>";
  for (const Version& other : others) {
    if (other.id == version.id) continue;
    aside << "<li>"
          << web::link(exchange.t("With version {0}", {std::to_string(other.number)}),
                       address_of(version) + "/forskelle?mod=" + other.id.text())
          << "</li>";
  }
  aside << "<li>" << web::link(exchange.t("With the plan of the year before"), address_of(version) + "/forskelle")
        << "</li></ul>" << web::heading(2, exchange.t("The circle")) << "<p>"
        << web::link(exchange.t("Where it came from and what came of it"), "/kreds/" + version.id.text()) << "</p>";
  return web::show(exchange, page);
}

http::Response mend_from_button(Exchange& exchange, audit::Archive& archive) {
  const storage::Id id = exchange.id("udgave");
  web::Input input(exchange.request.form);
  const int read = static_cast<int>(input.number("version", 0, 1'000'000).value_or(-1));
  const auto kind = mend_kind(input.raw("kind"));
  const Mend mend{kind.value_or(MendKind::replace_words), input.text("target", {.required = false}),
                  input.text("from", {.required = false}), input.text("to", {.required = false})};
  if (!version_view(exchange, archive)) return web::not_found(exchange);
  if (!input.ok() || !kind)
    return web::refused(exchange, {"The change no longer fits.", {}, {}, {}}, "/planarbejde/" + id.text());
  const auto outcome =
      archive.change(exchange.viewer.actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
        const auto version = store::version_for(change.tx(), exchange.viewer, id);
        if (!version) return config::Refusal{"This version of the plan does not exist.", {}, {}, {}};
        auto content = from_json(version->content);
        if (!content) return content.refusal();
        auto mended = apply_mend(std::move(*content), mend);
        if (!mended) return mended.refusal();
        return save_content(change, exchange.viewer, id, read, *mended,
                            mend.from.empty() ? mend.to : mend.from + " -> " + mend.to);
      });
  if (!outcome) return web::refused(exchange, outcome.refusal(), "/planarbejde/" + id.text());
  return web::done(exchange, "/planarbejde/" + id.text() + "#fund", exchange.t("It is mended."));
}

http::Response differences_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = version_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  const auto other = archive.read([&](storage::Transaction& tx) -> std::optional<Version> {
    if (const auto id = storage::Id::parse(exchange.request.query.get("mod")))
      return store::version_for(tx, exchange.viewer, *id);
    const auto before = store::latest_published(tx, view->version.year - 1);
    return before ? store::version(tx, before->published_version) : std::nullopt;
  });
  web::Page page = page_of_version(exchange, *view, exchange.t("Differences"), {});
  auto older = other ? from_json(other->content) : config::Outcome<Plan>(config::Refusal{});
  if (!other || !older) {
    page.body << web::empty_state(
        exchange.t("There is nothing to compare with."),
        exchange.t("Differences show when there is an older version or a plan of the year before."));
    return web::show(exchange, page);
  }
  page.lead = exchange.t("What has changed from {0} to {1}.",
                         {version_title(exchange, *other), version_title(exchange, view->version)});
  const auto found = differences(*older, view->content);
  if (found.empty()) page.body << "<p>" << exchange.t("Nothing has changed.") << "</p>";
  page.body << difference_list(exchange, found);
  return web::show(exchange, page);
}

}  // namespace cooperation_plan
