import type { ApolloClient } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useCallback, useState } from 'react'
import {
  type EditedPlacementFragment,
  type PlacementSpecInput,
  PublishPlacementDocument,
  type PublishPlacementInput,
  RollBackPlacementDocument,
  SavePlacementDraftDocument,
  type Surface,
} from '../__generated__/graphql.ts'
import { type Problem, problemOf } from '../api/problem.ts'
import { type Fault, faultsOf, type Json, valueAt } from './form/shape.ts'
import { SPEC } from './form/spec-shape.ts'

/** A spec that is edited, with the draft that it was made from. */
interface Edits {
  readonly spec: Json
  /** Null if there was no draft. */
  readonly seenDigest: string | null
}

/** Unsaved edits by placement, so that a look at another page loses none. Another key has another client, and sees none of them. */
const UNSAVED = new WeakMap<ApolloClient, Map<string, Edits>>()

function unsavedOf(client: ApolloClient): Map<string, Edits> {
  const known = UNSAVED.get(client) ?? new Map<string, Edits>()
  UNSAVED.set(client, known)
  return known
}

/** Why an edit was not done: its faults, by path in the spec, or something that concerns the whole. */
interface Refusal {
  readonly faults: readonly Fault[]
  /** What is wrong with the terms of a publication, by field. */
  readonly terms: readonly Fault[]
  readonly problem: Problem | undefined
  /** True if another editor has saved another draft. */
  readonly isConflict: boolean
}

const NONE: Refusal = { faults: [], terms: [], problem: undefined, isConflict: false }

/** Edits of one placement. */
export interface Editing extends Refusal {
  readonly placement: EditedPlacementFragment | null
  readonly spec: Json
  readonly isChanged: boolean
  readonly isBusy: boolean
  /** What was done last, as a sentence; empty before. */
  readonly done: string
  change(spec: Json): void
  /** Notes what is wrong with the spec as far as the form knows. True if nothing is. */
  check(): boolean
  noteFaults(problems: readonly PayloadProblem[]): void
  save(): Promise<void>
  /** Replaces the edits with the draft of the server. */
  takeTheirs(): void
  /** Keeps the edits although another draft was saved: the next save replaces it. */
  keepMine(): void
  publish(terms: Omit<PublishPlacementInput, 'key' | 'expectedDigest'>): Promise<boolean>
  rollBack(number: number): Promise<void>
}

export interface PayloadProblem {
  readonly code: string
  readonly message: string
  readonly path: readonly string[]
}

interface Payload {
  readonly placement: EditedPlacementFragment | null
  readonly problems: readonly PayloadProblem[]
}

/** @param known as the server has it; null for a new placement, which gets the surface */
export function useEdit(
  key: string,
  known: EditedPlacementFragment | null,
  surface: Surface | null,
  onConflict: () => void,
): Editing {
  const client = useApolloClient()
  const unsaved = unsavedOf(client)
  const [placement, setPlacement] = useState(known)
  const [edits, setEdits] = useState<Edits | undefined>(() => unsaved.get(key))
  const [refusal, setRefusal] = useState<Refusal>(NONE)
  const [isBusy, setBusy] = useState(false)
  const [done, setDone] = useState('')
  const [seen, setSeen] = useState(known)
  // The page has loaded it again.
  if (seen !== known) {
    setSeen(known)
    setPlacement(known)
  }
  const stored = (placement?.draft?.spec ?? placement?.published?.spec ?? {}) as Json
  const spec = edits?.spec ?? stored
  const draftDigest = placement?.draft?.digest ?? null

  const keep = (next: Edits | undefined) => {
    if (next) unsaved.set(key, next)
    else unsaved.delete(key)
    setEdits(next)
  }

  const refuse = (problems: readonly PayloadProblem[]): void => {
    const isConflict = problems.some(({ code, path }) => code === 'CONFLICT' && path[1] === 'expectedDigest')
    const faults = problems.flatMap(specFault)
    const terms = problems.flatMap(termFault)
    const [other] = problems.filter((one) => [...specFault(one), ...termFault(one)].length === 0)
    const problem = other && !isConflict ? refusedAs(other) : undefined
    setRefusal({ faults, terms, isConflict, problem })
    if (isConflict) onConflict()
  }

  const run = async (ask: () => Promise<Payload | null | undefined>, sentence: string): Promise<boolean> => {
    if (isBusy) return false
    setBusy(true)
    setDone('')
    try {
      const payload = await ask()
      if (!payload) throw new Error('the API returned no result')
      if (!payload.placement) {
        refuse(payload.problems)
        return false
      }
      setRefusal(NONE)
      setPlacement(payload.placement)
      setDone(sentence)
      return true
    } catch (error) {
      setRefusal({ ...NONE, problem: problemOf(error) })
      return false
    } finally {
      setBusy(false)
    }
  }

  const check = () => {
    const faults = faultsOf(SPEC, spec)
    setRefusal({ ...NONE, faults })
    return faults.length === 0
  }

  return {
    ...refusal,
    placement,
    spec,
    isChanged: edits !== undefined || placement === null,
    isBusy,
    done,
    check,
    noteFaults: useCallback((problems) => setRefusal({ ...NONE, faults: problems.flatMap(specFault) }), []),
    change(next) {
      keep({ spec: next, seenDigest: edits ? edits.seenDigest : draftDigest })
      setDone('')
      // What was wrong with a value is not known of another one.
      setRefusal((now) => ({ ...now, faults: now.faults.filter(({ path }) => isSame(spec, next, path)) }))
    },
    async save() {
      if (!check()) return
      const expectedDigest = (edits ? edits.seenDigest : draftDigest) ?? ''
      const input = {
        key,
        spec: spec as PlacementSpecInput,
        expectedDigest,
        surface: placement ? null : surface,
      }
      const isSaved = await run(
        () =>
          client
            .mutate({ mutation: SavePlacementDraftDocument, variables: { input } })
            .then(({ data }) => data?.savePlacementDraft),
        'The draft is saved. Viewers see no change until it is published.',
      )
      if (isSaved) keep(undefined)
    },
    takeTheirs() {
      keep(undefined)
      setRefusal(NONE)
    },
    keepMine() {
      keep({ spec, seenDigest: draftDigest })
      setRefusal(NONE)
    },
    publish: (terms) =>
      run(
        () =>
          client
            .mutate({
              mutation: PublishPlacementDocument,
              variables: { input: { key, expectedDigest: draftDigest ?? '', ...terms } },
            })
            .then(({ data }) => data?.publishPlacement),
        'Published. Every process follows with its next request.',
      ),
    async rollBack(number) {
      await run(
        () =>
          client
            .mutate({
              mutation: RollBackPlacementDocument,
              variables: { input: { key, number, note: `Back to version ${number}` } },
            })
            .then(({ data }) => data?.rollBackPlacement),
        `Version ${number} is published again, under a new number.`,
      )
    },
  }
}

/** A problem of the argument `input.spec` as a fault of the spec. */
function specFault({ message, path }: PayloadProblem): readonly Fault[] {
  return path[1] === 'spec' ? [{ path: path.slice(2), message }] : []
}

const TERMS = ['activeFrom', 'activeUntil', 'note']

function termFault({ message, path }: PayloadProblem): readonly Fault[] {
  return TERMS.includes(path[1] ?? '') ? [{ path: path.slice(1), message }] : []
}

function isSame(one: Json, other: Json, path: readonly string[]): boolean {
  return JSON.stringify(valueAt(one, path)) === JSON.stringify(valueAt(other, path))
}

function refusedAs({ code, message, path }: PayloadProblem): Problem {
  const where = path.slice(1).join(' › ')
  const words = where === '' ? message : `${where}: ${message}`
  return { code, title: 'This was not accepted', message: words, hint: null, isPassing: false }
}
