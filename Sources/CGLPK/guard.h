#ifndef FLUORO_GUARD_H
#define FLUORO_GUARD_H

/* The guard itself, for the C files of this folder. */

#include "CGLPK.h"
#include <setjmp.h>
#include <stddef.h>

/* What this thread knows about its environment. */
struct cglpk_thread {
    /* Number of the open environment, or 0. */
    uint64_t serial;
    /* Where the error hook jumps to; null while no guard is active, so that a stray error aborts rather than
     * jumps over Swift frames. */
    jmp_buf *top;
    /* Set by the error hook; only cglpk_close clears it. */
    int failed;
    /* Whether ordinary output is kept too, not only the words of an error. */
    int listening;
    /* The words, cut off at the end of the buffer. */
    char text[2048];
    size_t length;
};

extern _Thread_local struct cglpk_thread cglpk_thread;

/* Runs STATEMENTS under a guard and returns from the function around it. `outer` keeps its value over the jump
 * because nothing assigns it after setjmp; results leave through pointers for the same reason. */
#define CGLPK_GUARDED(STATEMENTS)                                                                                      \
    do {                                                                                                               \
        if (cglpk_thread.serial == 0 || cglpk_thread.failed) return CGLPK_CLOSED;                                      \
        jmp_buf frame;                                                                                                 \
        jmp_buf *const outer = cglpk_thread.top;                                                                       \
        if (_setjmp(frame) != 0) {                                                                                     \
            cglpk_thread.top = outer;                                                                                  \
            return CGLPK_FAILED;                                                                                       \
        }                                                                                                              \
        cglpk_thread.top = &frame;                                                                                     \
        STATEMENTS                                                                                                     \
        cglpk_thread.top = outer;                                                                                      \
        return CGLPK_DONE;                                                                                             \
    } while (0)

#endif
