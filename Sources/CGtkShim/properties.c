#include "CGtkShim.h"

void shim_set_bool(gpointer object, const char *name, gboolean value) {
    g_object_set(object, name, value, NULL);
}

void shim_set_int(gpointer object, const char *name, int value) {
    g_object_set(object, name, value, NULL);
}

void shim_set_string(gpointer object, const char *name, const char *value) {
    g_object_set(object, name, value, NULL);
}

gboolean shim_get_bool(gpointer object, const char *name) {
    gboolean value = FALSE;
    g_object_get(object, name, &value, NULL);
    return value;
}

int shim_get_int(gpointer object, const char *name) {
    int value = 0;
    g_object_get(object, name, &value, NULL);
    return value;
}

void shim_bind(gpointer source, const char *source_property, gpointer target,
               const char *target_property) {
    g_object_bind_property(source, source_property, target, target_property,
                           G_BINDING_SYNC_CREATE);
}

gboolean shim_is_a(gpointer object, GType type) { return G_TYPE_CHECK_INSTANCE_TYPE(object, type); }

GType shim_type_file_list(void) { return GDK_TYPE_FILE_LIST; }

GType shim_type_texture(void) { return GDK_TYPE_TEXTURE; }

GType shim_type_string(void) { return G_TYPE_STRING; }

gboolean shim_value_holds(const GValue *value, GType type) { return G_VALUE_HOLDS(value, type); }
