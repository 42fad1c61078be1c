/// How to read the pictures: one swatch for each fill.
enum PictureLegend {
    /// - Parameter withStatus: with what a day under way has besides.
    static func markup(withStatus: Bool = false) -> Markup {
        let planned: [(name: String, text: String)] = [
            ("step setup", "setup"), ("step procedure", "procedure"),
            ("step turnover", "turnover"), ("free", "kept free"), ("closed", "closed"),
            ("session unstaffed", "session, not staffed"), ("task intake", "intake"),
            ("task discharge", "discharge check"), ("task call", "call"),
        ]
        let status: [(name: String, text: String)] = [
            ("visit is-arrived", "here"), ("band-in-room", "in the room"), ("visit is-recovery", "recovering"),
            ("visit is-left", "gone home"), ("given-up", "cancelled or did not come"), ("now", "now"),
        ]
        let swatches = withStatus ? planned + status : planned
        let items = swatches.map { swatch -> Markup in
            let shape = Svg.rect(x: 1, y: 1, width: 26, height: 12, class: swatch.name)
            return """
                <li><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 14" width="28" height="14" \
                aria-hidden="true">\(shape)</svg> \(swatch.text)</li>
                """
        }
        return "<ul class=\"legend\">\(items)</ul>\n"
    }
}
