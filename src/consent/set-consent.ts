import type { ConsentChoice, ConsentOrigin } from '../domain/consent.ts'
import { groupBy, inBatches } from '../domain/grouping.ts'
import {
  type ConsentsOfRow,
  consentsOf,
  type DecidedSinceRow,
  dropReceipts,
  dropReplacedReceipts,
  forgetNeighbors,
  leaveNeighborsOfOthers,
  lockUsers,
  numberReceipts,
  type ReceiptsOfRow,
  receiptsOf,
  type WriteConsentsParams,
  writeConsents,
} from '../graph/__generated__/queries.ts'
import { addPeople } from '../graph/add-people.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import { dropUserVectors, purposesOf } from '../graph/user-parts.ts'
import { decisionsOf, storedDecisions, withChoices } from './decisions.ts'

/** Receipts of a user that are kept: the newest ones, and the newest of each purpose. */
export const KEPT_RECEIPTS = 100

/** Users of one transaction. */
const AT_ONCE = 200

/** What a user decides in one call. */
export interface ConsentStatement {
  readonly userId: string
  /** Of different purposes. */
  readonly choices: readonly ConsentChoice[]
}

export interface ConsentTerms {
  readonly atMs: number
  readonly origin: ConsentOrigin
  /** Version of the text that the users agreed to; null if it is unknown. */
  readonly policyVersion: string | null
}

/**
 * Stores what users decide, and a receipt for each of them. Creates unknown users. Deletes what models have learned of those who
 * deny model training, with their neighbors, and what they like of those who deny audiences. Who withdraws their consent to
 * sensitive interests is no neighbor of others until these are found again. What a user has decided before, under the same
 * text, is written and counted once. All or nothing.
 *
 * @param statements of different users
 * @throws GraphError
 */
export async function setConsent(
  graph: GraphStore,
  statements: readonly ConsentStatement[],
  terms: ConsentTerms,
  options: RunOptions = {},
): Promise<void> {
  await graph.transaction((runner) => write(runner, statements, terms), options)
}

/** The statements that say something new or under another text, with what their users have decided before. */
async function unrecorded(
  graph: GraphRunner,
  statements: readonly ConsentStatement[],
  { policyVersion }: ConsentTerms,
) {
  const ids = statements.map(({ userId }) => userId).sort()
  const before = new Map((await graph.run(consentsOf, { ids })).map((row) => [row.id, row]))
  const page = { ownerIds: ids, afterRank: Number.MAX_SAFE_INTEGER, afterId: '', limit: KEPT_RECEIPTS }
  const receiptsBy = groupBy(await graph.run(receiptsOf, page), ({ ownerId }) => ownerId)
  return statements.flatMap((statement) => {
    const { version, ...stored } = before.get(statement.userId) ?? NO_DECISIONS
    const receipts = receiptsBy.get(statement.userId) ?? []
    const decisions = decisionsOf(stored)
    const isNew = statement.choices.some(({ purpose, isGranted }) => {
      const last = receipts.find(({ granted, denied }) => [...granted, ...denied].includes(purpose))
      if (last?.policyVersion !== policyVersion) return true
      return last.granted.includes(purpose) !== isGranted || decisions.get(purpose)?.isGranted !== isGranted
    })
    return isNew ? [{ ...statement, version, decisions, replaced: replacedOf(receipts) }] : []
  })
}

/** The receipt that one more takes the place of: the oldest that says nothing about a purpose which newer ones do not say. */
function replacedOf(receipts: readonly ReceiptsOfRow[]): readonly string[] {
  const named = new Set<string>()
  const replaced = receipts.filter(({ granted, denied }) => {
    const { size } = named
    for (const purpose of [...granted, ...denied]) named.add(purpose)
    return named.size === size
  })
  return receipts.length < KEPT_RECEIPTS ? [] : replaced.slice(-1).map(({ id }) => id)
}

/** Stores decisions again that an older copy of a graph lacks. Returns the number of users. @throws GraphError */
export async function decideAgain(graph: GraphStore, decided: readonly DecidedSinceRow[]): Promise<number> {
  let count = 0
  for (const some of inBatches(decided, AT_ONCE)) {
    count += await graph.transaction(async (runner) => {
      const before = await readLocked(runner, some.map(({ id }) => id).sort())
      const missing = some.filter(({ id, version }) => version > (before.get(id)?.version ?? 0))
      const rows = missing.map(({ id: userId, ...row }) => ({ ...row, userId, origin: 'api' }))
      await store(
        runner,
        rows.map((row) => ({ ...row, nowGranted: row.granted, nowDenied: row.denied })),
        before,
      )
      return rows.length
    })
  }
  return count
}

type Stored = ReadonlyMap<string, ConsentsOfRow>

/** The decisions of users, who are made if they are unknown. */
async function readLocked(graph: GraphRunner, ids: readonly string[]): Promise<Stored> {
  await addPeople(graph, ids)
  // Locked before they are read: of two calls at a time the second one sees what the first one wrote.
  await graph.run(lockUsers, { ids })
  return new Map((await graph.run(consentsOf, { ids })).map((row) => [row.id, row]))
}

async function write(
  graph: GraphRunner,
  statements: readonly ConsentStatement[],
  terms: ConsentTerms,
): Promise<void> {
  const { atMs, origin, policyVersion } = terms
  const before = await readLocked(graph, statements.map(({ userId }) => userId).sort())
  const made = await unrecorded(graph, statements, terms)
  if (made.length === 0) return
  const last = await takeNumbers(graph, made.length)
  const rows = made.map(({ userId, choices, version, decisions }, index) => ({
    userId,
    ...storedDecisions(withChoices(decisions, choices, atMs)),
    version: version + 1,
    receiptId: String(last - made.length + 1 + index),
    at: atMs,
    nowGranted: choices.filter(({ isGranted }) => isGranted).map(({ purpose }) => purpose),
    nowDenied: choices.filter(({ isGranted }) => !isGranted).map(({ purpose }) => purpose),
    policyVersion,
    origin,
  }))
  await store(graph, rows, before)
  const receiptIds = made.flatMap(({ replaced }) => replaced)
  if (receiptIds.length > 0) await graph.run(dropReplacedReceipts, { receiptIds })
}

async function store(graph: GraphRunner, rows: WriteConsentsParams['rows'], before: Stored): Promise<void> {
  await graph.run(writeConsents, { rows })
  for (const { userId, nowDenied } of rows) {
    const wasGranted = before.get(userId)?.granted.includes('sensitive-interests')
    if (nowDenied.includes('sensitive-interests') && wasGranted)
      await graph.run(leaveNeighborsOfOthers, { userId })
    if (nowDenied.includes('model-training')) await graph.run(forgetNeighbors, { userId })
    if (nowDenied.includes('model-training') || nowDenied.includes('audiences')) {
      await dropUserVectors(graph, userId, (partId) =>
        purposesOf(partId).some((purpose) => nowDenied.includes(purpose)),
      )
    }
  }
}

const NO_DECISIONS = {
  version: 0,
  granted: [],
  grantedAts: [],
  denied: [],
  deniedAts: [],
  showMeToOthers: null,
}

/** Takes numbers for receipts; returns the last one. A feed that was deleted starts again at a number that was never used. */
async function takeNumbers(graph: GraphRunner, count: number): Promise<number> {
  const [row] = await graph.run(numberReceipts, { count, start: Date.now() })
  return row?.revision ?? 0
}

/**
 * Deletes the receipts of users in a transaction that deletes these users. Followers of the receipts find a gap, and read
 * all decisions again.
 *
 * @param ids sorted and distinct
 */
export async function deleteConsents(graph: GraphRunner, ids: readonly string[]): Promise<void> {
  const rows = await graph.run(consentsOf, { ids })
  if (rows.every(({ version }) => version === 0)) return
  await graph.run(dropReceipts, { ids })
  await takeNumbers(graph, 1)
}
