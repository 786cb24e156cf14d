import type { LeftOutReason } from '../__generated__/graphql.ts'
import { Panel } from '../parts/panel.tsx'
import { Term } from '../parts/term.tsx'
import { SourceHead } from './source-head.tsx'
import { sourceOrder } from './sources.ts'
import type { ServedList } from './use-list.ts'

const LEFT_OUT: Readonly<Record<LeftOutReason, string>> = {
  DISMISSED: 'dismissed',
  SEEN: 'seen',
  EXCLUDED: 'excluded',
  UNAVAILABLE: 'not available',
  REJECTED_TAG: 'with a rejected tag',
  FILTER: 'not passing the filter',
  RULE: 'left out by a rule',
  TAG_LIMIT: 'beyond the tag limit',
}

/** What sources found and the list leaves out, such as `63 seen, fewer than 10 dismissed`. */
function leftOutText({ leftOut }: ServedList): string {
  return leftOut
    .map(({ reason, count }) => `${count ?? 'fewer than 10'} ${LEFT_OUT[reason] ?? reason}`)
    .join(', ')
}

/** How many items each source proposed for a list, how many of them are on the page, and why others are not. */
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
            <th className="is-number">
              <Term of="proposed">Proposed</Term>
            </th>
            <th className="is-number">
              <Term of="kept">Kept</Term>
            </th>
            <th className="is-number">
              <Term of="here">Here</Term>
            </th>
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
      {list.leftOut.length > 0 && <p className="note">Left out: {leftOutText(list)}</p>}
    </Panel>
  )
}
