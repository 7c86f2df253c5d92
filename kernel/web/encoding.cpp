// Through zlib and libbrotlienc; empty when they cannot, and then the bytes are sent as they are.

#include "encoding.h"

#include <brotli/encode.h>
#include <zlib.h>

namespace web {

bool accepts(std::string_view head, std::string_view coding) {
  while (!head.empty()) {
    const std::size_t end = head.find(',');
    std::string_view part = head.substr(0, end);
    head = end == std::string_view::npos ? std::string_view{} : head.substr(end + 1);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    const std::size_t name_end = part.find_first_of("; ");
    if (part.substr(0, name_end) != coding) continue;
    const std::size_t weight = part.find("q=");
    if (weight == std::string_view::npos) return true;
    return part.find_first_of("123456789", weight) != std::string_view::npos;
  }
  return false;
}

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string result(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  const int end = deflate(&stream, Z_FINISH);
  result.resize(end == Z_STREAM_END ? stream.total_out : 0);
  deflateEnd(&stream);
  return result;
}

std::string brotli(std::string_view bytes) {
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  if (size == 0) return {};
  std::string result(size, '\0');
  if (!BrotliEncoderCompress(5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                             reinterpret_cast<const uint8_t*>(bytes.data()), &size,
                             reinterpret_cast<uint8_t*>(result.data()))) {
    return {};
  }
  result.resize(size);
  return result;
}

}  // namespace web
