import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { sealedGraph } from '../../src/graph/sealed-graph.ts'
import type { WriteNumbers } from '../../src/graph/write-counter.ts'
import { DataKey } from '../../src/platform/data-key.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { dumpGraph } from './fixture/dump.ts'
import type { Step } from './fixture/step.ts'
import { worldSteps } from './fixture/world.ts'
import { SMALL } from './fixture/world-size.ts'
import { writeCases } from './fixture/write-cases.ts'

/**
 * Properties of users and items that no list depends on: keys, what training and exports read alone, when something was done, and what
 * each request reads again.
 */
const UNREAD = [
  'sealedKey',
  'neighborsAt',
  'profileResetAt',
  'introducedAt',
  'shownPlacements',
  'shownAts',
  'olderEventIds',
  'shownItemIds',
  'shownPlaces',
  'shownLastSlots',
  'shownBits',
]

/** Properties of items that count people. They are charts of their own. */
const COUNTS = ['degree', 'popularity', 'uncountedPeople', 'uncountedVersion']

/** Edges that both of their ends see. */
const TIES = ['User-FOLLOWS', 'User-BLOCKS', 'User-MUTES']

/** What lists can see. An edge belongs to its start, and a tie to both ends. */
type Part = { readonly kind: 'user' | 'item'; readonly id: string } | 'catalog' | 'charts' | 'model'

interface Line {
  readonly start?: string
  readonly end?: string
  readonly scalars: Readonly<Record<string, unknown>>
}

/** By part and content, what a dump says of a part. */
type Dump = ReadonlyMap<string, Part>

async function dumpOf(graph: GraphStore, plain: (id: string) => string): Promise<Dump> {
  const lines = Object.entries(await dumpGraph(graph)).flatMap(([name, texts]) =>
    texts.map((text) => [name.slice('dump/'.length), JSON.parse(String(text)) as Line] as const),
  )
  const serving = lines.find(([, { scalars }]) => scalars.id === 'serving')?.[1].scalars.version
  const dump = new Map<string, Part>()
  for (const [label, line] of lines) {
    for (const [part, content] of partsOf(label, line, serving, plain)) {
      dump.set(`${JSON.stringify(part)} ${JSON.stringify(content)}`, part)
    }
  }
  return dump
}

/**
 * What the lines of a node or an edge say of which parts. Lists see no receipts, no vectors of users (the process takes them
 * out of its models by itself), and nothing of a version that does not serve.
 */
function partsOf(
  label: string,
  line: Line,
  serving: unknown,
  plain: (id: string) => string,
): readonly (readonly [Part, unknown])[] {
  const { start, scalars } = line
  const id = start ?? String(scalars.id)
  if (start !== undefined && scalars.version !== undefined && scalars.version !== serving) return []
  if (label === 'User-GAVE') return []
  if (label === 'Item') {
    const [counts, others] = split(scalars, COUNTS)
    const charts = Object.keys(counts).length > 0 ? [['charts', [id, counts]] as const] : []
    // Lists do not show what nothing has described.
    if (scalars.isUndescribed) return charts
    return [
      ...charts,
      [
        { kind: 'item', id },
        { ...line, scalars: split(others, UNREAD)[1] },
      ],
    ]
  }
  if (label.startsWith('User')) {
    const [, lists] = split({ ...line }, UNREAD)
    const content = [label, { ...lists, scalars: split(scalars, UNREAD)[1] }]
    const ids = TIES.includes(label) ? [id, line.end ?? ''] : [id]
    return ids.map((userId) => [{ kind: 'user', id: plain(userId) }, content])
  }
  if (label.startsWith('Item')) return [[{ kind: 'item', id }, [label, line]]]
  if (label.startsWith('Tag')) return [['catalog', [label, line]]]
  if (label.startsWith('Chart') && start !== undefined) return [['charts', [label, line]]]
  const isModel = (label === 'Model' && scalars.version === serving) || id === 'serving'
  return isModel ? [['model', line]] : []
}

function split(scalars: Line['scalars'], names: readonly string[]) {
  const entries = Object.entries(scalars)
  const isNamed = ([name]: readonly [string, unknown]) => names.includes(name)
  return [
    Object.fromEntries(entries.filter(isNamed)),
    Object.fromEntries(entries.filter((entry) => !isNamed(entry))),
  ] as const
}

/** The parts of which the dumps say different things. */
function changedParts(before: Dump, after: Dump): readonly Part[] {
  const all = new Map([...before, ...after])
  return [...all].flatMap(([key, part]) => (before.has(key) === after.has(key) ? [] : [part]))
}

/** Whether a newer write than this number has touched the part. With another version, other derived edges serve everybody. */
function isTouched(part: Part, writes: WriteNumbers, since: number): boolean {
  if (writes.model > since) return true
  if (typeof part === 'string') return writes[part] > since
  return (part.kind === 'user' ? writes.newestOf(part.id) : writes.newestOfItem(part.id)) > since
}

const isWrite = ({ query }: Step) => query.mode === 'write'
const WORLD = worldSteps(SMALL).filter(isWrite)

/** Names for `it.each`. */
function named(steps: readonly Step[]): readonly (readonly [string, Step])[] {
  return steps.filter(isWrite).map((step, at) => [`${at + 1}. ${step.query.name}`, step])
}

/** A dump of Neo4j takes many times as long: the short form has fewer of them. */
const isLong = Boolean(process.env.ATTUNE_TEST_LONG)

describe.each(ENGINES)('what writes declare on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    const isWhole = engine.name === 'embedded' || isLong
    const keys = [
      ['without a master key', null],
      ['with a master key', DataKey.random()],
    ] as const
    describe.each(isWhole ? keys : keys.slice(1))('%s', (_, dataKey) => {
      const plain = (id: string) => dataKey?.userId(id) ?? id
      let stored: GraphStore
      let graph: GraphStore
      let before: Dump
      beforeAll(async () => {
        stored = await engine.open()
        graph = dataKey ? sealedGraph(stored, dataKey) : stored
        if (!isWhole) for (const { query, params } of WORLD) await graph.run(query, params)
        before = await dumpOf(stored, plain)
      })
      afterAll(() => stored.close())

      it.each(named(isWhole ? [...WORLD, ...writeCases()] : writeCases()))(
        '%s touches all that changes',
        async (_name, { query, params }) => {
          const { writes } = graph
          if (!writes) throw new Error('its writes are not counted')
          const since = writes.newest
          await graph.run(query, params)
          const after = await dumpOf(stored, plain)
          const missed = changedParts(before, after).filter((part) => !isTouched(part, writes, since))
          before = after
          expect(missed).toEqual([])
        },
      )
    })
  })
})
