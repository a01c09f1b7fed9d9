/**
 * @file tenon.h
 * The C library of Tenon: workflows of a property developer's customer service, kept in a store, for any
 * language that can call C. This header is the manual, and the only binary promise of the project: the C++
 * headers may change with every release, this one only as said under "Versions".
 *
 * A first program:
 *
 *     tenon_engine *engine = NULL;
 *     tenon_text *outcome = NULL;
 *     tenon_error *error = NULL;
 *     int32_t status = tenon_engine_open("{\"store\":\"sqlite:crm.db\"}", &engine, &error);
 *     if (status == TENON_OK)
 *       status = tenon_case_open(engine, "complaint", payload_json, command_json, &outcome, &error);
 *     if (status == TENON_OK) puts(tenon_text_bytes(outcome));
 *     else fprintf(stderr, "%s\n%s\n", tenon_error_message(error, "en"), tenon_error_remedy(error, "en"));
 *     tenon_text_free(outcome);
 *     tenon_error_free(error);
 *     tenon_engine_close(engine);
 *
 * Threads. A tenon_engine may be used by any number of threads at once. Every other handle (tenon_batch,
 * tenon_import, tenon_text, tenon_error) belongs to one thread at a time. Handles that were made from one
 * engine do not get in each other's way. The library starts no threads, keeps no state outside its handles,
 * prints nothing, installs no signal handlers, sets no locale and calls nobody back.
 *
 * Processes. An engine belongs to the process that opened it. In a child made by fork() every call with it is
 * refused ("abi.forked"); closing it there does nothing. Open engines after the fork. Several processes may
 * open one SQLite store, each with an engine of its own.
 *
 * Ownership. What a function hands out through a `**` parameter belongs to the caller, who frees it with the
 * function named after its type. All of these take NULL. What goes in is read during the call and never kept.
 * Pointers that accessors return (tenon_text_bytes, tenon_error_message ...) live as long as their object. A
 * batch or import may be freed before or after its engine is closed; to go on using it after that is refused.
 *
 * Text. All text is UTF-8, in and out; text going in ends with a NUL byte, so it cannot hold one. Documents
 * are JSON (RFC 8259) of at most 16 MiB, nested at most 64 deep, without duplicate keys; unknown keys are
 * refused, so that a misspelt one is not lost. Binary data goes in as pointer and size. Times are RFC 3339
 * with an offset ("2026-11-23T09:00:00+08:00"); they come out in UTC. Amounts of money are texts in yuan
 * ("1200.00"). Names of workflows, events, states, roles and codes are ids: they are never translated.
 *
 * Documents. Every document that comes out is one JSON object without white space whose first member is
 * "schema_version": 1. Members may be added within a schema version; a reader passes over those that it does
 * not know. What is in them is said at each function.
 *
 * Status and errors. Functions that can fail return an int32_t, TENON_OK or one of the codes below, and take
 * `tenon_error **error` last. It may be NULL. Where it is not, `*error` is set to NULL on success and to an
 * error of the caller's on failure (or stays NULL where not even that could be allocated). Other outputs are
 * set to NULL or 0 on failure. There is no "last error" to ask for afterwards, hence none to go stale.
 * A refusal by a rule is an ordinary answer: it has a code, a sentence in Chinese and English, the facts that
 * decided, the source of the rule, and what would lift it. No C++ exception leaves the library.
 *
 * Wrong handles. NULL, a handle of another kind and a freed handle are refused ("abi.null", "abi.handle") as
 * far as that can be told; a freed handle whose memory was used again cannot always be told. A batch or
 * import that two threads use at the same moment is refused to the second ("abi.in_use").
 *
 * Every function says which test proves it (@test, in tests/).
 *
 * Versions. Four numbers: of the library (tenon_version), of this ABI (tenon_abi_version), of the documents
 * ("schema_version") and of each workflow ("version" of its description; a case is pinned to the one it began
 * under). Within an ABI version functions are only added; each says since when it is there (@since). The
 * names that the library exports are listed in capi/symbols.txt, and nothing else is exported.
 */
#ifndef TENON_H
#define TENON_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define TENON_API __attribute__((visibility("default")))
#else
#define TENON_API
#endif

/** The ABI that this header describes; compare with tenon_abi_version() where the library is loaded late. */
#define TENON_ABI_VERSION 1

/** Done. */
#define TENON_OK 0
/** The step does not exist from here, or not for this actor. Ask for the options. */
#define TENON_NOT_ALLOWED 1
/** A rule looked at the facts and said no. Show the sentence and what would lift it. */
#define TENON_REFUSED 2
/** The input is malformed; tenon_error_field() says where. */
#define TENON_INVALID 3
/** There is no such case, record, workflow. */
#define TENON_NOT_FOUND 4
/** Someone else was faster, or a command id was used for something else. Read again, then decide. */
#define TENON_CONFLICT 5
/** The store is locked by another process; trying again may help. */
#define TENON_BUSY 6
/** The machine: disk, store, memory. */
#define TENON_FAULT 7

#ifdef __cplusplus
extern "C" {
#endif

/** Cases of typed workflows in one store. Any number of threads at once. */
typedef struct tenon_engine tenon_engine;
/** Commands that are committed together or not at all. One thread. */
typedef struct tenon_batch tenon_batch;
/** A file on its way into the store. One thread. */
typedef struct tenon_import tenon_import;
/** A text that the caller owns. One thread. */
typedef struct tenon_text tenon_text;
/** Why a call failed, owned by the caller. One thread. */
typedef struct tenon_error tenon_error;

/* ---- versions -------------------------------------------------------------------------------------------
 */

/**
 * The version of the library, "0.1.0".
 * @return a text of static lifetime
 * @threads any
 * @test capi/text_test.cpp
 * @since 0.1
 */
TENON_API const char* tenon_version(void);

/**
 * The version of the ABI that the loaded library has. A program built for another one must not go on.
 * @return TENON_ABI_VERSION of the library
 * @threads any
 * @test capi/text_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_abi_version(void);

/* ---- texts ----------------------------------------------------------------------------------------------
 */

/**
 * The bytes of a text, UTF-8, with a NUL after the last one.
 * @param text may be NULL: ""
 * @return lives as long as `text`
 * @threads the one that owns `text`
 * @test capi/text_test.cpp
 * @since 0.1
 */
TENON_API const char* tenon_text_bytes(const tenon_text* text);

/**
 * How many bytes a text has, the NUL after them not counted.
 * @param text may be NULL: 0
 * @threads the one that owns `text`
 * @test capi/text_test.cpp
 * @since 0.1
 */
TENON_API size_t tenon_text_size(const tenon_text* text);

/**
 * Frees a text.
 * @param text may be NULL
 * @threads the one that owns `text`
 * @test capi/text_test.cpp
 * @since 0.1
 */
TENON_API void tenon_text_free(tenon_text* text);

/* ---- errors ---------------------------------------------------------------------------------------------
 */

/**
 * The status that the failed call returned.
 * @param error may be NULL: TENON_OK
 * @threads the one that owns `error`
 * @test capi/text_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_error_status(const tenon_error* error);

/**
 * The id of the rule or fault, "complaint.not_looked_into"; never translated, made for programs.
 * @param error may be NULL: ""
 * @return lives as long as `error`
 * @threads the one that owns `error`
 * @test capi/text_test.cpp
 * @since 0.1
 */
TENON_API const char* tenon_error_code(const tenon_error* error);

/**
 * What happened, as a sentence with the facts in it.
 * @param error may be NULL: ""
 * @param language "zh" or "en"; anything else and NULL: "en"
 * @return lives as long as `error`
 * @threads the one that owns `error`
 * @test capi/text_test.cpp
 * @since 0.1
 */
TENON_API const char* tenon_error_message(const tenon_error* error, const char* language);

/**
 * What would lift it, as a sentence; "" where nothing would.
 * @param error may be NULL: ""
 * @param language "zh" or "en"; anything else and NULL: "en"
 * @return lives as long as `error`
 * @threads the one that owns `error`
 * @test capi/text_test.cpp
 * @since 0.1
 */
TENON_API const char* tenon_error_remedy(const tenon_error* error, const char* language);

/**
 * The path of the field at fault, "command.payload.items[2].count"; "" where none is.
 * @param error may be NULL: ""
 * @return lives as long as `error`
 * @threads the one that owns `error`
 * @test capi/text_test.cpp
 * @since 0.1
 */
TENON_API const char* tenon_error_field(const tenon_error* error);

/**
 * Where the rule stands, section or article: "H0 5.11"; "" where none is named.
 * @param error may be NULL: ""
 * @return lives as long as `error`
 * @threads the one that owns `error`
 * @test capi/text_test.cpp
 * @since 0.1
 */
TENON_API const char* tenon_error_source(const tenon_error* error);

/**
 * All of it: {"kind","code","zh","en","field"?,"source"?,"facts":{name: value},"remedy"?:{"zh","en"}}.
 * `kind` is the status in words: not_allowed, refused, invalid, not_found, conflict, busy, fault.
 * @param error may be NULL: "{}"
 * @return lives as long as `error`
 * @threads the one that owns `error`
 * @test capi/text_test.cpp
 * @since 0.1
 */
TENON_API const char* tenon_error_json(const tenon_error* error);

/**
 * Frees an error.
 * @param error may be NULL
 * @threads the one that owns `error`
 * @test capi/text_test.cpp
 * @since 0.1
 */
TENON_API void tenon_error_free(tenon_error* error);

/* ---- engine ---------------------------------------------------------------------------------------------
 */

/**
 * Opens a store and makes an engine on it.
 * @param settings_json {"store": "memory" or "sqlite:PATH", "durability"?: "full"|"normal",
 *     "busy_milliseconds"?, "limits"?: {deadline: "3 working_days"}, "unknown_year"?: "refuse"|"estimate",
 *     "day_end"?, "hours"?: ["09:00-12:00", ...], "calendar"?: {...}, "now"?: a time (the clock then stands
 *     still until tenon_engine_set_time), "id_seed"?: reproducible ids, "cached_cases"?, "waits"?: false for
 *     TENON_BUSY instead of waiting for another thread or process, "log"?: "off"|"error"|"info"|"debug",
 *     "max_document_bytes"?: longest command, record or query,
 *     "policy"?: the pack that new cases about sales, units, buildings and projects begin under: its name
 * ("handbook", or "cn@2026-11-23" for one version), or {"active"?: name, "packs"?: [packs of the host's own],
 * "overrides"?: {parameter or limit: [rows] or the name of an alternative}}
 * (include/tenon/policy/pack_data.hpp); the default is "cn", "region"?: where the house stands, for limits
 * that a province or city sets: 6 digits of GB/T 2260; "CN", the default: national rules only,
 *     "document_types"?: [types of the host's own, laid over those that are built in
 *     (include/tenon/model/document_type.hpp)],
 *     "workflows"?: [procedures of the host's own, beside the built-in ones (docs/declared-workflows.md;
 *     schema "declared_workflow"); every version that cases of the store are of]}; all optional, the default
 *     store is "memory"
 * @param engine receives the engine; close it with tenon_engine_close
 * @param error receives the reason of a failure, or NULL; the parameter may be NULL
 * @return TENON_OK, TENON_INVALID, TENON_BUSY or TENON_FAULT
 * @threads any
 * @test capi/engine_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_engine_open(const char* settings_json, tenon_engine** engine, tenon_error** error);

/**
 * Makes an engine on the host's own SQLite connection, so that the host's rows and ours are committed or
 * rolled back together: what is done through the engine belongs to the transaction that the host has begun on
 * the connection, or has one of its own where none is open. Tenon's tables (all named tenon_*) are made in
 * the host's database where they are not there; nothing else in it is touched, and no setting of the
 * connection is changed.
 * @param connection a `sqlite3 *` of the same SQLite library that this library is linked with; not owned, and
 * to be closed after the engine
 * @param settings_json as of tenon_engine_open without "store", "durability", "busy_milliseconds", "waits"
 * and "cached_cases", which are the host's; NULL: {}
 * @param engine receives the engine
 * @return TENON_OK, TENON_INVALID, TENON_BUSY or TENON_FAULT
 * @threads any, but the engine and the connection together are used by one thread at a time
 * @test capi/host_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_engine_open_on(void* connection, const char* settings_json, tenon_engine** engine,
                                       tenon_error** error);

/**
 * Closes an engine. No call with it may be under way; batches and imports made from it are refused from now
 * on and are still to be freed.
 * @param engine may be NULL
 * @threads any, once
 * @test capi/host_test.cpp
 * @since 0.1
 */
TENON_API void tenon_engine_close(tenon_engine* engine);

/**
 * Carries out one command: opens a case or takes a step in one; all of it, with history, clocks, notices and
 * linked cases, in one transaction, or none of it.
 * @param command_json a command document:
 *     {"do":"open", "workflow", "actor":{"id","roles":[...]}, "payload"?:{...}, "subject"?:{"customer"?,
 *      "unit"?, "sale"?, "building"?, "project"?}, "reference"?, "party"?, "at"?, "id"?}
 *     {"do":"apply", "case": id or {"reference": text}, "event", "actor", "payload"?, "expected_version"?,
 *      "party"?, "at"?, "id"?}
 *     `party` is the outside party that did it, `at` when it happened (default: now), `id` the command's own
 *     id: a repeat of an id gets the first answer and changes nothing.
 * @param outcome receives {"case_id","workflow","version","state","status","command","repeated","opened":[]}
 * @param error as everywhere
 * @return any status
 * @threads any
 * @test capi/engine_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_engine_execute(tenon_engine* engine, const char* command_json, tenon_text** outcome,
                                       tenon_error** error);

/**
 * What time it is for the engine.
 * @param now receives {"now": time}
 * @threads any
 * @test capi/text_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_engine_now(tenon_engine* engine, tenon_text** now, tenon_error** error);

/**
 * Moves a manual clock (settings "now") forward. Alarms ring at the next tenon_engine_advance.
 * @param now not before the engine's present time
 * @return TENON_OK; TENON_INVALID for a time that goes back, or where the clock is the system's
 * @threads any
 * @test capi/engine_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_engine_set_time(tenon_engine* engine, const char* now, tenon_error** error);

/**
 * Rings every alarm up to `until`: deadlines missed, escalations, holds that ran out. To be called by the
 * host as often as it likes; twice changes nothing.
 * @param until not after the engine's present time; NULL: that time
 * @param max_cases stop after about this many cases and say so ("more": true); 0: go on to the end
 * @param report receives {"until","cases","missed","escalated","resumed","more"}
 * @threads any
 * @test capi/engine_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_engine_advance(tenon_engine* engine, const char* until, int64_t max_cases,
                                       tenon_text** report, tenon_error** error);

/**
 * Walks every chain of digests, replays every history and compares the result with what is stored.
 * @param report receives {"cases","rows","digest","problems":[errors as tenon_error_json]}; no problems: the
 *     store is whole. Keep `digest` elsewhere to notice a lost tail.
 * @return TENON_OK also where there are problems
 * @threads any; takes as long as reading the whole store
 * @test capi/engine_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_engine_verify(tenon_engine* engine, tenon_text** report, tenon_error** error);

/**
 * Writes a copy of the store as it stands to a new file, while others go on.
 * @param path of a file that is not there yet
 * @return TENON_REFUSED where the file is there, or the store is in memory or in the host's own database
 * @threads any; takes as long as copying the file
 * @test capi/host_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_engine_backup(tenon_engine* engine, const char* path, tenon_error** error);

/**
 * What the engine has to say, where the setting "log" asks for it. The newest 1000 entries are kept; they
 * hold ids and codes, never facts of a case.
 * @param after the last number seen; 0: from the start. A gap in the numbers: entries were dropped.
 * @param limit 1 to 10000
 * @param document receives {"entries":[{"number","at","level","code","event","actor"?,"case"?,"field"?}]};
 * `code` is "done", "overtaken" (others were faster; decided while they waited) or that of an error
 * @threads any
 * @test capi/host_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_engine_log(tenon_engine* engine, int64_t after, int32_t limit, tenon_text** document,
                                   tenon_error** error);

/* ---- cases ----------------------------------------------------------------------------------------------
 */
/* `case_id` is the id that opening returned, or "reference:" and the host's own number of the case. */

/**
 * Opens a case: tenon_engine_execute with the parts apart.
 * @param workflow its id, "complaint"
 * @param payload_json the fields of the opening; NULL: {}
 * @param command_json the rest of the command: {"actor":{"id","roles"}, "subject"?, "reference"?, "party"?,
 *     "at"?, "id"?}
 * @param outcome as of tenon_engine_execute
 * @threads any
 * @test capi/case_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_case_open(tenon_engine* engine, const char* workflow, const char* payload_json,
                                  const char* command_json, tenon_text** outcome, tenon_error** error);

/**
 * Takes a step in a case, by an event of its workflow or an action that every case has (comment, assign,
 * hold ...).
 * @param payload_json the fields of the event; NULL: {}
 * @param command_json the rest of the command: {"actor":{"id","roles"}, "expected_version"?, "party"?, "at"?,
 *     "id"?}
 * @param outcome as of tenon_engine_execute
 * @threads any
 * @test capi/host_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_case_apply(tenon_engine* engine, const char* case_id, const char* event,
                                   const char* payload_json, const char* command_json, tenon_text** outcome,
                                   tenon_error** error);

/**
 * The answer that tenon_engine_execute would give, without doing anything.
 * @param command_json as of tenon_engine_execute
 * @return TENON_OK: it would be done; else what would be said, with the error
 * @threads any
 * @test capi/case_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_case_check(tenon_engine* engine, const char* command_json, tenon_error** error);

/**
 * A case as it stands.
 * @param document receives {"id","workflow","workflow_version","version","state","status","subject",
 *     "reference"?,"opened_at","changed_at","facts":{...},"deadlines":[{"id","limit","status","started"?,
 *     "due"?,"missed"?,"ended"?,"estimated"}],"assignee"?,"department"?,"hold"?,"cancelled"?,"comments",
 *     "documents","waivers","attachments","links","doers":[{"event","actor"}],"policy"?,"digest"}; `status`
 * is open, on_hold, ended or cancelled, that of a deadline running, paused, missed, met or late; `doers` did
 *     events after which somebody else has to act; `policy` is the pack that a case about a sale, unit,
 * building or project began under
 * @threads any
 * @test capi/case_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_case_get(tenon_engine* engine, const char* case_id, tenon_text** document,
                                 tenon_error** error);

/**
 * What this actor may do with the case now, and why not the rest, by the guards that decide.
 * @param actor_json {"id","roles":[...]}
 * @param document receives {"options":[{"event","label":{"zh","en"},"action","allowed","refusal"?,"to":[],
 *     "also_asks"?:[],"roles":[]}]}; `action` marks those that every case has, `also_asks` names the guards
 *     that look at the event's fields as well
 * @threads any
 * @test capi/case_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_case_options(tenon_engine* engine, const char* case_id, const char* actor_json,
                                     tenon_text** document, tenon_error** error);

/**
 * Every step of a case, oldest first.
 * @param document receives {"history":[{"version","event","state","at","recorded_at","actor","roles",
 *     "party"?,"command"?,"payload","limits"?,"digest"}]}
 * @threads any
 * @test capi/case_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_case_history(tenon_engine* engine, const char* case_id, tenon_text** document,
                                     tenon_error** error);

/**
 * The case as it stood at a time, replayed from its history.
 * @param at not before the case was opened
 * @param document as of tenon_case_get
 * @threads any
 * @test capi/case_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_case_as_of(tenon_engine* engine, const char* case_id, const char* at,
                                   tenon_text** document, tenon_error** error);

/**
 * How a deadline of the case came about, day by day.
 * @param run which of the case's "deadlines", counted from 0
 * @param document receives {"limit","calendar","zone","counting","unit","rows":[{"date","kind","estimated",
 *     "reason":{"zh","en"},"counted","total","notice"?}],"due"?,"due_local"?,"estimated"}
 * @threads any
 * @test capi/case_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_case_explain(tenon_engine* engine, const char* case_id, int32_t run,
                                     tenon_text** document, tenon_error** error);

/**
 * Cases that answer a query, a page at a time.
 * @param query_json {"workflow"?,"state"?,"status"?,"assignee"?,"department"?,"customer"?,"unit"?,"sale"?,
 *     "overdue"?,"after"?: "next" of the page before,"limit"?: 1 to 10000, default 100}; NULL: {}
 * @param page receives {"cases":[as of tenon_case_get],"next"?: there is more}
 * @threads any
 * @test capi/case_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_case_find(tenon_engine* engine, const char* query_json, tenon_text** page,
                                  tenon_error** error);

/**
 * Cases whose next alarm rings by a time, earliest first.
 * @param until NULL: now
 * @param limit 1 to 10000
 * @param document receives {"cases":[as of tenon_case_get]}
 * @threads any
 * @test capi/case_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_case_due(tenon_engine* engine, const char* until, int32_t limit,
                                 tenon_text** document, tenon_error** error);

/**
 * The same step in every case that a query finds, each by itself and in a transaction of its own: what is
 * refused in one leaves the others alone.
 * @param query_json as of tenon_case_find without "after" and "limit"; {} are all cases
 * @param event an event or action, as of tenon_case_apply
 * @param payload_json the fields of the event, the same for all; NULL: {}
 * @param command_json the rest of the command: {"actor":{"id","roles"}, "party"?, "at"?}
 * @param report receives {"done","refused","cases":[{"case","state"? where the case stands now,
 *     "refusal"?: as tenon_error_json}]}
 * @return TENON_OK also where all were refused; TENON_FAULT where the store failed: what was done before
 *     stays, and the call may be repeated
 * @threads any
 * @test capi/sale_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_case_apply_each(tenon_engine* engine, const char* query_json, const char* event,
                                        const char* payload_json, const char* command_json,
                                        tenon_text** report, tenon_error** error);

/* ---- sales as a whole -----------------------------------------------------------------------------------
 */

/**
 * The journey of a sale: which procedures it needs, in order, how far they are, what blocks them, what is
 * next and for whom, and which promised dates can still be kept. Nothing of it is stored: it is read from the
 * rules, the registers and the cases as they stand.
 * @param sale id of an entry of the register "sale"
 * @param document receives {"sale","unit","building","at","finished","voided","steps":[{"workflow","title",
 *     "scope","progress","case"?,"state"?,"state_label"?,"since"?,"blocked_by":[as tenon_error_json],
 *     "next":[{"event","label","roles","party"?,"allowed","refusal"?,"missing":[papers]}],"limits":[{"id",
 *     "label","due"?,"missed"}],"earliest"?,"latest"?}],"beside":[open cases that the order does not know],
 *     "promises":[{"workflow","what","source","by","earliest","latest","outlook","chain":[{"workflow",
 *     "state","title","label","until","deadline"?,"waits_for"?}]}]}; `scope` is sale, building or project;
 *     `progress` is done, open, blocked, ready (can be opened), waiting (for an outside party), failed or
 *     cancelled; `outlook` is kept, in_time, at_risk or lost; `earliest` is where everybody outside takes the
 *     time that the rules give them and we take none, `latest` where everybody does
 * @return TENON_NOT_FOUND where the registers do not know the sale, its unit, building or project
 * @threads any
 * @test capi/sale_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_sale_journey(tenon_engine* engine, const char* sale, tenon_text** document,
                                     tenon_error** error);

/**
 * The papers that the open and coming cases of a sale still lack.
 * @param sale as of tenon_sale_journey
 * @param document receives {"papers":[{"workflow","event": the step that needs it,"missing":{"document",
 *     "form","count","from","of"?: whose it is},"only_if"?: name of a condition that is not decided yet}]}
 * @return as tenon_sale_journey
 * @threads any
 * @test capi/sale_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_sale_missing(tenon_engine* engine, const char* sale, tenon_text** document,
                                     tenon_error** error);

/**
 * All sales of a building in short: how many have come how far, what blocks the others, whose dates are in
 * danger.
 * @param building id of an entry of the register "building"
 * @param document receives {"building","at","sales","finished","voided","lost","at_risk","funnel":[{
 *     "workflow","title","needed","done","open","blocked","ready"}],"outlooks":[{"sale","unit","next"?,
 *     "blocked","blocked_by":["code: workflow"],"promises":[as of tenon_sale_journey, without chains]}]};
 *     `outlooks` has the sales that are not finished
 * @threads any; reads every sale of the register
 * @test capi/sale_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_building_forecast(tenon_engine* engine, const char* building, tenon_text** document,
                                          tenon_error** error);

/* ---- policies: dated rates, limits and charges with their sources ---------------------------------------
 */

/**
 * The packs that are known, and what can be computed by them.
 * @param engine its packs (setting "policy"); NULL: those that are built in
 * @param document receives {"packs":[{"name": "cn@2026-11-23","id","version","title":{"zh","en"},
 *     "reviewed_through","active"}],"computations":[kinds]}
 * @threads any
 * @test capi/policy_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_policy_list(tenon_engine* engine, tenon_text** document, tenon_error** error);

/**
 * A pack as it was written.
 * @param engine as of tenon_policy_list
 * @param name of the pack; without "@version" the newest of that id
 * @param document receives {"name","active","pack":{...}}; `pack` is what the setting "policy" and
 *     tenon_policy_check take: the topmost layer, where the pack extends another
 * @threads any
 * @test capi/policy_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_policy_get(tenon_engine* engine, const char* name, tenon_text** document,
                                   tenon_error** error);

/**
 * Whether a pack is whole: dates, citations, overlaps and gaps of its rows, values by their units,
 * references.
 * @param pack_json the pack; it may extend those that are built in
 * @param document receives
 * {"name","id","version","title","extends"?,"reviewed_through","parameters","limits", "charges"}: the last
 * three are how many it has of its own
 * @return TENON_INVALID with the path of the field at fault
 * @threads any
 * @test capi/policy_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_policy_check(const char* pack_json, tenon_text** document, tenon_error** error);

/**
 * A sum, schedule or term by the rules of a pack, every line with its base, rate, rounding and source.
 * @param engine its active pack; NULL: the built-in pack "cn"
 * @param kind one of "computations" of tenon_policy_list
 * @param request_json as tenon_schema_get("compute.KIND") says; "pack"? names another pack. With an engine,
 *     {"sale": id} (for area_settlement_table {"building": id}) fills in what the registers know; fields that
 *     are given count.
 * @param document receives {"kind","pack","result":{...},"rules":[the rows it rests on]}, as
 *     tenon_schema_get("computed.KIND") says
 * @threads any
 * @test capi/policy_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_policy_compute(tenon_engine* engine, const char* kind, const char* request_json,
                                       tenon_text** document, tenon_error** error);

/**
 * What another pack would change for the cases that are open. Nothing is changed: a case stays with the pack
 * that it began under.
 * @param to name of a pack that the engine knows; or a whole pack; or {"overrides": {...}}, laid over the
 *     active one
 * @param document receives {"to","on","cases": open ones looked at,"differences":[{"id","jurisdiction",
 *     "when"?,"before"?,"after"?,"cite"?}],"dates":[{"case","workflow","sale"?,"deadline","limit_before",
 *     "limit_after","before"?,"after"?}],"sums":[{"sale","item","before"?,"after"?,"difference"?}],
 *     "not_computed":[as tenon_error_json]}
 * @threads any; reads every open case
 * @test capi/policy_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_policy_preview(tenon_engine* engine, const char* to, tenon_text** document,
                                       tenon_error** error);

/**
 * The types of documents that may be handed in.
 * @param engine its types (setting "document_types"); NULL: those that are built in
 * @param document receives {"document_types":[{"id","zh","en","whose","sensitivity","sensitive_personal",
 *     "per_person","kept_years","kept_source","seals":[],"source"}]}
 * @threads any
 * @test capi/policy_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_document_types(tenon_engine* engine, tenon_text** document, tenon_error** error);

/* ---- outbox: what the host is to carry out ---------------------------------------------------------------
 */

/**
 * Notices that were not acknowledged yet, in the order of their numbers.
 * @param after the last number seen; 0: from the start
 * @param limit 1 to 10000
 * @param document receives {"notices":[{"id","case","version","kind","notice","role"?,"party"?,"at",
 *     "deliver_after","payload"}]}
 * @threads any
 * @test capi/record_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_outbox_read(tenon_engine* engine, int64_t after, int32_t limit, tenon_text** document,
                                    tenon_error** error);

/**
 * These are carried out; unknown numbers are passed over.
 * @param ids `count` numbers of tenon_outbox_read; may be NULL where `count` is 0
 * @param acknowledged receives how many of them were open; may be NULL
 * @threads any
 * @test capi/record_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_outbox_acknowledge(tenon_engine* engine, const int64_t* ids, size_t count,
                                           int32_t* acknowledged, tenon_error** error);

/* ---- registers ------------------------------------------------------------------------------------------
 */

/**
 * Writes a register entry, checked as a whole. The same entry again makes no new version.
 * @param kind customer, project, building, unit, sale, tenancy, staff or department
 * @param record_json the entry with its "id"
 * @param actor_json {"id","roles":[...]}
 * @param expected_version 0: it must be new; n: version n must be stored; -1: whatever is stored
 * @param document receives {"kind","id","version","at","actor","record":{...}}
 * @threads any
 * @test capi/record_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_record_put(tenon_engine* engine, const char* kind, const char* record_json,
                                   const char* actor_json, int64_t expected_version, tenon_text** document,
                                   tenon_error** error);

/**
 * The newest version of an entry.
 * @param document as of tenon_record_put
 * @threads any
 * @test capi/record_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_record_get(tenon_engine* engine, const char* kind, const char* id,
                                   tenon_text** document, tenon_error** error);

/**
 * Every version of an entry, oldest first.
 * @param document receives {"records":[as of tenon_record_put]}
 * @threads any
 * @test capi/record_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_record_history(tenon_engine* engine, const char* kind, const char* id,
                                       tenon_text** document, tenon_error** error);

/**
 * The entries of a kind by id, newest versions, a page at a time.
 * @param after the last id of the page before; NULL: from the start
 * @param limit 1 to 10000
 * @param document receives {"records":[as of tenon_record_put]}
 * @threads any
 * @test capi/record_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_record_list(tenon_engine* engine, const char* kind, const char* after, int32_t limit,
                                    tenon_text** document, tenon_error** error);

/* ---- batches --------------------------------------------------------------------------------------------
 */

/**
 * Begins a batch: commands that are committed together or not at all.
 * @param batch receives the batch; free it with tenon_batch_free
 * @threads any
 * @test capi/batch_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_batch_begin(tenon_engine* engine, tenon_batch** batch, tenon_error** error);

/**
 * As tenon_engine_execute, seeing what the batch did before; nobody else sees it until the commit. A command
 * that is refused is left out, the others stay.
 * @threads the one that owns `batch`
 * @test capi/batch_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_batch_execute(tenon_batch* batch, const char* command_json, tenon_text** outcome,
                                      tenon_error** error);

/**
 * Adds a statement of the host's own, for the host's own tables in the same file: it is run by
 * tenon_batch_commit, after the commands and in the order given, in the same transaction. For hosts whose
 * language cannot hand over a connection (else see tenon_engine_open_on). Where it fails, nothing of the
 * batch is written.
 * @param sql one statement that returns no rows; it may make tables, and may not touch those named tenon_*,
 * begin or end a transaction, or change the connection
 * @param parameters_json a list of null, true, false, numbers and texts for ?1, ?2 ...; NULL: none
 * @return TENON_OK: it is noted; what is wrong with it is told by tenon_batch_commit (TENON_REFUSED)
 * @threads the one that owns `batch`
 * @test capi/host_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_batch_sql(tenon_batch* batch, const char* sql, const char* parameters_json,
                                  tenon_error** error);

/**
 * Writes all of it, in one transaction. The batch is empty afterwards and may be used again.
 * @return TENON_CONFLICT: someone else changed a case meanwhile; TENON_REFUSED: a statement of the host's
 * failed; nothing was written
 * @threads the one that owns `batch`
 * @test capi/batch_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_batch_commit(tenon_batch* batch, tenon_error** error);

/**
 * Forgets what was not committed. The batch may be used again.
 * @threads the one that owns `batch`
 * @test capi/batch_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_batch_rollback(tenon_batch* batch, tenon_error** error);

/**
 * Frees a batch and forgets what was not committed.
 * @param batch may be NULL
 * @threads the one that owns `batch`
 * @test capi/batch_test.cpp
 * @since 0.1
 */
TENON_API void tenon_batch_free(tenon_batch* batch);

/* ---- workflows ------------------------------------------------------------------------------------------
 */

/**
 * The workflows in a line each.
 * @param engine those that it knows; NULL: those that are built in
 * @param document receives {"workflows":[{"id","version","title":{"zh","en"},"states":[],"events":[],
 *     "source"}]}
 * @threads any
 * @test capi/workflow_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_workflow_list(tenon_engine* engine, tenon_text** document, tenon_error** error);

/**
 * Everything that the rules of a workflow say: states, events and the JSON Schema of their fields, steps with
 * roles, conditions, guards, documents and sources, deadlines, and the actions that every case has.
 * @param engine as of tenon_workflow_list
 * @param id of the workflow; its newest version is described
 * @param document receives {"id","version","title","source","states","events","opening","facts","leaders",
 *     "steps","deadlines","actions","words": {name: {"zh","en"}} for the guards, conditions, effects,
 *     persons, dates and checklists that the steps name}
 * @threads any
 * @test capi/workflow_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_workflow_describe(tenon_engine* engine, const char* id, tenon_text** document,
                                          tenon_error** error);

/**
 * A workflow as a drawing.
 * @param engine as of tenon_workflow_list
 * @param format "mermaid", "dot" or "svg"
 * @param language "zh", "en" or "both"; NULL: "both"
 * @param drawing receives text in that format, not JSON
 * @threads any
 * @test capi/workflow_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_workflow_diagram(tenon_engine* engine, const char* id, const char* format,
                                         const char* language, tenon_text** drawing, tenon_error** error);

/**
 * The time limits in force today: those of the rules, over them the active policy pack's for cases about a
 * sale, unit, building or project, over these the company's own (setting "limits").
 * @param engine as of tenon_workflow_list; NULL: the defaults that are built into the rules
 * @param id of a workflow; NULL: of all
 * @param document receives {"limits":[{"workflow","deadline","key"?,"label":{"zh","en"},"limit","default",
 *     "overridden","policy"?: the pack it comes from,"source"}]}; `key` is the kind of case that has a limit
 *     of its own ("major"); a date that is promised case by case has no limit and is left out
 * @threads any
 * @test capi/memory_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_workflow_limits(tenon_engine* engine, const char* id, tenon_text** document,
                                        tenon_error** error);

/* ---- calendar -------------------------------------------------------------------------------------------
 */

/**
 * The calendar that the engine counts by, as the document that the setting "calendar" takes.
 * @param document receives {"calendar":{...}} (include/tenon/time/calendar_data.hpp)
 * @threads any
 * @test capi/calendar_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_calendar_document(tenon_engine* engine, tenon_text** document, tenon_error** error);

/**
 * Whether a calendar document is whole: dates, gaps between years, notices, sources, hours.
 * @param document receives {"id","version","zone","first_year"?,"last_year"?}
 * @return TENON_INVALID with the path of the field at fault
 * @threads any
 * @test capi/calendar_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_calendar_check(const char* calendar_json, tenon_text** document, tenon_error** error);

/**
 * What a day is, and by which notice.
 * @param date "2026-02-14"
 * @param document receives {"day","kind","working","known","reason":{"zh","en"},"notice"?,"hours"}; `kind` is
 *     workday, make_up, weekend, holiday, closed or opened
 * @threads any
 * @test capi/calendar_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_calendar_day(tenon_engine* engine, const char* date, tenon_text** document,
                                     tenon_error** error);

/**
 * When a limit is reached, day by day.
 * @param request_json {"limit": "3 working_days","start": a time or "ledger": [running stretches
 *     {"from","to"?}],"day_end"?,"roll"?:
 * "none"|"following"|"preceding"|"modified_following","unknown_year"?}; what is left out is as the engine
 * counts
 * @param document as of tenon_case_explain
 * @threads any
 * @test capi/calendar_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_calendar_due(tenon_engine* engine, const char* request_json, tenon_text** document,
                                     tenon_error** error);

/**
 * How much working time lies between two times.
 * @param document receives {"working_days","working_minutes","minutes","estimated"}: working days after the
 * day of `from` up to the day of `to`; whole minutes; negative where `to` is before `from`
 * @threads any
 * @test capi/calendar_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_calendar_between(tenon_engine* engine, const char* from, const char* to,
                                         tenon_text** document, tenon_error** error);

/* ---- schemas --------------------------------------------------------------------------------------------
 */

/**
 * The documents that have a published schema.
 * @param document receives {"schemas":[{"name","input"}]}; `input` marks those that go in
 * @threads any
 * @test capi/schema_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_schema_list(tenon_text** document, tenon_error** error);

/**
 * The JSON Schema (draft 2020-12) of a document. The fields of a workflow's events and facts are in
 * tenon_workflow_describe.
 * @param name "command", "outcome", "case", "record.customer" ...
 * @param schema receives the schema
 * @threads any
 * @test capi/schema_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_schema_get(const char* name, tenon_text** schema, tenon_error** error);

/* ---- import ---------------------------------------------------------------------------------------------
 */

/**
 * Begins the import of a file. The whole file is checked first: nothing is imported of one that is malformed
 * or lacks a column. Importing a file again changes nothing.
 * @param mapping_json says how its records become cases (include/tenon/exchange/mapping.hpp)
 * @param data the bytes of the file, copied; may be NULL where `size` is 0
 * @param import receives the import; free it with tenon_import_free
 * @threads any
 * @test capi/import_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_import_open(tenon_engine* engine, const char* mapping_json, const void* data,
                                    size_t size, tenon_import** import, tenon_error** error);

/**
 * Takes the next records and commits what they led to, together. What a rule refuses is no failure: it is
 * listed in the report. To be called until `*done` is `*total`.
 * @param records how many, at least 1; some hundreds are a good measure
 * @param done receives how many records are through; may be NULL
 * @param total receives how many there are; may be NULL
 * @return TENON_OK; else the store failed, nothing of these records is written, and the call may be repeated
 * @threads the one that owns `import`
 * @test capi/import_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_import_step(tenon_import* import, int32_t records, int64_t* done, int64_t* total,
                                    tenon_error** error);

/**
 * What became of the records so far.
 * @param document receives {"mapping","mapping_version","records","left_out","records_refused","opened",
 *     "steps","repeated","refused","counts":[{"event","code","count"}],"refusals":[{"key","line","event",
 *     "at"?,"refusal":{as tenon_error_json}}]}
 * @threads the one that owns `import`
 * @test capi/import_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_import_report(tenon_import* import, tenon_text** document, tenon_error** error);

/**
 * Frees an import. What its steps committed stays.
 * @param import may be NULL
 * @threads the one that owns `import`
 * @test capi/import_test.cpp
 * @since 0.1
 */
TENON_API void tenon_import_free(tenon_import* import);

/* ---- reports --------------------------------------------------------------------------------------------
 */

/**
 * The figures of the desk, counted from all cases.
 * @param options_json {"from"?: opened at or after,"until"?: opened before,"overdue_listed"?: 50,
 *     "sales_listed"?: 200 (in each list of a building), "imports"?: [{"source": name of the file,"report": a
 * document of tenon_import_report}]}; NULL: {}. Up to 256 MiB.
 * @param document receives the figures (include/tenon/report/figures.hpp)
 * @threads any
 * @test capi/import_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_report_figures(tenon_engine* engine, const char* options_json, tenon_text** document,
                                       tenon_error** error);

/**
 * The figures as one HTML page without scripts or links, in Chinese and English.
 * @param options_json as of tenon_report_figures, and "title"?:{"zh","en"},"organisation"?:{"zh","en"},
 *     "language"?: "both","made_up"?: true where the data are invented; NULL: {}
 * @param page receives the page
 * @threads any
 * @test capi/import_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_report_html(tenon_engine* engine, const char* options_json, tenon_text** page,
                                    tenon_error** error);

/**
 * A ledger as a table, one row a case (CSV, RFC 4180).
 * @param options_json {"workflow": "complaint" (or "contract": the signings),"language"?:
 * "zh"|"en"|"both","byte_order_mark"?: true, "from"?,"until"?}
 * @param table receives the table
 * @threads any
 * @test capi/import_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_report_ledger(tenon_engine* engine, const char* options_json, tenon_text** table,
                                      tenon_error** error);

/**
 * The procedures as a handbook for people, written from the rules: one HTML page without scripts or links, in
 * Chinese and English. Procedures, steps, papers, limits and sources in words, indexes by role, document,
 * limit and source, and the rates and fees of the active policy pack.
 * @param engine whose workflows, policy pack and limits, as of today; NULL: what is built in, as of the last
 *     day that the pack was reviewed for
 * @param options_json {"workflows"?: ["signing"] (all),"language"?: "both","title"?:{"zh","en"},
 *     "organisation"?:{"zh","en"},"on"?: "2026-11-23" (the day of the rates)}; NULL: {}
 * @param page receives the page
 * @threads any
 * @test capi/workflow_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_handbook(tenon_engine* engine, const char* options_json, tenon_text** page,
                                 tenon_error** error);

#ifdef __cplusplus
}
#endif

#endif /* TENON_H */
