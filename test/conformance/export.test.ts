import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adjustInterest } from '../../src/catalog/adjust-interest.ts'
import { dismissSuggestion } from '../../src/catalog/dismiss-suggestion.ts'
import { relate, unrelate } from '../../src/catalog/relate.ts'
import { setConsent } from '../../src/consent/set-consent.ts'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import { undecided } from '../../src/domain/consent.ts'
import type { InteractionEvent } from '../../src/domain/event.ts'
import { applyEvents } from '../../src/events/apply/apply-events.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { identifying } from '../../src/events/identify.ts'
import { directIntake } from '../../src/events/intake.ts'
import type { Journal } from '../../src/events/journal/journal.ts'
import { lmdbJournal } from '../../src/events/journal/lmdb-journal.ts'
import {
  forgetActivity,
  setExposures,
  setOlderEventIds,
  setOlderSeen,
} from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { servedModels } from '../../src/model/served-models.ts'
import { exportedKinds, pagesOfTies } from '../../src/privacy/export-user.ts'
import type { ExportedKind, ExportedRow, ExportedValue } from '../../src/privacy/exported-kind.ts'
import { deadLettersOf, journaledEvents } from '../../src/privacy/journal-events.ts'
import { writeExport } from '../../src/privacy/write-export.ts'
import { FollowedCatalog } from '../../src/snapshot/live-catalog.ts'
import { LivePlacements } from '../../src/steering/live-placements.ts'
import { saveSegment } from '../../src/steering/placement-versions.ts'
import { graphShownPlacements } from '../../src/steering/shown-placements.ts'
import { addSteers } from '../../src/steering/steers.ts'
import { refreshNeighbors } from '../../src/training/incremental/refresh-neighbors.ts'
import { train } from '../../src/training/train.ts'
import { type Asking, asking, question } from '../support/asking.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { memoryDataSet } from '../support/memory-data-set.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { TINY_NOW_MS, tagging, tinyWorld } from '../support/tiny-world.ts'
import { worldSteps } from './fixture/world.ts'
import { SMALL } from './fixture/world-size.ts'

const USER = 'person-0'

/** Where the export has a stored property of a user or of a relationship around one: kind and column. */
const EXPORTED: Readonly<Record<string, string>> = {
  'User.dismissedItemIds': 'dismissals.itemId',
  'User.lastAt': 'activity.value',
  'User.ownLastAt': 'activity.value',
  'User.neighborsAt': 'activity.value',
  'User.neighborsVersion': 'activity.value',
  'User.profileResetAt': 'activity.value',
  'User.olderSeenAts': 'olderSeenItems.at',
  'User.olderSeenItemIds': 'olderSeenItems.itemId',
  'User.olderSeenKinds': 'olderSeenItems.kinds',
  'User.shownItemIds': 'exposures.itemId',
  'User.shownLastSlots': 'exposures.lastSlot',
  'User.shownBits': 'exposures.bits',
  'User.shownPlaces': 'shownPlaces.places',
  'User.olderEventIds': 'olderEventIds.id',
  'User.shownAts': 'shownPlacements.at',
  'User.shownPlacements': 'shownPlacements.placement',
  'User.followerCount': 'activity.value',
  'User.recentCount': 'activity.value',
  'User.recentStamp': 'activity.value',
  '-APPLIED_TAG->.id': 'appliedTags.tagId',
  '-APPLIED_TAG->.importSets': 'appliedTags.importSets',
  '-APPLIED_TAG->.importShares': 'appliedTags.importShares',
  '-APPLIED_TAG->.weight': 'appliedTags.weight',
  '-BLOCKS->.id': 'blocks.userId',
  '-BLOCKS->.since': 'blocks.since',
  '-FOLLOWS->.id': 'following.userId',
  '-FOLLOWS->.since': 'following.since',
  '-FOLLOWS->.strength': 'following.strength',
  '-GAVE->.id': 'consentReceipts.id',
  '-INTERACTED_WITH->.archivedEvents': 'interactions.archivedEvents',
  '-INTERACTED_WITH->.archivedImportIds': 'interactions.archivedImportIds',
  '-INTERACTED_WITH->.count': 'interactions.count',
  '-INTERACTED_WITH->.eventAts': 'events.at',
  '-INTERACTED_WITH->.eventFacts': 'interactions.eventFacts',
  '-INTERACTED_WITH->.ledBy': 'interactions.ledBy',
  '-INTERACTED_WITH->.eventIds': 'events.eventId',
  '-INTERACTED_WITH->.eventKinds': 'events.kind',
  '-INTERACTED_WITH->.eventValues': 'events.value',
  '-INTERACTED_WITH->.id': 'interactions.itemId',
  '-INTERACTED_WITH->.lastAt': 'interactions.lastAt',
  '-INTERACTED_WITH->.servedWeight': 'interactions.servedWeight',
  '-INTERACTED_WITH->.weight': 'interactions.weight',
  '-INTERESTED_IN->.factor': 'statedInterests.factor',
  '-INTERESTED_IN->.id': 'statedInterests.tagId',
  '-INTERESTED_IN->.weight': 'statedInterests.weight',
  '-MUTES->.id': 'mutes.userId',
  '-MUTES->.since': 'mutes.since',
  '-NEIGHBOR_OF->.rank': 'neighbors.rank',
  '-NEIGHBOR_OF->.similarity': 'neighbors.similarity',
  '-NEIGHBOR_OF->.version': 'neighbors.version',
  '-RECENTLY_ENGAGED->.id': 'recentEngagements.itemId',
  '-RECENTLY_ENGAGED->.kinds': 'recentEngagements.kinds',
  '-RECENTLY_ENGAGED->.lastAt': 'recentEngagements.lastAt',
  '-RECENTLY_ENGAGED->.servedWeight': 'recentEngagements.servedWeight',
  '-RECENTLY_ENGAGED->.weight': 'recentEngagements.weight',
  '-DISMISSED->.at': 'dismissedUsers.at',
  '-DISMISSED->.id': 'dismissedUsers.userId',
  '-UNFOLLOWED->.at': 'unfollowed.at',
  '-UNFOLLOWED->.id': 'unfollowed.userId',
  '-TOP_FOLLOWED->.rank': 'topFollowed.rank',
  '-TOP_FOLLOWED->.strength': 'topFollowed.strength',
  '-TOP_FOLLOWED->.version': 'topFollowed.version',
  '-TWO_HOP_TIE->.paths': 'twoHopTies.paths',
  '-TWO_HOP_TIE->.rank': 'twoHopTies.rank',
  '-TWO_HOP_TIE->.strength': 'twoHopTies.strength',
  '-TWO_HOP_TIE->.version': 'twoHopTies.version',
  '<-IDENTIFIED_AS-.from': 'identities.from',
  '<-IDENTIFIED_AS-.id': 'identities.visitorId',
  '<-IDENTIFIED_AS-.until': 'identities.until',
  '<-FOLLOWS-.id': 'followers.userId',
  '<-FOLLOWS-.since': 'followers.since',
  '<-FOLLOWS-.strength': 'followers.strength',
  'ModelPart.memberIds': 'modelVector.vector',
}

const OTHERS_DATA = 'computed for the other person, whose data it is'
const OTHERS_CHOICE = 'a choice of the other person, whose data it is'
const CHART = 'follows from the number of followers, which `activity` has'
const STRANGER = 'names a person who did not agree that the user learns of the similarity'

/** What the export leaves out, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'User.steers': 'the texts are exported member by member, as `steers`',
  '-NEIGHBOR_OF->.id': STRANGER,
  '-TWO_HOP_TIE->.id': STRANGER,
  '-TWO_HOP_TIE->.viaIds': 'people among `following`, beside a stranger',
  '-TOP_FOLLOWED->.id': 'a person among `following`',
  '<-TOP_FOLLOWED-.id': OTHERS_DATA,
  '<-TOP_FOLLOWED-.rank': OTHERS_DATA,
  '<-TOP_FOLLOWED-.strength': OTHERS_DATA,
  '<-TOP_FOLLOWED-.version': OTHERS_DATA,
  '<-IDENTIFIED_AS-.receipt': 'names the newest of `consentReceipts` of the visitor',
  '<-TOP_USER-.id': CHART,
  '<-TOP_USER-.rank': CHART,
  '<-TOP_USER-.score': CHART,
  '<-TOP_USER-.version': CHART,
  '<-DISMISSED-.id': OTHERS_CHOICE,
  '<-DISMISSED-.at': OTHERS_CHOICE,
  '<-UNFOLLOWED-.id': OTHERS_CHOICE,
  '<-UNFOLLOWED-.at': OTHERS_CHOICE,
  '<-NEIGHBOR_OF-.id': OTHERS_DATA,
  '<-NEIGHBOR_OF-.rank': OTHERS_DATA,
  '<-NEIGHBOR_OF-.similarity': OTHERS_DATA,
  '<-NEIGHBOR_OF-.version': OTHERS_DATA,
  '<-TWO_HOP_TIE-.id': OTHERS_DATA,
  '<-TWO_HOP_TIE-.viaIds': OTHERS_DATA,
  '<-TWO_HOP_TIE-.paths': OTHERS_DATA,
  '<-TWO_HOP_TIE-.rank': OTHERS_DATA,
  '<-TWO_HOP_TIE-.strength': OTHERS_DATA,
  '<-TWO_HOP_TIE-.version': OTHERS_DATA,
  '<-BLOCKS-.id': OTHERS_CHOICE,
  '<-BLOCKS-.since': OTHERS_CHOICE,
  '<-MUTES-.id': OTHERS_CHOICE,
  '<-MUTES-.since': OTHERS_CHOICE,
}

const nodes = cypherQuery<Record<never, never>, { label: string; properties: Record<string, unknown> }>(
  'test/all-nodes',
  `// @mode read
   // @budget 100000
   // @returns label String!
   // @returns properties Properties!
   MATCH (node) UNWIND labels(node) AS label RETURN label, properties(node) AS properties`,
)

const edgesOf = (arrow: readonly [string, string]) =>
  cypherQuery<{ userId: string }, { type: string; id: string; properties: Record<string, unknown> }>(
    `test/edges${arrow.join('')}`,
    `// @mode read
     // @budget 100000
     // @param userId String!
     // @returns type String!
     // @returns id String!
     // @returns properties Properties!
     MATCH (user:User {id: $userId})${arrow[0]}[edge]${arrow[1]}(other)
     RETURN type(edge) AS type, other.id AS id, properties(edge) AS properties`,
  )

const outgoing = edgesOf(['-', '->'])
const incoming = edgesOf(['<-', '-'])

/** Every value that the graph stores about a user, under the name of its place. */
async function storedAround(graph: GraphStore, userId: string): Promise<ReadonlyMap<string, unknown[]>> {
  const found = new Map<string, unknown[]>()
  const note = (place: string, value: unknown) => {
    const values = found.get(place) ?? []
    values.push(...(Array.isArray(value) ? value : [value]))
    found.set(place, values)
  }
  for (const { label, properties } of await graph.run(nodes, {})) {
    for (const [name, value] of Object.entries(properties)) {
      const isOwn = label === 'User' && properties.id === userId
      if (isOwn) note(`User.${name}`, value)
      else if (Array.isArray(value) ? value.includes(userId) : value === userId) note(`${label}.${name}`, [])
    }
  }
  for (const [query, before, after] of [[outgoing, '-', '->'] as const, [incoming, '<-', '-'] as const]) {
    for (const { type, id, properties } of await graph.run(query, { userId })) {
      note(`${before}${type}${after}.id`, id)
      for (const [name, value] of Object.entries(properties)) note(`${before}${type}${after}.${name}`, value)
    }
  }
  return found
}

/** The place of a free property or of one that the user stated. */
function exportPlace(place: string): string | undefined {
  return EXPORTED[place] ?? (place.startsWith('User.') ? 'profile.value' : undefined)
}

function event(eventId: string, itemId: string, traits: Partial<InteractionEvent> = {}): InteractionEvent {
  const atMs = TINY_NOW_MS - 1_000
  return { eventId, userId: USER, itemId, kind: 'view', atMs, value: null, count: 1, ...traits }
}

/** A trained world in which everything that can be stored about a user is stored about `person-0`. */
async function fillWorld(graph: GraphStore): Promise<void> {
  const tiny = tinyWorld()
  const taggings = [...tiny.taggings, tagging('song-1', 'crowd-1', USER), tagging('song-0', 'crowd-0', USER)]
  const properties = { age: 41, city: '=SUM(1)', isMember: true, tastes: ['a', 'b'] }
  const users = [
    { id: USER, name: 'Ana "A", B', createdAt: TINY_NOW_MS - 9, showMeToOthers: true, properties },
  ]
  const imported = Array.from({ length: 40 }, (_, n) => event(`import:old-${n}`, 'song-2', { atMs: n + 1 }))
  await importDataSet(graph, memoryDataSet({ ...tiny, users, taggings }), {
    atMs: TINY_NOW_MS,
    nowMs: TINY_NOW_MS,
  })
  await graph.run(forgetActivity, { userId: USER, profileResetAt: TINY_NOW_MS })
  const servedAs = { placement: 'home', version: 1, model: '', ranker: 'blend' }
  const attribution = { servedAs, servedAtMs: TINY_NOW_MS - 2_000 }
  await applyEvents(graph, [
    ...imported,
    event('served', 'song-4', { kind: 'like', recommendationId: 'list', position: 3 }),
    event('rated', 'song-6', { kind: 'rating', value: 4 }),
    event('clicked', 'song-5', {
      kind: 'click',
      recommendationId: 'list',
      position: 1,
      details: { attribution },
    }),
    event('hidden', 'song-8', { kind: 'hide' }),
  ])
  await graph.run(setOlderSeen, {
    rows: [
      {
        userId: USER,
        olderSeenItemIds: ['song-14', 'song-10'],
        olderSeenAts: [77_000, 66_000],
        olderSeenKinds: ['2', '3 2:5'],
      },
    ],
  })
  const shown = {
    shownItemIds: ['song-1'],
    shownLastSlots: [60_760],
    shownBits: [5],
    shownPlaces: ['list-1 5'],
  }
  await graph.run(setExposures, { rows: [{ userId: USER, ...shown }] })
  const olderEventIds = ['00mbf2hqkJ0k1a2b3c4d']
  await graph.run(setOlderEventIds, { rows: [{ userId: USER, olderEventIds }] })
  await graphShownPlacements(graph).add({ viewerId: USER, nowMs: TINY_NOW_MS }, ['mail', 'home/ad'], {})
  const filter = { ids: [USER] }
  const segment = { name: 'fans', filter, source: '{}', expectedDigest: null }
  expect(await saveSegment(graph, segment, { nowMs: TINY_NOW_MS, by: 'test' })).toBeNull()
  const steer = {
    direction: 'MORE',
    where: { tag: { anyOf: ['crowd-0'] } },
    target: '{"tagId":"crowd-0"}',
  } as const
  await addSteers(graph, USER, [steer], { nowMs: TINY_NOW_MS, untilMs: TINY_NOW_MS + 1 }, {})
  await adjustInterest(graph, { userId: USER, tagId: 'crowd-0', factor: 3 }, {})
  await adjustInterest(graph, { userId: USER, tagId: 'crowd-1', factor: 0.5 }, {})
  const ties = [
    { userId: USER, otherId: 'person-5', kind: 'follows' },
    { userId: USER, otherId: 'person-6', kind: 'blocks' },
    { userId: USER, otherId: 'person-8', kind: 'mutes' },
    { userId: 'person-9', otherId: USER, kind: 'follows' },
    { userId: 'person-10', otherId: USER, kind: 'blocks' },
    { userId: 'person-12', otherId: USER, kind: 'mutes' },
  ] as const
  for (const tie of ties) await relate(graph, { ...tie, strength: 0.5, isMutual: false }, TINY_NOW_MS, {})
  const ended = [
    { userId: USER, otherId: 'person-14', kind: 'follows' },
    { userId: 'person-16', otherId: USER, kind: 'follows' },
  ] as const
  for (const tie of ended) {
    await relate(graph, { ...tie, strength: 0.5, isMutual: false }, TINY_NOW_MS, {})
    await unrelate(graph, { ...tie, isMutual: false }, TINY_NOW_MS, {})
  }
  const dismissed = [
    { userId: USER, otherId: 'person-18' },
    { userId: 'person-18', otherId: USER },
  ]
  for (const pair of dismissed) await dismissSuggestion(graph, pair, TINY_NOW_MS, {})
  const choices = [
    { purpose: 'audiences', isGranted: true },
    { purpose: 'sensitive-interests', isGranted: false },
  ] as const
  const terms = { atMs: TINY_NOW_MS, origin: 'api', policyVersion: '2025-06' } as const
  await setConsent(graph, [{ userId: USER, choices }], terms)
  const visitorId = `v_${'5'.repeat(32)}`
  await setConsent(graph, [{ userId: visitorId, choices }], terms)
  const { identify } = identifying({
    intake: directIntake({ graph, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => 0 }),
    graph,
  })
  for (const linked of ['person-1', USER, 'person-1'])
    await identify({ visitorId, userId: linked }, { nowMs: TINY_NOW_MS })
  await train(graph, { nowMs: TINY_NOW_MS, holder: 'test', graceMs: 0, settings: QUICK_TRAINING })
  await refreshNeighbors(graph, USER, TINY_NOW_MS)
}

/** A value as a cell of CSV shows it. */
function cellOf(value: ExportedValue): string {
  if (value === null) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return typeof value !== 'number' && /^[=+\-@]/.test(text) ? `'${text}` : text
}

async function rowsOf(kinds: readonly ExportedKind[]): Promise<ReadonlyMap<string, readonly ExportedRow[]>> {
  const found = new Map<string, ExportedRow[]>()
  for (const { name, rows } of kinds) {
    const read: ExportedRow[] = []
    for await (const row of rows) read.push(row)
    found.set(name, read)
  }
  return found
}

describe.each(ENGINES)('the export of a user on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    const folder = mkdtempSync(join(tmpdir(), 'attune-export-'))
    let graph: GraphStore
    let journal: Journal
    let asked: Asking
    let catalog: FollowedCatalog

    beforeAll(async () => {
      graph = await engine.open()
      await fillWorld(graph)
      journal = lmdbJournal({ folder: join(folder, 'journal'), nowMs: () => TINY_NOW_MS })
      const details = { price: { amount: 5, currency: 'EUR' }, query: '@tea', sessionId: 's', quantity: 2 }
      await journal.append([
        event('other', 'song-0', { userId: 'person-1' }),
        event('bought', 'song-0', { kind: 'purchase', details: { ...details, properties: { x: 1 } } }),
        event('shown', 'song-2', { kind: 'impression', portion: 0.5, dwellMs: 3 }),
      ])
      await journal.deadLetter([
        { position: 9, event: event('broken', 'song-3'), reason: 'test', atMs: TINY_NOW_MS },
        { position: 8, event: event('other', 'x', { userId: 'person-1' }), reason: 'test', atMs: 1 },
      ])
      asked = asking(graph)
      catalog = new FollowedCatalog(graph)
      await asked.recommend(question('person-1'), { nowMs: TINY_NOW_MS })
      await asked.recommend(question(USER), { nowMs: TINY_NOW_MS })
    }, 120_000)
    afterAll(async () => {
      catalog.close()
      await asked.close()
      await journal.close()
      await graph.close()
      rmSync(folder, { recursive: true, force: true })
    })

    const kindsOf = (userId: string) =>
      exportedKinds(
        {
          graph,
          models: servedModels(graph),
          consents: undecided('standard'),
          liveCatalog: catalog,
          placements: new LivePlacements(graph),
          journaledEvents: (id) => journaledEvents(journal, id),
          deadLetters: (id) => deadLettersOf(journal, id),
          servedLists: (id) => asked.servedLists.listsOf(id),
          nowMs: () => TINY_NOW_MS,
        },
        userId,
      )

    it('has every value that the graph stores about the user, or states why it does not', async () => {
      const kinds = await rowsOf(kindsOf(USER))
      const stored = await storedAround(graph, USER)
      for (const [place, values] of stored) {
        if (place in LEFT_OUT) continue
        const [kind = '', column = ''] = (exportPlace(place) ?? '').split('.')
        expect(kind, `${place} is new: export it, or state why not`).not.toBe('')
        const rows = kinds.get(kind) ?? []
        const exported = new Set(
          rows.flatMap((row) => row[column] ?? []).map((value) => JSON.stringify(value)),
        )
        expect(exported.size, `${place} in ${kind}.${column}`).toBeGreaterThan(0)
        const isMissing = (value: unknown) =>
          !exported.has(JSON.stringify(value)) &&
          !String(value)
            .split(' ')
            .every((at) => /^\d+$/.test(at) && exported.has(JSON.stringify(new Date(Number(at)))))
        expect(values.filter(isMissing), `${place} in ${kind}.${column}`).toEqual([])
      }
      // Every place of the tables was met, so that none of them is a leftover.
      const places = [...Object.keys(EXPORTED), ...Object.keys(LEFT_OUT)]
      expect(places.filter((place) => !stored.has(place))).toEqual([])
    })

    it('has the steers and the segments of the user, and no segment of another one', async () => {
      const kinds = await rowsOf(kindsOf(USER))
      const [at, until] = [TINY_NOW_MS, TINY_NOW_MS + 1].map((ms) => new Date(ms).toISOString())
      expect(kinds.get('steers')).toMatchObject([
        { direction: 'MORE', target: '{"tagId":"crowd-0"}', at, until },
      ])
      expect(kinds.get('segments')).toEqual([{ name: 'fans' }])
      expect((await rowsOf(kindsOf('person-9'))).get('segments')).toEqual([])
    })

    it('has the events of the journal, the dead letters and the lists of this user alone', async () => {
      const kinds = await rowsOf(kindsOf(USER))
      expect(kinds.get('journaledEvents')).toMatchObject([
        {
          eventId: 'bought',
          kind: 'purchase',
          price: { amount: 5, currency: 'EUR' },
          query: '@tea',
          sessionId: 's',
          quantity: 2,
          properties: { x: 1 },
        },
        { eventId: 'shown', kind: 'impression', portion: 0.5, dwellMs: 3, price: null },
      ])
      expect(kinds.get('deadLetters')).toMatchObject([{ eventId: 'broken' }])
      const list = await asked.servedLists.newestOf(USER)
      expect(kinds.get('servedLists')?.map(({ itemId, rank }) => [itemId, rank])).toEqual(
        list?.items.map(({ itemId }, index) => [itemId, index + 1]),
      )
      expect(kinds.get('inferredInterests')?.length).toBe(2)
      expect(kinds.get('tasteVector')).toHaveLength(1)
      const vector = kinds.get('tasteVector')?.[0]?.vector as readonly number[]
      expect(vector).toHaveLength(QUICK_TRAINING.factors?.dimension ?? 0)
      expect(Math.max(...vector.map(Math.abs))).toBeGreaterThan(0)
      expect(kinds.get('profile')).toContainEqual({ name: 'createdAt', value: '2025-05-31T23:59:59.991Z' })
    })

    it('names no other person but those whom the user or a follower chose', async () => {
      const kinds = kindsOf(USER)
      const written = await writeExport(join(folder, 'named'), { userId: USER, madeAtMs: 0 }, kinds)
      const text = readFileSync(join(folder, 'named', 'export.json'), 'utf8')
      const named = new Set(text.match(/person-\d+/g))
      const chosen = [
        USER,
        'person-2',
        'person-22',
        'person-5',
        'person-6',
        'person-8',
        'person-9',
        'person-14',
        'person-18',
      ]
      expect([...named].sort()).toEqual(chosen.sort())
      expect(written.map(({ name }) => name)).toEqual(kinds.map(({ name }) => name))
    })

    it('is the same in JSON and in CSV, which only the owner of the process may read', async () => {
      const into = join(folder, 'files')
      const kinds = kindsOf(USER)
      await writeExport(into, { userId: USER, madeAtMs: TINY_NOW_MS }, kinds)
      const document = JSON.parse(readFileSync(join(into, 'export.json'), 'utf8')) as {
        userId: string
        madeAt: string
        data: Record<string, { origin: string; rows: ExportedRow[] }>
      }
      expect(document).toMatchObject({ userId: USER, madeAt: '2025-06-01T00:00:00.000Z' })
      expect(Object.keys(document.data)).toEqual(kinds.map(({ name }) => name))
      for (const { name, columns } of kinds) {
        const lines: string[][] = parse(readFileSync(join(into, `${name}.csv`)), { bom: false })
        const rows = document.data[name]?.rows ?? []
        const cells = rows.map((row) => columns.map((column) => cellOf(row[column] ?? null)))
        expect(lines, name).toEqual([columns, ...cells])
      }
      expect(readFileSync(join(into, 'profile.csv'), 'utf8')).toContain(`\r\ncity,"'=SUM(1)"\r\n`)
      expect(readFileSync(join(into, 'journaledEvents.csv'), 'utf8')).toContain(`,"'@tea",`)
      for (const file of readdirSync(into)) expect(statSync(join(into, file)).mode & 0o777).toBe(0o600)
      expect(statSync(into).mode & 0o777).toBe(0o700)
    })

    it('of an unknown user has no rows', async () => {
      const kinds = await rowsOf(kindsOf('unknown-user'))
      expect([...kinds].filter(([, rows]) => rows.length > 0)).toEqual([])
    })

    it('has every derived tie of two versions of the model, wherever a page ends', async () => {
      const other = await engine.open()
      try {
        for (const { query, params } of worldSteps(SMALL)) await other.run(query, params)
        const read = async (size: number) => {
          const all = []
          for await (const page of pagesOfTies(other, { userId: 'u0', type: 'NEIGHBOR_OF' }, {}, size)) {
            all.push(...page.map(({ id, properties }) => `${properties.version} ${id}`))
          }
          return all
        }
        const whole = await read(5_000)
        expect(new Set(whole.map((tie) => tie.split(' ')[0]))).toEqual(new Set(['v1', 'v2']))
        const stored = (await other.run(outgoing, { userId: 'u0' })).filter(
          ({ type }) => type === 'NEIGHBOR_OF',
        )
        expect(whole).toHaveLength(stored.length)
        for (const size of [1, 2, 7, 50]) expect(await read(size), `pages of ${size}`).toEqual(whole)
      } finally {
        await other.close()
      }
    }, 60_000)

    it('knows every property that any query writes around a user', async () => {
      const other = await engine.open()
      try {
        for (const { query, params } of worldSteps(SMALL)) await other.run(query, params)
        const places = [...(await storedAround(other, 'u0')).keys()]
        const unknown = places.filter((place) => !(place in LEFT_OUT) && exportPlace(place) === undefined)
        expect(places.length).toBeGreaterThan(50)
        expect(unknown).toEqual([])
      } finally {
        await other.close()
      }
    }, 60_000)
  })
})
