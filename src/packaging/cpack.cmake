# Debian packages, one a component: libtenon0, libtenon-testing0, libtenon-dev and, where the command is built, tenon.
#   cpack -G DEB --config BUILD/CPackConfig.cmake -B FOLDER
set(TENON_MAINTAINER "The Tenon authors <tenon@localhost>" CACHE STRING "Who answers for the packages that are made here")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tenon)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT ${TENON_MAINTAINER})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_COMPONENTS_ALL runtime testing development)
if(TARGET tenon_cli)
  list(APPEND CPACK_COMPONENTS_ALL command)
endif()
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)

set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME libtenon0)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
# dpkg-shlibdeps knows which functions are called, not that STRICT tables came with SQLite 3.37.
set(CPACK_DEBIAN_RUNTIME_PACKAGE_DEPENDS "libsqlite3-0 (>= 3.37)")
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION "${PROJECT_DESCRIPTION}: C library")

set(CPACK_DEBIAN_TESTING_PACKAGE_NAME libtenon-testing0)
set(CPACK_DEBIAN_TESTING_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_TESTING_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_TESTING_PACKAGE_DEPENDS "libsqlite3-0 (>= 3.37)")
set(CPACK_COMPONENT_TESTING_DESCRIPTION "${PROJECT_DESCRIPTION}: kit for those who test rules")

# C needs nothing else; who links the C++ archive needs what it is made on, hence recommended.
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libtenon-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libtenon0 (= ${PROJECT_VERSION}), libtenon-testing0 (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_RECOMMENDS
    "libboost1.81-dev | libboost-dev (>= 1.81), nlohmann-json3-dev (>= 3.10), libsqlite3-dev (>= 3.37), libssl-dev (>= 1.1.1)")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "${PROJECT_DESCRIPTION}: headers and archives for C and C++")

set(CPACK_DEBIAN_COMMAND_PACKAGE_NAME tenon)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR}/capi)
set(CPACK_DEBIAN_COMMAND_PACKAGE_DEPENDS "libtenon0 (= ${PROJECT_VERSION}), libtenon-testing0 (= ${PROJECT_VERSION})")
set(CPACK_COMPONENT_COMMAND_DESCRIPTION "${PROJECT_DESCRIPTION}: the tenon command")

# Policy wants the copyright in a folder named after each package. A component installed by name gets these files, a
# plain `cmake --install` does not.
foreach(pair runtime:libtenon0 testing:libtenon-testing0 development:libtenon-dev command:tenon)
  string(REGEX MATCH "^(.*):(.*)$" matched ${pair})
  install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/${CMAKE_MATCH_2} RENAME copyright
          COMPONENT ${CMAKE_MATCH_1} EXCLUDE_FROM_ALL)
endforeach()
include(CPack)
