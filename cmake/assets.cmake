# The browser's files: assets/build.mjs bundles them and writes two sources that build them into kernel/web. node comes from
# the PATH; the npm packages are fetched by the lock file when they are missing or the lock file changed.
find_program(NODE node REQUIRED)
find_program(NPM npm REQUIRED)

set(assets ${CMAKE_SOURCE_DIR}/assets)
set(assets_out ${CMAKE_BINARY_DIR}/assets)
add_custom_command(
  OUTPUT ${CMAKE_BINARY_DIR}/assets_packages
  COMMAND ${CMAKE_COMMAND} -DASSETS=${assets} -DNPM=${NPM} -P ${CMAKE_SOURCE_DIR}/cmake/assets_packages.cmake
  COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_BINARY_DIR}/assets_packages
  DEPENDS ${assets}/package-lock.json ${CMAKE_SOURCE_DIR}/cmake/assets_packages.cmake
  COMMENT "npm packages of the browser's files")
add_custom_command(
  OUTPUT ${assets_out}/assets_table.cpp ${assets_out}/assets_bytes.S
  COMMAND ${NODE} ${assets}/build.mjs ${assets_out}
  DEPENDS ${CMAKE_BINARY_DIR}/assets_packages ${assets}/build.mjs ${assets}/site.css ${assets}/site.js ${assets}/mark.svg
  COMMENT "The browser's files")
set_source_files_properties(${assets_out}/assets_bytes.S PROPERTIES OBJECT_DEPENDS ${assets_out}/assets_table.cpp)
target_sources(web PRIVATE ${assets_out}/assets_table.cpp ${assets_out}/assets_bytes.S)
set_source_files_properties(${assets_out}/assets_table.cpp PROPERTIES INCLUDE_DIRECTORIES ${CMAKE_SOURCE_DIR}/kernel/web)
