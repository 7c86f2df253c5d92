// Markdown to HTML with md4c's parser and our own writer: raw HTML is text, addresses are checked like Url, and
// headings start below the page's own.

#include "markdown.h"

#include <algorithm>

#include <md4c.h>

namespace web {
namespace {

struct Writer {
  Html html;
  int images = 0;  // inside the words of a picture: only its text counts
  std::string picture_words;
  int shift = 1;  // of headings
};

int heading_level(const Writer& writer, void* detail) {
  return std::clamp(static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level) + writer.shift, 1, 6);
}

std::string_view attribute(const MD_ATTRIBUTE& given) {
  return {given.text ? given.text : "", given.text ? given.size : 0};
}

int enter_block(MD_BLOCKTYPE type, void* detail, void* given) {
  Writer& writer = *static_cast<Writer*>(given);
  Html& html = writer.html;
  switch (type) {
    case MD_BLOCK_DOC: break;
    case MD_BLOCK_QUOTE: html << "<blockquote>"; break;
    case MD_BLOCK_UL: html << "<ul>"; break;
    case MD_BLOCK_OL: {
      const unsigned start = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start;
      html << "<ol";
      if (start != 1) html << " start=\"" << static_cast<std::int64_t>(start) << "\"";
      html << ">";
      break;
    }
    case MD_BLOCK_LI: html << "<li>"; break;
    case MD_BLOCK_HR: html << "<hr>"; break;
    case MD_BLOCK_H: html << "<h" << heading_level(writer, detail) << ">"; break;
    case MD_BLOCK_CODE: html << "<pre><code>"; break;
    case MD_BLOCK_HTML: break;
    case MD_BLOCK_P: html << "<p>"; break;
    case MD_BLOCK_TABLE:
      html << "<div class=\"table--responsive-scroll\" tabindex=\"0\"><table class=\"table\">";
      break;
    case MD_BLOCK_THEAD: html << "<thead>"; break;
    case MD_BLOCK_TBODY: html << "<tbody>"; break;
    case MD_BLOCK_TR: html << "<tr>"; break;
    case MD_BLOCK_TH: html << "<th scope=\"col\">"; break;
    case MD_BLOCK_TD: html << "<td>"; break;
  }
  return 0;
}

int leave_block(MD_BLOCKTYPE type, void* detail, void* given) {
  Writer& writer = *static_cast<Writer*>(given);
  Html& html = writer.html;
  switch (type) {
    case MD_BLOCK_DOC: break;
    case MD_BLOCK_QUOTE: html << "</blockquote>"; break;
    case MD_BLOCK_UL: html << "</ul>"; break;
    case MD_BLOCK_OL: html << "</ol>"; break;
    case MD_BLOCK_LI: html << "</li>"; break;
    case MD_BLOCK_HR: break;
    case MD_BLOCK_H: html << "</h" << heading_level(writer, detail) << ">"; break;
    case MD_BLOCK_CODE: html << "</code></pre>"; break;
    case MD_BLOCK_HTML: break;
    case MD_BLOCK_P: html << "</p>"; break;
    case MD_BLOCK_TABLE: html << "</table></div>"; break;
    case MD_BLOCK_THEAD: html << "</thead>"; break;
    case MD_BLOCK_TBODY: html << "</tbody>"; break;
    case MD_BLOCK_TR: html << "</tr>"; break;
    case MD_BLOCK_TH: html << "</th>"; break;
    case MD_BLOCK_TD: html << "</td>"; break;
  }
  return 0;
}

int enter_span(MD_SPANTYPE type, void* detail, void* given) {
  Writer& writer = *static_cast<Writer*>(given);
  if (writer.images > 0) return 0;
  Html& html = writer.html;
  switch (type) {
    case MD_SPAN_EM: html << "<em>"; break;
    case MD_SPAN_STRONG: html << "<strong>"; break;
    case MD_SPAN_A:
      html << "<a href=\"" << Url(attribute(static_cast<MD_SPAN_A_DETAIL*>(detail)->href)) << "\">";
      break;
    case MD_SPAN_IMG:
      writer.images = 1;
      writer.picture_words.clear();
      break;
    case MD_SPAN_CODE: html << "<code>"; break;
    case MD_SPAN_DEL: html << "<del>"; break;
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U: break;
  }
  return 0;
}

int leave_span(MD_SPANTYPE type, void* detail, void* given) {
  Writer& writer = *static_cast<Writer*>(given);
  if (writer.images > 0) {
    if (type == MD_SPAN_IMG) {
      writer.images = 0;
      writer.html << "<img src=\"" << Url(attribute(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src)) << "\" alt=\""
                  << writer.picture_words << "\">";
    }
    return 0;
  }
  Html& html = writer.html;
  switch (type) {
    case MD_SPAN_EM: html << "</em>"; break;
    case MD_SPAN_STRONG: html << "</strong>"; break;
    case MD_SPAN_A: html << "</a>"; break;
    case MD_SPAN_CODE: html << "</code>"; break;
    case MD_SPAN_DEL: html << "</del>"; break;
    case MD_SPAN_IMG:
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U: break;
  }
  return 0;
}

int take_text(MD_TEXTTYPE type, const MD_CHAR* letters, MD_SIZE size, void* given) {
  Writer& writer = *static_cast<Writer*>(given);
  std::string_view words(letters, size);
  switch (type) {
    case MD_TEXT_BR:
      if (writer.images > 0)
        writer.picture_words += ' ';
      else
        writer.html << "<br>";
      return 0;
    case MD_TEXT_SOFTBR: words = "\n"; break;
    case MD_TEXT_NULLCHAR: words = "\xEF\xBF\xBD"; break;
    case MD_TEXT_ENTITY:
      if (words == "&amp;")
        words = "&";
      else if (words == "&lt;")
        words = "<";
      else if (words == "&gt;")
        words = ">";
      else if (words == "&quot;")
        words = "\"";
      else if (words == "&nbsp;")
        words = "\xC2\xA0";
      break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH: break;
  }
  if (writer.images > 0)
    writer.picture_words += words;
  else
    writer.html << words;
  return 0;
}

/// The highest heading of a text, 1 to 6; 1 when it has none.
int highest_heading(std::string_view source, unsigned flags) {
  int highest = 7;
  MD_PARSER parser{};
  parser.flags = flags;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* given) {
    if (type == MD_BLOCK_H)
      *static_cast<int*>(given) =
          std::min(*static_cast<int*>(given), static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  parser.enter_span = parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE, const MD_CHAR*, MD_SIZE, void*) { return 0; };
  md_parse(source.data(), static_cast<MD_SIZE>(source.size()), &parser, &highest);
  return highest == 7 ? 1 : highest;
}

}  // namespace

Html markdown(std::string_view source, int top) {
  Writer writer;
  MD_PARSER parser{};
  parser.flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;
  writer.shift = top - highest_heading(source, parser.flags);
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = take_text;
  md_parse(source.data(), static_cast<MD_SIZE>(source.size()), &parser, &writer);
  return std::move(writer.html);
}

}  // namespace web
