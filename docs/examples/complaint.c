/*
 * A complaint by way of the C library: it is opened, a step is refused, the program shows why and what would
 * help, does that, finishes the case, and shows what is due meanwhile. Compiled and run as a test.
 *
 *     cc -std=c11 complaint.c -I../../capi -ltenon -o complaint
 */
#include <stdio.h>
#include <stdlib.h>

#include "tenon.h"

static tenon_engine* engine;

static const char clerk[] = "{\"actor\":{\"id\":\"E017\",\"roles\":[\"complaint_clerk\"]}}";
static const char head[] = "{\"actor\":{\"id\":\"E001\",\"roles\":[\"complaint_supervisor\"]}}";
static const char customer[] =
    "{\"actor\":{\"id\":\"E017\",\"roles\":[\"complaint_clerk\"]},\"party\":\"customer\"}";

/* Shows an error in both languages and frees it. */
static void show_error(tenon_error* error) {
  printf("  %s\n  %s\n", tenon_error_message(error, "en"), tenon_error_message(error, "zh"));
  printf("  what helps: %s\n", tenon_error_remedy(error, "en"));
  printf("  source: %s, code: %s\n", tenon_error_source(error), tenon_error_code(error));
  tenon_error_free(error);
}

/* Ends the program where something failed that should not have. Takes the error by address, since C may
 * evaluate the arguments of one call in any order. */
static void must(int32_t status, tenon_error** error) {
  if (status == TENON_OK) return;
  show_error(*error);
  tenon_engine_close(engine);
  exit(EXIT_FAILURE);
}

/* Prints a document and frees it. */
static void show(const char* what, tenon_text* document) {
  printf("%s: %s\n", what, tenon_text_bytes(document));
  tenon_text_free(document);
}

/* Takes one step in the complaint T-17. */
static void take(const char* event, const char* payload, const char* command) {
  tenon_text* outcome = NULL;
  tenon_error* error = NULL;
  must(tenon_case_apply(engine, "reference:T-17", event, payload, command, &outcome, &error), &error);
  show(event, outcome);
}

int main(void) {
  tenon_error* error = NULL;
  tenon_text* text = NULL;

  /* "memory" forgets everything at the end; a host writes "sqlite:crm.db" and leaves "now" away. */
  must(tenon_engine_open("{\"store\":\"memory\",\"now\":\"2026-03-02T10:00:00+08:00\"}", &engine, &error),
       &error);

  must(tenon_case_open(engine, "complaint",
                       "{\"channel\":\"phone\",\"target\":\"quality\",\"about\":\"a crack in the wall\","
                       "\"asked\":\"repair\"}",
                       "{\"actor\":{\"id\":\"E017\",\"roles\":[\"complaint_clerk\"]},"
                       "\"subject\":{\"customer\":\"C1\"},\"reference\":\"T-17\"}",
                       &text, &error),
       &error);
  show("open", text);

  must(tenon_case_due(engine, "2026-03-02T12:00:00+08:00", 10, &text, &error), &error);
  show("due by noon", text);

  take("set_grade", "{\"grade\":\"ordinary\"}", clerk);
  take("name_responsible", "{\"responsible\":\"E020\",\"department\":\"D1\",\"measures\":\"a visit today\"}",
       clerk);

  /* A proposal before anybody has looked: a rule says no, and says why. */
  const char* proposal = "{\"proposal\":\"fill the crack\",\"relief\":\"non_monetary\"}";
  if (tenon_case_apply(engine, "reference:T-17", "propose", proposal, clerk, &text, &error) !=
      TENON_REFUSED) {
    tenon_engine_close(engine);
    return EXIT_FAILURE;
  }
  printf("propose is refused:\n");
  show_error(error);

  take("look_into", "{\"findings\":\"the soil has settled\",\"cause\":\"error\",\"fault\":\"neither\"}",
       clerk);
  take("propose", proposal, clerk);
  take("check_proposal", "{\"answers_request\":true,\"grounds\":\"contract, article 12\"}", head);
  take("accept", NULL, customer);
  take("carry_out", "{\"done\":\"filled and painted\"}", clerk);
  take("tell_result", "{\"channel\":\"phone\",\"result\":\"filled and painted\"}", clerk);
  take("record_revisit", "{\"satisfaction\":5}", customer);

  must(tenon_case_due(engine, "2026-03-31T12:00:00+08:00", 10, &text, &error), &error);
  show("due this month", text);

  tenon_engine_close(engine);
  return EXIT_SUCCESS;
}
