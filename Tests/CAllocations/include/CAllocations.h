#pragma once
#include <stddef.h>

// Counts what this thread asks memory for from here on.
void allocations_begin(void);
// How often it did since, but for what oneDNN, and the C++ and OpenMP libraries under it, asked for.
size_t allocations_end(void);
