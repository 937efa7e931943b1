#include "CGtkShim.h"

#include <glib-unix.h>
#include <sys/eventfd.h>

// libdispatch exports these for CoreFoundation's run loop; any other run loop may use them as well.
extern int _dispatch_get_main_queue_handle_4CF(void);
extern void _dispatch_main_queue_callback_4CF(void *);

static gboolean run_main_queue(gint descriptor, GIOCondition condition, gpointer data) {
    // Without this read the descriptor stays readable and the loop spins.
    eventfd_t count;
    (void)eventfd_read(descriptor, &count);
    _dispatch_main_queue_callback_4CF(NULL);
    return G_SOURCE_CONTINUE;
}

void shim_install_main_queue(void) {
    static gboolean installed = FALSE;
    if (installed) return;
    installed = TRUE;
    GSource *source = g_unix_fd_source_new(_dispatch_get_main_queue_handle_4CF(), G_IO_IN);
    // Idle priority would starve the main actor while a slow renderer draws without a pause.
    g_source_set_priority(source, G_PRIORITY_DEFAULT);
    g_source_set_can_recurse(source, FALSE);
    g_source_set_callback(source, G_SOURCE_FUNC(run_main_queue), NULL, NULL);
    g_source_set_name(source, "dispatch main queue");
    g_source_attach(source, NULL);
    g_source_unref(source);
}
