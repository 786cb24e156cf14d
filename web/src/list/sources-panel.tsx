import { Panel } from '../parts/panel.tsx'
import { SourceHead } from './source-head.tsx'
import { sourceOrder } from './sources.ts'
import type { ServedList } from './use-list.ts'

/** How many items each source proposed for a list, and how many of them are on the page. */
export function SourcesPanel({ list }: { readonly list: ServedList }) {
  const counts = [...list.candidateCounts].sort(
    (one, other) => sourceOrder(one.source) - sourceOrder(other.source),
  )
  return (
    <Panel title="Sources" note="proposed, kept, on this page">
      <table className="table">
        <thead>
          <tr>
            <th>Source</th>
            <th className="is-number">Proposed</th>
            <th className="is-number">Kept</th>
            <th className="is-number">Here</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ source, generated, afterFilter, returned }) => (
            <tr key={source}>
              <SourceHead source={source} />
              <td className="is-number">{list.degradedSources.includes(source) ? 'late' : generated}</td>
              <td className="is-number">{afterFilter}</td>
              <td className="is-number">{returned}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
