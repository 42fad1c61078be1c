#ifndef FLUORO_CGLPK_H
#define FLUORO_CGLPK_H
#include <glpk.h>
#endif
