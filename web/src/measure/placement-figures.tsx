import type { ReactNode } from 'react'
import {
  MeasuredPlacementDocument,
  type MeasuredPlacementQuery,
  type MeasuredSeriesFragment,
  type Metric,
  ServingSinceDocument,
  type ServingSinceQuery,
} from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useNow } from '../api/use-reloaded.ts'
import { moment, number, percent } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { ShareBar } from '../parts/share-bar.tsx'
import { EmptyState, ProblemBanner, ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'
import { href } from '../routing/route.ts'
import { useMay } from '../sign-in/use-scopes.ts'
import { FigureDetails, FigureTable } from './figure-table.tsx'
import { changeOf, keyOf, labelOf, lookOf, nameOf, shownValue } from './figures.ts'
import { MeasureHead } from './measure-head.tsx'
import { PartsPanel } from './parts-panel.tsx'
import { type Mark, Plot, topOf } from './plot.tsx'
import { RELOAD_MS } from './reload.ts'
import { boundsOf, DAY_MS, spanOf } from './spans.ts'
import { SpreadPanel } from './spread-panel.tsx'

/** Metrics over time, each with a plot. */
const OVER_TIME: readonly Metric[] = [
  'CTR',
  'CONVERSION_RATE',
  'VALUE_PER_MINUTE',
  'REVENUE',
  'NEGATIVE_RATE',
  'IMPRESSIONS',
]

/** Steps from a place that is seen to a conversion. */
const FUNNEL: readonly Metric[] = ['IMPRESSIONS', 'CLICKS', 'CONVERSIONS']

/** What lists were made of, and how. */
const OF_LISTS: readonly Metric[] = [
  'COVERAGE',
  'EXPOSURE_GINI',
  'REPEAT_SHARE',
  'PROMOTED_SHARE',
  'EXPLORED_SHARE',
  'LISTS',
  'EMPTY_RATE',
  'FALLBACK_RATE',
  'DEGRADED_RATE',
  'LATENCY_P50',
  'LATENCY_P95',
  'LATENCY_P99',
]

const COMPARED: readonly Metric[] = ['CTR', 'CONVERSION_RATE', 'VALUE_PER_MINUTE', 'NEGATIVE_RATE']

interface PlacementFiguresProps {
  /** The key of the placement. */
  readonly id: string
  readonly query: URLSearchParams
}

/** How the lists of one placement are used: over time, by version and model, and from impressions to conversions. */
export function PlacementFigures({ id, query }: PlacementFiguresProps) {
  useTitle(`Measure ${id}`)
  const span = spanOf(query)
  const bounds = boundsOf(span, useNow(RELOAD_MS))
  const metrics = [...new Set([...OVER_TIME, ...FUNNEL])]
  const whole = { ...bounds.now, placements: [id], every: 'TOTAL' } as const
  const { data, problem, askAgain } = useAnswer(MeasuredPlacementDocument, {
    key: id,
    points: { ...bounds.now, metrics, placements: [id], every: span.every },
    before: { ...bounds.before, metrics, placements: [id], every: 'TOTAL' },
    versions: { ...whole, metrics: COMPARED, by: ['VERSION'] },
    made: { ...whole, metrics: OF_LISTS },
    models: { ...whole, metrics: COMPARED, by: ['MODEL'] },
  })
  // The state of the whole graph: asked for once, and only a mark is missing without it.
  const mayAnalyze = useMay('analyze')
  const serving = useAnswer(ServingSinceDocument, mayAnalyze ? {} : null, { isKept: true })
  const series = data?.metrics?.series
  const isProblem = problem && !(problem.code === 'FORBIDDEN' && series)
  return (
    <>
      <MeasureHead
        title={id}
        id={id}
        span={span}
        asOf={data?.metrics?.asOf}
        isGenerated={data?.models?.series.some((one) => labelOf(one, 'MODEL') === 'demo') ?? false}
      >
        <p className="note">
          <a href={href('measure', '', new URLSearchParams({ span: span.value }))}>All placements</a>
          {' · '}
          <a href={href('placements', id)}>Edit this placement</a>
        </p>
      </MeasureHead>
      {isProblem && series ? <ProblemBanner problem={problem} onAskAgain={askAgain} /> : null}
      {isProblem && !series ? <ProblemState problem={problem} onAskAgain={askAgain} /> : null}
      {series || problem ? null : <Skeletons count={4} height={160} />}
      {data && series ? (
        <Figures data={data} series={series} marks={marksOf(data.placement, serving.data)}>
          <div className="measure-plots">
            <PartsPanel by="POSITION" span={span} placement={id} />
            {mayAnalyze ? <SpreadPanel span={span} placement={id} /> : null}
            <PartsPanel by="ROW" span={span} placement={id} />
          </div>
        </Figures>
      ) : null}
    </>
  )
}

interface FiguresProps {
  readonly data: MeasuredPlacementQuery
  readonly series: readonly MeasuredSeriesFragment[]
  readonly marks: readonly Mark[]
  readonly children: ReactNode
}

function Figures({ data, series, marks, children }: FiguresProps) {
  const made = data.made?.series ?? []
  if ([...series, ...made].every(({ total }) => !total.value)) {
    return (
      <EmptyState title="Nothing was counted in this time">
        <p>
          Choose a longer time, or send impressions and clicks with the tokens of the edges that led to them.
        </p>
      </EmptyState>
    )
  }
  const before = new Map(data.before?.series.map((one) => [keyOf(one), one.total]))
  const of = (metrics: readonly Metric[]) =>
    metrics.flatMap((metric) => series.filter((one) => one.metric === metric))
  return (
    <div className="sections">
      <div className="measure-plots">
        {of(OVER_TIME).map((one) => (
          <OverTime
            key={keyOf(one)}
            series={one}
            change={changeOf(one.total, before.get(keyOf(one)))}
            marks={marks}
          />
        ))}
      </div>
      <div className="halves">
        <Funnel series={of(FUNNEL)} />
        <Panel title="How lists were made" note="lists of this time">
          <FigureTable
            name="how lists were made"
            of="Metric"
            rows={made.map((one) => ({ name: nameOf(one), figure: one.total }))}
          />
        </Panel>
      </div>
      {children}
      <Comparison title="By version" dimension="VERSION" series={data.versions?.series ?? []} />
      <Comparison title="By model" dimension="MODEL" series={data.models?.series ?? []} />
    </div>
  )
}

const MODEL_MARKS = { SERVED: 'model trained', ROLLED_BACK: 'model rolled back' } as const

/** Publications, trainings and roll backs; of a graph that remembers none, since when its model serves. */
function marksOf(
  placement: MeasuredPlacementQuery['placement'],
  serving: ServingSinceQuery | undefined,
): readonly Mark[] {
  const published = placement?.versions?.nodes.map(({ number: version, activeFrom, createdAt }) => {
    return { atMs: Date.parse(activeFrom ?? createdAt), name: `version ${version} published` }
  })
  const accepted = serving?.trainings?.flatMap(({ endedAt, outcome }) =>
    outcome === 'SERVED' || outcome === 'ROLLED_BACK' ? [{ iso: endedAt, name: MODEL_MARKS[outcome] }] : [],
  )
  const since = [serving?.stats?.modelSince ?? []].flat()
  const served = accepted?.length ? accepted : since.map((iso) => ({ iso, name: MODEL_MARKS.SERVED }))
  return [...(published ?? []), ...served.map(({ iso, name }) => ({ atMs: Date.parse(iso), name }))]
}

interface OverTimeProps {
  readonly series: MeasuredSeriesFragment
  readonly change: string | null
  readonly marks: readonly Mark[]
}

function OverTime({ series, change, marks }: OverTimeProps) {
  const { points, total, metric } = series
  const [from = '', to = ''] = [points[0]?.from, points.at(-1)?.to]
  const within = marks.filter(({ atMs }) => atMs >= Date.parse(from) && atMs <= Date.parse(to))
  // Of the points, not of the span: while another span is read, these are those of the one before.
  const isHourly = Date.parse(points[0]?.to ?? '') - Date.parse(from) < DAY_MS
  const instant = (iso: string) => (isHourly ? iso.slice(0, 16).replace('T', ' ') : iso.slice(0, 10))
  return (
    <Panel title={nameOf(series)} note={lookOf(metric).means}>
      <p className="measure-total">
        <data value={total.value ?? ''} title={total.value === null ? undefined : String(total.value)}>
          {shownValue(series, total.value)}
        </data>
        <small className="note">
          {total.low === null || total.high === null
            ? null
            : `${shownValue(series, total.low)} to ${shownValue(series, total.high)}; `}
          {change ?? 'nothing to compare with'}
        </small>
      </p>
      <figure className="plot-figure">
        <span className="plot-top note" aria-hidden="true">
          {topOf(series)}
        </span>
        <Plot series={series} marks={within} />
        <figcaption className="note">
          <span>{instant(from)}</span>
          <span>{instant(points.at(-1)?.from ?? '')}</span>
        </figcaption>
      </figure>
      {within.length === 0 ? null : (
        <p className="note">
          Dashed:{' '}
          {within.map(({ name, atMs }) => `${name} ${moment(new Date(atMs).toISOString())}`).join('; ')}.
        </p>
      )}
      <FigureDetails
        name={`${nameOf(series)} over time`}
        of={isHourly ? 'Hour' : 'Day'}
        rows={points.map((point) => ({ name: instant(point.from), figure: point.value }))}
      />
    </Panel>
  )
}

/** From an impression to a conversion. */
function Funnel({ series }: { readonly series: readonly MeasuredSeriesFragment[] }) {
  const most = series[0]?.total.value || 1
  return (
    <Panel title="From impression to conversion" note="of each step, its share of the one before">
      <div className="bars">
        {series.map(({ metric, total: { value } }, step) => {
          const last = series[step - 1]?.total.value
          const share = last ? `, ${percent((value ?? 0) / last)}` : ''
          return (
            <ShareBar
              key={metric}
              label={lookOf(metric).name}
              value={`${number(value ?? 0)}${share}`}
              share={(value ?? 0) / most}
            />
          )
        })}
      </div>
      <FigureDetails
        name="the steps to a conversion"
        of="Step"
        rows={series.map((one) => ({ name: nameOf(one), figure: one.total }))}
      />
    </Panel>
  )
}

interface ComparisonProps {
  readonly title: string
  readonly dimension: 'VERSION' | 'MODEL'
  readonly series: NonNullable<MeasuredPlacementQuery['versions']>['series']
}

/** The same metrics side by side, by what made the lists. */
function Comparison({ title, dimension, series }: ComparisonProps) {
  const rows = series.map((one) => ({
    name: `${labelOf(one, dimension)}: ${nameOf(one)}`,
    figure: one.total,
  }))
  return (
    <Panel title={title} note="total of this time">
      <FigureTable name={title} of="Metric" rows={rows} />
    </Panel>
  )
}
