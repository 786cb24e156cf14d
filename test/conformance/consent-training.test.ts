import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LiveConsents } from '../../src/consent/live-consents.ts'
import { setConsent } from '../../src/consent/set-consent.ts'
import { type ConsentDefaults, grantedByDefault } from '../../src/domain/consent.ts'
import { viewerProfile, writeNeighbors } from '../../src/graph/__generated__/queries.ts'
import { readGraphState } from '../../src/graph/graph-state.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import type { FactorModel } from '../../src/model/factor-model.ts'
import { servedModels } from '../../src/model/served-models.ts'
import { refreshNeighbors } from '../../src/training/incremental/refresh-neighbors.ts'
import { train } from '../../src/training/train.ts'
import { asking, question } from '../support/asking.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { NOW_MS, world } from '../support/world.ts'

const neighborPairs = cypherQuery<Record<never, never>, { userId: string; otherId: string }>(
  'test/neighbor-pairs',
  `// @mode read
   // @budget 10000
   // @returns userId String!
   // @returns otherId String!
   MATCH (user:User)-[tie:NEIGHBOR_OF]->(other:User)
   RETURN user.id AS userId, other.id AS otherId`,
)

const partMembers = cypherQuery<{ version: string }, { memberIds: readonly string[] }>(
  'test/part-members',
  `// @mode read
   // @budget 10000
   // @param version String!
   // @returns memberIds [String!]!
   MATCH (part:ModelPart) WHERE part.version = $version RETURN part.memberIds AS memberIds`,
)

const ROCK = [1, 2, 3, 4, 5, 6].map((n) => `rock${n}`)
const JAZZ = [1, 2, 3, 4, 5, 6].map((n) => `jazz${n}`)

describe.each(ENGINES)('training and consent on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    beforeAll(async () => {
      graph = await engine.open()
      const small = world()
      for (const id of ROCK) small.item(id, { tags: ['rock'] })
      for (const id of JAZZ) small.item(id, { tags: ['jazz'] })
      for (const n of [1, 2, 3, 4, 5, 6]) {
        small.user(`rfan${n}`).listens(...ROCK.filter((_, index) => index !== n - 1))
        small.user(`jfan${n}`).listens(...JAZZ.filter((_, index) => index !== n - 1))
      }
      small.user('rfan1').follows('rfan2', 'jfan1')
      small.user('jfan1').follows('rfan1')
      await small.fill(graph)
    }, 120_000)
    afterAll(() => graph.close())

    async function decide(userId: string, isGranted: boolean): Promise<void> {
      const choices = [{ purpose: 'model-training', isGranted }] as const
      const terms = { atMs: NOW_MS, origin: 'api', policyVersion: null } as const
      await setConsent(graph, [{ userId, choices }], terms)
    }

    async function users(): Promise<readonly string[]> {
      const pairs = await graph.run(neighborPairs, {})
      return [...new Set(pairs.flatMap(({ userId, otherId }) => [userId, otherId]))].sort()
    }

    async function trained(
      defaults: ConsentDefaults = 'standard',
    ): Promise<{ users: string[]; members: string[] }> {
      const { version } = await train(graph, {
        nowMs: NOW_MS,
        holder: 'test',
        graceMs: 0,
        settings: QUICK_TRAINING,
        granted: grantedByDefault(defaults),
      })
      const parts = await graph.run(partMembers, { version })
      return {
        users: [...(await users())],
        members: parts.flatMap(({ memberIds }) => memberIds),
      }
    }

    it('leaves out users who deny it, who still get a list from their history', async () => {
      const before = await trained()
      expect(before.users).toContain('rfan1')
      await decide('rfan1', false)
      const after = await trained()
      expect(after.users).toEqual(before.users.filter((userId) => userId !== 'rfan1'))
      expect(after.members).not.toContain('rfan1')
      const { recommend, close } = asking(graph)
      const page = await recommend(question('rfan1', { first: 3 }), { nowMs: NOW_MS })
      await close()
      expect(page.personalization).toBe('FULL')
      expect(page.edges[0]?.item.id).toBe('rock1')
      await decide('rfan1', true)
      expect((await trained()).users).toEqual(before.users)
    })

    it('reads only users who opted in, where they have to', async () => {
      await decide('jfan1', true)
      await decide('jfan2', true)
      await decide('rfan1', false)
      expect((await trained('denied')).users).toEqual(['jfan1', 'jfan2'])
    })

    it('takes a user who denies it out of all neighbors and the served model with the decision', async () => {
      await decide('rfan1', true)
      const before = await trained()
      expect(before.users).toContain('rfan1')
      const version = (await readGraphState(graph)).modelVersion ?? ''
      const models = servedModels(graph)
      const people = async () => (await models.load(version)).factors?.people
      const vectorOf = (await people())?.index.get('rfan1') ?? -1
      const consents = new LiveConsents(graph, {
        defaults: 'standard',
        onChange: (ids) => models.forget(ids),
      })
      await consents.read()
      await decide('rfan1', false)
      await consents.onWrite()
      expect(await users()).toEqual(before.users.filter((userId) => userId !== 'rfan1'))
      expect((await graph.run(viewerProfile, { viewerId: 'rfan1' }))[0]?.neighborsAt).toBeNull()
      for (const one of [models, servedModels(graph)]) {
        const { people } = (await one.load(version)).factors as FactorModel
        const dimension = people.vectors.length / people.ids.length
        expect([people.index.has('rfan1'), people.ids.includes('rfan1')]).toEqual([false, false])
        const vector = people.vectors.subarray(vectorOf * dimension, (vectorOf + 1) * dimension)
        expect(vector.every((number) => number === 0)).toBe(true)
      }
      const { recommend, close } = asking(graph)
      const page = await recommend(question('rfan1', { first: 3 }), { nowMs: NOW_MS })
      await close()
      expect([page.personalization, page.edges[0]?.item.id]).toEqual(['FULL', 'rock1'])
    })

    it('does not bring a user back who denies it while neighbors are found or a training writes', async () => {
      await decide('rfan1', true)
      await trained()
      // Their decision is not yet in the memory of this process.
      const late = new LiveConsents(graph, { defaults: 'standard' })
      await late.read()
      await decide('rfan1', false)
      await refreshNeighbors(graph, 'rfan2', NOW_MS, late)
      await refreshNeighbors(graph, 'rfan1', NOW_MS, late)
      expect(await users()).not.toContain('rfan1')
      await late.read()
      expect(await refreshNeighbors(graph, 'rfan1', NOW_MS, late)).toBeNull()
      const rows = [{ headId: 'rfan2', rankOffset: 0, targetIds: ['rfan1', 'rfan3'], scores: [1, 0.5] }]
      await graph.run(writeNeighbors, { version: 'next', rows })
      expect(await users()).not.toContain('rfan1')
    })

    it('is obeyed when the neighbors of others are refreshed', async () => {
      await decide('rfan1', true)
      await trained()
      await decide('rfan1', false)
      const consents = new LiveConsents(graph, { defaults: 'standard' })
      await consents.read()
      await refreshNeighbors(graph, 'rfan2', NOW_MS, consents)
      const pairs = await graph.run(neighborPairs, {})
      const others = pairs.filter(({ userId }) => userId === 'rfan2').map(({ otherId }) => otherId)
      expect(others).toEqual(expect.arrayContaining(['rfan3']))
      expect(others).not.toContain('rfan1')
    })
  })
})
