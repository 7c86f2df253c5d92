// Escaping: whatever a person wrote is text, in elements, in attributes and in addresses.

#include <gtest/gtest.h>

#include "html.h"
#include "markdown.h"

namespace web {
namespace {

TEST(Html, literals_are_markup_and_values_are_text) {
  Html html;
  const std::string hostile = "<script>alert('x')</script> & \"quoted\"";
  html << "<p title=\"" << hostile << "\">" << std::string_view(hostile) << 5 << std::int64_t{-7} << std::size_t{9}
       << "</p>";
  EXPECT_EQ(html.text(),
            "<p title=\"&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quoted&quot;\">"
            "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quoted&quot;5-79</p>");
}

TEST(Html, a_zero_byte_cannot_hide_anything) {
  EXPECT_EQ(text(std::string_view("a\0<b", 4)).text(), "a\xEF\xBF\xBD&lt;b");
}

TEST(Html, addresses_keep_to_schemes_that_do_nothing) {
  auto written = [](std::string_view address) {
    Html html;
    html << Url(address);
    return html.text();
  };
  for (const char* good : {"/moeder/1", "?side=2", "#top", "https://politi.dk/fyn", "http://x", "mailto:a@b.dk",
                           "tel:+4511448", "a:b/c" + 2, "moeder/ny", ""}) {
    EXPECT_EQ(written(good), good);
  }
  for (const char* bad : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
                          "\tjavascript:x", "data:text/html,x", "vbscript:x", "//evil.example/x", "\\\\evil.example",
                          "/\\evil.example", "blob:x", "file:///etc/passwd"}) {
    EXPECT_EQ(written(bad), "#") << bad;
  }
  EXPECT_EQ(written("/x?a=1&b=\"><img"), "/x?a=1&amp;b=&quot;&gt;&lt;img");
}

TEST(Html, paragraphs_keep_breaks) {
  EXPECT_EQ(paragraphs("en\r\nto\n\n<tre>\n").text(), "<p>en<br>to</p><p>&lt;tre&gt;</p>");
  EXPECT_EQ(paragraphs("").text(), "");
}

TEST(Markdown, has_headings_below_the_page_and_no_raw_html) {
  EXPECT_EQ(markdown("# Mål\n\nEn **stærk** *linje*.").text(),
            "<h2>Mål</h2><p>En <strong>stærk</strong> <em>linje</em>.</p>");
  EXPECT_EQ(markdown("### Dybt\n\n#### Dybere").text(), "<h2>Dybt</h2><h3>Dybere</h3>");
  EXPECT_EQ(markdown("# Mål\n\n## Del", 3).text(), "<h3>Mål</h3><h4>Del</h4>");
  const std::string hostile =
      markdown("<script>alert(1)</script>\n\n<b onclick=x>y</b> <img src=x onerror=alert(1)>").text();
  EXPECT_EQ(hostile.find("<script"), std::string::npos);
  EXPECT_EQ(hostile.find("<b "), std::string::npos);
  EXPECT_EQ(hostile.find("<img"), std::string::npos);
}

TEST(Markdown, checks_the_addresses_of_links_and_pictures) {
  EXPECT_EQ(markdown("[x](javascript:alert(1))").text(), "<p><a href=\"#\">x</a></p>");
  EXPECT_EQ(markdown("[x](&#106;avascript:alert(1))").text().find("javascript:"), std::string::npos);
  EXPECT_EQ(markdown("[planen](/plan/2020)").text(), "<p><a href=\"/plan/2020\">planen</a></p>");
  EXPECT_EQ(markdown("![et *billede* \"](/filer/1)").text(), "<p><img src=\"/filer/1\" alt=\"et billede &quot;\"></p>");
  EXPECT_EQ(markdown("![x](data:image/svg+xml,x)").text(), "<p><img src=\"#\" alt=\"x\"></p>");
}

}  // namespace
}  // namespace web
