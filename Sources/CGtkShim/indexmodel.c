#include "CGtkShim.h"

static guint items_alive;

#define SHIM_TYPE_INDEX_ITEM (shim_index_item_get_type())
G_DECLARE_FINAL_TYPE(ShimIndexItem, shim_index_item, SHIM, INDEX_ITEM, GObject)

struct _ShimIndexItem {
    GObject parent;
    guint32 value;
};

G_DEFINE_FINAL_TYPE(ShimIndexItem, shim_index_item, G_TYPE_OBJECT)

static void item_finalize(GObject *object) {
    items_alive--;
    G_OBJECT_CLASS(shim_index_item_parent_class)->finalize(object);
}

static void shim_index_item_class_init(ShimIndexItemClass *class) {
    G_OBJECT_CLASS(class)->finalize = item_finalize;
}

static void shim_index_item_init(ShimIndexItem *self) { items_alive++; }

#define SHIM_TYPE_INDEX_MODEL (shim_index_model_get_type())
G_DECLARE_FINAL_TYPE(ShimIndexModel, shim_index_model, SHIM, INDEX_MODEL, GObject)

struct _ShimIndexModel {
    GObject parent;
    guint32 *indices;
    guint count;
};

static GType item_type(GListModel *model) { return SHIM_TYPE_INDEX_ITEM; }

static guint item_count(GListModel *model) { return SHIM_INDEX_MODEL(model)->count; }

static gpointer get_item(GListModel *model, guint position) {
    ShimIndexModel *self = SHIM_INDEX_MODEL(model);
    if (position >= self->count) return NULL;
    ShimIndexItem *item = g_object_new(SHIM_TYPE_INDEX_ITEM, NULL);
    item->value = self->indices[position];
    return item;
}

static void list_model_init(GListModelInterface *interface) {
    interface->get_item_type = item_type;
    interface->get_n_items = item_count;
    interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE(ShimIndexModel, shim_index_model, G_TYPE_OBJECT,
                              G_IMPLEMENT_INTERFACE(G_TYPE_LIST_MODEL, list_model_init))

static void model_finalize(GObject *object) {
    g_free(SHIM_INDEX_MODEL(object)->indices);
    G_OBJECT_CLASS(shim_index_model_parent_class)->finalize(object);
}

static void shim_index_model_class_init(ShimIndexModelClass *class) {
    G_OBJECT_CLASS(class)->finalize = model_finalize;
}

static void shim_index_model_init(ShimIndexModel *self) {}

GListModel *shim_index_model_new(void) { return g_object_new(SHIM_TYPE_INDEX_MODEL, NULL); }

void shim_index_model_replace(GListModel *model, const guint32 *indices, guint count) {
    ShimIndexModel *self = SHIM_INDEX_MODEL(model);
    guint before = self->count;
    g_free(self->indices);
    self->indices = count > 0 ? g_memdup2(indices, sizeof(guint32) * (gsize)count) : NULL;
    self->count = count;
    g_list_model_items_changed(model, 0, before, count);
}

guint32 shim_index_item_value(gpointer item) { return SHIM_INDEX_ITEM(item)->value; }

guint shim_index_items_alive(void) { return items_alive; }
