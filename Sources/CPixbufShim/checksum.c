#include <glib.h>

#include "CPixbufShim.h"

void lapel_sha256(const uint8_t *bytes, size_t count, char digest[LAPEL_SHA256_SIZE]) {
    GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, bytes, (gssize)count);
    g_strlcpy(digest, g_checksum_get_string(checksum), LAPEL_SHA256_SIZE);
    g_checksum_free(checksum);
}
