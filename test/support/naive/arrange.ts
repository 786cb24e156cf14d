import { SOURCE_NAMES, type SourceName } from '../../../src/domain/source-name.ts'
import { tagsOf } from './facts.ts'
import type { PlainData } from './plain-world.ts'
import type { NaiveItem } from './scores.ts'

/** Up to each place, known items take at most this share, rounded up, while there are others. */
export function withFewKnown(
  items: readonly NaiveItem[],
  returning: ReadonlySet<string>,
  share: number,
): readonly NaiveItem[] {
  const left = [...items]
  const placed: NaiveItem[] = []
  let count = 0
  while (left.length > 0) {
    const isFull = count >= Math.ceil(share * (placed.length + 1))
    const at = left.findIndex(({ itemId }) => !isFull || !returning.has(itemId))
    const next = left.splice(Math.max(0, at), 1)
    placed.push(...next)
    count += next.filter(({ itemId }) => returning.has(itemId)).length
  }
  return placed
}

/** At most so many items of one strongest tag, then spread by maximal marginal relevance. */
export function arranged(
  data: PlainData,
  items: readonly NaiveItem[],
  maxPerTag: number,
  diversity: number,
): readonly NaiveItem[] {
  const strongest = items.map(({ itemId }) => tagsOf(data, itemId)[0]?.id)
  const kept = items.filter((_, at) => {
    const above = strongest.slice(0, at).filter((tagId) => tagId === strongest[at]).length
    return strongest[at] === undefined || above < maxPerTag
  })
  return diversity === 0 ? kept : spread(data, kept, diversity)
}

function spread(data: PlainData, items: readonly NaiveItem[], diversity: number): readonly NaiveItem[] {
  const logits = items.map(({ logit }) => logit)
  const [lowest, highest] = [Math.min(...logits), Math.max(...logits)]
  const relevance = ({ logit }: NaiveItem) => (highest === lowest ? 1 : (logit - lowest) / (highest - lowest))
  const left = [...items]
  const placed = left.splice(0, 1)
  while (left.length > 0) {
    const worth = left.map((item) => {
      const closest = Math.max(...placed.map((other) => similarity(data, item, other)))
      return (1 - diversity) * relevance(item) - diversity * closest
    })
    placed.push(...left.splice(worth.indexOf(Math.max(...worth)), 1))
  }
  return placed
}

/** Shared tags count 0.8, shared sources 0.2. */
function similarity(data: PlainData, one: NaiveItem, other: NaiveItem): number {
  const [tags, others] = [one, other].map(({ itemId }) => new Set(tagsOf(data, itemId).map(({ id }) => id)))
  const all = new Set([...(tags ?? []), ...(others ?? [])])
  const common = [...all].filter((id) => tags?.has(id) && others?.has(id)).length
  const sources = SOURCE_NAMES.reduce(
    (sum, name) => sum + Math.min(shareOf(one, name), shareOf(other, name)),
    0,
  )
  return 0.8 * (common / (all.size || 1)) + 0.2 * Math.min(1, sources)
}

function shareOf({ contributions }: NaiveItem, source: SourceName): number {
  const total = contributions.reduce((sum, { logit }) => sum + Math.abs(logit), 0)
  const own = contributions.filter((part) => part.source === source)
  return own.reduce((sum, { logit }) => sum + Math.abs(logit), 0) / (total || 1)
}
