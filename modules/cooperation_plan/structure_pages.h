#pragma once
// The build of a draft: its chapters, sections and pictures added, moved and removed with plain forms, and the last
// removal undone.

#include "audit/archive.h"
#include "files/files.h"
#include "web/exchange.h"

namespace cooperation_plan {

http::Response structure_page(web::Exchange& exchange, audit::Archive& archive);
http::Response move_part_from_button(web::Exchange& exchange, audit::Archive& archive);
http::Response new_part_page(web::Exchange& exchange, audit::Archive& archive);
http::Response new_part_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response remove_part_page(web::Exchange& exchange, audit::Archive& archive);
http::Response remove_part_from_form(web::Exchange& exchange, audit::Archive& archive);
http::Response undo_from_button(web::Exchange& exchange, audit::Archive& archive);

http::Response new_picture_page(web::Exchange& exchange, audit::Archive& archive);
http::Response new_picture_from_form(web::Exchange& exchange, audit::Archive& archive, const files::Files& files);
http::Response picture_form_page(web::Exchange& exchange, audit::Archive& archive);
http::Response save_picture_from_form(web::Exchange& exchange, audit::Archive& archive);

}  // namespace cooperation_plan
