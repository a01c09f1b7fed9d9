# Turns data files into C++ sources, so that the library never reads a file on its own.
#   tenon_embed(<out-variable> <name> <file>)       -> tenon::data::tenon_data_<name>, tenon_data_<name>_size
#   tenon_embed_texts(<out-variable> <files>...)    -> tenon::data::texts()
# A literal longer than 64 KiB is more than a compiler must take, so bytes are written as numbers.

function(tenon_bytes_of file out)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  string(REGEX REPLACE "('[^']*','[^']*','[^']*','[^']*','[^']*','[^']*','[^']*','[^']*','[^']*','[^']*','[^']*','[^']*',)" "\\1\n" bytes "${bytes}")
  set(${out} "${bytes}'\\0'" PARENT_SCOPE)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
endfunction()

function(tenon_embed out name file)
  tenon_bytes_of(${file} bytes)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
"#include <cstddef>
namespace tenon::data {
extern const char tenon_data_${name}[];
extern const std::size_t tenon_data_${name}_size;
const char tenon_data_${name}[] = {${bytes}};
const std::size_t tenon_data_${name}_size = sizeof(tenon_data_${name}) - 1;
}
")
  set(${out} ${${out}} ${source} PARENT_SCOPE)
endfunction()

function(tenon_embed_texts out)
  set(arrays "")
  set(views "")
  set(index 0)
  foreach(file ${ARGN})
    tenon_bytes_of(${file} bytes)
    string(APPEND arrays "constexpr char text_${index}[] = {${bytes}};\n")
    string(APPEND views "std::string_view(text_${index}, sizeof(text_${index}) - 1), ")
    math(EXPR index "${index} + 1")
  endforeach()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/texts.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
"#include \"data/embedded.hpp\"
namespace tenon::data {
namespace {
${arrays}
constexpr std::string_view all[] = {${views}};
}
std::span<const std::string_view> texts() { return all; }
}
")
  set(${out} ${${out}} ${source} PARENT_SCOPE)
endfunction()
