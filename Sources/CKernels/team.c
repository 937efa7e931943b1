#define _GNU_SOURCE
#include "team.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "parallel.h"

#if defined(__x86_64__)
#define PAUSE() __builtin_ia32_pause()
#elif defined(__aarch64__)
#define PAUSE() __asm__ volatile("yield")
#else
#define PAUSE() ((void)0)
#endif

// Not OpenMP's: its waiting threads spin for 10 ms, or not at all once a program has two pools of
// them, and the one makes a desktop hot, the other a step slow. Ours look for work for about the
// time that lies between two pieces of a step, then sleep.
enum { looks = 4000, most_members = 64 };

typedef struct {
    atomic_uint round;
    atomic_int busy, sleepers, caller_sleeps;
    pthread_mutex_t mutex;
    pthread_cond_t called, finished;
    int members, joining;
    void (*body)(void *data, int member);
    void *data;
} team;

typedef struct {
    team *team;
    int number;
    unsigned round;
} member;

static _Thread_local team *own;

static void wait_for_round(team *t, unsigned seen) {
    for (int look = 0; look < looks; look++) {
        if (atomic_load(&t->round) != seen) return;
        PAUSE();
    }
    pthread_mutex_lock(&t->mutex);
    atomic_fetch_add(&t->sleepers, 1);
    while (atomic_load(&t->round) == seen) pthread_cond_wait(&t->called, &t->mutex);
    atomic_fetch_sub(&t->sleepers, 1);
    pthread_mutex_unlock(&t->mutex);
}

static void *help(void *context) {
    member self = *(member *)context;
    free(context);
    prepare_thread();
    for (;; self.round++) {
        wait_for_round(self.team, self.round);
        team *t = self.team;
        if (self.number < t->joining) t->body(t->data, self.number);
        if (atomic_fetch_sub(&t->busy, 1) == 1 && atomic_load(&t->caller_sleeps)) {
            pthread_mutex_lock(&t->mutex);
            pthread_cond_signal(&t->finished);
            pthread_mutex_unlock(&t->mutex);
        }
    }
    return NULL;
}

static void wait_for_helpers(team *t) {
    for (int look = 0; look < looks; look++) {
        if (atomic_load(&t->busy) == 0) return;
        PAUSE();
    }
    pthread_mutex_lock(&t->mutex);
    atomic_store(&t->caller_sleeps, 1);
    while (atomic_load(&t->busy) > 0) pthread_cond_wait(&t->finished, &t->mutex);
    atomic_store(&t->caller_sleeps, 0);
    pthread_mutex_unlock(&t->mutex);
}

void team_run(int members, void (*body)(void *data, int member), void *data) {
    team *t = own;
    if (members > 1 && t) {
        t->body = body;
        t->data = data;
        t->joining = members;
        atomic_store(&t->busy, t->members - 1);
        atomic_fetch_add(&t->round, 1);
        if (atomic_load(&t->sleepers) > 0) {
            pthread_mutex_lock(&t->mutex);
            pthread_cond_broadcast(&t->called);
            pthread_mutex_unlock(&t->mutex);
        }
    }
    body(data, 0);
    if (members > 1 && t) wait_for_helpers(t);
}

static team *make_team(void) {
    team *t = calloc(1, sizeof *t);
    if (!t) return NULL;
    pthread_mutex_init(&t->mutex, NULL);
    pthread_cond_init(&t->called, NULL);
    pthread_cond_init(&t->finished, NULL);
    t->members = 1;
    return t;
}

int team_grow(int members) {
    if (members > most_members) members = most_members;
    if (members < 2) return 1;
    if (!own) own = make_team();
    while (own && own->members < members) {
        member *next = malloc(sizeof *next);
        if (!next) break;
        *next = (member){own, own->members, atomic_load(&own->round)};
        pthread_t thread;
        if (pthread_create(&thread, NULL, help, next) != 0) {
            free(next);
            break;
        }
        pthread_detach(thread);
        pthread_setname_np(thread, "lapel-helper");
        own->members++;
    }
    int there = own ? own->members : 1;
    return there < members ? there : members;
}
