import { useCallback } from 'react'
import { TagNamesDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'

/** Gives the name of a tag, if it is one of the most used ones. Requests nothing unless `isNeeded`. */
export function useTagNames(isNeeded: boolean): (id: string) => string | undefined {
  const tags = useAnswer(TagNamesDocument, isNeeded ? {} : null, { isKept: true }).data?.tags?.nodes
  return useCallback((id) => tags?.find((tag) => tag.id === id)?.name, [tags])
}
