// The calendar text as other programs read it.

#include "invitation.h"

#include <gtest/gtest.h>

#include <sstream>

namespace councils {
namespace {

Invitation example() {
  Invitation i;
  i.uid = "abc@trygkreds";
  i.sequence = 2;
  i.title = "Kredsrådet, møde 3/2020";
  i.day = config::parse_date("2020-09-22").value();
  i.starts = 600;
  i.minutes = 120;
  i.venue = "Politigården i Odense; mødelokale Storebælt, 2. sal";
  i.address = "https://trygkreds.example/raad/moede/abc";
  i.from = "noreply@trygkreds.example";
  i.to = "borgmester@svendborg.example";
  i.to_name = "Karen \"Ka\" Holm";
  i.stamp = config::local(config::parse_date("2020-09-11").value(), 9 * 60);
  return i;
}

TEST(Invitation, writes_a_calendar_object) {
  const std::string text = calendar_text(example());
  for (const char* line :
       {"BEGIN:VCALENDAR\r\n", "METHOD:REQUEST\r\n", "TZID:Europe/Copenhagen\r\n", "UID:abc@trygkreds\r\n",
        "SEQUENCE:2\r\n", "DTSTART;TZID=Europe/Copenhagen:20200922T100000\r\n",
        "DTEND;TZID=Europe/Copenhagen:20200922T120000\r\n", "DTSTAMP:20200911T070000Z\r\n",
        "SUMMARY:Kredsrådet\\, møde 3/2020\r\n", "LOCATION:Politigården i Odense\\; mødelokale Storebælt\\, 2. sal\r\n",
        "STATUS:CONFIRMED\r\n", "END:VCALENDAR\r\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line;
  }
  EXPECT_NE(text.find("ATTENDEE;CN=\"Karen Ka Holm\""), std::string::npos) << "a quote cannot stand in a parameter";
}

TEST(Invitation, folds_long_lines_between_letters) {
  Invitation i = example();
  i.title = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøå";
  std::istringstream lines(calendar_text(i));
  for (std::string line; std::getline(lines, line);) {
    ASSERT_FALSE(line.empty());
    EXPECT_EQ(line.back(), '\r');
    EXPECT_LE(line.size() - 1, 75u) << line;
    EXPECT_NE(static_cast<unsigned char>(line.front()) & 0xC0, 0x80) << "cut inside a letter";
  }
}

TEST(Invitation, takes_a_meeting_back) {
  Invitation i = example();
  i.call = Call::cancel;
  const std::string text = calendar_text(i);
  EXPECT_NE(text.find("METHOD:CANCEL\r\n"), std::string::npos);
  EXPECT_NE(text.find("STATUS:CANCELLED\r\n"), std::string::npos);
}

}  // namespace
}  // namespace councils
