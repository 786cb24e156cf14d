import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compose } from '../../../src/app/compose.ts'
import { readConfig } from '../../../src/app/config.ts'
import { apiKey } from '../../support/api-keys.ts'
import { type CliFolder, cliFolder, SHORT_DRAIN_MS } from '../../support/cli.ts'

/** The smallest limit that the settings allow. */
const LIMIT = 1_000
const USERS = 40
const ITEMS_OF_A_USER = 30

/** Each on a user or item of its own, with a graph above its limit. */
const ACCEPTED = {
  setConsent:
    'setConsent(userId: "u1", choices: [{ purpose: PERSONALIZATION, isGranted: false }]) { problems { code } }',
  setConsentOfNewcomer:
    'setConsent(userId: "newcomer", choices: [{ purpose: ANALYTICS, isGranted: false }]) { problems { code } }',
  deleteUsers: 'deleteUsers(userIds: ["u2"]) { deletedUserIds problems { code } }',
  deleteItems: 'deleteItems(itemIds: ["i2"]) { deletedItemIds problems { code } }',
  deleteTags: 'deleteTags(tagIds: ["t1"]) { deletedTagIds problems { code } }',
  resetProfile: 'resetProfile(userId: "u3") { problems { code } }',
  undoDismissal: 'undoDismissal(userId: "u4", itemId: "i0") { watermark problems { code } }',
  blockUser: 'blockUser(userId: "u5", otherId: "u6") { problems { code } }',
  unblockUser: 'unblockUser(userId: "u5", otherId: "u6") { problems { code } }',
  unfollowUser: 'unfollowUser(userId: "u7", otherId: "u8") { problems { code } }',
  dismissSuggestion: 'dismissSuggestion(userId: "u7", otherId: "u9") { problems { code } }',
  undoSuggestionDismissal: 'undoSuggestionDismissal(userId: "u7", otherId: "u9") { problems { code } }',
  hideFromOthers: 'upsertUsers(users: [{ id: "u9", showsToOthers: false }]) { problems { code } }',
  createApiKey: 'createApiKey(name: "web", scopes: [READ]) { problems { code } }',
  rotateApiKey: 'rotateApiKey(name: "web") { problems { code } }',
  revokeApiKey: 'revokeApiKey(name: "web") { problems { code } }',
  rotateTokenSecret: 'rotateTokenSecret { problems { code } }',
  requestExport: 'requestExport(userId: "u10") { problems { code } }',
} as const

const REFUSED = {
  upsertItems: 'upsertItems(items: [{ id: "new" }]) { problems { code } }',
  upsertTags: 'upsertTags(tags: [{ id: "new" }]) { problems { code } }',
  followUser: 'followUser(userId: "u11", otherId: "u12") { problems { code } }',
  adjustInterest: 'adjustInterest(userId: "u11", tagId: "t0", factor: 2) { problems { code } }',
} as const

let folder: CliFolder
let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  folder = cliFolder()
  writeWorld(join(folder.path, 'world'))
  const variables = { ATTUNE_DATA_DIR: join(folder.path, 'data') }
  const imported = await folder.run(['import', join(folder.path, 'world')], { variables })
  expect(imported.code, imported.err).toBe(0)
  server = await serve(variables.ATTUNE_DATA_DIR)
}, 60_000)
afterAll(async () => {
  await server.close()
  folder.remove()
})

function writeWorld(path: string): void {
  mkdirSync(path)
  const write = (file: string, lines: readonly string[]) =>
    writeFileSync(join(path, file), `${lines.join('\n')}\n`)
  const users = Array.from({ length: USERS }, (_, at) => `u${at}`)
  const items = Array.from({ length: ITEMS_OF_A_USER }, (_, at) => `i${at}`)
  write('users.csv', ['id', ...users])
  write('items.csv', ['id', ...items])
  write('taggings.csv', ['itemId,tagId', ...items.map((id, at) => `${id},t${at % 2}`)])
  write('ties.csv', ['userId,otherId,kind', 'u7,u8,follows'])
  write('interactions.csv', [
    'userId,itemId,kind,at',
    ...users.flatMap((user) =>
      items.map((item) => `${user},${item},${kindOf(user, item)},2026-02-01T10:00:00Z`),
    ),
  ])
}

function kindOf(user: string, item: string): string {
  return user === 'u4' && item === 'i0' ? 'hide' : 'play'
}

async function serve(dataDir: string) {
  const variables = {
    ATTUNE_DATA_DIR: dataDir,
    ATTUNE_LOG_LEVEL: 'silent',
    ATTUNE_MAX_RELATIONSHIPS: String(LIMIT),
    PORT: '0',
    ATTUNE_DRAIN_MS: SHORT_DRAIN_MS,
  }
  const composition = compose(readConfig(variables, dataDir), { write: () => undefined }, '1.2.3')
  const graph = await composition.openGraph({ command: 'attune serve', mayCreate: false })
  const key = await apiKey(graph.store, ['admin'])
  const { url, close } = await composition.startServer(graph.store, graph.cleanFiles)
  return {
    async ask(query: string): Promise<Record<string, unknown>> {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': key },
        body: JSON.stringify({ query }),
      })
      const { data, errors } = (await response.json()) as { data: never; errors?: unknown }
      expect(errors).toBeUndefined()
      return data
    },
    async close() {
      await close()
      await graph.close()
    },
  }
}

async function written(mutation: string): Promise<Record<string, unknown>> {
  return Object.values(await server.ask(`mutation { ${mutation} }`))[0] as Record<string, unknown>
}

async function relationships(): Promise<number> {
  const { stats } = (await server.ask('{ stats { relationships { total } } }')) as {
    stats: { relationships: { total: number }[] }
  }
  return stats.relationships.reduce((sum, { total }) => sum + total, 0)
}

const event = (eventId: string, itemId: string) =>
  `recordEvents(events: [{ eventId: "${eventId}", userId: "u13", itemId: "${itemId}", kind: LIKE, occurredAt: ${Date.UTC(2026, 1, 2)} }]) {
    accepted results { problems { code } } }`

describe('a server whose embedded graph is above its limit', { timeout: 60_000 }, () => {
  it.each(Object.entries(ACCEPTED))('accepts %s', async (_, mutation) => {
    expect(await relationships()).toBeGreaterThan(LIMIT)
    expect(await written(mutation)).toMatchObject({ problems: [] })
  })

  it('forgets an event', async () => {
    const { accepted } = await written(event('known', 'i1'))
    expect(accepted).toBe(1)
    expect(await written('forgetEvent(userId: "u13", eventId: "known") { problems { code } }')).toEqual({
      problems: [],
    })
  })

  it.each(Object.entries(REFUSED))('refuses %s', async (_, mutation) => {
    expect(await relationships()).toBeGreaterThan(LIMIT)
    expect(await written(mutation)).toMatchObject({ problems: [{ code: 'GRAPH_TOO_LARGE' }] })
  })

  it('refuses events once the graph has refused one', async () => {
    await written(event('first', 'made-up'))
    await expect
      .poll(async () => JSON.stringify(await written(event('next', 'i1'))), { timeout: 10_000 })
      .toContain('GRAPH_TOO_LARGE')
  })

  it('erases a user to the end, also one whose events wait', async () => {
    for (const userId of ['u13', 'u14']) {
      const text = `requestErasure(userId: "${userId}") { request { id } problems { code } }`
      const { request, problems } = (await written(text)) as { request: { id: string }; problems: unknown }
      expect(problems).toEqual([])
      const { id } = request
      await expect
        .poll(() => server.ask(`{ privacyRequest(id: "${id}") { state } }`), { timeout: 120_000 })
        .toEqual({ privacyRequest: { state: 'DONE' } })
    }
    // A rewrite takes seconds on a busy machine, and the next one waits nine times as long.
  }, 300_000)

  it('accepts events again once there is room', async () => {
    const ids = Array.from({ length: USERS - 14 }, (_, at) => `"u${14 + at}"`)
    await written(`deleteUsers(userIds: [${ids}]) { problems { code } }`)
    expect(await relationships()).toBeLessThan(LIMIT)
    await expect
      .poll(async () => (await written(event(`later-${Math.random()}`, 'made-up'))).accepted, {
        timeout: 10_000,
      })
      .toBe(1)
  })
})
