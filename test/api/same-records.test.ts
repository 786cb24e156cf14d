import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dataFolder } from '../../src/datasets/importing/folder.ts'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import type { RecordKind } from '../../src/domain/records.ts'
import {
  interactionsAmong,
  itemRecords,
  tagRecords,
  tagsOfItems,
  tiesAmong,
  userRecords,
} from '../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { NOW_MS, type Serving, serving } from './serving.ts'

const RUNS = { numRuns: process.env.ATTUNE_TEST_LONG ? 300 : 25 }

type Given = Readonly<Record<string, unknown>>

const { constantFrom, record, option, array } = fc
const optional = <T>(one: fc.Arbitrary<T>) => option(one, { nil: undefined })

/** Ids that differ from row to row, so that no row overwrites another. */
const SHAPES: readonly ((n: number) => string)[] = [
  (n) => `r${n}`,
  (n) => `Tea & cake ${n}`,
  (n) => `cafe\u0301 ${n}`,
  (n) => `r${n}`.padEnd(200, 'x'),
  (n) => `r${n}`.padEnd(201, 'x'),
  (n) => ` r${n}`,
  (n) => `r${n}\u200b`,
  () => 'constructor',
  // An id of a visitor: interactions may name it, and users and their ties may not.
  (n) => `v_${n.toString(16).padStart(32, '0')}`,
]
const shape = fc.oneof({ weight: 6, arbitrary: fc.constant((n: number) => `r${n}`) }, constantFrom(...SHAPES))
const title = constantFrom(
  'Tea',
  'Te\u0301',
  'two\nlines',
  'bell\u0007',
  '\u202eevil',
  'x'.repeat(2_000),
  'x'.repeat(2_001),
)
const kind = constantFrom(
  'movie',
  'Sci Fi',
  ' ',
  'a ',
  'x'.repeat(200),
  'x'.repeat(201),
  'two\nlines',
  '__proto__',
)
const url = constantFrom(
  'https://x.example/a?b#c',
  'HTTP://x.example',
  'ftp://x.example',
  '/a',
  `https://x.example/${'a'.repeat(2_000)}`,
)
const instant = constantFrom(
  ...[
    '2025-01-01',
    '2025-01-01T10:00:00Z',
    '2025-01-01t10:00:00.123456+01:30',
    '2025-01-01 10:00:00z',
    '1955-11-05',
  ],
  ...[
    '2025-02-30',
    '2025-01-01T10:00:00',
    '2025-01-01T24:00:00Z',
    '2025-13-01',
    'yesterday',
    '1735689600000',
  ],
  ...[
    1_735_689_600_000,
    1_735_689_600,
    0,
    -452_044_800_000,
    253_402_300_800_000,
    NOW_MS + 300_000,
    NOW_MS + 300_001,
  ],
)
const NAMES = ['ok', '_brand', 'n'.repeat(60), 'n'.repeat(61), 'n'.repeat(64)]
const BAD_NAMES = [
  'n'.repeat(65),
  'constructor',
  'prototype',
  '1st',
  'a-b',
  'degree',
  'title',
  'lastAt',
  'name',
]
const prose = constantFrom(
  'x',
  'two\n\tlines',
  'bell\u0007',
  'x'.repeat(3_000),
  'x'.repeat(10_000),
  'x'.repeat(10_001),
)
const text = constantFrom('a', 'b\nc', '\u009b')
const property = fc.oneof(
  record({ name: constantFrom(...NAMES, ...NAMES, ...BAD_NAMES), value: prose }),
  record({ name: constantFrom('size'), value: constantFrom(0, -0, 1.5, -1e308, 5e-324, 2 ** 60) }),
  record({ name: constantFrom('open'), value: fc.boolean() }),
  record({
    name: constantFrom('colors'),
    value: fc.oneof(array(text, { maxLength: 3 }), constantFrom(Array(100).fill('x'), Array(101).fill('x'))),
  }),
)
/** A row of a file has no room for a property that is named like one of its own columns. */
const COLUMNS = [
  'id',
  'name',
  'title',
  'kind',
  'url',
  'imageUrl',
  'createdAt',
  'availableFrom',
  'availableUntil',
  'showMeToOthers',
]
const properties = fc.uniqueArray(
  property.filter(({ name }) => !COLUMNS.includes(name)),
  { maxLength: 3, selector: ({ name }) => name },
)

/** Rows of one kind, each with an id of its own in one of the shapes. */
function rowsOf<F>(
  fields: fc.Arbitrary<F>,
): fc.Arbitrary<readonly { readonly id: string; readonly fields: F }[]> {
  return array(fc.tuple(shape, fields), { minLength: 1, maxLength: 6 }).map((rows) => {
    const call = calls++
    return rows.map(([idOf, row], n) => ({ id: idOf(call * 10 + n), fields: row }))
  })
}

let server: Serving
let imported: GraphStore
let importedCells: GraphStore
let calls = 0

beforeAll(async () => {
  server = await serving()
  imported = await openEmbedded({ maxRelationships: 1e6 })
  importedCells = await openEmbedded({ maxRelationships: 1e6 })
})

afterAll(async () => {
  await server.close()
  await imported.close()
  await importedCells.close()
})

/** Imports rows of one kind. Returns which of them were accepted. An import stops if most rows are bad, so good ones follow. */
async function importing(
  graph: GraphStore,
  kind: RecordKind,
  head: readonly string[],
  rows: readonly string[],
  good: (n: number) => string,
): Promise<readonly boolean[]> {
  const more = Array.from({ length: rows.length + 1 }, (_, n) => good(n))
  const name = `${kind}.${head.length > 0 ? 'csv' : 'jsonl'}`
  const folder = temporaryFolder({ [name]: [...head, ...rows, ...more].join('\n') })
  const rejectFile = `${folder}/rejected`
  const dataSet = { ...(await dataFolder(folder)), name: `set-${calls++}` }
  await importDataSet(graph, dataSet, { atMs: NOW_MS, nowMs: NOW_MS, rejectFile })
  const lines = readFileSync(rejectFile, 'utf8').split('\n').filter(Boolean)
  const bad = new Set(lines.map((line) => (JSON.parse(line) as { line: number }).line))
  // A row with a line break inside a cell takes several lines.
  let line = head.length + 1
  return rows.map((row) => {
    const isAccepted = !bad.has(line)
    line += row.split('\n').length
    return isAccepted
  })
}

const asJson = (rows: readonly Given[]) => rows.map((row) => JSON.stringify(row))

/** The rows as cells of a file with these columns. */
function asCells(columns: readonly string[], rows: readonly Given[]): readonly string[] {
  const cell = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`
  return rows.map((row) => columns.map((column) => cell(row[column.split(':')[0] ?? ''])).join(','))
}

/** Which rows of a mutation have no problem. */
function acceptedBy(
  rows: readonly Given[],
  problems: readonly { readonly path: readonly string[] }[],
): readonly boolean[] {
  const failed = new Set(problems.map(({ path }) => path[1]))
  return rows.map((_, n) => !failed.has(String(n)))
}

/** What a graph holds of the fields that each row states. */
async function storedIn(
  graph: GraphStore,
  query: typeof itemRecords | typeof userRecords | typeof tagRecords,
  rows: readonly Given[],
): Promise<readonly unknown[]> {
  const found = await graph.run(query, { ids: rows.map(({ id }) => String(id).normalize('NFC')) })
  const byId = new Map(found.map(({ id, properties }) => [id, properties]))
  return rows.map(({ id, ...row }) => {
    const stored = byId.get(String(id).normalize('NFC'))
    return stored && Object.keys(row).map((name) => stored[name] ?? null)
  })
}

const NODES = {
  items: {
    fields: { title, kind, url, imageUrl: url, createdAt: instant, availableFrom: instant },
    mutation: 'upsertItems',
    input: 'ItemInput',
    query: itemRecords,
  },
  users: {
    fields: { name: title, createdAt: instant, showMeToOthers: fc.boolean() },
    mutation: 'upsertUsers',
    input: 'UserInput',
    query: userRecords,
  },
  tags: { fields: { name: title, kind }, mutation: 'upsertTags', input: 'TagInput', query: tagRecords },
} as const

for (const node of ['items', 'users', 'tags'] as const) {
  it(`random ${node} are accepted or refused alike by the mutation and the imports, and stored alike`, async () => {
    const { fields, mutation, input, query } = NODES[node]
    const arbitraries = Object.fromEntries(
      Object.entries<fc.Arbitrary<unknown>>(fields).map(([name, one]) => [name, optional(one)]),
    )
    const stated = record(arbitraries).map((row) => withoutAbsent(row))
    const free = node === 'tags' ? fc.constant([]) : properties
    const columns = ['id', ...Object.keys(fields), 'ok:string', '_brand:string', 'size:float', 'open:boolean']
    await fc.assert(
      fc.asyncProperty(rowsOf(fc.tuple(stated, free)), async (rows) => {
        const sent = rows.map(({ id, fields: [own, more] }) => {
          const { showMeToOthers: showsToOthers, ...others } = own
          return {
            id,
            ...others,
            ...(showsToOthers !== undefined && { showsToOthers }),
            ...(more.length > 0 && { properties: more }),
          }
        })
        const flat: readonly Given[] = rows.map(({ id, fields: [own, more] }) => ({
          id,
          ...own,
          ...Object.fromEntries(more.map(({ name, value }) => [name, value])),
        }))
        const answer = await server.data(
          `mutation ($rows: [${input}!]!) { write: ${mutation}(${node}: $rows) { problems { path } } }`,
          { rows: sent },
        )
        const { problems } = answer.write as { problems: { path: string[] }[] }
        const accepted = acceptedBy(sent, problems)
        expect(await importing(imported, node, [], asJson(flat), (n) => `{"id":"good-${n}"}`)).toEqual(
          accepted,
        )
        const good = flat.filter((_, n) => accepted[n])
        expect(await storedIn(imported, query, good)).toEqual(await storedIn(server.graph, query, good))

        // A file without types has no lists, and its columns are named once.
        const header = node === 'tags' ? columns.slice(0, 3) : columns
        const known = new Set(header.map((column) => column.split(':')[0]))
        const cells = flat.filter((row) => Object.keys(row).every((name) => known.has(name)))
        expect(
          await importing(
            importedCells,
            node,
            [header.join(',')],
            asCells(header, cells),
            (n) => asCells(header, [{ id: `good-${n}` }])[0] ?? '',
          ),
        ).toEqual(cells.map((row) => accepted[flat.indexOf(row)]))
        const goodCells = cells.filter((row) => accepted[flat.indexOf(row)])
        expect(await storedIn(importedCells, query, goodCells)).toEqual(
          await storedIn(server.graph, query, goodCells),
        )
      }),
      RUNS,
    )
  })
}

it('random ties are accepted or refused alike by the mutation and the imports, and stored alike', async () => {
  const strength = optional(constantFrom(0, 0.5, 1, 1.5, -1, 1e-300))
  await fc.assert(
    fc.asyncProperty(rowsOf(record({ strength, isSelf: fc.boolean() })), async (rows) => {
      calls++
      const ties = rows.map(({ id, fields: { strength: given, isSelf } }) =>
        withoutAbsent({ userId: `${id}`, otherId: isSelf ? `${id}` : `other-${calls}`, strength: given }),
      )
      const accepted: boolean[] = []
      for (const tie of ties) {
        const answer = await server.data(
          'mutation ($userId: ID!, $otherId: ID!, $strength: Float) { followUser(userId: $userId, otherId: $otherId, strength: $strength) { problems { path } } }',
          tie,
        )
        accepted.push((answer.followUser as { problems: unknown[] }).problems.length === 0)
      }
      const wanted = ties.filter((_, n) => accepted[n])
      const follows = ties.map((tie) => ({ ...tie, kind: 'follows' }))
      const head = ['userId', 'otherId', 'kind', 'strength']
      const good = (n: number): Given => ({ userId: `good-${n}`, otherId: 'good', kind: 'follows' })
      expect(await importing(imported, 'ties', [], asJson(follows), (n) => JSON.stringify(good(n)))).toEqual(
        accepted,
      )
      expect(
        await importing(
          importedCells,
          'ties',
          [head.join(',')],
          asCells(head, follows),
          (n) => asCells(head, [good(n)])[0] ?? '',
        ),
      ).toEqual(accepted)
      const strengths = async (graph: GraphStore) => {
        const asked = wanted.map(({ userId, otherId }) => ({
          userId: String(userId).normalize('NFC'),
          wanted: [`FOLLOWS ${String(otherId).normalize('NFC')}`],
        }))
        const found = await graph.run(tiesAmong, { rows: asked })
        return found.map(({ userId, strength: stored }) => `${userId} ${stored}`).sort()
      }
      expect(await strengths(imported)).toEqual(await strengths(server.graph))
      expect(await strengths(importedCells)).toEqual(await strengths(server.graph))
    }),
    RUNS,
  )
})

it('random tags of items are accepted or refused alike by the mutation and the import, and stored alike', async () => {
  const weight = optional(constantFrom(0, 0.5, 1, 1_001, 1_000_000, 1_000_001, -1))
  await fc.assert(
    fc.asyncProperty(rowsOf(record({ weight })), async (rows) => {
      const itemId = `tagged-${calls++}`
      const tags = rows.map(({ id, fields }) => withoutAbsent({ tagId: id, weight: fields.weight }))
      const sent = tags.map((tag, n) => ({ id: `${itemId}-${n}`, tags: [tag] }))
      const answer = await server.data(
        'mutation ($items: [ItemInput!]!) { upsertItems(items: $items) { problems { path } } }',
        { items: sent },
      )
      const accepted = acceptedBy(sent, (answer.upsertItems as { problems: { path: string[] }[] }).problems)
      const items = [
        ...sent,
        ...tags.map((_, n) => ({ id: `${itemId}-good-${n}` })),
        { id: `${itemId}-good-${tags.length}` },
      ]
      await importing(
        imported,
        'items',
        [],
        items.map(({ id }) => JSON.stringify({ id })),
        (n) => `{"id":"good-${n}"}`,
      )
      const taggings = tags.map((tag, n) => JSON.stringify({ itemId: `${itemId}-${n}`, ...tag }))
      expect(
        await importing(
          imported,
          'taggings',
          [],
          taggings,
          (n) => `{"itemId":"${itemId}-good-${n}","tagId":"good"}`,
        ),
      ).toEqual(accepted)
      const weights = async (graph: GraphStore) => {
        const ids = sent.filter((_, n) => accepted[n]).map(({ id }) => id)
        return (await graph.run(tagsOfItems, { ids })).map(({ ownerId, tagId, weight: stored }) => [
          ownerId,
          tagId,
          stored,
        ])
      }
      expect(await weights(imported)).toEqual(await weights(server.graph))
    }),
    RUNS,
  )
})

it('random interactions are accepted or refused alike by event intake and the imports, and stored alike', async () => {
  const kinds = [
    'view',
    'play',
    'like',
    'rating',
    'purchase',
    'purchase',
    'comment',
    'hide',
    'search',
    'impression',
  ]
  const prices = [
    { decimal: '4.50', currency: 'EUR', amount: 450 },
    { decimal: '29', currency: 'JPY', amount: 29 },
    { decimal: '0.1', currency: 'KWD', amount: 100 },
  ]
  const fields = record({
    kind: constantFrom(...kinds),
    hasItem: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.boolean()),
    value: optional(constantFrom(0, 4.5, 5, 5.5, -1)),
    count: optional(constantFrom(1, 2, 1_000, 0, -1)),
    at: instant,
    price: optional(constantFrom(...prices)),
    quantity: optional(constantFrom(1, 2, 0, 1_000_001)),
    orderId: optional(constantFrom('order 1', ' bad')),
    commentLength: optional(constantFrom(140, 0)),
  })
  await fc.assert(
    fc.asyncProperty(rowsOf(fields), async (rows) => {
      const itemId = `item-${calls++}`
      const interactions = rows.map(({ id, fields: { hasItem, price, ...row } }) =>
        withoutAbsent({
          userId: id,
          itemId: hasItem ? itemId : undefined,
          price: price?.decimal,
          currency: price?.currency,
          ...row,
        }),
      )
      const events = interactions.map(({ kind: word, value: rating, at, currency, price, ...event }, n) => ({
        ...event,
        ...(price !== undefined && {
          price: { amount: prices.find(({ decimal }) => decimal === price)?.amount, currency },
        }),
        ...(rating !== undefined && { rating }),
        eventId: `${itemId}-${n}`,
        kind: String(word).toUpperCase(),
        occurredAt: at,
      }))
      const answer = await server.data(
        'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { results { status } } }',
        { events },
      )
      const { results } = answer.recordEvents as { results: { status: string }[] }
      const accepted = results.map(({ status }) => status === 'ACCEPTED')
      const good = (n: number): Given => ({ userId: `good-${n}`, itemId, kind: 'view' })
      const details = ['price', 'currency', 'quantity', 'orderId', 'commentLength']
      const head = ['userId', 'itemId', 'kind', 'value', 'count', 'at', ...details]
      expect(
        await importing(imported, 'interactions', [], asJson(interactions), (n) => JSON.stringify(good(n))),
      ).toEqual(accepted)
      expect(
        await importing(
          importedCells,
          'interactions',
          [head.join(',')],
          asCells(head, interactions),
          (n) => asCells(head, [good(n)])[0] ?? '',
        ),
      ).toEqual(accepted)
      const edges = async (graph: GraphStore) => {
        const asked = rows.map(({ id }) => ({ userId: id.normalize('NFC'), wanted: [itemId] }))
        const found = await graph.run(interactionsAmong, { rows: asked })
        return found
          .map(({ userId, weight, count, lastAt, eventKinds, eventValues, eventFacts }) => ({
            // Without the id at the end, which an import makes itself.
            facts: eventFacts.map((text) => text.replace(/ \S+$/, '')),
            userId,
            weight,
            count,
            lastAt,
            eventKinds,
            eventValues,
          }))
          .sort((one, other) => (one.userId < other.userId ? -1 : 1))
      }
      expect(await edges(imported)).toEqual(await edges(server.graph))
      expect(await edges(importedCells)).toEqual(await edges(server.graph))
    }),
    RUNS,
  )
})

function withoutAbsent(row: Given): Given {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
}
