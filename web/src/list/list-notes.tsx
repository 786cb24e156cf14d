import { ago } from '../parts/format.ts'
import { href } from '../routing/route.ts'
import { sourceLook } from './sources.ts'
import type { ServedList } from './use-list.ts'
import type { LiveState } from './use-live.ts'

const PERSONAL = {
  FULL: { words: 'personal', look: 'chip is-good' },
  SESSION: { words: 'from a session', look: 'chip is-good' },
  COLD_START: { words: 'cold start: no history yet', look: 'chip is-warn' },
  NO_CONSENT: { words: 'no consent to personalization', look: 'chip is-warn' },
  NONE: { words: 'not personal', look: 'chip' },
  UNKNOWN_USER: { words: 'unknown id: the list of an anonymous user', look: 'chip is-warn' },
} as const

interface ListFactsProps {
  readonly list: ServedList
  readonly live: LiveState
  readonly userId: string
}

/** Facts about a list: personalization, newest event, latency and model, and a link to it as it was served. */
export function ListFacts({ list, live, userId }: ListFactsProps) {
  const { words, look } = PERSONAL[list.personalization]
  return (
    <div className="head-row">
      <span className={look}>{words}</span>
      <LiveChip live={live} />
      <dl className="facts">
        <div>
          <dt>took</dt>
          <dd className="numbers">{Math.max(1, Math.round(list.tookMs))} ms</dd>
        </div>
        {list.asOf ? (
          <div>
            <dt>newest event</dt>
            <dd title={list.asOf}>{ago(list.asOf)}</dd>
          </div>
        ) : null}
        <div>
          <dt>model</dt>
          <dd className="code">{list.modelVersion ?? 'untrained'}</dd>
        </div>
        <div>
          <dt>list</dt>
          <dd>
            <a href={href('privacy', userId, new URLSearchParams({ list: list.recommendationId }))}>
              as served
            </a>
          </dd>
        </div>
      </dl>
    </div>
  )
}

const LIVE_WORDS = {
  connected: 'live',
  reconnecting: 'reconnecting',
  lost: 'connection lost',
} as const

/** Whether changes from elsewhere reach the page. */
function LiveChip({ live }: { readonly live: LiveState }) {
  return (
    <span role="status" className="live">
      {live === 'off' ? null : (
        <span className={live === 'connected' ? 'chip is-good' : 'chip is-warn'}>{LIVE_WORDS[live]}</span>
      )}
    </span>
  )
}

interface DegradedBannerProps {
  readonly list: ServedList
  onAskAgain(): void
}

/** What a list consists of when the graph was unavailable. */
const FROM_MEMORY: Readonly<Record<string, string>> = {
  LAST_LIST: 'This is the last list, without the items that may no longer be shown.',
  GLOBAL_POPULAR: 'These are popular items from the last time it did.',
}

/** Names the sources that a list lacks, or says that the graph was unavailable. */
export function DegradedBanner({ list, onAskAgain }: DegradedBannerProps) {
  if (list.degradedSources.length === 0) return null
  const memory = list.fallbackSteps.map((step) => FROM_MEMORY[step]).find((words) => words !== undefined)
  return (
    <div className="banner is-warn" role="status">
      <span>{memory ? <AwayWords memory={memory} /> : <SourcesWords sources={list.degradedSources} />}</span>
      <button type="button" className="button is-small" onClick={onAskAgain}>
        Ask again
      </button>
    </div>
  )
}

function AwayWords({ memory }: { readonly memory: string }) {
  return (
    <>
      <strong>The graph does not answer.</strong> {memory}
    </>
  )
}

function SourcesWords({ sources }: { readonly sources: ServedList['degradedSources'] }) {
  const names = sources.map((source) => sourceLook(source).name).join(', ')
  return (
    <>
      <strong>Degraded.</strong> {names} failed or timed out; the list was made without{' '}
      {sources.length === 1 ? 'it' : 'them'}.
    </>
  )
}

const FALLBACKS: Readonly<Record<string, string>> = {
  CATALOG: 'The sources did not fill the list; the rest is from the catalog, by popularity.',
  POPULAR: 'The placement filled the list with popular items.',
  TRENDING: 'The placement filled the list with items that are used more and more.',
  FRESH: 'The placement filled the list with new items.',
  PLACEMENT: 'The placement filled the list with that of another one.',
  EMPTY: 'No item is left to show.',
}

/** Names the fallback steps that filled a list. */
export function FallbackNote({ list }: { readonly list: ServedList }) {
  const notes = list.fallbackSteps.flatMap((step) => FALLBACKS[step] ?? [])
  return notes.length === 0 ? null : <p className="banner">{notes.join(' ')}</p>
}
