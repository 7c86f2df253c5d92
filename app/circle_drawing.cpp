// A layered drawing: what lay before stands to the left and what came of it to the right, one column per step; within a
// column each box lies as near as it can to those it hangs together with. What is not drawn leaves no trace.

#include "circle_drawing.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <unordered_map>

#include "thing_words.h"

namespace app {
namespace {

constexpr int width = 190, height = 54, gap_x = 56, gap_y = 16, most_rows = 8, most_columns = 3, margin = 4;

struct Box {
  const registry::Thing* thing;
  int column;
  std::size_t row = 0;
};

struct Layout {
  std::vector<Box> boxes;                                   // the middle first
  std::vector<std::pair<std::size_t, std::size_t>> arrows;  // from the earlier to the later
  std::map<int, std::vector<std::size_t>> columns;          // boxes from above
};

/// One pass over the columns in an order: each is sorted by the mean place of the neighbours in the column before.
void settle(Layout& layout, const std::vector<int>& order) {
  for (std::size_t at = 1; at < order.size(); ++at) {
    std::vector<std::size_t>& column = layout.columns[order[at]];
    std::vector<std::pair<double, std::size_t>> wanted;
    for (const std::size_t box : column) {
      double sum = 0;
      int count = 0;
      for (const auto& [from, to] : layout.arrows) {
        const std::size_t other = from == box ? to : to == box ? from : box;
        if (other == box || layout.boxes[other].column != order[at - 1]) continue;
        const auto rows = static_cast<double>(layout.columns[order[at - 1]].size());
        sum += (static_cast<double>(layout.boxes[other].row) + 0.5) / rows;
        ++count;
      }
      const double own = (static_cast<double>(layout.boxes[box].row) + 0.5) / static_cast<double>(column.size());
      wanted.emplace_back(count == 0 ? own : sum / count, box);
    }
    std::stable_sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t row = 0; row < wanted.size(); ++row) {
      column[row] = wanted[row].second;
      layout.boxes[column[row]].row = row;
    }
  }
}

Layout lay_out(const registry::Thing& middle, const registry::Circle& circle) {
  Layout layout;
  std::unordered_map<storage::Id, std::size_t> box_of;
  const auto put = [&](const registry::Thing& thing, int column) {
    std::vector<std::size_t>& boxes = layout.columns[column];
    if (boxes.size() >= most_rows) return;
    box_of[thing.id] = layout.boxes.size();
    boxes.push_back(layout.boxes.size());
    layout.boxes.push_back({&thing, column, boxes.size() - 1});
  };
  put(middle, 0);
  for (const auto& neighbour : circle.around) {
    if (neighbour.distance > most_columns || !box_of.contains(neighbour.via)) continue;
    put(neighbour.thing, neighbour.forwards ? neighbour.distance : -neighbour.distance);
  }
  for (const registry::Edge& edge : circle.edges) {
    const auto from = box_of.find(edge.from), to = box_of.find(edge.to);
    if (from != box_of.end() && to != box_of.end()) layout.arrows.emplace_back(from->second, to->second);
  }
  std::erase_if(layout.columns, [](const auto& column) { return column.second.empty(); });
  for (const int side : {1, -1}) {
    std::vector<int> order{0};
    for (int column = side; layout.columns.contains(column); column += side) order.push_back(column);
    settle(layout, order);
  }
  return layout;
}

/// The beginning of a title that fits into a box.
std::string cut(const std::string& title) {
  constexpr std::size_t most_letters = 24;
  std::size_t letters = 0, end = 0;
  while (end < title.size() && letters < most_letters) {
    ++end;
    while (end < title.size() && (static_cast<unsigned char>(title[end]) & 0xC0) == 0x80) ++end;
    ++letters;
  }
  return end == title.size() ? title : title.substr(0, end) + "…";
}

}  // namespace

web::Html circle_drawing(const web::Exchange& exchange, const registry::Thing& middle, const registry::Circle& circle) {
  const Layout layout = lay_out(middle, circle);
  const int left = layout.columns.begin()->first, right = layout.columns.rbegin()->first;
  int deepest = 1;
  for (const auto& [column, boxes] : layout.columns) deepest = std::max(deepest, static_cast<int>(boxes.size()));
  const int total_width = (right - left) * (width + gap_x) + width + 2 * margin;
  const int total_height = deepest * (height + gap_y) - gap_y + 2 * margin;
  const auto x_of = [&](const Box& box) { return margin + (box.column - left) * (width + gap_x); };
  const auto y_of = [&](const Box& box) {
    const int tall = static_cast<int>(layout.columns.at(box.column).size()) * (height + gap_y) - gap_y;
    return (total_height - tall) / 2 + static_cast<int>(box.row) * (height + gap_y);
  };

  web::Html svg;
  svg << "<svg class=\"circle-drawing\" role=\"group\" aria-label=\""
      << exchange.t("Drawing of the circle around {0}", {middle.title}) << "\" viewBox=\"0 0 " << total_width << " "
      << total_height << "\" width=\"" << total_width << "\" height=\"" << total_height << "\">";
  for (const auto& [from_box, to_box] : layout.arrows) {
    const Box &from = layout.boxes[from_box], &to = layout.boxes[to_box];
    if (from.column == to.column) continue;  // the story tells of it
    const bool onwards = from.column < to.column;
    const int x1 = x_of(from) + (onwards ? width : 0), y1 = y_of(from) + height / 2;
    const int x2 = x_of(to) + (onwards ? 0 : width), y2 = y_of(to) + height / 2;
    const int bend = onwards ? gap_x / 2 : -gap_x / 2, head = onwards ? -7 : 7;
    svg << "<path class=\"circle-line\" fill=\"none\" aria-hidden=\"true\" d=\"M" << x1 << " " << y1 << " C"
        << x1 + bend << " " << y1 << " " << x2 - bend << " " << y2 << " " << x2 << " " << y2 << " M" << x2 + head << " "
        << y2 - 5 << " L" << x2 << " " << y2 << " L" << x2 + head << " " << y2 + 5 << "\"/>";
  }
  for (const auto& [column, boxes] : layout.columns) {  // from the left and from above: also the order of the keyboard
    for (const std::size_t number : boxes) {
      const Box& box = layout.boxes[number];
      const std::string kind = kind_words(exchange, *box.thing);
      svg << "<a href=\"" << web::Url(box.thing->address) << "\" aria-label=\"" << kind << ": " << box.thing->title
          << "\"><title>" << box.thing->title << "</title><rect class=\""
          << (number == 0 ? web::Markup("circle-box circle-middle") : web::Markup("circle-box")) << "\" x=\""
          << x_of(box) << "\" y=\"" << y_of(box) << "\" width=\"" << width << "\" height=\"" << height
          << "\" rx=\"4\"/><text class=\"circle-kind\" x=\"" << x_of(box) + 10 << "\" y=\"" << y_of(box) + 20 << "\">"
          << kind << "</text><text class=\"circle-title\" x=\"" << x_of(box) + 10 << "\" y=\"" << y_of(box) + 41
          << "\">" << cut(box.thing->title) << "</text></a>";
    }
  }
  svg << "</svg>";
  return svg;
}

}  // namespace app
