"""The functions of capi/tenon.h as a table: one row a function, nothing else.

To bind a function that tenon.h has gained, add its row; tests/python/ffi_test.py compares the table with the
header. `const char*` is c_char_p, but for the bytes of a text, which have a length of their own and may hold
a NUL."""

from __future__ import annotations

from ctypes import CDLL, POINTER, Structure, c_char, c_char_p, c_int32, c_int64, c_size_t, c_void_p
from typing import Any, Tuple

from .errors import LibraryError


# Opaque: a pointer to one is refused by ctypes where another kind is wanted.
class tenon_engine(Structure):
    pass


class tenon_batch(Structure):
    pass


class tenon_import(Structure):
    pass


class tenon_text(Structure):
    pass


class tenon_error(Structure):
    pass


Engine = POINTER(tenon_engine)
Batch = POINTER(tenon_batch)
Import = POINTER(tenon_import)
Text = POINTER(tenon_text)
Error = POINTER(tenon_error)
EngineOut = POINTER(Engine)
BatchOut = POINTER(Batch)
ImportOut = POINTER(Import)
TextOut = POINTER(Text)
ErrorOut = POINTER(Error)
Int32Out = POINTER(c_int32)
Int64Out = POINTER(c_int64)
Bytes = POINTER(c_char)

#: name, what it returns, what it takes
TABLE: Tuple[Tuple[str, Any, Tuple[Any, ...]], ...] = (
    # versions
    ("tenon_version", c_char_p, ()),
    ("tenon_abi_version", c_int32, ()),
    # texts
    ("tenon_text_bytes", Bytes, (Text,)),
    ("tenon_text_size", c_size_t, (Text,)),
    ("tenon_text_free", None, (Text,)),
    # errors
    ("tenon_error_status", c_int32, (Error,)),
    ("tenon_error_code", c_char_p, (Error,)),
    ("tenon_error_message", c_char_p, (Error, c_char_p)),
    ("tenon_error_remedy", c_char_p, (Error, c_char_p)),
    ("tenon_error_field", c_char_p, (Error,)),
    ("tenon_error_source", c_char_p, (Error,)),
    ("tenon_error_json", c_char_p, (Error,)),
    ("tenon_error_free", None, (Error,)),
    # engine
    ("tenon_engine_open", c_int32, (c_char_p, EngineOut, ErrorOut)),
    ("tenon_engine_open_on", c_int32, (c_void_p, c_char_p, EngineOut, ErrorOut)),
    ("tenon_engine_close", None, (Engine,)),
    ("tenon_engine_execute", c_int32, (Engine, c_char_p, TextOut, ErrorOut)),
    ("tenon_engine_now", c_int32, (Engine, TextOut, ErrorOut)),
    ("tenon_engine_set_time", c_int32, (Engine, c_char_p, ErrorOut)),
    ("tenon_engine_advance", c_int32, (Engine, c_char_p, c_int64, TextOut, ErrorOut)),
    ("tenon_engine_verify", c_int32, (Engine, TextOut, ErrorOut)),
    ("tenon_engine_backup", c_int32, (Engine, c_char_p, ErrorOut)),
    ("tenon_engine_log", c_int32, (Engine, c_int64, c_int32, TextOut, ErrorOut)),
    # cases
    ("tenon_case_open", c_int32, (Engine, c_char_p, c_char_p, c_char_p, TextOut, ErrorOut)),
    ("tenon_case_apply", c_int32, (Engine, c_char_p, c_char_p, c_char_p, c_char_p, TextOut, ErrorOut)),
    ("tenon_case_apply_each", c_int32, (Engine, c_char_p, c_char_p, c_char_p, c_char_p, TextOut, ErrorOut)),
    ("tenon_case_check", c_int32, (Engine, c_char_p, ErrorOut)),
    ("tenon_case_get", c_int32, (Engine, c_char_p, TextOut, ErrorOut)),
    ("tenon_case_options", c_int32, (Engine, c_char_p, c_char_p, TextOut, ErrorOut)),
    ("tenon_case_history", c_int32, (Engine, c_char_p, TextOut, ErrorOut)),
    ("tenon_case_as_of", c_int32, (Engine, c_char_p, c_char_p, TextOut, ErrorOut)),
    ("tenon_case_explain", c_int32, (Engine, c_char_p, c_int32, TextOut, ErrorOut)),
    ("tenon_case_find", c_int32, (Engine, c_char_p, TextOut, ErrorOut)),
    ("tenon_case_due", c_int32, (Engine, c_char_p, c_int32, TextOut, ErrorOut)),
    # sales as a whole
    ("tenon_sale_journey", c_int32, (Engine, c_char_p, TextOut, ErrorOut)),
    ("tenon_sale_missing", c_int32, (Engine, c_char_p, TextOut, ErrorOut)),
    ("tenon_building_forecast", c_int32, (Engine, c_char_p, TextOut, ErrorOut)),
    # policies
    ("tenon_policy_list", c_int32, (Engine, TextOut, ErrorOut)),
    ("tenon_policy_get", c_int32, (Engine, c_char_p, TextOut, ErrorOut)),
    ("tenon_policy_check", c_int32, (c_char_p, TextOut, ErrorOut)),
    ("tenon_policy_compute", c_int32, (Engine, c_char_p, c_char_p, TextOut, ErrorOut)),
    ("tenon_policy_preview", c_int32, (Engine, c_char_p, TextOut, ErrorOut)),
    ("tenon_document_types", c_int32, (Engine, TextOut, ErrorOut)),
    # outbox
    ("tenon_outbox_read", c_int32, (Engine, c_int64, c_int32, TextOut, ErrorOut)),
    ("tenon_outbox_acknowledge", c_int32, (Engine, Int64Out, c_size_t, Int32Out, ErrorOut)),
    # registers
    ("tenon_record_put", c_int32, (Engine, c_char_p, c_char_p, c_char_p, c_int64, TextOut, ErrorOut)),
    ("tenon_record_get", c_int32, (Engine, c_char_p, c_char_p, TextOut, ErrorOut)),
    ("tenon_record_history", c_int32, (Engine, c_char_p, c_char_p, TextOut, ErrorOut)),
    ("tenon_record_list", c_int32, (Engine, c_char_p, c_char_p, c_int32, TextOut, ErrorOut)),
    # batches
    ("tenon_batch_begin", c_int32, (Engine, BatchOut, ErrorOut)),
    ("tenon_batch_execute", c_int32, (Batch, c_char_p, TextOut, ErrorOut)),
    ("tenon_batch_sql", c_int32, (Batch, c_char_p, c_char_p, ErrorOut)),
    ("tenon_batch_commit", c_int32, (Batch, ErrorOut)),
    ("tenon_batch_rollback", c_int32, (Batch, ErrorOut)),
    ("tenon_batch_free", None, (Batch,)),
    # workflows
    ("tenon_workflow_list", c_int32, (Engine, TextOut, ErrorOut)),
    ("tenon_workflow_describe", c_int32, (Engine, c_char_p, TextOut, ErrorOut)),
    ("tenon_workflow_diagram", c_int32, (Engine, c_char_p, c_char_p, c_char_p, TextOut, ErrorOut)),
    ("tenon_workflow_limits", c_int32, (Engine, c_char_p, TextOut, ErrorOut)),
    # calendar
    ("tenon_calendar_document", c_int32, (Engine, TextOut, ErrorOut)),
    ("tenon_calendar_check", c_int32, (c_char_p, TextOut, ErrorOut)),
    ("tenon_calendar_day", c_int32, (Engine, c_char_p, TextOut, ErrorOut)),
    ("tenon_calendar_due", c_int32, (Engine, c_char_p, TextOut, ErrorOut)),
    ("tenon_calendar_between", c_int32, (Engine, c_char_p, c_char_p, TextOut, ErrorOut)),
    # schemas
    ("tenon_schema_list", c_int32, (TextOut, ErrorOut)),
    ("tenon_schema_get", c_int32, (c_char_p, TextOut, ErrorOut)),
    # import
    ("tenon_import_open", c_int32, (Engine, c_char_p, c_void_p, c_size_t, ImportOut, ErrorOut)),
    ("tenon_import_step", c_int32, (Import, c_int32, Int64Out, Int64Out, ErrorOut)),
    ("tenon_import_report", c_int32, (Import, TextOut, ErrorOut)),
    ("tenon_import_free", None, (Import,)),
    # reports
    ("tenon_report_figures", c_int32, (Engine, c_char_p, TextOut, ErrorOut)),
    ("tenon_report_html", c_int32, (Engine, c_char_p, TextOut, ErrorOut)),
    ("tenon_report_ledger", c_int32, (Engine, c_char_p, TextOut, ErrorOut)),
    ("tenon_handbook", c_int32, (Engine, c_char_p, TextOut, ErrorOut)),
)


def bind(library: CDLL, path: str) -> CDLL:
    """Gives the functions of the table their types. A library without one of them is older than this
    package."""
    missing = []
    for name, returns, takes in TABLE:
        try:
            function = getattr(library, name)
        except AttributeError:
            missing.append(name)
            continue
        function.restype = returns
        function.argtypes = takes
    if missing:
        found = library.tenon_version().decode()
        raise LibraryError(
            f"The library {path} (version {found}) has no {', '.join(missing)}, which this package needs. "
            "It is older than the package: install a library of the package's version, or name one "
            "with the environment variable TENON_LIBRARY."
        )
    return library
