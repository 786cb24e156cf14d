import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe } from 'vitest'
import { type Random, seededRandom } from '../../src/datasets/demo/random.ts'
import { generatedWorld } from '../../src/datasets/generated/generated-world.ts'
import { asking, idsFor } from '../support/asking.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'
import { openMeasuredGraph } from '../support/measure-work.ts'
import { NOW_MS } from '../support/world.ts'
import { type Attempt, attack } from './attack.ts'

/*
 * Profile injection, as Lam and Riedl (WWW 2004) and Mobasher et al. (ACM TOIT 2007) try it on recommenders: fake users with
 * plausible histories push items into the lists of genuine users.
 */

const DAY_MS = 86_400_000
const TIMEOUT_MS = 600_000

const IS_LONG = Boolean(process.env.ATTUNE_TEST_LONG)

const USERS = IS_LONG ? 600 : 200

const WORLD = {
  users: USERS,
  items: IS_LONG ? 200 : 100,
  interactions: 16 * USERS,
  ties: 3 * USERS,
  taggings: USERS,
  seed: 39,
  hasProperties: false,
}

type Kind = 'random' | 'average' | 'bandwagon'

/** Kinds to try: each attempt trains. */
const KINDS: readonly Kind[] = IS_LONG ? ['random', 'average', 'bandwagon'] : ['bandwagon']

const HIT_AT = 10
const ASKED = USERS / 2
const TARGETS = 5

/** Items of a fake profile beside the targets: those of a mean genuine user. */
const FILLERS = WORLD.interactions / WORLD.users
/** Most popular items, which are in every bandwagon profile. */
const BANDWAGON = 5

const interactionRows = generatedWorld({ ...WORLD, untilMs: NOW_MS })
  .files.find(({ kind }) => kind === 'interactions')
  ?.rows()
const histories = [...(interactionRows ?? [])].map(
  ([userId, itemId]) => [String(userId), String(itemId)] as const,
)
/** Genuine users whose lists are compared. */
const askedIds = seededRandom(WORLD.seed)
  .shuffled([...new Set(histories.map(([userId]) => userId))])
  .slice(0, ASKED)
/** One for each interaction, so that a draw is as popular as its item. */
const engagedIds = histories.map(([, itemId]) => itemId)
const byPopularity = mostFrequent(engagedIds)

function mostFrequent(ids: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([id]) => id)
}

/** Rows of fake interactions. Every profile buys every target, the strongest positive event. */
function fakeRows(kind: Kind, share: number, targetIds: readonly string[]): readonly string[] {
  const random = seededRandom(WORLD.seed).fork(`${kind} ${share}`)
  return Array.from({ length: Math.round(share * WORLD.users) }, (_, fake) => {
    const row = (itemId: string, event: string) =>
      `fake-${fake},${itemId},${event},${NOW_MS - 1 - random.below(7 * DAY_MS)}\n`
    return [
      ...fillers(kind, random, targetIds).map((itemId) => row(itemId, 'view')),
      ...targetIds.map((itemId) => row(itemId, 'purchase')),
    ]
  }).flat()
}

function fillers(kind: Kind, random: Random, targetIds: readonly string[]): readonly string[] {
  const items = new Set(kind === 'bandwagon' ? byPopularity.slice(0, BANDWAGON) : [])
  while (items.size < FILLERS) {
    const itemId = random.pick(kind === 'average' ? engagedIds : byPopularity)
    if (!targetIds.includes(itemId)) items.add(itemId)
  }
  return [...items]
}

/** The lists of genuine users after a training on the world with more rows of interactions. */
async function listsWith(rows: readonly string[]): Promise<readonly (readonly string[])[]> {
  const graph = await openMeasuredGraph()
  try {
    await fillGeneratedWorld(graph, WORLD, (folder) => {
      appendFileSync(join(folder, 'interactions.csv'), rows.join(''))
    })
    const { recommend, close } = asking(graph)
    try {
      const lists: (readonly string[])[] = []
      for (const userId of askedIds) lists.push(await idsFor(recommend, userId, { first: HIT_AT }))
      return lists
    } finally {
      await close()
    }
  } finally {
    await graph.close()
  }
}

type Lists = Awaited<ReturnType<typeof listsWith>>

const hits = (lists: Lists, itemId: string) => lists.filter((itemIds) => itemIds.includes(itemId)).length

/** Items of middling popularity that 1-5 % of the lists show, so that there is something to multiply. */
function targetsIn(lists: Lists): readonly string[] {
  return byPopularity
    .slice(WORLD.items / 5, WORLD.items / 2)
    .filter((itemId) => hits(lists, itemId) >= 0.01 * ASKED && hits(lists, itemId) <= 0.05 * ASKED)
    .slice(0, TARGETS)
}

describe('fake profiles', () => {
  let before: Lists = []
  beforeAll(async () => {
    before = await listsWith([])
  }, TIMEOUT_MS)

  /** Attempts that succeed if the targets are in more than `most` times as many lists as before. */
  const injections = (share: number, most: number): readonly Attempt[] =>
    KINDS.map((kind) => ({
      name: `${kind} profiles`,
      run: async () => {
        const targetIds = targetsIn(before)
        if (targetIds.length < TARGETS) throw new Error('the world has too few targets')
        const after = await listsWith(fakeRows(kind, share, targetIds))
        const sum = (lists: Lists) => targetIds.reduce((total, itemId) => total + hits(lists, itemId), 0)
        return sum(after) <= most * sum(before) ? null : `in ${sum(after)} lists instead of ${sum(before)}`
      },
    }))

  attack('A39', '1 % at most double the hits of their targets', () => injections(0.01, 2), TIMEOUT_MS)

  // Doubled is the aim, which is missed: see docs/security-tests.md.
  attack('A39', '3 % at most triple the hits of their targets', () => injections(0.03, 3), TIMEOUT_MS)
})
