#pragma once
// The words for what the modules write into the register: kinds, acts and edges are identifiers there, and each
// module's texts hold the Danish under "kind.", "todo." and "edge.".

#include <string>

#include "registry/edge.h"
#include "registry/todo.h"
#include "web/exchange.h"

namespace app {

inline std::string kind_words(const web::Exchange& exchange, const registry::Thing& thing) {
  const std::string key = "kind." + thing.kind;
  return exchange.t(key);
}

inline std::string todo_words(const web::Exchange& exchange, const registry::Work& work) {
  const std::string key = "todo." + work.todo.act;
  return exchange.t(key, {work.thing.title});
}

/// How a neighbour hangs together with the thing it was reached from.
inline std::string edge_words(const web::Exchange& exchange, const registry::Neighbour& neighbour,
                              const registry::Thing& via) {
  const std::string key = "edge." + neighbour.edge + (neighbour.forwards ? "" : ".back");
  return exchange.t(key, {via.title});
}

}  // namespace app
