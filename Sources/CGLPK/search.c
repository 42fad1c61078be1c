#include "guard.h"
#include <float.h>

/* What the trampoline needs to reach the listener. */
struct search {
    cglpk_listener listener;
    void *context;
    glp_prob *problem;
};

static void describe(glp_tree *tree, const struct search *search, cglpk_event *event) {
    event->reason = glp_ios_reason(tree);
    glp_ios_tree_size(tree, NULL, NULL, &event->nodes);
    event->node = glp_ios_curr_node(tree);
    event->level = event->node ? glp_ios_node_level(tree, event->node) : 0;
    event->node_bound = event->node ? glp_ios_node_bound(tree, event->node) : -DBL_MAX;
    int best = event->reason == GLP_ISELECT ? glp_ios_best_node(tree) : 0;
    event->best_bound = best ? glp_ios_node_bound(tree, best) : -DBL_MAX;
    int status = glp_mip_status(search->problem);
    event->has_incumbent = status == GLP_FEAS || status == GLP_OPT;
    event->incumbent_objective = event->has_incumbent ? glp_mip_obj_val(search->problem) : DBL_MAX;
    event->iterations = glp_get_it_cnt(search->problem);
    event->relaxation_objective = glp_get_obj_val(glp_ios_get_prob(tree));
}

/* While the listener's Swift frames are on the stack there is no place to jump to: each guarded call of the
 * listener makes its own. Once they are gone, a failure among them leaves through the guard of the search. */
static void trampoline(glp_tree *tree, void *info) {
    const struct search *search = info;
    cglpk_event event;
    describe(tree, search, &event);
    jmp_buf *const outer = cglpk_thread.top;
    cglpk_thread.top = NULL;
    search->listener(search->context, tree, &event);
    cglpk_thread.top = outer;
    if (cglpk_thread.failed) _longjmp(*outer, 1);
}

cglpk_result cglpk_search(glp_prob *problem, const glp_iocp *options, cglpk_listener listener, void *context,
                          int *code, int *status, double *objective) {
    struct search search = {listener, context, problem};
    glp_iocp own = *options;
    own.cb_func = trampoline;
    own.cb_info = &search;
    CGLPK_GUARDED(
        *code = glp_intopt(problem, &own);
        *status = glp_mip_status(problem);
        *objective = glp_mip_obj_val(problem););
}

cglpk_result cglpk_read_incumbent(glp_prob *problem, int columns, double *values) {
    CGLPK_GUARDED(
        for (int j = 0; j < columns; j++) values[j] = glp_mip_col_val(problem, j + 1););
}

cglpk_result cglpk_read_point(glp_tree *tree, int columns, double *values) {
    CGLPK_GUARDED(
        glp_prob *problem = glp_ios_get_prob(tree);
        for (int j = 0; j < columns; j++) values[j] = glp_get_col_prim(problem, j + 1););
}

cglpk_result cglpk_drop_node(glp_tree *tree) {
    CGLPK_GUARDED(
        glp_prob *problem = glp_ios_get_prob(tree);
        /* A row without entries that asks for at least 1: no point satisfies it. */
        int row = glp_add_rows(problem, 1);
        glp_set_row_bnds(problem, row, GLP_LO, 1, 0););
}

cglpk_result cglpk_add_lazy_row(glp_tree *tree, int type, double lower, double upper, int length, const int *columns,
                                const double *values) {
    CGLPK_GUARDED(
        glp_prob *problem = glp_ios_get_prob(tree);
        int row = glp_add_rows(problem, 1);
        glp_set_row_bnds(problem, row, type, lower, upper);
        glp_set_mat_row(problem, row, length, columns, values););
}

cglpk_result cglpk_offer(glp_tree *tree, const double *values, int *accepted) {
    CGLPK_GUARDED(*accepted = glp_ios_heur_sol(tree, values) == 0;);
}

cglpk_result cglpk_stop(glp_tree *tree) { CGLPK_GUARDED(glp_ios_terminate(tree);); }
