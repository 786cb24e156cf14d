import { createHash } from 'node:crypto'
import { DAY_MS } from '../domain/duration.ts'
import type { Rule } from '../domain/placement.ts'
import type { Problem } from '../domain/problem.ts'
import type { Steer } from '../domain/viewer.ts'
import { lockUsers, setSteers, steers as steersQuery } from '../graph/__generated__/queries.ts'
import { addPeople } from '../graph/add-people.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { AddedTerm } from './steer.ts'

/** How long a steer acts if nothing else is said, milliseconds. */
export const USUAL_STEER_MS = 3 * DAY_MS

/** Most steers that a user has at a time. */
export const MOST_STEERS = 20

/** What `MORE` multiplies the odds of an item by, and `LESS` divides them by. */
const ODDS = 4

/** A steer to keep. */
export interface NewSteer extends Pick<Steer, 'direction' | 'where'> {
  /** JSON of what the client wrote. */
  readonly target: string
}

/** A stored list of steers without those that have ended. @param nowMs epoch milliseconds */
export function openSteers(stored: readonly string[], nowMs: number): readonly Steer[] {
  return stored.map((text) => JSON.parse(text) as Steer).filter(({ untilMs }) => untilMs > nowMs)
}

/** The steers of a user that act now, newest first; none of an unknown user. @throws GraphError */
export async function readSteers(
  graph: GraphStore,
  userId: string,
  nowMs: number,
  options: RunOptions = {},
): Promise<readonly Steer[]> {
  const [row] = await graph.run(steersQuery, { userId }, options)
  return openSteers(row?.steers ?? [], nowMs)
}

/** What a change did. */
interface SteerResult {
  readonly changed: number
  /** Empty if it was made. */
  readonly problems: readonly Problem[]
}

/** When steers begin and end, epoch milliseconds. */
export interface SteerSpan {
  readonly nowMs: number
  readonly untilMs: number
}

/** Keeps steers of a user, who is created if unknown. A steer replaces the earlier one of its target. @throws GraphError */
export function addSteers(
  graph: GraphStore,
  userId: string,
  added: readonly NewSteer[],
  { nowMs, untilMs }: SteerSpan,
  options: RunOptions = {},
): Promise<SteerResult> {
  const made = added.map((steer): Steer => ({ ...steer, id: idOf(steer.target), atMs: nowMs, untilMs }))
  const ids = new Set(made.map(({ id }) => id))
  return changeSteers(
    graph,
    userId,
    nowMs,
    (before) => [...made, ...before.filter(({ id }) => !ids.has(id))],
    options,
  )
}

/** Ends steers of a user; unknown ids are ignored. @throws GraphError */
export function undoSteers(
  graph: GraphStore,
  userId: string,
  ids: readonly string[],
  nowMs: number,
  options: RunOptions = {},
): Promise<SteerResult> {
  return changeSteers(graph, userId, nowMs, (before) => before.filter(({ id }) => !ids.includes(id)), options)
}

function changeSteers(
  graph: GraphStore,
  userId: string,
  nowMs: number,
  change: (before: readonly Steer[]) => readonly Steer[],
  options: RunOptions,
): Promise<SteerResult> {
  return graph.transaction(async (runner) => {
    await runner.run(lockUsers, { ids: [userId] })
    const [row] = await runner.run(steersQuery, { userId })
    const after = change(openSteers(row?.steers ?? [], nowMs))
    if (after.length > MOST_STEERS) return refusedSteers()
    if (!row && after.length > 0) await addPeople(runner, [userId])
    await runner.run(setSteers, { userId, steers: after.map((steer) => JSON.stringify(steer)) })
    return { changed: 1, problems: [] }
  }, options)
}

function refusedSteers(): SteerResult {
  const message = `at most ${MOST_STEERS} steers act at a time: undo some`
  return { changed: 0, problems: [{ code: 'LIMIT_EXCEEDED', message, path: [], isRetryable: false }] }
}

/** Steers as rules that multiply odds, as those of placements do. */
export function steerRules(steers: readonly Steer[]): readonly Rule[] {
  return steers.map(({ id, direction, where }) => ({
    name: ruleOf(id),
    when: null,
    activeFromMs: null,
    activeUntilMs: null,
    effect: { kind: 'boost', where, odds: direction === 'MORE' ? ODDS : 1 / ODDS, isByViewer: true },
  }))
}

/** What a steer names, as far as a sentence can say it. */
export interface SteerTarget {
  readonly tagId?: string
  readonly kind?: string
}

/** What terms of an item say that the viewer asked for more of. @param stored the steers of the viewer */
export function askedFor(
  stored: readonly string[],
  terms: readonly Pick<AddedTerm, 'rule' | 'effect' | 'logit'>[],
): readonly SteerTarget[] {
  const raising = new Set(
    terms.flatMap(({ rule, effect, logit }) => (effect === 'STEERED' && logit > 0 ? [rule] : [])),
  )
  if (raising.size === 0) return []
  return stored
    .map((text) => JSON.parse(text) as Steer)
    .filter(({ id }) => raising.has(ruleOf(id)))
    .map(({ target }) => JSON.parse(target) as SteerTarget)
}

function ruleOf(id: string): string {
  return `steer ${id}`
}

/** Equal targets have equal ids. */
function idOf(target: string): string {
  return createHash('sha256').update(target).digest('hex').slice(0, 12)
}
