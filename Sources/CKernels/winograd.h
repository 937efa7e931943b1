#pragma once

// F(2×2, 3×3) and F(4×4, 3×3) of Lavin and Gray, arXiv 1509.09308, with the names of their matrices. Of
// the points where the larger one's polynomials meet, 0, ±√½, ±√2 and infinity, sums differ from those
// of a plain convolution by as little as the order of its terms does; with the paper's 0, ±1, ±2 it is
// three times that.

// Of a tile of `most_outputs`; of one of 2 it takes 4 inputs.
enum { most_inputs = 6, most_outputs = 4, taps = 3, eight = 8, line_floats = 16 };
// Half as wide as the other kernels' vectors: a line of a tile has to fit into the registers.
typedef float octet __attribute__((vector_size(32), aligned(4)));
typedef int octet_mask __attribute__((vector_size(32), aligned(4)));
#define LOAD8(from) (*(const octet *)(from))
#define STORE8(to, values) (*(octet *)(to) = (values))

static const float near = 0.70710678118654752f, far = 1.41421356237309505f;
