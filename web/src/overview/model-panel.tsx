import type { OverviewQuery } from '../__generated__/graphql.ts'
import { SourceHead } from '../list/source-head.tsx'
import { sourceLook } from '../list/sources.ts'
import { moment, number, percent } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { ShareBar } from '../parts/share-bar.tsx'

type Model = NonNullable<NonNullable<OverviewQuery['stats']>['model']>
type Metrics = NonNullable<Model['metrics']>

const ORIGINS = { LEARNED: 'learned weights', HAND_SET: 'weights set by hand ranked better' } as const

const FORMS = { BLEND: '', TREES: ', trees on top', ITEM_SOFTMAX: '; the item softmax ranks' } as const

function noteOf(origin: Model['origin'], ranker: Model['ranker']): string {
  return origin ? `${ORIGINS[origin]}${ranker ? FORMS[ranker] : ''}` : 'the policy’s own weights'
}

/** The serving model: its origin, its metrics on held-out interactions, and the weight of each source. */
export function ModelPanel({ model }: { readonly model: Model }) {
  const { trainedAt, origin, ranker, metrics, weights } = model
  return (
    <Panel title="Model" note={noteOf(origin, ranker)}>
      <div className="stack">
        {trainedAt ? <p className="note">Trained {moment(trainedAt)}.</p> : null}
        {metrics ? (
          <HeldOut metrics={metrics} />
        ) : (
          <p className="note">Too few interactions to hold out and evaluate.</p>
        )}
        {weights.length > 0 ? <Weights weights={weights} /> : null}
      </div>
    </Panel>
  )
}

const RANKINGS: Readonly<Partial<Record<string, string>>> = {
  LEARNED: 'learned',
  HAND_SET: 'set by hand',
  TREES: 'with trees',
  ITEM_SOFTMAX: 'item softmax',
  INCUMBENT: 'served before',
}

function HeldOut({ metrics }: { readonly metrics: Metrics }) {
  const { poolRecall, users, positives, rankings } = metrics
  const best = Math.max(...rankings.map(({ ndcgAt10 }) => ndcgAt10), Number.MIN_VALUE)
  return (
    <>
      <div className="bars">
        <p className="note">NDCG@10 on held-out interactions, and distinct items in all top tens</p>
        {rankings.map(({ ranking, ndcgAt10, itemsShown }) => (
          <ShareBar
            key={ranking}
            label={RANKINGS[ranking] ?? ranking}
            value={
              itemsShown == null
                ? ndcgAt10.toFixed(4)
                : `${ndcgAt10.toFixed(4)} · ${number(itemsShown)} items`
            }
            share={ndcgAt10 / best}
          />
        ))}
      </div>
      <p className="note">
        {number(positives)} interactions of {number(users)} people were held out; the sources proposed{' '}
        {percent(poolRecall)} of them.
      </p>
    </>
  )
}

function Weights({ weights }: { readonly weights: Model['weights'] }) {
  const reach = ({ slope, proposed }: Model['weights'][number]) => slope + proposed
  const lowest = Math.min(0, ...weights.map(reach))
  const range = Math.max(0, ...weights.map(reach)) - lowest || 1
  // A bar starts at zero and extends to the left for a negative weight.
  const barOf = (value: number) => ({
    marginLeft: `${((Math.min(value, 0) - lowest) / range) * 100}%`,
    width: `${(Math.abs(value) / range) * 100}%`,
  })
  return (
    <table className="table">
      <thead>
        <tr>
          <th>Source</th>
          <th className="is-number">By score</th>
          <th className="is-number">Proposed</th>
          <th className="is-bar">At best</th>
        </tr>
      </thead>
      <tbody>
        {weights.map((weight) => (
          <tr key={weight.source}>
            <SourceHead source={weight.source} />
            <td className="is-number">{weight.slope.toFixed(2)}</td>
            <td className="is-number">{weight.proposed.toFixed(2)}</td>
            <td className="is-bar">
              <span className="track" aria-hidden="true">
                <span style={{ ...barOf(reach(weight)), background: sourceLook(weight.source).color }} />
              </span>
              <span className="hidden">{reach(weight).toFixed(2)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
