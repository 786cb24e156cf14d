import { stdout } from 'node:process'
import { inventWorld } from '../src/datasets/demo/demo-world.ts'
import { importDataSet } from '../src/datasets/importing/import-data-set.ts'
import { groupBy } from '../src/domain/grouping.ts'
import { plainRequest } from '../src/domain/recommendation.ts'
import { mean, ndcg, reciprocalRank } from '../src/evaluation/metrics.ts'
import { openEmbedded } from '../src/graph/embedded/open-embedded.ts'
import { train } from '../src/training/train.ts'
import { asking } from '../test/support/asking.ts'
import { memoryDataSet } from '../test/support/memory-data-set.ts'
import { NOW_MS } from '../test/support/world.ts'

// How much a viewer should count on an item page: `npm run bench:anchors`. Of half of the orders of two items in the demo world, the
// second one is hidden from training. Its place in the list of the first one is measured, for the person who bought both.

const SHARES = [0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7]
const FIRST = 10

interface Pair {
  readonly userId: string
  readonly anchorId: string
  readonly hiddenId: string
}

const world = inventWorld({ seed: 1, nowMs: NOW_MS })
const purchases = world.interactions.filter(({ kind }) => kind === 'purchase')
const pairs = [...groupBy(purchases, ({ userId, atMs }) => `${userId} ${atMs}`).values()].flatMap(
  ([anchor, hidden]): Pair[] =>
    anchor && hidden ? [{ userId: anchor.userId, anchorId: anchor.itemId, hiddenId: hidden.itemId }] : [],
)
// By turns: to train on, to choose by, to train on, to report.
const chosenBy = pairs.filter((_, place) => place % 4 === 1)
const reported = pairs.filter((_, place) => place % 4 === 3)
const hidden = new Set([...chosenBy, ...reported].map(({ userId, hiddenId }) => `${userId} ${hiddenId}`))
const interactions = world.interactions.filter(({ userId, itemId }) => !hidden.has(`${userId} ${itemId}`))

const graph = await openEmbedded({ maxRelationships: 1e6 })
await importDataSet(graph, memoryDataSet({ ...world, interactions }), { atMs: NOW_MS, nowMs: NOW_MS })
await train(graph, { nowMs: NOW_MS, holder: 'bench', graceMs: 0 })
const { recommend, close } = asking(graph)
const tagsOf = new Map(
  [...groupBy(world.taggings, ({ itemId }) => itemId)].map(([id, tags]) => [
    id,
    new Set(tags.map(({ tagId }) => tagId)),
  ]),
)

/** MRR and NDCG at 10, and the share of the first five that have a tag of the anchor. */
async function measure(some: readonly Pair[], viewerShare: number): Promise<readonly (number | null)[]> {
  const found: (readonly (number | null)[])[] = []
  for (const { userId, anchorId, hiddenId } of some) {
    const subject = { kind: 'items', itemIds: [anchorId], viewerShare } as const
    const { edges } = await recommend({ ...plainRequest(userId, FIRST), subject }, { nowMs: NOW_MS })
    const hits = edges.map(({ item }) => item.id === hiddenId)
    const isAlike = ({ item: { id } }: (typeof edges)[number]) =>
      [...(tagsOf.get(id) ?? [])].some((tagId) => tagsOf.get(anchorId)?.has(tagId))
    found.push([
      reciprocalRank(hits, FIRST),
      ndcg(hits, 1, FIRST),
      mean(edges.slice(0, 5).map((edge) => Number(isAlike(edge)))),
    ])
  }
  return [0, 1, 2].map((at) => mean(found.map((figures) => figures[at] ?? null)))
}

const said = (figures: readonly (number | null)[]) =>
  figures.map((figure) => (figure ?? 0).toFixed(4)).join('  ')
stdout.write(`${pairs.length} orders of two; ${chosenBy.length} to choose by, ${reported.length} to report\n`)
stdout.write('share  chosen by: MRR, NDCG@10, alike@5  reported: MRR, NDCG@10, alike@5\n')
for (const share of SHARES) {
  const row = [said(await measure(chosenBy, share)), said(await measure(reported, share))]
  stdout.write(`${share.toFixed(2).padEnd(5)}  ${row[0]}            ${row[1]}\n`)
}
await close()
await graph.close()
