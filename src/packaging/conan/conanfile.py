"""Conan 2: conan create src/packaging/conan"""
import os

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy


class Tenon(ConanFile):
    name = "tenon"
    version = "0.1.0"
    description = "Typed workflows for the customer service of a property developer, in C++20 and C"
    license = "MIT"
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False]}
    # libtenon.so is made of the objects of the C++ library, so there is no fPIC to choose.
    default_options = {"shared": False, "boost/*:header_only": True}

    def requirements(self):
        self.requires("boost/[>=1.81 <2]", transitive_headers=True)
        self.requires("nlohmann_json/[>=3.10 <4]", transitive_headers=True)
        self.requires("sqlite3/[>=3.37 <4]")
        self.requires("openssl/[>=1.1.1 <4]")

    def validate(self):
        check_min_cppstd(self, 20)

    def export_sources(self):
        root = os.path.join(self.recipe_folder, "..", "..", "..")
        for pattern in ("CMakeLists.txt", "LICENSE", "include/*", "src/*", "capi/*", "docs/*"):
            copy(self, pattern, src=root, dst=self.export_sources_folder)

    def layout(self):
        cmake_layout(self)

    def generate(self):
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        for name, value in (("TESTS", False), ("CLI", False), ("STRICT", False), ("INSTALL", True)):
            toolchain.cache_variables["TENON_" + name] = value
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", src=self.source_folder, dst=os.path.join(self.package_folder, "licenses"))

    def package_info(self):
        # tenonConfig.cmake is installed with the library; Conan need not write another.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs = [os.path.join("lib", "cmake", "tenon")]
        self.cpp_info.libs = ["tenon_cpp", "tenon"]
