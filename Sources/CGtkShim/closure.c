#include "CGtkShim.h"

// GLib overwrites closure->data while it runs finalize notifiers, so the box lives in a field here.
typedef struct {
    GClosure base;
    ShimSignalFunction function;
    void *box;
    GDestroyNotify destroy;
} ShimClosure;

static void marshal(GClosure *closure, GValue *result, guint count, const GValue *arguments,
                    gpointer hint, gpointer data) {
    ShimClosure *self = (ShimClosure *)closure;
    self->function(self->box, result, count, arguments);
}

static void finalize(gpointer data, GClosure *closure) {
    ShimClosure *self = (ShimClosure *)closure;
    self->destroy(self->box);
}

gulong shim_connect(gpointer instance, const char *signal, ShimSignalFunction function, void *box,
                    GDestroyNotify destroy) {
    GClosure *closure = g_closure_new_simple(sizeof(ShimClosure), NULL);
    ShimClosure *self = (ShimClosure *)closure;
    self->function = function;
    self->box = box;
    self->destroy = destroy;
    g_closure_set_marshal(closure, marshal);
    g_closure_add_finalize_notifier(closure, NULL, finalize);
    return g_signal_connect_closure(instance, signal, closure, FALSE);
}

void shim_emit(gpointer instance, const char *signal) {
    g_signal_emit_by_name(instance, signal);
}
