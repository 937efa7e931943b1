import CGtkShim

/// A colour; all parts are 0 to 1.
public struct Colour: Hashable, Sendable {
    /// Red.
    public var red: Double
    /// Green.
    public var green: Double
    /// Blue.
    public var blue: Double
    /// 0 (see-through) to 1 (opaque).
    public var alpha: Double

    /// Makes a colour.
    public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    /// Makes a grey: 0 (black) to 1 (white).
    public init(grey: Double, alpha: Double = 1) {
        self.init(red: grey, green: grey, blue: grey, alpha: alpha)
    }

    /// The same colour, `factor` times as opaque.
    public func faded(_ factor: Double) -> Colour {
        var faded = self
        faded.alpha *= factor
        return faded
    }

    init(_ gdk: GdkRGBA) {
        self.init(
            red: Double(gdk.red), green: Double(gdk.green), blue: Double(gdk.blue),
            alpha: Double(gdk.alpha))
    }

    var gdk: GdkRGBA {
        GdkRGBA(red: Float(red), green: Float(green), blue: Float(blue), alpha: Float(alpha))
    }
}

extension Widget {
    /// The colour of the widget's text, in the style that holds now.
    public var foreground: Colour {
        var colour = GdkRGBA()
        gtk_style_context_get_color(gtk_widget_get_style_context(w), &colour)
        return Colour(colour)
    }

    /// A colour that the style sheet names, such as `accent_color`, `accent_bg_color`,
    /// `error_color`, `view_bg_color`, `window_fg_color`; the text's colour where it names none.
    public func colour(named name: String) -> Colour {
        var colour = GdkRGBA()
        let found = gtk_style_context_lookup_color(gtk_widget_get_style_context(w), name, &colour)
        return found != 0 ? Colour(colour) : foreground
    }
}
