import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useEffect, useRef, useState } from 'react'
import {
  ListsUnderTwoDocument,
  type RecommendationInput,
  SampledPeopleDocument,
  type SampledPeopleQuery,
} from '../__generated__/graphql.ts'
import { type Problem, problemOf } from '../api/problem.ts'
import type { ListPair } from './list-changes.ts'

/** People whose lists are compared. */
export const SAMPLE_SIZE = 100

/** Entries of a list that are compared: what the page shows of one at first. */
export const COMPARED_ENTRIES = 12

/** The sample is taken from the first 10 pages of people. */
const PAGES = 10

/** People of a request: few, so that other requests of the server do not wait. */
const AT_ONCE = 5

interface Person {
  readonly id: string
  readonly name: string | null
}

/** The lists of a sample of people, as far as they were made. */
export interface Sample {
  readonly pairs: readonly ListPair[]
  /** People asked for so far, and all of them; `of` is 0 until they are known. */
  readonly asked: number
  readonly of: number
  readonly problem: Problem | undefined
  readonly isRunning: boolean
  /** Makes the lists, from the first on. */
  run(): void
}

const NOTHING = { pairs: [], asked: 0, of: 0, problem: undefined, isRunning: false }

interface Settings {
  readonly left: RecommendationInput | null
  readonly right: RecommendationInput | null
}

/** Makes the lists of the same people under two settings, on demand. It ends with the page. */
export function useSample(settings: Settings): Sample {
  const client = useApolloClient()
  const [state, setState] = useState<Omit<Sample, 'run'>>(NOTHING)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const run = async () => {
    const controller = new AbortController()
    running.current = controller
    const ask = asking(client, controller.signal)
    setState({ ...NOTHING, isRunning: true })
    try {
      const people = spread(await peopleOf(ask), SAMPLE_SIZE)
      const pairs: ListPair[] = []
      for (let from = 0; from < people.length; from += AT_ONCE) {
        const some = people.slice(from, from + AT_ONCE)
        pairs.push(...(await listsOf(ask, some, settings)))
        if (controller.signal.aborted) return
        setState({
          ...NOTHING,
          pairs: [...pairs],
          asked: from + some.length,
          of: people.length,
          isRunning: true,
        })
      }
      setState((last) => ({ ...last, isRunning: false }))
    } catch (error) {
      if (!controller.signal.aborted)
        setState((last) => ({ ...last, problem: problemOf(error), isRunning: false }))
    }
  }
  return { ...state, run }
}

type Ask = <T, V extends OperationVariables>(document: TypedDocumentNode<T, V>, variables: V) => Promise<T>

/** Asks the server, until the page is left. The data lack what failed, if it is not all. */
function asking(client: ApolloClient, signal: AbortSignal): Ask {
  return async <T, V extends OperationVariables>(query: TypedDocumentNode<T, V>, variables: V) => {
    const { data, error } = await client.query<T, OperationVariables>({
      query,
      variables,
      fetchPolicy: 'no-cache',
      errorPolicy: 'all',
      context: { fetchOptions: { signal } },
    })
    if (!data) throw error ?? new Error('The API returned no data.')
    return data as T
  }
}

/** The first people of the server, by their ids. */
async function peopleOf(ask: Ask): Promise<readonly Person[]> {
  const people: Person[] = []
  let after: string | null = null
  for (let page = 0; page < PAGES; page++) {
    const { users }: SampledPeopleQuery = await ask(SampledPeopleDocument, { first: 100, after })
    people.push(...(users?.nodes ?? []))
    after = users?.pageInfo.endCursor ?? null
    if (!users?.pageInfo.hasNextPage) break
  }
  return people
}

/** The lists of people under both settings, of those for whom both were made. */
async function listsOf(
  ask: Ask,
  people: readonly Person[],
  settings: Settings,
): Promise<readonly ListPair[]> {
  const userIds = people.map(({ id }) => id)
  const made = await ask(ListsUnderTwoDocument, { userIds, first: COMPARED_ENTRIES, ...settings })
  return people.flatMap(({ id, name }, at) => {
    const [left, right] = [made.left?.[at], made.right?.[at]]
    if (!left || !right) return []
    return [{ id, name, left: left.nodes.map((item) => item.id), right: right.nodes.map((item) => item.id) }]
  })
}

/** At most `size` of them, from all over: the same ones each time. */
function spread<T>(all: readonly T[], size: number): readonly T[] {
  if (all.length <= size) return all
  return all.filter(
    (_, n) => Math.floor((n * size) / all.length) !== Math.floor(((n - 1) * size) / all.length),
  )
}
