import { OverviewDocument, type OverviewQuery } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useReloaded } from '../api/use-reloaded.ts'
import { ago, compact, moment, number, percent } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { ShareBar } from '../parts/share-bar.tsx'
import { ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'
import { href } from '../routing/route.ts'
import { ModelPanel } from './model-panel.tsx'
import { PopularityChart } from './popularity-chart.tsx'
import { EventsPanel, LatencyPanel, SourceStatsPanel } from './serving-panels.tsx'

const RELOAD_MS = 10_000

type Stats = NonNullable<OverviewQuery['stats']>

/** Contents of the graph and serving statistics. */
export function OverviewPage() {
  useTitle('Overview')
  const answer = useAnswer(OverviewDocument, {})
  useReloaded(RELOAD_MS, answer.isAsking, answer.askAgain)
  const stats = answer.data?.stats
  return (
    <>
      <header className="page-head">
        <h1>Overview</h1>
        {stats ? <StoreFacts stats={stats} version={answer.data?.version ?? ''} /> : null}
        <p className="note">
          What the graph holds, and what this process did
          {stats?.serving ? ` since ${moment(stats.serving.since)}` : ''}. Figures of the last hour are on{' '}
          <a href={href('operate')}>Operate</a>, those of days and of all processes on{' '}
          <a href={href('measure')}>Measure</a>.
        </p>
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

/** What the nodes of the graph are to a reader; others are internal. */
const NODE_WORDS: Readonly<Partial<Record<string, string>>> = { User: 'people', Item: 'items', Tag: 'tags' }

const RELATIONSHIP_WORDS: Readonly<Partial<Record<string, string>>> = {
  INTERACTED_WITH: 'people and what they used',
  RECENTLY_ENGAGED: 'people and what they used lately',
  FOLLOWS: 'people and whom they follow',
  BLOCKS: 'people and whom they block',
  MUTES: 'people and whom they mute',
  DISMISSED: 'people and what they dismissed',
  TAGGED: 'items and their tags',
  APPLIED_TAG: 'people and the tags they gave',
  NEIGHBOR_OF: 'people with the same taste',
  TWO_HOP_TIE: 'people two follows apart',
  TOP_FOLLOWED: 'people and whom they follow most',
  'TOP_USER of a chart': 'charts of people',
  SIMILAR_TO: 'similar items',
  BOUGHT_WITH: 'items bought together',
  'TOP_ITEM of a tag': 'tags and their top items',
  'TOP_ITEM of a chart': 'charts of items',
}

function Numbers({ stats }: { readonly stats: Stats }) {
  const most = Math.max(...stats.relationships.map(({ total }) => total), 1)
  return (
    <div className="sections">
      <dl className="tiles">
        {stats.nodes.flatMap(({ name, total }) =>
          name in NODE_WORDS ? (
            <div className="tile" key={name}>
              <dt>{NODE_WORDS[name]}</dt>
              <dd>{compact(total)}</dd>
            </div>
          ) : (
            []
          ),
        )}
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
        <Panel title="Connections" note="those made by trainings in every version">
          <div className="bars">
            {stats.relationships.map(({ name, total }) => (
              <ShareBar
                key={name}
                label={RELATIONSHIP_WORDS[name] ?? name}
                value={number(total)}
                share={total / most}
              />
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
