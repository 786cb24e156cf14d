import { afterEach, describe, expect, it } from 'vitest'
import { LiveConsents } from '../../src/consent/live-consents.ts'
import { isOwnPurpose, PURPOSES } from '../../src/domain/consent.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { schemaName } from '../../src/server/api/enums.ts'
import type { ServerSettings } from '../../src/server/api/server-parts.ts'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { graphDump } from '../support/graph-dump.ts'
import { fillCircles } from './fixture/circles.ts'

const OF_USERS = PURPOSES.filter((purpose) => isOwnPurpose('eve', purpose))

const SET = `mutation ($userId: ID!, $choices: [ConsentChoiceInput!]!, $policyVersion: String) {
  setConsent(userId: $userId, choices: $choices, policyVersion: $policyVersion) {
    user { id showsToOthers } watermark problems { code path }
  }
}`
const READ = `query ($userId: ID!, $first: Int = 10, $after: String) {
  user(id: $userId) {
    showsToOthers
    properties { name }
    consent {
      version
      choices { purpose isGranted isDefault decidedAt }
      receipts(first: $first, after: $after) {
        totalCount
        pageInfo { endCursor hasNextPage }
        nodes { version decidedAt granted denied policyVersion origin }
      }
    }
  }
}`

interface Choice {
  readonly purpose: string
  readonly isGranted: boolean
  readonly isDefault: boolean
  readonly decidedAt: string | null
}

interface ReadUser {
  readonly showsToOthers: boolean
  readonly properties: readonly object[]
  readonly consent: {
    readonly version: number
    readonly choices: readonly Choice[]
    readonly receipts: {
      readonly totalCount: number
      readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean }
      readonly nodes: readonly { readonly version: number; readonly granted: readonly string[] }[]
    }
  }
}

const grant = (...purposes: string[]) => purposes.map((purpose) => ({ purpose, isGranted: true }))
const deny = (...purposes: string[]) => purposes.map((purpose) => ({ purpose, isGranted: false }))

describe.each(ENGINES)('consent on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    afterEach(() => server.close())

    async function open(settings: Partial<ServerSettings> = {}): Promise<GraphStore> {
      server = await serving({
        open: engine.open,
        fill: fillCircles,
        recommend: (graph, events) => asking(graph, { events }),
        // A freshly started server takes seconds to plan its first statements.
        settings: { requestDeadlineMs: 20_000, ...settings },
      })
      return server.graph
    }

    async function set(userId: string, choices: readonly object[], policyVersion: string | null = null) {
      const { setConsent } = await server.data(SET, { userId, choices, policyVersion })
      return setConsent as { user: object | null; watermark: string | null; problems: readonly object[] }
    }

    async function read(userId: string, page: object = {}): Promise<ReadUser> {
      return (await server.data(READ, { userId, ...page })).user as ReadUser
    }

    async function granted(userId: string): Promise<readonly string[]> {
      const { consent } = await read(userId)
      return consent.choices.filter(({ isGranted }) => isGranted).map(({ purpose }) => purpose)
    }

    it('of users who have not decided is the default of the service', async () => {
      await open()
      expect(await granted('eve')).toEqual([
        'PERSONALIZATION',
        'SOCIAL_SIGNALS',
        'SUGGEST_ME_TO_OTHERS',
        'ANALYTICS',
        'MODEL_TRAINING',
      ])
      const { consent } = await read('eve')
      expect(consent.choices.map(({ purpose }) => purpose)).toEqual(OF_USERS.map(schemaName))
      expect(consent.choices.every(({ isDefault, decidedAt }) => isDefault && decidedAt === null)).toBe(true)
      expect([consent.version, consent.receipts.totalCount]).toEqual([0, 0])
    })

    it('is denied for every purpose where users have to opt in', async () => {
      await open({ consentDefaults: 'denied' })
      expect(await granted('eve')).toEqual([])
      await set('eve', grant('ANALYTICS'))
      expect(await granted('eve')).toEqual(['ANALYTICS'])
    })

    it('has a version, and a receipt of every decision, newest first', async () => {
      await open()
      await set('eve', [...deny('PERSONALIZATION', 'ANALYTICS'), ...grant('AUDIENCES')], '2025-06')
      await set('eve', grant('ANALYTICS'))
      expect(await granted('eve')).toEqual([
        'SOCIAL_SIGNALS',
        'SUGGEST_ME_TO_OTHERS',
        'ANALYTICS',
        'AUDIENCES',
        'MODEL_TRAINING',
      ])
      const { consent, properties } = await read('eve')
      expect(consent.version).toBe(2)
      const decidedAt = '2025-06-01T00:00:00.000Z'
      expect(consent.receipts.nodes).toEqual([
        { version: 2, decidedAt, granted: ['ANALYTICS'], denied: [], policyVersion: null, origin: 'API' },
        {
          version: 1,
          decidedAt,
          granted: ['AUDIENCES'],
          denied: ['PERSONALIZATION', 'ANALYTICS'],
          policyVersion: '2025-06',
          origin: 'API',
        },
      ])
      const decided = consent.choices.filter(({ isDefault }) => !isDefault)
      expect(decided.map((choice) => choice.decidedAt)).toEqual([decidedAt, decidedAt, decidedAt])
      expect(properties).toEqual([])
    })

    it('pages receipts', async () => {
      await open()
      for (const purpose of OF_USERS) await set('eve', deny(schemaName(purpose)))
      const first = (await read('eve', { first: 5 })).consent.receipts
      expect(first.nodes.map(({ version }) => version)).toEqual([8, 7, 6, 5, 4])
      const second = (await read('eve', { first: 5, after: first.pageInfo.endCursor })).consent.receipts
      expect(second.nodes.map(({ version }) => version)).toEqual([3, 2, 1])
      expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([
        8,
        true,
        false,
      ])
    })

    it('of the same decision, under the same text, has no second receipt and writes nothing', async () => {
      const graph = await open()
      await set('eve', deny('ANALYTICS', 'AUDIENCES'), '2025-06')
      const before = await graphDump(graph)
      const equal = await set('eve', deny('ANALYTICS'), '2025-06')
      expect(equal).toMatchObject({ user: { id: 'eve' }, watermark: expect.any(String), problems: [] })
      expect(await graphDump(graph)).toEqual(before)
      // What another text says was decided again, and so is what a newer receipt or an upsert contradicts.
      for (const [choices, text] of [
        [deny('ANALYTICS'), '2025-07'],
        [grant('ANALYTICS'), '2025-07'],
        [deny('ANALYTICS'), '2025-07'],
        [deny('AUDIENCES'), '2025-06'],
        [grant('SHOW_ME_TO_OTHERS'), '2025-07'],
      ] as const) {
        await set('eve', choices, text)
        await set('eve', choices, text)
      }
      expect((await read('eve')).consent).toMatchObject({ version: 5, receipts: { totalCount: 5 } })
      const hidden =
        'mutation { upsertUsers(users: [{ id: "eve", showsToOthers: false }]) { problems { code } } }'
      await server.data(hidden)
      await set('eve', grant('SHOW_ME_TO_OTHERS'), '2025-07')
      expect((await read('eve')).consent.version).toBe(6)
      expect((await read('eve')).showsToOthers).toBe(true)
    })

    it('decided ten times at once has one receipt', async () => {
      await open()
      await Promise.all(Array.from({ length: 10 }, () => set('eve', deny('ANALYTICS'))))
      expect((await read('eve')).consent).toMatchObject({ version: 1, receipts: { totalCount: 1 } })
    })

    it('keeps the newest 100 receipts, and the newest of each purpose', { timeout: 60_000 }, async () => {
      const graph = await open()
      await set('eve', [...deny('MODEL_TRAINING'), ...grant('AUDIENCES')], 'first')
      await set('eve', grant('SENSITIVE_INTERESTS'), 'second')
      for (let n = 0; n < 110; n++) await set('eve', n % 2 ? grant('ANALYTICS') : deny('ANALYTICS'))
      const { consent } = await read('eve', { first: 100 })
      expect([consent.version, consent.receipts.totalCount]).toEqual([112, 100])
      expect(consent.receipts.pageInfo.hasNextPage).toBe(false)
      const versions = consent.receipts.nodes.map(({ version }) => version)
      expect(versions).toEqual([...Array.from({ length: 98 }, (_, n) => 112 - n), 2, 1])
      await set('eve', grant('MODEL_TRAINING'))
      await set('eve', deny('ANALYTICS'))
      const after = (await read('eve', { first: 100 })).consent.receipts.nodes
      expect(after.map(({ version }) => version)).toEqual([
        ...Array.from({ length: 98 }, (_, n) => 114 - n),
        ...[2, 1],
      ])
      const other = new LiveConsents(graph, { defaults: 'standard' })
      await other.read()
      expect(other.allows('eve', 'audiences')).toBe(true)
    })

    it('to be shown to others is the property that upserts write', async () => {
      await open()
      await set('rfan1', deny('SHOW_ME_TO_OTHERS'))
      expect([(await read('rfan1')).showsToOthers, await granted('rfan1')]).toEqual([
        false,
        expect.not.arrayContaining(['SHOW_ME_TO_OTHERS']),
      ])
      await server.data(
        'mutation { upsertUsers(users: [{ id: "rfan1", showsToOthers: true }]) { problems { code } } }',
      )
      expect(await granted('rfan1')).toContain('SHOW_ME_TO_OTHERS')
      await set('rfan1', deny('ANALYTICS'))
      expect([(await read('rfan1')).showsToOthers, await granted('rfan1')]).toEqual([
        true,
        expect.arrayContaining(['SHOW_ME_TO_OTHERS']),
      ])
    })

    it('refuses choices that contradict each other, and none at all', async () => {
      const graph = await open()
      const before = await graphDump(graph)
      expect(await set('eve', [...grant('ANALYTICS'), ...deny('ANALYTICS')])).toMatchObject({
        watermark: null,
        problems: [{ code: 'BAD_USER_INPUT', path: ['choices', '1', 'purpose'] }],
      })
      expect(await set('eve', [])).toMatchObject({ problems: [{ path: ['choices'] }] })
      expect(await set('', grant('ANALYTICS'))).toMatchObject({ problems: [{ path: ['userId'] }] })
      expect(await set('eve', grant('ANALYTICS'), 'x'.repeat(101))).toMatchObject({
        problems: [{ path: ['policyVersion'] }],
      })
      expect(await graphDump(graph)).toEqual(before)
    })

    it('creates a user, and is deleted with them', async () => {
      const graph = await open()
      await set('new', deny('PERSONALIZATION'))
      const other = new LiveConsents(graph, { defaults: 'standard' })
      await other.read()
      expect(other.allows('new', 'personalization')).toBe(false)
      await server.data('mutation { deleteUsers(userIds: ["new"]) { deletedUserIds } }')
      await other.read()
      expect(other.allows('new', 'personalization')).toBe(true)
      await set('new', grant('ANALYTICS'))
      expect((await read('new')).consent).toMatchObject({ version: 1, receipts: { totalCount: 1 } })
    })

    it('reaches other processes with their next look', async () => {
      const graph = await open()
      const changed: string[] = []
      const other = new LiveConsents(graph, {
        defaults: 'standard',
        onChange: (ids) => void changed.push(...ids),
      })
      await other.read()
      await Promise.all([set('eve', deny('SOCIAL_SIGNALS')), set('rfan1', deny('ANALYTICS'))])
      expect(other.allows('eve', 'social-signals')).toBe(true)
      await other.read()
      expect([other.allows('eve', 'social-signals'), other.allows('rfan1', 'analytics')]).toEqual([
        false,
        false,
      ])
      await set('eve', grant('SOCIAL_SIGNALS'))
      await other.read()
      expect(other.allows('eve', 'social-signals')).toBe(true)
      expect(changed.sort()).toEqual(['eve', 'eve', 'rfan1'])
      const late = new LiveConsents(graph, { defaults: 'standard' })
      await late.read()
      expect([late.allows('eve', 'social-signals'), late.allows('rfan1', 'analytics')]).toEqual([true, false])
    })
  })
})
