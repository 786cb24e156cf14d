import { distance } from 'fastest-levenshtein'
import { FindNearPeopleDocument, FindPeopleDocument } from '../__generated__/graphql.ts'
import type { Problem } from '../api/problem.ts'
import { useAnswer } from '../api/use-answer.ts'
import { nameOf, type PersonRef } from '../parts/links.tsx'

const SUGGESTIONS = 8
/** People whose names are compared with a text that no one has. */
const COMPARED = 100
/** Shorter texts are near to most names. */
const LEAST_LETTERS = 4
/** A swap of two letters counts as two. */
const MOST_EDITS = 2

/** People that were found for a text. */
export interface FoundPeople {
  readonly people: readonly PersonRef[]
  /** True if no one has the text, and these have a similar name. */
  readonly isNear: boolean
  readonly isAsking: boolean
  readonly problem: Problem | undefined
}

/** Finds people whose name or id has the text; if no one does, those with a similar name. Null asks nothing. */
export function useFoundPeople(text: string | null): FoundPeople {
  const search = text?.trim() ?? ''
  const found = useAnswer(FindPeopleDocument, text === null ? null : { search, first: SUGGESTIONS }, {
    debounceMs: 80,
  })
  const people = found.data?.users?.nodes ?? []
  const isUnknown = text !== null && !found.isAsking && !found.problem && people.length === 0
  const near = useAnswer(
    FindNearPeopleDocument,
    isUnknown && search.length >= LEAST_LETTERS ? { ...halvesOf(search), first: COMPARED } : null,
  )
  const { starting, ending } = near.data ?? {}
  return {
    people: isUnknown ? nearest([...(starting?.nodes ?? []), ...(ending?.nodes ?? [])], search) : people,
    isNear: isUnknown,
    isAsking: found.isAsking || near.isAsking,
    problem: found.problem ?? near.problem,
  }
}

/** One wrong letter leaves one of the halves as it should be. */
function halvesOf(text: string): { readonly start: string; readonly end: string } {
  const middle = Math.ceil(text.length / 2)
  return { start: text.slice(0, middle).trim(), end: text.slice(middle).trim() }
}

/** Those whose name, a word of it, or id is at most a few letters away, nearest first. */
export function nearest(people: readonly PersonRef[], text: string): readonly PersonRef[] {
  const wanted = text.toLowerCase()
  const edits = (person: PersonRef) => {
    const name = nameOf(person).toLowerCase()
    return Math.min(...[name, person.id, ...name.split(' ')].map((word) => distance(word, wanted)))
  }
  return [...new Map(people.map((person) => [person.id, person])).values()]
    .map((person) => ({ person, edits: edits(person) }))
    .filter((one) => one.edits <= MOST_EDITS)
    .sort((one, other) => one.edits - other.edits)
    .slice(0, SUGGESTIONS)
    .map(({ person }) => person)
}
