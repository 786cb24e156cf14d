import { useState } from 'react'
import { AdjustInterestDocument } from '../__generated__/graphql.ts'
import type { Writing } from '../api/use-writing.ts'
import { percent } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { href } from '../routing/route.ts'
import type { MyData } from './my-data.ts'

type Interest = NonNullable<MyData['interests']>['nodes'][number]

/** Interests without a statement that are shown before all are requested. */
const SHORT = 6

/** Names of the factors that the page offers. 1 removes a statement. */
const FACTORS: readonly (readonly [factor: number, name: string])[] = [
  [2, 'More'],
  [1, 'As it is'],
  [0.5, 'Less'],
  [0, 'Never'],
]

interface InterestsPanelProps {
  readonly userId: string
  readonly interests: readonly Interest[]
  readonly writing: Writing
}

/** The user's interests: stated ones first, then the strongest concluded ones. Each can be changed. */
export function InterestsPanel({ userId, interests, writing }: InterestsPanelProps) {
  const [isWhole, setWhole] = useState(false)
  const stated = interests.filter(({ multiplier }) => multiplier !== null)
  const concluded = interests.filter(({ multiplier }) => multiplier === null)
  const shown = concluded.slice(0, isWhole ? concluded.length : SHORT)
  const adjust = ({ tag }: Interest, factor: number) =>
    writing.write(
      AdjustInterestDocument,
      { userId, tagId: tag.id, factor },
      factor === 1 ? `${tag.name}: no statement.` : `${tag.name}: ${factorName(factor).toLowerCase()}.`,
      ({ adjustInterest }) => adjustInterest,
    )
  const rows = (listed: readonly Interest[]) =>
    listed.map((interest) => (
      <InterestRow
        key={interest.tag.id}
        interest={interest}
        isBusy={writing.isBusy}
        onAdjust={(factor) => adjust(interest, factor)}
      />
    ))
  return (
    <Panel title="Interests" note="share of the history">
      <h3>Stated by me</h3>
      {stated.length === 0 ? <p className="note">None. Choose more, less or never below.</p> : null}
      <ul className="rows" aria-label="Stated interests">
        {rows(stated)}
      </ul>
      <h3>Concluded from what I did</h3>
      {concluded.length === 0 ? <p className="note">None.</p> : null}
      <ul className="rows" aria-label="Concluded interests">
        {rows(shown)}
      </ul>
      {concluded.length > SHORT ? (
        <button
          type="button"
          className="button is-quiet is-small"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Show fewer' : `Show all ${concluded.length}`}
        </button>
      ) : null}
    </Panel>
  )
}

interface InterestRowProps {
  readonly interest: Interest
  readonly isBusy: boolean
  onAdjust(factor: number): void
}

function InterestRow({ interest: { tag, probability, multiplier }, isBusy, onAdjust }: InterestRowProps) {
  const factor = multiplier ?? 1
  const isOffered = FACTORS.some(([offered]) => offered === factor)
  return (
    <li className="row">
      <span className="row-text">
        <a href={href('tags', tag.id)}>{tag.name}</a>
      </span>
      <span className="note numbers">{percent(probability)}</span>
      <select
        className="choice"
        aria-label={`How much of ${tag.name}`}
        value={factor}
        disabled={isBusy}
        onChange={(event) => onAdjust(Number(event.target.value))}
      >
        {isOffered ? null : <option value={factor}>{factorName(factor)}</option>}
        {FACTORS.map(([offered, name]) => (
          <option key={offered} value={offered}>
            {name}
          </option>
        ))}
      </select>
      {multiplier === null ? null : (
        <button type="button" className="button is-small" aria-disabled={isBusy} onClick={() => onAdjust(1)}>
          Remove<span className="hidden"> the statement about {tag.name}</span>
        </button>
      )}
    </li>
  )
}

function factorName(factor: number): string {
  return FACTORS.find(([offered]) => offered === factor)?.[1] ?? `× ${factor}`
}
