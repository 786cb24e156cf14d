import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../support/asking.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'
import { type Serving, serving } from './serving.ts'

const WORLD = {
  users: 60,
  items: 600,
  interactions: 4_000,
  ties: 300,
  taggings: 1_200,
  seed: 11,
  hasProperties: true,
}

let server: Serving
beforeAll(async () => {
  server = await serving({
    fill: (graph) => fillGeneratedWorld(graph, WORLD),
    recommend: (graph, events) => asking(graph, { events }),
  })
}, 240_000)
afterAll(() => server.close())

const SAVE = `mutation ($input: SavePlacementInput!) { savePlacementDraft(input: $input) {
  placement { key surface draft { digest number state createdBy spec } } problems { code path message } } }`
const PUBLISH = `mutation ($input: PublishPlacementInput!) { publishPlacement(input: $input) {
  placement { draft { number } published { number digest state note } } problems { code path message } } }`
const ROLL_BACK = `mutation ($input: RollBackPlacementInput!) { rollBackPlacement(input: $input) {
  placement { published { number digest note } } problems { code path message } } }`

const LIST = `query ($userId: ID!, $placement: String, $first: Int, $after: String, $input: RecommendationInput) {
  recommendations(userId: $userId, placement: $placement, first: $first, after: $after, input: $input) {
    placement { key number } pageInfo { endCursor } leftOut { reason rule count }
    edges { logit bias probability node { id kind } contributions { logit }
      steering { rule effect logit } promotion { rule kind label onBehalfOf paidBy why(locale: "de") } } } }`

interface Version {
  readonly number: number
  readonly digest: string
  readonly spec: unknown
}

interface Edited {
  readonly placement: { readonly draft: Version | null; readonly published: Version | null } | null
  readonly problems: readonly { readonly code: string; readonly path: string[]; readonly message: string }[]
}

async function edited(document: string, input: object): Promise<Edited> {
  const [payload] = Object.values(await server.data(document, { input }))
  return payload as Edited
}

const saved = (key: string, spec: object, more: object = {}) => edited(SAVE, { key, spec, ...more })

async function published(key: string, spec: object, more: object = {}): Promise<Version> {
  const { placement, problems } = await saved(key, spec, more)
  expect(problems).toEqual([])
  const expectedDigest = placement?.draft?.digest
  const done = await edited(PUBLISH, { key, expectedDigest })
  expect(done.problems).toEqual([])
  return done.placement?.published as Version
}

interface List {
  readonly edges: readonly {
    readonly logit: number
    readonly bias: number
    readonly node: { readonly id: string; readonly kind: string }
    readonly contributions: readonly { readonly logit: number }[]
    readonly steering: readonly { readonly logit: number | null }[]
    readonly promotion: object | null
  }[]
}

async function listOf(placement: string, userId: string): Promise<List> {
  return (await server.data(LIST, { userId, placement, first: 20 })).recommendations as List
}

/** The problems of a spec, as `path: code`. */
async function problemsOf(spec: object, more: object = {}): Promise<string[]> {
  const { placement, problems } = await saved('checked', spec, more)
  expect(placement === null).toBe(problems.length > 0)
  return problems.map(({ path, code }) => `${path.join('.')}: ${code}`)
}

const VIDEOS = { kind: { anyOf: ['video'] } }

describe('a placement', () => {
  it('counts each list that it begins, and no later page', async () => {
    await published('counted', {})
    const { recommendations } = await server.data(LIST, { userId: 'u1', placement: 'counted', first: 2 })
    const { pageInfo } = recommendations as { pageInfo: { endCursor: string } }
    const after = pageInfo.endCursor
    await server.data(LIST, { userId: 'u1', placement: 'counted', first: 2, after })
    expect(await (await server.get('/metrics')).text()).toMatch(
      /attune_lists_total\{placement="counted",result="\w+"\} 1\n/,
    )
  })

  it('is saved as a draft, published under the next number, and rolled back to an equal spec', async () => {
    const first = await published('home', { diversity: 0.1 })
    const second = await published('home', { diversity: 0.9 })
    expect([first.number, second.number]).toEqual([1, 2])
    const back = await edited(ROLL_BACK, { key: 'home', number: 1, note: 'as before' })
    expect(back).toEqual({
      placement: { published: { number: 3, digest: first.digest, note: 'as before' } },
      problems: [],
    })
  })

  it('shapes a list that names it, which names its version', async () => {
    await published('videos', { rules: [{ name: 'films', apply: { keep: VIDEOS } }] })
    const { recommendations } = await server.data(
      '{ recommendations(userId: "u1", placement: "videos", first: 20) { placement { key number } nodes { kind } leftOut { reason rule } } }',
    )
    const { placement, nodes, leftOut } = recommendations as Record<string, { kind: string }[]>
    expect(placement).toEqual({ key: 'videos', number: 1 })
    expect(new Set(nodes?.map(({ kind }) => kind))).toEqual(new Set(['video']))
    expect(leftOut).toContainEqual({ reason: 'RULE', rule: 'films' })
  })

  it('has only what it lets a list have in the facets, also of later pages', async () => {
    await published('facets', {
      filter: VIDEOS,
      rules: [
        { name: 'cheap', apply: { keep: { property: { name: 'price', op: 'LT', value: { value: 30 } } } } },
      ],
    })
    const facets = `pageInfo { endCursor }
      facets(by: [{ field: KIND }, { property: "price", edges: [0, 30, 1000] }]) { values { value count } }`
    interface Found {
      readonly pageInfo: { readonly endCursor: string }
      readonly facets: readonly {
        readonly values: readonly { readonly value: unknown; readonly count: number }[]
      }[]
    }
    const first = await server.data(
      `{ recommendations(userId: "u1", placement: "facets", first: 2) { ${facets} } }`,
    )
    const { pageInfo, facets: counted } = first.recommendations as Found
    expect(counted[0]?.values.map(({ value }) => value)).toEqual(['video'])
    expect(counted[1]?.values.map(({ count }) => count > 0)).toEqual([true, false])
    await published('facets', {})
    const later = await server.data(
      `query ($after: String) { recommendations(userId: "u1", placement: "facets", first: 2, after: $after) { ${facets} } }`,
      { after: pageInfo.endCursor },
    )
    expect((later.recommendations as Found).facets).toEqual(counted)
    const again = await server.data(
      `{ recommendations(userId: "u1", placement: "facets", first: 2) { ${facets} } }`,
    )
    expect((again.recommendations as Found).facets[0]?.values.length).toBeGreaterThan(1)
  })

  it('gives its spec as it can be sent again', async () => {
    const spec = {
      seen: [{ kinds: ['PURCHASE', 'PLAY'], for: 'P90D' }],
      sources: [{ source: 'SIMILAR_ITEMS', multiplier: 2 }],
      rules: [
        { name: 'films', activeFrom: '2025-06-01T00:00:00Z', apply: { boost: { where: VIDEOS, odds: 4 } } },
      ],
      rotation: { every: 'PT12H', strength: 0.5 },
    }
    const { placement } = await saved('again', spec)
    expect(placement?.draft?.spec).toEqual({ ...spec, least: 1 })
    const again = await saved('again', placement?.draft?.spec as object)
    expect(again.placement?.draft?.digest).toBe(placement?.draft?.digest)
  })

  it('has all problems at once, each at its path', async () => {
    const promote = { where: VIDEOS, share: 0.3, kind: 'SPONSORED', label: ' ' }
    const spec = {
      diversity: 2,
      rules: [
        { name: 'one', apply: { promote } },
        {
          name: 'one',
          apply: { promote: { ...promote, label: 'Ad', onBehalfOf: 'Bruma', paidBy: 'Bruma' } },
        },
      ],
    }
    expect(await problemsOf(spec)).toEqual([
      'input.spec.diversity: BAD_USER_INPUT',
      'input.spec.rules.0.apply.promote.label: BAD_USER_INPUT',
      'input.spec.rules.0.apply.promote.onBehalfOf: BAD_USER_INPUT',
      'input.spec.rules.0.apply.promote.paidBy: BAD_USER_INPUT',
      'input.spec.rules.1.name: BAD_USER_INPUT',
      'input.spec.rules.1.apply.promote.share: BAD_USER_INPUT',
    ])
  })
})

describe('a list for a placement', () => {
  it('adds up: bias, contributions and steering are the logit, and a boost is under the name of its rule', async () => {
    await published('boosted', {
      temperature: 1,
      rules: [{ name: 'films', apply: { boost: { where: VIDEOS, odds: 4 } } }],
    })
    const { edges } = await listOf('boosted', 'u3')
    let boosted = 0
    for (const { node, bias, contributions, steering, logit } of edges) {
      const added = [...contributions, ...steering].reduce((sum, term) => sum + (term.logit ?? 0), 0)
      expect(bias + added).toBeCloseTo(logit, 9)
      if (contributions.length === 0) continue
      expect(steering).toEqual(
        node.kind === 'video'
          ? [{ rule: 'films', effect: 'BOOSTED', logit: expect.closeTo(Math.log(4), 9) }]
          : [],
      )
      if (node.kind === 'video') boosted++
    }
    expect(boosted).toBeGreaterThan(2)
  })

  it('says of each promoted item who is behind it, and why the viewer gets it', async () => {
    const promote = {
      where: VIDEOS,
      share: 0.5,
      kind: 'SPONSORED',
      label: 'Ad',
      onBehalfOf: 'Bruma',
      paidBy: 'Rao',
    }
    await published('promoted', { rules: [{ name: 'spring', apply: { promote } }] })
    const { edges } = await listOf('promoted', 'u3')
    const notices = edges.flatMap(({ promotion }) => (promotion ? [promotion] : []))
    expect(notices.length).toBeGreaterThan(5)
    for (const notice of notices) {
      expect(notice).toEqual({
        rule: 'spring',
        kind: 'SPONSORED',
        label: 'Ad',
        onBehalfOf: 'Bruma',
        paidBy: 'Rao',
        why: expect.stringContaining('allen gezeigt'),
      })
    }
  })

  it.each([
    [
      'what goes with an item',
      '{ list: item(id: "i1") { recommendations(placement: "every") { placement { number } } } }',
    ],
    [
      'what goes with a cart',
      '{ list: recommendationsForItems(itemIds: ["i1", "i2"], placement: "every") { placement { number } } }',
    ],
    [
      'several users',
      '{ list: recommendationsForUsers(userIds: ["u1"], placement: "every") { placement { number } } }',
    ],
    ['a user', '{ list: user(id: "u1") { recommendations(placement: "every") { placement { number } } } }'],
    ['a search', '{ list: search(query: "", userId: "u1", placement: "every") { placement { number } } }'],
    [
      'the whole catalog',
      '{ list: items(orderBy: { forYou: DESC }, userId: "u1", placement: "every") { placement { number } edges { promotion { label } } } }',
    ],
  ])('is possible of %s', async (_what, query) => {
    if (!(await server.data('{ placement(key: "every") { key } }')).placement) await published('every', {})
    const text = JSON.stringify(await server.data(query))
    expect(text).toContain('"placement":{"number":1}')
  })

  it('is refused for a placement that was never published', async () => {
    await saved('unpublished', {})
    const { errors } = await server.ask(LIST, { userId: 'u1', placement: 'unpublished' })
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
  })
})

describe('versions', () => {
  it('follow each other with who made them, and say what is different', async () => {
    const cap = { by: { itemKind: true }, max: 2, window: 4 }
    await published('history', { diversity: 0.1, rules: [{ name: 'mix', apply: { cap } }] })
    await published('history', {
      rules: [
        { name: 'other', apply: { keep: VIDEOS } },
        { name: 'mix', apply: { cap: { ...cap, max: 3 } } },
      ],
    })
    const { placement } = await server.data(`{ placement(key: "history") { versions { totalCount nodes {
      number state createdBy diff(against: 1) { path before after } } } } }`)
    const { totalCount, nodes } =
      (placement as Record<string, { totalCount: number; nodes: object[] }>).versions ?? {}
    expect(totalCount).toBe(2)
    expect(nodes).toEqual([
      {
        number: 2,
        state: 'PUBLISHED',
        createdBy: 'operator',
        diff: [
          { path: ['diversity'], before: 0.1, after: null },
          { path: ['rules', 'mix', 'apply', 'cap', 'max'], before: 2, after: 3 },
          { path: ['rules', 'other', 'name'], before: null, after: 'other' },
          { path: ['rules', 'other', 'apply', 'keep', 'kind', 'anyOf'], before: null, after: ['video'] },
        ],
      },
      { number: 1, state: 'RETIRED', createdBy: 'operator', diff: [] },
    ])
  })

  it('apply within their window', async () => {
    await published('season', { diversity: 0.1 })
    const { placement } = await saved('season', { diversity: 0.2 })
    const expectedDigest = placement?.draft?.digest
    const activeFrom = '2025-07-01T00:00:00Z'
    expect(
      (await edited(PUBLISH, { key: 'season', expectedDigest, activeFrom, activeUntil: activeFrom }))
        .problems,
    ).toMatchObject([{ path: ['input', 'activeUntil'] }])
    await edited(PUBLISH, { key: 'season', expectedDigest, activeFrom })
    const seen = await server.data(
      '{ placement(key: "season") { published { number } versions { nodes { number state } } } }',
    )
    expect(seen.placement).toEqual({
      published: { number: 1 },
      versions: {
        nodes: [
          { number: 2, state: 'SCHEDULED' },
          { number: 1, state: 'PUBLISHED' },
        ],
      },
    })
  })

  it('of two editors, one gets a conflict', async () => {
    const first = await saved('shared', { diversity: 0.1 }, { expectedDigest: '' })
    expect((await saved('shared', { diversity: 0.3 }, { expectedDigest: '' })).problems).toMatchObject([
      { code: 'CONFLICT', path: ['input', 'expectedDigest'] },
    ])
    const expectedDigest = first.placement?.draft?.digest
    expect((await saved('shared', { diversity: 0.2 }, { expectedDigest })).problems).toEqual([])
    expect(await saved('shared', { diversity: 0.3 }, { expectedDigest })).toMatchObject({
      placement: null,
      problems: [{ code: 'CONFLICT', path: ['input', 'expectedDigest'] }],
    })
    expect(await edited(PUBLISH, { key: 'shared', expectedDigest })).toMatchObject({
      problems: [{ code: 'CONFLICT', path: ['input', 'expectedDigest'] }],
    })
    expect(await edited(ROLL_BACK, { key: 'shared', number: 7 })).toMatchObject({
      problems: [{ code: 'NOT_FOUND', path: ['input', 'number'] }],
    })
  })
})

describe('a spec is refused', () => {
  const rule = (apply: object, more: object = {}) => ({ rules: [{ name: 'one', apply, ...more }] })
  const price = (op: string, value: unknown) => ({ property: { name: 'price', op, value: { value } } })
  const promote = { where: VIDEOS, share: 0.1, kind: 'EDITORIAL', label: 'Our choice' }

  it.each<[string, object, string]>([
    ['odds out of range', rule({ boost: { where: VIDEOS, odds: 65 } }), 'rules.0.apply.boost.odds'],
    [
      'an unknown property',
      rule({ keep: { property: { name: 'prise', op: 'EXISTS' } } }),
      'rules.0.apply.keep',
    ],
    ['an operator of another type', rule({ keep: price('HAS', 'x') }), 'rules.0.apply.keep'],
    ['an unknown tag', rule({ keep: { tag: { anyOf: ['no-such-tag'] } } }), 'rules.0.apply.keep'],
    ['an unknown tag in a part', { filter: { not: { tag: { allOf: ['no-such-tag'] } } } }, 'filter'],
    [
      'a factor of a text',
      rule({ scale: { property: 'city', exponent: 1, reference: 1 } }),
      'rules.0.apply.scale.property',
    ],
    [
      'a reference of zero',
      rule({ scale: { property: 'price', exponent: 1, reference: 0 } }),
      'rules.0.apply.scale.reference',
    ],
    [
      'an exponent without bounds',
      rule({ scale: { property: 'price', exponent: 9, reference: 1 } }),
      'rules.0.apply.scale.exponent',
    ],
    ['a pin beyond the list', rule({ pin: { itemId: 'i1', position: 101 } }), 'rules.0.apply.pin.position'],
    ['an id that no item has', rule({ pin: { itemId: ' ', position: 1 } }), 'rules.0.apply.pin.itemId'],
    [
      'a promotion without a share',
      rule({ promote: { ...promote, share: 0 } }),
      'rules.0.apply.promote.share',
    ],
    [
      'a sponsor of an editorial choice',
      rule({ promote: { ...promote, paidBy: 'Bruma' } }),
      'rules.0.apply.promote.paidBy',
    ],
    [
      'a frequency cap above what is kept',
      rule({ promote: { ...promote, frequency: [{ max: 17, per: 'P1D' }] } }),
      'rules.0.apply.promote.frequency.0.max',
    ],
    ['a cap of nothing', rule({ cap: { by: { itemKind: true }, max: 0 } }), 'rules.0.apply.cap.max'],
    [
      'a window below the cap',
      rule({ cap: { by: { itemKind: true }, max: 3, window: 2 } }),
      'rules.0.apply.cap.window',
    ],
    ['a flag that is false', rule({ cap: { by: { source: false }, max: 3 } }), 'rules.0.apply.cap.by.source'],
    [
      'users by their ids',
      rule({ keep: VIDEOS }, { when: { viewer: { not: { ids: ['u1'] } } } }),
      'rules.0.when.viewer',
    ],
    [
      'an unknown property of users',
      rule({ keep: VIDEOS }, { when: { viewer: { property: { name: 'mood', op: 'EXISTS' } } } }),
      'rules.0.when.viewer',
    ],
    [
      'a boost that compares with the viewer',
      rule({
        boost: { odds: 2, where: { property: { name: 'price', op: 'LT', value: { ofViewer: 'budget' } } } },
      }),
      'rules.0.apply.boost.where',
    ],
    [
      'an item of a list without one',
      { filter: { property: { name: 'price', op: 'LT', value: { ofItem: 'price' } } } },
      'filter',
    ],
    [
      'a window that ends before it begins',
      rule({ keep: VIDEOS }, { activeFrom: '2025-06-02', activeUntil: '2025-06-01' }),
      'rules.0.activeUntil',
    ],
    ['no name', { rules: [{ name: ' ', apply: { keep: VIDEOS } }] }, 'rules.0.name'],
    ['the name of the rotation', { rules: [{ name: 'rotation', apply: { keep: VIDEOS } }] }, 'rules.0.name'],
    [
      'a source twice',
      {
        sources: [
          { source: 'POPULAR', multiplier: 1 },
          { source: 'POPULAR', multiplier: 2 },
        ],
      },
      'sources.1.source',
    ],
    [
      'a kind of events twice',
      { seen: [{ kinds: ['PLAY'] }, { kinds: ['PLAY'], for: 'P1D' }] },
      'seen.1.kinds',
    ],
    ['a temperature of zero', { temperature: 0 }, 'temperature'],
    ['a rotation of seconds', { rotation: { every: 'PT5S', strength: 1 } }, 'rotation.every'],
    [
      'quiet hours of a list',
      { attention: { quietHours: { from: '21:00', to: '08:00' } } },
      'attention.quietHours',
    ],
    ['itself as a fallback', { fallback: [{ placement: 'checked' }] }, 'fallback.0.placement'],
  ])('for %s', async (_what, spec, path) => {
    expect(await problemsOf(spec)).toEqual([`input.spec.${path}: BAD_USER_INPUT`])
  })

  it('for more than five promotions, more than fifty rules and a key with spaces', async () => {
    const many = (count: number, apply: object) =>
      Array.from({ length: count }, (_, at) => ({ name: `rule ${at}`, apply }))
    expect(await problemsOf({ rules: many(6, { promote: { ...promote, share: 0.01 } }) })).toEqual([
      'input.spec.rules.5.apply.promote.where: BAD_USER_INPUT',
    ])
    expect(await problemsOf({ rules: many(51, { keep: VIDEOS }) })).toEqual([
      'input.spec.rules: BAD_USER_INPUT',
    ])
    expect((await saved('a key', {})).problems).toMatchObject([{ path: ['input', 'key'] }])
  })

  it('but an item page may compare with its item, and a message has quiet hours', async () => {
    const filter = { property: { name: 'price', op: 'LT', value: { ofItem: 'price' } } }
    expect((await saved('item page', {}, { surface: 'ITEM' })).problems).toHaveLength(1)
    expect((await saved('item-page', { filter }, { surface: 'ITEM' })).problems).toEqual([])
    expect((await saved('item-page', { filter })).problems).toEqual([])
    const attention = { quietHours: { from: '21:00', to: '08:00' } }
    expect((await saved('mail', { attention }, { surface: 'MESSAGE' })).problems).toEqual([])
  })
})
