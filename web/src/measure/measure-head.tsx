import type { ReactNode } from 'react'
import { ago } from '../parts/format.ts'
import { href } from '../routing/route.ts'
import { goTo } from '../routing/use-route.ts'
import { SPANS, type Span } from './spans.ts'

interface MeasureHeadProps {
  readonly title: string
  /** The key of the placement; empty for all. */
  readonly id: string
  readonly span: Span
  readonly asOf: string | null | undefined
  /** Whether some lists are those of the demo world. */
  readonly isGenerated: boolean
  readonly children: ReactNode
}

/** Title of a page of figures, and the time that it looks at. */
export function MeasureHead({ title, id, span, asOf, isGenerated, children }: MeasureHeadProps) {
  return (
    <>
      <header className="page-head">
        <h1>{title}</h1>
        {children}
        <div className="head-row">
          <label className="picker">
            <span className="note">Time</span>
            <select
              className="field"
              value={span.value}
              onChange={({ target }) =>
                goTo(href('measure', id, new URLSearchParams({ span: target.value })))
              }
            >
              {SPANS.map(({ value, words }) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          <span className="note">
            Days and hours are in UTC{span.isToNow ? ', and the last one is not over' : ''}.{' '}
            {asOf ? `The newest event is of ${ago(asOf)}.` : 'There is no event yet.'}
          </span>
        </div>
      </header>
      {isGenerated ? (
        <p className="banner">
          These figures have generated uses of lists: those of the demo world, with the model “demo”.
        </p>
      ) : null}
    </>
  )
}
