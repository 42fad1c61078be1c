/// What stands around every page: head, style sheet and patterns; nothing is loaded from elsewhere.
enum PageFrame {
    /// A whole page, XHTML-compatible.
    ///
    /// - Parameter sheet: styles that only this page has.
    static func page(title: String, sheet: Markup = .empty, body: Markup) -> Markup {
        """
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>\(title)</title>
        <style>
        \(PageStyle.sheet)\(sheet)
        </style>
        </head>
        <body>
        \(Svg.patterns)\(body)
        </body>
        </html>

        """
    }

    /// The foot of a page: whose the holds are, and which program made it.
    ///
    /// - Parameter isOnPaper: false where it would take a sheet of its own to say again what the head says.
    static func footer(review: String, generatedBy: String, isOnPaper: Bool = true) -> Markup {
        let style: Markup = isOnPaper ? .empty : " class=\"unprinted\""
        return "<footer\(style)><p>\(review)</p><p>Made by \(generatedBy).</p></footer>"
    }
}
