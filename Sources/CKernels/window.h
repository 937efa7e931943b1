#pragma once
#include "CKernels.h"
#include "parallel.h"

// A window that starts at y, x of its image, and which of its rows and columns lie inside it. With
// padding y and x may be before the image: they wrap, and wrap back when a row is added.
typedef struct {
    size_t y, x;
    size_t top, bottom, left, right;
} window_span;

INLINE size_t first_inside(size_t start, size_t padding) {
    return start < padding ? padding - start : 0;
}

INLINE size_t last_inside(size_t start, size_t padding, size_t size, size_t limit) {
    return start + size > limit + padding ? limit + padding - start : size;
}

INLINE window_span span_at(const kernels_window *w, size_t row, size_t column) {
    size_t y = row * w->stride, x = column * w->stride;
    return (window_span){
        .y = y - w->top,
        .x = x - w->left,
        .top = first_inside(y, w->top),
        .bottom = last_inside(y, w->top, w->size, w->height),
        .left = first_inside(x, w->left),
        .right = last_inside(x, w->left, w->size, w->width),
    };
}
