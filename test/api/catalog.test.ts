import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillLittleGraph } from './little-graph.ts'
import { type Serving, serving } from './serving.ts'

let server: Serving
beforeAll(async () => {
  server = await serving({ fill: fillLittleGraph })
})
afterAll(() => server.close())

describe('one item, tag or user', () => {
  it('has the imported fields', async () => {
    const { item } = await server.data(`{ item(id: "tea") {
      id kind title url imageUrl createdAt availableFrom properties { name value } } }`)
    expect(item).toEqual({
      id: 'tea',
      kind: 'drink',
      title: 'Green Tea',
      url: 'https://shop.example/tea',
      imageUrl: null,
      createdAt: '2024-01-01T00:00:00.000Z',
      availableFrom: null,
      properties: [
        { name: 'isOrganic', value: true },
        { name: 'price', value: 2.5 },
      ],
    })
  })

  it('returns free properties without reserved names', async () => {
    const { user } = await server.data(`{ user(id: "ana") {
      name createdAt all: properties { name value } one: properties(names: ["city", "lastAt"]) { name value } } }`)
    expect(user).toEqual({
      name: 'Ana',
      createdAt: '2024-01-01T00:00:00.000Z',
      all: [
        { name: 'age', value: 31 },
        { name: 'city', value: 'Rome' },
      ],
      one: [{ name: 'city', value: 'Rome' }],
    })
  })

  it('is null if it was never imported', async () => {
    const nothing = await server.data('{ user(id: "x") { id } item(id: "x") { id } tag(id: "x") { id } }')
    expect(nothing).toEqual({ user: null, item: null, tag: null })
  })

  it('rejects an invalid id with a code', async () => {
    const { errors } = await server.ask('{ item(id: " ") { id } }')
    expect(errors[0]).toMatchObject({ message: 'id is empty', extensions: { code: 'BAD_USER_INPUT' } })
  })
})

describe('global ids', () => {
  it('resolve to the same user, item and tag', async () => {
    const found = await server.data(
      '{ user(id: "ana") { nodeId } item(id: "tea") { nodeId } tag(id: "hot") { nodeId } }',
    )
    const nodeIds = Object.values(found).map((one) => (one as { nodeId: string }).nodeId)
    const { nodes } = await server.data(
      `query ($nodeIds: [ID!]!) { nodes(nodeIds: $nodeIds) {
         __typename nodeId ... on User { id } ... on Item { id } ... on Tag { id } } }`,
      { nodeIds },
    )
    expect(nodes).toEqual([
      { __typename: 'User', nodeId: nodeIds[0], id: 'ana' },
      { __typename: 'Item', nodeId: nodeIds[1], id: 'tea' },
      { __typename: 'Tag', nodeId: nodeIds[2], id: 'hot' },
    ])
  })

  it('of unknown nodes resolve to null', async () => {
    const gone = Buffer.from('Item:gone').toString('base64url')
    const tea = Buffer.from('Item:tea').toString('base64url')
    const { nodes, node } = await server.data(
      'query ($a: ID!, $b: ID!) { nodes(nodeIds: [$a, $b]) { nodeId } node(nodeId: $a) { nodeId } }',
      { a: gone, b: tea },
    )
    expect(nodes).toEqual([null, { nodeId: tea }])
    expect(node).toBeNull()
  })

  it('that are wrong leave the others of their list', async () => {
    const tea = Buffer.from('Item:tea').toString('base64url')
    const { data, errors } = await server.ask('query ($ids: [ID!]!) { nodes(nodeIds: $ids) { nodeId } }', {
      ids: ['wrong', tea],
    })
    expect(data).toEqual({ nodes: [null, { nodeId: tea }] })
    expect(errors).toMatchObject([{ path: ['nodes', 0], extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it.each(['tea', '', 'SXRlbQ', Buffer.from('Singleton:serving').toString('base64url')])(
    'of other services are rejected: %j',
    async (nodeId) => {
      const { errors } = await server.ask('query ($id: ID!) { node(nodeId: $id) { nodeId } }', { id: nodeId })
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', hint: expect.any(String) })
    },
  )
})

describe('lists of the catalog', () => {
  it('find items by part of the title, ignoring case, most used first', async () => {
    const { items } = await server.data('{ items(search: "TEA") { nodes { id } } }')
    expect(items).toEqual({ nodes: [{ id: 'tea' }, { id: 'mug' }, { id: 'pot' }] })
  })

  it('return only the requested kinds', async () => {
    const { items } = await server.data('{ items(kinds: ["food", "thing"]) { nodes { id } } }')
    expect(items).toEqual({ nodes: [{ id: 'mug' }, { id: 'pot' }, { id: 'jam' }] })
  })

  it('find tags by part of the name', async () => {
    const { tags } = await server.data('{ tags(search: "hot") { nodes { id name kind } } }')
    expect(tags).toEqual({ nodes: [{ id: 'hot', name: 'Hot things', kind: 'mood' }] })
  })

  it('return the tags of an item with weights, strongest first', async () => {
    const { item } = await server.data('{ item(id: "tea") { tags { edges { weight node { id name } } } } }')
    expect(item).toEqual({
      tags: {
        edges: [
          { weight: 1, node: { id: 'hot', name: 'Hot things' } },
          { weight: 0.25, node: { id: 'leaf', name: 'Leaves' } },
        ],
      },
    })
  })

  it('return similar items and top items of the serving version', async () => {
    const found = await server.data(`{
      item(id: "tea") { similarItems { edges { similarity node { id } } } }
      tag(id: "hot") { items { edges { relevance node { id } } } } }`)
    expect(found).toEqual({
      item: {
        similarItems: {
          edges: [
            { similarity: 0.75, node: { id: 'jam' } },
            { similarity: 0.5, node: { id: 'mug' } },
            { similarity: 0.5, node: { id: 'pot' } },
          ],
        },
      },
      tag: {
        items: {
          edges: [
            { relevance: 0.5, node: { id: 'mug' } },
            { relevance: 0.25, node: { id: 'tea' } },
          ],
        },
      },
    })
  })

  it('are empty in a graph that was never trained', async () => {
    const untrained = await serving({
      fill: async (graph) => {
        await fillLittleGraph(graph)
        await graph.run(
          {
            name: 'test/forget-model',
            mode: 'write',
            isBounded: false,
            text: "MATCH (serving:Singleton {id: 'serving'}) DETACH DELETE serving",
            params: {},
            row: {},
          },
          {},
        )
      },
    })
    const found = await untrained.data(`{ item(id: "tea") { similarItems { nodes { id } } }
      tag(id: "hot") { items { nodes { id } } } user(id: "ana") { neighbors { nodes { id } } } }`)
    await untrained.close()
    expect(found).toEqual({
      item: { similarItems: { nodes: [] } },
      tag: { items: { nodes: [] } },
      user: { neighbors: { nodes: [] } },
    })
  })
})

describe('people', () => {
  it('have ties with strength and date, strongest first', async () => {
    const { user } = await server.data(
      '{ user(id: "ana") { following { edges { strength since node { id } } } } }',
    )
    expect(user).toEqual({
      following: {
        edges: [
          { strength: 1, since: '2024-01-01T00:00:00.000Z', node: { id: 'cy' } },
          { strength: 0.5, since: null, node: { id: 'bo' } },
        ],
      },
    })
  })

  it('have a history, newest first, and neighbors, most similar first', async () => {
    const { user } = await server.data(`{ user(id: "ana") {
      history { edges { engagement lastAt node { id } } } neighbors { edges { similarity node { id } } } } }`)
    expect(user).toEqual({
      history: {
        edges: [
          { engagement: 2, lastAt: '1970-01-01T00:00:03.000Z', node: { id: 'mug' } },
          { engagement: 1, lastAt: '1970-01-01T00:00:01.000Z', node: { id: 'tea' } },
        ],
      },
      neighbors: {
        edges: [
          { similarity: 0.75, node: { id: 'd1' } },
          { similarity: 0.25, node: { id: 'bo' } },
        ],
      },
    })
  })

  it.each([
    ['{ lastAt: ASC }', ['tea', 'mug']],
    ['{ lastAt: DESC }', ['mug', 'tea']],
    ['{ engagement: ASC }', ['tea', 'mug']],
    ['{ engagement: DESC }', ['mug', 'tea']],
  ])('have a history in the order %s', async (orderBy, ids) => {
    const { user } = await server.data(
      `{ user(id: "ana") { history(orderBy: ${orderBy}) { nodes { id } } } }`,
    )
    expect(user).toEqual({ history: { nodes: ids.map((id) => ({ id })) } })
  })

  it('can read what they wrote: blocks, mutes, dismissals, consent and stated interests', async () => {
    const found = await server.data(`{
      ana: user(id: "ana") { showsToOthers blockedUsers { nodes { id } } mutedUsers { nodes { id } }
        dismissedItems { totalCount nodes { id } } interests { nodes { multiplier tag { id } } } }
      bo: user(id: "bo") { showsToOthers interests { totalCount nodes { multiplier probability tag { id } } } } }`)
    expect(found).toEqual({
      ana: {
        showsToOthers: false,
        blockedUsers: { nodes: [{ id: 'd3' }, { id: 'd4' }] },
        mutedUsers: { nodes: [{ id: 'd2' }, { id: 'd4' }] },
        // One of three dismissed items was deleted.
        dismissedItems: { totalCount: 3, nodes: [{ id: 'jam' }, { id: 'pot' }] },
        interests: {
          nodes: [
            { multiplier: null, tag: { id: 'hot' } },
            { multiplier: null, tag: { id: 'leaf' } },
          ],
        },
      },
      bo: {
        showsToOthers: true,
        interests: {
          totalCount: 2,
          nodes: [
            { multiplier: 3, probability: 1, tag: { id: 'hot' } },
            { multiplier: 0, probability: 0, tag: { id: 'leaf' } },
          ],
        },
      },
    })
  })

  it('have interests whose probabilities add up to one', async () => {
    const { user } = await server.data(
      '{ user(id: "ana") { interests { nodes { probability tag { id } } } } }',
    )
    const { nodes: interests } = (
      user as { interests: { nodes: { probability: number; tag: { id: string } }[] } }
    ).interests
    expect(interests.map(({ tag }) => tag.id)).toEqual(['hot', 'leaf'])
    expect(interests.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9)
  })
})
