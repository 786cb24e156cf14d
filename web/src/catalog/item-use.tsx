import { ItemUseDocument, type ItemUseQuery } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { sourceLook } from '../list/sources.ts'
import { number } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { Scrolling } from '../parts/scrolling.tsx'
import { NotLoaded, Skeletons } from '../parts/states.tsx'

type Use = NonNullable<NonNullable<ItemUseQuery['item']>['use']>

/** How often lists showed the item, how it ranks, and what people did to it. */
export function ItemUse({ itemId }: { readonly itemId: string }) {
  const { data, problem, isAsking, askAgain } = useAnswer(ItemUseDocument, { id: itemId })
  const use = data?.item?.use
  return (
    <Panel title="Use" note="lists: 28 days">
      {problem ? <NotLoaded problem={problem} onAskAgain={askAgain} /> : null}
      {isAsking && !use ? <Skeletons count={1} height={60} /> : null}
      {use ? <UseFacts use={use} /> : null}
      {use ? <ItemEvents events={use.events} /> : null}
    </Panel>
  )
}

function UseFacts({ use }: { readonly use: Use }) {
  const { impressions, clicks, popularityRank, chartRanks } = use
  const facts: readonly (readonly [string, string])[] = [
    ['shown in lists', times(impressions)],
    ['clicked there', times(clicks)],
    ['rank by users', popularityRank === null ? 'none yet' : `#${number(popularityRank)}`],
    ...(chartRanks ?? []).map(
      ({ chart, rank }) => [`rank in ${sourceLook(chart).name.toLowerCase()}`, `#${rank}`] as const,
    ),
  ]
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Large catalogs count the impressions of a sample of items. */
function times(count: number | null): string {
  return count === null ? 'not known, outside the sample' : number(count)
}

function ItemEvents({ events }: { readonly events: Use['events'] }) {
  if (events === null) return <p className="note">Too many people used it to count what they did.</p>
  if (events.users === 0) return <p className="note">No one has used it yet.</p>
  return (
    <Scrolling label="What people did">
      <table className="table">
        <thead>
          <tr>
            <th>What people did</th>
            <th className="is-number">Times</th>
            <th className="is-number">People</th>
          </tr>
        </thead>
        <tbody>
          {events.kinds.map(({ kind, count, users }) => (
            <tr key={kind}>
              <th scope="row">{kind.toLowerCase().replace('_', ' ')}</th>
              <td className="is-number">{number(count)}</td>
              <td className="is-number">{number(users)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">anything</th>
            <td className="is-number">{number(sum(events.kinds.map(({ count }) => count)))}</td>
            <td className="is-number">{number(events.users)}</td>
          </tr>
        </tbody>
      </table>
    </Scrolling>
  )
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
