import CGtkShim

/// An icon of the theme.
public final class Image: Widget {
    /// Makes an icon; without `pixels` it has the size that the place asks for.
    public init(icon: String, pixels: Int? = nil) {
        super.init(gtk_image_new_from_icon_name(icon))
        if let pixels { gtk_image_set_pixel_size(p(), Int32(pixels)) }
    }

    /// Shows another icon.
    public func setIcon(_ name: String) { gtk_image_set_from_icon_name(p(), name) }
}

/// A picture that scales with its room.
public final class Picture: Widget {
    /// Makes a picture; `label` describes it.
    public init(_ texture: Texture? = nil, label: String) {
        super.init(gtk_picture_new())
        gtk_picture_set_alternative_text(p(), label)
        setTexture(texture)
    }

    /// Shows another picture, or none.
    public func setTexture(_ texture: Texture?) {
        withExtendedLifetime(texture) { gtk_picture_set_paintable(p(), texture?.p()) }
    }

    /// Describes the picture.
    public func setAlternativeText(_ text: String) {
        gtk_picture_set_alternative_text(p(), text)
    }

    /// Whether the picture may be smaller than it is.
    public func setCanShrink(_ canShrink: Bool) {
        gtk_picture_set_can_shrink(p(), canShrink ? 1 : 0)
    }
}
