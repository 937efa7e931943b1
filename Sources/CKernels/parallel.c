#define _GNU_SOURCE
#include "parallel.h"

#include <dlfcn.h>
#include <pthread.h>

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

static _Thread_local int thread_count = 1;

static void flush_to_zero(const void *job, size_t begin, size_t end, int part) {
    (void)job, (void)begin, (void)end, (void)part;
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
    const void *job;
    size_t count;
    int parts;
} team_job;

static void run_part(const team_job *job, int part) {
    size_t parts = (size_t)job->parts, index = (size_t)part;
    size_t begin = job->count * index / parts, end = job->count * (index + 1) / parts;
    if (begin < end) job->body(job->job, begin, end, part);
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

void parallel(size_t count, size_t grain, kernel_body body, const void *job) {
    team_job team = {body, job, count, parallel_parts(count, grain)};
    if (team.parts > 1 && runtime.parallel) {
        runtime.parallel(run_team_member, &team, (unsigned)team.parts, 0);
    } else {
        for (int part = 0; part < team.parts; part++) run_part(&team, part);
    }
}
