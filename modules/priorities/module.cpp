// The routes, the loading and the jobs of priorities.

#include "module.h"

#include "idea_pages.h"
#include "idea_work.h"
#include "loading.h"
#include "round_pages.h"
#include "send_limit.h"
#include "theme_pages.h"

namespace priorities {

Module::Module(audit::Archive& archive, documents::Printer&, const config::Settings&)
    : archive_(archive), limit_(std::make_unique<SendLimit>(10, std::chrono::minutes(10))) {}
Module::~Module() = default;

void Module::routes(web::Routes& routes) {
  theme_routes(routes, archive_);
  round_routes(routes, archive_);
  idea_routes(routes, archive_, *limit_);
}

void Module::begin_jobs(jobs::Queue& queue) {
  queue.on(forget_job, [this](const jobs::Job& job) {
    if (const auto call = storage::Id::parse(job.subject)) forget_senders(archive_, *call);
  });
}

config::Faults Module::load(audit::Change& change, const std::filesystem::path& district) const {
  return load_priorities(change, district);
}

}  // namespace priorities
