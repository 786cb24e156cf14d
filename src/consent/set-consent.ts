import type { ConsentChoice, ConsentOrigin } from '../domain/consent.ts'
import {
  addUsers,
  consentsOf,
  dropReceipts,
  forgetNeighbors,
  leaveNeighborsOfOthers,
  lockUsers,
  numberReceipts,
  writeConsents,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import { dropUserVectors, purposesOf } from '../graph/user-parts.ts'
import { decisionsOf, storedDecisions, withChoices } from './decisions.ts'

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
 * deny model training, with their neighbors, and what they like of those who deny analytics. Who withdraws their consent to sensitive interests
 * is no neighbor of others until these are found again. All or nothing.
 *
 * @param statements of different users
 * @throws GraphError
 */
export function setConsent(
  graph: GraphStore,
  statements: readonly ConsentStatement[],
  terms: ConsentTerms,
  options: RunOptions = {},
): Promise<void> {
  return graph.transaction((runner) => write(runner, statements, terms), options)
}

async function write(
  graph: GraphRunner,
  statements: readonly ConsentStatement[],
  { atMs, origin, policyVersion }: ConsentTerms,
): Promise<void> {
  const ids = statements.map(({ userId }) => userId).sort()
  await graph.run(addUsers, { ids })
  // Locked before they are read: of two calls at a time the second one sees what the first one wrote.
  await graph.run(lockUsers, { ids })
  const before = new Map((await graph.run(consentsOf, { ids })).map((row) => [row.id, row]))
  const last = await takeNumbers(graph, statements.length)
  const rows = statements.map(({ userId, choices }, index) => {
    const { version = 0, ...stored } = before.get(userId) ?? NO_DECISIONS
    const decisions = withChoices(decisionsOf(stored), choices, atMs)
    return {
      userId,
      ...storedDecisions(decisions),
      version: version + 1,
      receiptId: String(last - statements.length + 1 + index),
      at: atMs,
      nowGranted: choices.filter(({ isGranted }) => isGranted).map(({ purpose }) => purpose),
      nowDenied: choices.filter(({ isGranted }) => !isGranted).map(({ purpose }) => purpose),
      policyVersion,
      origin,
    }
  })
  await graph.run(writeConsents, { rows })
  for (const { userId, nowDenied } of rows) {
    if (
      nowDenied.includes('sensitive-interests') &&
      before.get(userId)?.granted.includes('sensitive-interests')
    ) {
      await graph.run(leaveNeighborsOfOthers, { userId })
    }
    if (nowDenied.includes('model-training')) await graph.run(forgetNeighbors, { userId })
    if (nowDenied.includes('model-training') || nowDenied.includes('analytics')) {
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
