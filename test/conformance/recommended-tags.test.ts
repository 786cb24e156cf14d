import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adjustInterest } from '../../src/catalog/adjust-interest.ts'
import { undecided } from '../../src/domain/consent.ts'
import { fnv1a } from '../../src/domain/hash.ts'
import { mean, ndcg } from '../../src/evaluation/metrics.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { servedModels } from '../../src/model/served-models.ts'
import { interests } from '../../src/recommend/interests.ts'
import { type RecommendedTag, recommendedTags } from '../../src/recommend/recommended-tags.ts'
import { FollowedCatalog } from '../../src/snapshot/live-catalog.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'
import { NOW_MS } from '../support/world.ts'

const USERS = 120
const AT = 10

/** By user, the items that the graph does not have. */
type HiddenItems = ReadonlyMap<string, readonly string[]>

const WORLD = {
  users: USERS,
  items: 900,
  interactions: 6_000,
  ties: 500,
  taggings: 2_500,
  seed: 5,
  hasProperties: false,
}

/** Hides one in five interactions. */
function hideInteractions(file: string): HiddenItems {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  const names = header.split(',')
  const hidden = new Map<string, string[]>()
  const shown = lines.filter((line) => {
    if (fnv1a(line) % 5 > 0) return true
    const cells = line.split(',')
    const userId = cells[names.indexOf('userId')] ?? ''
    hidden.set(userId, [...(hidden.get(userId) ?? []), cells[names.indexOf('itemId')] ?? ''])
    return false
  })
  writeFileSync(file, [header, ...shown, ''].join('\n'))
  return hidden
}

describe.each(ENGINES)('recommended tags on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    let catalog: FollowedCatalog
    let hidden: HiddenItems
    beforeAll(async () => {
      graph = await engine.open()
      await fillGeneratedWorld(graph, WORLD, (folder) => {
        hidden = hideInteractions(join(folder, 'interactions.csv'))
      })
      catalog = new FollowedCatalog(graph)
    }, 240_000)
    afterAll(async () => {
      catalog.close()
      await graph.close()
    })

    const tagsFor = (userId: string, includesKnown = false): Promise<readonly RecommendedTag[]> =>
      recommendedTags(
        { graph, models: servedModels(graph), liveCatalog: catalog, consents: undecided('standard') },
        userId,
        { nowMs: NOW_MS, isOptedOut: false, includesKnown, crowdsOnly: false },
      )

    const idsOf = (tags: readonly { readonly tagId: string }[]) => tags.map(({ tagId }) => tagId)

    it('finds the tags of hidden items better than the most used tags and the tags of the history', async () => {
      const snapshot = await catalog.current()
      const tagsOf = (itemId: string) => {
        const row = snapshot.numberOf(itemId)
        return row === undefined ? [] : snapshot.tagIdsAt(row)
      }
      const uses = new Map<string, number>()
      for (let row = 0; row < snapshot.rowCount; row++) {
        if (!snapshot.isPresent(row)) continue
        const degree = snapshot.degreeAt(row)
        for (const tagId of snapshot.tagIdsAt(row)) uses.set(tagId, (uses.get(tagId) ?? 0) + degree)
      }
      const mostUsed = [...uses].sort((a, b) => b[1] - a[1]).map(([tagId]) => tagId)
      const models = servedModels(graph)
      const scores = { recommended: [] as number[], mostUsed: [] as number[], history: [] as number[] }
      for (const [userId, itemIds] of hidden) {
        const wanted = new Set(itemIds.flatMap(tagsOf))
        if (wanted.size === 0) continue
        const score = (tagIds: readonly string[]) =>
          ndcg(
            tagIds.slice(0, AT).map((tagId) => wanted.has(tagId)),
            wanted.size,
            AT,
          )
        scores.recommended.push(score(idsOf(await tagsFor(userId))))
        scores.mostUsed.push(score(mostUsed))
        const own = await interests({ graph, models, consents: undecided('standard') }, userId, {
          nowMs: NOW_MS,
          temperature: 1,
        })
        scores.history.push(score(idsOf(own)))
      }
      const [recommended, popular, history] = [scores.recommended, scores.mostUsed, scores.history].map(mean)
      expect(scores.recommended.length).toBeGreaterThan(USERS / 2)
      expect(recommended).toBeGreaterThan(Number(popular))
      expect(recommended).toBeGreaterThan(Number(history))
    }, 120_000)

    it('never lists a tag that the user set to 0, and lists stated tags only if asked to', async () => {
      const [first = '', second = '', third = ''] = idsOf(await tagsFor('u7'))
      await adjustInterest(graph, { userId: 'u7', tagId: first, factor: 0 }, {})
      await adjustInterest(graph, { userId: 'u7', tagId: second, factor: 2 }, {})
      const unknown = idsOf(await tagsFor('u7'))
      expect(unknown[0]).toBe(third)
      expect(unknown).not.toContain(second)
      const all = idsOf(await tagsFor('u7', true))
      expect(all[0]).toBe(second)
      expect([...unknown, ...all]).not.toContain(first)
    })

    it('the probabilities are a softmax of the logits over all tags of the list', async () => {
      const tags = await tagsFor('u9')
      expect(tags.length).toBeGreaterThan(20)
      expect(tags.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9)
      const [best, other] = [tags[0], tags[9]]
      if (!best || !other) throw new Error('too few tags')
      expect(best.probability / other.probability).toBeCloseTo(Math.exp(best.logit - other.logit), 9)
    })

    it('lists none without consent to personalization, and none for an unknown user', async () => {
      const parts = { graph, models: servedModels(graph), liveCatalog: catalog }
      const options = { nowMs: NOW_MS, isOptedOut: false, includesKnown: true, crowdsOnly: false }
      expect(
        await recommendedTags(
          { ...parts, consents: { ...undecided('standard'), allows: () => false } },
          'u9',
          options,
        ),
      ).toEqual([])
      expect(await tagsFor('newcomer', true)).toEqual([])
    })
  })
})
