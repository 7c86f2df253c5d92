// The routes of cooperation_plan, each with its right, together.

#include "module.h"

#include "changes_pages.h"
#include "consultation_pages.h"
#include "edit_pages.h"
#include "evidence_pages.h"
#include "import_pages.h"
#include "initiative_pages.h"
#include "plan_api.h"
#include "plan_load.h"
#include "public_pages.h"
#include "rights.h"
#include "structure_pages.h"
#include "version_pages.h"
#include "year_end_pages.h"

namespace cooperation_plan {

void Module::routes(web::Routes& routes) {
  using Page = http::Response (*)(web::Exchange&, audit::Archive&);
  using SteerPage = http::Response (*)(web::Exchange&, audit::Archive&, Steer);
  const auto with = [this](Page page) {
    return [this, page](web::Exchange& exchange) { return page(exchange, archive_); };
  };
  const auto steering = [this](SteerPage page, Steer steer) {
    return [this, page, steer](web::Exchange& exchange) { return page(exchange, archive_, steer); };
  };

  // What everybody reads.
  routes.get_public("/plan", with(plans_page));
  routes.get_public("/plan/{aar}", with(plan_page));
  routes.get_public("/plan/{aar}/indsats/{nummer}", with(area_page));
  routes.get_public("/plan/{aar}/tiltag/{tiltag}", with(public_initiative_page));
  routes.get_public("/plan/{aar}/aendringer", with(changes_page));
  routes.get("/plan/{aar}/billede/{navn}", permit::anyone,
             [this](web::Exchange& exchange) { return plan_picture(exchange, archive_, files_); });
  routes.get_public("/plan/{aar}/samarbejdsplan.pdf",
                    [this](web::Exchange& exchange) { return plan_pdf(exchange, archive_, printer_, files_); });
  routes.get_public("/plan/{aar}/plan.json", with(plan_json));

  // The sources behind its figures.
  routes.get("/viden", permit::anyone, with(evidence_list_page));
  routes.get("/viden/ny", rights::keep_evidence, with(evidence_form_page));
  routes.post("/viden/ny", rights::keep_evidence, with(save_evidence_from_form));
  routes.get("/viden/{viden}", permit::anyone, with(evidence_page));
  routes.get("/viden/{viden}/ret", rights::keep_evidence, with(evidence_form_page));
  routes.post("/viden/{viden}/ret", rights::keep_evidence, with(save_evidence_from_form));
  routes.post("/viden/{viden}/fjern", rights::keep_evidence, with(remove_evidence_from_button));

  // Initiatives inside.
  routes.get("/tiltag", rights::read_initiatives, with(initiatives_page));
  routes.get("/tiltag/{tiltag}", rights::read_initiatives, with(initiative_page));
  routes.post("/tiltag/{tiltag}/nyt", rights::update_initiative, with(tell_news_from_form));
  routes.get("/tiltag/{tiltag}/resultat", rights::tell_result, with(result_page));
  routes.post("/tiltag/{tiltag}/resultat", rights::tell_result, with(result_from_form));
  routes.post("/tiltag/{tiltag}/spoerg", rights::steer_initiatives, with(ask_owner_from_button));
  const std::pair<const char*, Steer> steered[] = {{"/tiltag/{tiltag}/lys", Steer::light},
                                                   {"/tiltag/{tiltag}/frist", Steer::deadline},
                                                   {"/tiltag/{tiltag}/ansvar", Steer::owner},
                                                   {"/tiltag/{tiltag}/beslutning", Steer::decision},
                                                   {"/tiltag/{tiltag}/opgiv", Steer::drop}};
  for (const auto& [address, steer] : steered) {
    routes.get(address, rights::steer_initiatives, steering(steer_page, steer));
    routes.post(address, rights::steer_initiatives, steering(steer_from_form, steer));
  }

  // Versions on their way.
  routes.get("/planarbejde", rights::read_plan_work, with(plan_work_page));
  routes.get("/planarbejde/importer", rights::draft_plan, with(import_page));
  routes.post("/planarbejde/importer", rights::draft_plan, with(preview_from_form));
  routes.post("/planarbejde/importer/udkast", rights::draft_plan, with(preview_act_from_form));
  routes.get("/planarbejde/{udgave}", rights::read_plan_work, with(version_page));
  routes.get("/planarbejde/{udgave}/forskelle", rights::read_plan_work, with(differences_page));
  routes.post("/planarbejde/{udgave}/ret", rights::draft_plan, with(mend_from_button));
  routes.get("/planarbejde/{udgave}/tekst/{del}", rights::draft_plan, with(text_page));
  routes.post("/planarbejde/{udgave}/tekst/{del}", rights::draft_plan, with(save_text_from_form));
  routes.get("/planarbejde/{udgave}/opbygning", rights::draft_plan, with(structure_page));
  routes.post("/planarbejde/{udgave}/opbygning", rights::draft_plan, with(move_part_from_button));
  routes.get("/planarbejde/{udgave}/nyt-afsnit", rights::draft_plan, with(new_part_page));
  routes.post("/planarbejde/{udgave}/nyt-afsnit", rights::draft_plan, with(new_part_from_form));
  routes.get("/planarbejde/{udgave}/fjern/{del}", rights::draft_plan, with(remove_part_page));
  routes.post("/planarbejde/{udgave}/fjern/{del}", rights::draft_plan, with(remove_part_from_form));
  routes.post("/planarbejde/{udgave}/fortryd", rights::draft_plan, with(undo_from_button));
  routes.get("/planarbejde/{udgave}/billede/{navn}", rights::draft_plan, with(picture_form_page));
  routes.post("/planarbejde/{udgave}/billede/{navn}", rights::draft_plan, with(save_picture_from_form));
  if (files_ != nullptr) {
    routes.get("/planarbejde/{udgave}/nyt-billede", rights::draft_plan, with(new_picture_page));
    routes.post("/planarbejde/{udgave}/nyt-billede", rights::draft_plan,
                [this](web::Exchange& exchange) { return new_picture_from_form(exchange, archive_, *files_); });
  }
  for (const char* address : {"/planarbejde/{udgave}/nyt-omraade", "/planarbejde/{udgave}/omraade/{omraade}"}) {
    routes.get(address, rights::draft_plan, with(area_form_page));
    routes.post(address, rights::draft_plan, with(save_area_from_form));
  }
  for (const char* address : {"/planarbejde/{udgave}/nyt-tiltag", "/planarbejde/{udgave}/tiltag/{tiltag}"}) {
    routes.get(address, rights::draft_plan, with(initiative_form_page));
    routes.post(address, rights::draft_plan, with(save_initiative_from_form));
  }
  routes.get("/planarbejde/{udgave}/hoering", rights::read_plan_work, with(consultation_page));
  routes.post("/planarbejde/{udgave}/hoering", rights::draft_plan,
              [this](web::Exchange& exchange) { return start_consultation_from_form(exchange, archive_, settings_); });
  routes.post("/planarbejde/{udgave}/hoering/slut", rights::draft_plan, with(end_consultation_from_form));
  routes.post("/planarbejde/{udgave}/hoering/svar/{svar}", rights::draft_plan, with(reply_from_form));
  routes.get("/planarbejde/{udgave}/svar", rights::answer_consultation, with(answer_page));
  routes.post("/planarbejde/{udgave}/svar", rights::answer_consultation, with(answer_from_form));

  // The law's steps (retsplejeloven § 113).
  routes.get("/planarbejde/{udgave}/dagsorden", rights::draft_plan, with(agenda_page));
  routes.post("/planarbejde/{udgave}/dagsorden", rights::draft_plan, with(put_on_agenda_from_form));
  routes.post("/planarbejde/{udgave}/droeftet", rights::draft_plan, with(note_discussion_from_button));
  routes.get("/planarbejde/{udgave}/offentliggoer", rights::draft_plan, with(publish_page));
  routes.post("/planarbejde/{udgave}/endelig", rights::publish_plan, with(make_final_from_button));
  routes.post("/planarbejde/{udgave}/offentliggoer", rights::publish_plan, with(publish_from_button));
  routes.get("/planarbejde/{udgave}/ny-udgave", rights::draft_plan, with(revise_page));
  routes.post("/planarbejde/{udgave}/ny-udgave", rights::draft_plan, with(revise_from_form));
  routes.get("/planarbejde/{udgave}/afslut", rights::publish_plan, with(close_page));
  routes.post("/planarbejde/{udgave}/afslut", rights::publish_plan, with(close_from_form));

  // The end of the year and the step into the next.
  routes.get("/planarbejde/{udgave}/aarsafslutning", rights::read_plan_work, with(year_end_page));
  routes.post("/planarbejde/{udgave}/aarsafslutning", rights::draft_plan,
              [this](web::Exchange& exchange) { return ask_for_results_from_form(exchange, archive_, settings_); });
  routes.get("/planarbejde/{udgave}/naeste-aar", rights::draft_plan, with(next_year_page));
  routes.post("/planarbejde/{udgave}/naeste-aar", rights::draft_plan, with(next_year_from_form));

  // The same as JSON.
  routes.get_public("/api/v1/plan", with(api_plans))
      .tells("The published plans.",
             "{plans: [{year: integer, title: text, state: text, published: day | null, address: text, "
             "json: text}]}");
  routes.get_public("/api/v1/plan/{aar}", with(api_plan))
      .tells("A published plan: its text and its initiatives as they stand today.",
             "{year: integer, title: text, state: text, version: integer, discussed: day | null, "
             "published: day | null, plan: anything, initiatives: [{id: id, key: text, year: integer, "
             "number: text, title: text, text: text, area: text, type: text, continuation: text, "
             "deliverable: text, owner: text | null, co_owners: [text], municipalities: [text], due: day | "
             "null, state: text, light: text, light_set_by_hand: yes_no, last_news: day | null, news: "
             "text, result: text | null, result_reason: text, address: text}]}",
             "aar: integer");
  routes.get("/api/v1/planarbejde", rights::read_plan_work, with(api_versions))
      .tells("The versions of plans that you may see.",
             "{versions: [{id: id, year: integer, title: text, number: integer, state: text, note: text, "
             "made: time, address: text}]}");
  routes.get("/api/v1/planarbejde/{udgave}", rights::read_plan_work, with(api_version))
      .tells("One version of a plan, with its consultation.",
             "{id: id, year: integer, title: text, number: integer, state: text, note: text, made: time, "
             "address: text, plan: anything, consultation?: {deadline: day, asked: integer, answered: "
             "integer, answers: [{from: text, chapter: text, answer: text, reply: text, at: time}]}}",
             "udgave: id");
  constexpr const char* source =
      "{id: id, key: text, title: text, publisher: text, year: integer, population: text, figure: text, method: text, "
      "url: text, valid_until: day | null, outdated_on: day, outdated: yes_no, address: text, "
      "cited_in: [{plan: text, year: integer, place: text, sentence: text, address: text}]}";
  routes.get("/api/v1/viden", permit::anyone, with(api_evidence_list))
      .tells("The sources behind the plans' figures and where they are cited.",
             "{evidence: [" + std::string(source) + "]}");
  routes.get("/api/v1/viden/{viden}", permit::anyone, with(api_evidence)).tells("One source.", source);
  routes.get("/api/v1/planarbejde/{udgave}/aarsafslutning", rights::read_plan_work, with(api_year_end))
      .tells("The results of a plan's initiatives at the end of its year.",
             "{year: integer, state: text, reached: integer, partly: integer, missed: integer, dropped: integer, "
             "missing: integer, initiatives: [{id: id, title: text, ...}]}",
             "udgave: id");
  routes.get("/api/v1/tiltag", rights::read_initiatives, with(api_initiatives))
      .tells("The initiatives that you may see, as they stand today.",
             "{initiatives: [{id: id, key: text, year: integer, number: text, title: text, text: text, "
             "area: text, type: text, continuation: text, deliverable: text, owner: text | null, "
             "co_owners: [text], municipalities: [text], due: day | null, state: text, light: text, "
             "light_set_by_hand: yes_no, last_news: day | null, news: text, result: text | null, "
             "result_reason: text, address: text}]}");
  routes.get("/api/v1/tiltag/{tiltag}", rights::read_initiatives, with(api_initiative))
      .tells("One initiative with all news about it.",
             "{id: id, key: text, year: integer, number: text, title: text, text: text, area: text, type: "
             "text, continuation: text, deliverable: text, owner: text | null, co_owners: [text], "
             "municipalities: [text], due: day | null, state: text, light: text, light_set_by_hand: "
             "yes_no, last_news: day | null, news: text, result: text | null, result_reason: text, "
             "address: text, updates: [{day: day, from: text, text: text, state: text, evidence: text}]}",
             "tiltag: id");
}

config::Faults Module::load(audit::Change& change, const std::filesystem::path& district) const {
  return load_plans(change, district);
}

config::Outcome<std::string> Module::import_file(audit::Change& change, const std::filesystem::path& file,
                                                 int year) const {
  return import_plan_file(change, file, year);
}

}  // namespace cooperation_plan
