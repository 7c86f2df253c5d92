// Blocks, lights and rows as HTML.

#include "plan_text.h"

#include <algorithm>

#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "web/markdown.h"

namespace cooperation_plan {

using web::Exchange;
using web::Html;
using web::Markup;

Names names_of_authorities(storage::Transaction& tx, config::Date day) {
  Names names;
  for (const organisation::Authority& authority : organisation::authorities(tx, day))
    names[authority.id] = authority.name;
  return names;
}

std::string name_in(const Names& names, const storage::Id& authority) {
  const auto found = names.find(authority);
  return found == names.end() ? std::string{} : found->second;
}

std::string names_in(const Names& names, const std::vector<storage::Id>& authorities) {
  std::vector<std::string> known;
  for (const storage::Id& authority : authorities) {
    std::string name = name_in(names, authority);
    if (!name.empty()) known.push_back(std::move(name));
  }
  std::sort(known.begin(), known.end(),
            [](const auto& a, const auto& b) { return i18n::sort_key(a) < i18n::sort_key(b); });
  std::string text;
  for (std::size_t n = 0; n < known.size(); ++n) {
    if (n > 0) text += n + 1 == known.size() ? " og " : ", ";
    text += known[n];
  }
  return text;
}

std::string anchor_of(std::string_view number, std::string_view title) {
  if (number.empty()) return "k-" + i18n::slug(title);
  std::string anchor = "k";
  for (char c : number) anchor += c == '.' ? '-' : c;
  return anchor;
}

namespace {

std::string source_words(const Fact& fact) {
  if (fact.source.empty()) return {};
  return fact.year == 0 ? fact.source : fact.source + ", " + std::to_string(fact.year);
}

/// "Kilde: Sundhedsstyrelsen, 2017", a link when the register has it, and a word when it is outdated.
Html show_source(const Exchange& exchange, const Fact& fact, const EvidenceMarks& marks) {
  Html html;
  const auto mark = marks.find(fact.evidence);
  std::string words = source_words(fact);
  if (mark == marks.end()) {
    if (!words.empty()) html << "<p class=\"source\">" << exchange.t("Source: {0}", {words}) << "</p>";
    return html;
  }
  if (words.empty()) words = mark->second.title;
  html << "<p class=\"source\">" << web::link(exchange.t("Source: {0}", {words}), evidence_address(fact.evidence));
  if (mark->second.outdated) html << " " << web::tag(web::Tone::warning, exchange.t("Outdated source"));
  html << "</p>";
  return html;
}

Html show_picture(const Exchange& exchange, const Picture& picture, int year) {
  Html html;
  if (picture.file.empty()) {
    html << "<p class=\"plan-missing-picture\">" << exchange.t("Picture not delivered yet: {0}", {picture.caption})
         << "</p>";
    return html;
  }
  html << "<figure class=\"plan-picture\"><img src=\"" << web::Url(public_address(year) + "/billede/" + picture.file)
       << "\" alt=\"" << picture.alt << "\" loading=\"lazy\"><figcaption>" << picture.caption;
  if (!picture.credit.empty())
    html << " <span class=\"credit\">" << exchange.t("Picture: {0}", {picture.credit}) << "</span>";
  html << "</figcaption></figure>";
  return html;
}

}  // namespace

Html show_blocks(const Exchange& exchange, const std::vector<Block>& blocks, int year, int subheading_level,
                 const EvidenceMarks& marks) {
  Html html;
  for (std::size_t n = 0; n < blocks.size(); ++n) {
    const Block& block = blocks[n];
    if (std::holds_alternative<Text>(block.content) || std::holds_alternative<Fact>(block.content)) {
      // One paragraph: this block and those that join it, with the sources of its figures below.
      std::string markdown;
      Html sources;
      const auto take = [&](const Block& piece) {
        if (!markdown.empty()) markdown += ' ';
        if (const auto* words = std::get_if<Text>(&piece.content)) markdown += words->markdown;
        if (const auto* fact = std::get_if<Fact>(&piece.content)) {
          markdown += fact->text;
          sources << show_source(exchange, *fact, marks);
        }
      };
      take(block);
      while (n + 1 < blocks.size() && blocks[n + 1].joins) take(blocks[++n]);
      if (!sources.empty()) html << "<div class=\"plan-fact\">";
      html << web::markdown(markdown);
      if (!sources.empty()) html << sources << "</div>";
    } else if (const auto* heading = std::get_if<Subheading>(&block.content)) {
      html << web::heading(subheading_level, heading->text);
    } else if (const auto* box = std::get_if<StatutoryBox>(&block.content)) {
      html << "<div class=\"law-box\"><p class=\"law-box-heading\">" << box->law << "</p>" << web::paragraphs(box->text)
           << "</div>";
    } else if (const auto* picture = std::get_if<Picture>(&block.content)) {
      html << show_picture(exchange, *picture, year);
    } else if (const auto* list = std::get_if<List>(&block.content)) {
      html << (list->numbered ? Markup("<ol>") : Markup("<ul>"));
      for (const std::string& item : list->items) html << "<li>" << web::markdown(item) << "</li>";
      html << (list->numbered ? Markup("</ol>") : Markup("</ul>"));
    }
  }
  return html;
}

Html show_foreword(const Exchange& exchange, const Plan& plan, int subheading_level, const EvidenceMarks& marks) {
  Html html = show_blocks(exchange, plan.foreword.blocks, plan.year, subheading_level, marks);
  if (!plan.foreword.signatory.empty()) {
    html << "<p class=\"signature\">";
    if (!plan.foreword.on_behalf_of.empty())
      html << exchange.t("On behalf of {0}", {plan.foreword.on_behalf_of}) << "<br>";
    html << "<strong>" << plan.foreword.signatory << "</strong>";
    if (!plan.foreword.signatory_title.empty()) html << "<br>" << plan.foreword.signatory_title;
    html << "</p>";
  }
  return html;
}

std::string sentence_of(const Exchange& exchange, const Verdict& verdict) {
  return exchange.language.text(verdict.sentence, verdict.arguments);
}

Html show_light(const Exchange& exchange, const Verdict& verdict) {
  web::Light shown = web::Light::none;
  switch (verdict.light) {
    case Light::on_course: shown = web::Light::on_course; break;
    case Light::watch: shown = web::Light::watch; break;
    case Light::late: shown = web::Light::late; break;
    case Light::done: shown = web::Light::done; break;
    case Light::none: shown = web::Light::none; break;
  }
  Html html = web::light(shown, exchange.t(english_name(verdict)));
  if (verdict.overridden) html << " <span class=\"by-hand\">" << exchange.t("(set by hand)") << "</span>";
  return html;
}

Html initiative_rows(const Exchange& exchange, const std::vector<const LiveInitiative*>& initiatives,
                     const Names& names, std::string_view caption, bool inside) {
  Html html;
  html << "<div class=\"table--responsive-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" << caption
       << "\"><table class=\"table initiative-rows\"><caption class=\"sr-only\">" << caption
       << "</caption><thead><tr><th scope=\"col\">" << exchange.t("Light") << "</th><th scope=\"col\">"
       << exchange.t("Initiative") << "</th><th scope=\"col\">" << exchange.t("Who") << "</th><th scope=\"col\">"
       << exchange.t("When") << "</th><th scope=\"col\">" << exchange.t("Last news") << "</th></tr></thead><tbody>";
  for (const LiveInitiative* one : initiatives) {
    const Verdict verdict = light_of(*one, exchange.today());
    html << "<tr><td data-title=\"" << exchange.t("Light") << "\">" << show_light(exchange, verdict)
         << "</td><td data-title=\"" << exchange.t("Initiative") << "\"><a href=\""
         << web::Url(inside ? inside_address(*one) : initiative_address(one->year, one->key)) << "\">"
         << number_and_title(*one) << "</a></td><td data-title=\"" << exchange.t("Who") << "\">"
         << (one->owner.empty() ? exchange.t("Nobody yet") : name_in(names, one->owner)) << "</td><td data-title=\""
         << exchange.t("When") << "\">" << (one->due ? i18n::long_date(*one->due) : exchange.t("All year"))
         << "</td><td data-title=\"" << exchange.t("Last news") << "\">";
    if (one->news_on) {
      html << "<span class=\"news-day\">" << i18n::long_date(*one->news_on) << "</span> " << one->news;
    } else {
      html << exchange.t("No news yet");
    }
    html << "</td></tr>";
  }
  html << "</tbody></table></div>";
  return html;
}

std::string_view english_name(InitiativeType type) {
  switch (type) {
    case InitiativeType::information: return /*text*/ "Information";
    case InitiativeType::prevention: return /*text*/ "Prevention";
    case InitiativeType::control: return /*text*/ "Control";
    case InitiativeType::training: return /*text*/ "Training";
    case InitiativeType::organisation: return /*text*/ "Organisation";
    case InitiativeType::analysis: return /*text*/ "Analysis";
  }
  return {};
}

std::string_view english_name(Continuation continuation) {
  switch (continuation) {
    case Continuation::fresh: return /*text*/ "New";
    case Continuation::continued: return /*text*/ "Goes on";
    case Continuation::consolidated: return /*text*/ "Is made firm";
    case Continuation::strengthened: return /*text*/ "Is strengthened";
    case Continuation::concluded: return /*text*/ "Is brought to an end";
  }
  return {};
}

Html version_tag(const Exchange& exchange, VersionState state) {
  web::Tone tone = web::Tone::neutral;
  switch (state) {
    case VersionState::draft: tone = web::Tone::neutral; break;
    case VersionState::in_consultation:
    case VersionState::on_council_agenda:
    case VersionState::discussed:
    case VersionState::final_text: tone = web::Tone::info; break;
    case VersionState::published: tone = web::Tone::success; break;
    case VersionState::replaced:
    case VersionState::closed: tone = web::Tone::neutral; break;
  }
  return web::tag(tone, exchange.t(english_name(state)));
}

Html plan_tag(const Exchange& exchange, PlanState state) {
  switch (state) {
    case PlanState::in_preparation: return web::tag(web::Tone::neutral, exchange.t("In preparation"));
    case PlanState::in_force: return web::tag(web::Tone::success, exchange.t("In force"));
    case PlanState::closed: return web::tag(web::Tone::neutral, exchange.t("Closed"));
  }
  return {};
}

Html state_tag(const Exchange& exchange, InitiativeState state) {
  web::Tone tone = web::Tone::neutral;
  switch (state) {
    case InitiativeState::proposed:
    case InitiativeState::agreed:
    case InitiativeState::planned:
    case InitiativeState::dropped: tone = web::Tone::neutral; break;
    case InitiativeState::running: tone = web::Tone::info; break;
    case InitiativeState::delayed:
    case InitiativeState::paused: tone = web::Tone::warning; break;
    case InitiativeState::completed:
    case InitiativeState::evaluated: tone = web::Tone::success; break;
  }
  return web::tag(tone, exchange.t(english_name(state)));
}

}  // namespace cooperation_plan
