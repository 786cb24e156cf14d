import {
  type FigureFragment,
  MeasureDocument,
  type MeasuredSeriesFragment,
} from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useNow } from '../api/use-reloaded.ts'
import { Panel } from '../parts/panel.tsx'
import { EmptyState, ProblemBanner, ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'
import { href } from '../routing/route.ts'
import { useMay } from '../sign-in/use-scopes.ts'
import { EventQualityPanel } from './event-quality.tsx'
import { FigureDetails, FigureTable } from './figure-table.tsx'
import { changeOf, keyOf, labelOf, lookOf, nameOf, shownValue } from './figures.ts'
import { MeasureHead } from './measure-head.tsx'
import { PartsPanel } from './parts-panel.tsx'
import { Plot } from './plot.tsx'
import { RELOAD_MS } from './reload.ts'
import { boundsOf, spanOf } from './spans.ts'
import { SpreadPanel } from './spread-panel.tsx'
import { TopSearchesPanel } from './top-searches-panel.tsx'

const METRICS = ['CTR', 'VALUE_PER_MINUTE', 'REVENUE', 'NEGATIVE_RATE'] as const

const SEARCHES = ['SEARCHES', 'SEARCHES_WITHOUT_RESULT', 'SEARCHES_WITHOUT_CLICK', 'REFUSED_TOKENS'] as const

/** How the lists of each placement are used. */
export function MeasurePage({ query }: { readonly query: URLSearchParams }) {
  useTitle('Measure')
  const span = spanOf(query)
  const bounds = boundsOf(span, useNow(RELOAD_MS))
  const input = { metrics: METRICS, by: ['PLACEMENT'] } as const
  const answer = useAnswer(MeasureDocument, {
    now: { ...input, ...bounds.now, every: span.every },
    before: { ...input, ...bounds.before, every: 'TOTAL' },
    searches: { ...bounds.now, metrics: SEARCHES, every: 'TOTAL' },
    whole: { ...bounds.now, metrics: ['IMPRESSIONS'], by: ['MODEL'], every: 'TOTAL' },
  })
  const { data, problem, askAgain } = answer
  const mayAnalyze = useMay('analyze')
  const series = data?.metrics?.series
  const before = new Map(data?.before?.series.map((one) => [keyOf(one), one.total]))
  const placements = [...new Set(series?.map((one) => labelOf(one, 'PLACEMENT')))].sort()
  return (
    <>
      <MeasureHead
        title="Measure"
        id=""
        span={span}
        asOf={data?.metrics?.asOf}
        isGenerated={data?.models?.series.some((one) => labelOf(one, 'MODEL') === 'demo') ?? false}
      >
        <p className="lead">
          How the lists of each placement are used, compared with the same time before. The area around a line
          is its 95 % interval.
        </p>
      </MeasureHead>
      {problem && series ? <ProblemBanner problem={problem} onAskAgain={askAgain} /> : null}
      {problem && !series ? <ProblemState problem={problem} onAskAgain={askAgain} /> : null}
      {series || problem ? null : <Skeletons count={3} height={180} />}
      {series && placements.length === 0 ? (
        <EmptyState title="Nothing was counted in this time">
          <p>
            Send impressions and clicks with the tokens of the edges that led to them: then each placement has
            its figures here.
          </p>
        </EmptyState>
      ) : null}
      <div className="sections">
        <ul className="measure-cards" aria-label="Placements">
          {placements.map((placement) => (
            <li key={placement} className="panel">
              <PlacementCard
                placement={placement}
                span={span.value}
                series={series?.filter((one) => labelOf(one, 'PLACEMENT') === placement) ?? []}
                before={before}
              />
            </li>
          ))}
        </ul>
        {placements.length > 0 ? (
          <div className="measure-plots">
            <PartsPanel by="POSITION" span={span} />
            {mayAnalyze ? <SpreadPanel span={span} /> : null}
            <PartsPanel by="SOURCE" span={span} />
            <PartsPanel by="ITEM_KIND" span={span} />
            <PartsPanel by="ROW" span={span} />
          </div>
        ) : null}
        <Panel title="Searches and refused tokens" note="of all placements">
          <FigureTable
            name="searches and refused tokens"
            of="Metric"
            rows={data?.searches?.series.map((one) => ({ name: nameOf(one), figure: one.total })) ?? []}
          />
        </Panel>
        {mayAnalyze ? <TopSearchesPanel span={span} /> : null}
        {mayAnalyze ? <EventQualityPanel span={span} /> : null}
      </div>
    </>
  )
}

interface CardProps {
  readonly placement: string
  readonly span: string
  readonly series: readonly MeasuredSeriesFragment[]
  readonly before: ReadonlyMap<string, FigureFragment>
}

function PlacementCard({ placement, span, series, before }: CardProps) {
  return (
    <article aria-label={placement}>
      <div className="panel-head">
        <h2>
          <a href={href('measure', placement, new URLSearchParams({ span }))}>{placement}</a>
        </h2>
      </div>
      <dl className="measure-rows">
        {series.map((one) => (
          <div key={keyOf(one)} className="measure-row">
            <dt title={lookOf(one.metric).means}>{nameOf(one)}</dt>
            <dd>
              <data
                value={one.total.value ?? ''}
                title={one.total.value === null ? undefined : String(one.total.value)}
              >
                {shownValue(one, one.total.value)}
              </data>
              <small className="note">
                {changeOf(one.total, before.get(keyOf(one))) ?? 'nothing to compare with'}
              </small>
            </dd>
            <dd className="measure-spark">
              <Plot series={one} />
            </dd>
          </div>
        ))}
      </dl>
      <FigureDetails
        name={`the figures of ${placement}`}
        of="Metric"
        rows={series.map((one) => ({ name: nameOf(one), figure: one.total }))}
      />
    </article>
  )
}
