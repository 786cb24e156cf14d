import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MyDataDocument } from '../../examples/node/__generated__/graphql.ts'
import { type DemoServer, demoServer, fillDemoPart } from '../support/demo-server.ts'

const ID = 'user-of-my-data'
const ITEM = 'video-precinct-13'
const TAG = 'genre-crime'

let demo: DemoServer
/** Of a page of the user, once there are a key and a token. */
let headers: Record<string, string> = {}
beforeAll(async () => {
  demo = await demoServer({ fill: fillDemoPart })
  const made = await ask<Record<string, { key: string }>>(`mutation {
    admin: createApiKey(name: "admin", scopes: [ADMIN]) { key }
    web: createApiKey(name: "web", scopes: [READ, TRACK]) { key }
  }`)
  headers = { 'x-api-key': made.admin?.key ?? '' }
  const { createUserToken } = await ask<{ createUserToken: { token: string } }>(
    `mutation { createUserToken(userId: "${ID}") { token } }`,
  )
  headers = { 'x-api-key': made.web?.key ?? '', authorization: `Bearer ${createUserToken.token}` }
})
afterAll(() => demo.close())

/** Asks as the user, with a browser key and their token. No response may have an error. */
async function ask<T>(query: string): Promise<T> {
  const response = await fetch(demo.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

describe('MyData', () => {
  it('shows everything that the user did and decided, with their token alone', async () => {
    await ask(`mutation {
      recordEvents(events: [{ eventId: "my-1", itemId: "${ITEM}", kind: LIKE, occurredAt: "2026-01-01T00:00:00Z" }]) {
        accepted
      }
      followUser(otherId: "priya-menon") { problems { message } }
      blockUser(otherId: "silas-ferrante") { problems { message } }
      muteUser(otherId: "ana-kamau") { problems { message } }
      adjustInterest(tagId: "${TAG}", factor: 2) { problems { message } }
      dismiss(itemId: "video-snowblind") { problems { message } }
      setConsent(choices: [{ purpose: MODEL_TRAINING, isGranted: false }]) { problems { message } }
    }`)
    const seen = async () => {
      const { viewer } = await ask<{ viewer: Record<string, { nodes?: { id?: string }[] }> }>(
        String(MyDataDocument),
      )
      return viewer
    }
    const whole = {
      id: ID,
      consent: {
        choices: expect.arrayContaining([
          expect.objectContaining({ purpose: 'MODEL_TRAINING', isGranted: false, isDefault: false }),
        ]),
        receipts: { totalCount: 1, nodes: [expect.objectContaining({ denied: ['MODEL_TRAINING'] })] },
      },
      interests: {
        nodes: expect.arrayContaining([
          expect.objectContaining({ multiplier: 2, tag: expect.objectContaining({ id: TAG }) }),
        ]),
      },
      events: {
        totalCount: 2,
        nodes: [
          { kind: 'HIDE', item: { id: 'video-snowblind' } },
          { eventId: 'my-1', kind: 'LIKE', item: { id: ITEM } },
        ],
      },
      history: { totalCount: 1, edges: [{ node: { id: ITEM } }] },
      following: { edges: [{ node: { id: 'priya-menon' } }] },
      followers: { totalCount: 0 },
      blockedUsers: { nodes: [{ id: 'silas-ferrante' }] },
      mutedUsers: { nodes: [{ id: 'ana-kamau' }] },
      dismissedItems: { nodes: [{ id: 'video-snowblind' }] },
    }
    // Events are applied shortly after they are accepted.
    await expect.poll(seen).toMatchObject(whole)
  })

  it('has the same fields in the examples and in the explorer', () => {
    const fieldsOf = (text: string) =>
      /query MyData[^{]*\{\s*\w+[^{]*(\{[\s\S]*?\n {2}\})\n\}/.exec(text)?.[1]?.replace(/\s+/g, ' ')
    const example = fieldsOf(readFileSync('examples/operations/my-data.graphql', 'utf8'))
    expect(example).toContain('dismissedItems')
    expect(fieldsOf(readFileSync('web/src/operations/privacy.graphql', 'utf8'))).toBe(example)
  })
})
