#pragma once
// GTK 4.8 and libadwaita 1.2 are the floor: what later versions deprecate has no replacement there.
#define GDK_DISABLE_DEPRECATION_WARNINGS
#define ADW_DISABLE_DEPRECATION_WARNINGS
#include <adwaita.h>

#pragma clang assume_nonnull begin

// init.c
/// Initialises GTK and libadwaita once and remembers the calling thread as the one that owns them.
/// False where there is no display; rendering to memory works all the same.
gboolean shim_init(void);
/// Drops a reference on the thread that owns GTK: at once when called there, else from its main loop.
void shim_unref(gpointer object);

// closure.c
typedef void (*ShimSignalFunction)(void *box, GValue *_Nullable result, guint count,
                                   const GValue *_Nullable arguments);
/// Connects any signal. `function` gets the emitter and the arguments; `destroy` gets the box once.
gulong shim_connect(gpointer instance, const char *signal, ShimSignalFunction function, void *box,
                    GDestroyNotify destroy);
/// Emits a signal that takes no arguments and returns nothing.
void shim_emit(gpointer instance, const char *signal);

// mainloop.c
/// Runs libdispatch's main queue, and with it Swift's main actor, from GLib's main loop.
void shim_install_main_queue(void);

// properties.c
void shim_set_bool(gpointer object, const char *name, gboolean value);
void shim_set_int(gpointer object, const char *name, int value);
void shim_set_string(gpointer object, const char *name, const char *_Nullable value);
gboolean shim_get_bool(gpointer object, const char *name);
int shim_get_int(gpointer object, const char *name);
void shim_bind(gpointer source, const char *source_property, gpointer target,
               const char *target_property);
gboolean shim_is_a(gpointer object, GType type);
GType shim_type_file_list(void);
GType shim_type_texture(void);
GType shim_type_string(void);
gboolean shim_value_holds(const GValue *value, GType type);

// accessible.c
void shim_accessible_set_text(GtkWidget *widget, GtkAccessibleProperty property, const char *text);
void shim_accessible_set_number(GtkWidget *widget, GtkAccessibleProperty property, double value);
void shim_accessible_set_related(GtkWidget *widget, GtkAccessibleRelation relation,
                                 GtkWidget *other);
void shim_accessible_reset(GtkWidget *widget, GtkAccessibleProperty property);
/// Whether a text property holds exactly `text`.
gboolean shim_accessible_has_text(GtkWidget *widget, GtkAccessibleProperty property,
                                  const char *text);

// canvas.c
typedef void (*ShimDrawFunction)(void *box, GtkSnapshot *snapshot, int width, int height);
/// A leaf widget that draws itself by calling `function`; `destroy` gets the box when it goes.
GtkWidget *shim_canvas_new(GtkAccessibleRole role, ShimDrawFunction function, void *box,
                           GDestroyNotify destroy);

// countmodel.c
/// A GListModel of so many items, which are made when asked for and tell nothing but that they are
/// there.
GListModel *shim_count_model_new(void);
/// Adds or removes items at the end.
void shim_count_model_set(GListModel *model, guint count);
/// How many items exist now, over all models: bounded by the bound cells when nothing leaks.
guint shim_count_items_alive(void);

#pragma clang assume_nonnull end
