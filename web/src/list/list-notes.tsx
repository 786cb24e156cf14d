import { ago } from '../parts/format.ts'
import { sourceLook } from './sources.ts'
import type { ServedList } from './use-list.ts'

const PERSONAL = {
  FULL: { words: 'personal', look: 'chip is-good' },
  COLD_START: { words: 'cold start: no history yet', look: 'chip is-warn' },
  UNKNOWN_USER: { words: 'nobody by this id: what a stranger gets', look: 'chip is-warn' },
} as const

/** What an answer says of itself: how personal, how fresh, how fast, by which model. */
export function ListFacts({ list, isLive }: { readonly list: ServedList; readonly isLive: boolean }) {
  const { words, look } = PERSONAL[list.personalization]
  return (
    <div className="head-row">
      <span className={look}>{words}</span>
      {isLive ? <span className="chip">live</span> : null}
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
      </dl>
    </div>
  )
}

interface DegradedBannerProps {
  readonly list: ServedList
  onAskAgain(): void
}

/** What a list was made of that was made without the graph. */
const FROM_MEMORY: Readonly<Record<string, string>> = {
  LAST_LIST: 'This is the last list, with what of it may still be shown.',
  SEGMENT_POPULAR: 'This is what was popular when it did, first of what the last list was about.',
  GLOBAL_POPULAR: 'This is what was popular when it did.',
}

/** Says what a list had to do without. */
export function DegradedBanner({ list, onAskAgain }: DegradedBannerProps) {
  if (list.degraded.length === 0) return null
  const memory = list.fallback.map((step) => FROM_MEMORY[step]).find((words) => words !== undefined)
  return (
    <div className="banner is-warn" role="status">
      <span>{memory ? <AwayWords memory={memory} /> : <SourcesWords sources={list.degraded} />}</span>
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

function SourcesWords({ sources }: { readonly sources: ServedList['degraded'] }) {
  const names = sources.map((source) => sourceLook(source).name).join(', ')
  return (
    <>
      <strong>Degraded.</strong> {names} failed or came late; the list was made without{' '}
      {sources.length === 1 ? 'it' : 'them'}.
    </>
  )
}

const FALLBACKS: Readonly<Record<string, string>> = {
  CATALOG: 'The sources did not fill the list: the rest comes from the catalog, by popularity.',
  EMPTY: 'Nothing was left that may be shown.',
}

/** Says which steps filled a list that the sources could not. */
export function FallbackNote({ list }: { readonly list: ServedList }) {
  const notes = list.fallback.flatMap((step) => FALLBACKS[step] ?? [])
  return notes.length === 0 ? null : <p className="banner">{notes.join(' ')}</p>
}
