#pragma once
#include <stddef.h>

#define INLINE static inline __attribute__((always_inline))

// One part of the work: units begin..<end. `part` numbers the parts, for partial results.
typedef void (*kernel_body)(const void *data, size_t begin, size_t end, int part);

// The body of a kernel, built for each level of the architecture: one binary runs at the width of
// the machine it finds, and at a narrower one where a test asks for that. Not `target_clones`: their
// choice is made before the program begins, where nothing can be asked.
#define KERNEL(name)                                                                    \
    INLINE void name##_body(const void *data, size_t begin, size_t end, int part);      \
    LEVEL(name, baseline, )                                                             \
    LEVEL_V3(name)                                                                      \
    LEVEL_V4(name)                                                                      \
    static const kernel_body name[levels] = {LEVELS(name)};                             \
    INLINE void name##_body(const void *data, size_t begin, size_t end, int part)

#define LEVEL(name, level, target)                                                      \
    target static void name##_##level(                                                  \
        const void *data, size_t begin, size_t end, int part) {                         \
        name##_body(data, begin, end, part);                                            \
    }

#if defined(__x86_64__)
enum { levels = 3 };
#define LEVEL_V3(name) LEVEL(name, v3, __attribute__((target("arch=x86-64-v3"))))
#define LEVEL_V4(name) LEVEL(name, v4, __attribute__((target("arch=x86-64-v4"))))
#define LEVELS(name) name##_baseline, name##_v3, name##_v4
#else
enum { levels = 1 };
#define LEVEL_V3(name)
#define LEVEL_V4(name)
#define LEVELS(name) name##_baseline
#endif

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

// Sets up a thread on which kernels and primitives are to run: flush-to-zero, and no threads of
// oneDNN's own.
void prepare_thread(void);
// How many parts `parallel` makes of `count` units when a part should have at least `grain`.
int parallel_parts(size_t count, size_t grain);
// Runs the kernel's body for the level in use on all parts.
void parallel(size_t count, size_t grain, const kernel_body kernel[levels], const void *data);

// Floats a thread should have to do before a second one pays.
enum { worthwhile = 1 << 14 };
