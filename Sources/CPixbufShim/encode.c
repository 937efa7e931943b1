#include <gdk-pixbuf/gdk-pixbuf.h>

#include "CPixbufShim.h"

LapelImageStatus lapel_png_write(const char *path, const uint8_t *pixels, int width, int height,
                                 int channels, char *message) {
    GError *error = NULL;
    char *encoded = NULL;
    gsize size = 0;
    GdkPixbuf *pixbuf = gdk_pixbuf_new_from_data(pixels, GDK_COLORSPACE_RGB, channels == 4, 8, width,
                                                 height, width * channels, NULL, NULL);
    bool done = gdk_pixbuf_save_to_buffer(pixbuf, &encoded, &size, "png", &error, NULL) &&
                g_file_set_contents_full(
                    path, encoded, (gssize)size,
                    G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &error);
    if (!done) g_strlcpy(message, error ? error->message : "", LAPEL_MESSAGE_SIZE);
    g_clear_error(&error);
    g_free(encoded);
    g_object_unref(pixbuf);
    return done ? LAPEL_IMAGE_OK : LAPEL_IMAGE_CANNOT_WRITE;
}
