/** Styles of the report, with light and dark colors by system preference. */
export const STYLES = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --panel: #f6f7f9; --ink: #1b1f24; --quiet: #57606a; --rule: #d8dde3;
  --serving: #0b62d6; --source: #b35900; --baseline: #6b7280; --blend: #7a3fbf;
  --gain: #0b62d6; --loss: #b42318; --best: #e3eefc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171b; --panel: #1c2026; --ink: #e6e9ed; --quiet: #9aa4b0; --rule: #343b45;
    --serving: #6cb0ff; --source: #f5a35c; --baseline: #a3adb9; --blend: #c79bf2;
    --gain: #6cb0ff; --loss: #ff8a80; --best: #1d3350;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 980px; margin: 0 auto; padding: 32px 20px 64px; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 4px; }
h2 { font-size: 1.2rem; margin: 44px 0 6px; }
p { margin: 6px 0 12px; max-width: 68ch; }
.quiet, figcaption { color: var(--quiet); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 12px 0; }
dt { color: var(--quiet); } dd { margin: 0; }
figure { margin: 12px 0; padding: 16px; background: var(--panel); border-radius: 8px; }
svg { display: block; width: 100%; height: auto; font: 12px system-ui, sans-serif; }
svg text { fill: var(--ink); } svg .tick, svg .axis { fill: var(--quiet); }
.grid { stroke: var(--rule); }
.kind-serving path, .kind-hand-set path { fill: var(--serving); }
.kind-without path, .kind-blend path { fill: var(--blend); }
.kind-source path { fill: var(--source); } .kind-baseline path { fill: var(--baseline); }
.kind-serving .name { font-weight: 700; }
.gain, .loss { height: 1em; min-width: 1px; border-radius: 2px; background: var(--gain); } .loss { background: var(--loss); }
.wide { overflow-x: auto; border: 1px solid var(--rule); border-radius: 8px; }
table { border-collapse: collapse; font-size: .82rem; font-variant-numeric: tabular-nums; width: 100%; }
th, td { padding: 6px 10px; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--rule); }
tbody tr:last-child > * { border-bottom: 0; }
td:has(div) { width: 30%; }
th[scope=row], thead th:first-child { text-align: left; position: sticky; left: 0; background: var(--ground); font-weight: 400; }
thead th { color: var(--quiet); font-weight: 600; }
.best { background: var(--best); }
@media print { figure { break-inside: avoid; } }
`
