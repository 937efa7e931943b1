#include "CGtkShim.h"

void shim_accessible_set_text(GtkWidget *widget, GtkAccessibleProperty property, const char *text) {
    gtk_accessible_update_property(GTK_ACCESSIBLE(widget), property, text, -1);
}

void shim_accessible_set_number(GtkWidget *widget, GtkAccessibleProperty property, double value) {
    gtk_accessible_update_property(GTK_ACCESSIBLE(widget), property, value, -1);
}

void shim_accessible_set_related(GtkWidget *widget, GtkAccessibleRelation relation,
                                 GtkWidget *other) {
    gtk_accessible_update_relation(GTK_ACCESSIBLE(widget), relation, other, NULL, -1);
}

void shim_accessible_reset(GtkWidget *widget, GtkAccessibleProperty property) {
    gtk_accessible_reset_property(GTK_ACCESSIBLE(widget), property);
}

gboolean shim_accessible_has_text(GtkWidget *widget, GtkAccessibleProperty property,
                                  const char *text) {
    char *difference = gtk_test_accessible_check_property(GTK_ACCESSIBLE(widget), property, text);
    gboolean same = difference == NULL;
    g_free(difference);
    return same;
}
