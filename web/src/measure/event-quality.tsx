import { useState } from 'react'
import { type EventKind, EventQualityDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useReloaded } from '../api/use-reloaded.ts'
import { KINDS } from '../events/verdicts.ts'
import { number, percent } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { ShareBar } from '../parts/share-bar.tsx'
import { NotLoaded, Skeletons } from '../parts/states.tsx'
import { href } from '../routing/route.ts'
import { QualityByDay } from './quality-by-day.tsx'
import { RELOAD_MS } from './reload.ts'
import type { Span } from './spans.ts'

const VERDICTS = ['accepted', 'duplicate', 'rejected', 'suppressed'] as const

/** What became of events, by kind: of the last ones, and by day. */
export function EventQualityPanel({ span }: { readonly span: Span }) {
  const [kind, setKind] = useState<EventKind | null>(null)
  const { data, problem, isAsking, askAgain } = useAnswer(EventQualityDocument, { kinds: kind && [kind] })
  useReloaded(RELOAD_MS, isAsking, askAgain)
  const totals = VERDICTS.map((verdict) => [verdict, data?.[verdict]?.totalCount ?? 0] as const)
  const sum = totals.reduce((all, [, total]) => all + total, 0)
  return (
    <Panel title="Quality of events" note="the last 1,000 that this server process received, and all by day">
      <div className="stack">
        <label className="picker is-narrow">
          <span className="note">Kind</span>
          <select
            className="field"
            value={kind ?? ''}
            onChange={({ target }) => setKind(KINDS.find((one) => one === target.value) ?? null)}
          >
            <option value="">all</option>
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {one.toLowerCase().replace('_', ' ')}
              </option>
            ))}
          </select>
        </label>
        {problem ? <NotLoaded problem={problem} onAskAgain={askAgain} /> : null}
        {data || problem ? null : <Skeletons count={1} height={80} />}
        {data && sum === 0 ? <p className="note">No such event was received since the start.</p> : null}
        {data && sum > 0 ? (
          <div className="bars">
            {totals.map(([verdict, total]) => (
              <ShareBar
                key={verdict}
                label={verdict}
                value={`${number(total)}, ${percent(total / sum)}`}
                share={total / sum}
              />
            ))}
          </div>
        ) : null}
        <QualityByDay span={span} kind={kind} />
        <a className="note" href={href('events')}>
          See the events with their verdicts
        </a>
      </div>
    </Panel>
  )
}
