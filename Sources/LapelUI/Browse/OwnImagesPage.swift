import GtkKit

/// Stands in Browse where there are no own images yet.
@MainActor
enum OwnImagesPage {
    static func empty() -> StatusPage {
        let images = Button("Open images…")
        images.setAction("win.open-own-images")
        images.addCSS("pill", "suggested-action")
        let folder = Button("Open a folder…")
        folder.setAction("win.open-own-folder")
        folder.addCSS("pill")
        let buttons = Box(.horizontal, spacing: 12, [images, folder])
        buttons.horizontalAlign = .center
        return StatusPage(
            icon: "folder-pictures-symbolic", title: "No images of your own yet",
            description: "Open pictures, or a folder of them, to see what the network makes of "
                + "each and to label them.",
            child: buttons)
    }
}
