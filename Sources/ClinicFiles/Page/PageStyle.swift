/// The look of the page.
///
/// Colour never carries a meaning alone: what it says, a pattern, an outline or a word says too. No `<` and no `&`, so
/// that the sheet can stand in XML as it is.
enum PageStyle {
    static let sheet: Markup = """
        :root {
          color-scheme: light dark;
          --ink: #1d2329; --quiet: #5c6670; --line: #d5dae0; --paper: #ffffff; --panel: #f4f6f8;
          --visit: #e1ebf6; --visit-line: #34618f; --step: #34618f; --free-line: #8a7a3c; --closed-line: #9aa3ad;
          --off: #e9ecef; --intake: #d7e8dd; --intake-line: #3d7354; --alert: #96320f; --alert-panel: #fbf0ea;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ink: #e4e8ec; --quiet: #9ba6b1; --line: #38414b; --paper: #14181c; --panel: #1c2127;
            --visit: #223a54; --visit-line: #7fb0e0; --step: #7fb0e0; --free-line: #b5a35e; --closed-line: #6b7580;
            --off: #262c33; --intake: #22402f; --intake-line: #79bd96; --alert: #f0a27f; --alert-panel: #33221a;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; padding: 2rem 1.5rem 3rem; max-width: 82rem; background: var(--paper); color: var(--ink);
          font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans",
            sans-serif;
          font-variant-numeric: tabular-nums;
        }
        h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; letter-spacing: -.01em; }
        h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; }
        p { margin: 0 0 .5rem; max-width: 70rem; }
        .site { color: var(--quiet); margin: 0; }
        .status { font-size: 1.1rem; font-weight: 600; }
        .review { border-left: 4px solid var(--ink); padding: .5rem .9rem; background: var(--panel); margin-top: 1rem; }
        .warnings { border: 2px solid var(--alert); background: var(--alert-panel); padding: .25rem 1rem; margin-top: 1rem; }
        .warnings h2 { margin: .5rem 0; color: var(--alert); }
        .warnings ul { margin: 0 0 .75rem; padding-left: 1.2rem; }
        .alert { color: var(--alert); font-weight: 600; }
        .note, small, .key { color: var(--quiet); font-size: .85em; }
        th small { display: block; font-weight: 400; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        table.narrow { width: auto; min-width: 34rem; }
        th, td { text-align: left; vertical-align: top; overflow-wrap: break-word; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
        thead th { border-bottom: 2px solid var(--ink); font-weight: 600; }
        .number { text-align: right; }
        th.group { padding-top: 1rem; border-bottom: 1px solid var(--ink); }
        .grid { table-layout: fixed; min-width: 40rem; }
        .grid .corner { width: 7.5rem; }
        .grid th, .grid td { border: 1px solid var(--line); font-size: .85rem; line-height: 1.35; padding: .3rem .45rem; }
        .grid .lead { font-weight: 700; }
        .grid .empty { color: var(--quiet); background: var(--panel); }
        .answer { min-width: 12rem; }
        .worksheet table { font-size: .86rem; line-height: 1.4; table-layout: fixed; min-width: 68rem; }
        .worksheet .w-time { width: 12%; }
        .worksheet .w-arm { width: 4.5%; }
        .worksheet .w-patient { width: 9%; }
        .worksheet .w-procedure { width: 20%; }
        .worksheet .w-drugs { width: 16%; }
        .worksheet .w-home { width: 6.5%; }
        .worksheet td.ticks { line-height: 1.9; }
        .drug + .drug { margin-top: .2rem; }
        .when { white-space: nowrap; }
        .tick, .blank { white-space: nowrap; margin-right: .35rem; }
        .box {
          display: inline-block; width: .85em; height: .85em; border: 1.5px solid var(--ink); margin-right: .3em;
          vertical-align: -.08em;
        }
        figure { margin: 0 0 1.75rem; }
        figcaption { font-weight: 600; margin-bottom: .35rem; }
        .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; margin: 0 0 1rem; padding: 0;
          font-size: .85rem; color: var(--quiet); }
        .legend svg { vertical-align: -.15em; }
        .defs { position: absolute; }
        footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .75rem; color: var(--quiet);
          font-size: .85rem; }
        \(picture)
        \(paper)
        """

    /// The day pictures.
    private static let picture: Markup = """
        svg.day { display: block; width: 100%; min-width: 56rem; height: auto; }
        svg text { fill: var(--ink); }
        svg .quiet { fill: var(--quiet); }
        svg .strong { font-weight: 700; }
        svg .clock { fill: var(--quiet); }
        svg .team { font-weight: 600; }
        .lane { fill: var(--off); }
        .session { fill: var(--paper); stroke: var(--closed-line); stroke-width: 1; }
        .unstaffed { fill: var(--panel); stroke-dasharray: 4 3; }
        .hour { stroke: var(--closed-line); stroke-width: .8; }
        .half-hour { stroke: var(--closed-line); stroke-width: .5; stroke-dasharray: 2 4; }
        .visit { fill: var(--visit); stroke: var(--visit-line); stroke-width: 1.2; }
        .step { stroke: var(--visit-line); stroke-width: 1; }
        .setup { fill: var(--paper); }
        .procedure { fill: var(--step); }
        .turnover { fill: url(#turnover); }
        .free { fill: url(#free); stroke: var(--free-line); stroke-width: 1.2; stroke-dasharray: 5 3; }
        .closed { fill: url(#closed); stroke: var(--closed-line); stroke-width: 1; }
        .plate { fill: var(--paper); }
        .task { stroke: var(--intake-line); stroke-width: 1; }
        .intake { fill: var(--intake); }
        .discharge { fill: var(--paper); stroke-width: 1.6; }
        .call { fill: var(--paper); stroke-dasharray: 3 2; }
        .stay { fill: var(--paper); stroke: var(--visit-line); stroke-width: 1.2; }
        .is-arrived { stroke-width: 3; }
        .is-in-room { stroke-width: 3.4; }
        .is-recovery { fill: var(--paper); stroke-dasharray: 7 2; }
        .is-left { fill: var(--paper); stroke-dasharray: 1.5 3; }
        .given-up { fill: none; stroke: var(--closed-line); stroke-dasharray: 2 3; }
        .cross { stroke: var(--closed-line); stroke-width: .8; }
        .band { fill: var(--paper); stroke: var(--visit-line); stroke-width: .8; }
        .band-in-room { fill: var(--ink); }
        svg .band-in-room-text { fill: var(--paper); font-weight: 700; }
        .real { fill: var(--ink); }
        .now-line { stroke: var(--alert); stroke-width: 2; }
        .now { fill: var(--alert); }
        svg .now-text { fill: var(--paper); font-weight: 700; }
        .ink-free { stroke: var(--free-line); stroke-width: 1.6; }
        .ink-closed { stroke: var(--closed-line); stroke-width: .8; fill: none; }
        .ink-turnover { stroke: var(--visit-line); stroke-width: 1; }
        """

    /// On paper: black on white, landscape, a page for each worksheet, no picture cut in two.
    private static let paper: Markup = """
        @media print {
          @page { size: landscape; margin: 11mm; }
          :root {
            --ink: #000; --quiet: #333; --line: #999; --paper: #fff; --panel: #fff; --visit: #fff; --visit-line: #000;
            --step: #555; --free-line: #666; --closed-line: #888; --off: #eee; --intake: #ccc; --intake-line: #000;
            --alert: #000; --alert-panel: #fff;
          }
          html { font-size: 11.5px; }
          body { padding: 0; max-width: none; font-size: 1rem; line-height: 1.4; }
          h2 { margin: 1.2rem 0 .5rem; break-after: avoid; }
          .worksheet h2 { margin-top: 0; }
          .wide { overflow: visible; }
          svg.day, .grid, .worksheet table { min-width: 0; }
          svg.day { max-height: 165mm; }
          svg.low { max-height: 80mm; }
          figure { margin-bottom: 4mm; }
          figcaption { margin-bottom: 0; }
          .legend { break-after: avoid; margin-bottom: .5rem; }
          .procedure, .lane, .intake, .band-in-room, .now, .real { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          figure, tr, .grid, .review, .warnings, .narrow { break-inside: avoid; }
          .worksheet { break-before: page; }
          th, td { padding: .18rem .4rem; }
          .worksheet td.ticks { line-height: 1.6; }
          tr:has(.group) { break-after: avoid; }
          .unprinted { display: none; }
          thead { display: table-header-group; }
        }
        """
}
