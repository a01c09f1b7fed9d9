# What `cmake --install` lays down, in four components: runtime (shared libraries), testing (that of the kit for those
# who test rules, which a program that runs procedures has no use for), development (headers, archives, files for CMake
# and pkg-config, documents) and command (tenon). Nothing installed carries an RPATH: CMake takes the
# build's own out, and whoever installs outside the loader's folders decides how they are found.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(TENON_CMAKE_FOLDER ${CMAKE_INSTALL_LIBDIR}/cmake/tenon)
set(TENON_PC_FOLDER ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# Paths in .pc files start from the file itself, so that an installed tree can be moved or installed elsewhere than it
# was configured for.
foreach(kind LIBDIR INCLUDEDIR)
  if(IS_ABSOLUTE "${CMAKE_INSTALL_${kind}}")
    set(TENON_PC_${kind} ${CMAKE_INSTALL_${kind}})
  else()
    set(TENON_PC_${kind} "\${prefix}/${CMAKE_INSTALL_${kind}}")
  endif()
endforeach()
file(RELATIVE_PATH TENON_PC_UP ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" TENON_PC_UP "${TENON_PC_UP}")

# tenon_install_cpp(<target> <component of shared libraries> <component of the rest> [EXCLUDE_FROM_ALL])
# installs a flavour of the C++ library and the files that lead to it. What it links has to be found by its users only
# where it is an archive, so these files are written for the flavour.
function(tenon_install_cpp target runtime development)
  get_target_property(TENON_CPP_TYPE ${target} TYPE)
  set(TENON_PC_REQUIRES nlohmann_json)
  if(TENON_CPP_TYPE STREQUAL "STATIC_LIBRARY")
    string(APPEND TENON_PC_REQUIRES ", sqlite3, libcrypto")
  endif()
  set(written ${PROJECT_BINARY_DIR}/packaging/${target})
  configure_package_config_file(${PROJECT_SOURCE_DIR}/src/packaging/tenonConfig.cmake.in ${written}/tenonConfig.cmake
                                INSTALL_DESTINATION ${TENON_CMAKE_FOLDER}
                                NO_SET_AND_CHECK_MACRO)
  configure_file(${PROJECT_SOURCE_DIR}/src/packaging/tenon-cpp.pc.in ${written}/tenon-cpp.pc @ONLY)

  install(TARGETS ${target} EXPORT ${target} ${ARGN}
          ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT ${development}
          LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT ${runtime} NAMELINK_COMPONENT ${development})
  install(EXPORT ${target} FILE tenonCpp.cmake NAMESPACE tenon:: DESTINATION ${TENON_CMAKE_FOLDER}
          COMPONENT ${development} ${ARGN})
  install(FILES ${written}/tenonConfig.cmake DESTINATION ${TENON_CMAKE_FOLDER} COMPONENT ${development} ${ARGN})
  install(FILES ${written}/tenon-cpp.pc DESTINATION ${TENON_PC_FOLDER} COMPONENT ${development} ${ARGN})
endfunction()

tenon_install_cpp(tenon_cpp runtime development)
install(DIRECTORY include/tenon DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development FILES_MATCHING PATTERN *.hpp)

install(TARGETS tenon_capi EXPORT tenon_capi
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT runtime NAMELINK_COMPONENT development)
install(EXPORT tenon_capi FILE tenonCapi.cmake NAMESPACE tenon:: DESTINATION ${TENON_CMAKE_FOLDER} COMPONENT development)
install(FILES capi/tenon.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
configure_file(src/packaging/tenon.pc.in ${PROJECT_BINARY_DIR}/packaging/tenon.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/packaging/tenon.pc DESTINATION ${TENON_PC_FOLDER} COMPONENT development)

# The kit: an archive on the C++ library, and a C library that carries everything in itself.
install(TARGETS tenon_testing tenon_testing_capi EXPORT tenon_testing
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT testing NAMELINK_COMPONENT development)
install(EXPORT tenon_testing FILE tenonTesting.cmake NAMESPACE tenon:: DESTINATION ${TENON_CMAKE_FOLDER}
        COMPONENT development)
install(FILES capi/testing/tenon_testing.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)

# Before 1.0 a minor version may change the C++ headers.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/packaging/tenonConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/packaging/tenonConfigVersion.cmake DESTINATION ${TENON_CMAKE_FOLDER}
        COMPONENT development)

if(TARGET tenon_cli)
  install(TARGETS tenon_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT command)
endif()

install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT runtime)
install(FILES docs/tutorial.md docs/linking.md docs/dependencies.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT development)
install(FILES docs/examples/complaint.c docs/examples/complaint.cpp docs/examples/complaint.sh
        DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples COMPONENT development)
