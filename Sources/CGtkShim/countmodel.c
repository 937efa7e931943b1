#include "CGtkShim.h"

static guint items_alive;

#define SHIM_TYPE_COUNT_ITEM (shim_count_item_get_type())
G_DECLARE_FINAL_TYPE(ShimCountItem, shim_count_item, SHIM, COUNT_ITEM, GObject)

struct _ShimCountItem {
    GObject parent;
};

G_DEFINE_FINAL_TYPE(ShimCountItem, shim_count_item, G_TYPE_OBJECT)

static void item_finalize(GObject *object) {
    items_alive--;
    G_OBJECT_CLASS(shim_count_item_parent_class)->finalize(object);
}

static void shim_count_item_class_init(ShimCountItemClass *class) {
    G_OBJECT_CLASS(class)->finalize = item_finalize;
}

static void shim_count_item_init(ShimCountItem *self) { items_alive++; }

#define SHIM_TYPE_COUNT_MODEL (shim_count_model_get_type())
G_DECLARE_FINAL_TYPE(ShimCountModel, shim_count_model, SHIM, COUNT_MODEL, GObject)

struct _ShimCountModel {
    GObject parent;
    guint count;
};

static GType item_type(GListModel *model) { return SHIM_TYPE_COUNT_ITEM; }

static guint item_count(GListModel *model) { return SHIM_COUNT_MODEL(model)->count; }

static gpointer get_item(GListModel *model, guint position) {
    if (position >= SHIM_COUNT_MODEL(model)->count) return NULL;
    return g_object_new(SHIM_TYPE_COUNT_ITEM, NULL);
}

static void list_model_init(GListModelInterface *interface) {
    interface->get_item_type = item_type;
    interface->get_n_items = item_count;
    interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE(ShimCountModel, shim_count_model, G_TYPE_OBJECT,
                              G_IMPLEMENT_INTERFACE(G_TYPE_LIST_MODEL, list_model_init))

static void shim_count_model_class_init(ShimCountModelClass *class) {}

static void shim_count_model_init(ShimCountModel *self) {}

GListModel *shim_count_model_new(void) { return g_object_new(SHIM_TYPE_COUNT_MODEL, NULL); }

void shim_count_model_set(GListModel *model, guint count) {
    guint before = SHIM_COUNT_MODEL(model)->count;
    guint common = MIN(before, count);
    SHIM_COUNT_MODEL(model)->count = count;
    if (before != count) g_list_model_items_changed(model, common, before - common, count - common);
}

guint shim_count_items_alive(void) { return items_alive; }
