import type { Filter } from '../../../src/domain/filter.ts'
import { tagsOf } from './facts.ts'
import type { PlainData } from './plain-world.ts'

/** Whether the item is described and may be shown at this time. */
export function isAvailable({ items }: PlainData, itemId: string, nowMs: number): boolean {
  const item = items.find(({ id }) => id === itemId)
  return item !== undefined && (item.availableFrom ?? 0) <= nowMs && (item.availableUntil ?? Infinity) > nowMs
}

/** The filters of the random requests. */
export function passesFilter(data: PlainData, itemId: string, filter: Filter | null): boolean {
  if (filter === null) return true
  const item = data.items.find(({ id }) => id === itemId)
  if ('all' in filter) return filter.all.every((one) => passesFilter(data, itemId, one))
  if ('any' in filter) return filter.any.some((one) => passesFilter(data, itemId, one))
  if ('not' in filter) return !passesFilter(data, itemId, filter.not)
  if ('kind' in filter) return filter.kind.anyOf.includes(item?.kind ?? '')
  if ('ids' in filter) return filter.ids.includes(itemId)
  if ('tag' in filter) {
    const has = (id: string) => tagsOf(data, itemId).some((tag) => tag.id === id)
    return 'anyOf' in filter.tag ? filter.tag.anyOf.some(has) : filter.tag.allOf.every(has)
  }
  const { name, op, value } = filter.property
  const own = item?.properties[name]
  return op === 'EQ' ? own === value : typeof own === 'number' && typeof value === 'number' && own < value
}

/** The items that have all words of a text in their titles and tags; if none has, those that have most of them. */
export function matchesOf(data: PlainData, text: string, itemIds: readonly string[]): readonly string[] {
  const words = text.split(' ')
  const countOf = (itemId: string) => {
    const title = data.items.find(({ id }) => id === itemId)?.title.split(' ') ?? []
    const names = tagsOf(data, itemId).map(({ id }) => data.tags.get(id) ?? id)
    return words.filter((word) => [...title, ...names].includes(word)).length
  }
  const most = Math.max(1, ...itemIds.map(countOf))
  return itemIds.filter((itemId) => countOf(itemId) === most)
}
