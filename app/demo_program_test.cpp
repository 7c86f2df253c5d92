// The demo program for the tests beside it.

#include "demo_program.h"

#include <cstdlib>

#include "permit/sessions.h"
#include "trial/databases.h"

namespace app {

DemoProgram::DemoProgram(std::string database, const std::string& district)
    : folder_(std::filesystem::temp_directory_path() / ("trygkreds-app-" + storage::Id::random().text())) {
  config::Settings settings;
  settings.data = folder_;
  settings.database = std::move(database);
  settings.demo = true;
  settings.clock = config::parse_local("2020-09-15T08:30");
  settings.scanner = "builtin";
  settings.typst_worker = "none";
  program_ = std::make_unique<Program>(settings);
  const config::Faults faults = program_->load(trial::source_folder() + "/districts/" + district);
  for (const config::Fault& fault : faults) ADD_FAILURE() << fault.text();
}

DemoProgram::~DemoProgram() {
  program_.reset();
  std::filesystem::remove_all(folder_);
}

std::vector<permit::Capacity> DemoProgram::everyone() {
  return program_->archive().read(
      [&](storage::Transaction& tx) { return program_->directory().everyone(tx, program_->clock().today()); });
}

std::string DemoProgram::log_in(const permit::Capacity& capacity) {
  const auto token = program_->archive().change(
      audit::system_actor(),
      [&](audit::Change& change) -> config::Outcome<std::string> { return permit::start_session(change, capacity); });
  return *token;
}

permit::Viewer DemoProgram::viewer_of(const permit::Capacity& capacity) {
  permit::Viewer viewer = permit::citizen(program_->clock().today());
  viewer.role = capacity.role;
  viewer.person = capacity.person;
  viewer.capacity = capacity.id;
  viewer.authority = capacity.authority;
  return viewer;
}

namespace {

http::Request request_for(const std::string& address, const std::string& cookie) {
  http::Request request;
  request.target = address;
  const std::size_t mark = address.find('?');
  request.path = address.substr(0, mark);
  if (mark != std::string::npos) request.query = http::read_form(address.substr(mark + 1)).value_or(http::Fields{});
  request.headers.add("host", "127.0.0.1");
  request.headers.add("sec-fetch-site", "same-origin");
  if (!cookie.empty()) request.cookies.add("trygkreds", cookie);
  request.remote = "127.0.0.1";
  request.id = storage::Id::random().text();
  return request;
}

}  // namespace

http::Response DemoProgram::get(const std::string& address, const std::string& cookie) {
  return program_->answer(request_for(address, cookie));
}

http::Response DemoProgram::post(const std::string& address, http::Fields form, const std::string& cookie) {
  http::Request request = request_for(address, cookie);
  request.method = http::Method::post;
  request.form = std::move(form);
  request.form.add("formular", permit::form_token(cookie));
  return program_->answer(request);
}

}  // namespace app
