#pragma once
#include <stdint.h>

#include "CKernels.h"
#include "parallel.h"

// What dropout at one step goes by.
typedef struct {
    unsigned low, high, threshold;
    float scale;
} dropout_rule;

INLINE dropout_rule rule_of(float rate, uint64_t key) {
    return (dropout_rule){
        .low = (unsigned)key,
        .high = (unsigned)(key >> 32),
        .threshold = (unsigned)((double)rate * 4294967296.0),
        .scale = 1 / (1 - rate),
    };
}

// Sets all bits of the lanes that are kept, of the values from `position` on. The random numbers
// are two finalisers over the positions, that of MurmurHash3 (Appleby) and one found by Wellons
// (“lowbias32”), each after half of the key.
INLINE void keep(const dropout_rule *rule, unsigned position, ints *kept) {
    words h = position + (words){0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    h = (h * 0x9E3779B9u) ^ rule->low;
    h = (h ^ (h >> 16)) * 0x85EBCA6Bu;
    h = (h ^ (h >> 13)) * 0xC2B2AE35u;
    h = (h ^ (h >> 16)) + rule->high;
    h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
    h = (h ^ (h >> 12)) * 0x297A2D39u;
    h ^= h >> 15;
    *kept = (ints)(h >= rule->threshold);
}
