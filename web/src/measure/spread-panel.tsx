import { ItemSpreadDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useNow } from '../api/use-reloaded.ts'
import { percent } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { Scrolling } from '../parts/scrolling.tsx'
import { NotLoaded, Skeletons } from '../parts/states.tsx'
import { RELOAD_MS } from './reload.ts'
import { boundsOf, type Span } from './spans.ts'

interface SpreadPanelProps {
  readonly span: Span
  /** The placement that is looked at; omitted: all. */
  readonly placement?: string
}

/** Which share of the impressions and clicks the least shown items have: Lorenz curves. */
export function SpreadPanel({ span, placement }: SpreadPanelProps) {
  const { now } = boundsOf(span, useNow(RELOAD_MS))
  const { data, problem, askAgain } = useAnswer(ItemSpreadDocument, { ...now, placement: placement ?? null })
  const { shown = [], used = [], isEstimate } = data?.itemSpread ?? {}
  return (
    <Panel
      title="What is shown, and what is clicked"
      note={`items of the catalog, in whole days${isEstimate ? '; from a sample' : ''}`}
    >
      {problem ? <NotLoaded problem={problem} onAskAgain={askAgain} /> : null}
      {data || problem ? null : <Skeletons count={1} height={120} />}
      {data && shown.length === 0 ? <p className="note">Nothing was counted in this time.</p> : null}
      {shown.length > 0 ? <Curves shown={shown} used={used} /> : null}
    </Panel>
  )
}

interface CurvesProps {
  readonly shown: readonly number[]
  readonly used: readonly number[]
}

function Curves({ shown, used }: CurvesProps) {
  return (
    <>
      <figure className="plot-figure">
        <span className="note" aria-hidden="true">
          100% of impressions or clicks
        </span>
        <svg className="plot" viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
          <path className="plot-zero" d="M0,40 H100" />
          <path className="plot-mark" d="M0,40 L100,0" />
          <path className="plot-line" d={lineOf(shown)} />
          <path className="plot-line is-second" d={lineOf(used)} />
        </svg>
        <figcaption className="note">
          <span>0% of items, least first</span>
          <span>100%</span>
        </figcaption>
      </figure>
      <p className="note">Solid: impressions. Dashed: clicks. Thin: if all items had equally many.</p>
      <details className="figure-details">
        <summary>
          Table<span className="hidden"> of shares by items</span>
        </summary>
        <Scrolling label="shares by items">
          <table className="table">
            <thead>
              <tr>
                <th>Least items</th>
                <th className="is-number">of impressions</th>
                <th className="is-number">of clicks</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((share, at) => {
                const items = percent(at / (shown.length - 1))
                return (
                  <tr key={items}>
                    <th scope="row">{items}</th>
                    <td className="is-number">{share}</td>
                    <td className="is-number">{used[at] ?? 'none'}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Scrolling>
      </details>
    </>
  )
}

function lineOf(shares: readonly number[]): string {
  const points = shares.map((share, at) => `${(at / (shares.length - 1)) * 100},${40 - share * 40}`)
  return points.length === 0 ? '' : `M${points.join(' L')}`
}
