"""The raw table is the header: every exported function, with its types, no more and no fewer."""

import ctypes
import re
import unittest

from support import ROOT, main
from tenon import _ffi, _loader

HEADER = (ROOT / "capi" / "tenon.h").read_text(encoding="utf-8")

#: How C's types may be written in the table. Only the bytes of a text, which have a length, are not a c_char_p.
RETURNS = {
    "void": [None],
    "int32_t": [ctypes.c_int32],
    "size_t": [ctypes.c_size_t],
    "const char*": [ctypes.c_char_p, _ffi.Bytes],
}
TAKES = {
    "int32_t": ctypes.c_int32,
    "int64_t": ctypes.c_int64,
    "size_t": ctypes.c_size_t,
    "const char*": ctypes.c_char_p,
    "const void*": ctypes.c_void_p,
    "void*": ctypes.c_void_p,
    "int32_t*": _ffi.Int32Out,
    "int64_t*": _ffi.Int64Out,
    "const int64_t*": _ffi.Int64Out,
    **{
        f"{const}{name}*": getattr(_ffi, kind)
        for const in ("", "const ")
        for name, kind in (
            ("tenon_engine", "Engine"),
            ("tenon_batch", "Batch"),
            ("tenon_import", "Import"),
            ("tenon_text", "Text"),
            ("tenon_error", "Error"),
        )
    },
    "tenon_engine**": _ffi.EngineOut,
    "tenon_batch**": _ffi.BatchOut,
    "tenon_import**": _ffi.ImportOut,
    "tenon_text**": _ffi.TextOut,
    "tenon_error**": _ffi.ErrorOut,
}


def declarations():
    """name -> (return type, parameter types), from the header."""
    code = re.sub(r"/\*.*?\*/", "", HEADER, flags=re.S)
    found = {}
    for returns, name, parameters in re.findall(r"TENON_API\s+([\w\s*]+?)\s*(tenon_\w+)\(([^)]*)\);", code):
        parameters = " ".join(parameters.split())
        types = (
            []
            if parameters == "void"
            else [re.fullmatch(r"(.*?[\s*])\w+", each.strip())[1].strip() for each in parameters.split(",")]
        )
        found[name] = (" ".join(returns.split()), [each.replace(" *", "*") for each in types])
    return found


class TheTable(unittest.TestCase):
    def test_it_has_every_function_of_the_header_and_no_other(self):
        names = [name for name, _, _ in _ffi.TABLE]
        self.assertEqual(len(names), len(set(names)), "a function is listed twice")
        self.assertEqual(sorted(declarations()), sorted(names))

    def test_it_has_every_function_that_is_listed_as_exported(self):
        listed = (ROOT / "capi" / "symbols.txt").read_text(encoding="utf-8").split()
        self.assertEqual(sorted(listed), sorted(name for name, _, _ in _ffi.TABLE))

    def test_every_function_has_the_arity_and_the_types_of_the_header(self):
        header = declarations()
        for name, returns, takes in _ffi.TABLE:
            with self.subTest(name):
                self.assertIn(returns, RETURNS[header[name][0]])
                self.assertEqual(tuple(TAKES[each] for each in header[name][1]), takes)

    def test_the_bytes_of_a_text_are_read_by_their_length(self):
        returns = {name: returns for name, returns, _ in _ffi.TABLE}
        self.assertIs(returns["tenon_text_bytes"], _ffi.Bytes)
        self.assertEqual([name for name, kind in returns.items() if kind is _ffi.Bytes], ["tenon_text_bytes"])

    def test_the_abi_number_is_the_header_s(self):
        self.assertEqual(re.search(r"#define TENON_ABI_VERSION (\d+)", HEADER)[1], str(_loader.ABI_VERSION))

    def test_a_handle_of_another_kind_does_not_get_through(self):
        with self.assertRaises(ctypes.ArgumentError):
            _loader.library.tenon_batch_free(_ffi.Engine())


if __name__ == "__main__":
    main()
