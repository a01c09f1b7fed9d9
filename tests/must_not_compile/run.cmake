# Compiles SOURCE, which must fail, and looks for every "// expect: ..." of it in what the compiler says.
execute_process(COMMAND ${COMPILER} -std=c++20 -Werror=unused-result -I${INCLUDE} -I${BOOST}
                        -include ${COMMON} -fsyntax-only ${SOURCE}
                RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(status EQUAL 0)
  message(FATAL_ERROR "${SOURCE} compiles, but must not")
endif()
file(STRINGS ${SOURCE} wanted REGEX "^// expect: ")
if(NOT wanted)
  message(FATAL_ERROR "${SOURCE} does not say what it expects")
endif()
foreach(line ${wanted})
  string(REPLACE "// expect: " "" text "${line}")
  string(FIND "${said}" "${text}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "${SOURCE}: the compiler does not say \"${text}\" but:\n${said}")
  endif()
endforeach()
