import { createContext, useContext, useState } from 'react'
import {
  type FacetInput,
  ItemFacetDocument,
  type ItemFacetQuery,
  type ItemPart,
} from '../__generated__/graphql.ts'
import type { Problem } from '../api/problem.ts'
import { useAnswer } from '../api/use-answer.ts'
import type { Facet } from './facet.ts'
import { type Filters, toItemFilter } from './filters.ts'

/** Choices of a control before "Show more". */
export const FIRST_CHOICES = 8
/** Most choices of a control. */
const MOST_CHOICES = 100

/** What a control needs to know about the items that pass. */
export interface KnownFacet {
  /** Undefined before the first response. */
  readonly facet: Facet | undefined
  readonly problem: Problem | undefined
  askAgain(): void
  showMore(): void
}

/** What the counted items match beside the filters. */
export interface CountedItems {
  /** A text; null for any. */
  readonly matching: string | null
  /** What they lack; null for all. */
  readonly lacking: ItemPart | null
}

export const Counted = createContext<CountedItems>({ matching: null, lacking: null })

/** Requests a facet of the items that pass, again when the filters change. Null requests nothing. */
export function useFacet(filters: Filters, by: FacetInput | null): KnownFacet {
  const [first, setFirst] = useState(FIRST_CHOICES)
  const counted = useContext(Counted)
  const variables = by && { filter: toItemFilter(filters), ...counted, by, first }
  const answer = useAnswer(ItemFacetDocument, variables, { debounceMs: 120 })
  const [facet] = answer.data?.items?.facets ?? []
  return {
    facet: facet && toFacet(facet),
    problem: answer.problem,
    askAgain: answer.askAgain,
    showMore: () => setFirst(MOST_CHOICES),
  }
}

type ApiFacet = NonNullable<NonNullable<ItemFacetQuery['items']>['facets']>[number]

function toFacet({ values, distinctCount, range }: ApiFacet): Facet {
  return {
    counts: values.map(({ value, count, tag }) => ({
      value: String(value),
      label: tag?.name ?? String(value),
      count,
    })),
    distinct: distinctCount ?? 0,
    min: boundOf(range?.min),
    max: boundOf(range?.max),
  }
}

function boundOf(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null
}
