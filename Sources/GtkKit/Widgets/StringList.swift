import CGtkShim

/// The texts that a drop-down list offers.
final class StringList: GObj {
    init(_ strings: [String]) {
        super.init(owning: UnsafeMutableRawPointer(gtk_string_list_new(nil)))
        for string in strings { gtk_string_list_append(p(), string) }
    }
}
