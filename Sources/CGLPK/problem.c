#include "guard.h"

cglpk_result cglpk_create(glp_prob **problem) { CGLPK_GUARDED(*problem = glp_create_prob();); }

cglpk_result cglpk_delete(glp_prob *problem) { CGLPK_GUARDED(glp_delete_prob(problem);); }

cglpk_result cglpk_add_columns(glp_prob *problem, int count, const int *types, const double *lowers,
                               const double *uppers, const double *costs, const int *kinds) {
    CGLPK_GUARDED(
        if (count > 0) {
            int before = glp_add_cols(problem, count) - 1;
            for (int j = 1; j <= count; j++) {
                glp_set_col_bnds(problem, before + j, types[j], lowers[j], uppers[j]);
                glp_set_obj_coef(problem, before + j, costs[j]);
                glp_set_col_kind(problem, before + j, kinds[j]);
            }
        });
}

cglpk_result cglpk_add_rows(glp_prob *problem, int count, const int *types, const double *lowers,
                            const double *uppers) {
    CGLPK_GUARDED(
        if (count > 0) {
            int before = glp_add_rows(problem, count) - 1;
            for (int i = 1; i <= count; i++) {
                glp_set_row_bnds(problem, before + i, types[i], lowers[i], uppers[i]);
            }
        });
}

cglpk_result cglpk_load_matrix(glp_prob *problem, int count, const int *rows, const int *columns,
                               const double *values) {
    CGLPK_GUARDED(
        glp_load_matrix(problem, count, rows, columns, values);
        glp_scale_prob(problem, GLP_SF_AUTO););
}

cglpk_result cglpk_set_name(glp_prob *problem, const char *name, const char *objective) {
    CGLPK_GUARDED(
        glp_set_prob_name(problem, name);
        glp_set_obj_name(problem, objective););
}

cglpk_result cglpk_set_row_name(glp_prob *problem, int row, const char *name) {
    CGLPK_GUARDED(glp_set_row_name(problem, row, name););
}

cglpk_result cglpk_set_column_name(glp_prob *problem, int column, const char *name) {
    CGLPK_GUARDED(glp_set_col_name(problem, column, name););
}

cglpk_result cglpk_add_row(glp_prob *problem, int type, double lower, double upper, int length, const int *columns,
                           const double *values) {
    CGLPK_GUARDED(
        int row = glp_add_rows(problem, 1);
        glp_set_row_bnds(problem, row, type, lower, upper);
        glp_set_mat_row(problem, row, length, columns, values););
}

cglpk_result cglpk_set_row_bounds(glp_prob *problem, int row, int type, double lower, double upper) {
    CGLPK_GUARDED(glp_set_row_bnds(problem, row, type, lower, upper););
}

cglpk_result cglpk_set_column_bounds(glp_prob *problem, int column, int type, double lower, double upper) {
    CGLPK_GUARDED(glp_set_col_bnds(problem, column, type, lower, upper););
}

cglpk_result cglpk_set_cost(glp_prob *problem, int column, double cost) {
    CGLPK_GUARDED(glp_set_obj_coef(problem, column, cost););
}

cglpk_result cglpk_standard_basis(glp_prob *problem) { CGLPK_GUARDED(glp_std_basis(problem);); }

cglpk_result cglpk_advanced_basis(glp_prob *problem) { CGLPK_GUARDED(glp_adv_basis(problem, 0);); }

cglpk_result cglpk_simplex(glp_prob *problem, const glp_smcp *options, int *code, int *status) {
    CGLPK_GUARDED(
        *code = glp_simplex(problem, options);
        *status = glp_get_status(problem););
}

cglpk_result cglpk_basis_status(glp_prob *problem, int *primal, int *dual) {
    CGLPK_GUARDED(
        *primal = glp_get_prim_stat(problem);
        *dual = glp_get_dual_stat(problem););
}

cglpk_result cglpk_read_solution(glp_prob *problem, int columns, int first_row, int rows, double *objective,
                                 double *values, double *reduced_costs, double *row_duals) {
    CGLPK_GUARDED(
        if (objective) *objective = glp_get_obj_val(problem);
        for (int j = 0; j < columns; j++) {
            if (values) values[j] = glp_get_col_prim(problem, j + 1);
            if (reduced_costs) reduced_costs[j] = glp_get_col_dual(problem, j + 1);
        }
        for (int i = 0; i < rows && row_duals; i++) row_duals[i] = glp_get_row_dual(problem, first_row + i););
}

cglpk_result cglpk_iterations(glp_prob *problem, int *count) { CGLPK_GUARDED(*count = glp_get_it_cnt(problem);); }

cglpk_result cglpk_write_mps(glp_prob *problem, const char *path, int *code) {
    CGLPK_GUARDED(
        cglpk_thread.listening = 1;
        cglpk_thread.length = 0;
        glp_term_out(GLP_ON);
        *code = glp_write_mps(problem, GLP_MPS_FILE, NULL, path);
        glp_term_out(GLP_OFF);
        cglpk_thread.listening = 0;);
}

cglpk_result cglpk_write_lp(glp_prob *problem, const char *path, int *code) {
    CGLPK_GUARDED(
        cglpk_thread.listening = 1;
        cglpk_thread.length = 0;
        glp_term_out(GLP_ON);
        *code = glp_write_lp(problem, NULL, path);
        glp_term_out(GLP_OFF);
        cglpk_thread.listening = 0;);
}
