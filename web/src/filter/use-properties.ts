import { PropertyTypesDocument } from '../__generated__/graphql.ts'
import type { Problem } from '../api/problem.ts'
import { useAnswer } from '../api/use-answer.ts'
import type { FilterProperty } from './property-filter.tsx'
import { usefulFirst } from './property-title.ts'

/** The properties of items. */
export interface KnownProperties {
  /** Those that filters can use, useful ones first; empty before the first response. */
  readonly properties: readonly FilterProperty[]
  readonly problem: Problem | undefined
  askAgain(): void
}

/** Requests the properties of items and their types. */
export function useProperties(): KnownProperties {
  const { data, problem, askAgain } = useAnswer(PropertyTypesDocument, {}, { isKept: true })
  return {
    properties: usefulFirst(data?.propertyTypes?.filter(({ type }) => type !== 'TEXT') ?? []),
    problem,
    askAgain,
  }
}
