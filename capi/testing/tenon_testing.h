/**
 * @file tenon_testing.h
 * The C door of the kit for those who test rules: scenarios, coverage, exploration, mutants, backtests.
 * libtenon_testing.so stands beside libtenon.so and needs it for nothing; a program that runs procedures has
 * no use for it. One function takes a task and a request and gives an answer, all of them JSON (RFC 8259,
 * UTF-8), so that a new task needs no new function. docs/testing-tasks.md says what each takes and gives.
 */
#ifndef TENON_TESTING_H
#define TENON_TESTING_H

#include "tenon.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Hears how far a task is.
 * @param with what the caller of tenon_testing_perform handed in
 * @param line {"done": 12, "of": 300, "label": {"zh": ..., "en": ...}}; valid during the call
 * @return 0 to go on; anything else stops the task, and what has been found so far is the answer
 * @since 0.1
 */
typedef int32_t (*tenon_testing_progress)(void* with, const char* line);

/**
 * Performs a task of the kit.
 * @param task one of those that the task "tasks" lists
 * @param request a JSON object; NULL is {}
 * @param progress called now and then in the calling thread; NULL: nobody wants to know
 * @param with handed on to `progress`
 * @param answer on TENON_OK the answer, whose "passed" says whether what was to be checked is so; otherwise
 * the error as tenon_error_json gives it. The caller's, freed with tenon_testing_free. NULL where memory is
 * out.
 * @return TENON_OK, or a status as in tenon.h
 * @threads any; tasks do not get in each other's way. Tasks that work in parallel start threads of their own
 *   and end them before they return.
 * @test testing/door_test.cpp
 * @since 0.1
 */
TENON_API int32_t tenon_testing_perform(const char* task, const char* request,
                                        tenon_testing_progress progress, void* with, char** answer);

/**
 * Frees an answer; NULL is fine.
 * @threads any
 * @test testing/door_test.cpp
 * @since 0.1
 */
TENON_API void tenon_testing_free(char* answer);

#ifdef __cplusplus
}
#endif

#endif /* TENON_TESTING_H */
