# The standard library and GoogleTest are read once, not in every translation unit: a third of the build's time. Each file
# still includes what it uses; the second compiler (scripts/check) builds without this.
target_compile_options(trygkreds_flags INTERFACE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fpch-preprocess>)  # for ccache
# g++ 12 at -O2 speaks of its own inlined <string> where that is precompiled. The development build keeps these warnings.
target_compile_options(trygkreds_flags INTERFACE
  $<$<AND:$<COMPILE_LANG_AND_ID:CXX,GNU>,$<CONFIG:Release>>:-Wno-array-bounds -Wno-stringop-overflow -Wno-restrict>)

function(precompiled name)
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/precompiled/${name}.cpp CONTENT "// Only there to carry the header.\n")
  add_library(${name} STATIC ${CMAKE_BINARY_DIR}/precompiled/${name}.cpp)
  target_link_libraries(${name} PRIVATE trygkreds_flags fmt::fmt)
  target_precompile_headers(${name} PRIVATE <algorithm> <array> <chrono> <filesystem> <functional> <map> <memory> <mutex>
    <optional> <set> <span> <string> <string_view> <thread> <unordered_map> <variant> <vector> <fmt/format.h> ${ARGN})
endfunction()

precompiled(precompiled_standard)
precompiled(precompiled_tests <gmock/gmock.h> <gtest/gtest.h>)
target_link_libraries(precompiled_tests PRIVATE GTest::gmock GTest::gtest)
