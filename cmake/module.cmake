# module(NAME [NEEDS a b] [OFFERS x.h y.h] [LIBRARIES lib ...])
#
# One folder becomes one static library, and a *face*: a folder of links to the headers it OFFERS. A module sees the
# faces of what it NEEDS and nothing else, so an undeclared need or a private header is simply not found. A need must
# already stand above in CMakeLists.txt: the order of that file is the architecture, and an upward need stops here.
# `kernel` among the needs means every part of the kernel.
#
# Files under migrations/, texts/ and documents/ of the folder are built into the library and answered by the generated
# function `NAME::package()` (kernel/config/package.h). *_test.cpp lies beside what it tests and becomes NAME_test.

set_property(GLOBAL PROPERTY trygkreds_modules "")
set_property(GLOBAL PROPERTY trygkreds_kernel "")

function(module name)
  cmake_parse_arguments(M "" "" "NEEDS;OFFERS;LIBRARIES" ${ARGN})
  if(M_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "module(${name}): unknown words ${M_UNPARSED_ARGUMENTS}")
  endif()
  get_property(modules GLOBAL PROPERTY trygkreds_modules)
  get_property(kernel GLOBAL PROPERTY trygkreds_kernel)

  foreach(place kernel modules tests .)
    if(IS_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/${place}/${name})
      cmake_path(SET folder NORMALIZE ${CMAKE_CURRENT_SOURCE_DIR}/${place}/${name})
      if(place STREQUAL "kernel")
        set_property(GLOBAL APPEND PROPERTY trygkreds_kernel ${name})
      endif()
      break()
    endif()
  endforeach()
  if(NOT folder)
    message(FATAL_ERROR "module(${name}) has no folder in kernel, modules, tests or the root.")
  endif()

  set(needs "")
  foreach(need ${M_NEEDS})
    if(need STREQUAL "kernel")
      list(APPEND needs ${kernel})
    elseif(need IN_LIST modules)
      list(APPEND needs ${need})
    else()
      message(FATAL_ERROR "module(${name}) needs '${need}', which does not stand above it in CMakeLists.txt: a module sees downwards only.")
    endif()
  endforeach()

  set(face ${CMAKE_BINARY_DIR}/faces/${name})
  file(REMOVE_RECURSE ${face})
  foreach(header ${M_OFFERS})
    if(NOT EXISTS ${folder}/${header})
      message(FATAL_ERROR "module(${name}) offers ${header}, which does not exist.")
    endif()
    file(MAKE_DIRECTORY ${face}/${name})
    file(CREATE_LINK ${folder}/${header} ${face}/${name}/${header} SYMBOLIC)
  endforeach()

  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cpp$")
  package_files(${name} ${folder} package)
  add_library(${name} STATIC ${sources} ${package})
  target_link_libraries(${name} PUBLIC trygkreds_flags PRIVATE ${M_LIBRARIES})
  if(TARGET precompiled_standard)
    target_precompile_headers(${name} REUSE_FROM precompiled_standard)
  endif()
  set(faces "")
  foreach(need ${needs})
    list(APPEND faces ${CMAKE_BINARY_DIR}/faces/${need})
  endforeach()
  target_include_directories(${name} PRIVATE ${faces} ${CMAKE_BINARY_DIR}/faces/config)
  target_link_libraries(${name} PRIVATE ${needs})
  set_property(TARGET ${name} PROPERTY trygkreds_folder ${folder})
  set_property(TARGET ${name} PROPERTY trygkreds_faces "${faces};${face}")
  set_property(GLOBAL APPEND PROPERTY trygkreds_modules ${name})
endfunction()

# The folder's migrations, texts and document templates as one generated source with NAME::package().
function(package_files name folder out)
  file(GLOB files RELATIVE ${folder} CONFIGURE_DEPENDS
    ${folder}/migrations/*.sql ${folder}/texts/*.po ${folder}/documents/*.typ)
  list(SORT files)
  set(externs "")
  set(rows "")
  set(assembly ".section .rodata\n")
  set(number 0)
  set(paths "")
  foreach(file ${files})
    set(symbol "trygkreds_${name}_${number}")
    string(APPEND assembly ".global ${symbol}\n.global ${symbol}_end\n${symbol}:\n.incbin \"${folder}/${file}\"\n${symbol}_end:\n.byte 0\n")
    string(APPEND externs "extern \"C\" const char ${symbol}[], ${symbol}_end[];\n")
    string(APPEND rows "      {\"${file}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    math(EXPR number "${number}+1")
    list(APPEND paths ${folder}/${file})
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")
  set(source ${CMAKE_BINARY_DIR}/packages/${name})
  file(CONFIGURE OUTPUT ${source}.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${source}.cpp CONTENT
"// Generated from ${name}/migrations, texts and documents.
#include \"config/package.h\"
${externs}
namespace ${name} {
config::Package package();
config::Package package() {
  return {\"${name}\", {
${rows}  }};
}
}  // namespace ${name}
" @ONLY)
  set_source_files_properties(${source}.S PROPERTIES OBJECT_DEPENDS "${paths}")
  set(${out} ${source}.S ${source}.cpp PARENT_SCOPE)
endfunction()

# program(NAME MODULE): the executable whose main.cpp lies in the module's folder.
function(program name module)
  get_property(folder TARGET ${module} PROPERTY trygkreds_folder)
  get_property(faces TARGET ${module} PROPERTY trygkreds_faces)
  add_executable(${name} ${folder}/main.cpp)
  target_include_directories(${name} PRIVATE ${faces})
  get_property(links TARGET ${module} PROPERTY LINK_LIBRARIES)
  target_link_libraries(${name} PRIVATE ${module} ${links})
endfunction()

# One test program per module, from the *_test.cpp beside its code. Called once, after every module.
function(module_tests)
  get_property(modules GLOBAL PROPERTY trygkreds_modules)
  foreach(name ${modules})
    get_property(folder TARGET ${name} PROPERTY trygkreds_folder)
    get_property(faces TARGET ${name} PROPERTY trygkreds_faces)
    file(GLOB tests CONFIGURE_DEPENDS ${folder}/*_test.cpp)
    if(tests)
      add_executable(${name}_test ${tests})
      target_include_directories(${name}_test PRIVATE ${folder} ${faces} ${CMAKE_BINARY_DIR}/faces/trial
        ${CMAKE_BINARY_DIR}/faces/config)
      get_property(links TARGET ${name} PROPERTY LINK_LIBRARIES)
      target_link_libraries(${name}_test PRIVATE ${name} trial ${links} GTest::gtest GTest::gmock GTest::gtest_main)
      if(TARGET precompiled_tests)
        target_precompile_headers(${name}_test REUSE_FROM precompiled_tests)
      endif()
      add_test(NAME ${name} COMMAND ${name}_test)
      set_tests_properties(${name} PROPERTIES ENVIRONMENT "TRYGKREDS_SOURCE=${CMAKE_SOURCE_DIR}" TIMEOUT 900)
    endif()
  endforeach()
endfunction()
