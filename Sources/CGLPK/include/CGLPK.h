#ifndef FLUORO_CGLPK_H
#define FLUORO_CGLPK_H

/* The only door to GLPK. The library answers a bad argument, a failed assertion or an exhausted memory limit by
 * abort(), unless its error hook leaves by a jump; and a jump may cross no Swift frame. So every call that can
 * fail is made here, between a setjmp and the hook's longjmp with nothing but C frames in between.
 *
 * GLPK's environment belongs to a thread: everything below works on the environment that the calling thread
 * opened, and problems may never change threads. Rows and columns count from 1, as in GLPK; arrays that
 * are given to a function start at index 1 too (element 0 is not read); arrays to be filled start at index 0. */

#include <glpk.h>
#include <stdint.h>

/* How a guarded call ended. */
typedef enum cglpk_result {
    /* It returned normally. */
    CGLPK_DONE = 0,
    /* GLPK reported a fatal error: cglpk_failure_text has its words, and from now on nothing but cglpk_close works. */
    CGLPK_FAILED = 1,
    /* Not tried: this thread has no open environment, or an earlier call failed. */
    CGLPK_CLOSED = 2,
} cglpk_result;

/* What a search tells at each of its stops. */
typedef struct cglpk_event {
    /* Why the search stops: GLP_ISELECT, GLP_IPREPRO, GLP_IROWGEN, GLP_IHEUR, GLP_ICUTGEN, GLP_IBRANCH, GLP_IBINGO. */
    int reason;
    /* Nodes made so far, removed ones included. */
    int nodes;
    /* Number of the current node and its depth; 0 and 0 where there is none. */
    int node, level;
    /* Proven bound of the current node; -DBL_MAX before its relaxation is solved. */
    double node_bound;
    /* Least bound of all open nodes, at GLP_ISELECT only (finding it walks through them all); else -DBL_MAX.
     * -DBL_MAX also where no node is open. */
    double best_bound;
    /* Whether the problem that was passed to cglpk_search has a solution, and its objective. */
    int has_incumbent;
    double incumbent_objective;
    /* Simplex iterations so far, those of the root's relaxation included. */
    int iterations;
    /* Objective of the last relaxation. */
    double relaxation_objective;
} cglpk_event;

/* Listens to a search. It may call the functions below; each has a guard of its own. After one of them returned
 * CGLPK_FAILED the listener must return at once: the search then ends with CGLPK_FAILED too. */
typedef void (*cglpk_listener)(void *context, glp_tree *tree, const cglpk_event *event);

/* Opens this thread's environment with silenced terminal output. memory_limit_mb of 0 is no limit.
 * Returns a number that no other environment of the process has, or 0 where it cannot be opened. */
uint64_t cglpk_open(int memory_limit_mb);

/* Frees this thread's environment with all problems in it. Safe after a failure, and without an environment. */
void cglpk_close(void);

/* The number of this thread's environment; 0 where there is none or it has failed. */
uint64_t cglpk_serial(void);

/* What GLPK printed when it failed, or during the last cglpk_write_*: valid until the next call on this thread. */
const char *cglpk_failure_text(void);

/* Makes an empty problem, to be minimised. */
cglpk_result cglpk_create(glp_prob **problem);

/* Deletes a problem of this environment. */
cglpk_result cglpk_delete(glp_prob *problem);

/* Adds columns: for each its type (GLP_FR, LO, UP, DB, FX), bounds, cost, and kind (GLP_CV or GLP_IV). */
cglpk_result cglpk_add_columns(glp_prob *problem, int count, const int *types, const double *lowers,
                               const double *uppers, const double *costs, const int *kinds);

/* Adds rows without entries: for each its type and bounds. */
cglpk_result cglpk_add_rows(glp_prob *problem, int count, const int *types, const double *lowers,
                            const double *uppers);

/* Replaces the whole matrix by entries given as triples, and scales the problem. */
cglpk_result cglpk_load_matrix(glp_prob *problem, int count, const int *rows, const int *columns,
                               const double *values);

/* Names the problem and its objective. */
cglpk_result cglpk_set_name(glp_prob *problem, const char *name, const char *objective);

/* Names a row. */
cglpk_result cglpk_set_row_name(glp_prob *problem, int row, const char *name);

/* Names a column. */
cglpk_result cglpk_set_column_name(glp_prob *problem, int column, const char *name);

/* Adds a row at the end. */
cglpk_result cglpk_add_row(glp_prob *problem, int type, double lower, double upper, int length, const int *columns,
                           const double *values);

/* Replaces the bounds of a row. */
cglpk_result cglpk_set_row_bounds(glp_prob *problem, int row, int type, double lower, double upper);

/* Replaces the bounds of a column. */
cglpk_result cglpk_set_column_bounds(glp_prob *problem, int column, int type, double lower, double upper);

/* Replaces the objective coefficient of a column; column 0 is the constant. */
cglpk_result cglpk_set_cost(glp_prob *problem, int column, double cost);

/* Starts afresh from the basis of all rows. */
cglpk_result cglpk_standard_basis(glp_prob *problem);

/* Starts afresh from GLPK's triangular basis. */
cglpk_result cglpk_advanced_basis(glp_prob *problem);

/* Simplex. code gets GLPK's return code, status GLP_OPT, GLP_NOFEAS, ... of the basic solution. */
cglpk_result cglpk_simplex(glp_prob *problem, const glp_smcp *options, int *code, int *status);

/* Primal and dual status of the basic solution, apart. */
cglpk_result cglpk_basis_status(glp_prob *problem, int *primal, int *dual);

/* Reads the basic solution: objective, `columns` values and reduced costs, the duals of `rows` rows from
 * first_row on. Each array may be null. */
cglpk_result cglpk_read_solution(glp_prob *problem, int columns, int first_row, int rows, double *objective,
                                 double *values, double *reduced_costs, double *row_duals);

/* Simplex iterations made in this problem so far. */
cglpk_result cglpk_iterations(glp_prob *problem, int *count);

/* Branch and cut from an optimal basis (or with options->presolve from anywhere). The options' callback fields are
 * replaced. code gets GLPK's return code, status GLP_OPT, GLP_FEAS, GLP_NOFEAS or GLP_UNDEF, and
 * objective that of the best solution where there is one. */
cglpk_result cglpk_search(glp_prob *problem, const glp_iocp *options, cglpk_listener listener, void *context,
                          int *code, int *status, double *objective);

/* Reads the best integer solution into `columns` values. */
cglpk_result cglpk_read_incumbent(glp_prob *problem, int columns, double *values);

/* Inside a listener: the solution of the current relaxation, `columns` values. */
cglpk_result cglpk_read_point(glp_tree *tree, int columns, double *values);

/* Inside a listener, at GLP_IROWGEN: makes the current node infeasible, so that the search drops it. */
cglpk_result cglpk_drop_node(glp_tree *tree);

/* Inside a listener: adds a row for the subtree of the current node, at GLP_IROWGEN. */
cglpk_result cglpk_add_lazy_row(glp_tree *tree, int type, double lower, double upper, int length, const int *columns,
                                const double *values);

/* Inside a listener: hands in a solution. GLPK checks integrality and that it improves,
 * *not* rows and bounds. accepted gets 1 or 0. */
cglpk_result cglpk_offer(glp_tree *tree, const double *values, int *accepted);

/* Inside a listener: ends the search at its next stop. */
cglpk_result cglpk_stop(glp_tree *tree);

/* Writes free MPS. code gets 0, or not 0 where the file could not be written. */
cglpk_result cglpk_write_mps(glp_prob *problem, const char *path, int *code);

/* Writes CPLEX LP. code as above. */
cglpk_result cglpk_write_lp(glp_prob *problem, const char *path, int *code);

#endif
