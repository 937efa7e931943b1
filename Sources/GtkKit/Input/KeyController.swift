import CGtkShim

/// A key of the keyboard.
public enum Key: Hashable, Sendable {
    /// A digit, from the main row or the number pad.
    case digit(Int)
    /// A letter or sign, lower case.
    case character(Character)
    case escape, enter, space, tab, delete, backspace
    case left, right, up, down, pageUp, pageDown, home, end
    /// F1 to F12.
    case function(Int)

    init?(keyval: UInt32) {
        let named: [Int32: Key] = [
            GDK_KEY_Escape: .escape, GDK_KEY_Return: .enter, GDK_KEY_KP_Enter: .enter,
            GDK_KEY_space: .space, GDK_KEY_Tab: .tab, GDK_KEY_ISO_Left_Tab: .tab,
            GDK_KEY_Delete: .delete, GDK_KEY_BackSpace: .backspace,
            GDK_KEY_Left: .left, GDK_KEY_Right: .right, GDK_KEY_Up: .up, GDK_KEY_Down: .down,
            GDK_KEY_Page_Up: .pageUp, GDK_KEY_Page_Down: .pageDown,
            GDK_KEY_Home: .home, GDK_KEY_End: .end,
        ]
        let code = Int32(bitPattern: keyval)
        switch code {
        case GDK_KEY_0...GDK_KEY_9: self = .digit(Int(code - GDK_KEY_0))
        case GDK_KEY_KP_0...GDK_KEY_KP_9: self = .digit(Int(code - GDK_KEY_KP_0))
        case GDK_KEY_F1...GDK_KEY_F12: self = .function(Int(code - GDK_KEY_F1) + 1)
        default:
            if let key = named[code] {
                self = key
            } else if let scalar = Unicode.Scalar(gdk_keyval_to_unicode(keyval)),
                scalar.value >= 32
            {
                self = .character(Character(scalar.properties.lowercaseMapping))
            } else {
                return nil
            }
        }
    }
}

/// Keys pressed while the widget or something in it has the focus.
public final class KeyController: Controller {
    /// A controller to be added to a widget.
    public init(phase: Phase = .bubble) {
        super.init(gtk_event_controller_key_new())
        setPhase(phase)
    }

    /// Calls `handler` with each key; it answers whether it used it.
    ///
    /// Shift and the key of a digit are that digit with Shift, whatever sign they type. Where it takes
    /// Shift to type a digit, as in France, they are the digit alone.
    public func onPressed(_ handler: @escaping @MainActor (Key, Modifiers) -> Bool) {
        onAsking("key-pressed") { arguments in
            let modifiers = Modifiers(state: arguments.flags(2))
            guard let key = Key(keyval: UInt32(arguments.uint(0))) else { return false }
            guard modifiers.contains(.shift) else { return handler(key, modifiers) }
            if case .digit = key { return handler(key, modifiers.subtracting(.shift)) }
            if let digit = Self.digitWithoutShift(arguments) { return handler(digit, modifiers) }
            return handler(key, modifiers)
        }
    }

    private static func digitWithoutShift(_ arguments: SignalArguments) -> Key? {
        let state = arguments.flags(2) & ~UInt32(GDK_SHIFT_MASK.rawValue)
        let group = gtk_event_controller_key_get_group(arguments.emitter())
        var keyval: guint = 0
        let isKnown = gdk_display_translate_key(
            gdk_display_get_default(), guint(arguments.uint(1)), GdkModifierType(state),
            Int32(group), &keyval, nil, nil, nil)
        guard isKnown != 0, let key = Key(keyval: keyval), case .digit = key else { return nil }
        return key
    }
}
