#define _GNU_SOURCE
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "CKernels.h"

typedef struct {
    char name[16];  // with its end, the most that Linux takes
    int niceness;
    void (*body)(void *);
    void *context;
} start;

static void *run(void *data) {
    start begun = *(start *)data;
    free(data);
    pthread_setname_np(pthread_self(), begun.name);
    // Linux keeps niceness by thread: 0 is this one, and threads that it starts inherit it.
    if (begun.niceness) setpriority(PRIO_PROCESS, 0, begun.niceness);
    begun.body(begun.context);
    return NULL;
}

int kernels_start_thread(
    const char *name, int niceness, void (*body)(void *), void *context) {
    start *started = calloc(1, sizeof *started);
    if (!started) return -1;
    strncpy(started->name, name, sizeof started->name - 1);
    started->niceness = niceness;
    started->body = body;
    started->context = context;
    pthread_t thread;
    int status = pthread_create(&thread, NULL, run, started);
    if (status) {
        free(started);
    } else {
        pthread_detach(thread);
    }
    return status;
}
