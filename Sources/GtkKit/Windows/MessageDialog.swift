import CGtkShim

/// A question, or a message that a toast is too short for.
public final class MessageDialog: Window {
    /// How a button looks.
    public enum Appearance: Sendable {
        case normal, suggested, destructive

        fileprivate var gtk: AdwResponseAppearance {
            switch self {
            case .normal: ADW_RESPONSE_DEFAULT
            case .suggested: ADW_RESPONSE_SUGGESTED
            case .destructive: ADW_RESPONSE_DESTRUCTIVE
            }
        }
    }

    /// Makes a dialog over `parent`. Esc answers `close`.
    public init(_ parent: Window?, heading: String, body: String) {
        super.init(window: adw_message_dialog_new(parent?.p(), heading, body))
    }

    /// Adds a button that answers `response`.
    public func addResponse(
        _ response: String, _ text: String, _ appearance: Appearance = .normal
    ) {
        adw_message_dialog_add_response(p(), response, text)
        adw_message_dialog_set_response_appearance(p(), response, appearance.gtk)
    }

    /// What Return answers.
    public func setDefault(_ response: String) {
        adw_message_dialog_set_default_response(p(), response)
    }

    /// Whether a button can be pressed.
    public func setEnabled(_ response: String, _ isEnabled: Bool) {
        adw_message_dialog_set_response_enabled(p(), response, isEnabled ? 1 : 0)
    }

    /// Puts a widget below the text.
    public func setExtra(_ child: Widget) {
        passing(child) { adw_message_dialog_set_extra_child(p(), $0) }
    }

    /// Calls `handler` with the answer.
    @discardableResult
    public func onResponse(_ handler: @escaping @MainActor (String) -> Void) -> SignalHandler {
        on("response") { handler($0.string(0) ?? "close") }
    }

    /// Shows the dialog and waits for the answer.
    public func choose() async -> String {
        await withCheckedContinuation { continuation in
            onResponse { continuation.resume(returning: $0) }
            present()
        }
    }
}
