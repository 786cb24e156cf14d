import { useMemo, useState } from 'react'
import { PersonNameDocument, type RecommendedItemFragment } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { DegradedBanner } from '../list/list-notes.tsx'
import { SOURCES } from '../list/sources.ts'
import { positiveShares, SourceLegend, StackedBar } from '../list/stacked-bar.tsx'
import { parseTuning, type Tuning, withTuning } from '../list/tuning.ts'
import { TuningControls } from '../list/tuning-panel.tsx'
import { type List, useList } from '../list/use-list.ts'
import { percent } from '../parts/format.ts'
import { EmptyState, ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'
import { PersonSearch } from '../people/person-search.tsx'
import { href } from '../routing/route.ts'
import { replaceAddress } from '../routing/use-route.ts'
import { differences } from './differences.ts'
import { overlapOf } from './overlap.ts'
import { SamplePanel } from './sample-panel.tsx'
import { SlopeLines } from './slope-lines.tsx'

type SideName = 'left' | 'right'

interface Side {
  readonly name: SideName
  readonly userId: string
  readonly tuning: Tuning
}

/** Two lists side by side: two people, or one person under two settings; and what the settings change for many people. */
export function ComparePage({ query }: { readonly query: URLSearchParams }) {
  useTitle('Compare')
  const [left, right] = useMemo(() => [sideOf('left', query), sideOf('right', query)] as const, [query])
  const change = (next: URLSearchParams) => replaceAddress(href('compare', '', next))
  const pick = (name: SideName) => (id: string) => {
    const next = new URLSearchParams(query)
    next.set(name, id)
    change(next)
  }
  const tune = (name: SideName, tuning: Tuning) => change(withTuning(query, tuning, `${name}.`))
  return (
    <>
      <header className="page-head">
        <h1>Compare</h1>
        <p className="lead">
          Two people, or one person under two settings. Lines join items that are in both lists. Below, what
          the settings change for many people.
        </p>
      </header>
      <div className="compare-sides">
        <SideHead side={left} onPick={pick('left')} />
        <button type="button" className="button is-small" onClick={() => change(swapped(query))}>
          Swap<span className="hidden"> the sides</span>
        </button>
        <SideHead side={right} onPick={pick('right')} />
      </div>
      <Settings left={left} right={right} onTune={tune} />
      {left.userId !== '' && right.userId !== '' ? (
        <Comparison key={`${left.userId} ${right.userId}`} left={left} right={right} />
      ) : (
        <EmptyState title="Pick two">
          <p>Choose a person for each side. The same person twice compares settings.</p>
        </EmptyState>
      )}
      <SamplePanel
        key={JSON.stringify([left.tuning, right.tuning])}
        left={left.tuning}
        right={right.tuning}
        addressOf={(userId) => href('compare', '', samePerson(query, userId))}
      />
    </>
  )
}

/** The query with one person on both sides. */
function samePerson(query: URLSearchParams, userId: string): URLSearchParams {
  const next = new URLSearchParams(query)
  next.set('left', userId)
  next.delete('right')
  return next
}

function sideOf(name: SideName, query: URLSearchParams): Side {
  const userId = query.get(name) ?? (name === 'right' ? (query.get('left') ?? '') : '')
  return { name, userId, tuning: parseTuning(query, `${name}.`) }
}

/** The query with the two sides in each other's place. */
function swapped(query: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams()
  const other = { left: 'right', right: 'left' } as const
  // The right side is that of the left person if the address names none.
  if (!query.has('right')) next.set('left', query.get('left') ?? '')
  for (const [name, value] of query)
    next.set(
      name.replace(/^(left|right)/, (side) => other[side as SideName]),
      value,
    )
  return next
}

interface SideHeadProps {
  readonly side: Side
  onPick(id: string): void
}

function SideHead({ side: { name, userId }, onPick }: SideHeadProps) {
  const { data } = useAnswer(PersonNameDocument, userId === '' ? null : { id: userId })
  return (
    <section className="stack" aria-label={name === 'left' ? 'Left person' : 'Right person'}>
      {userId === '' ? null : (
        <h2>
          <a href={href('people', userId)}>{data?.user?.name ?? userId}</a>
        </h2>
      )}
      <PersonSearch
        label={userId === '' ? `Person on the ${name}` : `Another person on the ${name}`}
        onPick={onPick}
      />
    </section>
  )
}

interface SettingsProps {
  readonly left: Side
  readonly right: Side
  onTune(name: SideName, tuning: Tuning): void
}

/** The settings of both sides, opened together so that the sides stay level, and in what they differ. */
function Settings({ left, right, onTune }: SettingsProps) {
  const found = differences(left.tuning, right.tuning)
  return (
    <details className="panel tuning compare-settings">
      <summary className="panel-head">
        <h2>Settings</h2>
        <small>
          {found.length === 0
            ? 'the same on both sides'
            : found.map((one) => `${one.name}: ${one.left} | ${one.right}`).join(' · ')}
        </small>
      </summary>
      <div className="compare-heads">
        {[left, right].map(({ name, tuning }) => (
          <section key={name} aria-label={name === 'left' ? 'Left settings' : 'Right settings'}>
            <TuningControls tuning={tuning} onChange={(next) => onTune(name, next)} />
          </section>
        ))}
      </div>
    </details>
  )
}

function Comparison({ left, right }: { readonly left: Side; readonly right: Side }) {
  const [one, other] = [useList(left.userId, left.tuning), useList(right.userId, right.tuning)]
  const overlap = overlapOf(idsOf(one), idsOf(other))
  const [marked, setMarked] = useState<string | null>(null)
  return (
    <>
      <p className="banner" role="status">
        {one.first && other.first
          ? `${overlap.both} of ${overlap.all} items are in both lists (${percent(overlap.jaccard)}).`
          : 'Nothing to compare yet.'}
      </p>
      <div className="compare-heads">
        <Shortfall list={one} />
        <Shortfall list={other} />
      </div>
      <div className="legends">
        <SourceLegend sources={SOURCES} />
        <ul className="legend" aria-label="Colors of the lines">
          <li className="is-up">higher on the right</li>
          <li className="is-down">lower on the right</li>
          <li className="is-same">same rank</li>
        </ul>
      </div>
      <div className="compare">
        <SideList list={one} name="Left list" marked={marked} onMark={setMarked} />
        <SlopeLines left={idsOf(one)} right={idsOf(other)} marked={marked} />
        <SideList list={other} name="Right list" marked={marked} onMark={setMarked} />
      </div>
    </>
  )
}

/** Warnings of both sides, above the lists so that their rows stay aligned. */
function Shortfall({ list }: { readonly list: List }) {
  return <div>{list.first ? <DegradedBanner list={list.first} onAskAgain={list.askAgain} /> : null}</div>
}

function idsOf(list: List): string[] {
  return list.edges.map(({ node }) => node.id)
}

interface SideListProps {
  readonly list: List
  readonly name: string
  readonly marked: string | null
  onMark(id: string | null): void
}

function SideList({ list, name, marked, onMark }: SideListProps) {
  if (list.problem) return <ProblemState problem={list.problem} onAskAgain={list.askAgain} />
  if (!list.first) return <Skeletons count={8} height={56} />
  return (
    <ol className="slim" aria-label={name} aria-busy={list.isAsking}>
      {list.edges.map((edge) => (
        <SlimRow key={edge.node.id} edge={edge} isMarked={marked === edge.node.id} onMark={onMark} />
      ))}
    </ol>
  )
}

interface SlimRowProps {
  readonly edge: RecommendedItemFragment
  readonly isMarked: boolean
  onMark(id: string | null): void
}

function SlimRow({ edge, isMarked, onMark }: SlimRowProps) {
  const { node, rank, probability, contributions } = edge
  return (
    <li
      className={isMarked ? 'slim-row is-marked' : 'slim-row'}
      onMouseEnter={() => onMark(node.id)}
      onMouseLeave={() => onMark(null)}
    >
      <span className="note numbers">{rank}</span>
      <span className="row-text">
        <a href={href('items', node.id)} onFocus={() => onMark(node.id)} onBlur={() => onMark(null)}>
          {node.title}
        </a>
        <StackedBar shares={positiveShares(contributions)} />
      </span>
      <span className="note numbers">{percent(probability)}</span>
    </li>
  )
}
