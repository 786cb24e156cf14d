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

/** Says what a list had to do without. */
export function DegradedBanner({ list, onAskAgain }: DegradedBannerProps) {
  if (list.degraded.length === 0) return null
  const names = list.degraded.map((source) => sourceLook(source).name).join(', ')
  return (
    <div className="banner is-warn" role="status">
      <span>
        <strong>Degraded.</strong> {names} failed or came late; the list was made without{' '}
        {list.degraded.length === 1 ? 'it' : 'them'}.
      </span>
      <button type="button" className="button is-small" onClick={onAskAgain}>
        Ask again
      </button>
    </div>
  )
}

const FALLBACKS: Readonly<Record<string, string>> = {
  CATALOG: 'The sources did not fill the list: the rest comes from the catalog, by popularity.',
  LAST_LIST: 'The graph does not answer: this is the last list, with what of it may still be shown.',
  GLOBAL_POPULAR: 'The graph does not answer: this is what was popular when it did.',
  EMPTY: 'Nothing was left that may be shown.',
}

/** Says which steps filled a list that the sources could not. */
export function FallbackNote({ list }: { readonly list: ServedList }) {
  if (list.fallback.length === 0) return null
  return <p className="banner">{list.fallback.map((step) => FALLBACKS[step] ?? step).join(' ')}</p>
}
