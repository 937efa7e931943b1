#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Pictures through gdk-pixbuf, digests through GLib. No GLib type crosses this header.

enum { LAPEL_MESSAGE_SIZE = 256, LAPEL_SHA256_SIZE = 65 };

typedef enum {
    LAPEL_IMAGE_OK = 0,
    LAPEL_IMAGE_UNKNOWN_FORMAT,
    LAPEL_IMAGE_DAMAGED,
    LAPEL_IMAGE_TOO_LARGE,
    LAPEL_IMAGE_OUT_OF_MEMORY,
    LAPEL_IMAGE_CANNOT_WRITE,
} LapelImageStatus;

// An upright picture: rows from the top, 3 bytes (red, green, blue) or 4 (and alpha, not
// premultiplied) a pixel, no padding.
typedef struct {
    int width;
    int height;
    int channels;
    // The size that the file states, before it was reduced and turned upright.
    int stated_width;
    int stated_height;
    uint8_t *pixels;
    char message[LAPEL_MESSAGE_SIZE];
} LapelImage;

// Decodes the picture in `bytes`; of an animation, the first frame. A picture of more than
// `max_pixels` is refused on sight of its header; one with an edge over `max_edge` is reduced while
// it loads. Orientation from EXIF is applied. `image->pixels` is freed by lapel_image_clear; on
// failure it is NULL, `image->message` says why and the stated size is set where it was reached.
LapelImageStatus lapel_image_decode(const uint8_t *bytes, size_t count, int64_t max_pixels,
                                    int max_edge, LapelImage *image);

void lapel_image_clear(LapelImage *image);

// Writes width × height pixels of `channels` (3 or 4) bytes as a PNG: temporary file, fsync, rename,
// fsync of the folder. On failure `message` (LAPEL_MESSAGE_SIZE bytes) says why.
LapelImageStatus lapel_png_write(const char *path, const uint8_t *pixels, int width, int height,
                                 int channels, char *message);

// SHA-256 as 64 lower-case hexadecimal digits and a terminating zero.
void lapel_sha256(const uint8_t *bytes, size_t count, char digest[LAPEL_SHA256_SIZE]);
