import { TopSearchesDocument, type TopSearchesQuery } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useNow } from '../api/use-reloaded.ts'
import { number, percent } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { Scrolling } from '../parts/scrolling.tsx'
import { NotLoaded, Skeletons } from '../parts/states.tsx'
import { RELOAD_MS } from './reload.ts'
import { boundsOf, type Span } from './spans.ts'

type TopSearch = NonNullable<TopSearchesQuery['topSearches']>[number]

/** What users search for most, and how often they find nothing. */
export function TopSearchesPanel({ span }: { readonly span: Span }) {
  const { now } = boundsOf(span, useNow(RELOAD_MS))
  const { data, problem, askAgain } = useAnswer(TopSearchesDocument, now)
  const searches = data?.topSearches ?? []
  return (
    <Panel title="Top searches" note="words of at least 10 users, in whole days">
      {problem ? <NotLoaded problem={problem} onAskAgain={askAgain} /> : null}
      {data || problem ? null : <Skeletons count={1} height={120} />}
      {data && searches.length === 0 ? (
        <p className="note">No words were searched for by enough users in this time.</p>
      ) : null}
      {searches.length > 0 ? <SearchTable searches={searches} /> : null}
    </Panel>
  )
}

function SearchTable({ searches }: { readonly searches: readonly TopSearch[] }) {
  return (
    <Scrolling label="top searches">
      <table className="table">
        <thead>
          <tr>
            <th>Words</th>
            <th className="is-number">searches</th>
            <th className="is-number">without result</th>
            <th className="is-number">without click</th>
          </tr>
        </thead>
        <tbody>
          {searches.map(({ words, searches: all, withoutResult, withoutClick }) => (
            <tr key={words}>
              <th scope="row">{words}</th>
              <td className="is-number">{number(all)}</td>
              <td className="is-number">{shareOf(withoutResult, all)}</td>
              <td className="is-number">{shareOf(withoutClick, all)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

function shareOf(part: number, all: number): string {
  return `${number(part)}, ${percent(part / all)}`
}
