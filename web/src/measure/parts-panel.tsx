import { MeasuredPartsDocument, type Metric, type MetricDimension } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useNow } from '../api/use-reloaded.ts'
import { number, percent } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { ShareBar } from '../parts/share-bar.tsx'
import { NotLoaded, Skeletons } from '../parts/states.tsx'
import { FigureDetails } from './figure-table.tsx'
import { labelOf, nameOf } from './figures.ts'
import { Plot } from './plot.tsx'
import { RELOAD_MS } from './reload.ts'
import { boundsOf, type Span } from './spans.ts'

type Part = Extract<MetricDimension, 'ROW' | 'SOURCE' | 'ITEM_KIND' | 'POSITION'>

const TITLES: Readonly<Record<Part, readonly [title: string, note: string]>> = {
  ROW: ['By row of a page', 'click rate; (none) is in no row'],
  SOURCE: ['By source of the first reason', 'click rate; (none) only fills lists'],
  ITEM_KIND: ['By kind of item', 'click rate'],
  POSITION: ['By place in the list', 'click rate, with its 95 % interval'],
}

const USES: readonly Metric[] = ['IMPRESSIONS', 'CLICKS', 'CTR']

const METRICS: Readonly<Record<Part, readonly Metric[]>> = {
  ROW: [...USES, 'CONVERSION_RATE', 'VALUE_PER_MINUTE', 'NEGATIVE_RATE'],
  SOURCE: [...USES, 'CONVERSION_RATE', 'VALUE_PER_MINUTE', 'NEGATIVE_RATE'],
  ITEM_KIND: [...USES, 'CONVERSION_RATE', 'VALUE_PER_MINUTE', 'NEGATIVE_RATE'],
  POSITION: USES,
}

interface PartsPanelProps {
  readonly by: Part
  readonly span: Span
  /** The placement that is looked at; omitted: all. */
  readonly placement?: string
}

/** Click rates by what lists consist of, in whole days. Of a placement: by its places, and the rows that have its key. */
export function PartsPanel({ by, span, placement }: PartsPanelProps) {
  const bounds = boundsOf(span, useNow(RELOAD_MS))
  const ofPlacement = by === 'POSITION' && placement !== undefined && { placements: [placement] }
  const { data, problem, askAgain } = useAnswer(MeasuredPartsDocument, {
    input: { ...bounds.now, metrics: METRICS[by], by: [by], every: 'TOTAL', ...ofPlacement },
  })
  const isOf = (row: string) => placement === undefined || row.split(': ').includes(placement)
  const series = data?.metrics?.series.filter((one) => by !== 'ROW' || isOf(labelOf(one, by))) ?? []
  const rates = series.filter(({ metric, total }) => metric === 'CTR' && total.value !== null)
  const seen = new Map(
    series.flatMap((one) =>
      one.metric === 'IMPRESSIONS' ? [[labelOf(one, by), one.total.value] as const] : [],
    ),
  )
  const most = Math.max(...rates.map(({ total }) => total.value ?? 0)) || 1
  const [title, note] = TITLES[by]
  const [first] = rates
  // A placement that is in no page has no rows to show.
  if (data && rates.length === 0 && by === 'ROW') return null
  return (
    <Panel title={title} note={`${note}; whole days`}>
      {problem ? <NotLoaded problem={problem} onAskAgain={askAgain} /> : null}
      {data || problem ? null : <Skeletons count={1} height={120} />}
      {data && !first ? <p className="note">Nothing was counted in this time.</p> : null}
      {by === 'POSITION' && first ? (
        <figure className="plot-figure">
          <Plot series={{ points: rates.map(({ total }) => ({ ...bounds.now, value: total })) }} />
          <figcaption className="note">
            <span>place {labelOf(first, by)}</span>
            <span>place {labelOf(rates.at(-1) ?? first, by)}</span>
          </figcaption>
        </figure>
      ) : null}
      <div className="bars">
        {rates.map((one) => (
          <ShareBar
            key={labelOf(one, by)}
            label={labelOf(one, by)}
            value={`${percent(one.total.value ?? 0)} of ${number(seen.get(labelOf(one, by)) ?? 0)}`}
            share={(one.total.value ?? 0) / most}
          />
        ))}
      </div>
      {first ? (
        <FigureDetails
          name={title.toLowerCase()}
          of="Metric"
          rows={series.map((one) => ({ name: `${labelOf(one, by)}: ${nameOf(one)}`, figure: one.total }))}
        />
      ) : null}
    </Panel>
  )
}
