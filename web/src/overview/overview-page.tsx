import { OverviewDocument, type OverviewQuery } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { ago, compact, moment, number, percent } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { ShareBar } from '../parts/share-bar.tsx'
import { ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'
import { ModelPanel } from './model-panel.tsx'
import { PopularityChart } from './popularity-chart.tsx'
import { EventsPanel, LatencyPanel, SourceStatsPanel } from './serving-panels.tsx'

type Stats = NonNullable<OverviewQuery['stats']>

/** Contents of the graph and serving statistics. */
export function OverviewPage() {
  useTitle('Overview')
  const answer = useAnswer(OverviewDocument, {})
  const stats = answer.data?.stats
  return (
    <>
      <header className="page-head">
        <h1>Overview</h1>
        {stats ? <StoreFacts stats={stats} version={answer.data?.version ?? ''} /> : null}
      </header>
      {answer.problem ? <ProblemState problem={answer.problem} onAskAgain={answer.askAgain} /> : null}
      {stats || answer.problem ? null : <Skeletons count={3} height={120} />}
      {stats ? <Numbers stats={stats} /> : null}
    </>
  )
}

const ENGINES = { EMBEDDED: 'embedded', NEO4J: 'neo4j' } as const

function originWords({ kind, name, isComplete }: NonNullable<Stats['origin']>): string {
  return [kind.toLowerCase(), name, isComplete ? null : '(not complete)'].filter(Boolean).join(' ')
}

function StoreFacts({ stats, version }: { readonly stats: Stats; readonly version: string }) {
  const facts = [
    ['engine', `${ENGINES[stats.engine]} ${stats.engineVersion}`],
    ['filled from', stats.origin ? originWords(stats.origin) : 'no import'],
    ['Attune', version],
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

function Numbers({ stats }: { readonly stats: Stats }) {
  const most = Math.max(...stats.relationships.map(({ total }) => total), 1)
  return (
    <div className="sections">
      <dl className="tiles">
        {stats.nodes.map(({ name, total }) => (
          <div className="tile" key={name}>
            <dt>{name}</dt>
            <dd>{compact(total)}</dd>
          </div>
        ))}
        <div className="tile">
          <dt>newest event</dt>
          <dd>
            {stats.newestEventAt ? ago(stats.newestEventAt) : 'none'}
            {stats.newestEventAt ? <small>{moment(stats.newestEventAt)}</small> : null}
          </dd>
        </div>
        {stats.serving ? <ServingTiles serving={stats.serving} /> : null}
        <div className="tile">
          <dt>model</dt>
          <dd>
            {stats.modelSince ? ago(stats.modelSince) : 'untrained'}
            {stats.modelVersion ? <small className="code">{stats.modelVersion}</small> : null}
          </dd>
        </div>
        {stats.model?.ndcgAt10 != null ? (
          <div className="tile">
            <dt>NDCG@10</dt>
            <dd>
              {stats.model.ndcgAt10.toFixed(3)}
              <small>on held-out interactions</small>
            </dd>
          </div>
        ) : null}
      </dl>
      <div className="halves">
        <Panel title="Popularity" note="use over the catalog">
          <PopularityChart points={stats.popularity ?? []} />
        </Panel>
        {stats.model ? <ModelPanel model={stats.model} /> : null}
        {stats.serving ? (
          <>
            <SourceStatsPanel sources={stats.serving.sources} />
            <LatencyPanel operations={stats.serving.operations} />
            <EventsPanel events={stats.serving.events} />
          </>
        ) : null}
        <Panel title="Relationships" note="derived ones in every version">
          <div className="bars">
            {stats.relationships.map(({ name, total }) => (
              <ShareBar key={name} label={name} value={number(total)} share={total / most} />
            ))}
          </div>
        </Panel>
      </div>
    </div>
  )
}

function ServingTiles({ serving }: { readonly serving: NonNullable<Stats['serving']> }) {
  return (
    <>
      <div className="tile">
        <dt>events a minute</dt>
        <dd>
          {compact(serving.events.acceptedLastMinute)}
          <small>accepted in the last 60 seconds</small>
        </dd>
      </div>
      <div className="tile">
        <dt>coverage</dt>
        <dd>
          {percent(serving.coverage)}
          <small>of the catalog was served since {moment(serving.since)}</small>
        </dd>
      </div>
    </>
  )
}
