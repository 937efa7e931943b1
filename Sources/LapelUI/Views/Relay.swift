/// What the parts of a page call back into, when they are made before the page is.
@MainActor
final class Relay<Owner: AnyObject> {
    weak var owner: Owner?
}
