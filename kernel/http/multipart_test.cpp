// multipart/form-data: what browsers send, and what nobody should.

#include <gtest/gtest.h>

#include "request.h"

namespace http {

namespace {
const std::string type = "multipart/form-data; boundary=----WebKitFormBoundaryX";
const std::string line = "------WebKitFormBoundaryX";

bool refused(const std::string& body, const std::string& content_type = type) {
  Fields form;
  std::vector<Upload> uploads;
  return !read_multipart(body, content_type, form, uploads);
}
}  // namespace

TEST(Multipart, fields_and_binary_files_come_out_untouched) {
  std::string binary = "\r\n--not\r\n------WebKitFormBoundary\0\xFF\xFE\r\n";
  binary += std::string(1, '\0') + "end\r\n";
  const std::string body =
      line + "\r\nContent-Disposition: form-data; name=\"titel\"\r\n\r\nMøde på Ærø\r\nlinje 2\r\n" + line +
      "\r\nContent-Disposition: form-data; name=\"bilag\"; filename=\"Referat %22udkast%22 å.pdf\"\r\n"
      "Content-Type: application/pdf\r\n\r\n" +
      binary + "\r\n" + line +
      "\r\nContent-Disposition: form-data; name=\"tom\"; filename=\"\"\r\nContent-Type: "
      "application/octet-stream\r\n\r\n\r\n" +
      line + "\r\nContent-Disposition: form-data; name=\"blank\"\r\n\r\n\r\n" + line + "--\r\n";
  Fields form;
  std::vector<Upload> uploads;
  ASSERT_TRUE(read_multipart(body, type, form, uploads));
  EXPECT_EQ(form.get("titel"), "Møde på Ærø\r\nlinje 2");
  EXPECT_TRUE(form.has("blank"));
  ASSERT_EQ(uploads.size(), 1U);
  EXPECT_EQ(uploads[0].field, "bilag");
  EXPECT_EQ(uploads[0].name, "Referat \"udkast\" å.pdf");
  EXPECT_EQ(uploads[0].bytes, binary);
}

TEST(Multipart, an_empty_form_and_a_quoted_boundary_are_fine) {
  EXPECT_FALSE(refused(line + "--"));
  EXPECT_FALSE(refused("--a b--", "multipart/form-data; charset=utf-8; boundary=\"a b\""));
}

TEST(Multipart, what_is_malformed_is_refused) {
  const std::string part = "\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
  EXPECT_FALSE(refused(line + part + line + "--\r\n"));
  EXPECT_TRUE(refused(""));
  EXPECT_TRUE(refused(line + part));         // no end
  EXPECT_TRUE(refused(line + part + line));  // cut
  EXPECT_TRUE(refused("preamble\r\n" + line + part + line + "--"));
  EXPECT_TRUE(refused(line + part + line + "--rest"));
  EXPECT_TRUE(refused(line + part + line + "--", "multipart/form-data"));                  // no boundary
  EXPECT_TRUE(refused(line + "\r\nContent-Type: text/plain\r\n\r\n1\r\n" + line + "--"));  // no name
  EXPECT_TRUE(refused(line + "\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n" + line + "--"));
  EXPECT_TRUE(refused(line + "\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n" + line + "--"));
  EXPECT_TRUE(refused(line + "\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\n1\r\n" + line + "--"));
  EXPECT_TRUE(refused(line + "\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xF8\r\n" + line + "--"));
  EXPECT_TRUE(refused(
      line + "\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\nMQ==\r\n" +
      line + "--"));
}

}  // namespace http
