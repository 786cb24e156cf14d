import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantedByDefault, PURPOSES, undecided } from '../../src/domain/consent.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import {
  chart,
  modelPartsOfUser,
  models,
  neighbors,
  newestEvent,
  previousModel,
} from '../../src/graph/__generated__/queries.ts'
import { servedModels } from '../../src/model/served-models.ts'
import { deleteUsers } from '../../src/privacy/delete-users.ts'
import { exportedKinds } from '../../src/privacy/export-user.ts'
import { FollowedCatalog } from '../../src/snapshot/live-catalog.ts'
import { LivePlacements } from '../../src/steering/live-placements.ts'
import { acquireLease, holdingLease } from '../../src/training/lease.ts'
import { rollBack } from '../../src/training/roll-back.ts'
import { type TrainOptions, train } from '../../src/training/train.ts'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { NOW_MS } from '../support/world.ts'
import { fillCircles } from './fixture/circles.ts'

const VIEWERS = ['rfan1', 'rfan4', 'jfan2', 'eve']

const LISTS = `query ($userId: ID!, $input: RecommendationInput) {
  recommendations(userId: $userId, first: 12, input: $input) {
    modelVersion
    edges { rank logit probability node { id } contributions { source logit } }
  }
}`

const ROLL_BACK = `mutation ($version: String!) {
  rollBackModel(version: $version) { modelVersion problems { __typename code message path isRetryable } }
}`

const VERSIONS = '{ stats { modelVersion } previousModelVersion }'

const HISTORY = '{ trainings { version outcome startedAt endedAt reason interactions ndcgAt10 } }'

const PREVIOUS = { model: 'PREVIOUS' }

interface Page {
  readonly modelVersion: string
  readonly nodes: readonly { readonly id: string }[]
  readonly pageInfo: { readonly endCursor: string }
}

interface RolledBack {
  readonly modelVersion: string | null
  readonly problems: readonly { readonly code: string; readonly message: string }[]
}

describe.each(ENGINES)('rolling back the model on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    let trainedBefore: string
    let trained: string
    let before: readonly unknown[]

    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        fill: fillCircles,
        recommend: (graph, events) => asking(graph, { events }),
        // A freshly started server takes seconds to plan its first statements.
        settings: { requestDeadlineMs: 20_000 },
      })
    })
    afterAll(() => server.close())

    const lists = async (input: object = {}) => {
      const found: unknown[] = []
      for (const userId of VIEWERS) found.push((await server.data(LISTS, { userId, input })).recommendations)
      return found
    }
    const again = async (version: string) =>
      (await server.data(ROLL_BACK, { version })).rollBackModel as RolledBack
    const versions = async () => {
      const { stats, previousModelVersion } = await server.data(VERSIONS)
      return { ...(stats as object), previousModelVersion }
    }
    const trainAt = async (nowMs: number, options: Partial<TrainOptions> = {}) => {
      const { version } = await train(server.graph, {
        nowMs,
        holder: 'test',
        graceMs: 0,
        settings: QUICK_TRAINING,
        isForced: true,
        ...options,
      })
      return version
    }
    const exported = async (userId: string) => {
      const catalog = new FollowedCatalog(server.graph)
      const kinds = exportedKinds(
        {
          graph: server.graph,
          models: servedModels(server.graph),
          consents: undecided('standard'),
          liveCatalog: catalog,
          placements: new LivePlacements(server.graph),
          journaledEvents: async function* () {},
          deadLetters: async function* () {},
          servedLists: async function* () {},
          nowMs: () => NOW_MS,
        },
        userId,
      )
      const found = new Map<string, Set<unknown>>()
      for (const { name, rows } of kinds) {
        const named = new Set<unknown>()
        for await (const row of rows) named.add(row.modelVersion ?? row.version)
        found.set(name, named)
      }
      catalog.close()
      return found
    }

    it('is refused if users allowed more by default when the kept model was trained', async () => {
      const allowing = (await server.graph.run(models, {}))[0]?.id ?? ''
      const second = await trainAt(NOW_MS + 1, { granted: new Set(PURPOSES) })
      expect(await versions()).toEqual({ modelVersion: second, previousModelVersion: allowing })
      expect(await again(allowing)).toEqual({
        modelVersion: null,
        problems: [
          {
            __typename: 'ConflictProblem',
            code: 'CONFLICT',
            message: expect.stringContaining('train with its settings'),
            path: [],
            isRetryable: false,
          },
        ],
      })
      expect(await versions()).toMatchObject({ modelVersion: second })
      await expect(server.data(LISTS, { userId: 'eve', input: PREVIOUS })).rejects.toThrow(
        'train with its settings',
      )
    })

    it('has nothing to go back to after a training with stricter settings: the older models are deleted', async () => {
      trainedBefore = await trainAt(NOW_MS + 2)
      expect(await versions()).toEqual({ modelVersion: trainedBefore, previousModelVersion: null })
      expect((await server.graph.run(models, {})).map(({ id }) => id)).toEqual([trainedBefore])
      await expect(server.data(LISTS, { userId: 'eve', input: PREVIOUS })).rejects.toThrow('NOT_FOUND')
    })

    it('keeps the model that served before a training, and no older one', async () => {
      before = await lists()
      trained = await trainAt(NOW_MS + 3, {
        policyNumbers: { popularityDiscount: 1, seedLimit: 1, seedDepth: 1 },
      })
      expect(await versions()).toEqual({ modelVersion: trained, previousModelVersion: trainedBefore })
      expect((await server.graph.run(models, {})).map(({ id }) => id)).toEqual([trainedBefore, trained])
      expect(await lists()).not.toEqual(before)
    })

    it('can be looked at before: lists of the previous model are those that it made, beside those that serve', async () => {
      const serve = await lists()
      expect(await lists(PREVIOUS)).toEqual(before)
      expect(await lists({ model: 'SERVING' })).toEqual(serve)
      expect(await lists(PREVIOUS)).toEqual(before)
    })

    it('lists of the previous model are continued by its pages alone', async () => {
      const page = `query ($after: String, $input: RecommendationInput) {
        recommendations(userId: "eve", first: 3, after: $after, input: $input) {
          modelVersion nodes { id } pageInfo { endCursor } } }`
      const first = (await server.data(page, { input: PREVIOUS })).recommendations as Page
      const after = first.pageInfo.endCursor
      const second = (await server.data(page, { input: PREVIOUS, after })).recommendations as Page
      const [, , , eve] = before as readonly { edges: readonly { node: { id: string } }[] }[]
      const ids = [...first.nodes, ...second.nodes].map(({ id }) => id)
      expect(ids).toEqual(eve?.edges.slice(0, 6).map(({ node }) => node.id))
      expect([first.modelVersion, second.modelVersion]).toEqual([trainedBefore, trainedBefore])
      await expect(server.data(page, { after })).rejects.toThrow('CURSOR_INVALID')
    })

    it('makes the lists that the model made before, to the last digit', async () => {
      expect(await again(trainedBefore)).toEqual({ modelVersion: trainedBefore, problems: [] })
      expect(await versions()).toEqual({ modelVersion: trainedBefore, previousModelVersion: trained })
      expect(await lists()).toEqual(before)
    })

    it('counts people from then on in the charts of the model that serves', async () => {
      expect((await server.graph.run(newestEvent, {}))[0]?.countedVersion).toBe(trainedBefore)
    })

    it('changes nothing if the request comes twice', async () => {
      const past = (await server.data(HISTORY)).trainings
      expect(await again(trainedBefore)).toEqual({ modelVersion: trainedBefore, problems: [] })
      expect(await versions()).toEqual({ modelVersion: trainedBefore, previousModelVersion: trained })
      expect((await server.data(HISTORY)).trainings).toEqual(past)
    })

    it('is in the history, with the figures of the training', async () => {
      const [back, last, first] = (await server.data(HISTORY)).trainings as Record<string, unknown>[]
      const at = new Date(NOW_MS).toISOString()
      expect(last).toMatchObject({ version: trained, outcome: 'SERVED' })
      expect(first).toMatchObject({ version: trainedBefore, outcome: 'SERVED' })
      expect(back).toEqual({ ...first, outcome: 'ROLLED_BACK', startedAt: at, endedAt: at })
    })

    it('can be taken back, and serves items that were added meanwhile', async () => {
      const text = 'mutation ($items: [ItemInput!]!) { upsertItems(items: $items) { problems { code } } }'
      const items = [{ id: 'late', title: 'Late', tags: [{ tagId: 'rock' }] }]
      expect(await server.data(text, { items })).toEqual({ upsertItems: { problems: [] } })
      const fresh = async (version: string) =>
        (await server.graph.run(chart, { chartId: 'fresh', version, depth: 100 })).map(({ itemId }) => itemId)
      expect(await fresh(trained)).not.toContain('late')
      expect(await again(trained)).toEqual({ modelVersion: trained, problems: [] })
      expect(await fresh(trained)).toContain('late')
      expect(await again(trainedBefore)).toEqual({ modelVersion: trainedBefore, problems: [] })
    })

    it('an export has what both models have learned of a user', async () => {
      const both = new Set([trainedBefore, trained])
      const kinds = await exported('rfan1')
      expect(kinds.get('modelVector')).toEqual(both)
      expect(kinds.get('neighbors')).toEqual(both)
      expect((await server.graph.run(modelPartsOfUser, { userId: 'rfan1' })).length).toBeGreaterThanOrEqual(2)
    })

    it('an erased user stays erased, in both models', async () => {
      expect(await server.graph.run(modelPartsOfUser, { userId: 'rfan2' })).not.toEqual([])
      await deleteUsers(server.graph, ['rfan2'], DEFAULT_RATING_SCALE, {})
      for (const version of [trained, trainedBefore]) {
        expect(await again(version)).toEqual({ modelVersion: version, problems: [] })
        expect(await server.graph.run(modelPartsOfUser, { userId: 'rfan2' })).toEqual([])
        const near = await server.graph.run(neighbors, { viewerId: 'rfan1', version })
        expect(near.length).toBeGreaterThan(0)
        expect(near.map(({ personId }) => personId)).not.toContain('rfan2')
      }
      expect([...(await exported('rfan2'))].filter(([, rows]) => rows.size > 0)).toEqual([])
    })

    it('is refused as data for a version that is not kept', async () => {
      const { problems, modelVersion } = await again('20200101T000000000Z')
      expect(modelVersion).toBeNull()
      expect(problems).toMatchObject([{ __typename: 'InputProblem', code: 'NOT_FOUND', path: ['version'] }])
    })

    it('is refused if tags are sensitive now that were not when the kept model was trained', async () => {
      const [kept] = await server.graph.run(previousModel, {})
      const refused = rollBack(server.graph, {
        version: kept?.version ?? '',
        holder: 'test',
        nowMs: () => NOW_MS,
        terms: { granted: grantedByDefault('standard'), sensitiveTags: ['rock'] },
        onLateFailed: () => undefined,
      })
      await expect(refused).rejects.toMatchObject({ code: 'CONFLICT' })
      expect((await server.graph.run(previousModel, {}))[0]).toEqual(kept)
    })

    it('is refused as data while a training holds the lease', async () => {
      const refused = [{ __typename: 'ConflictProblem', code: 'CONFLICT', isRetryable: true }]
      const lease = { holder: 'a training', clock: () => NOW_MS }
      await holdingLease(server.graph, lease, async () => {
        expect((await again(trained)).problems).toMatchObject(refused)
      })
      // No other process can train an embedded graph.
      if (engine.name === 'embedded') return
      const held = await acquireLease(server.graph, { ...lease, isShared: true })
      expect((await again(trained)).problems).toMatchObject(refused)
      await held.release()
      expect(await versions()).toMatchObject({ modelVersion: trainedBefore })
    })

    it('the next training keeps the model that served, and deletes the other one', async () => {
      const newest = await trainAt(NOW_MS + 4)
      expect(await versions()).toEqual({ modelVersion: newest, previousModelVersion: trainedBefore })
      expect((await server.graph.run(models, {})).map(({ id }) => id)).toEqual([trainedBefore, newest])
      expect(await exported('rfan1').then((kinds) => kinds.get('neighbors'))).toEqual(
        new Set([trainedBefore, newest]),
      )
    })
  })
})
