import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { type CrashServer, crashServer, errorsOf } from './crash-server.ts'
import { untilApplied } from './waiting-events.ts'

/** When the server is killed, in milliseconds after the request was sent; null: right after its response. */
const KILLED_AFTER_MS = [null, 5, 20, null, 60, 150]

const ITEMS = 300

const FILL = `mutation ($users: [UserInput!]!, $events: [EventInput!]!) {
  upsertUsers(users: $users) { problems { code } }
  recordEvents(events: $events) { accepted }
}`
const ERASE = `mutation ($userId: ID!) { requestErasure(userId: $userId) { request { id } problems { code } } }`
const IDENTIFY =
  'mutation ($visitorId: ID!, $userId: ID!) { identify(visitorId: $visitorId, userId: $userId) { problems { code } } }'
const STATE = `query ($id: ID!, $userId: ID!) { privacyRequest(id: $id) { state receipt { users visitors } } user(id: $userId) { id } }`

/** Half of the events are of a visitor who is the user. */
async function fill(server: CrashServer, userId: string, visitorId: string): Promise<void> {
  const events = Array.from({ length: ITEMS }, (_, index) => ({
    ...{
      eventId: `${userId}-${index}`,
      userId: index % 2 === 0 ? userId : visitorId,
      itemId: `item-${index}`,
    },
    ...{ kind: 'LIKE', occurredAt: Date.now() },
  }))
  const users = [{ id: userId, name: `Name of ${userId}` }]
  const filled = await server.ask(FILL, { users, events })
  expect(filled).toMatchObject({ recordEvents: { accepted: ITEMS } })
  await untilApplied(server)
  expect(await server.ask(IDENTIFY, { visitorId, userId })).toMatchObject({ identify: { problems: [] } })
}

/** The id of the request; null if the server was killed before it answered. */
async function requested(server: CrashServer, userId: string): Promise<string | null> {
  try {
    const { requestErasure } = await server.ask(ERASE, { userId })
    return (requestErasure as { request: { id: string } }).request.id
  } catch {
    return null
  }
}

/** Files of a folder that contain a text. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text))
}

it('a server that is killed while it erases a user erases them and their visitor after the next start, in every file', {
  timeout: 300_000,
}, async () => {
  const folder = temporaryFolder()
  let server = await crashServer(folder)
  let unfinished = 0
  try {
    for (const [round, afterMs] of KILLED_AFTER_MS.entries()) {
      const userId = `zqdoomed${round}qz`
      const visitorId = `v_${String(round).repeat(32)}`
      await fill(server, userId, visitorId)
      const request = requested(server, userId)
      await (afterMs === null ? request : sleep(afterMs))
      await server.kill()
      const acknowledged = await request
      const traces = () => [...filesWith(folder, userId), ...filesWith(folder, visitorId)]
      if (traces().length > 0) unfinished++
      server = await crashServer(folder)
      // After a lost response, the same request is sent again.
      const id = acknowledged ?? (await requested(server, userId)) ?? ''
      const stateOf = () => server.ask(STATE, { id, userId })
      await expect
        .poll(stateOf, { timeout: 60_000, interval: 50 })
        .toMatchObject({ privacyRequest: { state: 'DONE' }, user: null })
      expect(traces()).toEqual([])
      if (acknowledged !== null) {
        expect(await stateOf()).toMatchObject({ privacyRequest: { receipt: { users: 1, visitors: 1 } } })
      }
    }
    // Otherwise no server was killed in the middle.
    expect(unfinished).toBeGreaterThan(1)
    expect(errorsOf(server)).toEqual([])
  } finally {
    await server.kill()
  }
})
