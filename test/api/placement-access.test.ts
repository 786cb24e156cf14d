import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setConsent } from '../../src/consent/set-consent.ts'
import { asking } from '../support/asking.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'
import { answerOf, type Serving, serving } from './serving.ts'

const WORLD = {
  users: 40,
  items: 300,
  interactions: 2_000,
  ties: 100,
  taggings: 600,
  seed: 5,
  hasProperties: true,
}

/** Users of a segment, who allow audiences. */
const CHOSEN = Array.from({ length: 25 }, (_, n) => `u${n + 1}`)

const SPEC = `{ rules: [
  { name: "push margins", apply: { boost: { where: { kind: { anyOf: ["video"] } }, odds: 8 } } },
  { name: "no articles", apply: { keep: { not: { kind: { anyOf: ["article"] } } } } },
  { name: "spring sale", apply: { promote: { where: { kind: { anyOf: ["video"] } }, share: 0.5, kind: EDITORIAL, label: "Our choice" } } }
] }`

let server: Serving
const keys: Record<string, string> = {}
let token = ''
beforeAll(async () => {
  server = await serving({
    fill: async (graph) => {
      await fillGeneratedWorld(graph, WORLD)
      const choices = [{ purpose: 'audiences', isGranted: true }] as const
      const agreeing = CHOSEN.map((userId) => ({ userId, choices }))
      await setConsent(graph, agreeing, { atMs: Date.now(), origin: 'api', policyVersion: null })
    },
    recommend: (graph, events, consents) => asking(graph, { events, consents }),
  })
  for (const scopes of ['ADMIN', 'READ', 'STEER', 'ANALYZE', 'SERVER', 'STEER, SERVER']) {
    const made = await as(
      'ADMIN',
      `mutation { createApiKey(name: "${scopes}", scopes: [${scopes}]) { key } }`,
    )
    keys[scopes] = (made.data as { createApiKey: { key: string } }).createApiKey.key
  }
  const issued = await as('SERVER', 'mutation { createUserToken(userId: "u1") { token } }')
  token = (issued.data as { createUserToken: { token: string } }).createUserToken.token
  const draft = await as(
    'STEER',
    `mutation { savePlacementDraft(input: { key: "home", spec: ${SPEC} }) {
    placement { draft { digest createdBy } } problems { message } } }`,
  )
  const saved = draft.data?.savePlacementDraft as {
    placement: { draft: { digest: string; createdBy: string } }
  }
  expect(saved.placement?.draft.createdBy, draft.text).toBe('STEER')
  const { digest } = saved.placement.draft
  const done = await as(
    'STEER',
    `mutation { publishPlacement(input: { key: "home", expectedDigest: "${digest}" }) {
    placement { published { number createdBy } } } }`,
  )
  expect(done.data?.publishPlacement).toEqual({ placement: { published: { number: 1, createdBy: 'STEER' } } })
}, 240_000)
afterAll(() => server.close())

async function as(scope: string, query: string, more: Record<string, string> = {}) {
  const key = keys[scope]
  return answerOf(await server.post(JSON.stringify({ query }), { ...(key && { 'x-api-key': key }), ...more }))
}

const LIST = `recommendations(placement: "home", first: 20) { placement { key number } leftOut { reason rule count }
  edges { steering { rule } promotion { rule kind label why } } }`

interface List {
  readonly placement: object
  readonly leftOut: readonly { readonly reason: string; readonly rule: string | null }[]
  readonly edges: readonly {
    readonly steering: readonly object[]
    readonly promotion: { readonly rule: string | null } | null
  }[]
}

interface Ranked {
  readonly cursor: string
  readonly logit: number
  readonly probability: number
  readonly node: { readonly id: string }
}

describe('segments', () => {
  it('are counted for steer and analyze keys in bands, without the ids of the users that they list', async () => {
    const all = `{ any: [{ ids: ${JSON.stringify(CHOSEN)} }] }`
    const save = `mutation { saveSegment(input: { name: "chosen", filter: ${all} }) { problems { message } } }`
    expect((await as('STEER, SERVER', save)).data).toEqual({ saveSegment: { problems: [] } })
    const ask = '{ segment(name: "chosen") { people filter versions { nodes { spec } } } }'
    const shown = (people: number, users: readonly string[]) => {
      const filter = { any: [{ ids: users }] }
      return { segment: { people, filter, versions: { nodes: [{ spec: filter }] } } }
    }
    for (const scope of ['STEER', 'ANALYZE']) expect((await as(scope, ask)).data).toEqual(shown(20, []))
    expect((await as('ADMIN', ask)).data).toEqual(shown(25, CHOSEN))
    for (const scope of ['READ', 'SERVER']) expect((await as(scope, ask)).data).toEqual({ segment: null })
    expect((await as('ANALYZE', '{ segments { totalCount nodes { name } } }')).data).toEqual({
      segments: { totalCount: 1, nodes: [{ name: 'chosen' }] },
    })
    expect((await as('ANALYZE', save)).errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } })
  })
})

describe('a browser', () => {
  it('gets the list of a placement with its labels, and not how it is steered', async () => {
    const { data, text } = await as('READ', `{ ${LIST} }`, { authorization: `Bearer ${token}` })
    const list = data?.recommendations as List
    expect(list.placement).toEqual({ key: 'home', number: 1 })
    const promoted = list.edges.filter(({ promotion }) => promotion !== null)
    expect(promoted.length).toBeGreaterThan(5)
    for (const { promotion } of promoted)
      expect(promotion).toMatchObject({
        rule: null,
        kind: 'EDITORIAL',
        label: 'Our choice',
        why: expect.stringMatching(/everyone/),
      })
    expect(list.edges.flatMap(({ steering }) => steering)).toEqual([])
    expect(list.leftOut.filter(({ reason }) => reason === 'RULE')).toHaveLength(1)
    for (const name of ['push margins', 'no articles', 'spring sale']) expect(text).not.toContain(name)
  })

  it('gets the logits of interest, from which no steering can be worked out, on any page', async () => {
    const logitsOf = async (placement: string) => {
      const logits = new Map<string, number>()
      for (let after: string | null = null, pages = 0; pages < 2; pages++) {
        const asked = `${placement} first: 100 after: ${JSON.stringify(after)}`
        const query = `{ recommendations(${asked}) { edges { cursor logit probability node { id } } } }`
        const { data } = await as('READ', query, { authorization: `Bearer ${token}` })
        const { edges = [] } = (data?.recommendations ?? {}) as { edges?: readonly Ranked[] }
        const [first] = edges
        for (const { node, logit, probability } of edges) {
          logits.set(node.id, logit)
          if (!first || !(probability > 0) || pages > 0) continue
          expect(logit - first.logit).toBeCloseTo(Math.log(probability / first.probability), 9)
        }
        after = edges.at(-1)?.cursor ?? null
      }
      return logits
    }
    const [plain, steered] = [await logitsOf(''), await logitsOf('placement: "home"')]
    expect(steered.size).toBeGreaterThan(120)
    const both = [...steered].filter(([id]) => plain.has(id))
    expect(both.length).toBeGreaterThan(110)
    for (const [id, logit] of both) expect(logit).toBeCloseTo(plain.get(id) ?? 0, 9)
  })

  it('gets neither placements nor their specs', async () => {
    const { data, errors } = await as(
      'READ',
      '{ placement(key: "home") { draft { spec } } placements { nodes { key } } }',
    )
    expect(data).toEqual({ placement: null, placements: null })
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  })

  it('sets nothing that the placement does not let it', async () => {
    const query = LIST.replace('first: 20', 'first: 20, input: { diversity: 0.5 }')
    const { errors } = await as('READ', `{ ${query} }`, { authorization: `Bearer ${token}` })
    expect(errors.map(({ extensions, message }) => [extensions.code, message])).toEqual([
      ['BAD_USER_INPUT', 'the placement "home" sets DIVERSITY itself'],
    ])
    const without = LIST.replace('first: 20', 'first: 20, input: { locale: "de" }')
    expect((await as('READ', `{ ${without} }`, { authorization: `Bearer ${token}` })).errors).toEqual([])
  })

  it('gets the whole catalog for a placement without setting a filter', async () => {
    const items =
      '{ items(orderBy: { forYou: DESC }, placement: "home") { placement { number } edges { promotion { label } } } }'
    const { data, text } = await as('READ', items, { authorization: `Bearer ${token}` })
    expect(data?.items, text).toMatchObject({ placement: { number: 1 } })
  })
})

describe('a key with the scope STEER', () => {
  it('reads the catalog and the names of properties, and no user', async () => {
    const { data, errors } = await as(
      'STEER',
      `{ items(first: 1) { nodes { id } } propertyTypes(owner: USER) { name }
         user(id: "u1") { id } users { nodes { id } } stats { engine }
         recommendations(userId: "u1") { nodes { id } } item(id: "i1") { audience { nodes { id } } } }`,
    )
    expect(data).toMatchObject({ user: null, users: null, stats: null, recommendations: null })
    expect(data?.items).toMatchObject({ nodes: [{}] })
    expect(data?.propertyTypes).toBeInstanceOf(Array)
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['FORBIDDEN']))
  })

  it('makes no keys and erases no one', async () => {
    for (const mutation of [
      'createApiKey(name: "more", scopes: [ADMIN]) { key }',
      'requestErasure(userId: "u1") { problems { message } }',
      'createUserToken(userId: "u1") { token }',
      'deleteItems(itemIds: ["i1"]) { deletedItemIds }',
    ]) {
      const { errors } = await as('STEER', `mutation { ${mutation} }`)
      expect([mutation, errors[0]?.extensions.code]).toEqual([mutation, 'FORBIDDEN'])
    }
  })

  it('sees how a list of a session is steered', async () => {
    const { data } = await as('STEER', `{ ${LIST.replace('(', '(session: {}, ')} }`)
    const list = data?.recommendations as List
    expect(list.leftOut.some(({ rule }) => rule === 'no articles')).toBe(true)
    expect(list.edges.some(({ promotion }) => promotion?.rule === 'spring sale')).toBe(true)
  })
})

describe('a preview', () => {
  /** Pins an item for viewers who are older: whether it is there tells their age. */
  const preview = (
    viewers: string,
  ) => `{ previewPlacement(input: { key: "asked", viewers: ${viewers}, first: 3, spec: { rules: [
    { name: "old", when: { viewer: { property: { name: "age", op: GT, value: { value: 40 } } } },
      apply: { pin: { itemId: "i9", position: 1, evenIfSeen: true } } }
  ] } }) { lists { viewerId viewer { id } list { nodes { id } } } report { viewers } problems { message } } }`

  beforeAll(async () => {
    const { errors } = await as(
      'SERVER',
      'mutation { upsertUsers(users: [{ id: "u1", properties: [{ name: "age", value: 41 }] }]) { problems { message } } }',
    )
    expect(errors).toEqual([])
  })

  it('of users is not for a key with STEER alone, which could ask for all that is known of them', async () => {
    const { data, errors } = await as('STEER', preview('["u1"]'))
    expect(data).toEqual({ previewPlacement: null })
    expect(errors.map(({ message, extensions }) => [message, extensions.code])).toEqual([
      ['previewPlacement of users needs the scope SERVER', 'FORBIDDEN'],
    ])
    const { data: known } = await as('STEER, SERVER', preview('["u1", "u2"]'))
    expect(known?.previewPlacement).toMatchObject({
      lists: [{ viewerId: 'u1', list: { nodes: [{ id: 'i9' }, {}, {}] } }, { viewerId: 'u2' }],
      report: { viewers: 2 },
      problems: [],
    })
  })

  it('of a newcomer is for every key with STEER', async () => {
    const { data, text } = await as('STEER', preview('[]'))
    expect(data?.previewPlacement, text).toMatchObject({
      lists: [{ viewerId: null, viewer: null, list: { nodes: [{}, {}, {}] } }],
      report: { viewers: 1 },
      problems: [],
    })
    expect(text).not.toContain('"i9"')
  })

  it('of users is in the audit log, under the name of its key', async () => {
    const { data } = await as('ADMIN', '{ auditEntries(first: 100) { nodes { actor action } } }')
    const { nodes } = (data as { auditEntries: { nodes: readonly object[] } }).auditEntries
    expect(nodes).toContainEqual({ actor: 'STEER, SERVER', action: 'previewPlacement' })
  })
})

it('a key with the scope ANALYZE reads statistics, and neither users nor placements', async () => {
  const query =
    '{ stats { engine nodes { total } } users { nodes { id } } placements { nodes { key } } apiKeys { name } }'
  const { data, errors } = await as('ANALYZE', query)
  expect(data).toMatchObject({ stats: { engine: 'EMBEDDED' }, users: null, placements: null, apiKeys: null })
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'])
})

it('every edit of a placement is in the audit log, under the name of its key', async () => {
  const { data } = await as('ADMIN', '{ auditEntries(first: 100) { nodes { actor action } } }')
  const { nodes } = (data as { auditEntries: { nodes: readonly object[] } }).auditEntries
  for (const action of ['Mutation.savePlacementDraft', 'Mutation.publishPlacement'])
    expect(nodes).toContainEqual({ actor: 'STEER', action })
})
