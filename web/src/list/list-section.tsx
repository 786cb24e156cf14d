import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { RecommendationsDocument, type RecommendedItemFragment } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { EmptyState, ProblemBanner, ProblemState, Skeletons } from '../parts/states.tsx'
import type { Acted, Acts } from '../people/use-acts.ts'
import { href } from '../routing/route.ts'
import { replaceAddress } from '../routing/use-route.ts'
import { WhyDrawer } from '../why/why-drawer.tsx'
import { ActButtons } from './act-buttons.tsx'
import { Card } from './card.tsx'
import { DegradedBanner, FallbackNote, ListFacts } from './list-notes.tsx'
import { type Moves, movesBetween, type Placed, sayMoves } from './moves.ts'
import { placed } from './placed.ts'
import { SourcesPanel } from './sources-panel.tsx'
import { SourceLegend } from './stacked-bar.tsx'
import { isUntuned, parseTuning, type Tuning, withTuning } from './tuning.ts'
import { TuningPanel } from './tuning-panel.tsx'
import { useFlip } from './use-flip.ts'
import { type List, PAGE_SIZE, type ServedList, useList } from './use-list.ts'
import { useLive } from './use-live.ts'

interface ListSectionProps {
  readonly userId: string
  readonly query: URLSearchParams
  readonly acts: Acts
  /** The newest act in her place: the list has to have seen it. */
  readonly acted: Acted | null
  /** A list has come that has seen it. */
  onSeen(): void
  /** What stands below the sliders. */
  readonly children: ReactNode
}

/** A person's list with its sliders; whatever is changed is asked at once and compared with the policy's list. */
export function ListSection({ userId, query, acts, acted, onSeen, children }: ListSectionProps) {
  const tuning = useMemo(() => parseTuning(query), [query])
  const live = useLive(userId)
  const list = useList(userId, tuning, live.changed ?? acted?.watermark)
  const since = useListBefore(acted, list)
  const byTuning = useMovesByTuning(userId, tuning, list)
  const change = (next: Tuning) => {
    since.forget()
    replaceAddress(href('people', userId, withTuning(query, next)))
  }
  const moved = since.moved ?? byTuning
  const listId = list.first?.recommendationId
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is what was seen
  useEffect(() => {
    if (acted || live.changed) onSeen()
  }, [listId])
  const isWide = window.matchMedia('(min-width: 62rem)').matches
  return (
    <div className="columns">
      <div className="tune">
        <TuningPanel tuning={tuning} isOpen={isWide} onChange={change} />
      </div>
      <section className="stack" aria-label="Recommendations">
        <ListBody list={list} moved={moved} acts={acts} isLive={live.isOn} />
      </section>
      <div className="aside">
        {list.first ? <SourcesPanel list={list.first} /> : null}
        {children}
      </div>
    </div>
  )
}

/** What moved, and against what, as the page says it. */
interface Moved {
  readonly against: string
  readonly moves: Moves
}

/** What an act moved, against the list that stood there when it was done. */
function useListBefore(acted: Acted | null, list: List): { readonly moved: Moved | null; forget(): void } {
  const [kept, setKept] = useState<ListBefore | null>(null)
  const listId = list.first?.recommendationId
  // The render that brings the act still holds the list from before it.
  if (acted && kept?.watermark !== acted.watermark) {
    setKept({ watermark: acted.watermark, listId, entries: placed(list.edges) })
  }
  const hasNewList = acted !== null && kept?.watermark === acted.watermark && kept.listId !== listId
  const before = hasNewList ? kept.entries : null
  return {
    moved: before && {
      against: `Since she ${acted?.words}`,
      moves: movesBetween(before, placed(list.edges)),
    },
    forget: () => setKept((now) => now && { ...now, entries: null }),
  }
}

/** The list that stood there when an act was done; no entries once another setting makes them no measure. */
interface ListBefore {
  readonly watermark: string
  readonly listId: string | undefined
  readonly entries: readonly Placed[] | null
}

/** Against the list as the policy has it: nothing moved while nothing is tuned. */
function useMovesByTuning(userId: string, tuning: Tuning, list: List): Moved | null {
  const isTuned = !isUntuned(tuning)
  const plain = useAnswer(
    RecommendationsDocument,
    isTuned ? { userId, first: PAGE_SIZE, after: null, input: null } : null,
  ).data?.recommendations
  if (!isTuned || !plain || !list.first) return null
  return { against: 'Against the policy', moves: movesBetween(placed(plain.edges), placed(list.edges)) }
}

interface ListBodyProps {
  readonly list: List
  readonly moved: Moved | null
  readonly acts: Acts
  readonly isLive: boolean
}

function ListBody({ list, moved, acts, isLive }: ListBodyProps) {
  const { first, problem, edges } = list
  const moves = moved?.moves ?? null
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
      <ListFacts list={first} isLive={isLive} />
      <DegradedBanner list={first} />
      <FallbackNote list={first} />
      {acts.problem ? (
        <p className="banner is-bad" role="alert">
          {acts.problem.title}: {acts.problem.message}
        </p>
      ) : null}
      <MovesLine list={first} moved={moved} />
      {edges.length === 0 ? (
        <EmptyState title="Nothing to show">
          <p>No item passes the filters of this question. Loosen the settings, or add items to the graph.</p>
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

function MovesLine({ list, moved }: { readonly list: ServedList; readonly moved: Moved | null }) {
  return (
    <div className="moves">
      <SourceLegend sources={list.candidateCounts.map(({ source }) => source)} />
      <p role="status" style={{ marginLeft: 'auto' }}>
        {moved ? `${moved.against}: ${sayMoves(moved.moves)}` : ''}
      </p>
    </div>
  )
}

interface CardsProps {
  readonly list: List
  readonly moves: Moves | null
  readonly acts: Acts
}

function Cards({ list, moves, acts }: CardsProps) {
  const listId = list.first?.recommendationId ?? ''
  const element = useRef<HTMLOListElement>(null)
  const [asked, setAsked] = useState<RecommendedItemFragment | null>(null)
  useFlip(element, list.edges.map(({ node }) => node.id).join(' '))
  return (
    <>
      <ol className={list.isAsking ? 'list is-asking' : 'list'} ref={element} aria-busy={list.isAsking}>
        {list.edges.map((edge) => (
          <Card
            key={edge.node.id}
            edge={edge}
            move={moves?.byId.get(edge.node.id)}
            acts={<ActButtons item={edge.node} recommendationId={listId} acts={acts} />}
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
