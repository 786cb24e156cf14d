import type { OverviewQuery } from '../__generated__/graphql.ts'
import { SourceHead } from '../list/source-head.tsx'
import { StackedBar } from '../list/stacked-bar.tsx'
import { number, percent } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'

type Serving = NonNullable<NonNullable<OverviewQuery['stats']>['serving']>

/** Share of each source in the lists of this process, with its latency and failures. */
export function SourceStatsPanel({ sources }: { readonly sources: Serving['sources'] }) {
  return (
    <Panel title="Sources" note="of this process">
      {sources.length === 0 ? <p className="note">No list was requested yet.</p> : null}
      {sources.length === 0 ? null : (
        <div className="stack">
          <StackedBar shares={sources} />
          <table className="table">
            <thead>
              <tr>
                <th>Source</th>
                <th className="is-number">Share</th>
                <th className="is-number">Answered</th>
                <th className="is-number">Late</th>
                <th className="is-number">Failed</th>
                <th className="is-number">Mean ms</th>
              </tr>
            </thead>
            <tbody>
              {sources.map(({ source, share, answered, late, failed, meanMs }) => (
                <tr key={source}>
                  <SourceHead source={source} />
                  <td className="is-number">{percent(share)}</td>
                  <td className="is-number">{number(answered)}</td>
                  <td className="is-number">{number(late)}</td>
                  <td className="is-number">{number(failed)}</td>
                  <td className="is-number">{meanMs.toFixed(1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

/** Latency by operation. */
export function LatencyPanel({ operations }: { readonly operations: Serving['operations'] }) {
  return (
    <Panel title="Latency" note="by root field">
      <table className="table">
        <thead>
          <tr>
            <th>Operation</th>
            <th className="is-number">Requests</th>
            <th className="is-number">Mean ms</th>
            <th className="is-number">p95 ms</th>
          </tr>
        </thead>
        <tbody>
          {operations.map(({ name, total, meanMs, p95Ms }) => (
            <tr key={name}>
              <th scope="row" className="code">
                {name}
              </th>
              <td className="is-number">{number(total)}</td>
              <td className="is-number">{meanMs.toFixed(1)}</td>
              <td className="is-number">{p95Ms.toFixed(0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

/** Outcomes of the events that were sent to this process. */
export function EventsPanel({ events }: { readonly events: Serving['events'] }) {
  const { accepted, duplicates, rejected, acceptedLastMinute } = events
  const rows = [
    ['Accepted', accepted],
    ['of those in the last minute', acceptedLastMinute],
    ['Duplicates', duplicates],
    ['Rejected', rejected],
  ] as const
  return (
    <Panel title="Events" note="sent to this process">
      <table className="table">
        <tbody>
          {rows.map(([name, total]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="is-number">{number(total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
