#include "CGtkShim.h"

#define SHIM_TYPE_CANVAS (shim_canvas_get_type())
G_DECLARE_FINAL_TYPE(ShimCanvas, shim_canvas, SHIM, CANVAS, GtkWidget)

struct _ShimCanvas {
    GtkWidget parent;
    ShimDrawFunction function;
    void *box;
    GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE(ShimCanvas, shim_canvas, GTK_TYPE_WIDGET)

static void snapshot(GtkWidget *widget, GtkSnapshot *snapshot) {
    ShimCanvas *self = SHIM_CANVAS(widget);
    int width = gtk_widget_get_width(widget), height = gtk_widget_get_height(widget);
    if (self->function != NULL && width > 0 && height > 0)
        self->function(self->box, snapshot, width, height);
}

static void dispose(GObject *object) {
    ShimCanvas *self = SHIM_CANVAS(object);
    self->function = NULL;
    // Cleared first: what the box owns may come back here while it goes.
    GDestroyNotify destroy = self->destroy;
    self->destroy = NULL;
    if (destroy != NULL) destroy(self->box);
    G_OBJECT_CLASS(shim_canvas_parent_class)->dispose(object);
}

static void shim_canvas_class_init(ShimCanvasClass *class) {
    GTK_WIDGET_CLASS(class)->snapshot = snapshot;
    G_OBJECT_CLASS(class)->dispose = dispose;
    gtk_widget_class_set_css_name(GTK_WIDGET_CLASS(class), "canvas");
}

static void shim_canvas_init(ShimCanvas *self) {}

GtkWidget *shim_canvas_new(GtkAccessibleRole role, ShimDrawFunction function, void *box,
                           GDestroyNotify destroy) {
    ShimCanvas *self = g_object_new(SHIM_TYPE_CANVAS, "accessible-role", role, NULL);
    self->function = function;
    self->box = box;
    self->destroy = destroy;
    return GTK_WIDGET(self);
}
