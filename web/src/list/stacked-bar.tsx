import type { CSSProperties } from 'react'
import type { CandidateSource } from '../__generated__/graphql.ts'
import { percent } from '../parts/format.ts'
import { sourceLook, sourceOrder } from './sources.ts'

/** Smallest share with room for a letter. */
const LETTERED = 0.05

/** Share of one source, 0-1. */
export interface Share {
  readonly source: CandidateSource
  readonly share: number
}

/** The part of each source in what speaks for an item, as reasons count it; 0 for a source that speaks against it. */
export function positiveShares<T extends { readonly logit: number }>(
  contributions: readonly T[],
): readonly (T & { readonly share: number })[] {
  const total = contributions.reduce((sum, { logit }) => sum + Math.max(0, logit), 0) || 1
  return contributions.map((one) => ({ ...one, share: Math.max(0, one.logit) / total }))
}

/** Shares of sources as one bar in a fixed order, with a text alternative. */
export function StackedBar({ shares }: { readonly shares: readonly Share[] }) {
  const sorted = [...shares]
    .filter(({ share }) => share > 0)
    .sort((one, other) => sourceOrder(one.source) - sourceOrder(other.source))
  const words = sorted.map(({ source, share }) => `${sourceLook(source).name} ${percent(share)}`).join(', ')
  return (
    <div
      className="stacked"
      role="img"
      aria-label={words === '' ? 'No source proposed it' : `Sources: ${words}`}
      title={words}
    >
      {sorted.map(({ source, share }) => (
        <span
          key={source}
          data-letter={share >= LETTERED ? sourceLook(source).letter : ''}
          style={{ width: `${share * 100}%`, '--color': sourceLook(source).color } as CSSProperties}
        />
      ))}
    </div>
  )
}

/** The colors and letters of sources with their names. */
export function SourceLegend({ sources }: { readonly sources: readonly CandidateSource[] }) {
  return (
    <ul className="legend" aria-label="Colors of the sources">
      {[...sources]
        .sort((one, other) => sourceOrder(one) - sourceOrder(other))
        .map((source) => (
          <li key={source}>
            <SourceDot source={source} />
            {sourceLook(source).name}
          </li>
        ))}
    </ul>
  )
}

/** The color and the letter of a source. */
export function SourceDot({ source }: { readonly source: CandidateSource }) {
  return (
    <span
      className="dot is-lettered"
      data-letter={sourceLook(source).letter}
      style={{ '--color': sourceLook(source).color } as CSSProperties}
      aria-hidden="true"
    />
  )
}
