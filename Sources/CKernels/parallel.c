#define _GNU_SOURCE
#include "parallel.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "CKernels.h"

// The OpenMP runtime that oneDNN brought along, so that both share one pool. A oneDNN built on
// another runtime leaves these null, and the kernels run on one thread.
static struct {
    void (*parallel)(void (*body)(void *), void *data, unsigned threads, unsigned flags);
    void (*set_threads)(int);
    int (*thread)(void);
    int (*team)(void);
} runtime;

static pthread_once_t found = PTHREAD_ONCE_INIT;

static void find_runtime(void) {
    runtime.set_threads = (void (*)(int))dlsym(RTLD_DEFAULT, "omp_set_num_threads");
    runtime.thread = (int (*)(void))dlsym(RTLD_DEFAULT, "omp_get_thread_num");
    runtime.team = (int (*)(void))dlsym(RTLD_DEFAULT, "omp_get_num_threads");
    if (runtime.thread && runtime.team)
        runtime.parallel = (void (*)(void (*)(void *), void *, unsigned, unsigned))dlsym(
            RTLD_DEFAULT, "GOMP_parallel");
}

static const char *const level_names[] = {"baseline", "x86-64-v3", "x86-64-v4"};
static int level;
static pthread_once_t chosen = PTHREAD_ONCE_INIT;

static int widest_level(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    int v3 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")
        && __builtin_cpu_supports("bmi2");
    int v4 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
        && __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl");
    return v3 ? v3 + v4 : 0;
#else
    return 0;
#endif
}

static void choose_level(void) {
    const char *wanted = getenv("LAPEL_KERNELS");
    level = widest_level();
    for (int narrower = 0; wanted && narrower < level; narrower++)
        if (strcmp(wanted, level_names[narrower]) == 0) level = narrower;
}

const char *kernels_level(void) {
    pthread_once(&chosen, choose_level);
    return level_names[level];
}

static _Thread_local int thread_count = 1;

KERNEL(flush_to_zero) {
    (void)data, (void)begin, (void)end, (void)part;
#if defined(__x86_64__)
    _mm_setcsr(_mm_getcsr() | 0x8040);  // flush to zero, denormals are zero
#endif
}

void kernels_set_threads(int threads) {
    pthread_once(&found, find_runtime);
    thread_count = threads > 1 ? threads : 1;
    if (runtime.set_threads) runtime.set_threads(thread_count);
    parallel((size_t)thread_count, 1, flush_to_zero, NULL);
}

int kernels_threads(void) { return thread_count; }

typedef struct {
    kernel_body body;
    const void *data;
    size_t count;
    int parts;
} team_job;

static void run_part(const team_job *job, int part) {
    size_t parts = (size_t)job->parts, index = (size_t)part;
    size_t begin = job->count * index / parts, end = job->count * (index + 1) / parts;
    if (begin < end) job->body(job->data, begin, end, part);
}

// The runtime may give fewer threads than asked for; the parts stay the same.
static void run_team_member(void *data) {
    const team_job *job = data;
    for (int part = runtime.thread(); part < job->parts; part += runtime.team())
        run_part(job, part);
}

int parallel_parts(size_t count, size_t grain) {
    size_t most = count / (grain ? grain : 1);
    if (most < 1) most = 1;
    return most < (size_t)thread_count ? (int)most : thread_count;
}

void parallel(size_t count, size_t grain, const kernel_body kernel[levels], const void *data) {
    pthread_once(&chosen, choose_level);
    team_job team = {kernel[level], data, count, parallel_parts(count, grain)};
    if (team.parts > 1 && runtime.parallel) {
        runtime.parallel(run_team_member, &team, (unsigned)team.parts, 0);
    } else {
        for (int part = 0; part < team.parts; part++) run_part(&team, part);
    }
}
