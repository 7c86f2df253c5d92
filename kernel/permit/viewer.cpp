// The viewer as an actor of the audit log and as a holder of audiences.

#include "viewer.h"

#include "audience.h"

namespace permit {

audit::Actor Viewer::actor() const {
  return {.person = person,
          .name = name,
          .role = std::string(identifier(role)),
          .authority = authority,
          .purpose = purpose,
          .request = request};
}

std::vector<std::string> Viewer::holders() const {
  if (!signed_in()) return {everybody().text()};
  return {everybody().text(), all_signed_in().text(), office(role, authority).text(), capacity.text()};
}

Viewer citizen(config::Date today) {
  Viewer viewer;
  viewer.today = today;
  return viewer;
}

}  // namespace permit
