#include "CGtkShim.h"

static GThread *owner;
static gboolean has_display;

gboolean shim_init(void) {
    // A second gtk_init_check returns TRUE even without a display, hence the memory.
    if (g_atomic_pointer_get(&owner) == NULL) {
        has_display = gtk_init_check() && gdk_display_get_default() != NULL;
        if (has_display) adw_init();
        g_atomic_pointer_set(&owner, g_thread_self());
    }
    return has_display;
}

static gboolean unref_now(gpointer object) {
    g_object_unref(object);
    return G_SOURCE_REMOVE;
}

void shim_unref(gpointer object) {
    GThread *thread = g_atomic_pointer_get(&owner);
    if (thread == NULL || thread == g_thread_self())
        g_object_unref(object);
    else
        g_idle_add_full(G_PRIORITY_DEFAULT, unref_now, object, NULL);
}
