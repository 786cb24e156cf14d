import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { RecommendationsDocument, type RecommendedItemFragment } from '../__generated__/graphql.ts'
import { ActingBar } from '../acting/acting-bar.tsx'
import type { Feedback } from '../acting/feedback.ts'
import { FeedbackButtons } from '../acting/feedback-buttons.tsx'
import { useActing } from '../acting/use-acting.ts'
import { useAnswer } from '../api/use-answer.ts'
import { ActiveFilters } from '../filter/active-filters.tsx'
import { FilterPanel } from '../filter/filter-panel.tsx'
import { type Filters, isEmpty, NO_FILTERS, toItemFilter } from '../filter/filters.ts'
import { EmptyState, ProblemBanner, ProblemState, Skeletons } from '../parts/states.tsx'
import { Term } from '../parts/term.tsx'
import { href } from '../routing/route.ts'
import { replaceAddress } from '../routing/use-route.ts'
import { WhyDrawer } from '../why/why-drawer.tsx'
import { Card } from './card.tsx'
import { CopyList } from './copy-list.tsx'
import { DegradedBanner, FallbackNote, ListFacts } from './list-notes.tsx'
import { type Moves, movesBetween, type Placed, sayMoves } from './moves.ts'
import { placed } from './placed.ts'
import { SourcesPanel } from './sources-panel.tsx'
import { SourceLegend } from './stacked-bar.tsx'
import { isUntuned, parseTuning, type Tuning, withTuning } from './tuning.ts'
import { TuningPanel } from './tuning-panel.tsx'
import { useFlip } from './use-flip.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { type List, type ServedList, useList } from './use-list.ts'
import { type LiveState, useLive } from './use-live.ts'
import { useNews } from './use-news.ts'

/** The policy's list is requested again this long after it failed. */
const RETRY_PAUSE_MS = 1_000

interface ListSectionProps {
  readonly userId: string
  /** Called after every write that the list has seen, so that the rest of the page can reload. */
  onActed(): void
  readonly query: URLSearchParams
  /** Shown below the sliders. */
  readonly children: ReactNode
}

/** A user's list with its sliders. Every change requests a new list and compares it with the policy's list. */
export function ListSection({ userId, query, children, onActed }: ListSectionProps) {
  const tuning = useMemo(() => parseTuning(query), [query])
  const acting = useActing(userId)
  const [isShown, setShown] = useState(false)
  const live = useLive(userId, isShown)
  const watermark = useNewest(acting.watermark, live.changed)
  const news = useNews(userId, live.changed, acting.isOwn)
  const newest = useList(userId, tuning, watermark)
  const list = useStill(newest, acting.isSettling)
  useAskedAfter(acting.undone, newest.askAgain)
  const hasList = list.first !== undefined
  useEffect(() => setShown(hasList), [hasList])
  const [before, setBefore] = useState<Before | null>(null)
  const tuned = useMoves(userId, tuning, list, watermark)
  const moves =
    tuned ?? (before && before.id !== list.first?.recommendationId ? movesSince(before, list) : null)
  const onFeedback = async (feedback: Feedback) => {
    const shown = { id: list.first?.recommendationId, placed: placed(list.first?.edges ?? []) }
    if (!(await acting.act(feedback))) return
    setBefore(shown)
  }
  useNotifyOnce(hasSeenWrites(newest) ? watermark : null, onActed)
  const change = (next: Tuning) => replaceAddress(href('people', userId, withTuning(query, next)))
  const filter = (filters: Filters) => change({ ...tuning, filters })
  const isWide = window.matchMedia('(min-width: 62rem)').matches
  return (
    <div className="columns">
      <section className="stack" aria-label="Recommendations">
        <ActingBar userId={userId} onFeedback={onFeedback} />
        {/* At the end of its line: what it opens reaches to the left. */}
        <div className="head-row is-end">
          <CopyList userId={userId} tuning={tuning} />
        </div>
        <ActiveFilters filters={tuning.filters} onChange={filter} />
        <ListBody
          userId={userId}
          live={live.state}
          news={news}
          list={list}
          moves={moves}
          onAllItems={isEmpty(tuning.filters) ? null : () => filter(NO_FILTERS)}
          against={tuned || !before ? 'the policy' : 'before'}
          acts={(item) => (
            <FeedbackButtons
              item={item}
              outcome={acting.outcomes.get(item.id)}
              isBusy={acting.isBusy}
              onFeedback={onFeedback}
            />
          )}
        />
      </section>
      <div className="tune stack">
        <FilterPanel filters={tuning.filters} isOpen={isWide && !isEmpty(tuning.filters)} onChange={filter} />
        <TuningPanel tuning={tuning} isOpen={isWide} onChange={change} />
      </div>
      <div className="aside">
        {list.first ? <SourcesPanel list={list.first} /> : null}
        {children}
      </div>
    </div>
  )
}

/** The list as it was when it began to be held still; otherwise the list. */
function useStill(list: List, isStill: boolean): List {
  const shown = useRef(list)
  if (!isStill || shown.current.first === undefined) shown.current = list
  return shown.current
}

/** Asks again whenever the count grows. */
function useAskedAfter(count: number, askAgain: () => void): void {
  useEffect(() => {
    if (count > 0) askAgain()
  }, [count, askAgain])
}

/** Returns the one that changed last; watermarks themselves cannot be ordered. */
function useNewest(one: string | null, other: string | null): string | null {
  const [known, setKnown] = useState({ one, other, newest: one ?? other })
  if (known.one === one && known.other === other) return known.newest
  const newest = known.one === one ? other : one
  setKnown({ one, other, newest })
  return newest
}

/** True once the newest response reflects all writes that it had to wait for. What is shown may still be an earlier one. */
function hasSeenWrites({ isAsking, first }: List): boolean {
  return !isAsking && first?.hasReachedMinWatermark !== false
}

/** Calls `notify` once for each write after the list has seen it: later requests then see it, too. */
function useNotifyOnce(seen: string | null, notify: () => void): void {
  const notified = useRef<string | null>(null)
  useEffect(() => {
    if (seen === null || notified.current === seen) return
    notified.current = seen
    notify()
  }, [seen, notify])
}

interface Before {
  readonly id: string | undefined
  readonly placed: readonly Placed[]
}

/** Compares with the list before the last feedback. */
function movesSince(before: Before, list: List): Moves {
  return movesBetween(before.placed, placed(list.first?.edges ?? []))
}

/** Compares with the policy's list under the same filters; null while nothing is tuned. */
function useMoves(userId: string, tuning: Tuning, list: List, minWatermark: string | null): Moves | null {
  const isTuned = !isUntuned(tuning)
  const filter = toItemFilter(tuning.filters)
  const plain = useAnswer(
    RecommendationsDocument,
    isTuned ? { userId, first: list.length, after: null, input: filter && { filter }, minWatermark } : null,
  )
  // Retry for as long as only the policy's list is missing.
  const { problem, askAgain } = plain
  const isListShown = list.problem === undefined && !list.isAsking
  useEffect(() => {
    if (problem === undefined || !isListShown) return
    const timer = setTimeout(askAgain, RETRY_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [problem, isListShown, askAgain])
  const policy = plain.data?.recommendations
  if (!isTuned || !policy || !list.first) return null
  return movesBetween(placed(policy.edges), placed(list.edges))
}

interface ListBodyProps {
  readonly userId: string
  readonly live: LiveState
  /** Why the list just changed, if another page or program changed it. */
  readonly news: string
  readonly list: List
  readonly moves: Moves | null
  /** Name of the list that the moves are relative to. */
  readonly against: string
  acts(item: RecommendedItemFragment['node']): ReactNode
  /** Removes the filters; null if there are none. */
  readonly onAllItems: (() => void) | null
}

function ListBody({ userId, list, moves, against, acts, live, news, onAllItems }: ListBodyProps) {
  const { first, problem, edges } = list
  if (!first) {
    return problem ? (
      <ProblemState problem={problem} onAskAgain={list.askAgain} />
    ) : (
      <Skeletons count={6} height={132} />
    )
  }
  return (
    <>
      {problem ? <ProblemBanner problem={problem} onAskAgain={list.askAgain} /> : null}
      <ListFacts list={first} live={live} userId={userId} />
      <p className="note" role="status">
        {news}
      </p>
      <DegradedBanner list={first} onAskAgain={list.askAgain} />
      <FallbackNote list={first} />
      <MovesLine list={first} moves={moves} against={against} />
      {edges.length === 0 ? (
        <EmptyState title="Nothing to show">
          <p>
            No item passes the filters that the user has not seen. Change the filters, or add items to the
            graph.
          </p>
          {onAllItems ? (
            <button type="button" className="button" onClick={onAllItems}>
              Remove all filters
            </button>
          ) : null}
        </EmptyState>
      ) : null}
      <Cards list={list} moves={moves} acts={acts} />
      <Gone gone={moves?.gone ?? []} />
      {list.hasMore ? (
        <button type="button" className="button more" onClick={() => list.showMore()}>
          Show more
        </button>
      ) : null}
    </>
  )
}

interface MovesLineProps {
  readonly list: ServedList
  readonly moves: Moves | null
  readonly against: string
}

function MovesLine({ list, moves, against }: MovesLineProps) {
  return (
    <div className="moves">
      <SourceLegend sources={list.candidateCounts.map(({ source }) => source)} />
      <Term of="interest">% of interest</Term>
      <p role="status">{moves ? `Against ${against}: ${sayMoves(moves)}` : ''}</p>
    </div>
  )
}

function Cards({
  list,
  moves,
  acts,
}: Omit<ListBodyProps, 'userId' | 'against' | 'live' | 'news' | 'onAllItems'>) {
  const element = useRef<HTMLOListElement>(null)
  const [asked, setAsked] = useState<RecommendedItemFragment | null>(null)
  const order = list.edges.map(({ node }) => node.id).join(' ')
  useFlip(element, order)
  useKeptFocus(element, order)
  return (
    <>
      <ol className={list.isAsking ? 'list is-asking' : 'list'} ref={element} aria-busy={list.isAsking}>
        {list.edges.map((edge) => (
          <Card
            key={edge.node.id}
            edge={edge}
            move={moves?.byId.get(edge.node.id)}
            acts={acts(edge.node)}
            onWhy={() => setAsked(edge)}
          />
        ))}
      </ol>
      {asked ? <WhyDrawer edge={asked} onClose={() => setAsked(null)} /> : null}
    </>
  )
}

function Gone({ gone }: { readonly gone: readonly Placed[] }) {
  if (gone.length === 0) return null
  return (
    <div className="gone">
      <strong>Left this page</strong>
      <ul className="chips">
        {gone.map(({ id, title, rank }) => (
          <li key={id}>
            <a className="chip" href={href('items', id)}>
              {title} <span className="numbers">was {rank}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
