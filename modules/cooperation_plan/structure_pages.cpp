// /planarbejde/{udgave}/opbygning and what hangs on it.

#include "structure_pages.h"

#include <algorithm>

#include "block_text.h"
#include "i18n/danish.h"
#include "plan_register.h"
#include "plan_store.h"
#include "plan_work.h"
#include "structure.h"
#include "version_view.h"

namespace cooperation_plan {

using web::Exchange;
using web::Html;

namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

std::string base_of(const Exchange& exchange) { return "/planarbejde/" + exchange.place.at("udgave"); }
std::string structure_of(const Exchange& exchange) { return base_of(exchange) + "/opbygning"; }

std::optional<http::Response> closed(Exchange& exchange, const VersionView& view) {
  const auto outcome = take(view.version.state, CourseAct::edit, exchange.viewer.role, view.facts);
  if (outcome) return std::nullopt;
  return web::refused(exchange, outcome.refusal(), base_of(exchange));
}

std::string words_of(const Exchange& exchange, const Plan& plan, const Part& part) {
  switch (part.kind) {
    case Part::Kind::front: return exchange.t("Before the first chapter");
    case Part::Kind::foreword: return exchange.t("Foreword");
    case Part::Kind::chapter:
    case Part::Kind::section: return title_of(plan, part);
  }
  return {};
}

std::vector<web::Option> part_options(const Exchange& exchange, const Plan& plan) {
  std::vector<web::Option> options;
  for (const Part& part : parts_of(plan)) options.push_back({name_of(part), words_of(exchange, plan, part)});
  return options;
}

int version_in(web::Input& input) { return static_cast<int>(input.number("version", 0, 1'000'000).value_or(-1)); }

/// Saves what `edit` makes of the plan, and keeps the text before it when that can be undone.
template <class Edit>
config::Outcome<config::Done> rearrange(Exchange& exchange, audit::Archive& archive, int read, const std::string& what,
                                        bool undoable, Edit edit) {
  const storage::Id id = exchange.id("udgave");
  return archive.change(exchange.viewer.actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
    const auto version = store::version_for(change.tx(), exchange.viewer, id);
    if (!version) return config::Refusal{"This version of the plan does not exist.", {}, {}, {}};
    auto plan = from_json(version->content);
    if (!plan) return plan.refusal();
    auto edited = edit(std::move(*plan), change);
    if (!edited) return edited.refusal();
    auto saved = save_content(change, exchange.viewer, id, read, *edited, what);
    if (saved && undoable) store::put_undo(change.tx(), id, {version->content, read + 1, what});
    return saved;
  });
}

config::Refusal gone() { return {/*text*/ "Somebody else has taken it out in the meantime.", {}, {}, {}}; }

}  // namespace

http::Response structure_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = version_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  if (auto response = closed(exchange, *view)) return *response;
  const auto undo = archive.read([&](storage::Transaction& tx) { return store::undo_of(tx, view->version.id); });
  web::Page page = page_of_version(exchange, *view, exchange.t("Chapters and pictures"),
                                   exchange.t("Numbers follow the order, and the focus areas follow their sections."));
  const std::string base = base_of(exchange), version = std::to_string(view->version.version);
  page.actions << web::button_link(exchange.t("Add a chapter or a section"), base + "/nyt-afsnit", true)
               << web::button_link(exchange.t("Add a picture"), base + "/nyt-billede");
  Html& body = page.body;
  if (undo && undo->after == view->version.version) {
    Html words;
    words << "<p>" << undo->what << "</p>"
          << web::act_button(exchange, exchange.t("Undo it"), base + "/fortryd", web::Weight::secondary,
                             {{"version", version}});
    body << web::alert(web::Tone::info, exchange.t("This can be undone until somebody writes on"), words);
  }
  const auto line = [&](const Part& part) {
    const std::string title = title_of(view->content, part), name = name_of(part);
    const auto button = [&](const char* words, const char* way) {
      return web::act_button(exchange, exchange.t(words, {title}), structure_of(exchange), web::Weight::quiet,
                             {{"version", version}, {"part", name}, {"way", way}});
    };
    const bool foreword = part.kind == Part::Kind::chapter && view->content.chapters[part.chapter].foreword;
    body << "<strong>" << title << "</strong><ul class=\"act-list\"><li>"
         << web::link(exchange.t("Edit {0}", {title}), base + "/tekst/" + (foreword ? "forord" : name)) << "</li><li>"
         << button(/*text*/ "Move {0} up", "op") << "</li><li>" << button(/*text*/ "Move {0} down", "ned")
         << "</li><li>" << web::link(exchange.t("Take {0} out", {title}), base + "/fjern/" + name) << "</li></ul>";
  };
  body << web::heading(2, exchange.t("Chapters"));
  if (view->content.chapters.empty())
    body << web::empty_state(exchange.t("No chapters yet"),
                             exchange.t("The text of the plan stands in chapters and their sections."));
  body << "<ol class=\"structure\">";
  for (std::size_t c = 0; c < view->content.chapters.size(); ++c) {
    body << "<li>";
    line({Part::Kind::chapter, c, 0});
    if (!view->content.chapters[c].sections.empty()) {
      body << "<ol class=\"structure\">";
      for (std::size_t s = 0; s < view->content.chapters[c].sections.size(); ++s) {
        body << "<li>";
        line({Part::Kind::section, c, s});
        body << "</li>";
      }
      body << "</ol>";
    }
    body << "</li>";
  }
  body << "</ol>" << web::heading(2, exchange.t("Pictures"), "billeder");
  const auto pictures = pictures_of(view->content);
  if (pictures.empty())
    body << web::empty_state(exchange.t("No pictures yet"),
                             exchange.t("A picture has a text for those who cannot see it, and tells who took it."));
  else {
    body << "<ul>";
    for (const PlacedPicture& one : pictures) {
      const std::string words = one.picture.caption.empty() ? one.picture.file : one.picture.caption;
      body << "<li>";
      if (one.picture.file.empty())
        body << exchange.t("Picture not delivered yet: {0}", {words});
      else
        body << web::link(words, base + "/billede/" + one.picture.file);
      body << " (" << words_of(exchange, view->content, one.part) << ")</li>";
    }
    body << "</ul>";
  }
  return web::show(exchange, page);
}

http::Response move_part_from_button(Exchange& exchange, audit::Archive& archive) {
  const auto view = version_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  const int read = version_in(input);
  const std::string name = input.text("part", {.most = 12}), way = input.choice("way", {"op", "ned"});
  const auto part = part_named(view->content, name);
  if (!input.ok() || !part) return web::refused(exchange, gone(), structure_of(exchange));
  const auto outcome = rearrange(exchange, archive, read, title_of(view->content, *part), false,
                                 [&](Plan plan, audit::Change&) -> config::Outcome<Plan> {
                                   const auto now = part_named(plan, name);
                                   if (!now) return gone();
                                   return move_part(std::move(plan), *now, way == "op");
                                 });
  if (!outcome) return web::refused(exchange, outcome.refusal(), structure_of(exchange));
  return web::done(exchange, structure_of(exchange), exchange.t("It is moved, and the numbers follow."));
}

static http::Response show_new_part(Exchange& exchange, const VersionView& view, const web::Input& input) {
  web::Page page = page_of_version(exchange, view, exchange.t("Add a chapter or a section"),
                                   exchange.t("It gets its number by its place."));
  page.status = input.ok() ? 200 : 422;
  std::vector<web::Option> places;
  if (view.content.chapters.empty()) places.push_back({"efter", exchange.t("The first chapter")});
  for (std::size_t c = 0; c < view.content.chapters.size(); ++c) {
    const std::string title = title_of(view.content, {Part::Kind::chapter, c, 0});
    if (!view.content.chapters[c].foreword)
      places.push_back({"i" + std::to_string(c), exchange.t("A section at the end of {0}", {title})});
    places.push_back({"efter" + std::to_string(c), exchange.t("A chapter after {0}", {title})});
  }
  web::Form form(exchange, base_of(exchange) + "/nyt-afsnit", input);
  form.hidden("version", std::to_string(view.version.version))
      .select("place", exchange.t("Where"), places)
      .text("title", exchange.t("Title"))
      .area("body", exchange.t("Text"), exchange.t("It can be written later."), false, 10);
  page.body << form.submit(exchange.t("Add it"), structure_of(exchange));
  return web::show(exchange, page);
}

http::Response new_part_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = version_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  if (auto response = closed(exchange, *view)) return *response;
  return show_new_part(exchange, *view, web::Input{});
}

http::Response new_part_from_form(Exchange& exchange, audit::Archive& archive) {
  auto view = version_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  if (auto response = closed(exchange, *view)) return *response;
  web::Input input(exchange.request.form);
  const int read = version_in(input);
  std::vector<std::string> allowed{"efter"};
  for (std::size_t c = 0; c < view->content.chapters.size(); ++c) {
    allowed.push_back("i" + std::to_string(c));
    allowed.push_back("efter" + std::to_string(c));
  }
  const std::string place = input.choice("place", allowed);
  const std::string title = input.text("title", {.most = 200});
  const std::string body = input.text("body", {.required = false, .most = 60000});
  if (input.ok()) {
    const bool section = place.front() == 'i';
    const std::string digits = place.substr(section ? 1 : 5);
    const std::size_t chapter = digits.empty() ? 0 : static_cast<std::size_t>(std::stoul(digits));
    const auto outcome =
        rearrange(exchange, archive, read, title, false, [&](Plan plan, audit::Change&) -> config::Outcome<Plan> {
          if (!digits.empty() && chapter >= plan.chapters.size()) return gone();
          if (section) return add_section(std::move(plan), chapter, title, read_blocks(body));
          return add_chapter(std::move(plan), chapter, title, read_blocks(body));
        });
    if (outcome) return web::done(exchange, structure_of(exchange), exchange.t("It is added."));
    input.refuse(outcome.refusal());
  }
  view = version_view(exchange, archive);
  return view ? show_new_part(exchange, *view, input) : web::not_found(exchange);
}

static http::Response show_removal(Exchange& exchange, const VersionView& view, const Part& part,
                                   const web::Input& input) {
  const std::string title = title_of(view.content, part);
  web::Page page = page_of_version(exchange, view, exchange.t("Take {0} out", {title}), {});
  page.status = input.ok() ? 200 : 422;
  Html words;
  words << "<ul><li>" << exchange.t("Its text goes out of the draft.") << "</li>";
  if (part.kind == Part::Kind::chapter && !view.content.chapters[part.chapter].sections.empty())
    words << "<li>"
          << exchange.tn("Its {0} section goes with it.", "Its {0} sections go with it.",
                         static_cast<std::int64_t>(view.content.chapters[part.chapter].sections.size()))
          << "</li>";
  for (const std::string& area : areas_at(view.content, part))
    words << "<li>" << exchange.t("The focus area {0} stays, without a section of its own.", {area}) << "</li>";
  words << "<li>" << exchange.t("It can be undone until somebody writes on.") << "</li></ul>";
  page.body << web::alert(web::Tone::warning, exchange.t("This is taken out"), words);
  web::Form form(exchange, base_of(exchange) + "/fjern/" + name_of(part), input);
  form.hidden("version", std::to_string(view.version.version)).hidden("title", title);
  page.body << form.submit(exchange.t("Take it out of the draft"), structure_of(exchange));
  return web::show(exchange, page);
}

http::Response remove_part_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = version_view(exchange, archive);
  const auto part = view ? part_named(view->content, exchange.place["del"]) : std::nullopt;
  if (!part || title_of(view->content, *part).empty()) return web::not_found(exchange);
  if (auto response = closed(exchange, *view)) return *response;
  return show_removal(exchange, *view, *part, web::Input{});
}

http::Response remove_part_from_form(Exchange& exchange, audit::Archive& archive) {
  const auto view = version_view(exchange, archive);
  const std::string name = exchange.place["del"];
  const auto part = view ? part_named(view->content, name) : std::nullopt;
  if (!part || title_of(view->content, *part).empty()) return web::not_found(exchange);
  if (auto response = closed(exchange, *view)) return *response;
  web::Input input(exchange.request.form);
  const int read = version_in(input);
  const std::string title = title_of(view->content, *part);
  if (input.ok()) {
    const auto outcome = rearrange(exchange, archive, read, exchange.t("Taken out: {0}", {title}), true,
                                   [&](Plan plan, audit::Change&) -> config::Outcome<Plan> {
                                     const auto now = part_named(plan, name);
                                     if (!now || title_of(plan, *now) != title) return gone();
                                     return remove_part(std::move(plan), *now);
                                   });
    if (outcome) return web::done(exchange, structure_of(exchange), exchange.t("It is out of the draft."));
    return web::refused(exchange, outcome.refusal(), structure_of(exchange));
  }
  return show_removal(exchange, *view, *part, input);
}

http::Response undo_from_button(Exchange& exchange, audit::Archive& archive) {
  if (!version_view(exchange, archive)) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  const int read = version_in(input);
  const storage::Id id = exchange.id("udgave");
  const auto outcome = rearrange(
      exchange, archive, read, exchange.t("Undone"), false, [&](Plan, audit::Change& change) -> config::Outcome<Plan> {
        const auto undo = store::undo_of(change.tx(), id);
        if (!undo || undo->after != read)
          return config::Refusal{
              /*text*/ "Somebody has written on since then. It cannot be undone any more.", {}, {}, {}};
        return from_json(undo->content);
      });
  if (!outcome) return web::refused(exchange, outcome.refusal(), structure_of(exchange));
  return web::done(exchange, structure_of(exchange), exchange.t("It is undone."));
}

static web::Form& picture_fields(web::Form& form, const Exchange& exchange, const Plan& plan) {
  return form
      .text("alt", exchange.t("What it shows"),
            exchange.t("For those who cannot see it. Read aloud instead of the picture."))
      .text("credit", exchange.t("Who took it"))
      .text("caption", exchange.t("Caption"), {}, false)
      .select("place", exchange.t("At the end of"), part_options(exchange, plan));
}

static http::Response show_new_picture(Exchange& exchange, const VersionView& view, const web::Input& input) {
  web::Page page = page_of_version(exchange, view, exchange.t("Add a picture"),
                                   exchange.t("It is shown when it has been checked for harmful content."));
  page.status = input.ok() ? 200 : 422;
  web::Form form(exchange, base_of(exchange) + "/nyt-billede", input);
  form.hidden("version", std::to_string(view.version.version))
      .file("picture", exchange.t("The picture"), exchange.t("A PNG or JPEG file."));
  page.body
      << picture_fields(form, exchange, view.content).submit(exchange.t("Add the picture"), structure_of(exchange));
  return web::show(exchange, page);
}

http::Response new_picture_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = version_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  if (auto response = closed(exchange, *view)) return *response;
  return show_new_picture(exchange, *view, web::Input{});
}

http::Response new_picture_from_form(Exchange& exchange, audit::Archive& archive, const files::Files& files) {
  auto view = version_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  if (auto response = closed(exchange, *view)) return *response;
  web::Input input(exchange.request.form);
  const int read = version_in(input);
  Picture picture;
  picture.alt = input.text("alt", {.most = 400});
  picture.credit = input.text("credit", {.most = 120});
  picture.caption = input.text("caption", {.required = false, .most = 200});
  const auto part = part_named(view->content, input.text("place", {.most = 12}));
  if (!part) input.refuse({"Choose where it stands.", {}, "place", {}});
  const http::Upload* upload = nullptr;
  for (const http::Upload& one : exchange.request.uploads) {
    if (one.field == "picture" && !one.bytes.empty()) upload = &one;
  }
  if (upload == nullptr) input.refuse({"Choose a file to add.", {}, "picture", {}});
  if (input.ok()) {
    auto stored = files.store(upload->name, upload->bytes);
    const bool png = stored && stored->file.type == "image/png";
    if (!stored) {
      config::Refusal refusal = stored.refusal();
      refusal.field = "picture";
      input.refuse(std::move(refusal));
    } else if (!png && stored->file.type != "image/jpeg") {
      input.refuse({"Choose a picture: PNG or JPEG.", {}, "picture", {}});
    } else {
      const auto outcome = rearrange(
          exchange, archive, read,
          exchange.t("Picture: {0}", {picture.caption.empty() ? picture.alt : picture.caption}), false,
          [&](Plan plan, audit::Change& change) -> config::Outcome<Plan> {
            const auto version = store::version(change.tx(), view->version.id);
            const auto year = store::plan(change.tx(), version->plan);
            const auto have = store::uploads(change.tx(), year->id);
            const std::string start = i18n::slug(stored->file.name.substr(0, stored->file.name.rfind('.')));
            const std::string ending = png ? ".png" : ".jpg";
            std::string name = start + ending;
            const auto taken = [&] {
              return store::picture(change.tx(), year->id, name) ||
                     std::any_of(have.begin(), have.end(), [&](const store::Upload& one) { return one.name == name; });
            };
            for (int next = 2; taken(); ++next) name = start + "-" + std::to_string(next) + ending;
            files.keep(change, *stored, version->id, version->audience);
            store::add_upload(change.tx(), year->id, {name, stored->file.id, stored->file.type});
            Picture placed = picture;
            placed.file = name;
            return place_picture(std::move(plan), placed, *part);
          });
      if (outcome)
        return web::done(exchange, structure_of(exchange) + "#billeder",
                         exchange.t("The picture is added. It is shown when it has been checked."));
      input.refuse(outcome.refusal());
    }
  }
  view = version_view(exchange, archive);
  return view ? show_new_picture(exchange, *view, input) : web::not_found(exchange);
}

static http::Response show_picture_form(Exchange& exchange, const VersionView& view, const PlacedPicture& placed,
                                        const web::Input& input) {
  web::Page page = page_of_version(exchange, view, exchange.t("Edit the picture"), placed.picture.caption);
  page.status = input.ok() ? 200 : 422;
  web::Form form(exchange, base_of(exchange) + "/billede/" + placed.picture.file, input);
  form.hidden("version", std::to_string(view.version.version));
  picture_fields(form, exchange, view.content)
      .check("remove", exchange.t("Take the picture out of the plan"),
             exchange.t("It can be undone until somebody writes on."));
  page.body << form.submit(exchange.t("Save the picture"), structure_of(exchange));
  return web::show(exchange, page);
}

static std::optional<PlacedPicture> placed_picture(const Plan& plan, std::string_view file) {
  for (PlacedPicture& one : pictures_of(plan)) {
    if (!file.empty() && one.picture.file == file) return std::move(one);
  }
  return std::nullopt;
}

http::Response picture_form_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = version_view(exchange, archive);
  const auto placed = view ? placed_picture(view->content, exchange.place["navn"]) : std::nullopt;
  if (!placed) return web::not_found(exchange);
  if (auto response = closed(exchange, *view)) return *response;
  return show_picture_form(exchange, *view, *placed,
                           web::Input(Values{{"alt", placed->picture.alt},
                                             {"credit", placed->picture.credit},
                                             {"caption", placed->picture.caption},
                                             {"place", name_of(placed->part)}}));
}

http::Response save_picture_from_form(Exchange& exchange, audit::Archive& archive) {
  const auto view = version_view(exchange, archive);
  const std::string file = exchange.place["navn"];
  const auto placed = view ? placed_picture(view->content, file) : std::nullopt;
  if (!placed) return web::not_found(exchange);
  if (auto response = closed(exchange, *view)) return *response;
  web::Input input(exchange.request.form);
  const int read = version_in(input);
  const bool remove = input.flag("remove");
  Picture picture = placed->picture;
  if (!remove) {
    picture.alt = input.text("alt", {.most = 400});
    picture.credit = input.text("credit", {.most = 120});
    picture.caption = input.text("caption", {.required = false, .most = 200});
  }
  const auto part =
      remove ? std::optional<Part>(placed->part) : part_named(view->content, input.text("place", {.most = 12}));
  if (!part) input.refuse({"Choose where it stands.", {}, "place", {}});
  if (input.ok()) {
    const std::string words = picture.caption.empty() ? picture.file : picture.caption;
    const auto outcome = rearrange(exchange, archive, read,
                                   remove ? exchange.t("Taken out: {0}", {words}) : exchange.t("Picture: {0}", {words}),
                                   remove, [&](Plan plan, audit::Change&) -> config::Outcome<Plan> {
                                     if (remove) return remove_picture(std::move(plan), file);
                                     return place_picture(std::move(plan), picture, *part);
                                   });
    if (outcome)
      return web::done(exchange, structure_of(exchange) + "#billeder",
                       remove ? exchange.t("It is out of the draft.") : exchange.t("The picture is saved."));
    input.refuse(outcome.refusal());
  }
  return show_picture_form(exchange, *view, *placed, input);
}

}  // namespace cooperation_plan
