#pragma once
#include <stddef.h>

// One binary that runs at the width of the machine it finds. Before clang 18 levels of the
// architecture had no names, and kernels of one name in two files got mixed up though each is static.
#if defined(__x86_64__) && __clang_major__ >= 18
#define KERNEL __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#elif defined(__x86_64__)
#define KERNEL __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define KERNEL
#endif

#define INLINE static inline __attribute__((always_inline))

enum { lanes = 16 };
// A load or store of these needs no alignment beyond a float's.
typedef float floats __attribute__((vector_size(64), aligned(4)));
typedef int ints __attribute__((vector_size(64), aligned(4)));
typedef unsigned words __attribute__((vector_size(64), aligned(4)));
typedef unsigned short shorts __attribute__((vector_size(32), aligned(2)));

// Macros, because a function that takes or returns a vector must be compiled for the same width as
// its caller, which the clones of a kernel are not.
#define LOAD(from) (*(const floats *)(from))
#define STORE(to, values) (*(floats *)(to) = (values))
#define ALL(value) ((value) - (floats){0})
// The values where the mask is all ones, else 0.
#define WHERE(mask, values) ((floats)((mask) & (ints)(values)))
#define CHOOSE(mask, yes, no) ((floats)(((mask) & (ints)(yes)) | (~(mask) & (ints)(no))))

// One part of the work: units begin..<end. `part` numbers the parts, for partial results.
typedef void (*kernel_body)(const void *job, size_t begin, size_t end, int part);

// How many parts `parallel` makes of `count` units when a part should have at least `grain`.
int parallel_parts(size_t count, size_t grain);
void parallel(size_t count, size_t grain, kernel_body body, const void *job);

// Floats a thread should have to do before a second one pays.
enum { worthwhile = 1 << 14 };
