# The flags every translation unit is built with.
add_library(trygkreds_flags INTERFACE)
target_compile_features(trygkreds_flags INTERFACE cxx_std_20)
target_compile_options(trygkreds_flags INTERFACE $<$<COMPILE_LANGUAGE:CXX>:
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual -Wswitch-enum
  -Wno-missing-field-initializers -fno-omit-frame-pointer>)
if(TRYGKREDS_WERROR)
  target_compile_options(trygkreds_flags INTERFACE -Werror)
endif()
