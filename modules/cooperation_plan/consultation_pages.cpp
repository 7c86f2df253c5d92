// /planarbejde/{udgave}/hoering and /svar.

#include "consultation_pages.h"

#include <algorithm>

#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "plan_parties.h"
#include "plan_work.h"
#include "version_view.h"

namespace cooperation_plan {

using web::Exchange;
using web::Html;

namespace {

std::string base_of(const Exchange& exchange) { return "/planarbejde/" + exchange.place.at("udgave"); }

std::vector<web::Option> those_to_ask(storage::Transaction& tx, config::Date day) {
  std::vector<web::Option> options;
  for (const auto& authority : organisation::authorities(tx, day)) {
    if (!roles_asked_at(tx, authority.id, day).empty()) options.push_back({authority.id.text(), authority.name});
  }
  return options;
}

std::string chapter_words(const Exchange& exchange, const Plan& plan, const std::string& chapter) {
  if (chapter.empty()) return exchange.t("The plan as a whole");
  for (const Chapter& one : plan.chapters) {
    if (one.number == chapter) return one.number + " " + one.title;
  }
  const Section* section = find_section(plan, chapter);
  return section ? section->number + " " + section->title : chapter;
}

std::vector<web::Option> chapter_options(const Exchange& exchange, const Plan& plan) {
  std::vector<web::Option> options{{"", exchange.t("The plan as a whole")}};
  for (const Chapter& chapter : plan.chapters) {
    if (!chapter.number.empty()) options.push_back({chapter.number, chapter.number + " " + chapter.title});
    for (const Section& section : chapter.sections) {
      if (!section.number.empty()) options.push_back({section.number, section.number + " " + section.title});
    }
  }
  return options;
}

Html start_form(const Exchange& exchange, const std::vector<web::Option>& asked, const web::Input& input) {
  web::Form form(exchange, base_of(exchange) + "/hoering", input);
  form.area("question", exchange.t("What do you ask them?"), {}, true, 4)
      .date("deadline", exchange.t("Last day for answers"))
      .checks("authorities", exchange.t("Who is asked?"), asked,
              exchange.t("They get it on their list of work, and a mail without content."));
  return form.submit(exchange.t("Start the consultation"), base_of(exchange));
}

Html one_answer(const Exchange& exchange, const VersionView& view, const Answer& answer, bool replies,
                const web::Input* typed) {
  Html html;
  html << "<li id=\"svar-" << answer.id.text() << "\"><h3>" << name_in(view.names, answer.authority) << ": "
       << chapter_words(exchange, view.content, answer.chapter) << "</h3><p class=\"by\">"
       << exchange.t("{0}, {1}", {answer.answered_by, i18n::spoken_time(answer.answered_at)}) << "</p>"
       << web::paragraphs(answer.body);
  if (!answer.reply.empty()) {
    html << "<div class=\"reply\"><p class=\"reply-heading\">" << exchange.t("Reply of the secretariat") << "</p>"
         << web::paragraphs(answer.reply) << "</div>";
  } else {
    html << "<p>" << web::tag(web::Tone::warning, exchange.t("No reply yet")) << "</p>";
  }
  if (replies) {
    // Each form has its own field, because many answers stand on one page.
    const std::string field = "reply-" + answer.id.text();
    const web::Input fresh(std::vector<std::pair<std::string, std::string>>{{field, answer.reply}});
    web::Form form(exchange, base_of(exchange) + "/hoering/svar/" + answer.id.text(), typed ? *typed : fresh);
    form.hidden("version", std::to_string(answer.version)).area(field, exchange.t("What did it lead to?"), {}, true, 3);
    html << web::details(answer.reply.empty()
                             ? exchange.t("Reply to {0}", {name_in(view.names, answer.authority)})
                             : exchange.t("Change the reply to {0}", {name_in(view.names, answer.authority)}),
                         form.submit(exchange.t("Send the reply")), typed != nullptr);
  }
  html << "</li>";
  return html;
}

http::Response show_consultation(Exchange& exchange, audit::Archive& archive, const web::Input* start,
                                 const web::Input* end, const storage::Id& replied, const web::Input* reply) {
  const storage::Id id = exchange.id("udgave");
  std::vector<web::Option> asked;
  const auto view = archive.read([&](storage::Transaction& tx) {
    asked = those_to_ask(tx, exchange.today());
    return read_version_view(tx, exchange, id);
  });
  if (!view) return web::not_found(exchange);
  web::Page page =
      page_of_version(exchange, *view, exchange.t("Consultation"),
                      exchange.t("The municipalities and partners say what they think of the draft. Every answer is "
                                 "read and gets a reply before the kredsråd discusses the plan."));
  const web::Input* typed = start ? start : end ? end : reply;
  page.status = typed && !typed->ok() ? 422 : 200;
  page.body << course_guide(exchange, *view);
  if (!view->consultation) {
    if (view->allows(exchange, CourseAct::start_consultation)) {
      std::vector<std::pair<std::string, std::string>> values{
          {"deadline", config::iso(config::plus_days(exchange.today(), 21))},
          {"question", exchange.t("What is missing in the draft, and what can you contribute yourselves?")}};
      for (const web::Option& option : asked) values.emplace_back("authorities", option.value);
      const web::Input fresh(values);
      page.body << start_form(exchange, asked, start ? *start : fresh);
    } else {
      const auto outcome = take(view->version.state, CourseAct::start_consultation, exchange.viewer.role, view->facts);
      page.body << web::empty_state(
          exchange.t("Nobody has been asked about this version."),
          outcome ? exchange.t("The secretariat starts the consultation.") : exchange.t(outcome.refusal()));
    }
    return web::show(exchange, page);
  }
  const Consultation& consultation = *view->consultation;
  page.state = consultation.open(exchange.today())
                   ? web::tag(web::Tone::info, exchange.t("Open until {0}", {i18n::long_date(consultation.deadline)}))
                   : web::tag(web::Tone::neutral, exchange.t("Over"));
  const bool may_answer = consultation.open(exchange.today()) && view->version.state == VersionState::in_consultation &&
                          consultation.asked_of(exchange.viewer.authority);
  if (may_answer)
    page.actions = web::button_link(exchange.t("Answer the consultation"), base_of(exchange) + "/svar", true);
  page.body << web::heading(2, exchange.t("The question")) << web::paragraphs(consultation.question);
  if (consultation.ended_on)
    page.body << "<p>"
              << exchange.t("Ended early on {0}: {1}",
                            {i18n::long_date(*consultation.ended_on), consultation.end_reason})
              << "</p>";
  page.body << web::heading(2, exchange.t("Answers"));
  if (consultation.answers.empty())
    page.body << web::empty_state(exchange.t("Nobody has answered yet."),
                                  exchange.t("The answers come here as they arrive."));
  const bool replies = view->allows(exchange, CourseAct::edit);
  page.body << "<ol class=\"answers\">";
  for (const Answer& answer : consultation.answers)
    page.body << one_answer(exchange, *view, answer, replies, answer.id == replied ? reply : nullptr);
  page.body << "</ol>";
  page.aside << web::heading(2, exchange.t("Who is asked?")) << "<ul class=\"asked\">";
  std::vector<std::pair<std::string, const Asked*>> rows;
  for (const Asked& one : consultation.asked) rows.emplace_back(name_in(view->names, one.authority), &one);
  std::sort(rows.begin(), rows.end(),
            [](const auto& a, const auto& b) { return i18n::sort_key(a.first) < i18n::sort_key(b.first); });
  for (const auto& [name, one] : rows) {
    const bool answered =
        std::any_of(consultation.answers.begin(), consultation.answers.end(),
                    [&, asked_id = one->id](const Answer& answer) { return answer.asked == asked_id; });
    page.aside << "<li>" << name << " "
               << (answered ? web::tag(web::Tone::success, exchange.t("answered"))
                            : web::tag(web::Tone::neutral, exchange.t("not yet")))
               << "</li>";
  }
  page.aside << "</ul>";
  if (view->allows(exchange, CourseAct::end_consultation) && consultation.open(exchange.today())) {
    const web::Input none;
    web::Form form(exchange, base_of(exchange) + "/hoering/slut", end ? *end : none);
    form.area("reason", exchange.t("Why does it end early?"), exchange.t("Those who have not answered can read it."),
              true, 3);
    page.aside << web::details(exchange.t("End the consultation before its deadline"),
                               form.submit(exchange.t("End the consultation")), end != nullptr);
  }
  return web::show(exchange, page);
}

http::Response show_answer(Exchange& exchange, audit::Archive& archive, const web::Input& input) {
  const auto view = version_view(exchange, archive);
  if (!view || !view->consultation || !view->consultation->asked_of(exchange.viewer.authority))
    return web::not_found(exchange);
  const Consultation& consultation = *view->consultation;
  web::Page page = page_of_version(exchange, *view, exchange.t("Answer for {0}", {exchange.viewer.authority_name}),
                                   consultation.question);
  page.status = input.ok() ? 200 : 422;
  Html& body = page.body;
  body << "<p>" << web::link(exchange.t("Read the draft"), address_of(view->version)) << "</p>";
  if (consultation.open(exchange.today()) && view->version.state == VersionState::in_consultation) {
    body << "<p>"
         << exchange.t("Answer no later than {0} ({1}).",
                       {i18n::spoken_date(consultation.deadline),
                        i18n::relative_days(consultation.deadline, exchange.today())})
         << "</p>";
    web::Form form(exchange, base_of(exchange) + "/svar", input);
    form.select("chapter", exchange.t("What is the answer about?"), chapter_options(exchange, view->content), {}, false)
        .area("body", exchange.t("Your answer"),
              exchange.t("Write 'No remarks' if you have none. You may answer several times, a chapter at a time. The "
                         "kredsråd and all who are asked can read it."),
              true, 8);
    body << form.submit(exchange.t("Send the answer"), address_of(view->version));
  } else {
    body << web::alert(web::Tone::info, exchange.t("The consultation is over"),
                       web::text(exchange.t("The consultation ended on {0}. Write to the secretariat of the kredsråd.",
                                            {i18n::long_date(consultation.deadline)})));
  }
  Html mine;
  for (const Answer& answer : consultation.answers) {
    if (answer.authority == exchange.viewer.authority) mine << one_answer(exchange, *view, answer, false, nullptr);
  }
  if (!mine.empty())
    body << web::heading(2, exchange.t("What you have answered")) << "<ol class=\"answers\">" << mine << "</ol>";
  return web::show(exchange, page);
}

}  // namespace

http::Response consultation_page(Exchange& exchange, audit::Archive& archive) {
  return show_consultation(exchange, archive, nullptr, nullptr, {}, nullptr);
}

http::Response start_consultation_from_form(Exchange& exchange, audit::Archive& archive,
                                            const config::Settings& settings) {
  web::Input input(exchange.request.form);
  ConsultationRequest request;
  request.question = input.text("question", {.most = 2000});
  request.deadline = input.date("deadline").value_or(config::Date{});
  for (const std::string& text : input.choices("authorities")) {
    if (const auto id = storage::Id::parse(text)) request.authorities.push_back(*id);
  }
  if (!version_view(exchange, archive)) return web::not_found(exchange);
  if (input.ok()) {
    const storage::Id id = exchange.id("udgave");
    const std::string site = settings.public_address.empty()
                                 ? "http://" + settings.address + ":" + std::to_string(settings.port)
                                 : settings.public_address;
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return start_consultation(change, exchange.viewer, id, request, site);
    });
    if (outcome)
      return web::done(
          exchange, base_of(exchange) + "/hoering",
          exchange.t("The consultation has begun. {0} are asked.", {std::to_string(request.authorities.size())}));
    input.refuse(outcome.refusal());
  }
  return show_consultation(exchange, archive, &input, nullptr, {}, nullptr);
}

http::Response end_consultation_from_form(Exchange& exchange, audit::Archive& archive) {
  web::Input input(exchange.request.form);
  const std::string reason = input.text("reason", {.most = 500});
  if (!version_view(exchange, archive)) return web::not_found(exchange);
  if (input.ok()) {
    const storage::Id id = exchange.id("udgave");
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return end_consultation(change, exchange.viewer, id, reason);
    });
    if (outcome) return web::done(exchange, base_of(exchange) + "/hoering", exchange.t("The consultation is ended."));
    input.refuse(outcome.refusal());
  }
  return show_consultation(exchange, archive, nullptr, &input, {}, nullptr);
}

http::Response reply_from_form(Exchange& exchange, audit::Archive& archive) {
  const storage::Id answer = exchange.id("svar");
  web::Input input(exchange.request.form);
  const std::string field = "reply-" + answer.text();
  const std::string reply = input.text(field, {.most = 2000});
  const int read = static_cast<int>(input.number("version", 0, 1'000'000).value_or(-1));
  if (!version_view(exchange, archive)) return web::not_found(exchange);
  if (input.ok()) {
    const storage::Id id = exchange.id("udgave");
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return reply_to_answer(change, exchange.viewer, id, answer, read, reply);
    });
    if (outcome)
      return web::done(exchange, base_of(exchange) + "/hoering#svar-" + answer.text(),
                       exchange.t("The reply is sent."));
    config::Refusal refusal = outcome.refusal();
    if (refusal.field == "reply") refusal.field = field;
    input.refuse(std::move(refusal));
  }
  return show_consultation(exchange, archive, nullptr, nullptr, answer, &input);
}

http::Response answer_page(Exchange& exchange, audit::Archive& archive) {
  return show_answer(exchange, archive, web::Input{});
}

http::Response answer_from_form(Exchange& exchange, audit::Archive& archive) {
  const auto view = version_view(exchange, archive);
  if (!view || !view->consultation || !view->consultation->asked_of(exchange.viewer.authority))
    return web::not_found(exchange);
  web::Input input(exchange.request.form);
  std::string chapter = input.text("chapter", {.required = false, .most = 12});
  std::string body = input.text("body", {.most = 6000});
  if (input.ok()) {
    const storage::Id id = exchange.id("udgave");
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return answer_consultation(change, exchange.viewer, id, chapter, body);
    });
    if (outcome)
      return web::done(exchange, base_of(exchange) + "/svar",
                       exchange.t("Your answer is sent to the secretariat of the kredsråd."));
    input.refuse(outcome.refusal());
  }
  return show_answer(exchange, archive, input);
}

}  // namespace cooperation_plan
