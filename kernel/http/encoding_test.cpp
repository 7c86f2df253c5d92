// Characters, forms, cookies and targets: what is taken and what is refused.

#include <gtest/gtest.h>

#include "answer.h"
#include "encoding.h"
#include "head.h"
#include "request.h"

namespace http {

TEST(Text, is_well_formed_utf8_without_nul) {
  EXPECT_TRUE(is_text(""));
  EXPECT_TRUE(is_text("Ærø, Ålborg, 😀"));
  EXPECT_FALSE(is_text(std::string_view("a\0b", 3)));
  EXPECT_FALSE(is_text("\xC0\xAF"));  // overlong slash
  EXPECT_FALSE(is_text("\xE0\x80\xAF"));
  EXPECT_FALSE(is_text("\xED\xA0\x80"));      // surrogate
  EXPECT_FALSE(is_text("\xF4\x90\x80\x80"));  // beyond Unicode
  EXPECT_FALSE(is_text("\xC3"));              // cut off
  EXPECT_FALSE(
      is_text("k\xF8"
              "benhavn"));  // ISO 8859-1
}

TEST(Form, keeps_order_repeats_and_danish_letters) {
  const auto form = read_form("navn=%C3%86r%C3%B8+By&navn=to&tom=&flag&&a%26b=1%3D2");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->get("navn"), "Ærø By");
  EXPECT_EQ(form->all("navn"), (std::vector<std::string>{"Ærø By", "to"}));
  EXPECT_TRUE(form->has("tom"));
  EXPECT_TRUE(form->has("flag"));
  EXPECT_EQ(form->get("a&b"), "1=2");
  EXPECT_EQ(form->get("mangler"), "");
}

TEST(Form, malformed_escapes_are_refused) {
  EXPECT_FALSE(read_form("a=%"));
  EXPECT_FALSE(read_form("a=%2"));
  EXPECT_FALSE(read_form("a=%zz"));
  EXPECT_FALSE(read_form("a=%C3"));
  EXPECT_FALSE(read_form("a=%00"));
  EXPECT_FALSE(read_form("%F8=1"));
}

TEST(Form, percent_encode_is_read_back) {
  const std::string text = "Å & b=c/d?#%+ \n";
  EXPECT_EQ(percent_decode(percent_encode(text), true), text);
  EXPECT_EQ(percent_encode("a/b ø"), "a%2Fb%20%C3%B8");
}

TEST(Cookies, are_split_and_trimmed) {
  const auto cookies = read_cookies("trygkreds=abc; tom=; uden; =x; \tb=\"q\" ;c=d=e");
  EXPECT_EQ(cookies.get("trygkreds"), "abc");
  EXPECT_TRUE(cookies.has("tom"));
  EXPECT_FALSE(cookies.has("uden"));
  EXPECT_EQ(cookies.get("b"), "q");
  EXPECT_EQ(cookies.get("c"), "d=e");
}

TEST(Target, the_origin_form_is_taken) {
  Request request;
  ASSERT_TRUE(read_target("/m%C3%B8der/2020?s=%C3%86&p=2", request));
  EXPECT_EQ(request.path, "/møder/2020");
  EXPECT_EQ(request.query.get("s"), "Æ");
  EXPECT_EQ(request.query.get("p"), "2");
  Request root;
  EXPECT_TRUE(read_target("/", root));
}

TEST(Target, everything_odd_is_refused) {
  for (const std::string target :
       {"",       "*",    "http://x/", "x:443", "//x/", "/a#b",   "/a b",      "/a\\b", "/%2e%2e/x", "/a/../b", "/a/.",
        "/a%2Fb", "/%00", "/%0A",      "/%zz",  "/%C3", "/a?x=%", "/\xC3\xB8", "/a|b",  "/a%5Cb",    "/.."}) {
    Request request;
    EXPECT_FALSE(read_target(target, request)) << target;
  }
}

TEST(Head, is_strict_about_its_lines) {
  const auto fault = [](std::string_view bytes) { return fault_of_head(bytes, bytes.ends_with("\r\n\r\n"), 3); };
  EXPECT_EQ(fault("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), 0);
  EXPECT_EQ(fault("GET / HTTP/1.1\r\nHost: x\r"), 0);
  EXPECT_EQ(fault("GET / HTTP/1.1\nHost: x\n\n"), 400);
  EXPECT_EQ(fault("GET / HTTP/1.1\r\nHost: x\rX: y\r\n\r\n"), 400);
  EXPECT_EQ(fault(std::string_view("GET / HTTP/1.1\r\nHost: x\0\r\n\r\n", 28)), 400);
  EXPECT_EQ(fault("GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n"), 400);
  EXPECT_EQ(fault("\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"), 400);
  EXPECT_EQ(fault("GET / HTTP/1.1\r\nHost: \xF8\r\n\r\n"), 400);
  EXPECT_EQ(fault("GET / HTTP/1.1\r\na: 1\r\nb: 1\r\nc: 1\r\n\r\n"), 0);
  EXPECT_EQ(fault("GET / HTTP/1.1\r\na: 1\r\nb: 1\r\nc: 1\r\nd: 1\r\n\r\n"), 431);
}

TEST(Answer, a_line_end_in_a_head_is_held_back) {
  std::string head;
  Response response;
  response.with("X-A", "b");
  EXPECT_TRUE(write_head(head, response, http_date(784111777), false));
  EXPECT_NE(head.find("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"), std::string::npos);
  EXPECT_TRUE(head.ends_with("Connection: keep-alive\r\n\r\n"));
  EXPECT_FALSE(write_head(head, Response{}.with("Location", "/a\r\nSet-Cookie: x=1"), "", false));
  EXPECT_FALSE(write_head(head, Response{}.with("A: b", "c"), "", false));
  EXPECT_FALSE(write_head(head, Response{}.with("Content-Length", "3"), "", false));
}

}  // namespace http
