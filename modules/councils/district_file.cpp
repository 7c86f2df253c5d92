// Reading the district's files.

#include "district_file.h"

#include <algorithm>

#include "organisation/lookup.h"
#include "permit/audience.h"
#include "permit/role.h"

namespace councils {
namespace {

using config::Node;
using config::Reader;

constexpr config::Date forever{std::chrono::year{9999}, std::chrono::month{12}, std::chrono::day{31}};

/// "mayor@svendborg" is an office; "local_officer@fyns-politi/lokalbetjent-vest-1" is one person's capacity.
storage::Id read_holder(storage::Transaction& tx, Reader& reader, const Node& where, const std::string& words,
                        config::Date today) {
  const auto at = words.find('@');
  if (at == std::string::npos) {
    reader.fault(where, "'" + words + "' is not an office: write role@authority, for instance mayor@svendborg.");
    return {};
  }
  const auto slash = words.find('/', at);
  const auto role = permit::role_named(words.substr(0, at));
  const std::string authority = words.substr(at + 1, slash == std::string::npos ? std::string::npos : slash - at - 1);
  if (!role) {
    reader.fault(where, "'" + words.substr(0, at) + "' is not a role.");
    return {};
  }
  if (!organisation::find_authority(tx, organisation::authority_id(authority), today)) {
    reader.fault(where, "There is no authority '" + authority + "' in organisation.yaml.");
    return {};
  }
  if (slash == std::string::npos) return permit::office(*role, organisation::authority_id(authority));
  const std::string person = words.substr(slash + 1);
  if (!organisation::find_person(tx, organisation::person_id(person))) {
    reader.fault(where, "There is no person '" + person + "' in organisation.yaml.");
    return {};
  }
  return organisation::capacity_id(person, *role, authority);
}

storage::Id holder_or_none(storage::Transaction& tx, Reader& reader, const Node& map, std::string_view key,
                           config::Date today) {
  const Node* node = map.find(key);
  return node ? read_holder(tx, reader, *node, node->scalar, today) : storage::Id{};
}

storage::Id required_holder(storage::Transaction& tx, Reader& reader, const Node& map, std::string_view key,
                            config::Date today) {
  const std::string words = reader.text(map, key);
  const Node* node = map.find(key);
  return node && !words.empty() ? read_holder(tx, reader, *node, words, today) : storage::Id{};
}

std::optional<config::Date> date_or_none(Reader& reader, const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  if (!node) return std::nullopt;
  const auto date = config::parse_date(node->scalar);
  if (!date) reader.fault(*node, "'" + node->scalar + "' is not a date: write 2020-03-10.");
  return date;
}

config::Date required_date(Reader& reader, const Node& map, std::string_view key) {
  if (reader.text(map, key).empty()) return {};
  return date_or_none(reader, map, key).value_or(config::Date{});
}

int minutes_of_day(Reader& reader, const Node& map, std::string_view key, int fallback) {
  const Node* node = map.find(key);
  if (!node) return fallback;
  const std::string& text = node->scalar;
  const bool shaped = text.size() == 5 && text[2] == ':' &&
                      std::all_of(text.begin(), text.end(), [](char c) { return c == ':' || (c >= '0' && c <= '9'); });
  const int hour = shaped ? (text[0] - '0') * 10 + (text[1] - '0') : 99;
  const int minute = shaped ? (text[3] - '0') * 10 + (text[4] - '0') : 99;
  if (hour > 23 || minute > 59) {
    reader.fault(*node, "'" + text + "' is not a time: write \"10:00\".");
    return fallback;
  }
  return hour * 60 + minute;
}

/// One of a vocabulary's words, or a fault that says which there are not.
template <class Named>
auto word(Reader& reader, const Node& map, std::string_view key, std::string_view fallback, Named named) {
  const std::string text = reader.text_or(map, key, std::string(fallback));
  auto found = named(text);
  if (!found) {
    const Node* node = map.find(key);
    reader.fault(node ? *node : map, "'" + text + "' is not a known " + std::string(key) + ".");
    found = named(fallback);
  }
  return *found;
}

CouncilInFile read_council(storage::Transaction& tx, Reader& reader, const Node& node, int position,
                           config::Date today) {
  reader.only(node, {"key", "name", "district", "area", "authority", "chair", "meetings_a_year", "days_after_district",
                     "venue", "starts", "minutes", "deadlines", "members"});
  CouncilInFile result;
  Council& council = result.council;
  council.key = reader.text(node, "key");
  council.id = council_id(council.key);
  council.name = reader.text(node, "name");
  council.district = reader.flag_or(node, "district", false);
  if (const std::string area = reader.text_or(node, "area", ""); !area.empty())
    council.area = organisation::area_id(area);
  if (const std::string authority = reader.text_or(node, "authority", ""); !authority.empty()) {
    council.authority = organisation::authority_id(authority);
    if (!organisation::find_authority(tx, council.authority, today)) {
      reader.fault(*node.find("authority"), "There is no authority '" + authority + "' in organisation.yaml.");
    }
  }
  council.audience = council_audience(council.key);
  council.closed_audience = council_closed_audience(council.key);
  council.chair = required_holder(tx, reader, node, "chair", today);
  council.meetings_a_year = reader.number_or(node, "meetings_a_year", 4, 1, 52);
  council.days_after_district = reader.number_or(node, "days_after_district", council.district ? 0 : 21, 0, 365);
  council.venue = reader.text(node, "venue");
  council.starts = minutes_of_day(reader, node, "starts", 10 * 60);
  council.expected = reader.number_or(node, "minutes", 90, 5, 600);
  council.position = position;
  const Node& deadlines = reader.map(node, "deadlines");
  if (deadlines.kind == Node::Kind::map) {
    reader.only(deadlines, {"items", "dispatch", "minutes", "objections", "call", "material", "publish"});
    council.deadlines = {
        reader.number_or(deadlines, "items", 21, 0, 365),   reader.number_or(deadlines, "dispatch", 10, 0, 365),
        reader.number_or(deadlines, "minutes", 14, 0, 365), reader.number_or(deadlines, "objections", 7, 0, 365),
        reader.number_or(deadlines, "call", 28, 0, 365),    reader.number_or(deadlines, "material", 14, 0, 365),
        reader.number_or(deadlines, "publish", 30, 0, 365)};
  }
  int seat = 0;
  bool chaired = false;
  for (const Node& row : reader.list(node, "members")) {
    reader.only(row, {"holder", "seat", "substitute", "since", "until"});
    Member member;
    member.council = council.id;
    member.holder = required_holder(tx, reader, row, "holder", today);
    member.seat = word(reader, row, "seat", "member", seat_named);
    member.substitute = holder_or_none(tx, reader, row, "substitute", today);
    member.position = ++seat;
    member.since = date_or_none(reader, row, "since")
                       .value_or(config::Date{std::chrono::year{2018}, std::chrono::month{1}, std::chrono::day{1}});
    member.until = date_or_none(reader, row, "until").value_or(forever);
    if (member.until <= member.since) reader.fault(row, "The seat ends before it begins.");
    chaired = chaired || (member.seat == Seat::chair && member.holder == council.chair);
    result.members.push_back(member);
  }
  if (!chaired) reader.fault(node, "The chair of '" + council.key + "' has no seat among its members.");
  return result;
}

Decision read_decision(storage::Transaction& tx, Reader& reader, const Node& node, config::Date day,
                       config::Date today) {
  reader.only(node, {"text", "owner", "due", "state", "report", "ended"});
  Decision decision;
  decision.text = reader.text(node, "text");
  decision.owner = holder_or_none(tx, reader, node, "owner", today);
  decision.decided = day;
  decision.due = date_or_none(reader, node, "due");
  decision.state = word(reader, node, "state", "open", decision_state_named);
  decision.report = reader.text_or(node, "report", "");
  decision.ended = date_or_none(reader, node, "ended");
  if (decision.state != DecisionState::open && decision.report.empty()) {
    reader.fault(node, "A decision that is done or dropped needs a report.");
  }
  return decision;
}

ItemInFile read_item(storage::Transaction& tx, Reader& reader, const Node& node, const MeetingInFile& meeting,
                     const std::string& folder, config::Date today) {
  reader.only(node, {"kind", "number", "title", "presenter", "guests", "minutes", "brief", "closed", "annexes",
                     "subject", "record", "outcome", "decisions", "follows", "proposer"});
  ItemInFile result;
  result.line = node.line;
  Item& item = result.item;
  item.kind = word(reader, node, "kind", "information", item_kind_named);
  item.number = reader.number_or(node, "number", 0, 0, 100000);
  item.title = reader.text(node, "title");
  item.presenter = reader.text_or(node, "presenter", "");
  item.guests = reader.text_or(node, "guests", "");
  item.minutes = reader.number_or(node, "minutes", 10, 1, 600);
  item.brief = reader.text_or(node, "brief", "");
  item.closed = reader.flag_or(node, "closed", false);
  item.proposer = reader.text_or(node, "proposer", "");
  const Node& subject = reader.map(node, "subject");
  if (subject.kind == Node::Kind::map) {
    reader.only(subject, {"words", "kind", "address"});
    item.subject = storage::Id::of_words(reader.text(subject, "words"));
    item.subject_kind = reader.text(subject, "kind");
    item.subject_address = reader.text(subject, "address");
  }
  item.record = reader.text_or(node, "record", "");
  item.outcome = word(reader, node, "outcome", "none", ending_named);
  for (const Node& row : reader.list(node, "decisions")) {
    result.decisions.push_back(read_decision(tx, reader, row, meeting.meeting.day, today));
  }
  if (meeting.meeting.state >= State::agenda_sent && meeting.meeting.state <= State::published && item.number == 0) {
    reader.fault(node, "The agenda has been sent, so the item needs its number.");
  }
  if (meeting.meeting.state >= State::minutes_sent && meeting.meeting.state <= State::published && !item.minuted()) {
    reader.fault(node, "The minutes have been sent, so the item needs a record or an outcome.");
  }
  if (!result.decisions.empty() && item.outcome != Ending::decided) {
    reader.fault(node, "The item holds decisions, so its outcome is 'decided'.");
  }
  result.follows = reader.texts(node, "follows");
  for (const Node& row : reader.list(node, "annexes")) {
    reader.only(row, {"file", "name"});
    const std::string file = reader.text(row, "file");
    const std::string name = reader.text(row, "name");
    if (file.find("..") != std::string::npos || file.find('/') != std::string::npos) {
      reader.fault(row, "The annex must lie in the folder meetings/annexes and be named without a folder.");
      continue;
    }
    const auto bytes = config::read_file(folder + "/" + file);
    if (!bytes) {
      reader.fault(row, "The annex '" + file + "' cannot be read.");
      continue;
    }
    result.annexes.push_back({name, *bytes});
  }
  return result;
}

}  // namespace

storage::Id holder_of(storage::Transaction& tx, Reader& reader, const Node& map, std::string_view key,
                      config::Date today) {
  return required_holder(tx, reader, map, key, today);
}
std::optional<config::Date> date_of(Reader& reader, const Node& map, std::string_view key) {
  return date_or_none(reader, map, key);
}

storage::Id decision_id(std::string_view council_key, std::string_view number) {
  return storage::Id::of_words("decision:" + std::string(council_key) + "-" + std::string(number));
}

std::vector<CouncilInFile> read_councils(storage::Transaction& tx, Reader& reader, std::string_view text,
                                         config::Date today) {
  std::vector<CouncilInFile> councils;
  const Node root = reader.parse(text);
  if (root.kind == Node::Kind::absent) return councils;
  reader.only(root, {"councils"});
  std::set<std::string> keys;
  int district = 0;
  for (const Node& node : reader.list(root, "councils")) {
    councils.push_back(read_council(tx, reader, node, static_cast<int>(councils.size()) + 1, today));
    if (!keys.insert(councils.back().council.key).second)
      reader.fault(node, "Two councils have the key '" + councils.back().council.key + "'.");
    if (councils.back().council.district) ++district;
  }
  if (district != 1) reader.fault(root, "A district has exactly one kredsråd: one council with 'district: true'.");
  return councils;
}

std::optional<MeetingInFile> read_meeting_file(storage::Transaction& tx, Reader& reader, std::string_view text,
                                               const std::vector<CouncilInFile>& councils,
                                               const std::string& annex_folder, config::Date today) {
  const Node root = reader.parse(text);
  if (root.kind != Node::Kind::map) {
    if (reader.faults().empty())
      reader.fault(root, "A meeting's file is a map of 'councils', 'number', 'year', 'day' and the rest.");
    return std::nullopt;
  }
  reader.only(root,
              {"councils",   "number",    "year", "day",          "starts",   "venue",       "minutes",      "state",
               "moved_from", "reason",    "sent", "minutes_sent", "approved", "approved_by", "published",    "items",
               "attendance", "approvals", "kind", "theme",        "opening",  "open_part",   "opening_votes"});
  MeetingInFile file;
  file.file = reader.file();
  file.line = root.line;
  file.councils = reader.texts(root, "councils");
  Meeting& meeting = file.meeting;
  const Council* lead = nullptr;
  for (const std::string& key : file.councils) {
    const auto found =
        std::find_if(councils.begin(), councils.end(), [&](const CouncilInFile& c) { return c.council.key == key; });
    if (found == councils.end()) {
      reader.fault(*root.find("councils"), "There is no council '" + key + "' in councils.yaml.");
      continue;
    }
    if (!lead) lead = &found->council;
    meeting.councils.push_back(found->council.id);
  }
  if (!lead) {
    reader.fault(root, "The meeting names no council.");
    return std::nullopt;
  }
  meeting.council = lead->id;
  meeting.number = reader.number(root, "number", 1, 99);
  meeting.year = reader.number(root, "year", 1990, 2100);
  meeting.id = storage::Id::of_words("meeting:" + lead->key + "-" + std::to_string(meeting.number) + "-" +
                                     std::to_string(meeting.year));
  meeting.day = required_date(reader, root, "day");
  meeting.starts = minutes_of_day(reader, root, "starts", lead->starts);
  meeting.venue = reader.text_or(root, "venue", lead->venue);
  meeting.expected = reader.number_or(root, "minutes", lead->expected, 5, 600);
  meeting.state = word(reader, root, "state", "scheduled", state_named);
  meeting.moved_from = date_or_none(reader, root, "moved_from");
  meeting.reason = reader.text_or(root, "reason", "");
  meeting.sent = date_or_none(reader, root, "sent");
  meeting.minutes_sent = date_or_none(reader, root, "minutes_sent");
  meeting.approved = date_or_none(reader, root, "approved");
  meeting.approved_by = reader.text_or(root, "approved_by", meeting.approved ? "round" : "");
  meeting.published = date_or_none(reader, root, "published");
  meeting.kind = word(reader, root, "kind", "ordinary", meeting_kind_named);
  meeting.theme = reader.text_or(root, "theme", "");
  meeting.opening = word(reader, root, "opening", "none", opening_named);
  meeting.open_part = reader.text_or(root, "open_part", "");
  if (meeting.kind == MeetingKind::theme && meeting.theme.empty())
    reader.fault(root, "A special theme meeting says its theme: 'theme'.");
  if (meeting.opening == Opening::part && meeting.open_part.empty())
    reader.fault(root, "A meeting that is partly open says which part: 'open_part'.");
  if (meeting.moved_from) meeting.sequence = 1;
  if (meeting.state == State::cancelled || meeting.moved_from) {
    if (meeting.reason.empty()) reader.fault(root, "A meeting that is moved or cancelled says why: 'reason'.");
  }
  const auto needs = [&](State since, bool there, const char* key) {
    if (meeting.state >= since && meeting.state <= State::published && !there) {
      reader.fault(root, std::string("In the state '") + std::string(identifier(meeting.state)) +
                             "' the meeting needs '" + key + "'.");
    }
  };
  needs(State::agenda_sent, meeting.sent.has_value(), "sent");
  needs(State::minutes_sent, meeting.minutes_sent.has_value(), "minutes_sent");
  needs(State::minutes_approved, meeting.approved.has_value(), "approved");
  needs(State::published, meeting.published.has_value(), "published");

  std::set<int> numbers;
  int position = 0;
  for (const Node& node : reader.list(root, "items")) {
    ItemInFile in_file = read_item(tx, reader, node, file, annex_folder, today);
    Item& item = in_file.item;
    item.position = ++position;
    item.meeting = meeting.id;
    const int name = item.number ? item.number : position;
    item.id = storage::Id::of_words("item:" + meeting.id.text() + "-" + std::to_string(name));
    if (item.number && !numbers.insert(item.number).second)
      reader.fault(node, "Two items have the number " + std::to_string(item.number) + ".");
    int decision_position = 0;
    for (Decision& decision : in_file.decisions) {
      decision.position = ++decision_position;
      decision.number = std::to_string(item.number) + "." + std::to_string(decision.position);
      decision.id = decision_id(lead->key, decision.number);
      decision.item = item.id;
      decision.meeting = meeting.id;
      decision.council = lead->id;
    }
    file.items.push_back(std::move(in_file));
  }
  for (const Node& row : reader.list(root, "attendance")) {
    reader.only(row, {"holder", "presence", "reason", "substitute", "left_item", "left_at"});
    Attendance attendance;
    attendance.meeting = meeting.id;
    attendance.holder = required_holder(tx, reader, row, "holder", today);
    attendance.presence = word(reader, row, "presence", "present", presence_named);
    attendance.reason = reader.text_or(row, "reason", "");
    attendance.substitute = holder_or_none(tx, reader, row, "substitute", today);
    attendance.left_at = minutes_of_day(reader, row, "left_at", 0);
    if (const int number = reader.number_or(row, "left_item", 0, 0, 100000); number != 0) {
      const auto item = std::find_if(file.items.begin(), file.items.end(),
                                     [&](const ItemInFile& i) { return i.item.number == number; });
      if (item == file.items.end()) {
        reader.fault(row, "The meeting has no item " + std::to_string(number) + ".");
      } else {
        attendance.left_item = item->item.id;
      }
    }
    file.attendance.push_back(attendance);
  }
  for (const Node& row : reader.list(root, "approvals")) {
    reader.only(row, {"holder", "answer", "objection", "reply"});
    Approval approval;
    approval.meeting = meeting.id;
    approval.holder = required_holder(tx, reader, row, "holder", today);
    approval.answer = word(reader, row, "answer", "approved", answer_named);
    approval.objection = reader.text_or(row, "objection", "");
    approval.reply = reader.text_or(row, "reply", "");
    approval.at = config::local(meeting.minutes_sent.value_or(meeting.day), 12 * 60);
    if (approval.answer == Answer::objected && approval.objection.empty())
      reader.fault(row, "An objection needs its text.");
    file.approvals.push_back(approval);
  }
  for (const Node& row : reader.list(root, "opening_votes")) {
    reader.only(row, {"holder", "vote"});
    file.opening_votes.emplace_back(required_holder(tx, reader, row, "holder", today),
                                    word(reader, row, "vote", "none", vote_named));
  }
  return file;
}

}  // namespace councils
