#define _GNU_SOURCE
#include "parallel.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "CKernels.h"
#include "team.h"

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
static _Thread_local int is_prepared;

// How oneDNN is told to stay on the calling thread, if its OpenMP is there; looked up by name,
// because a oneDNN built without it has none. It keeps the number for each thread.
static void (*set_openmp_threads)(int);
static pthread_once_t looked_up = PTHREAD_ONCE_INIT;

static void look_up(void) {
    set_openmp_threads = (void (*)(int))dlsym(RTLD_DEFAULT, "omp_set_num_threads");
}

void prepare_thread(void) {
    if (is_prepared) return;
    is_prepared = 1;
    pthread_once(&looked_up, look_up);
    if (set_openmp_threads) set_openmp_threads(1);
#if defined(__x86_64__)
    _mm_setcsr(_mm_getcsr() | 0x8040);  // flush to zero, denormals are zero
#endif
}

void kernels_set_threads(int threads) {
    prepare_thread();
    thread_count = team_grow(threads);
}

int kernels_threads(void) { return thread_count; }

typedef struct {
    kernel_body body;
    const void *data;
    size_t count;
    int parts;
} part_list;

static void run_part(void *data, int part) {
    const part_list *list = data;
    size_t parts = (size_t)list->parts, index = (size_t)part;
    size_t begin = list->count * index / parts, end = list->count * (index + 1) / parts;
    if (begin < end) list->body(list->data, begin, end, part);
}

int parallel_parts(size_t count, size_t grain) {
    size_t most = count / (grain ? grain : 1);
    if (most < 1) most = 1;
    return most < (size_t)thread_count ? (int)most : thread_count;
}

void parallel(size_t count, size_t grain, const kernel_body kernel[levels], const void *data) {
    pthread_once(&chosen, choose_level);
    part_list list = {kernel[level], data, count, parallel_parts(count, grain)};
    team_run(list.parts, run_part, &list);
}

typedef struct {
    void (*body)(void *context, int task, int worker);
    void *context;
    int tasks;
    atomic_int next;
} task_list;

static void take_tasks(void *data, int worker) {
    task_list *list = data;
    int task;
    while ((task = atomic_fetch_add(&list->next, 1)) < list->tasks)
        list->body(list->context, task, worker);
}

void kernels_run_tasks(
    int tasks, void (*body)(void *context, int task, int worker), void *context) {
    task_list list = {.body = body, .context = context, .tasks = tasks};
    int threads = thread_count;
    // Helpers have never been told of more than one.
    thread_count = 1;
    team_run(threads < tasks ? threads : tasks, take_tasks, &list);
    thread_count = threads;
}
