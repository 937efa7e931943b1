#include <string.h>

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "CPixbufShim.h"

typedef struct {
    int64_t max_pixels;
    int max_edge;
    LapelImage *image;
    bool too_large;
} Limits;

// Runs once the header is read and before any pixel is allocated. A size of 0 makes each of
// gdk-pixbuf's loaders give up.
static void size_prepared(GdkPixbufLoader *loader, int width, int height, gpointer data) {
    Limits *limits = data;
    limits->image->stated_width = width;
    limits->image->stated_height = height;
    if ((int64_t)width * height > limits->max_pixels) {
        limits->too_large = true;
        gdk_pixbuf_loader_set_size(loader, 0, 0);
        return;
    }
    int longest = MAX(width, height);
    if (longest > limits->max_edge) {
        double scale = (double)limits->max_edge / longest;
        gdk_pixbuf_loader_set_size(loader, MAX(1, (int)(width * scale + 0.5)),
                                   MAX(1, (int)(height * scale + 0.5)));
    }
}

// In pieces, so that a refused header stops the work long before the end of the file.
static bool feed(GdkPixbufLoader *loader, const uint8_t *bytes, size_t count, const Limits *limits,
                 GError **error) {
    const size_t piece = 64 * 1024;
    for (size_t done = 0; done < count; done += piece) {
        if (!gdk_pixbuf_loader_write(loader, bytes + done, MIN(piece, count - done), error)) {
            return false;
        }
        if (limits->too_large) return false;
    }
    return true;
}

static LapelImageStatus status_of(const GError *error) {
    if (g_error_matches(error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_UNKNOWN_TYPE)) {
        return LAPEL_IMAGE_UNKNOWN_FORMAT;
    }
    if (g_error_matches(error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY)) {
        return LAPEL_IMAGE_OUT_OF_MEMORY;
    }
    return LAPEL_IMAGE_DAMAGED;
}

static LapelImageStatus copy_pixels(GdkPixbuf *pixbuf, LapelImage *image) {
    int width = gdk_pixbuf_get_width(pixbuf), height = gdk_pixbuf_get_height(pixbuf);
    int channels = gdk_pixbuf_get_n_channels(pixbuf), stride = gdk_pixbuf_get_rowstride(pixbuf);
    size_t row = (size_t)width * channels;
    image->pixels = g_try_malloc(row * height);
    if (!image->pixels) return LAPEL_IMAGE_OUT_OF_MEMORY;
    const uint8_t *source = gdk_pixbuf_read_pixels(pixbuf);
    for (int y = 0; y < height; y++) {
        memcpy(image->pixels + y * row, source + (size_t)y * stride, row);
    }
    image->width = width;
    image->height = height;
    image->channels = channels;
    return LAPEL_IMAGE_OK;
}

LapelImageStatus lapel_image_decode(const uint8_t *bytes, size_t count, int64_t max_pixels,
                                    int max_edge, LapelImage *image) {
    memset(image, 0, sizeof *image);
    Limits limits = {max_pixels, max_edge, image, false};
    GError *error = NULL;
    LapelImageStatus status;
    GdkPixbufLoader *loader = gdk_pixbuf_loader_new();
    g_signal_connect(loader, "size-prepared", G_CALLBACK(size_prepared), &limits);

    // A loader must be closed before it goes, also after a failure; the first error is the one told.
    bool fed = feed(loader, bytes, count, &limits, &error);
    bool closed = gdk_pixbuf_loader_close(loader, fed ? &error : NULL);
    GdkPixbuf *loaded = gdk_pixbuf_loader_get_pixbuf(loader);
    if (limits.too_large) {
        status = LAPEL_IMAGE_TOO_LARGE;
    } else if (!fed || !closed || !loaded) {
        status = error ? status_of(error) : LAPEL_IMAGE_DAMAGED;
    } else {
        GdkPixbuf *upright = gdk_pixbuf_apply_embedded_orientation(loaded);
        status = upright ? copy_pixels(upright, image) : LAPEL_IMAGE_OUT_OF_MEMORY;
        g_clear_object(&upright);
    }
    if (error) g_strlcpy(image->message, error->message, sizeof image->message);
    g_clear_error(&error);
    g_object_unref(loader);
    return status;
}

void lapel_image_clear(LapelImage *image) {
    g_clear_pointer(&image->pixels, g_free);
}
