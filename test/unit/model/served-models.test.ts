import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { grantedByDefault } from '../../../src/domain/consent.ts'
import {
  addUsers,
  beginModel,
  describeModel,
  dropModelParts,
} from '../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { type FactorModel, factorTable, itemOutputs } from '../../../src/model/factor-model.ts'
import { servedModels } from '../../../src/model/served-models.ts'
import { writeModel } from '../../../src/training/versions.ts'
import { littleFactors } from '../../support/little-factors.ts'

const factors = littleFactors()
const signal = new AbortController().signal

let graph: GraphStore
beforeEach(async () => {
  graph = await openEmbedded({ maxRelationships: 1e6, shuffleUnordered: true })
})
afterEach(() => graph.close())

async function write(version: string, written: FactorModel = factors): Promise<void> {
  await graph.run(beginModel, { version, trainedAt: 1, settings: '{}', terms: '{}' })
  const run = { version, signal, granted: grantedByDefault('standard'), resetAts: new Map<string, number>() }
  await writeModel(graph, { factors: written, interest: null }, run)
}

describe('servedModels', () => {
  it('returns the trained model', async () => {
    await write('v1')
    expect(await servedModels(graph).load('v1')).toEqual({
      trainedAtMs: 1,
      factors,
      interest: null,
      policy: {},
    })
  })

  it('returns the output layer of a version that has one', async () => {
    const outputs = itemOutputs(
      Float32Array.from({ length: 8 * 5 }, (_, at) => at),
      4,
    )
    await write('v1', { ...factors, outputs })
    expect((await servedModels(graph).load('v1')).factors).toEqual({ ...factors, outputs })
  })

  it('reads a version once, and caches two versions', async () => {
    for (const version of ['v1', 'v2', 'v3']) await write(version)
    const models = servedModels(graph)
    const first = models.load('v1')
    expect(models.load('v1')).toBe(first)
    const second = models.load('v2')
    await second
    expect(models.load('v1')).toBe(first)
    await models.load('v3')
    expect(models.load('v1')).toBe(first)
    expect(models.load('v2')).not.toBe(second)
  })

  it('reads a version again once another one has served for longer than any request', async () => {
    for (const version of ['v1', 'v2']) await write(version)
    const models = servedModels(graph, 1)
    const first = models.load('v1')
    await first
    await models.load('v2')
    await expect.poll(() => models.load('v1') === first).toBe(false)
  })

  it('forgets the vectors of people, also while they are read, and keeps those of others', async () => {
    await graph.run(addUsers, { ids: ['ana', 'bo'] })
    await write('v1', {
      ...factors,
      people: factorTable(['ana', 'bo'], Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8)),
    })
    const models = servedModels(graph)
    const reading = models.load('v1')
    models.forget(['ana', 'unknown'])
    const people = (await reading).factors?.people
    expect(people?.index).toEqual(new Map([['bo', 1]]))
    expect(people?.ids).toEqual(['', 'bo'])
    expect(people?.vectors).toEqual(Float32Array.of(0, 0, 0, 0, 5, 6, 7, 8))
  })

  it('has neither factors nor interest for a version without them or an unknown version', async () => {
    await graph.run(beginModel, { version: 'v1', trainedAt: 1, settings: '{}', terms: '{}' })
    const models = servedModels(graph)
    expect(await models.load('v1')).toEqual({ trainedAtMs: 1, factors: null, interest: null, policy: {} })
    expect(await models.load('unknown')).toEqual({
      trainedAtMs: null,
      factors: null,
      interest: null,
      policy: {},
    })
  })

  it('never serves half a model, and tries again after a failure', async () => {
    await write('v1')
    await graph.run(dropModelParts, { keptVersions: ['another'], limit: 1 })
    const models = servedModels(graph)
    await expect(models.load('v1')).rejects.toMatchObject({ name: 'GraphError', kind: 'unavailable' })
    await graph.run(describeModel, { version: 'v1', factors: null, interest: null })
    expect(await models.load('v1')).toEqual({ trainedAtMs: 1, factors: null, interest: null, policy: {} })
  })
})
