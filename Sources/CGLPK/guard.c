#include "guard.h"
#include <stdatomic.h>
#include <string.h>

_Thread_local struct cglpk_thread cglpk_thread;

static atomic_uint_fast64_t environments;

/* GLPK prints the words of an error before it calls the error hook; the hook itself gets none. */
static int keep_output(void *info, const char *text) {
    struct cglpk_thread *thread = info;
    if (!thread->listening && !glp_at_error()) return 1;
    size_t room = sizeof thread->text - 1 - thread->length;
    size_t length = strlen(text);
    if (length > room) length = room;
    memcpy(thread->text + thread->length, text, length);
    thread->length += length;
    thread->text[thread->length] = 0;
    return 1;
}

static void leave_by_jump(void *info) {
    struct cglpk_thread *thread = info;
    thread->failed = 1;
    if (thread->top) _longjmp(*thread->top, 1);
}

uint64_t cglpk_open(int memory_limit_mb) {
    if (cglpk_thread.serial != 0 || glp_init_env() != 0) return 0;
    memset(&cglpk_thread, 0, sizeof cglpk_thread);
    glp_term_hook(keep_output, &cglpk_thread);
    glp_error_hook(leave_by_jump, &cglpk_thread);
    glp_term_out(GLP_OFF);
    if (memory_limit_mb > 0) glp_mem_limit(memory_limit_mb);
    cglpk_thread.serial = atomic_fetch_add(&environments, 1) + 1;
    return cglpk_thread.serial;
}

void cglpk_close(void) {
    if (cglpk_thread.serial == 0) return;
    glp_free_env();
    memset(&cglpk_thread, 0, sizeof cglpk_thread);
}

uint64_t cglpk_serial(void) { return cglpk_thread.failed ? 0 : cglpk_thread.serial; }

const char *cglpk_failure_text(void) { return cglpk_thread.text; }
