#pragma once
// The Designsystem's components as functions: the same accessible markup everywhere; a change of component is one
// change. Texts given here are already in the viewer's language.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "html.h"

namespace web {

struct Exchange;

/// Name of the hidden field that carries the form token.
inline constexpr Markup form_token_field{"formular"};

/// One of the Designsystem's icons, hidden from screen readers: the word stands beside it.
Html icon(Markup name);

enum class Tone { neutral, info, success, warning, error };

/// A small state tag: shape and word, never colour alone.
Html tag(Tone tone, std::string_view words);
/// A light of an initiative: circle, triangle, square or outline with its word.
enum class Light { on_course, watch, late, done, none };
Html light(Light light, std::string_view words);
Html alert_icon(Tone tone);
Html alert(Tone tone, std::string_view heading, const Html& body);
Html link(std::string_view words, std::string_view address);
/// A link that looks like a button (navigation only).
Html button_link(std::string_view words, std::string_view address, bool primary = false);
/// A form with one button that does something: POST with the form token and hidden fields.
enum class Weight { primary, secondary, quiet, harmful };
Html act_button(const Exchange& exchange, std::string_view words, std::string_view address,
                Weight weight = Weight::secondary, const std::vector<std::pair<std::string, std::string>>& hidden = {});

struct Step {
  std::string label;
  enum class State { done, now, later, refused } state = State::later;
  std::string note;  // why the next one is closed, or when it was done
  std::string address;
};
Html step_guide(const Exchange& exchange, const std::vector<Step>& steps);

/// Facts as label and value.
Html facts(const std::vector<std::pair<std::string, Html>>& rows);
Html details(std::string_view summary, const Html& body, bool open = false);
struct Card {
  std::string title;
  std::string address;
  Html body;
  Html foot;
};
Html cards(const std::vector<Card>& cards,
           int level = 3);  // level of their headings: 2 when they stand right below the page's own
struct Event {
  std::string when;
  Html what;
};
Html timeline(const std::vector<Event>& events);
/// Empty pages teach: what will stand here, who makes the first one, and a way to do it.
Html empty_state(std::string_view what, std::string_view how, const Html& act = {});
/// A thin bar with its words: "5 af 7 tiltag følger planen".
Html share_bar(int part, int whole, std::string_view words);
/// Words that changed between two texts (word level): <del> and <ins> with hidden words for screen readers.
Html difference(const Exchange& exchange, std::string_view before, std::string_view after);
Html heading(int level, std::string_view words, std::string_view id = {});
/// History of a thing for its foot: newest first, from audit::history_of.
struct HistoryLine {
  std::string when, who, what, why;
};
Html history(const Exchange& exchange, const std::vector<HistoryLine>& lines);

}  // namespace web
