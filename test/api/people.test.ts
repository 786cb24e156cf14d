import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { apiKey, userHeaders } from '../support/api-keys.ts'
import { counted } from './counted.ts'
import { fillLittleGraph, written } from './little-graph.ts'
import { answerOf, type Serving, serving } from './serving.ts'

/** Fans of one person who agreed to be shown, and of one who did not. */
const FANS = 60

/** Ana follows bo, who agreed to be shown, and cy, who did not. */
async function fill(graph: GraphStore): Promise<void> {
  await fillLittleGraph(graph)
  const statements = [
    `UNWIND range(1, ${FANS}) AS n CREATE (:User {id: 'fan-' + toString(n)})`,
    `MATCH (fan:User), (bo:User {id: 'bo'}) WHERE fan.id STARTS WITH 'fan-' CREATE (fan)-[:FOLLOWS]->(bo)`,
    `MATCH (bo:User {id: 'bo'}) SET bo.imageUrl = 'https://shop.example/bo.png', bo.url = 'javascript:alert(1)',
       bo.followerCount = ${FANS + 1}`,
    "CREATE (:User {id: 'dee', name: 'Dee', showMeToOthers: true, followerCount: 4})",
    "CREATE (:User {id: 'eve', name: 'Eve', showMeToOthers: true})",
    "MATCH (ana:User {id: 'ana'}), (eve:User {id: 'eve'}) CREATE (eve)-[:FOLLOWS]->(ana) SET ana.followerCount = 7",
    "MATCH (ana:User {id: 'ana'}), (dee:User {id: 'dee'}) CREATE (ana)-[:FOLLOWS]->(dee)",
  ]
  for (const statement of statements) await graph.run(written(statement), {})
}

const PROFILE = 'profile { id name imageUrl url followerCount isFollowedByViewer followsViewer }'

let server: Serving
let own: Record<string, string>
let backend: Record<string, string>
const queries: string[] = []
beforeAll(async () => {
  server = await serving({
    async fill(graph) {
      await fill(graph)
      own = await userHeaders(graph, await apiKey(graph, ['read', 'track'], 'web'), 'ana')
      backend = { 'x-api-key': await apiKey(graph, ['server'], 'backend') }
    },
    wrap: (graph) => counted(graph, (name) => queries.push(name)),
  })
})
afterAll(() => server.close())

const ask = async (headers: Record<string, string>, query: string) =>
  answerOf(await server.post(JSON.stringify({ query }), headers))

describe('people in lists', () => {
  it('have no name and no profile, and no error, if they did not agree to be shown', async () => {
    const { data, errors } = await ask(
      own,
      `{ viewer { following { nodes { id name profile { id name } } } } }`,
    )
    expect(errors).toEqual([])
    expect(data).toEqual({
      viewer: {
        following: {
          nodes: [
            { id: 'cy', name: null, profile: null },
            { id: 'dee', name: 'Dee', profile: { id: 'dee', name: 'Dee' } },
            { id: 'bo', name: 'Bo', profile: { id: 'bo', name: 'Bo' } },
          ],
        },
      },
    })
  })

  it('are suggested without an error', async () => {
    const { data, errors } = await ask(
      own,
      `{ viewer {
        suggestedUsers(first: 12) { nodes { id name } edges { reasons { text } } }
        following(first: 20) { nodes { id name } }
      } }`,
    )
    expect(errors).toEqual([])
    expect(data).toMatchObject({
      viewer: {
        suggestedUsers: {
          nodes: [
            { id: 'd1', name: null },
            { id: 'eve', name: 'Eve' },
          ],
        },
      },
    })
  })

  it('are suggested with reasons in the language asked, and in English for another one', async () => {
    const reasonsIn = async (locale: string) => {
      const { data } = await ask(
        own,
        `{ viewer { suggestedUsers(locale: "${locale}") { edges { reasons { text messageKey } } } } }`,
      )
      return data
    }
    const messageKey = 'people.followsYou'
    const both = (text: string) => {
      const reasons = [{ text, messageKey }]
      return { viewer: { suggestedUsers: { edges: [{ reasons }, { reasons }] } } }
    }
    expect(await reasonsIn('de-AT')).toEqual(both('Folgt dir'))
    expect(await reasonsIn('xx')).toEqual(both('Follows you'))
  })

  it('keep what no other user may read: it is an error', async () => {
    for (const field of ['history', 'interests', 'blockedUsers', 'suggestedUsers', 'followers']) {
      const { errors } = await ask(own, `{ viewer { following { nodes { ${field} { totalCount } } } } }`)
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'])
    }
    const { errors } = await ask(own, '{ viewer { following { nodes { createdAt properties { value } } } } }')
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['FORBIDDEN']))
  })
})

describe('a public profile', () => {
  it('says who follows whom, of the viewer alone, and gives only web addresses', async () => {
    const { data } = await ask(own, `{ viewer { following { nodes { ${PROFILE} } } } }`)
    const profiles = [
      null,
      {
        id: 'dee',
        name: 'Dee',
        imageUrl: null,
        url: null,
        followerCount: null,
        isFollowedByViewer: true,
        followsViewer: false,
      },
      {
        id: 'bo',
        name: 'Bo',
        imageUrl: 'https://shop.example/bo.png',
        url: null,
        followerCount: expect.toBeOneOf([10, 50]),
        isFollowedByViewer: true,
        followsViewer: true,
      },
    ]
    expect(data).toEqual({ viewer: { following: { nodes: profiles.map((profile) => ({ profile })) } } })
  })

  it('has exact numbers for a server, and no viewer without a user token', async () => {
    const query = `{ user(id: "bo") { ${PROFILE} } hidden: user(id: "cy") { name profile { id } } }`
    const { data, errors } = await ask(backend, query)
    expect(errors).toEqual([])
    expect(data).toMatchObject({
      user: { profile: { followerCount: FANS + 1, isFollowedByViewer: null, followsViewer: null } },
      hidden: { profile: null },
    })
  })

  it('does not show to others when one more person follows, and is the same when asked again', async () => {
    const stated = async () => {
      const { data } = await ask(own, '{ viewer { following { nodes { profile { followerCount } } } } }')
      return JSON.stringify(data)
    }
    const before = await stated()
    expect(await stated()).toBe(before)
    const bands = new Set<string>()
    for (let more = 1; more <= 5; more++) {
      await ask(backend, `mutation { followUser(userId: "fan-new-${more}", otherId: "dee") { watermark } }`)
      bands.add(await stated())
    }
    expect([...bands]).toEqual([before])
  })

  it('is read for all people of a page at once', async () => {
    const readFor = async (first: number) => {
      queries.length = 0
      await ask(own, `{ viewer { following(first: ${first}) { nodes { ${PROFILE} } } } }`)
      return queries.filter((name) => /^(people|social)/.test(name)).sort()
    }
    const ofOne = await readFor(2)
    expect(ofOne).toContain('people/ties-with-viewer')
    expect(await readFor(3)).toEqual(ofOne)
  })
})
